"""Procurements of one branch within a limited time, for which one branch talk is enough (report l. 182)."""

from collections.abc import Iterable, Iterator
from datetime import date

from msgspec import Struct

from tenderkit.model.plan.row import PlanRow
from tenderkit.model.reading.words import as_compared
from tenderkit.rules.plan.verdicts import RowVerdict

_DIVISION = 2  # digits of a CPV code that name its division (Regulation 213/2008)
_IN_A_YEAR = 12


class BranchTalk(Struct, frozen=True):
    """At least two rows, by their first day; `branch` as the plan writes it, or the division of the CPV codes."""

    branch: str
    by_cpv: bool
    rows: tuple[PlanRow, ...]
    first: date
    last: date


def branch_talks(verdicts: Iterable[RowVerdict], months: int) -> tuple[BranchTalk, ...]:
    """The talks, in the order of their first day. A row that may get a requirement counts; one without a day doesn't."""
    by_branch: dict[tuple[str, bool], list[tuple[date, PlanRow]]] = {}
    called: dict[tuple[str, bool], str] = {}
    for verdict in verdicts:
        key, day = _branch(verdict.row), verdict.row.first_day
        if verdict.may_be_required and key is not None and day is not None:
            by_branch.setdefault(key, []).append((day, verdict.row))
            called.setdefault(key, verdict.row.branch or key[0])
    talks = (
        BranchTalk(called[key], key[1], tuple(row for _, row in group), group[0][0], group[-1][0])
        for key, dated in by_branch.items()
        for group in _within(dated, months)
        if len(group) > 1
    )
    return tuple(sorted(talks, key=lambda talk: (talk.first, talk.rows[0].number)))


def _branch(row: PlanRow) -> tuple[str, bool] | None:
    if row.branch is not None:
        return as_compared(row.branch), False
    return (row.cpv[:_DIVISION], True) if row.cpv is not None else None


def _within(dated: list[tuple[date, PlanRow]], months: int) -> Iterator[list[tuple[date, PlanRow]]]:
    """Groups that each lie within so many months of their first row."""
    group: list[tuple[date, PlanRow]] = []
    for day, row in sorted(dated, key=lambda each: (each[0], each[1].number)):
        if group and _months_between(group[0][0], day) > months:
            yield group
            group = []
        group.append((day, row))
    yield group


def _months_between(first: date, day: date) -> int:
    """Whole months and a begun one: from 1 March to 1 September six, to 2 September seven."""
    whole = (day.year - first.year) * _IN_A_YEAR + day.month - first.month
    return whole + (1 if day.day > first.day else 0)
