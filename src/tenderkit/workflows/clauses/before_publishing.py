"""What stops a version from being published, in one list: faults of its words, tests that don't hold, a number that promises too little."""

from collections.abc import Iterator
from pathlib import Path

from tenderkit.messages import Gravity, Message
from tenderkit.model.clauses.clause import Clause
from tenderkit.model.clauses.library import ClauseLibrary, LibraryEntry, Version, predecessor
from tenderkit.problems import Problem, RefusedError
from tenderkit.project.places import ProjectPlaces, find_places
from tenderkit.readers.clauses.library_reader import read_library
from tenderkit.rules.changes.change_class import version_allows
from tenderkit.workflows.clauses.clause_paths import clause_path
from tenderkit.workflows.clauses.clause_tests import problems_of_version
from tenderkit.workflows.clauses.lint_library import lint_version


def problems_before_publishing(places: ProjectPlaces, library: ClauseLibrary, clause: Clause) -> tuple[Problem, ...]:
    """What `clauses lint` and `clauses test` say of the version; a test by example that doesn't hold is a fault like any other."""
    tests = problems_of_version(places, library, Version(clause.id, clause.version))
    return tuple(dict.fromkeys((*lint_version(places, library, clause), *tests)))


def number_promises_too_little(library: ClauseLibrary, entry: LibraryEntry) -> Iterator[Message]:
    """Whether the version number promises what the words hold, against the published version before it."""
    before = predecessor(library.clauses[entry.clause.id].values(), entry.clause.version)
    yield from version_allows(before.clause if before else None, entry.clause)


def what_stops_publishing(start: Path, wanted: Version) -> tuple[Problem, ...]:
    """Everything that would, whatever the days; raises `RefusedError` for a version that isn't there."""
    places = find_places(start.resolve())
    library = read_library(places.clause_folders)
    entry = library.version(wanted.clause, wanted.version)
    if entry is None:
        raise RefusedError("TK-L080", {"version": wanted})
    found = problems_before_publishing(places, library, entry.clause)
    file = clause_path(places, wanted.clause, wanted.version)
    numbers = (Problem(file, 1, 1, each, ("change",)) for each in number_promises_too_little(library, entry))
    return (*(each for each in found if each.gravity is Gravity.ERROR), *numbers)
