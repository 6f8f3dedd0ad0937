"""What a role has before it: late first, then by day, then what has no day; other roles' matters are theirs."""

from datetime import date

import pytest

from tenderkit.model.case.choices import Role
from tenderkit.rules.due.matter import DueKind, DueMatter
from tenderkit.workflows.due.days_ahead import DueInCase, days_ahead

TODAY, LAST = date(2027, 3, 1), date(2027, 3, 15)


def _due(kind: DueKind, day: date | None, title: str = "A") -> DueInCase:
    return DueInCase(DueMatter(kind, day, kind.value, "Klausulen"), title.lower(), title)


def test_the_oldest_stands_first_and_what_has_no_day_last() -> None:
    found = [
        _due(DueKind.START_MEETING, None),
        _due(DueKind.REPORT, date(2027, 3, 9)),
        _due(DueKind.CERTIFICATE, date(2027, 1, 9)),
    ]

    ahead = days_ahead(found, Role.RECRUITER, TODAY, LAST)

    assert [each.matter.kind for each in ahead.matters] == [
        DueKind.CERTIFICATE,
        DueKind.REPORT,
        DueKind.START_MEETING,
    ]
    assert ahead.late == 1


def test_what_another_role_sees_to_is_not_here() -> None:
    assert days_ahead([_due(DueKind.CLAIM, TODAY)], Role.RECRUITER, TODAY, LAST).matters == ()


@pytest.mark.parametrize(("day", "later"), [(LAST, 0), (date(2027, 3, 16), 1)], ids=["the last day", "the day after"])
def test_what_comes_behind_the_last_day_is_counted(day: date, later: int) -> None:
    ahead = days_ahead([_due(DueKind.REPORT, day)], Role.RECRUITER, TODAY, LAST)

    assert (ahead.later, len(ahead.matters)) == (later, 1 - later)


def test_those_of_a_day_stand_by_their_cases() -> None:
    found = [_due(DueKind.REPORT, TODAY, title) for title in ("B", "A")]

    assert [each.title for each in days_ahead(found, Role.RECRUITER, TODAY, LAST).matters] == ["A", "B"]
