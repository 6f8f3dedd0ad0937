"""What comes next in a matching, by the clauses, the agreements and the recruiter's own plan."""

from collections import Counter
from collections.abc import Iterator
from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from tenderkit.messages import document_text
from tenderkit.model.case.case import Places, Procurement, Supplier
from tenderkit.model.case.choices import PlacesBasis
from tenderkit.model.clauses.roles import ClauseRole
from tenderkit.model.journal.choices import EventKind
from tenderkit.model.matching.matching import Matching
from tenderkit.rules.clauses.in_use import ClausesInUse
from tenderkit.rules.contract.due_dates import (
    contract_ends,
    final_report_due,
    next_dialogue_due,
    plan_due,
)
from tenderkit.rules.contract.places_owed import places_owed
from tenderkit.rules.contract.requirement_brief import lot_words
from tenderkit.rules.contract.whose import belongs_to
from tenderkit.rules.fulfilment.calls import calls_in
from tenderkit.rules.fulfilment.counted_places import MAY_BE_REPLACED, counted_places
from tenderkit.rules.fulfilment.dialogue import dialogue_fulfilment
from tenderkit.rules.fulfilment.every_part import terms_of
from tenderkit.rules.fulfilment.first_dialogue import first_dialogue_due
from tenderkit.rules.fulfilment.replies import reply_duties, reply_terms
from tenderkit.rules.fulfilment.reports import awaited_report, received_for
from tenderkit.rules.fulfilment.required_places import required_places
from tenderkit.rules.fulfilment.terms import FulfilmentTerms, has_ended_by, lot_by_lot
from tenderkit.rules.language.wording import write_date

_TO_CALL = frozenset(f"fulfilment.{key}" for key in ("again.uncalled", "dialogue.uncalled", "dialogue.call_unknown"))


class ComingDay(Struct, frozen=True):
    """A day, what happens at the latest then, and what says so."""

    day: date
    what: str
    basis: str


def coming_days(
    case: Procurement, matching: Matching, day: date, clauses: ClausesInUse, of: Supplier | None = None
) -> tuple[ComingDay, ...]:
    """From the day of the report on, in order: of one supplier, or of all with its name behind each.

    Places are counted, or called by their number; people never named.
    """
    named = of is None and len(case.suppliers) > 1
    found = [
        *(
            replace(each, what=of_supplier(terms, each.what)) if named else each
            for terms in terms_of(case, matching, day, of)
            for each in _of_requirement(terms, day, clauses)
        ),
        *_planned(case, matching, day, of),
        *_agreements(case, matching, day, of),
    ]
    return tuple(sorted((each for each in dict.fromkeys(found) if each.day >= day), key=lambda each: each.day))


def _of_requirement(terms: FulfilmentTerms, day: date, clauses: ClausesInUse) -> Iterator[ComingDay]:
    yield from _dialogue(terms, clauses)
    yield from called_meetings(terms)
    for each in lot_by_lot(terms):
        yield from _places(each, clauses)
    yield from _replies(terms, clauses)
    yield from _reports(terms, day, clauses)
    yield _end(terms)


def missed_dialogues(case: Procurement, matching: Matching, day: date, of: Supplier | None = None) -> Iterator[str]:
    """Where the authority should call to a dialogue that should have been held by now, and hasn't."""
    for terms in terms_of(case, matching, day, of):
        part = dialogue_fulfilment(terms, "")
        for duty in part.duties if part is not None else ():
            if duty.due is None or duty.done is not None or duty.reason.key not in _TO_CALL:
                continue
            words = document_text("report.missed_dialogue", due=write_date(duty.due))
            several = of is None and len(case.suppliers) > 1
            yield document_text("report.for_supplier", supplier=terms.supplier.name, what=words) if several else words


def later(case: Procurement, matching: Matching, day: date, of: Supplier | None = None) -> Iterator[str]:
    """What is met so far but isn't over: places of later years and call-offs, and the dialogues that are still to be held."""
    named = of is None and len(case.suppliers) > 1
    for terms in terms_of(case, matching, day, of):
        for what in _later(terms, day):
            yield of_supplier(terms, what) if named else what


def _later(terms: FulfilmentTerms, day: date) -> Iterator[str]:
    due = next_dialogue_of(terms)
    if due is not None and due >= day:
        yield document_text("report.later.dialogue", due=write_date(due))
    places = terms.requirement.places
    if places is not None and not all(required_places(each, places).final for each in lot_by_lot(terms)):
        yield _more_places(terms, places)


def _more_places(terms: FulfilmentTerms, places: Places) -> str:
    """Those of the contract years to come; else what is still called off, until the contract is over."""
    days = (each.due for each in places_owed(terms.case, places, options=False))
    coming = (day for day in days if day is not None and not terms.is_past(day))
    due = next(coming, None) if places.basis is PlacesBasis.PER_YEAR else None
    if due is not None:
        return document_text("report.later.years", due=write_date(due))
    return document_text("report.later.places", ends=write_date(contract_ends(terms.case, options=False)))


def of_supplier(terms: FulfilmentTerms, what: str) -> str:
    """The words with the supplier behind them."""
    return document_text("report.of_supplier", what=what, supplier=terms.supplier.name)


