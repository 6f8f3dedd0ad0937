"""How long a place is at least, in months, weeks and hours, and each kind its own."""

from datetime import date
from fractions import Fraction

import pytest

from given.kinds_of_places import places_of
from tenderkit.model.case.choices import PlacementKind
from tenderkit.rules.contract.least_time import (
    LeastTime,
    TimeMeasure,
    least_time,
    longest_time,
    one_time,
    shortest_time,
    times_of_kinds,
)

MONTHS, WEEKS, HOURS = (
    LeastTime(3, TimeMeasure.MONTHS, 75),
    LeastTime(26, TimeMeasure.WEEKS, 75),
    LeastTime(400, TimeMeasure.HOURS, 50),
)
OWN = "{employment: {minimum_months: 12}, internship: {minimum_weeks: 26}}"


@pytest.mark.parametrize(
    ("time", "last", "latest"),
    [
        pytest.param(MONTHS, date(2027, 5, 31), date(2027, 10, 1), id="months"),
        pytest.param(WEEKS, date(2027, 8, 29), date(2027, 7, 3), id="weeks, to a day"),
        pytest.param(HOURS, date(2027, 7, 18), date(2027, 8, 14), id="hours at half time: twenty weeks"),
        pytest.param(LeastTime(401, TimeMeasure.HOURS, 50), date(2027, 7, 19), date(2027, 8, 13), id="a begun day is a day"),
    ],
)  # fmt: skip
def test_a_place_lasts_to_a_day(time: LeastTime, last: date, latest: date) -> None:
    assert time.last_day(date(2027, 3, 1)) == last
    assert time.latest_start(date(2027, 12, 31)) == latest
    assert time.last_day(latest) == date(2027, 12, 31)


def test_hours_are_over_sooner_with_a_larger_extent() -> None:
    assert HOURS.last_day(date(2027, 3, 1), 100) == date(2027, 5, 9)
    assert WEEKS.last_day(date(2027, 3, 1), 100) == WEEKS.last_day(date(2027, 3, 1))


@pytest.mark.parametrize(
    ("time", "months", "full_time", "whole", "words"),
    [
        pytest.param(MONTHS, Fraction(3), Fraction(9, 4), 3, "3 månader", id="months"),
        pytest.param(WEEKS, Fraction(6), Fraction(9, 2), 6, "26 veckor", id="weeks"),
        pytest.param(HOURS, Fraction(60, 13), Fraction(30, 13), 4, "400 timmar", id="hours"),
        pytest.param(LeastTime(1, TimeMeasure.WEEKS, 100), Fraction(3, 13), Fraction(3, 13), 0, "1 vecka", id="a week"),
    ],
)  # fmt: skip
def test_figures_count_in_months_that_are_exact(
    time: LeastTime, months: Fraction, full_time: Fraction, whole: int, words: str
) -> None:
    assert (time.months, time.full_time_months, time.whole_months) == (months, full_time, whole)
    assert (time.words, time.told) == (words, words)


def test_each_kind_has_its_own_time_else_that_of_all() -> None:
    places = places_of(per_kind="{internship: {minimum_weeks: 26}}")

    assert least_time(places, PlacementKind.INTERNSHIP).words == "26 veckor"
    assert least_time(places, PlacementKind.EMPLOYMENT).words == "3 månader"
    assert [time.words for _, time in times_of_kinds(places)] == ["3 månader", "26 veckor"]


def test_where_every_kind_has_its_own_the_ends_are_told() -> None:
    places = places_of(per_kind=OWN, minimum="")

    assert (shortest_time(places).words, longest_time(places).words) == ("26 veckor", "12 månader")
    assert one_time(places) is None


def test_a_kind_without_any_time_is_held_to_the_shortest() -> None:
    places = places_of(per_kind=OWN[:-1] + ", apprenticeship: {count: 1}}", minimum="")

    assert least_time(places, PlacementKind.APPRENTICESHIP).words == "26 veckor"


def test_kinds_that_are_alike_have_one_time() -> None:
    assert one_time(places_of()) == LeastTime(3, TimeMeasure.MONTHS, 75)
