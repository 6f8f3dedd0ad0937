"""The height of a row shows all of its texts, and grows with them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tenderkit.writers.sheet.row_heights import row_height

LINE = 15.0
ONE = row_height(["a"], [10])


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        pytest.param("", 10, 1, id="nothing"),
        pytest.param("ord", 10, 1, id="a word"),
        pytest.param("ett ord till", 8, 2, id="words that wrap"),
        pytest.param("en\ntvå\ntre", 60, 3, id="lines of its own"),
        pytest.param("a" * 25, 11, 3, id="a word longer than the line"),
        pytest.param("m" * 10, 11, 2, id="wide letters"),
        pytest.param("i" * 15, 11, 1, id="narrow letters"),
        pytest.param("ABCDEFGHIJ", 11, 2, id="capitals"),
    ],
)
def test_a_row_is_as_high_as_its_wrapped_text(text: str, width: float, lines: int) -> None:
    assert row_height([text], [width]) == ONE + (lines - 1) * LINE


def test_the_highest_text_decides_and_a_sheet_has_its_limit() -> None:
    assert row_height(["kort", "en\ntvå"], [20, 20]) == ONE + LINE
    assert row_height(["a\n" * 100], [20]) == 409
    assert row_height([], []) == ONE


@given(st.text(max_size=200), st.floats(8, 90))
def test_more_text_never_makes_a_row_lower(text: str, width: float) -> None:
    assert row_height([text + " ord"], [width]) >= row_height([text], [width])
