"""The last day to begin lies as long before the procurement as staffing and training partners need."""

from datetime import date

from given.plan_sheets import planned
from tenderkit.model.policy.planning import PlanningPolicy
from tenderkit.rules.plan.timing import PlanningTimes, last_day_to_begin, planning_times

TIMES = PlanningTimes(prepare_weeks=10, procure_weeks=20, branch_months=6)


def test_it_is_counted_from_the_day_the_procurement_begins() -> None:
    found = last_day_to_begin(planned(begins=date(2027, 3, 15)), TIMES)

    assert found is not None
    assert (found.day, found.weeks, found.from_contract_start, found.rough) == (date(2027, 1, 4), 10, False, False)


def test_where_only_the_contracts_start_is_told_the_procurement_needs_its_time_too() -> None:
    found = last_day_to_begin(planned(starts=date(2027, 6, 1), rough=("starts",)), TIMES)

    assert found is not None
    assert (found.day, found.weeks, found.from_contract_start, found.rough) == (date(2026, 11, 3), 30, True, True)


def test_without_a_day_there_is_none() -> None:
    assert last_day_to_begin(planned(starts=None), TIMES) is None


def test_the_times_are_the_municipalitys_own_where_it_has_set_them() -> None:
    stated = PlanningPolicy(prepare_weeks=8, procure_weeks=30, branch_months=9, source="Upphandlingschefen")

    assert planning_times(stated) == PlanningTimes(8, 30, 9, "Upphandlingschefen")
    assert planning_times(stated, 3).branch_months == 3


def test_what_it_has_not_set_is_assumed_and_says_so() -> None:
    halfway = planning_times(PlanningPolicy(prepare_weeks=8, source="Upphandlingschefen"))

    assert (halfway.prepare_weeks, halfway.procure_weeks, halfway.branch_months, halfway.source) == (8, 26, 6, "")
    assert planning_times(None) == PlanningTimes(12, 26, 6)
    assert planning_times(None, 4) == PlanningTimes(12, 26, 4)
