"""The library searched and filtered as a coordinator does it."""

from datetime import date
from pathlib import Path

import pytest

from given.own_library import own_library
from tenderkit.workflows.library.find_clauses import ClauseQuery, find_clauses, with_excerpts

SAMPLES = Path(__file__).parents[3] / "samples"
DAY = date(2026, 12, 1)
IN_FORCE = "status: published, valid_from: 2026-01-01, review_by: {review}, owner: {owner}"


@pytest.fixture
def home(tmp_path: Path) -> Path:
    own_library(
        tmp_path,
        {
            "vart-krav": {
                "1.0.0": (IN_FORCE.format(review="2026-11-20", owner="Anna"), "Hon ska odla havre."),
                "2.0.0": ("status: draft", "Hon ska odla råg."),
            },
            "vart-vite": {"1.0.0": (IN_FORCE.format(review="2027-02-01", owner="Bo"), "Vite.")},
            "vart-stopp": {"1.0.0": ("status: hold, valid_from: 2026-01-01, hold_reason: prövas", "Vila.")},
            "vart-slut": {"1.0.0": ("status: retired, valid_from: 2025-01-01, valid_to: 2025-12-31", "Slut.")},
            "vart-nytt": {"1.0.0": ("status: published, valid_from: 2027-01-01", "Nytt.")},
        },
        {"vart-vite": "replaces: vite\n"},
    )
    return tmp_path


def _own(home: Path, query: ClauseQuery, day: date = DAY) -> list[str]:
    found = find_clauses(home, day, query).clauses
    ids = [each.status.current.clause.id for each in found]
    return [clause_id for clause_id in ids if clause_id.startswith("vart-") or clause_id == "vite"]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        pytest.param(ClauseQuery(words="havre odla"), ["vart-krav"], id="words of the text"),
        pytest.param(ClauseQuery(words="odla råg"), ["vart-krav"], id="words of a draft"),
        pytest.param(ClauseQuery(words="VART-SLUT"), ["vart-slut"], id="an id"),
        pytest.param(ClauseQuery(words="havre finns-inte"), [], id="one of the words is nowhere"),
        pytest.param(ClauseQuery(state="draft"), ["vart-krav"], id="with a draft"),
        pytest.param(ClauseQuery(state="on_hold"), ["vart-stopp"], id="on hold"),
        pytest.param(ClauseQuery(state="ended"), ["vart-slut"], id="ended"),
        pytest.param(ClauseQuery(state="other_instead"), ["vite"], id="another in its place"),
        pytest.param(ClauseQuery(owner="Bo"), ["vart-vite"], id="an owner"),
        pytest.param(ClauseQuery(review_within=0), ["vart-krav"], id="the day of review has passed"),
        pytest.param(ClauseQuery(review_within=90, owner="Bo"), ["vart-vite"], id="review within 90 days"),
        pytest.param(ClauseQuery(review_within=30, owner="Bo"), [], id="review not within 30 days"),
        pytest.param(ClauseQuery(kind="kravavsnitt", owner="Bo"), ["vart-vite"], id="stands in a kind's place"),
        pytest.param(ClauseQuery(kind="finns-inte"), [], id="a kind that isn't there"),
    ],
)
def test_a_question_finds_what_it_asks_for(home: Path, query: ClauseQuery, found: list[str]) -> None:
    assert _own(home, query) == found


def test_what_is_in_force_is_asked_for_on_a_day(home: Path) -> None:
    def in_force(day: date) -> list[str]:
        return _own(home, ClauseQuery(state="in_force"), day)

    assert in_force(DAY) == ["vart-krav", "vart-vite"]
    assert in_force(date(2027, 2, 1)) == ["vart-krav", "vart-vite", "vart-nytt"]


def test_a_review_of_today_has_not_passed(home: Path) -> None:
    day = date(2026, 11, 20)

    assert _own(home, ClauseQuery(review_within=0), day) == []
    assert _own(home, ClauseQuery(review_within=30), day) == ["vart-krav"]


def test_clauses_come_in_the_order_asked_for(home: Path) -> None:
    def own(order: str) -> list[str]:
        return [clause_id for clause_id in _own(home, ClauseQuery(order=order)) if clause_id != "vite"]

    assert own("") == ["vart-krav", "vart-vite", "vart-stopp", "vart-slut", "vart-nytt"]
    assert own("title") == ["vart-krav", "vart-nytt", "vart-slut", "vart-stopp", "vart-vite"]
    assert own("review")[:2] == ["vart-krav", "vart-vite"]
    assert own("owner")[:2] == ["vart-krav", "vart-vite"]
    assert own("state") == ["vart-krav", "vart-vite", "vart-nytt", "vart-stopp", "vart-slut"]


def test_the_whole_library_is_counted_whatever_is_asked_for(home: Path) -> None:
    found = find_clauses(home, DAY, ClauseQuery(owner="Bo"))

    assert len(found.clauses) == 1
    assert found.total > len(found.clauses)
    assert (found.by_state["draft"], found.by_state["on_hold"], found.overdue) == (1, 1, 1)
    assert found.owners == ("Anna", "Bo", "tenderkit")


def test_an_excerpt_shows_where_the_words_stand_also_in_a_draft(home: Path) -> None:
    found = find_clauses(home, DAY, ClauseQuery(words="odla råg"))

    (shown,) = with_excerpts(home, found.clauses, "odla råg")

    assert shown.excerpt is not None
    assert "".join(span.text for span in shown.excerpt.spans) == "Hon ska odla råg."


def test_without_words_there_are_no_excerpts(home: Path) -> None:
    found = find_clauses(home, DAY, ClauseQuery())

    assert {each.excerpt for each in with_excerpts(home, found.clauses, " ")} == {None}


def test_a_version_that_nobody_has_adopted_is_told_of() -> None:
    found = find_clauses(SAMPLES, DAY, ClauseQuery(state="not_adopted"))

    assert all(each.status.current.adoption is None for each in found.clauses)
    assert 0 < len(found.clauses) < found.total
