"""The check digit, held against a library that is tested against the numbers of the world."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stdnum import luhn

from tenderkit.model.reading.check_digit import has_right_check_digit


@given(st.text("0123456789", min_size=1, max_size=14))
def test_a_number_is_right_where_the_library_says_so(digits: str) -> None:
    assert has_right_check_digit(digits) == luhn.is_valid(digits)


@given(st.text("0123456789", min_size=1, max_size=13))
def test_every_number_has_one_right_digit(digits: str) -> None:
    right = [last for last in "0123456789" if has_right_check_digit(digits + last)]

    assert right == [luhn.calc_check_digit(digits)]


@pytest.mark.parametrize("typed", ["", "٣٣", "²", "55667-78", "a"])
def test_what_is_no_number_has_none(typed: str) -> None:
    assert not has_right_check_digit(typed)
