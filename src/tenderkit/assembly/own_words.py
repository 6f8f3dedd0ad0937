"""The few words that the machine itself puts into a document; they come from the catalogue."""

from tenderkit.messages import document_text
from tenderkit.model.clauses.clause import Status
from tenderkit.model.clauses.library import LibraryEntry
from tenderkit.model.conditions.fact_path import is_within
from tenderkit.rules.conditions.facts import COMPUTED, shape_of


def reference_words(number: str, title: str) -> str:
    """Where a clause stands: `avsnitt 5.3.9 Vite`."""
    key = "document.reference.numbered" if number else "document.reference.unnumbered"
    return document_text(key, number=number, title=title)


def question_about(path: str, legal_question: str, lot: str = "") -> str:
    """What is asked of the officer: `ange antal platser (requirement.places.count)`, in the section of a lot after its id."""
    if legal_question and is_within(path, COMPUTED):
        return legal_question
    shape = shape_of(path)
    asked = document_text("document.question.fact", title=f"{shape.title if shape else path} ({path})")
    return question_of_lot(asked, path, lot)


def question_of_lot(question: str, path: str, lot: str) -> str:
    """The question as it is asked of a lot's own requirement; of everything else it is the same for every lot."""
    if not lot or not is_within(path, "requirement"):
        return question
    return document_text("document.question.lot", question=question, lot=lot)


def status_words(entry: LibraryEntry) -> str:
    """By whom a version has been adopted, or how far it has come."""
    if entry.adoption is not None and entry.state.status is Status.PUBLISHED:
        adoption = entry.adoption
        return document_text("document.status.adopted", by=adoption.by, decision=adoption.decision)
    adapted = document_text("document.status.adapted") if entry.adapted else ""
    return document_text(f"document.status.{entry.state.status.value}") + adapted
