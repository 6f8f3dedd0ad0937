"""The commented file that a new case begins with: only the lines that its kind of requirement needs, put together of pieces."""

from collections.abc import Collection, Iterator
from importlib import resources

from tenderkit.model.case.choices import RequirementKind

_FOLDER = "starter"
_ALWAYS, _BOTH, _LOTS, _LOTS_WITH_PLACES = "", "both", "lots", "lots with places"
_DIALOGUE, _PLACES = RequirementKind.DIALOGUE.value, RequirementKind.PLACES.value
_PIECES = (  # in the order of the file, each with what it is for
    ("inledning", _ALWAYS),
    ("avtal", _ALWAYS),
    ("prisform", _PLACES),
    ("anbudsomraden", _LOTS),
    ("anbudsomraden-med-platser", _LOTS_WITH_PLACES),
    ("krav", _ALWAYS),
    ("bada", _BOTH),
    ("dialog", _DIALOGUE),
    ("platser", _PLACES),
    ("uppfoljning", _ALWAYS),
    ("fler-rader", _ALWAYS),
)


def starter_text(kinds: Collection[RequirementKind], *, lots: bool) -> str:
    """The text of the file for a requirement of the kinds, with `lots` for a procurement that is divided."""
    asked = {_ALWAYS, *(kind.value for kind in kinds)}
    if lots:
        asked.add(_LOTS_WITH_PLACES if RequirementKind.PLACES in kinds else _LOTS)
    if len(set(kinds)) == len(RequirementKind):
        asked.add(_BOTH)
    return "".join(_pieces(asked))


def recruiters_text(file: str) -> str:
    """The text of one of the recruiter's files, by its name."""
    return resources.files("tenderkit").joinpath("library", _FOLDER, file).read_text("utf-8")


def _pieces(asked: Collection[str]) -> Iterator[str]:
    folder = resources.files("tenderkit").joinpath("library", _FOLDER)
    yield from (folder.joinpath(f"{name}.yaml").read_text("utf-8") for name, wanted in _PIECES if wanted in asked)
