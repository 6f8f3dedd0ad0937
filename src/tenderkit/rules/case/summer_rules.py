"""Summer jobs: that they can lie in the summer, and that who has one may be under 18 (platser-tid.k4, platser-uppfyllelse.k10)."""

from collections.abc import Iterator
from datetime import date

from tenderkit.model.case.case import Places, Procurement
from tenderkit.model.case.choices import GroupedBy, PlacementKind
from tenderkit.problems import Fault
from tenderkit.rules.contract.days import add_months
from tenderkit.rules.contract.each_requirement import AddressedRequirement, RequirementRule
from tenderkit.rules.contract.least_time import least_time
from tenderkit.rules.language.wording import write_date

_FIRST, _LAST = (6, 1), (8, 31)  # the schools' summer break, as the clause has it


def summer_jobs_can_lie_in_the_summer(of: AddressedRequirement) -> Iterator[Fault]:
    """A place that must begin before the summer of its year can only be a summer job by breaking one of two conditions (17 kap. 1 § LOU)."""
    places = of.requirement.places
    if places is None or PlacementKind.SUMMER_JOB not in places.kinds:
        return
    begins = of.case.contract.starts
    latest = add_months(begins, places.start_within_months)
    if not any(_holds_a_summer_job(of.case, places, year, latest) for year in range(begins.year, latest.year + 1)):
        facts = {"begins": write_date(begins), "latest": write_date(latest)}
        yield of.fault("places", "start_within_months", code="TK-R370", **facts)


def minors_have_rules_of_their_own(of: AddressedRequirement) -> Iterator[Fault]:
    """Who is under 18 may not do all work, and not at all hours (5 kap. arbetsmiljölagen)."""
    places, groups = of.requirement.places, of.requirement.own_groups
    by_age = any(group.by is GroupedBy.AGE for group in groups)
    if places is not None and PlacementKind.SUMMER_JOB in places.kinds and by_age:
        yield of.fault("places", "kinds", code="TK-R371")


def _holds_a_summer_job(case: Procurement, places: Places, year: int, latest: date) -> bool:
    first = max(date(year, *_FIRST), case.contract.starts)
    ends = least_time(places, PlacementKind.SUMMER_JOB).last_day(first)
    return first <= latest and ends <= date(year, *_LAST)


FOR_EACH_REQUIREMENT: tuple[RequirementRule, ...] = (
    summer_jobs_can_lie_in_the_summer,
    minors_have_rules_of_their_own,
)
