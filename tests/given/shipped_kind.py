"""A shipped document kind, read as a build reads it."""

from tenderkit.model.papers.kind import Kind
from tenderkit.project.places import ProjectPlaces, built_in_root
from tenderkit.readers.papers.kind_reader import read_kind

PLACES = ProjectPlaces((built_in_root(),))


def shipped_kind(kind_id: str) -> Kind:
    folder = PLACES.kind_folder(kind_id)
    assert folder is not None
    return read_kind(folder, PLACES.letterheads())
