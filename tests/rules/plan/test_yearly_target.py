"""The year's target is places for at least half of the companies that get a requirement, under each alternative."""

from datetime import date
from decimal import Decimal

import pytest

from given.plan_sheets import both_alternatives, planned
from tenderkit.model.case.choices import ContractForm
from tenderkit.rules.plan.planned_facts import PlannedFacts
from tenderkit.rules.plan.yearly_target import companies_of, places_to_reach, targets
from tenderkit.rules.policy.applicability import applicability

BOTH = both_alternatives()


@pytest.mark.parametrize(("companies", "places"), [(0, 0), (1, 1), (2, 1), (9, 5), (10, 5)])
def test_half_a_place_is_counted_up(companies: int, places: int) -> None:
    assert places_to_reach(companies) == places


def test_a_small_procurement_counts_under_the_first_alternative_only() -> None:
    rows = [planned(2), planned(3, value=Decimal(400_000), places=2), planned(4, months=3), planned(5, months=None)]

    first, second = targets(rows, BOTH, lambda row, policy: applicability(policy, PlannedFacts(row), None).verdict)

    assert (first.procurements, first.companies, first.unclear, first.target, first.planned_places) == (2, 2, 1, 1, 2)
    assert (second.procurements, second.companies, second.unclear, second.target) == (1, 1, 1, 1)
    assert [each.policy.staffing.percent for each in (first, second) if each.policy.staffing] == [100, 50]


def test_each_year_is_counted_by_itself_and_rows_without_one_come_last() -> None:
    rows = [
        planned(2, starts=None),
        planned(3, starts=date(2028, 1, 1)),
        planned(4, starts=None, begins=date(2027, 5, 1)),
    ]

    found = targets(rows, BOTH[:1], lambda row, policy: applicability(policy, PlannedFacts(row), None).verdict)

    assert [line.year for line in found] == [2027, 2028, None]


def test_a_framework_agreement_counts_as_many_companies_as_the_plan_tells() -> None:
    assert companies_of(planned(form=ContractForm.FRAMEWORK_AGREEMENT, supplier_count=3)) == 3
    assert companies_of(planned()) == 1
