"""A placement that ended early: what was agreed, what was done, and until when a new place may be offered. No judgement."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Annotated

from tenderkit.messages import document_text
from tenderkit.model.case.case import Places, Procurement, Supplier
from tenderkit.model.matching.matching import Agreement, Placement
from tenderkit.rules.contract.due_dates import replacement_due
from tenderkit.rules.contract.each_requirement import each_requirement
from tenderkit.rules.contract.least_time import LeastTime, least_time
from tenderkit.rules.contract.requirement_brief import lot_words
from tenderkit.rules.language.wording import write_date

_WHOLE = 100
_DAY = timedelta(days=1)


class OwedBy(StrEnum):
    """What a place was owed by."""

    AGREEMENT = "agreement"
    PLACES = "places"
    DIALOGUE = "dialogue"


@dataclass(frozen=True, slots=True)
class EarlyEndFacts:
    """A placement that ended early, in numbers and days."""

    basis: Annotated[OwedBy, "Vad platsen följer av"]
    done_days: Annotated[int, "Genomförda dagar"]
    planned_days: Annotated[int, "Planerade dagar"]
    done_percent: Annotated[int, "Genomförd andel i procent"]
    enough_percent: Annotated[int | None, "Andel i procent som räcker"]
    of_least_time: Annotated[bool, "Om andelen räknas på den kortaste tid som krävs"]
    begun_is_enough: Annotated[bool, "Om en påbörjad plats räcker"]
    rest_kept_open: Annotated[bool, "Om den tid som återstod ska hållas öppen"]
    replacement_due: Annotated[date | None, "Sista dagen för en ny plats"]
    replacement_weeks: Annotated[int | None, "Veckor för en ny plats"]
    per_lot: Annotated[tuple[str, ...], "Villkoren för varje anbudsområde, när de skiljer sig åt"]


def early_end_facts(
    case: Procurement, supplier: Supplier | None, placement: Placement, agreement: Agreement | None
) -> EarlyEndFacts | None:
    """`basis` is what the place was owed by. A placement has no lot, so terms that differ between lots are told for each in `per_lot`."""
    early = placement.early_end
    if early is None:
        return None
    stated = [each.requirement.places for each in each_requirement(case, supplier)]
    places = [each for each in stated if each is not None]
    same = places[0] if places and _same(places) else None
    terms = agreement or same
    least = _least_time(case, places, placement) if agreement is None else None
    ends_by = placement.planned_last if least is None else least.last_day(placement.starts, placement.extent_percent)
    planned = _days(placement.starts, ends_by)
    done = _days(placement.starts, early.date)
    without_new_place = same is not None and same.replacement_weeks is None
    return EarlyEndFacts(
        basis=OwedBy.AGREEMENT if agreement else OwedBy.PLACES if places else OwedBy.DIALOGUE,
        done_days=done,
        planned_days=planned,
        done_percent=min(_WHOLE, done * _WHOLE // planned),
        enough_percent=same.part_done_percent if same else None,
        of_least_time=least is not None,
        begun_is_enough=without_new_place and not case.counting.least_time,
        rest_kept_open=without_new_place and case.counting.least_time,
        replacement_due=replacement_due(early.date, terms) if terms is not None else None,
        replacement_weeks=terms.replacement_weeks if terms is not None else None,
        per_lot=tuple(_per_lot(case, supplier, early.date)) if same is None else (),
    )


def _least_time(case: Procurement, places: list[Places], placement: Placement) -> LeastTime | None:
    """In the second edition the share done is of the least time required, where all the requirements ask for the same; else `None`."""
    times = {least_time(each, placement.kind) for each in places} if case.counting.least_time else set()
    return times.pop() if len(times) == 1 else None


def _same(places: list[Places]) -> bool:
    """Whether all the requirements say the same of what happens after an early end."""
    return len({(each.part_done_percent, each.replacement_weeks) for each in places}) == 1


def _per_lot(case: Procurement, supplier: Supplier | None, ended: date) -> Iterator[str]:
    for each in each_requirement(case, supplier):
        places = each.requirement.places
        if places is None:
            continue
        of = lot_words(each.lot_ids)
        of = f"{of[:1].upper()}{of[1:]}"
        second = case.counting.least_time
        if places.part_done_percent is not None:
            share = "enough_of_least" if second else "enough"
            yield document_text(f"report.lot.{share}", of=of, percent=places.part_done_percent)
        due = replacement_due(ended, places)
        if due is None:
            yield document_text(f"report.lot.{'kept_open' if second else 'begun'}", of=of)
        else:
            yield document_text("report.lot.new_place", of=of, due=write_date(due))


def _days(first: date, last: date) -> int:
    return (last - first + _DAY).days
