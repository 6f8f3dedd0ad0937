"""What a kind is about, and who hands its papers to whom; of its file no more is read than that takes."""

from collections.abc import Iterator
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel

from tenderkit.model.papers.kind import AboutWhat
from tenderkit.model.papers.kind_file import KindAboutWhat, KindRoles
from tenderkit.project.one_run import once_in_a_run
from tenderkit.project.places import ProjectPlaces
from tenderkit.readers.papers.kind_reader import KIND_FILE, TOP_KEY
from tenderkit.readers.yaml.validation import validate
from tenderkit.readers.yaml.yaml_reader import parse_yaml, read_bytes

Head = TypeVar("Head", bound=BaseModel)
_SAYS_SOMETHING = b"about:"
_OF_A_CASE = (AboutWhat.CASE,)


@once_in_a_run
def read_about_what(folder: Path) -> tuple[AboutWhat, ...]:
    """What the kind in the folder is about; raises `InvalidInputError` where its file says no such thing."""
    blocks = TOP_KEY.split(read_bytes(folder / KIND_FILE))
    if not any(block.startswith(_SAYS_SOMETHING) for block in blocks):  # most kinds are about a case, and say nothing
        return _OF_A_CASE
    return _head(KindAboutWhat, folder).about


@once_in_a_run
def read_kind_roles(folder: Path) -> KindRoles:
    """Who hands the kind's papers to whom, and when."""
    return _head(KindRoles, folder)


def kinds_about(places: ProjectPlaces, what: AboutWhat) -> tuple[str, ...]:
    """The ids of the kinds that can be built from this, in the order of `ProjectPlaces.kinds`."""
    return tuple(_about(places, what))


def _about(places: ProjectPlaces, what: AboutWhat) -> Iterator[str]:
    for kind_id in places.kinds():
        folder = places.kind_folder(kind_id)
        if folder is not None and what in read_about_what(folder):
            yield kind_id


def _head(model: type[Head], folder: Path) -> Head:
    file = folder / KIND_FILE
    wanted = tuple(f"{name}:".encode() for name in model.model_fields)
    blocks = TOP_KEY.split(read_bytes(file))
    return validate(model, parse_yaml(b"".join(block for block in blocks if block.startswith(wanted)), file))
