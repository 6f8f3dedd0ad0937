from datetime import date

import pytest

from given.clauses_in_text import clause
from tenderkit.model.clauses.clause import Adoption, ClauseState, Status
from tenderkit.model.clauses.library import ClauseLibrary, LibraryEntry
from tenderkit.rules.clauses.library_status import (
    ClauseStatus,
    Drift,
    Parents,
    library_status,
    overdue_reviews,
    watched,
)

DAY = date(2026, 12, 1)
ALONE = Parents((), {})


def state(status: str = "published", start: str = "2025-01-01", **more: str) -> ClauseState:
    dates = {name: date.fromisoformat(value) for name, value in more.items() if name != "owner"}
    valid_from = None if status in ("draft", "review") else date.fromisoformat(start)
    return ClauseState(Status(status), valid_from=valid_from, owner=more.get("owner", ""), **dates)  # type: ignore[arg-type]  # dates only


def library(
    *versions: tuple[str, ClauseState], adopted: str = "", front: str = "", clause_id: str = "vite"
) -> ClauseLibrary:
    entries = {
        version: LibraryEntry(
            clause("Text.", front, clause_id, version),
            said,
            Adoption("KLG", date(2026, 1, 1), "KS 1", "x") if version == adopted else None,
        )
        for version, said in versions
    }
    return ClauseLibrary((clause_id,), {clause_id: entries})


def one(*versions: tuple[str, ClauseState], **more: str) -> ClauseStatus:
    (status,) = library_status(library(*versions, **more), DAY, ALONE, {"vite": 3})
    return status


def test_a_clause_in_force_says_version_adoption_and_uses() -> None:
    status = one(("1.0.0", state()), ("1.1.0", state(start="2026-01-01")), adopted="1.0.0")

    assert (status.in_force, status.current.clause.version, status.uses) == (True, "1.1.0", 3)
    assert status.adopted is not None
    assert status.adopted.clause.version == "1.0.0"
    assert status.waiting == ()
    assert (status.days_left, status.overdue, status.drift) == (None, False, None)


@pytest.mark.parametrize(
    ("version", "waits"),
    [
        pytest.param(("1.1.0", state("draft")), True, id="a draft"),
        pytest.param(("1.1.0", state("review")), True, id="in review"),
        pytest.param(("1.1.0", state(start="2027-01-01")), True, id="published, from a later day"),
        pytest.param(("1.1.0", state("hold")), False, id="on hold"),
        pytest.param(("1.1.0", state("retired")), False, id="retired"),
        pytest.param(("0.9.0", state("draft")), False, id="older than what is in force"),
    ],
)
def test_a_version_waits_when_it_is_newer_and_on_its_way(version: tuple[str, ClauseState], *, waits: bool) -> None:
    status = one(("1.0.0", state()), version)

    assert [entry.clause.version for entry in status.waiting] == (["1.1.0"] if waits else [])


def test_a_clause_that_is_not_in_force_shows_its_newest_version() -> None:
    status = one(("1.0.0", state("retired")), ("1.10.0", state("hold")), ("1.9.0", state(valid_to="2026-01-01")))

    assert (status.in_force, status.current.clause.version, status.waiting) == (False, "1.10.0", ())


@pytest.mark.parametrize(
    ("review_by", "left", "overdue"),
    [
        pytest.param("2026-12-02", 1, False, id="tomorrow"),
        pytest.param("2026-12-01", 0, False, id="today"),
        pytest.param("2026-11-30", -1, True, id="yesterday"),
    ],
)
def test_a_review_is_overdue_the_day_after_its_day(review_by: str, left: int, *, overdue: bool) -> None:
    reviewed = ("1.0.0", state(review_by=review_by, owner="samordnaren"))

    assert (one(reviewed).days_left, one(reviewed).overdue) == (left, overdue)
    warnings = [str(message) for message in overdue_reviews(library(reviewed), DAY)]
    assert len(warnings) == overdue
    assert all("vite@1.0.0 skulle ha gjorts senast 2026-11-30" in warning for warning in warnings)
    assert all("(samordnaren)" in warning for warning in warnings)


def test_only_a_version_in_force_can_be_overdue() -> None:
    old = ("1.0.0", state(review_by="2020-01-01", valid_to="2025-12-31"))

    assert overdue_reviews(library(old), DAY) == ()
    assert not one(old).overdue


def test_a_clause_without_an_owner_is_still_overdue() -> None:
    (warning,) = overdue_reviews(library(("1.0.0", state(review_by="2026-01-01"))), DAY)

    assert warning.code == "TK-L120"
    assert warning.facts["owner"] == "–"


@pytest.mark.parametrize(
    ("front", "clause_id", "parent", "drift"),
    [
        pytest.param("", "vite", ("1.1.0", "2025-01-01"), Drift("vite", "1.1.0"), id="same id, newer number"),
        pytest.param("", "vite", ("1.0.0", "2026-06-01"), None, id="same id, same number"),
        pytest.param("", "vite", ("1.1.0", "2027-01-01"), None, id="same id, newer not yet in force"),
        pytest.param(
            "replaces: vite\n", "vart-vite", ("0.9.0", "2026-06-01"), Drift("vite", "0.9.0"), id="replaces, newer day"
        ),
        pytest.param("replaces: vite\n", "vart-vite", ("9.0.0", "2024-01-01"), None, id="replaces, older day"),
        pytest.param("replaces: annan\n", "vart-vite", ("9.0.0", "2026-06-01"), None, id="replaces nothing known"),
    ],
)
def test_a_local_clause_lags_when_its_parent_has_moved_on(
    front: str, clause_id: str, parent: tuple[str, str], drift: Drift | None
) -> None:
    version, start = parent
    parents = Parents({clause_id}, {"vite": {version: state(start=start)}})
    local = library(("1.0.0", state()), front=front, clause_id=clause_id)

    (status,) = library_status(local, DAY, parents, {})

    assert status.drift == drift


def test_a_central_clause_lags_behind_nothing() -> None:
    parents = Parents((), {"vite": {"9.0.0": state()}})

    assert library_status(library(("1.0.0", state())), DAY, parents, {})[0].drift is None


def test_an_id_without_versions_is_passed_by() -> None:
    assert library_status(ClauseLibrary(("tom",), {"tom": {}}), DAY, ALONE, {}) == ()


def test_what_is_watched_is_in_force_or_on_its_way() -> None:
    found = library(("0.9.0", state("retired")), ("1.0.0", state()), ("1.1.0", state("draft")))
    over = library(("1.0.0", state("retired")))

    assert [entry.clause.version for entry in watched(found, DAY)] == ["1.0.0", "1.1.0"]
    assert list(watched(over, DAY)) == []


def test_a_thousand_clauses_of_five_versions_are_one_pass() -> None:
    text = clause("Text.")
    entries = {f"1.{minor}.0": LibraryEntry(text, state()) for minor in range(5)}
    many = ClauseLibrary((), {f"k{number}": entries for number in range(1000)})

    assert len(library_status(many, DAY, ALONE, {})) == 1000
