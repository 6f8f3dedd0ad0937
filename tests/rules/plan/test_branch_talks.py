"""Procurements of one branch that lie close in time are named together, for one talk with the branch."""

from datetime import date

from given.plan_sheets import both_alternatives, planned
from tenderkit.model.plan.row import PlanRow
from tenderkit.rules.plan.branch_talks import branch_talks
from tenderkit.rules.plan.timing import planning_times
from tenderkit.rules.plan.verdicts import row_verdict

POLICY, _ = both_alternatives()


def talks(*rows: PlanRow, months: int = 6) -> list[tuple[str, tuple[int, ...]]]:
    verdicts = [row_verdict(row, POLICY, planning_times(None)) for row in rows]
    return [(talk.branch, tuple(row.number for row in talk.rows)) for talk in branch_talks(verdicts, months)]


def test_rows_of_one_branch_within_the_time_share_a_talk_however_the_branch_is_spelt() -> None:
    found = talks(planned(2), planned(3, branch="ANLÄGGNING", starts=date(2027, 3, 1)), planned(4, branch="städ"))

    assert found == [("anläggning", (3, 2))]


def test_the_time_is_counted_from_the_first_of_them() -> None:
    rows = [
        planned(number, starts=day)
        for number, day in enumerate((date(2027, 1, 1), date(2027, 7, 1), date(2027, 7, 2)), 2)
    ]

    assert talks(*rows) == [("anläggning", (2, 3))]
    assert talks(*rows, months=7) == [("anläggning", (2, 3, 4))]


def test_a_branch_may_have_several_talks_in_the_order_of_their_days() -> None:
    days = (date(2027, 1, 1), date(2027, 2, 1), date(2028, 1, 1), date(2028, 2, 1))
    rows = [planned(number, starts=day) for number, day in enumerate(days, 2)]

    assert talks(*rows, planned(9, branch="städ", starts=days[1]), planned(8, branch="städ", starts=days[1])) == [
        ("anläggning", (2, 3)),
        ("städ", (8, 9)),
        ("anläggning", (4, 5)),
    ]


def test_without_a_branch_the_division_of_the_cpv_code_says_it() -> None:
    (talk,) = branch_talks(
        [row_verdict(planned(n, branch=None, cpv=f"4523300{n}-9"), POLICY, planning_times(None)) for n in (2, 3)], 6
    )

    assert (talk.branch, talk.by_cpv) == ("45", True)


def test_a_row_without_a_requirement_a_day_or_a_branch_belongs_to_no_talk() -> None:
    assert talks(planned(2), planned(3, months=3), planned(4, starts=None), planned(5, branch=None)) == []
