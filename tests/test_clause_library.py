"""The shipped clauses: tested in every alternative, and with versions that show what a second version is."""

import re
from datetime import date
from pathlib import Path

import pytest
from msgspec.structs import replace

from given.law_rows import shipped_table
from judges import checkout
from judges.branches_taken import alternatives
from tenderkit.model.clauses.clause import Clause, Status
from tenderkit.model.clauses.library import LibraryEntry, predecessor, version_key
from tenderkit.model.clauses.roles import ClauseRole
from tenderkit.readers.clauses.clause_test_reader import read_clause_test
from tenderkit.readers.clauses.library_reader import read_library
from tenderkit.rules.changes.change_class import least_change_class, next_versions
from tenderkit.rules.changes.reasons import ChangeClass
from tenderkit.rules.conditions.given_facts import GivenFacts
from tenderkit.workflows.clauses.clause_test_run import say
from tenderkit.workflows.clauses.edited_clauses import published_copy

CLAUSES = checkout.ROOT / "clauses"
LIBRARY = read_library([CLAUSES])
PUBLISHED = [entry for entry in LIBRARY.entries() if entry.state.status is Status.PUBLISHED]
RUN_TOGETHER = re.compile(r"[^\s”(]\[BEKRÄFTA|\](?=\w)|\[BEKRÄFTA[^\]]*\[BEKRÄFTA|  ")
LATER = [entry for entry in LIBRARY.entries() if entry.clause.version != "1.0.0"]


def name_of(entry: LibraryEntry) -> str:
    return f"{entry.clause.id}@{entry.clause.version}"


def newest(clause_id: str) -> Clause:
    """The published version that the tests beside the clause must go through."""
    versions = (entry.clause for entry in PUBLISHED if entry.clause.id == clause_id)
    return max(versions, key=lambda one: version_key(one.version))


@pytest.mark.parametrize("clause_id", LIBRARY.clauses)
def test_the_tests_of_a_clause_take_every_alternative(clause_id: str) -> None:
    clause = newest(clause_id)
    taken: dict[str, bool] = {}
    for facts in _given(clause):
        for address, happened in alternatives(clause, facts):
            taken[address] = taken.get(address, False) or happened

    assert [address for address, happened in taken.items() if not happened] == []


@pytest.mark.parametrize("clause_id", LIBRARY.clauses)
def test_the_tests_of_a_clause_also_say_when_it_stays_out(clause_id: str) -> None:
    clause = newest(clause_id)

    assert not all(next(iter(alternatives(clause, facts)))[1] for facts in _given(clause))


@pytest.mark.parametrize("clause_id", LIBRARY.clauses)
def test_a_question_never_runs_into_the_words_around_it(clause_id: str) -> None:
    """Every test of the clause again, each time with one more fact that the case doesn't state."""
    clause = newest(clause_id)
    acts = shipped_table().acts
    texts = {
        say(
            replace(clause, applies_if=None),
            {path: fact for path, fact in facts.given.items() if path != left_out},
            acts,
        ).text
        for facts in _given(clause)
        for left_out in facts.given
    }

    assert [text for text in texts if RUN_TOGETHER.search(text)] == []


@pytest.mark.parametrize("entry", PUBLISHED, ids=name_of)
def test_a_published_version_has_its_words_kept(entry: LibraryEntry) -> None:
    clause = entry.clause

    copy = published_copy(CLAUSES, clause.id, clause.version)
    assert copy.read_bytes() == (CLAUSES / clause.id / f"{clause.version}.md").read_bytes()


@pytest.mark.parametrize("entry", LATER, ids=name_of)
def test_a_later_version_owns_up_to_what_it_changes_in_the_one_before_it(entry: LibraryEntry) -> None:
    before, later = predecessor(LIBRARY.clauses[entry.clause.id].values(), entry.clause.version), entry.clause
    assert before is not None

    least, declared = least_change_class(before.clause, later).clause_class, ChangeClass(later.change.clause_class)
    assert least is not None
    assert declared.at_least(least)
    assert later.version == next_versions(before.clause.version)[declared.value]


def test_there_is_a_later_version_of_each_class() -> None:
    assert {entry.clause.change.clause_class for entry in LATER} == {"edition", "update", "correction"}


def test_the_whole_second_edition_comes_in_force_on_one_day() -> None:
    second = [entry for entry in LATER if entry.clause.version == "2.0.0"]

    terms = [name for name, role in LIBRARY.roles.items() if role is not ClauseRole.ANSWER]
    assert len(second) > len(terms) * 0.9  # a few terms of an agreement say the same as before
    assert {(entry.state.status, entry.state.valid_from) for entry in second} == {(Status.PUBLISHED, date(2027, 1, 1))}


def test_a_new_version_comes_in_force_on_its_day_and_not_before() -> None:
    before, after = (LIBRARY.in_force("vite", day) for day in (date(2026, 11, 30), date(2026, 12, 1)))

    assert before is not None
    assert after is not None
    assert (before.clause.version, after.clause.version) == ("1.0.0", "1.1.0")


def _given(clause: Clause) -> list[GivenFacts]:
    """The facts of every case that tests this version."""
    tests = [read_clause_test(path)[0] for path in sorted(Path(CLAUSES, clause.id).glob("*.test.yaml"))]
    return [
        GivenFacts(case.given)
        for test in tests
        if not test.versions or clause.version in test.versions
        for case in test.cases
    ]
