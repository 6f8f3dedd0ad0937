"""How many of the places are of each kind, and how many of the required ones the done come to."""

from collections.abc import Mapping
from fractions import Fraction

import pytest

from given.kinds_of_places import places_of
from tenderkit.model.case.choices import PlacementKind
from tenderkit.rules.contract.kind_numbers import (
    counted_in_all,
    free_places,
    full_time_months_of_one,
    kind_numbers,
)

EMPLOYMENT, INTERNSHIP = PlacementKind.EMPLOYMENT, PlacementKind.INTERNSHIP
BOTH = "{employment: {count: 2}, internship: {count: 2}}"


@pytest.mark.parametrize(
    ("per_kind", "more", "required", "numbers"),
    [
        pytest.param("", "", None, {}, id="nothing is said"),
        pytest.param(BOTH, "", None, {EMPLOYMENT: 2, INTERNSHIP: 2}, id="each its own"),
        pytest.param("{internship: {minimum_weeks: 26}}", "", None, {}, id="a time is no number"),
        pytest.param(BOTH, "", 3, {EMPLOYMENT: 1, INTERNSHIP: 1}, id="fewer in proportion, rounded down"),
        pytest.param(BOTH, "", 8, {EMPLOYMENT: 4, INTERNSHIP: 4}, id="as many for each of two lots"),
        pytest.param("", "minimum_employments: 3", 2, {EMPLOYMENT: 2}, id="a least number of employments stays"),
        pytest.param(BOTH, "minimum_employments: 1", None, {EMPLOYMENT: 2, INTERNSHIP: 2}, id="the kind's own holds"),
    ],
)
def test_a_number_of_a_kind_follows_that_of_the_places(
    per_kind: str, more: str, required: int | None, numbers: Mapping[PlacementKind, int]
) -> None:
    assert kind_numbers(places_of(per_kind, more=more), required) == numbers


@pytest.mark.parametrize(
    ("per_kind", "done", "counted"),
    [
        pytest.param("", {INTERNSHIP: 5}, 5, id="any kind"),
        pytest.param(BOTH, {EMPLOYMENT: 2, INTERNSHIP: 2}, 4, id="as asked"),
        pytest.param(BOTH, {INTERNSHIP: 4}, 2, id="internships make up for no employment"),
        pytest.param(BOTH, {EMPLOYMENT: 1, INTERNSHIP: 7}, 3, id="however many"),
        pytest.param(BOTH, {EMPLOYMENT: 3, INTERNSHIP: 3}, 6, id="more of both"),
        pytest.param("{employment: {count: 2}}", {INTERNSHIP: 4}, 2, id="two are free"),
        pytest.param("{employment: {count: 2}}", {EMPLOYMENT: 4}, 4, id="the free ones are employments too"),
    ],
)
def test_more_of_one_kind_never_makes_up_for_too_few_of_another(
    per_kind: str, done: Mapping[PlacementKind, int], counted: int
) -> None:
    assert counted_in_all(places_of(per_kind), done, 4) == counted


def test_places_of_no_stated_kind_are_free() -> None:
    assert [free_places(places_of(each)) for each in ("", BOTH, "{employment: {count: 3}}")] == [4, 0, 1]


def test_a_place_is_on_average_what_its_kinds_come_to() -> None:
    own = "{employment: {count: 1, minimum_months: 12}, internship: {minimum_months: 4}}"

    assert full_time_months_of_one(places_of()) == Fraction(9, 4)
    assert full_time_months_of_one(places_of(own, minimum="")) == Fraction(12 + 3 * 4, 4) * Fraction(3, 4)
