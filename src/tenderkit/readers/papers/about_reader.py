"""What a kind is about, and who hands its papers to whom; of its file no more is read than that takes."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from tenderkit.model.papers.kind import AboutWhat
from tenderkit.prepared import prepared
from tenderkit.project.one_run import once_in_a_run
from tenderkit.project.places import ProjectPlaces
from tenderkit.readers.papers.kind_folder import KIND_FILE, TOP_KEY
from tenderkit.readers.yaml.yaml_reader import parse_yaml, read_bytes

if TYPE_CHECKING:
    from pydantic import BaseModel

    from tenderkit.model.papers.kind_file import KindRecord, KindRoles

Head = TypeVar("Head", bound="BaseModel")
_SAYS_SOMETHING = b"about:"
_OF_A_CASE = (AboutWhat.CASE,)


@once_in_a_run
def read_about_what(folder: Path) -> tuple[AboutWhat, ...]:
    """What the kind in the folder is about; raises `InvalidInputError` where its file says no such thing."""
    data = read_bytes(folder / KIND_FILE)
    if _SAYS_SOMETHING not in data:  # most kinds are about a case, and say nothing
        return _OF_A_CASE
    return prepared("about", tuple[AboutWhat, ...], (data,), lambda: _about_what(data, folder))


def _about_what(data: bytes, folder: Path) -> tuple[AboutWhat, ...]:
    from tenderkit.model.papers.kind_file import KindAboutWhat

    says = any(block.startswith(_SAYS_SOMETHING) for block in TOP_KEY.split(data))
    return _head(KindAboutWhat, folder).about if says else _OF_A_CASE


@once_in_a_run
def read_kind_roles(folder: Path) -> "KindRoles":
    """Who hands the kind's papers to whom, and when."""
    from tenderkit.model.papers.kind_file import KindRoles

    return _head(KindRoles, folder)


@once_in_a_run
def read_kind_record(folder: Path) -> "KindRecord":
    """The same, and what the registry wants to know of its papers."""
    from tenderkit.model.papers.kind_file import KindRecord

    return _head(KindRecord, folder)


def kinds_about(places: ProjectPlaces, what: AboutWhat) -> tuple[str, ...]:
    """The ids of the kinds that can be built from this, in the order of `ProjectPlaces.kinds`."""
    return tuple(_about(places, what))


def _about(places: ProjectPlaces, what: AboutWhat) -> Iterator[str]:
    for kind_id in places.kinds():
        folder = places.kind_folder(kind_id)
        if folder is not None and what in read_about_what(folder):
            yield kind_id


def _head(model: type[Head], folder: Path) -> Head:
    from tenderkit.readers.yaml.validation import validate

    file = folder / KIND_FILE
    wanted = tuple(f"{name}:".encode() for name in model.model_fields)
    blocks = TOP_KEY.split(read_bytes(file))
    return validate(model, parse_yaml(b"".join(block for block in blocks if block.startswith(wanted)), file))