def next_dialogue_of(terms: FulfilmentTerms) -> date | None:
    """The last day for the next dialogue, after the first has been held."""
    dialogue, held = terms.requirement.dialogue, terms.events(EventKind.DIALOGUE_HELD)
    return next_dialogue_due(terms.case, dialogue, held[-1].date) if dialogue is not None and held else None


def called_meetings(terms: FulfilmentTerms) -> Iterator[ComingDay]:
    """Meetings and dialogues that have been called to and haven't been."""
    basis = document_text("report.basis.call")
    pairs = (
        (EventKind.DIALOGUE_CALLED, EventKind.DIALOGUE_HELD),
        (EventKind.MEETING_CALLED, EventKind.MEETING_HELD),
    )
    for called, held in pairs:
        been = {(each.event.meeting, each.date) for each in terms.events(held)}
        for each in terms.events(called):
            meeting = each.event.meeting
            day, what = each.event.to_be_held, meeting.value if meeting is not None else "dialogue"
            if day is not None and (meeting, day) not in been:
                yield ComingDay(day, document_text(f"report.day.called.{what}"), basis)


def _dialogue(terms: FulfilmentTerms, clauses: ClausesInUse) -> Iterator[ComingDay]:
    dialogue, held = terms.requirement.dialogue, terms.events(EventKind.DIALOGUE_HELD)
    if dialogue is None:
        return
    title = clauses.title(ClauseRole.DIALOGUE)
    if not held:
        calls = calls_in(terms.events(EventKind.DIALOGUE_CALLED))
        yield from _day(first_dialogue_due(terms, dialogue, calls), "first_dialogue", title)
        return
    if not terms.events(EventKind.PLAN_RECEIVED):
        yield from _day(plan_due(held[0].date, dialogue), "plan", title)
    yield from _day(next_dialogue_of(terms), "next_dialogue", clauses.title(ClauseRole.DIALOGUE_REPETITION))


def _replies(terms: FulfilmentTerms, clauses: ClausesInUse) -> Iterator[ComingDay]:
    """The last days for answers about candidates that haven't come."""
    due = Counter(each.due for each in reply_duties(terms) if each.done is None)
    for day, count in due.items():
        yield from _day(day, "reply", clauses.title(reply_terms(terms)[0]), count=count)


def _places(terms: FulfilmentTerms, clauses: ClausesInUse) -> Iterator[ComingDay]:
    places = terms.requirement.places
    if places is None:
        return
    counted = counted_places(terms, places)
    of = f", {lot_words(terms.of.lot_ids)}" if terms.has_several_requirements else ""
    owed, begun = 0, counted.begun
    for due, count in required_places(replace(terms, day=None), places).due:
        owed += 1 if places.by_months else count  # of months only the first day to begin is required
        if owed > begun:
            yield from _day(due, "places_begin", clauses.title(ClauseRole.PLACES_TIME), count=owed - begun, of=of)
    for each in counted.outcomes:
        if each.reason.key == MAY_BE_REPLACED:
            yield from _day(each.day, "new_place", clauses.title(ClauseRole.PLACES_REPLACEMENT), id=each.place)


def _reports(terms: FulfilmentTerms, day: date, clauses: ClausesInUse) -> Iterator[ComingDay]:
    """The next report of a period that hasn't come, and the final one."""
    follow_up = terms.requirement.follow_up
    if follow_up is None:
        return
    basis = clauses.title(ClauseRole.FOLLOW_UP)
    yield from _day(awaited_report(terms, follow_up, day), "report", basis)
    ends = contract_ends(terms.case, options=False)
    if received_for(terms, ends, None) is None:
        final = "final_report_unless_extended" if terms.case.contract.option_months else "final_report"
        yield from _day(final_report_due(terms.case, follow_up), final, basis)


def _planned(case: Procurement, matching: Matching, day: date, of: Supplier | None) -> Iterator[ComingDay]:
    basis = document_text("report.basis.plan")
    mine = [each for each in matching.placements if belongs_to(case, each, of)]
    begin = Counter(each.starts for each in mine if each.starts > day)
    end = Counter(each.planned_end for each in mine if each.planned_end is not None and not has_ended_by(each, day))
    for key, days in (("planned_start", begin), ("planned_end", end)):
        for planned, count in days.items():
            yield ComingDay(planned, document_text(f"report.day.{key}", count=count), basis)


def _agreements(case: Procurement, matching: Matching, day: date, of: Supplier | None) -> Iterator[ComingDay]:
    for agreement in matching.agreements:
        if agreement.signed is not None and agreement.signed <= day and belongs_to(case, agreement, of):
            basis = document_text("report.basis.agreement", id=agreement.id)
            yield ComingDay(agreement.valid_to, document_text("report.day.agreement_ends", id=agreement.id), basis)


def _end(terms: FulfilmentTerms) -> ComingDay:
    key = "contract_ends_or_is_extended" if terms.case.contract.option_months else "contract_ends"
    ends = contract_ends(terms.case, options=False)
    return ComingDay(ends, document_text(f"report.day.{key}"), document_text("report.basis.contract"))


def _day(day: date | None, key: str, basis: str, **facts: object) -> Iterator[ComingDay]:
    if day is not None:
        yield ComingDay(day, document_text(f"report.day.{key}", **facts), basis)
