"""A plan knows its cells and the first day of each row."""

from datetime import date

from given.plan_sheets import planned
from tenderkit.model.plan.plan import Grid


def test_the_first_day_is_the_earlier_of_the_two() -> None:
    assert planned(begins=date(2027, 1, 4)).first_day == date(2027, 1, 4)
    assert planned(starts=None).first_day is None


def test_a_short_row_holds_nothing_beyond_its_end() -> None:
    grid = Grid("", (("a", "b"), ("c",)))

    assert (grid.width, grid.cell(0, 1), grid.cell(1, 1)) == (2, "b", None)
    assert Grid("", ()).width == 0
