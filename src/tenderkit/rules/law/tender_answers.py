"""Answers to suppliers' questions: their last day, and the day of the latest."""

from datetime import date, timedelta
from typing import Annotated

from msgspec import Struct

from tenderkit.messages import document_text
from tenderkit.model.case.case import Procurement, TenderQuestion
from tenderkit.model.law.acts import Act
from tenderkit.rules.law.time_rules import answer_time_of


class TenderAnswer(Struct, frozen=True):
    """A question with its answer in one line: the officer's words, or which one of the bank it is."""

    received: date
    question: str
    answer: str | None
    answered: date | None


class TenderAnswerFacts(Struct, frozen=True):
    """What everybody needs to know of all the answers."""

    rows: Annotated[tuple[TenderAnswer, ...], "Frågorna och svaren, i den ordning som de ställdes"]

    last_day: Annotated[date | None, "Sista dagen för svar på frågor som har kommit i god tid"]
    provision: Annotated[str | None, "Lagrummet om sista dagen för svar, med lagens kortnamn"]
    latest: Annotated[date | None, "Dagen då det senaste svaret lämnades"]
    waiting: Annotated[int, "Frågor som inte är besvarade"]
    changed: Annotated[bool, "Om något svar ändrar villkoren"]


def tender_answer_facts(case: Procurement, act: Act, *, below: bool) -> TenderAnswerFacts:
    """The last day is counted from the last for tenders (12 kap. 11 § and 19 kap. 13 § LOU); an act without a rule has none."""
    deadline, time = case.procedure.tender_deadline, answer_time_of(case, act, below=below)
    answered = [question.answered for question in case.tender_questions if question.answered is not None]
    return TenderAnswerFacts(
        rows=tuple(map(_row, sorted(case.tender_questions, key=lambda question: question.received))),
        last_day=deadline - timedelta(days=time.days) if deadline is not None and time is not None else None,
        provision=f"{time.provision} {case.law.value}" if time is not None else None,
        latest=max(answered, default=None),
        waiting=len(case.tender_questions) - len(answered),
        changed=any(question.changes_terms and question.answered is not None for question in case.tender_questions),
    )


def _row(question: TenderQuestion) -> TenderAnswer:
    standard = document_text("answers.standard", standard=question.standard) if question.standard is not None else None
    return TenderAnswer(question.received, question.question, question.answer or standard, question.answered)
