"""Every part of every supplier's requirement, judged on the day of a report."""

from collections.abc import Iterator
from datetime import date

from msgspec import Struct

from tenderkit.model.case.case import Procurement, Supplier
from tenderkit.model.fulfilment.fulfilment import FulfilmentPart, FulfilmentStatus, PartFulfilment, combined
from tenderkit.model.matching.matching import Matching
from tenderkit.rules.contract.each_requirement import each_requirement
from tenderkit.rules.contract.requirement_brief import lot_words
from tenderkit.rules.fulfilment.fulfilment import fulfilment_parts
from tenderkit.rules.fulfilment.terms import FulfilmentTerms, terms_for
from tenderkit.rules.journal.known import known_of


class Judgement(Struct, frozen=True):
    """One part of one supplier's requirement; `lots` says for which lots it is, where the supplier has several requirements."""

    supplier: Supplier
    lots: str
    part: PartFulfilment

    @property
    def title(self) -> str:
        """`Platser`, `Överenskommelse A-1`, `Platser, anbudsområde B`."""
        title = f"{self.part.part.title_sv} {self.part.of}".rstrip()
        return f"{title}, {self.lots}" if self.lots else title


def report_day(case: Procurement, matching: Matching, day: date) -> date:
    """The day that was asked for; else, as no clock is read, the latest day that anything in the files tells of.

    The day of the case's own documents lies before the award, when nothing can have been done. Days that are planned are
    not counted: a start that is written down beforehand hasn't been.
    """
    awarded = case.procedure.awarded
    if day != case.document_day and (awarded is None or day >= awarded):
        return day
    return max((each for each in (day, *_happened(case, matching)) if each is not None), default=day)


def judgements(
    case: Procurement, matching: Matching, day: date, asked: Supplier | None = None
) -> tuple[Judgement, ...]:
    """In the order of the suppliers, or of one alone: for each first the requirements and then its agreements."""
    suppliers = case.suppliers if asked is None else (asked,)
    return tuple(each for supplier in suppliers for each in _of_supplier(case, matching, supplier, day))


def status_of(found: tuple[Judgement, ...]) -> FulfilmentStatus | None:
    """The requirement's status; the follow-up and agreements are told beside it."""
    return combined(each.part.status for each in found if not each.part.part.is_beside)


def is_open(judged: Judgement) -> bool:
    """Whether the part waits for something: a day, or an assessment or a fact that would decide."""
    return judged.part.status in (FulfilmentStatus.OPEN, FulfilmentStatus.UNDECIDED)


def terms_of(
    case: Procurement, matching: Matching, day: date | None, asked: Supplier | None = None
) -> Iterator[FulfilmentTerms]:
    """Each requirement of each supplier, or of one alone, to be judged."""
    known = known_of(matching, day)
    for supplier in case.suppliers if asked is None else (asked,):
        for of in each_requirement(case, supplier):
            yield terms_for(of, matching, supplier, day, known)


def _happened(case: Procurement, matching: Matching) -> Iterator[date | None]:
    """What is written down as having been, by anybody; a correction was made on the day it was written."""
    yield from (case.procedure.awarded, case.procedure.contract_signed)
    yield from (meeting.held for meeting in matching.start_meetings)
    yield from (agreement.signed for agreement in matching.agreements)
    for each in known_of(matching, None).events:
        yield from (each.date, each.event.written)


def _of_supplier(case: Procurement, matching: Matching, supplier: Supplier, day: date) -> list[Judgement]:
    found = tuple(each_requirement(case, supplier))
    several = len(tuple(each_requirement(case, supplier, by_lot=True))) > 1
    own, agreed = [], []
    for of in found:
        lots = lot_words(of.lot_ids) if len(found) > 1 else ""
        parts = fulfilment_parts(of, matching, supplier, day)
        own += [
            Judgement(supplier, lot_words((part.lot,)) if part.lot and several else lots, part)
            for part in parts
            if part.part is not FulfilmentPart.AGREEMENT
        ]
        agreed = [Judgement(supplier, "", part) for part in parts if part.part is FulfilmentPart.AGREEMENT]
    return [*own, *agreed]
