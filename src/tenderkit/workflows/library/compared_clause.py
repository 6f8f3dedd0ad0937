"""Two versions of a clause for a page: what binds somebody first, then the text and what stands around it, line beside line."""

from collections.abc import Mapping
from pathlib import Path

from msgspec import Struct

from tenderkit.model.clauses.library import LibraryEntry, predecessor, steps_between, version_key
from tenderkit.project.places import find_places
from tenderkit.rules.changes.comparison import VersionComparison, compare_clauses
from tenderkit.rules.clauses.readable_text import titles_of
from tenderkit.rules.library.told_first import ToldFirst, told_first
from tenderkit.workflows.library.whole_library import clause_names, entry_in, whole_library


class ClauseVersions(Struct, frozen=True):
    """Two versions of one clause; `steps` are the changes that lie between, the newer version's own last."""

    before: LibraryEntry
    after: LibraryEntry
    comparison: VersionComparison
    first: ToldFirst
    steps: tuple[LibraryEntry, ...]


def usual_pair(versions: Mapping[str, LibraryEntry]) -> tuple[str, str]:
    """What one wants to see when nobody has said which: the newest version and what it is a change of."""
    newest = max(versions, key=version_key)
    before = predecessor(versions.values(), newest)
    return (before.clause.version if before is not None else newest), newest


def compared_clause(start: Path, clause_id: str, before: str, after: str) -> ClauseVersions:
    """Raises `RefusedError` when one of them isn't there."""
    folders = find_places(start.resolve()).clause_folders
    library = whole_library(folders)
    old, new = entry_in(library, clause_id, before), entry_in(library, clause_id, after)
    pair = (old.clause, new.clause)
    comparison = compare_clauses(*pair, titles_of(pair, clause_names(folders)))
    steps = steps_between(library.clauses[clause_id].values(), before, after)
    return ClauseVersions(old, new, comparison, told_first(comparison), steps)
