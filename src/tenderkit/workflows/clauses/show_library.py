"""The library as lists: which clauses and kinds there are."""

from collections.abc import Iterator
from pathlib import Path

from tenderkit.messages import text
from tenderkit.project.places import find_places
from tenderkit.readers.clauses.library_reader import read_library
from tenderkit.readers.papers.kind_reader import read_kind


def library_lines(start: Path) -> Iterator[str]:
    """`vite 1.0.0  publicerad  Vite`, in the order of reading."""
    for entry in read_library(find_places(start.resolve()).clause_folders).entries():
        clause = entry.clause
        yield f"{clause.id:<24} {clause.version:<8} {text(f'status.{entry.state.status.value}'):<12} {clause.title}"


def kind_lines(start: Path) -> Iterator[str]:
    """`kravavsnitt  Särskilda kontraktsvillkor om sysselsättning`."""
    places = find_places(start.resolve())
    for kind_id in places.kinds():
        folder = places.kind_folder(kind_id)
        if folder is not None:
            yield f"{kind_id:<24} {read_kind(folder, places.letterheads()).title}"
