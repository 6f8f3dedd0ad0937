"""Words measured without a font: never narrower than Arial makes them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tenderkit.writers.pictures.letter_widths import longest_word, width_of, wrapped

# In thousandths of the size, from the tables of Helvetica and Helvetica Bold, whose widths Arial has.
_KNOWN = [
    pytest.param("Kallelse", False, 667 + 556 + 222 + 222 + 556 + 222 + 500 + 556, id="light"),
    pytest.param("Kallelse", True, 722 + 556 + 278 + 278 + 556 + 278 + 556 + 556, id="bold"),
    pytest.param("MWm wåäö", True, 833 + 944 + 889 + 278 + 778 + 556 + 556 + 611, id="wide"),
    pytest.param("→ 2028", False, 1000 + 278 + 4 * 556, id="arrow and digits"),
]
_WORDS = st.text("abcåäö MWil-→\N{NO-BREAK SPACE}漢", min_size=1, max_size=60)


@pytest.mark.parametrize(("words", "strong", "thousandths"), _KNOWN)
def test_words_are_reckoned_at_least_as_wide_as_they_are_and_hardly_wider(
    words: str, *, strong: bool, thousandths: int
) -> None:
    reckoned = width_of(words, 1000, strong=strong)

    assert thousandths <= reckoned <= thousandths * 1.08


def test_an_unknown_letter_is_as_wide_as_it_is_high() -> None:
    assert width_of("漢", 140, strong=False) == 140


def test_lines_break_at_spaces_but_not_inside_a_day() -> None:
    lines = wrapped((("från den 24\N{NO-BREAK SPACE}januari", False),), 100, 450)

    assert lines == ((("från den", False),), (("24\N{NO-BREAK SPACE}januari", False),))


def test_bold_and_light_words_share_a_line_where_both_find_room() -> None:
    lines = wrapped((("Intyg", True), ("→ den enskilde", False)), 100, 600)

    assert lines == ((("Intyg", True), (" → den", False)), (("enskilde", False),))


def test_a_word_that_is_wider_than_the_room_is_broken_letter_by_letter() -> None:
    lines = wrapped((("mmm", True),), 100, 10)

    assert lines == ((("m", True),),) * 3


def test_the_longest_word_is_the_widest_one() -> None:
    assert longest_word("illa MW till", 100, strong=True) == width_of("MW", 100, strong=True)


@given(words=_WORDS, room=st.integers(100, 3000), strong=st.booleans())
def test_no_line_is_wider_than_the_room_and_no_letter_is_lost(words: str, room: int, *, strong: bool) -> None:
    lines = ["".join(run for run, _ in line) for line in wrapped(((words, strong),), 100, room)]

    assert all(width_of(line, 100, strong=strong) <= room for line in lines)
    assert "".join(lines).replace(" ", "") == words.replace(" ", "")
