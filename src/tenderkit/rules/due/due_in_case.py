"""Everything that a case makes due on a day, in the order of the days; what has no day stands last."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from tenderkit.messages import document_text
from tenderkit.model.case.case import Procurement
from tenderkit.model.journal.choices import EventKind, MeetingKind
from tenderkit.model.journal.record import Record
from tenderkit.model.law.acts import Act
from tenderkit.model.matching.matching import Agreement, Matching
from tenderkit.rules.breach.terms import BreachedContract
from tenderkit.rules.clauses.in_use import ClausesInUse
from tenderkit.rules.contract.due_dates import contract_ends
from tenderkit.rules.contract.requirement_brief import lot_words
from tenderkit.rules.contract.whose import supplier_of
from tenderkit.rules.due.breach_days import breach_days
from tenderkit.rules.due.handover_days import handover_days
from tenderkit.rules.due.matter import DueKind, DueMatter
from tenderkit.rules.due.place_days import PlacesOnDay, offer_weeks, place_days
from tenderkit.rules.due.procedure_days import procedure_days
from tenderkit.rules.due.requirement_days import agreed_replacements, requirement_days
from tenderkit.rules.due.stage import Stage, stage_on
from tenderkit.rules.fulfilment.agreement import agreement_fulfilment
from tenderkit.rules.fulfilment.every_part import terms_of
from tenderkit.rules.fulfilment.terms import FulfilmentTerms
from tenderkit.rules.journal.view import view_on


class CaseOnDay(Struct, frozen=True):
    """A case as it is known on a day: the recruiter's file with nothing that came later, and the clauses that the case rests on."""

    case: Procurement
    matching: Matching
    day: date
    clauses: ClausesInUse
    act: Act
    below: bool = False

    @property
    def stage(self) -> Stage:
        return stage_on(self.case, self.day)


def as_known_on(matching: Matching | None, day: date) -> Matching:
    """The matching without what the journal tells of later days; of a case without a file one in which nothing has happened."""
    if matching is None:
        return view_on(Record(format=2), None, day).matching
    if not isinstance(matching.seen_in, Record):
        return matching
    told = view_on(matching.seen_in, None, day).matching
    names = {each.id: each.name for each in matching.placements}
    placements = tuple(each.model_copy(update={"name": names.get(each.id)}) for each in told.placements)
    update = {"agreements": matching.agreements, "placements": placements}
    return told.model_copy(update=update).seen_from(matching.seen_in)


def due_in_case(of: CaseOnDay) -> tuple[DueMatter, ...]:
    """Each matter once. A supplier is named where the contract has been awarded; before that nobody knows of one."""
    found = list(procedure_days(of.case, of.act, below=of.below, day=of.day))
    if of.stage is Stage.AWARDED:
        found += _after_award(of)
    return by_day(dict.fromkeys(found))


def by_day(found: Iterable[DueMatter]) -> tuple[DueMatter, ...]:
    """By day, what has none last; those of a day as they came."""
    return tuple(sorted(found, key=lambda each: (each.day is None, each.day or date.max)))


def _after_award(of: CaseOnDay) -> Iterator[DueMatter]:
    yield from handover_days(of.case, of.day)
    for supplier in of.case.suppliers:
        found = list(terms_of(of.case, of.matching, of.day, supplier))
        by_lots = {lot_words(terms.of.lot_ids): list(requirement_days(terms, of.day, of.clauses)) for terms in found}
        yield from (each.of_supplier(supplier.name) for each in _with_lots(by_lots))
        for terms in found[:1]:
            yield from (each.of_supplier(supplier.name) for each in _of_supplier(of, terms))
    yield from _breaches(of)


def _with_lots(by_lots: Mapping[str, list[DueMatter]]) -> Iterator[DueMatter]:
    """What all of a supplier's requirements make due alike is told once, such as the end of the contract; the rest with its lots."""
    alike = set.intersection(*map(set, by_lots.values())) if by_lots else set()
    told = set()
    for lots, found in by_lots.items():
        for each in found:
            if each not in alike:
                yield replace(each, lots=lots)
            elif each not in told:
                told.add(each)
                yield each


def _of_supplier(of: CaseOnDay, terms: FulfilmentTerms) -> Iterator[DueMatter]:
    """What is the same whichever of the supplier's requirements is asked about."""
    yield from _start_meeting(of, terms)
    yield from agreed_replacements(terms)
    for agreement in of.matching.agreements:
        holds = agreement.signed is not None and agreement.signed <= of.day <= agreement.valid_to
        if holds and supplier_of(of.case, agreement) == terms.supplier:
            yield from _agreement(terms, agreement)
    on_day = PlacesOnDay(terms.known, of.matching, of.day, of.clauses, offer_weeks(terms))
    for place in terms.known.record.places:
        if supplier_of(of.case, place) == terms.supplier:
            yield from place_days(on_day, place)


def _start_meeting(of: CaseOnDay, terms: FulfilmentTerms) -> Iterator[DueMatter]:
    """The recruiter books it (report l. 229); no clause says by when, so its day is that of the call, if there is one."""
    held = terms.of_contract(EventKind.MEETING_HELD)
    start = any(each.event.meeting is MeetingKind.START for each in held)
    met = any(
        each.held <= of.day and supplier_of(of.case, each) == terms.supplier for each in of.matching.start_meetings
    )
    if start or met or of.day > contract_ends(terms.case, options=False):
        return
    called = [
        each.event.to_be_held
        for each in terms.of_contract(EventKind.MEETING_CALLED)
        if each.event.meeting is MeetingKind.START and each.event.to_be_held is not None
    ]
    words, basis = document_text("report.day.called.start"), document_text("report.basis.call")
    if not called:
        note = document_text("due.note.start_meeting")
        yield DueMatter(DueKind.START_MEETING, None, words, document_text("due.basis.handover"), note=note)
    elif max(called) < of.day:
        yield DueMatter(DueKind.START_MEETING, max(called), words, basis, note=document_text("due.note.not_held"))


def _agreement(terms: FulfilmentTerms, agreement: Agreement) -> Iterator[DueMatter]:
    basis = document_text("report.basis.agreement", id=agreement.id)
    part = next((each for each in agreement_fulfilment(terms) if each.of == agreement.id), None)
    lacking = agreement.places - part.started if part is not None else 0
    if lacking > 0:
        words = document_text("report.day.places_begin", count=lacking, of="")
        yield DueMatter(DueKind.PLACES_BEGIN, agreement.starts, words, basis, of=agreement.id)
    words = document_text("report.day.agreement_ends", id=agreement.id)
    yield DueMatter(DueKind.AGREEMENT_ENDS, agreement.valid_to, words, basis, of=agreement.id)


def _breaches(of: CaseOnDay) -> Iterator[DueMatter]:
    contract = BreachedContract(of.case, of.matching, of.clauses.library)
    for breach in of.matching.breaches:
        supplier = supplier_of(of.case, breach)
        for each in breach_days(contract, breach, of.day, of.clauses):
            yield each.of_supplier(supplier.name if supplier is not None else "")
