"""What comes next in a matching, by the clauses, the agreements and the recruiter's own plan."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from tenderkit.messages import document_text
from tenderkit.model.case.case import Places, Procurement
from tenderkit.model.case.choices import PlacesBasis
from tenderkit.model.clauses.roles import ClauseRole
from tenderkit.model.matching.matching import Matching
from tenderkit.rules.clauses.in_use import ClausesInUse
from tenderkit.rules.contract.due_dates import (
    contract_ends,
    final_report_due,
    first_meeting_due,
    next_dialogue_due,
    plan_due,
    report_days,
)
from tenderkit.rules.contract.places_owed import places_owed
from tenderkit.rules.fulfilment.counted_places import MAY_BE_REPLACED, counted_places
from tenderkit.rules.fulfilment.every_part import terms_of
from tenderkit.rules.fulfilment.required_places import required_places
from tenderkit.rules.fulfilment.terms import FulfilmentTerms, known_on
from tenderkit.rules.language.wording import write_date


@dataclass(frozen=True, slots=True)
class ComingDay:
    """A day, what happens at the latest then, and what says so."""

    day: date
    what: str
    basis: str


def coming_days(case: Procurement, matching: Matching, day: date, clauses: ClausesInUse) -> tuple[ComingDay, ...]:
    """From the day of the report on, in order. Places are counted, or called by their number; people never named."""
    found = [
        *(
            each
            for terms in terms_of(case, matching, day)
            for each in (*_dialogue(terms, clauses), *_places(terms, clauses), *_reports(terms, day, clauses))
        ),
        *_planned(matching, day),
        *_agreements(matching, day),
        _end(case),
    ]
    return tuple(sorted((each for each in dict.fromkeys(found) if each.day >= day), key=lambda each: each.day))


def missed_dialogues(case: Procurement, matching: Matching, day: date) -> Iterator[str]:
    """Where a new dialogue should have been held by now and hasn't; it is no breach unless the authority called to it."""
    for terms in terms_of(case, matching, day):
        due = next_dialogue_of(terms)
        if due is None or not terms.is_past(due):
            continue
        words = document_text("report.missed_dialogue", due=write_date(due))
        several = len(case.suppliers) > 1
        yield document_text("report.for_supplier", supplier=terms.supplier.name, what=words) if several else words


def later(case: Procurement, matching: Matching, day: date) -> Iterator[str]:
    """What is met so far but isn't over: places of later years and call-offs, and the dialogues that are still to be held."""
    for terms in terms_of(case, matching, day):
        due = next_dialogue_of(terms)
        if due is not None and due >= day:
            yield of_supplier(terms, document_text("report.later.dialogue", due=write_date(due)))
        places = terms.requirement.places
        if places is not None and not required_places(terms, places).final:
            yield of_supplier(terms, _more_places(terms, places))


def _more_places(terms: FulfilmentTerms, places: Places) -> str:
    """Those of the contract years to come; else what is still called off, until the contract is over."""
    days = (each.due for each in places_owed(terms.case, places, options=False))
    coming = (day for day in days if day is not None and not terms.is_past(day))
    due = next(coming, None) if places.basis is PlacesBasis.PER_YEAR else None
    if due is not None:
        return document_text("report.later.years", due=write_date(due))
    return document_text("report.later.places", ends=write_date(contract_ends(terms.case, options=False)))


def of_supplier(terms: FulfilmentTerms, what: str) -> str:
    """The words, with the supplier behind them where there are several."""
    if len(terms.case.suppliers) == 1:
        return what
    return document_text("report.of_supplier", what=what, supplier=terms.supplier.name)


def next_dialogue_of(terms: FulfilmentTerms) -> date | None:
    """The last day for the next dialogue, after the first has been held."""
    dialogue, held = terms.requirement.dialogue, terms.dialogues
    return next_dialogue_due(terms.case, dialogue, held[-1].held) if dialogue is not None and held else None


def _dialogue(terms: FulfilmentTerms, clauses: ClausesInUse) -> Iterator[ComingDay]:
    dialogue, held = terms.requirement.dialogue, terms.dialogues
    if dialogue is None:
        return
    if not held:
        yield from _day(
            terms, first_meeting_due(terms.case, dialogue), "first_dialogue", clauses.title(ClauseRole.DIALOGUE)
        )
        return
    if not any(each.plan_received and terms.has_been(each.plan_received) for each in held):
        yield from _day(terms, plan_due(held[0].held, dialogue), "plan", clauses.title(ClauseRole.DIALOGUE))
    yield from _day(terms, next_dialogue_of(terms), "next_dialogue", clauses.title(ClauseRole.DIALOGUE_REPETITION))


def _places(terms: FulfilmentTerms, clauses: ClausesInUse) -> Iterator[ComingDay]:
    places = terms.requirement.places
    if places is None:
        return
    counted = counted_places(terms, places)
    owed, begun = 0, counted.begun
    for due, count in required_places(replace(terms, day=None), places).due:
        owed += 1 if places.by_months else count  # of months only the first day to begin is required
        if owed > begun:
            yield from _day(terms, due, "places_begin", clauses.title(ClauseRole.PLACES_TIME), count=owed - begun)
    for each in counted.outcomes:
        if each.reason.key == MAY_BE_REPLACED:
            title = clauses.title(ClauseRole.PLACES_REPLACEMENT)
            yield from _day(terms, each.day, "new_place", title, id=each.place)


def _reports(terms: FulfilmentTerms, day: date, clauses: ClausesInUse) -> Iterator[ComingDay]:
    """The next report of a period, and the final one: whether an earlier one has come, the recruiter's file doesn't say."""
    follow_up = terms.requirement.follow_up
    if follow_up is None:
        return
    basis = clauses.title(ClauseRole.FOLLOW_UP)
    coming = (due for due in report_days(terms.case, follow_up) if due >= day)
    yield from _day(terms, next(coming, None), "report", basis)
    final = "final_report_unless_extended" if terms.case.contract.option_months else "final_report"
    yield from _day(terms, final_report_due(terms.case, follow_up), final, basis)


def _planned(matching: Matching, day: date) -> Iterator[ComingDay]:
    basis = document_text("report.basis.plan")
    begin = Counter(each.starts for each in matching.placements if each.starts > day)
    end = Counter(each.planned_last for each in matching.placements if not known_on(each, day))
    for key, days in (("planned_start", begin), ("planned_end", end)):
        for planned, count in days.items():
            yield ComingDay(planned, document_text(f"report.day.{key}", count=count), basis)


def _agreements(matching: Matching, day: date) -> Iterator[ComingDay]:
    for agreement in matching.agreements:
        if agreement.signed is not None and agreement.signed <= day:
            basis = document_text("report.basis.agreement", id=agreement.id)
            yield ComingDay(agreement.valid_to, document_text("report.day.agreement_ends", id=agreement.id), basis)


def _end(case: Procurement) -> ComingDay:
    key = "contract_ends_or_is_extended" if case.contract.option_months else "contract_ends"
    ends = contract_ends(case, options=False)
    return ComingDay(ends, document_text(f"report.day.{key}"), document_text("report.basis.contract"))


def _day(terms: FulfilmentTerms, day: date | None, key: str, basis: str, **facts: object) -> Iterator[ComingDay]:
    if day is None:
        return
    what = document_text(f"report.day.{key}", **facts)
    yield ComingDay(day, of_supplier(terms, what), basis)
