"""The commented file that a new case begins with: only the lines that its kind of requirement needs, put together of pieces."""

from collections.abc import Collection, Iterator
from importlib import resources

from tenderkit.model.case.choices import RequirementKind

_FOLDER = "starter"
_ALWAYS, _LOTS, _BOTH = "", "lots", "both"
_DIALOGUE, _PLACES = RequirementKind.DIALOGUE.value, RequirementKind.PLACES.value
_PIECES = (  # in the order of the file, each with what it is for
    ("inledning", _ALWAYS),
    ("avtal", _ALWAYS),
    ("anbudsomraden", _LOTS),
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
    asked |= {_LOTS} if lots else set()
    asked |= {_BOTH} if len(RequirementKind) == len(set(kinds)) else set()
    return "".join(_pieces(asked))


def _pieces(asked: Collection[str]) -> Iterator[str]:
    folder = resources.files("tenderkit").joinpath("library", _FOLDER)
    yield from (folder.joinpath(f"{name}.yaml").read_text("utf-8") for name, wanted in _PIECES if wanted in asked)
