"""The days of a procurement until its contract is signed: the notice, answers to questions, tenders, and the standstill."""

from collections.abc import Iterator
from datetime import date, timedelta

from tenderkit.messages import document_text
from tenderkit.model.case.case import Procurement
from tenderkit.model.law.acts import Act, AnswerTime
from tenderkit.rules.due.matter import DueKind, DueMatter
from tenderkit.rules.due.stage import Stage, stage_on
from tenderkit.rules.law.time_rules import answer_time_of


def procedure_days(case: Procurement, act: Act, *, below: bool, day: date) -> Iterator[DueMatter]:
    """`below` tells whether the procurement lies below the threshold, where answers may have a time of their own."""
    stage = stage_on(case, day)
    if stage is Stage.BEFORE_NOTICE:
        return _notice(case)
    if stage is Stage.TENDERING:
        return _tenders(case, answer_time_of(case, act, below=below), day)
    return _standstill(case, day)


def _notice(case: Procurement) -> Iterator[DueMatter]:
    """A day that is written down beforehand; without one nothing is due yet."""
    published = case.procedure.published
    if published is not None:
        yield DueMatter(DueKind.PUBLICATION, published, document_text("due.what.publication"), _case())


def _tenders(case: Procurement, time: AnswerTime | None, day: date) -> Iterator[DueMatter]:
    deadline, what = case.procedure.tender_deadline, document_text("due.what.tenders")
    if deadline is None:
        yield DueMatter(DueKind.TENDERS, None, what, _case(), note=document_text("due.note.tenders"))
        return
    if deadline < day:
        return
    yield DueMatter(DueKind.TENDERS, deadline, what, _case())
    open_questions = sum(each.answered is None or each.answered > day for each in case.tender_questions)
    last = deadline - timedelta(days=time.days) if time is not None else None
    if last is not None and time is not None and (open_questions or last >= day):
        words = document_text("due.what.answers", count=open_questions)
        yield DueMatter(DueKind.ANSWERS, last, words, f"{time.provision} {case.law.value}")


def _standstill(case: Procurement, day: date) -> Iterator[DueMatter]:
    """While the contract isn't signed. A court that has the award keeps the day open (20 kap. 8-10 §§ LOU)."""
    procedure, words = case.procedure, document_text("due.what.signature")
    signed = procedure.contract_signed
    if signed is not None and signed <= day:
        return
    ends, basis = procedure.standstill_ends, document_text("due.basis.standstill")
    if procedure.review_pending:
        yield DueMatter(
            DueKind.STANDSTILL, None, document_text("due.what.standstill"), basis, note=document_text("due.note.review")
        )
    elif ends is not None and ends >= day:
        yield DueMatter(DueKind.STANDSTILL, ends, document_text("due.what.standstill"), basis)
    if signed is not None:
        yield DueMatter(DueKind.SIGNATURE, signed, words, _case())
    elif not procedure.review_pending and (ends is None or ends < day):
        yield DueMatter(DueKind.SIGNATURE, None, words, _case(), note=document_text("due.note.signature"))


def _case() -> str:
    return document_text("due.basis.case")
