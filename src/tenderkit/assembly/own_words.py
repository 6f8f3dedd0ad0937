"""The few words that the machine itself puts into a document; they come from the catalogue."""

from datetime import date

from tenderkit.messages import document_text
from tenderkit.model.clauses.clause import ParameterType, Status
from tenderkit.model.clauses.library import LibraryEntry
from tenderkit.model.conditions.fact_path import is_within
from tenderkit.model.law.laws import ProvisionUse
from tenderkit.model.papers.document import CrossReference
from tenderkit.rules.clauses.condition_words import fact_title
from tenderkit.rules.conditions.facts import COMPUTED, shape_of
from tenderkit.rules.language.wording import join_words

_LENGTHS_OF_TIME = (ParameterType.DAYS, ParameterType.WEEKS, ParameterType.MONTHS)


def reference_to(anchor: str, number: str, title: str) -> CrossReference:
    """Where a clause stands: `avsnitt 5.3.9 (Vite)`, and the next time `avsnitt 5.3.9`."""
    if not number:
        return CrossReference(anchor, document_text("document.reference.unnumbered", title=title))
    again = document_text("document.reference.again", number=number)
    return CrossReference(anchor, document_text("document.reference.numbered", number=number, title=title), again)


def question_about(path: str, legal_question: str, lot: str = "", title: str = "") -> str:
    """What is asked of the officer: `ange antal platser (requirement.places.count)`, in the section of a lot after its id.

    `title` is what a clause calls an own value of the case.
    """
    if legal_question and is_within(path, COMPUTED):
        return legal_question
    titled = f"{title} ({path})" if title else _title_of(path)
    return question_of_lot(document_text("document.question.fact", title=titled), path, lot)


def _title_of(path: str) -> str:
    use = next((use for use in ProvisionUse if path == f"{COMPUTED}.{use.value}"), None)
    if use is not None:
        return document_text("document.question.about", use=use.title_sv, path=path)
    shape = shape_of(path)
    return f"{shape.title} ({path})" if shape else path


def question_of_lot(question: str, path: str, lot: str) -> str:
    """The question as it is asked of a lot's own requirement; of everything else it is the same for every lot."""
    if not lot or not is_within(path, "requirement"):
        return question
    return document_text("document.question.lot", question=question, lot=lot)


def asked_words(path: str, value: ParameterType | None = None) -> str:
    """What is missing, in the few words that fit inside a sentence: `vitesbelopp`, `antal dagar`, `lagrummet om anknytning`."""
    title = fact_title(path)
    if value is not None and (value in _LENGTHS_OF_TIME or title == path):
        return document_text(f"document.asked.{value.value}")
    if title == path:
        return document_text("document.asked.text")
    words = title.rpartition(", ")[2]
    return words if words[1:2].isupper() else f"{words[:1].lower()}{words[1:]}"


def asked_with_choices(asked: str, choices: tuple[str, ...]) -> str:
    """The same in place of one of several wordings: `lag (”lån eller” eller inget)`; '' among them is that nothing stands there."""
    shown = [f"”{words}”" if words else document_text("document.question.nothing") for words in choices]
    listed = join_words(shown, document_text("document.question.or"))
    return document_text("document.question.choices", asked=asked, choices=listed)


def status_words(entry: LibraryEntry, day: date) -> str:
    """By whom a version has been adopted, or how far it has come; a retired one is a published one until its last day is over."""
    status = Status.PUBLISHED if entry.state.in_force(day) else entry.state.status
    if entry.adoption is not None and status is Status.PUBLISHED:
        adoption = entry.adoption
        return document_text("document.status.adopted", by=adoption.by, decision=adoption.decision)
    adapted = document_text("document.status.adapted") if entry.adapted else ""
    return document_text(f"document.status.{status.value}") + adapted
