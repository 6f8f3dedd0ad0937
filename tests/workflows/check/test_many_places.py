"""A case with many places costs as much more as it has more of them. Calls are counted, so the machine's speed is of no matter."""

from collections import Counter
from collections.abc import Callable
from cProfile import Profile
from datetime import date
from pathlib import Path

import pytest

from given.many_places import many_places
from tenderkit.workflows.check.check import check
from tenderkit.workflows.matching.note import note
from tenderkit.workflows.papers.build import BuildOptions, build

SIZES = (30, 60, 120)
MOST_TIMES = 2.3  # what twice as many more may cost
MOST_OF_ONE = 3  # the same for a single function: one that looks through all for each is called four times as often
MANY = 1_000


def checked(case: Path) -> None:
    assert not [one for one in check(case, ()).problems if one.file.name in ("placeringar.yaml", "personer.yaml")]


def reported(case: Path) -> None:
    build(case, BuildOptions(kinds=("lagesrapport",), day=date(2028, 1, 10), dry_run=True))


def certified(case: Path) -> None:
    build(case, BuildOptions(kinds=("intyg",), day=date(2028, 1, 10), dry_run=True))


def told_of_their_end(case: Path) -> None:
    build(case, BuildOptions(kinds=("avslutad-placering",), dry_run=True))


def noted(case: Path) -> None:
    note(case, {"event": "report_received", "date": "2028-01-02", "period_ends": "2027-12-31"}, write=False)


@pytest.mark.parametrize("work", [checked, reported, noted])
def test_twice_as_many_places_cost_twice_as_much(work: Callable[[Path], None], tmp_path: Path) -> None:
    cases = [
        many_places(tmp_path / str(size), size, deficiencies=2 * size, agreements=size) for size in (SIZES[0], *SIZES)
    ]

    _, *calls = [calls_of(work, case) for case in cases]  # the first one reads the library, and imports

    few, more, most = (each.total() for each in calls)
    assert (most - more) / (more - few) < MOST_TIMES
    assert [name for name in calls[2] if grows_too_fast(*(each[name] for each in calls))] == []


@pytest.mark.parametrize("work", [certified, told_of_their_end])
def test_twice_as_many_papers_cost_twice_as_much(work: Callable[[Path], None], tmp_path: Path) -> None:
    """Each is held against everybody's facts and names, which are read once, and tells of a contract that is counted once a day."""
    cases = [many_places(tmp_path / str(size), size, certificates=True) for size in (SIZES[0], *SIZES)]

    _, *calls = [calls_of(work, case) for case in cases]

    few, more, most = (each.total() for each in calls)
    assert (most - more) / (more - few) < MOST_TIMES
    assert [name for name in calls[2] if grows_too_fast(*(each[name] for each in calls))] == []


def test_a_thousand_places_are_checked_and_reported(tmp_path: Path) -> None:
    case = many_places(tmp_path, 1_000)

    checked(case)
    reported(case)


def grows_too_fast(few: int, more: int, most: int) -> bool:
    return most > MANY and most - more > MOST_OF_ONE * (more - few)


def calls_of(work: Callable[[Path], None], case: Path) -> Counter[str]:
    """By the function that is called and its place."""
    profile = Profile()
    profile.runcall(work, case)
    return Counter({str(entry.code): entry.callcount for entry in profile.getstats()})
