"""Every day that is so many months away."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tenderkit.rules.contract.days import YEAR, last_day, latest_start, next_begins

DAYS = st.dates(date(2024, 1, 1), date(2040, 12, 31))
A_DAY = timedelta(days=1)


@pytest.mark.parametrize(
    ("starts", "months", "last"),
    [
        pytest.param(date(2027, 6, 1), 3, date(2027, 8, 31), id="from the first to the last of a month"),
        pytest.param(date(2027, 12, 15), 12, date(2028, 12, 14), id="a year"),
        pytest.param(date(2027, 3, 1), 12, date(2028, 2, 29), id="a year that ends in a leap year"),
        pytest.param(date(2028, 2, 29), 12, date(2029, 2, 28), id="a year from 29 February"),
        pytest.param(date(2028, 2, 29), 48, date(2032, 2, 28), id="four years from 29 February"),
        pytest.param(date(2027, 5, 31), 1, date(2027, 6, 30), id="into a shorter month"),
        pytest.param(date(2027, 8, 31), 6, date(2028, 2, 29), id="into the shortest month of a leap year"),
        pytest.param(date(2027, 8, 29), 6, date(2028, 2, 28), id="where the day exists"),
        pytest.param(date(2027, 6, 15), 0, date(2027, 6, 14), id="no time at all"),
    ],
)
def test_the_last_day_is_the_one_before_the_same_day_or_else_the_last_of_the_month(
    starts: date, months: int, last: date
) -> None:
    assert last_day(starts, months) == last
    assert next_begins(starts, months) == last + A_DAY


@given(DAYS, st.integers(1, 40))
def test_what_begins_on_the_latest_day_is_over_in_time_and_a_day_later_not(ends: date, months: int) -> None:
    latest = latest_start(ends, months)

    assert last_day(latest, months) <= ends < last_day(latest + A_DAY, months)


@given(DAYS, st.integers(0, 8))
def test_contract_years_follow_each_other_without_a_gap_or_an_overlap(starts: date, years: int) -> None:
    ends, begins = last_day(starts, years * YEAR), next_begins(starts, years * YEAR)

    assert begins == ends + A_DAY
    assert abs((begins - starts).days - years * 365.25) <= 2
