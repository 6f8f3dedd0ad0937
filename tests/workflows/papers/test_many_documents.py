"""What a case has more of costs as much more, and no more for each document. Calls are counted, so no machine is too slow."""

from collections import Counter
from collections.abc import Callable
from cProfile import Profile
from functools import partial
from pathlib import Path

import pytest

from given.cases import case_folder
from given.many_suppliers import many_suppliers
from given.own_library import own_library
from tenderkit.workflows.papers.build import BuildOptions, build

SIZES = (20, 40, 80)
MOST_TIMES = 2.3  # what twice as many more may cost
MANY = 1_000
MOST_OF_ONE = 3  # the same for a single function


@pytest.mark.parametrize("kind", ["startmote", "utvardering"])
def test_a_letter_to_one_of_many_suppliers_costs_as_much_as_to_one_of_few(kind: str, tmp_path: Path) -> None:
    cases = [many_suppliers(tmp_path / str(at), size) for at, size in enumerate((SIZES[0], *SIZES))]

    _, *calls = [calls_of(partial(built, case, kind)) for case in cases]  # the first one reads the library, and imports

    few, more, most = (each.total() for each in calls)
    assert (most - more) / (more - few) < MOST_TIMES
    assert [name for name in calls[2] if grows_too_fast(*(each[name] for each in calls))] == []


def test_clauses_of_ones_own_that_a_case_has_no_use_for_are_not_parsed(tmp_path: Path) -> None:
    _, few, many = (times_parsed(tmp_path / str(at), number) for at, number in enumerate((2, 2, 40)))

    assert many == few  # the first one reads the shipped clauses


def times_parsed(home: Path, number: int) -> int:
    """How many clauses a build parses where the municipality has so many of its own."""
    own_library(home, {f"egen-{at}": {"1.0.0": ("status: published", f"Text {at}.")} for at in range(number)})
    calls = calls_of(lambda: built(case_folder(home), "kravavsnitt"))
    return sum(count for name, count in calls.items() if "parse_clause" in name)


def test_a_clause_of_ones_own_that_stands_in_for_another_is_read_however_it_says_so(tmp_path: Path) -> None:
    for at, said in enumerate(("replaces: syfte", "replaces:\n  syfte", '"replaces": syfte', '"repl\\x61ces": syfte')):
        home = tmp_path / str(at)
        of_ours = {"vart-syfte": {"1.0.0": ("status: published, valid_from: 2025-01-01", "Vårt eget syfte.")}}
        own_library(home, of_ours, {"vart-syfte": f"{said}\n"})
        case = case_folder(home)

        built(case, "kravavsnitt", dry_run=False)

        assert "Vårt eget syfte." in (case / "dokument" / "kravavsnitt.txt").read_text("utf-8")


def built(case: Path, kind: str, *, dry_run: bool = True) -> None:
    build(case, BuildOptions(kinds=(kind,), dry_run=dry_run))


def grows_too_fast(few: int, more: int, most: int) -> bool:
    return most > MANY and most - more > MOST_OF_ONE * (more - few)


def calls_of(work: Callable[[], None]) -> Counter[str]:
    """By the function that is called and its place."""
    profile = Profile()
    profile.runcall(work)
    return Counter({str(entry.code): entry.callcount for entry in profile.getstats()})
