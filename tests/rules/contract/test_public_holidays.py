"""Which days a time can't end on."""

from datetime import date

import pytest

from tenderkit.rules.contract.public_holidays import easter_sunday, next_working_day


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        pytest.param("2027-01-28", "2027-01-28", id="a Thursday"),
        pytest.param("2027-01-30", "2027-02-01", id="a Saturday"),
        pytest.param("2027-01-31", "2027-02-01", id="a Sunday"),
        pytest.param("2026-12-24", "2026-12-28", id="Christmas Eve, and a weekend after Boxing Day"),
        pytest.param("2025-12-31", "2026-01-02", id="New Year's Eve"),
        pytest.param("2026-01-06", "2026-01-07", id="Epiphany"),
        pytest.param("2026-04-03", "2026-04-07", id="Good Friday to Easter Monday"),
        pytest.param("2026-05-01", "2026-05-04", id="May Day, a Friday"),
        pytest.param("2026-05-14", "2026-05-15", id="Ascension Day"),
        pytest.param("2025-06-06", "2025-06-09", id="the National Day, a Friday; Whit Monday is an ordinary day"),
        pytest.param("2026-06-19", "2026-06-22", id="Midsummer Eve"),
        pytest.param("2026-06-26", "2026-06-26", id="the Friday after"),
        pytest.param("2026-10-31", "2026-11-02", id="All Saints' Day"),
    ],
)
def test_a_time_ends_on_the_next_working_day(day: str, expected: str) -> None:
    assert next_working_day(date.fromisoformat(day)) == date.fromisoformat(expected)


@pytest.mark.parametrize(
    "easter",
    ["2000-04-23", "2019-04-21", "2024-03-31", "2025-04-20", "2026-04-05", "2027-03-28", "2038-04-25", "2049-04-18"],
)
def test_easter_is_where_the_almanac_has_it(easter: str) -> None:
    day = date.fromisoformat(easter)

    assert easter_sunday(day.year) == day
