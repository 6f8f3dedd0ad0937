"""A person's time at a workplace in words: when, how much, and whether it goes on."""

from datetime import date
from decimal import Decimal

import pytest

from given.matching_text import read
from given.reported_case import done, file_with
from tenderkit.model.case.choices import PlacementKind
from tenderkit.rules.papers.work_figures import WorkFacts, work_facts

STARTS = date(2027, 6, 1)


def facts(day: date = date(2027, 12, 1), **stated: object) -> WorkFacts:
    placement = read(file_with(done(1))).placements[0]
    assert placement.starts == STARTS
    return work_facts(placement.model_copy(update=stated), day)


@pytest.mark.parametrize(
    ("ended", "says"),
    [
        pytest.param(date(2027, 6, 1), "den 1\u00a0juni 2027", id="one day"),
        pytest.param(date(2027, 6, 2), "från den 1 till den 2\u00a0juni 2027", id="one month"),
        pytest.param(date(2027, 11, 30), "från den 1\u00a0juni till den 30\u00a0november 2027", id="one year"),
        pytest.param(date(2028, 6, 30), "från den 1\u00a0juni 2027 till den 30\u00a0juni 2028", id="two years"),
        pytest.param(None, "sedan den 1\u00a0juni 2027", id="still there"),
    ],
)
def test_the_time_is_said_as_people_say_it(ended: date | None, says: str) -> None:
    assert facts(ended=ended).time == says


@pytest.mark.parametrize(
    ("kind", "ended", "continued", "goes_on", "did"),
    [
        (PlacementKind.EMPLOYMENT, STARTS, True, True, "är anställd"),
        (PlacementKind.EMPLOYMENT, STARTS, False, False, "har varit anställd"),
        (PlacementKind.EMPLOYMENT, STARTS, None, False, "har varit anställd"),
        (PlacementKind.INTERNSHIP, STARTS, True, False, "har gjort praktik"),
        (PlacementKind.INTERNSHIP, None, None, True, "gör praktik"),
        (PlacementKind.APPRENTICESHIP, None, None, True, "gör en lärlingsperiod"),
        (PlacementKind.SUMMER_JOB, STARTS, None, False, "har haft sommarjobb"),
        (PlacementKind.SUMMER_JOB, None, None, True, "har sommarjobb"),
    ],
)
def test_only_an_employment_goes_on_after_the_time_that_was_agreed(
    *, kind: PlacementKind, ended: date | None, continued: bool | None, goes_on: bool, did: str
) -> None:
    found = facts(kind=kind, ended=ended, continued=continued)

    assert (found.goes_on, found.did) == (goes_on, did)


@pytest.mark.parametrize(
    ("percent", "weekly", "total", "full_time", "extent"),
    [
        (100, None, None, True, None),
        (100, Decimal(40), 900, True, "40\u00a0timmar i veckan, sammanlagt 900\u00a0timmar"),
        (75, Decimal("37.5"), None, False, "75 procent av heltid, 37,5\u00a0timmar i veckan"),
        (None, None, 1, False, "sammanlagt 1\u00a0timme"),
        (None, None, None, False, None),
    ],
)
def test_the_extent_is_told_by_what_is_known(
    *, percent: int | None, weekly: Decimal | None, total: int | None, full_time: bool, extent: str | None
) -> None:
    found = facts(ended=STARTS, extent_percent=percent, hours_per_week=weekly, total_hours=total)

    assert (found.full_time, found.extent) == (full_time, extent)


def test_while_it_goes_on_the_hours_in_all_are_not_told() -> None:
    found = facts(ended=None, extent_percent=None, hours_per_week=None, total_hours=900)

    assert (found.extent, found.extent_unknown) == (None, False)
    assert facts(ended=None, extent_percent=None, hours_per_week=None, total_hours=None).extent_unknown


@pytest.mark.parametrize(
    ("begun", "day", "has_begun"),
    [(True, STARTS, True), (True, date(2027, 5, 31), False), (False, date(2027, 7, 1), False)],
)
def test_a_place_has_begun_from_its_first_day(*, begun: bool, day: date, has_begun: bool) -> None:
    assert facts(day, begun=begun).has_begun is has_begun


def test_the_tasks_and_the_skills_say_whether_they_are_a_sentence() -> None:
    found = facts(tasks=("sopa",), skills=("truckkort",))

    assert (found.tasks, found.one_task, found.skills) == ("sopa", True, None)
    assert facts(skills=None).skills is None


def test_tasks_with_an_och_of_their_own_are_joined_by_another_word() -> None:
    assert facts(tasks=("sopa", "skotta", "sanda")).tasks == "sopa, skotta och sanda"
    assert facts(tasks=("sopa", "rensa diken och trummor")).tasks == "sopa samt rensa diken och trummor"
