"""Suppliers' questions during the tender: nobody is named, there is one answer, and an answer that changes a term is followed up."""

from collections.abc import Callable, Iterator

from tenderkit.messages import Message
from tenderkit.model.case.case import Procurement, TenderQuestion
from tenderkit.patterns import lazy_pattern
from tenderkit.problems import Fault, Key
from tenderkit.rules.privacy.distinctive import KeptOut, found_in
from tenderkit.rules.privacy.names_told import sought_names

_BLOCK = "tender_questions"
_FORMS = "AB|HB|KB|Aktiebolag|Handelsbolag|Kommanditbolag|Oy|Oyj|ApS|GmbH|Ltd|Limited|Inc"
# `Exempel Bygg AB`, but neither `Gäller AB 04?` nor `enligt AB`: the name of a firm has a capital and no number after it.
_COMPANY = lazy_pattern(rf"\b[A-ZÅÄÖ][\w.&-]*\s+(?:(?:[A-ZÅÄÖ][\w.&-]*|&|i|och)\s+){{0,4}}(?:{_FORMS})\b(?!\s*\d)")
_FORM_ALONE = lazy_pattern(rf"\s(?:{_FORMS})$")
_ADDRESS = lazy_pattern(r"[\w.+-]+@[\w-]+\.[\w.-]+")
_BEGINS_A_SENTENCE = lazy_pattern(r"(?:^|[.!?]\s+)$")

QuestionRule = Callable[[TenderQuestion, Key], Iterator[Fault]]


def an_answer_is_written_once(question: TenderQuestion, key: Key) -> Iterator[Fault]:
    """Own words and the words of the bank would be two answers; both can be told in the words of one's own."""
    if question.answer is not None and question.standard is not None:
        yield Fault((*key, "standard"), Message("TK-K090", {"standard": question.standard}))


def a_changed_term_is_corrected(question: TenderQuestion, key: Key) -> Iterator[Fault]:
    """What everybody tenders on is the documents: a new term stands in a corrected issue (4 and 19 kap. LOU, equal treatment)."""
    if question.changes_terms and question.answered is not None and question.corrected is None:
        yield Fault((*key, "changes_terms"), Message("TK-K091", {"answered": question.answered.isoformat()}))


def the_tender_time_is_reviewed(question: TenderQuestion, key: Key) -> Iterator[Fault]:
    """An important change asks for more time (11 kap. 8 § and 19 kap. 14 § LOU); whether it is important, a person decides."""
    if question.changes_terms and question.answered is not None and question.time_reviewed is None:
        yield Fault((*key, "changes_terms"), Message("TK-K092", {"answered": question.answered.isoformat()}))


def what_follows_a_change_belongs_to_one(question: TenderQuestion, key: Key) -> Iterator[Fault]:
    """A day of a correction is no day of an answer that changes nothing, and none from before the question."""
    for name in ("corrected", "time_reviewed"):
        day = getattr(question, name)
        if day is not None and not question.changes_terms:
            yield Fault((*key, name), Message("TK-K096", {"name": name}))
        if day is not None and day < question.received:
            facts = {"name": name, "day": day.isoformat(), "received": question.received.isoformat()}
            yield Fault((*key, name), Message("TK-N041", facts))


def nobody_who_asks_is_named(case: Procurement) -> Iterator[Fault]:
    """Everybody reads the questions, and no one is to learn who takes part (report l. 221; 12 kap. 11 § LOU: to all alike).

    The names of the case's own suppliers and their contacts are looked for in every form, others by how a firm is written.
    """
    firms = tuple(KeptOut("suppliers.name", name, ()) for each in case.suppliers for name in _names_of(each.name))
    contacts = (each.contact.name for each in case.suppliers if each.contact is not None)
    persons = sought_names((name, name) for name in contacts if name is not None)
    for at, question in enumerate(case.tender_questions):
        for name in ("question", "answer"):
            words = getattr(question, name) or ""
            if found_in((words,), firms) or any(told.sure for told in persons.told_in(words)):
                yield Fault((_BLOCK, at, name), Message("TK-K094"))
            elif _looks_like_a_firm(words) or _ADDRESS.search(words):
                yield Fault((_BLOCK, at, name), Message("TK-K095"))


def _names_of(name: str) -> tuple[str, ...]:
    """`Exempel Bygg AB` is asked for as `Exempel Bygg` too; one word alone may be any word."""
    short = _FORM_ALONE.sub("", name)
    return (name, short) if short != name and " " in short else (name,)


def _looks_like_a_firm(words: str) -> bool:
    """A capital that only begins a sentence is no name: `Gäller AB?`."""
    found = _COMPANY.finditer(words)
    return any(len(each[0].split()) > 2 or not _BEGINS_A_SENTENCE.search(words[: each.start()]) for each in found)  # noqa: PLR2004 - more than one word and the form


def questions_hold_together(case: Procurement) -> Iterator[Fault]:
    """Every question for itself."""
    for at, question in enumerate(case.tender_questions):
        for rule in OF_ONE_QUESTION:
            yield from rule(question, (_BLOCK, at))


OF_ONE_QUESTION: tuple[QuestionRule, ...] = (
    an_answer_is_written_once,
    a_changed_term_is_corrected,
    the_tender_time_is_reviewed,
    what_follows_a_change_belongs_to_one,
)
RULES = (questions_hold_together, nobody_who_asks_is_named)
