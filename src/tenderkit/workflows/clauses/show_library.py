"""The library as lists: which clauses and kinds there are."""

from collections.abc import Iterator
from pathlib import Path

from tenderkit.messages import text
from tenderkit.model.clauses.clause import ClauseState
from tenderkit.project.places import find_places
from tenderkit.readers.clauses.library_reader import read_library
from tenderkit.readers.papers.kind_reader import read_kind


def library_lines(start: Path) -> Iterator[str]:
    """`vite 1.0.0  publicerad  2025-01-01–  Vite`, in the order of reading."""
    for entry in read_library(find_places(start.resolve()).clause_folders).entries():
        clause = entry.clause
        status = text(f"status.{entry.state.status.value}")
        yield f"{clause.id:<24} {clause.version:<8} {status:<12} {days_of_use(entry.state):<22} {clause.title}"


def days_of_use(state: ClauseState) -> str:
    """The first and the last day of a version, `2025-01-01–2028-12-31`; a day that isn't given is left out."""
    return f"{state.valid_from or ''}–{state.valid_to or ''}"


def kind_lines(start: Path) -> Iterator[str]:
    """`kravavsnitt  Särskilda kontraktsvillkor om sysselsättning`."""
    places = find_places(start.resolve())
    for kind_id in places.kinds():
        folder = places.kind_folder(kind_id)
        if folder is not None:
            yield f"{kind_id:<24} {read_kind(folder, places.letterheads()).title}"
