"""The days that a contract's clauses give: until when something is in time, and from when something may be done.

Days "within" a time are counted from the day after the one it is counted from; the last of them is still in time.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import takewhile
from typing import TYPE_CHECKING, assert_never

from tenderkit.model.case.case import Dialogue, FollowUp, Penalty, Places, Procurement
from tenderkit.model.case.choices import DialogueStart
from tenderkit.rules.contract.days import add_months, last_day

if TYPE_CHECKING:
    from tenderkit.model.matching.matching import Agreement

SMALL_CLAIM_DAYS = 90  # from when the time for remedy is over (brist.k8, 2.1.0)
_TOO_SHORT_FOR_A_DIALOGUE = 3  # months left of the contract (dialog-upprepning.s1)


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


def report_periods(case: Procurement, follow_up: FollowUp) -> Iterator[tuple[date, date]]:
    """The last day of each period, and the last day for its report (uppfoljning.k1), extensions not counted.

    The last period has only the final report. Without a time for the report nobody knows a day.
    """
    months, days = follow_up.report_every_months, follow_up.report_within_days
    if months is None or days is None:
        return
    periods = (last_day(case.contract.starts, months * number) for number in range(1, case.contract.months + 1))
    ends = contract_ends(case, options=False)
    yield from ((period, period + timedelta(days=days)) for period in takewhile(lambda period: period < ends, periods))


def final_report_due(case: Procurement, follow_up: FollowUp) -> date | None:
    """The last day for the final report (uppfoljning.k2), extensions not counted; `None` without a time for it."""
    days = follow_up.report_within_days
    return contract_ends(case, options=False) + timedelta(days=days) if days is not None else None


def remedy_ends(sent: date, days: int) -> date:
    """The last day for remedy. Counted from the day the request was sent, for want of the day it came to hand (brist)."""
    return sent + timedelta(days=days)


def claim_ends(remedied_by: date, penalty: Penalty) -> date | None:
    """The last day for claiming a penalty (vite.k1), counted from the end of the time for remedy; `None` without a limit."""
    months = penalty.claim_within_months
    return add_months(remedied_by, months) if months is not None else None


def small_claim_ends(remedied_by: date) -> date:
    """The last day for claiming the penalty for a missed dialogue or a missing report (brist.k8, 2.1.0)."""
    return remedied_by + timedelta(days=SMALL_CLAIM_DAYS)


def replacement_due(ended: date, terms: "Places | Agreement") -> date | None:
    """The last day for offering a new place after an early end (platser-ersattning.k1, ok-avslut.s2)."""
    weeks = terms.replacement_weeks
    return ended + timedelta(weeks=weeks) if weeks is not None else None
