"""A review that is overdue, told to whoever uses the clause, with the file where its day stands."""

from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path

from tenderkit.model.clauses.library import ClauseLibrary, LibraryEntry
from tenderkit.problems import Problem
from tenderkit.project.places import ProjectPlaces
from tenderkit.readers.clauses.library_reader import LIBRARY_FILE
from tenderkit.rules.clauses.library_status import overdue_reviews
from tenderkit.workflows.clauses.clause_paths import clause_path


def overdue_problems(places: ProjectPlaces, used: Iterable[LibraryEntry], day: date) -> Iterator[Problem]:
    """Warnings for the versions that a document uses."""
    clauses: dict[str, dict[str, LibraryEntry]] = {}
    for entry in used:
        clauses.setdefault(entry.clause.id, {})[entry.clause.version] = entry
    for message in overdue_reviews(ClauseLibrary(tuple(clauses), clauses), day):
        yield Problem(_library_file(places, message.facts["clause"], message.facts["version"]), 1, 1, message)


def _library_file(places: ProjectPlaces, clause_id: str, version: str) -> Path:
    return clause_path(places, clause_id, version).parents[1] / LIBRARY_FILE
