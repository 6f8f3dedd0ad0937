"""How the year's target would come out: places for at least half of the companies that get a requirement (report l. 34).

The report says "at least half" and not how half a place is counted: it is counted up, and the reader is told.
"""

from collections.abc import Callable, Iterable

from msgspec import Struct

from tenderkit.model.plan.row import PlanRow
from tenderkit.model.policy.policy import Policy, RequirementVerdict


class TargetOfYear(Struct, frozen=True):
    """One alternative in one year (`None` = rows without a day). Companies and places are of the rows with a requirement.

    `unclear` are rows that the policy can't answer yet: they may still add to the companies.
    """

    policy: Policy
    year: int | None
    procurements: int
    companies: int
    unclear: int
    target: int
    planned_places: int


def places_to_reach(companies: int) -> int:
    """At least half of them, half a place counted up."""
    return (companies + 1) // 2


def companies_of(row: PlanRow) -> int:
    """One company for each procurement, or as many as the plan states."""
    return row.supplier_count or 1


def targets(
    rows: Iterable[PlanRow], policies: Iterable[Policy], verdict: Callable[[PlanRow, Policy], RequirementVerdict]
) -> tuple[TargetOfYear, ...]:
    """By year, and within it by policy."""
    by_year: dict[int | None, list[PlanRow]] = {}
    for row in rows:
        by_year.setdefault(year_of(row), []).append(row)
    years = sorted(by_year, key=lambda year: (year is None, year))
    asked = tuple(policies)
    return tuple(_target(by_year[year], policy, year, verdict) for year in years for policy in asked)


def year_of(row: PlanRow) -> int | None:
    """The year in which the company gets its requirement: the contract's start, else when the procurement begins."""
    day = row.starts or row.begins
    return day.year if day is not None else None


def _target(
    rows: list[PlanRow],
    policy: Policy,
    year: int | None,
    verdict: Callable[[PlanRow, Policy], RequirementVerdict],
) -> TargetOfYear:
    answers = [(row, verdict(row, policy)) for row in rows]
    required = [row for row, answer in answers if answer not in (RequirementVerdict.NONE, RequirementVerdict.ASK_FIRST)]
    companies = sum(map(companies_of, required))
    return TargetOfYear(
        policy=policy,
        year=year,
        procurements=len(required),
        companies=companies,
        unclear=sum(answer is RequirementVerdict.ASK_FIRST for _, answer in answers),
        target=places_to_reach(companies),
        planned_places=sum(row.places or 0 for row in required),
    )
