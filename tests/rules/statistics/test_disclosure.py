"""No number of people under five can be worked out: tried by somebody who knows every number that is shown, and all the rules."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from judges.people_attack import could_be, shown_of, worked_out
from tenderkit.rules.statistics.disclosure import FEWEST_SHOWN, TOTAL, PeopleNumber, PeopleTable, hidden_numbers

ROWS, COLUMNS = ("A", "B", "C"), ("x", "y", "z")


def table(*rows: str) -> PeopleTable:
    """A row of numbers for each of A, B, C; `-` where nobody can be."""
    cells = {
        PeopleNumber(row, column): int(value)
        for row, values in zip(ROWS, rows, strict=False)
        for column, value in zip(COLUMNS, values.split(), strict=False)
        if value != "-"
    }
    return PeopleTable(cells)


@pytest.mark.parametrize(
    ("rows", "shown"),
    [
        pytest.param(("9 8", "7 6"), {"Ax": 9, "Ay": 8, "Bx": 7, "By": 6, "A": 17, "B": 13, "x": 16, "y": 14, "": 30}, id="nothing"),
        pytest.param(("3 8", "7 6"), {"A": 11, "B": 13, "x": 10, "y": 14, "": 24}, id="a square around one"),
        pytest.param(("3 8 9", "7 6 9"), {"Az": 9, "Bz": 9, "A": 20, "B": 22, "x": 10, "y": 14, "z": 18, "": 42}, id="the rest stays"),
        pytest.param(("2",), {}, id="all of them are few"),
        pytest.param(("9",), {"Ax": 9, "A": 9, "x": 9, "": 9}, id="one cell"),
        pytest.param(("0 7",), {"": 7, "A": 7}, id="nought hides its neighbour"),
    ],
)  # fmt: skip
def test_a_small_number_hides_as_little_else_as_it_takes(rows: tuple[str, ...], shown: dict[str, int]) -> None:
    of = table(*rows)

    (hidden,) = hidden_numbers((of,))

    assert {number.row + number.column: value for number, value in shown_of(of, hidden).items()} == shown
    assert worked_out(of, shown_of(of, hidden)) == []


@pytest.mark.parametrize(
    "rows",
    [
        pytest.param(("2 20", "20 -"), id="a cell that is known to be empty"),
        pytest.param(("1 2", "9 9"), id="two small ones of three together"),
        pytest.param(("3 -", "- 9"), id="one cell in its row and in its column"),
        pytest.param(("4 4 4", "4 4 4", "4 4 4"), id="only small ones"),
        pytest.param(("0 0 5", "0 5 0", "5 0 0"), id="noughts all around"),
        pytest.param(("1 - -", "- 2 -", "- - 50"), id="small units of one kind each"),
    ],
)
def test_what_is_known_to_be_empty_gives_nothing_away(rows: tuple[str, ...]) -> None:
    of = table(*rows)

    (hidden,) = hidden_numbers((of,))

    assert worked_out(of, shown_of(of, hidden)) == []


def test_the_attacker_of_these_tests_does_work_out_what_a_careless_table_shows() -> None:
    of = table("3 8", "7 6")

    assert worked_out(of, shown_of(of, frozenset({PeopleNumber("A", "x")}))) == [PeopleNumber("A", "x")]
    assert worked_out(of, shown_of(of, frozenset({PeopleNumber("A", "x"), PeopleNumber("A", "y")}))) == [
        PeopleNumber("A", "x")
    ]
    few = table("1 2 8")
    beside = {PeopleNumber(row, column) for row in ("A", "") for column in ("x", "y")}
    assert worked_out(few, shown_of(few, frozenset(beside))) == sorted(beside, key=list(few.numbers).index)


def test_nobody_at_all_is_a_number_under_five() -> None:
    assert hidden_numbers((PeopleTable({}),)) == (frozenset({TOTAL}),)


def test_tables_over_the_same_cells_hide_the_same() -> None:
    begun, completed = table("8 9 7", "9 9 9"), table("8 2 6", "9 8 9")

    hidden = hidden_numbers((begun, completed))

    assert hidden[0] == hidden[1]
    assert PeopleNumber("A", "y") in hidden[0]


def test_a_table_of_few_is_hidden_whole_and_the_other_is_not() -> None:
    begun, completed = table("8 9", "9 9"), table("1 1", "1 1")

    hidden = hidden_numbers((begun, completed))

    assert hidden[0] == frozenset()
    assert hidden[1] == frozenset(completed.numbers)


cell_value = st.one_of(st.none(), st.integers(0, 6), st.integers(0, 9))
grids = st.lists(st.lists(cell_value, min_size=1, max_size=3), min_size=1, max_size=3)


def _grid(values: list[list[int | None]]) -> PeopleTable:
    cells = {
        PeopleNumber(ROWS[at], COLUMNS[across]): value
        for at, row in enumerate(values)
        for across, value in enumerate(row)
        if value is not None
    }
    return PeopleTable(cells)


@settings(max_examples=200)
@given(grids)
def test_no_small_number_can_be_worked_out_from_what_is_shown(values: list[list[int | None]]) -> None:
    of = _grid(values)

    (hidden,) = hidden_numbers((of,))

    if of.total >= FEWEST_SHOWN:
        assert worked_out(of, shown_of(of, hidden)) == []
    else:
        assert shown_of(of, hidden) == {}


@settings(max_examples=100)
@given(grids, st.data())
def test_nor_from_two_tables_of_which_one_is_part_of_the_other(
    values: list[list[int | None]], data: st.DataObject
) -> None:
    begun = _grid(values)
    completed = PeopleTable({cell: data.draw(st.integers(0, value)) for cell, value in begun.cells.items()})

    of_begun, of_completed = hidden_numbers((begun, completed))

    for of, hidden in ((begun, of_begun), (completed, of_completed)):
        if of.total >= FEWEST_SHOWN:
            assert worked_out(of, shown_of(of, hidden)) == []
    if completed.total >= FEWEST_SHOWN:  # then what has begun and isn't completed is hidden in the same places
        going_on = PeopleTable({cell: value - completed.cells[cell] for cell, value in begun.cells.items()})
        shown = shown_of(going_on, of_begun)
        for number in (each for each, value in begun.numbers.items() if value < FEWEST_SHOWN):
            assert could_be(completed, shown_of(completed, of_completed), number, FEWEST_SHOWN)
            assert number not in shown
