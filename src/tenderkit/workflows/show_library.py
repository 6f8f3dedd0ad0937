"""The library for reading: which clauses and kinds there are, and what one says."""

from collections.abc import Iterator
from pathlib import Path

from tenderkit.messages import text
from tenderkit.problems import RefusedError
from tenderkit.project.places import find_places
from tenderkit.readers.kind_reader import read_kind
from tenderkit.readers.library_reader import read_library
from tenderkit.workflows.lint_library import clause_path


def clause_lines(start: Path) -> Iterator[str]:
    """`vite 1.0.0  publicerad  Vite`, in the order of reading."""
    for entry in read_library(find_places(start.resolve()).clause_folders).entries():
        clause = entry.clause
        yield f"{clause.id:<24} {clause.version:<8} {text(f'status.{entry.state.status.value}'):<12} {clause.title}"


def clause_source(start: Path, wanted: str) -> str:
    """The text of a clause's newest version, or of `ID@VERSION`; raises `RefusedError` when there is none."""
    places = find_places(start.resolve())
    library = read_library(places.clause_folders)
    clause_id, _, version = wanted.partition("@")
    versions = library.clauses.get(clause_id, {})
    if not versions or (version and version not in versions):
        raise RefusedError("TK-S007", {"clause": wanted, "clauses": ", ".join(library.clauses)})
    newest = version or [entry.clause.version for entry in library.entries() if entry.clause.id == clause_id][-1]
    return clause_path(places, clause_id, newest).read_text("utf-8")


def kind_lines(start: Path) -> Iterator[str]:
    """`kravavsnitt  Särskilda kontraktsvillkor om sysselsättning`."""
    places = find_places(start.resolve())
    for kind_id in places.kinds():
        folder = places.kind_folder(kind_id)
        if folder is not None:
            yield f"{kind_id:<24} {read_kind(folder).title}"
