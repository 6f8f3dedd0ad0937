"""Where the clauses of documents are in their lives: what is stopped, and whose review is overdue, told to whoever uses them."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path

from tenderkit.messages import Message
from tenderkit.model.clauses.library import ClauseLibrary, LibraryEntry
from tenderkit.problems import Problem
from tenderkit.project.places import ProjectPlaces
from tenderkit.readers.clauses.library_reader import LIBRARY_FILE
from tenderkit.rules.clauses.library_status import overdue_reviews
from tenderkit.rules.clauses.life import Life, lives
from tenderkit.rules.finished.issuing import grouped
from tenderkit.workflows.case.sound_case import SoundCase
from tenderkit.workflows.clauses.clause_paths import clause_path
from tenderkit.workflows.papers.kind_of_case import ComposedDocument


def overdue_problems(places: ProjectPlaces, used: Iterable[LibraryEntry], day: date) -> Iterator[Problem]:
    """Warnings for the versions that a document uses."""
    clauses: dict[str, dict[str, LibraryEntry]] = {}
    for entry in used:
        clauses.setdefault(entry.clause.id, {})[entry.clause.version] = entry
    for message in overdue_reviews(ClauseLibrary(tuple(clauses), clauses), day):
        yield Problem(_library_file(places, message.facts["clause"], message.facts["version"]), 1, 1, message)


def stopped_by_the_lock(sound: SoundCase, documents: Sequence[ComposedDocument]) -> tuple[Problem, ...]:
    """A warning for what the documents hold and can't be issued with: a rebuild takes what the lock names all the same."""
    locked = (document for document in documents if document.plan.locked)  # what a new one takes is in force
    stopped = grouped(life.stopped for document in locked for life in lives_of(document) if life.stopped is not None)
    return tuple(
        sound.problem("", Message("TK-L269", {"why": each.what, "remedy": each.remedy.removesuffix(".")}))
        for each in stopped
    )


def lives_of(document: ComposedDocument) -> tuple[Life, ...]:
    """Every clause of the document on the document's own day, among all that the library holds."""
    plan = document.plan
    return lives((chosen.entry for chosen in document.composition.selection.included), plan.library, plan.day)


def _library_file(places: ProjectPlaces, clause_id: str, version: str) -> Path:
    return clause_path(places, clause_id, version).parents[1] / LIBRARY_FILE
