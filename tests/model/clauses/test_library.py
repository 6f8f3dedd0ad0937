"""Which version a version is a change of, and which changes lie between two."""

from datetime import date

import pytest

from given.clauses_in_text import clause
from tenderkit.model.clauses.clause import ClauseState, Status
from tenderkit.model.clauses.library import LibraryEntry, predecessor, steps_between

DAY = date(2025, 1, 1)
STATES = {
    "1.10.0": Status.PUBLISHED,
    "1.0.0": Status.RETIRED,
    "1.9.0": Status.HOLD,
    "2.0.0": Status.DRAFT,
    "3.0.0": Status.REVIEW,
}
ENTRIES = [LibraryEntry(clause(version=version), ClauseState(state, DAY)) for version, state in STATES.items()]


@pytest.mark.parametrize(
    ("version", "found"),
    [
        pytest.param("1.0.0", None, id="the first"),
        pytest.param("1.9.0", "1.0.0", id="after one that was retired"),
        pytest.param("1.10.0", "1.9.0", id="by number, not by letters, and after one on hold"),
        pytest.param("3.0.0", "1.10.0", id="never after a draft"),
    ],
)
def test_a_version_is_a_change_of_the_highest_lower_one_that_was_published(version: str, found: str | None) -> None:
    before = predecessor(iter(ENTRIES), version)

    assert (before.clause.version if before else None) == found


@pytest.mark.parametrize(
    ("before", "after", "found"),
    [
        pytest.param("1.0.0", "1.10.0", ["1.9.0", "1.10.0"], id="two steps"),
        pytest.param("1.10.0", "1.0.0", ["1.9.0", "1.10.0"], id="the same backwards"),
        pytest.param("1.9.0", "3.0.0", ["1.10.0", "3.0.0"], id="to one on its way, past a draft"),
        pytest.param("1.9.0", "1.9.0", [], id="none to itself"),
    ],
)
def test_the_changes_between_two_versions_are_all_that_were_published(
    before: str, after: str, found: list[str]
) -> None:
    assert [entry.clause.version for entry in steps_between(iter(ENTRIES), before, after)] == found
