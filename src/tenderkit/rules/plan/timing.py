"""The last day to begin, so that staffing and training partners are there in time (report l. 190).

The report says how early in words only. The times are the municipality's own, from its policy; where it has set none they are
assumed, and everybody who reads a day is told so.
"""

from datetime import date, timedelta

from msgspec import Struct

from tenderkit.model.plan.row import PlanRow
from tenderkit.model.policy.planning import PlanningPolicy

ASSUMED_PREPARE_WEEKS = 12
ASSUMED_PROCURE_WEEKS = 26
ASSUMED_BRANCH_MONTHS = 6


class PlanningTimes(Struct, frozen=True):
    """`source` is whose times they are; '' where at least one of them is assumed."""

    prepare_weeks: int
    procure_weeks: int
    branch_months: int
    source: str = ""


class LastDayToBegin(Struct, frozen=True):
    """`weeks` before `counted_from`, which is the day the procurement begins, or the contract's start where only that is told."""

    day: date
    weeks: int
    counted_from: date
    from_contract_start: bool
    rough: bool


def planning_times(stated: PlanningPolicy | None, branch_months: int | None = None) -> PlanningTimes:
    """The policy's times, the assumed ones where it is silent; `branch_months` is what the user asked for this time."""
    if stated is None:
        return PlanningTimes(ASSUMED_PREPARE_WEEKS, ASSUMED_PROCURE_WEEKS, branch_months or ASSUMED_BRANCH_MONTHS)
    whole = None not in (stated.prepare_weeks, stated.procure_weeks)
    return PlanningTimes(
        stated.prepare_weeks or ASSUMED_PREPARE_WEEKS,
        stated.procure_weeks or ASSUMED_PROCURE_WEEKS,
        branch_months or stated.branch_months or ASSUMED_BRANCH_MONTHS,
        stated.source if whole else "",
    )


def last_day_to_begin(row: PlanRow, times: PlanningTimes) -> LastDayToBegin | None:
    """`None` where the plan tells no day to count from."""
    counted_from = row.begins or row.starts
    if counted_from is None:
        return None
    from_start = row.begins is None
    weeks = times.prepare_weeks + (times.procure_weeks if from_start else 0)
    rough = ("starts" if from_start else "begins") in row.rough
    return LastDayToBegin(counted_from - timedelta(weeks=weeks), weeks, counted_from, from_start, rough)
