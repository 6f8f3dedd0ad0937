"""A placement that ended early: what was agreed, what was done, and until when a new place may be offered. No judgement."""

from collections.abc import Iterator
from datetime import date, timedelta
from enum import StrEnum
from typing import Annotated

from msgspec import Struct

from tenderkit.messages import document_text
from tenderkit.model.case.case import Places, Procurement, Supplier
from tenderkit.model.clauses.roles import ClauseRole
from tenderkit.model.matching.matching import Agreement, EarlyEnd, Placement
from tenderkit.rules.clauses.in_use import ClausesInUse
from tenderkit.rules.contract.due_dates import replacement_due
from tenderkit.rules.contract.each_requirement import AddressedRequirement, each_requirement
from tenderkit.rules.contract.least_time import LeastTime, least_time
from tenderkit.rules.contract.party_words import supplier_word
from tenderkit.rules.contract.requirement_brief import lot_words
from tenderkit.rules.language.wording import join_words, write_date

_WHOLE = 100
_DAY = timedelta(days=1)


class OwedBy(StrEnum):
    """What a place was owed by."""

    AGREEMENT = "agreement"
    PLACES = "places"
    DIALOGUE = "dialogue"


class EarlyEndFacts(Struct, frozen=True):
    """A placement that ended early, in numbers and days."""

    basis: Annotated[OwedBy, "Vad platsen följer av"]
    done_days: Annotated[int, "Genomförda dagar"]
    planned_days: Annotated[int | None, "Planerade dagar"]
    done_percent: Annotated[int | None, "Genomförd andel i procent"]
    enough_percent: Annotated[int | None, "Andel i procent som räcker"]
    of_least_time: Annotated[bool, "Om andelen räknas på den kortaste tid som krävs"]
    begun_is_enough: Annotated[bool, "Om en påbörjad plats räcker"]
    rest_kept_open: Annotated[bool, "Om den tid som återstod ska hållas öppen"]
    replacement_due: Annotated[date | None, "Sista dagen för en ny plats"]
    replacement_passed: Annotated[bool, "Om den dagen har passerat när avslutet blir känt"]
    consequences: Annotated[str, "Villkoren om vad en brist kan leda till, med deras rubriker"]
    replacement_weeks: Annotated[int | None, "Veckor för en ny plats"]
    per_lot: Annotated[tuple[str, ...], "Villkoren för varje anbudsområde, när de skiljer sig åt"]


def early_end_facts(
    case: Procurement,
    supplier: Supplier | None,
    placement: Placement,
    agreement: Agreement | None,
    clauses: ClausesInUse,
) -> EarlyEndFacts | None:
    """`basis` is what the place was owed by. Terms that differ between lots are told for each in `per_lot`, of a place whose lot isn't stated."""
    early = placement.early_end
    if early is None:
        return None
    asked = tuple(_asked(case, supplier, placement))
    places = [each.requirement.places for each in asked if each.requirement.places is not None]
    same = places[0] if places and _same(places) else None
    terms = agreement or same
    least = _least_time(case, places, placement) if agreement is None else None
    planned = _planned_days(placement, least)
    done = _days(placement.starts, early.date)
    due = replacement_due(early.date, terms) if terms is not None else None
    without_new_place = same is not None and same.replacement_weeks is None
    return EarlyEndFacts(
        basis=OwedBy.AGREEMENT if agreement else OwedBy.PLACES if places else OwedBy.DIALOGUE,
        done_days=done,
        planned_days=planned,
        done_percent=min(_WHOLE, done * _WHOLE // planned) if planned is not None else None,
        enough_percent=same.part_done_percent if same else None,
        of_least_time=least is not None,
        begun_is_enough=without_new_place and not case.counting.least_time,
        rest_kept_open=without_new_place and case.counting.least_time,
        replacement_due=due,
        replacement_passed=due is not None and due < early.noticed,
        consequences=_consequences(clauses, has_penalty=any(each.requirement.penalty is not None for each in asked)),
        replacement_weeks=terms.replacement_weeks if terms is not None else None,
        per_lot=tuple(_per_lot(case, asked, early)) if same is None else (),
    )


def _asked(case: Procurement, supplier: Supplier | None, placement: Placement) -> Iterator[AddressedRequirement]:
    """The requirements that the place may be for: its lot's own, or all of the supplier's."""
    for each in each_requirement(case, supplier):
        if placement.lot is None or not each.lots or placement.lot in each.lot_ids:
            yield each


def _planned_days(placement: Placement, least: LeastTime | None) -> int | None:
    """The days that the share is taken of; none of a place until further notice, unless a least time is required."""
    if least is not None:
        return _days(placement.starts, least.last_day(placement.starts, placement.extent_percent))
    return _days(placement.starts, placement.planned_end) if placement.planned_end is not None else None


def _least_time(case: Procurement, places: list[Places], placement: Placement) -> LeastTime | None:
    """In the second edition the share done is of the least time required, where all the requirements ask for the same; else `None`."""
    times = {least_time(each, placement.kind) for each in places} if case.counting.least_time else set()
    return times.pop() if len(times) == 1 else None


def _same(places: list[Places]) -> bool:
    """Whether all the requirements say the same of what happens after an early end."""
    return len({(each.part_done_percent, each.replacement_weeks) for each in places}) == 1


def _consequences(clauses: ClausesInUse, *, has_penalty: bool) -> str:
    """What may follow stands in the clauses, which say it better than a summary does."""
    roles = (ClauseRole.REMEDY, *((ClauseRole.PENALTY,) if has_penalty else ()))
    return join_words([f"”{clauses.title(role)}”" for role in roles], "och")


def _per_lot(case: Procurement, asked: tuple[AddressedRequirement, ...], early: EarlyEnd) -> Iterator[str]:
    supplier = supplier_word(case.contract.subject)
    for each in asked:
        places = each.requirement.places
        if places is None:
            continue
        of = lot_words(each.lot_ids)
        of = f"{of[:1].upper()}{of[1:]}"
        second = case.counting.least_time
        if places.part_done_percent is not None:
            share = "enough_of_least" if second else "enough"
            yield document_text(f"report.lot.{share}", of=of, supplier=supplier, percent=places.part_done_percent)
        due = replacement_due(early.date, places)
        if due is None:
            yield document_text(f"report.lot.{'kept_open' if second else 'begun'}", of=of, supplier=supplier)
        else:
            key = "new_place_passed" if due < early.noticed else "new_place"
            yield document_text(f"report.lot.{key}", of=of, due=write_date(due))


def _days(first: date, last: date) -> int:
    return (last - first + _DAY).days
