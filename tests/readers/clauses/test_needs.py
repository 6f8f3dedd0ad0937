"""A task reads of a library what it asks for; what else is listed there costs it next to nothing."""

from collections.abc import Collection
from cProfile import Profile
from datetime import date
from pathlib import Path

import pytest

from given.clauses_in_text import clause_text
from tenderkit.project.one_run import one_run
from tenderkit.readers.clauses.library_reader import read_library, stand_ins_in
from tenderkit.readers.clauses.needs import ListedClause, Needs, every_version_of, only_needed

DAY = date(2027, 1, 1)


def library(folder: Path, *clause_ids: str, replaces: str = "null") -> Path:
    """A folder of clauses, all of them published."""
    for each in clause_ids:
        (folder / each).mkdir(parents=True)
        (folder / each / "1.0.0.md").write_text(clause_text("Text.", f"replaces: {replaces}\n", each), "utf-8")
    listed = "".join(
        f"  {each}: {{versions: {{1.0.0: {{status: published, valid_from: 2025-01-01}}}}}}\n" for each in clause_ids
    )
    (folder / "library.yaml").write_text(f"format: 1\norder: [{', '.join(clause_ids)}]\nclauses:\n{listed}", "utf-8")
    return folder


def read_of(folders: list[Path], needs: Needs) -> list[str]:
    return [each for each, versions in read_library(folders, needs).clauses.items() if versions]


def test_only_wanted_clauses_are_asked_about(tmp_path: Path) -> None:
    asked: list[str] = []

    def versions(listed: ListedClause) -> Collection[str]:
        asked.append(listed.id)
        return listed.states

    folder = library(tmp_path, "a", "b", "c")
    found = read_library([folder], Needs(versions, frozenset({"b", "x"})))

    assert asked == ["b"]
    assert (list(found.clauses), list(found.clauses["b"]), found.clauses["a"]) == (["a", "b", "c"], ["1.0.0"], {})


def test_own_clauses_that_may_stand_in_are_read_beside_the_wanted_ones(tmp_path: Path) -> None:
    central, own = library(tmp_path / "central", "a", "b"), library(tmp_path / "own", "c", replaces="a")

    assert read_of([central, own], only_needed({"b"}, (DAY,), ())) == ["b", "c"]
    assert read_of([central, own], every_version_of({"b"})) == ["b"]


def test_a_later_folder_that_is_asked_for_nothing_hides_what_an_earlier_one_has(tmp_path: Path) -> None:
    central, own = library(tmp_path / "central", "a"), library(tmp_path / "own", "a")

    assert read_of([central, own], Needs(lambda _: ())) == []


@pytest.mark.parametrize(
    ("line", "may"),
    [
        pytest.param("replaces: null", False, id="as we write it"),
        pytest.param("replaces: ~  # ingen", False, id="as somebody else may"),
        pytest.param("replaces: brist", True, id="one that does"),
        pytest.param('"replaces": null', True, id="what isn't plain"),
        pytest.param("title: Något\\x72eplaces", True, id="letters written as numbers"),
    ],
)
def test_a_clause_that_plainly_replaces_nothing_is_not_read_for_that(tmp_path: Path, line: str, *, may: bool) -> None:
    folder = library(tmp_path, "a")
    (folder / "a" / "1.0.0.md").write_text(f"---\nid: a\n{line}\n---\n\nText.\n", "utf-8")

    assert ("a" in stand_ins_in(folder)) is may


def test_a_file_that_is_not_there_may_have_said_so(tmp_path: Path) -> None:
    folder = library(tmp_path, "a")
    (folder / "a" / "1.0.0.md").unlink()

    assert stand_ins_in(folder) == {"a"}


def test_a_clause_more_in_the_library_is_hardly_more_work(tmp_path: Path) -> None:
    """Counted in calls, the second time in a run: a hundred clauses more that nobody asks for."""
    few, many = (calls_for(tmp_path / str(number), number) for number in (100, 200))

    assert many - few < 500


def calls_for(folder: Path, number: int) -> int:
    central, own = library(folder / "central", "a"), library(folder / "own", *(f"egen-{at}" for at in range(number)))
    profile, needs = Profile(), only_needed({"a"}, (DAY,), ())
    with one_run():
        read_library((central, own), needs)
        profile.runcall(read_library, (central, own), needs)
    return sum(entry.callcount for entry in profile.getstats())
