"""The few words that the machine itself puts into a document; they come from the catalogue."""

from datetime import date

from tenderkit.messages import document_text
from tenderkit.model.clauses.clause import Status
from tenderkit.model.clauses.library import LibraryEntry
from tenderkit.model.conditions.fact_path import is_within
from tenderkit.rules.conditions.facts import COMPUTED, shape_of


def reference_words(number: str, title: str) -> str:
    """Where a clause stands: `avsnitt 5.3.9 Vite`."""
    key = "document.reference.numbered" if number else "document.reference.unnumbered"
    return document_text(key, number=number, title=title)


def question_about(path: str, legal_question: str) -> str:
    """What is asked of the officer: `Ange antal platser (requirement.places.count)`."""
    if legal_question and is_within(path, COMPUTED):
        return legal_question
    shape = shape_of(path)
    return document_text("document.question.fact", title=f"{shape.title if shape else path} ({path})")


def status_words(entry: LibraryEntry, day: date) -> str:
    """By whom a version has been adopted, or how far it has come; a retired one is a published one until its last day is over."""
    status = Status.PUBLISHED if entry.state.in_force(day) else entry.state.status
    if entry.adoption is not None and status is Status.PUBLISHED:
        adoption = entry.adoption
        return document_text("document.status.adopted", by=adoption.by, decision=adoption.decision)
    adapted = document_text("document.status.adapted") if entry.adapted else ""
    return document_text(f"document.status.{status.value}") + adapted
