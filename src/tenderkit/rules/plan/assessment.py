"""Everything that is said of a plan, from its rows and the municipality's policy."""

from collections.abc import Mapping, Sequence
from datetime import date
from itertools import groupby

from msgspec import Struct

from tenderkit.messages.swedish_order import swedish_order
from tenderkit.model.plan.row import PlanRow
from tenderkit.model.policy.policy import Policy, RequirementVerdict
from tenderkit.model.reading.words import as_compared
from tenderkit.rules.plan.branch_talks import BranchTalk, branch_talks
from tenderkit.rules.plan.planned_facts import PlannedFacts
from tenderkit.rules.plan.timing import PlanningTimes
from tenderkit.rules.plan.verdicts import RowVerdict, row_verdict
from tenderkit.rules.plan.yearly_target import TargetOfYear, targets
from tenderkit.rules.policy.applicability import applicability


class UnitLine(Struct, frozen=True):
    """The rows of one unit; '' for those without one. `late` is `None` where no day was given to compare with."""

    unit: str
    procurements: int
    required: int
    unclear: int
    without: int
    late: int | None


class PlanAssessment(Struct, frozen=True):
    """`policy` is the one that the rows were asked of; `chosen` whether the municipality has chosen it."""

    policy: Policy
    chosen: bool
    times: PlanningTimes
    verdicts: tuple[RowVerdict, ...]
    talks: tuple[BranchTalk, ...]
    targets: tuple[TargetOfYear, ...]
    units: tuple[UnitLine, ...]
    twice: tuple[tuple[PlanRow, ...], ...]
    day: date | None

    @property
    def talk_by_row(self) -> Mapping[int, BranchTalk]:
        """The branch talk that each row belongs to, by the row's number."""
        return {row.number: talk for talk in self.talks for row in talk.rows}


class AskedOf(Struct, frozen=True):
    """The policy of the municipality, the alternatives to compare, and the times."""

    policy: Policy
    chosen: bool
    alternatives: tuple[Policy, ...]
    times: PlanningTimes


def assess_plan(rows: Sequence[PlanRow], asked: AskedOf, day: date | None = None) -> PlanAssessment:
    """Ask the policy of every row; `day` is what a last day to begin is late against."""
    verdicts = tuple(row_verdict(row, asked.policy, asked.times) for row in rows)
    return PlanAssessment(
        policy=asked.policy,
        chosen=asked.chosen,
        times=asked.times,
        verdicts=verdicts,
        talks=branch_talks(verdicts, asked.times.branch_months),
        targets=targets(rows, asked.alternatives, _verdict),
        units=_units(verdicts, day),
        twice=same_twice(rows),
        day=day,
    )


def is_late(verdict: RowVerdict, day: date | None) -> bool:
    """Whether the last day to begin has passed on the day."""
    return day is not None and verdict.last_day is not None and verdict.last_day.day < day


def same_twice(rows: Sequence[PlanRow]) -> tuple[tuple[PlanRow, ...], ...]:
    """Rows that name the same procurement of the same unit; a row without a unit may be of any."""
    by_title = sorted(rows, key=lambda row: as_compared(row.title))
    groups = (tuple(group) for _, group in groupby(by_title, key=lambda row: as_compared(row.title)))
    found = (alike for group in groups for alike in _of_one_unit(group))
    return tuple(sorted(found, key=lambda alike: alike[0].number))


def _of_one_unit(group: tuple[PlanRow, ...]) -> list[tuple[PlanRow, ...]]:
    units = {as_compared(row.unit) for row in group if row.unit is not None}
    if len(units) <= 1:
        return [group] if len(group) > 1 else []
    by_unit = [tuple(row for row in group if row.unit and as_compared(row.unit) == unit) for unit in sorted(units)]
    return [alike for alike in by_unit if len(alike) > 1]


def _verdict(row: PlanRow, policy: Policy) -> RequirementVerdict:
    return applicability(policy, PlannedFacts(row), None).verdict


def _units(verdicts: tuple[RowVerdict, ...], day: date | None) -> tuple[UnitLine, ...]:
    by_unit: dict[str, list[RowVerdict]] = {}
    called: dict[str, str] = {}
    for verdict in verdicts:
        unit = verdict.row.unit or ""
        by_unit.setdefault(as_compared(unit), []).append(verdict)
        called.setdefault(as_compared(unit), unit)
    ordered = sorted(by_unit, key=lambda unit: (not unit, swedish_order(unit)))
    return tuple(_unit(called[unit], by_unit[unit], day) for unit in ordered)


def _unit(unit: str, verdicts: list[RowVerdict], day: date | None) -> UnitLine:
    return UnitLine(
        unit=unit,
        procurements=len(verdicts),
        required=sum(each.is_required for each in verdicts),
        unclear=sum(each.verdict is RequirementVerdict.ASK_FIRST for each in verdicts),
        without=sum(not each.may_be_required for each in verdicts),
        late=None if day is None else sum(is_late(each, day) for each in verdicts),
    )
