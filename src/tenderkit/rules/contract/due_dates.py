"""The days that a contract's clauses give: until when something is in time, and from when something may be done.

Days "within" a time are counted from the day after the one it is counted from; the last of them is still in time.
"""

from datetime import date, timedelta
from typing import TYPE_CHECKING, assert_never

from tenderkit.model.case.case import Dialogue, Penalty, Places, Procurement
from tenderkit.model.case.choices import DialogueStart, PlacesBasis, PlacesStart
from tenderkit.rules.contract.days import YEAR, add_months
from tenderkit.rules.contract.each_requirement import is_framework

if TYPE_CHECKING:
    from tenderkit.model.matching.matching import Agreement

_DAY = timedelta(days=1)
_TOO_SHORT_FOR_A_DIALOGUE = 3  # months left of the contract (dialog-upprepning.s1)


def last_day(starts: date, months: int) -> date:
    """The last day of something that begins on a day and lasts so many months."""
    return add_months(starts, months) - _DAY


def contract_ends(case: Procurement, *, options: bool = True) -> date:
    """The contract's last day; with options the last that it can be."""
    terms = case.contract
    return last_day(terms.starts, terms.months + ((terms.option_months or 0) if options else 0))


def first_meeting_due(case: Procurement, dialogue: Dialogue) -> date | None:
    """The last day for the first employment dialogue (dialog-genomforande); unknown until the contract is signed."""
    begins = _dialogue_counted_from(case, dialogue)
    return begins + timedelta(days=dialogue.first_meeting_within_days) if begins else None


def _dialogue_counted_from(case: Procurement, dialogue: Dialogue) -> date | None:
    match dialogue.counted_from:
        case DialogueStart.CONTRACT_SIGNED:
            return case.procedure.contract_signed
        case DialogueStart.CONTRACT_START:
            return case.contract.starts
        case _:
            assert_never(dialogue.counted_from)


def plan_due(first_meeting: date, dialogue: Dialogue) -> date | None:
    """The last day for the written plan (dialog-genomforande.k5); `None` when none is asked for."""
    days = dialogue.plan_within_days
    return first_meeting + timedelta(days=days) if days is not None else None


def next_dialogue_due(case: Procurement, dialogue: Dialogue, last: date) -> date | None:
    """The last day for the dialogue after the last one (dialog-upprepning.k1), extensions not counted; `None` when none is needed."""
    months = dialogue.repeat_every_months
    due = add_months(last, months) if months is not None else None
    if due is None or last_day(due, _TOO_SHORT_FOR_A_DIALOGUE) > contract_ends(case, options=False):
        return None
    return due


def places_due(case: Procurement, places: Places) -> tuple[tuple[date, int], ...]:
    """By which days places shall have begun, and how many more by each (platser-tid.k3 and k5), options not counted.

    Nothing where the day follows from call-offs, whose days the case doesn't hold (platser-tid.k4, platser-ramavtal.k1).
    """
    within = places.start_within_months
    match places.basis:
        case PlacesBasis.PER_CALLED_OFF_SEK:
            return ()
        case PlacesBasis.PER_YEAR:
            return tuple((add_months(begins, within), count) for begins, count in _years(case, places))
        case PlacesBasis.FIXED:
            begins = _counted_from(case, places)
            return ((add_months(begins, within), places.count),) if begins else ()
        case _:
            assert_never(places.basis)


def _years(case: Procurement, places: Places) -> tuple[tuple[date, int], ...]:
    """Each contract year; a shorter one has fewer places, rounded down (platser-minskning.s6 and s11).

    A place that can't last its time before the work ends lapses (platser-minskning.s9).
    """
    starts, months = case.contract.starts, case.contract.months
    needed = places.start_within_months + places.minimum_months
    return tuple(
        (add_months(starts, begun), places.count * min(YEAR, months - begun) // YEAR)
        for begun in range(0, months, YEAR)
        if begun + needed <= months
    )


def _counted_from(case: Procurement, places: Places) -> date | None:
    if is_framework(case):
        return None
    match places.counted_from:
        case PlacesStart.CALL_OFF:
            return None
        case PlacesStart.CONTRACT_SIGNED:
            return case.procedure.contract_signed
        case PlacesStart.CONTRACT_START:
            return case.contract.starts
        case _:
            assert_never(places.counted_from)


def remedy_ends(sent: date, days: int) -> date:
    """The last day for remedy. Counted from the day the request was sent, for want of the day it came to hand (brist)."""
    return sent + timedelta(days=days)


def claim_ends(remedied_by: date, penalty: Penalty) -> date | None:
    """The last day for claiming a penalty (vite.k1), counted from the end of the time for remedy; `None` without a limit."""
    months = penalty.claim_within_months
    return add_months(remedied_by, months) if months is not None else None


def replacement_due(ended: date, terms: "Places | Agreement") -> date | None:
    """The last day for offering a new place after an early end (platser-ersattning.k1, ok-avslut.s2)."""
    weeks = terms.replacement_weeks
    return ended + timedelta(weeks=weeks) if weeks is not None else None
