"""The life of a clause, cell by cell: what a new document takes, and whether what a lock holds may be issued."""

from datetime import date

import pytest

from given.clauses_in_text import FactTable, clause
from tenderkit.assembly.choose import VersionsOnADay, choose
from tenderkit.model.clauses.clause import Adoption, ClauseState, Standing, Status
from tenderkit.model.clauses.library import ClauseLibrary, LibraryEntry
from tenderkit.rules.clauses.life import LIFE, Beside, Life, Taken, life_of, why_nothing_is_taken

DAY = date(2026, 6, 1)
BEFORE, AFTER = date(2026, 5, 31), date(2026, 6, 2)
BEGUN = date(2025, 1, 1)
ISSUED = ""


def published(first: date | None = BEGUN, last: date | None = None) -> ClauseState:
    return ClauseState(Status.PUBLISHED, first, last)


def retired(last: date | None, reason: str = "") -> ClauseState:
    return ClauseState(Status.RETIRED, BEGUN, last, hold_reason=reason)


def held(first: date | None = BEGUN, last: date | None = None) -> ClauseState:
    return ClauseState(Status.HOLD, first, last, hold_reason="fel lagrum")


DRAFT, REVIEW = ClauseState(Status.DRAFT), ClauseState(Status.REVIEW)


@pytest.mark.parametrize(
    ("state", "standing", "decides"),
    [
        pytest.param(DRAFT, Standing.DRAFT, False, id="a draft"),
        pytest.param(REVIEW, Standing.REVIEW, False, id="in review"),
        pytest.param(published(AFTER), Standing.NOT_YET, False, id="published, the day before its first"),
        pytest.param(published(DAY), Standing.IN_FORCE, True, id="published, on its first day"),
        pytest.param(published(None), Standing.IN_FORCE, True, id="published without a first day"),
        pytest.param(published(BEGUN, DAY), Standing.IN_FORCE, True, id="published, on its last day"),
        pytest.param(published(BEGUN, BEFORE), Standing.ENDED, False, id="published, the day after its last"),
        pytest.param(retired(AFTER), Standing.IN_FORCE, True, id="retired from a later day"),
        pytest.param(retired(DAY), Standing.IN_FORCE, True, id="retired, on its last day"),
        pytest.param(retired(BEFORE), Standing.ENDED, False, id="retired, the day after its last"),
        pytest.param(retired(None), Standing.ENDED, False, id="retired without a last day"),
        pytest.param(
            ClauseState(Status.RETIRED, AFTER, date.max), Standing.NOT_YET, False, id="retired before it has begun"
        ),
        pytest.param(held(), Standing.ON_HOLD, True, id="on hold"),
        pytest.param(held(AFTER), Standing.ON_HOLD, False, id="on hold before it has begun"),
        pytest.param(held(BEGUN, DAY), Standing.ON_HOLD, True, id="on hold, on its last day"),
        pytest.param(held(BEGUN, BEFORE), Standing.ENDED, False, id="on hold, the day after its last"),
        pytest.param(retired(DAY, "fel"), Standing.ON_HOLD, True, id="retired while on hold, on its last day"),
        pytest.param(retired(BEFORE, "fel"), Standing.ENDED, False, id="retired while on hold, the day after"),
    ],
)
def test_status_and_dates_say_where_a_version_stands(state: ClauseState, standing: Standing, *, decides: bool) -> None:
    assert state.standing(DAY) is standing
    assert state.in_force(DAY) is (standing is Standing.IN_FORCE)
    assert state.decides(DAY) is decides


STATES = {
    Standing.DRAFT: DRAFT,
    Standing.REVIEW: REVIEW,
    Standing.NOT_YET: published(AFTER),
    Standing.IN_FORCE: published(),
    Standing.ON_HOLD: held(),
    Standing.ENDED: retired(BEFORE),
}
# the version (1.1.0) | what else stands in its place | what a new document takes, or why none is built | why a lock's isn't issued
CELLS = """
draft    | nothing           | TK-L030 | TK-L092
draft    | 1.0.0 in_force    | 1.0.0   | TK-L261
draft    | 1.0.0 on_hold     | TK-L035 | TK-L264
review   | nothing           | TK-L030 | TK-L092
review   | 1.0.0 in_force    | 1.0.0   | TK-L261
review   | 1.0.0 on_hold     | TK-L035 | TK-L264
not_yet  | nothing           | TK-L268 | TK-L262
not_yet  | 1.0.0 in_force    | 1.0.0   | TK-L261
not_yet  | 1.0.0 on_hold     | TK-L035 | TK-L264
in_force | nothing           | 1.1.0   |
in_force | 2.0.0 in_force    | 2.0.0   |
in_force | 2.0.0 on_hold     | TK-L265 |
in_force | 1.0.0 in_force    | 1.1.0   |
in_force | 1.0.0 on_hold     | 1.1.0   |
in_force | own in_force      | own     |
in_force | own on_hold       | TK-L265 |
in_force | own not_yet       | 1.1.0   |
in_force | own draft         | 1.1.0   |
in_force | own ended         | 1.1.0   |
on_hold  | nothing           | TK-L035 | TK-L091
on_hold  | 2.0.0 in_force    | 2.0.0   | TK-L260
on_hold  | 2.0.0 on_hold     | TK-L035 | TK-L091
on_hold  | 1.0.0 in_force    | TK-L265 | TK-L091
on_hold  | own in_force      | own     | TK-L260
ended    | nothing           | TK-L030 | TK-L092
ended    | 1.0.0 in_force    | 1.0.0   | TK-L261
ended    | 2.0.0 on_hold     | TK-L035 | TK-L264
ended    | own in_force      | own     | TK-L261
ended    | own on_hold       | TK-L035 | TK-L264
ended    | 2.0.0 not_yet     | TK-L268 | TK-L092
"""
ROWS = [tuple(cell.strip() for cell in row.split("|")) for row in CELLS.strip().splitlines()]


def entry(clause_id: str, version: str, state: ClauseState, front: str = "", *, adopted: bool = True) -> LibraryEntry:
    written = clause("Text.", front, clause_id, version)
    return LibraryEntry(written, state, Adoption("KS", DAY, "KS 1", written.digest) if adopted else None)


def library(*entries: LibraryEntry) -> ClauseLibrary:
    found: dict[str, dict[str, LibraryEntry]] = {}
    for each in entries:
        found.setdefault(each.clause.id, {})[each.clause.version] = each
    return ClauseLibrary(tuple(found), found)


def one_more(other: str) -> tuple[LibraryEntry, ...]:
    """`2.0.0 on_hold`, or `own in_force` for a clause of the municipality's own that replaces the one in question."""
    if other == "nothing":
        return ()
    name, standing = other.split()
    state = STATES[Standing(standing)]
    own = entry("vart-vite", "1.0.0", state, "replaces: vite\n")
    return (own if name == "own" else entry("vite", name, state),)


def taken(versions: ClauseLibrary, locked: dict[str, str] | None = None) -> str:
    """The version that the document takes in the place, or the code with which it is refused."""
    chosen = choose(["vite"], VersionsOnADay(versions, DAY, locked or {}), FactTable())
    if chosen.faults:
        (fault,) = chosen.faults
        return fault.code
    (choice,) = chosen.included
    return "own" if choice.entry.clause.id == "vart-vite" else choice.entry.clause.version


def stopped(life: Life) -> str:
    return life.stopped.code if life.stopped is not None else ISSUED


@pytest.mark.parametrize(("standing", "other", "new", "locked"), ROWS, ids=[" + ".join(row[:2]) for row in ROWS])
def test_each_cell_says_what_is_taken_and_what_may_leave(standing: str, other: str, new: str, locked: str) -> None:
    one = entry("vite", "1.1.0", STATES[Standing(standing)])
    versions = library(*one_more(other), one)

    assert taken(versions) == new
    assert taken(versions, {"vite": "1.1.0"}) == "1.1.0"
    assert stopped(life_of(one, versions, DAY)) == locked


def test_every_cell_of_the_table_is_tried() -> None:
    tried = {
        (life.standing, life.beside)
        for standing, other, *_ in ROWS
        for one in [entry("vite", "1.1.0", STATES[Standing(standing)])]
        for life in [life_of(one, library(*one_more(other), one), DAY)]
    }

    assert tried == set(LIFE)


def test_the_table_refuses_with_a_code_where_nothing_is_taken_and_only_there() -> None:
    assert all(bool(cell.refused) is (cell.new is Taken.NEITHER) for cell in LIFE.values())


@pytest.mark.parametrize("beside", ["nothing", "2.0.0 in_force", "2.0.0 on_hold"])
def test_what_may_leave_must_be_adopted(beside: str) -> None:
    adopted, not_adopted = (entry("vite", "1.1.0", published(), adopted=answer) for answer in (True, False))

    assert life_of(adopted, library(*one_more(beside), adopted), DAY).not_to_issue is None
    reason = life_of(not_adopted, library(*one_more(beside), not_adopted), DAY).not_to_issue
    assert reason is not None
    assert reason.code == "TK-L093"
    assert reason.facts["wanted"] == ("--all" if beside == "nothing" else "vite@1.1.0")


def test_what_is_stopped_is_told_of_as_stopped_whether_it_is_adopted_or_not() -> None:
    one = entry("vite", "1.1.0", held(), adopted=False)

    reason = life_of(one, library(one), DAY).not_to_issue

    assert reason is not None
    assert reason.code == "TK-L091"


def test_a_clause_of_ones_own_that_has_ended_gives_its_place_back() -> None:
    own = entry("vart-vite", "1.0.0", retired(BEFORE), "replaces: vite\n")
    both = library(entry("vite", "1.0.0", published()), own)

    assert taken(both) == "1.0.0"
    life = life_of(own, both, DAY)
    assert (life.standing, life.beside, stopped(life)) == (Standing.ENDED, Beside.IN_FORCE, "TK-L261")


def test_the_refusal_names_the_hold_its_reason_and_what_is_kept_out() -> None:
    own = entry("vart-vite", "1.0.0", held(), "replaces: vite\n")

    said = why_nothing_is_taken("vite", library(entry("vite", "1.0.0", published()), own), DAY)

    assert "vart-vite@1.0.0 är stoppad (fel lagrum), och vite@1.0.0 används inte i stället" in said.what
    assert "tenderkit clauses release vart-vite@1.0.0" in said.remedy
    assert "tenderkit clauses retire vart-vite@1.0.0 --date" in said.remedy


def test_a_hold_without_a_reason_says_so() -> None:
    one = entry("vite", "1.0.0", ClauseState(Status.HOLD, BEGUN))

    assert why_nothing_is_taken("vite", library(one), DAY).facts["reason"] == "–"


def test_a_chain_of_replacing_clauses_ends_in_the_last_of_them() -> None:
    own = entry("vart-vite", "1.0.0", published(), "replaces: vite\n")
    newer = entry("nytt-vite", "1.0.0", published(), "replaces: vart-vite\n")
    versions = library(entry("vite", "1.0.0", published()), own, newer)

    found = versions.at("vite", DAY)

    assert found is newer
    assert versions.place_of("nytt-vite") == "vite"
    assert versions.replaced_by("nytt-vite") == ("vart-vite", "vite")


def test_clauses_that_replace_each_other_lead_nobody_round_in_a_circle() -> None:
    one = entry("a", "1.0.0", published(), "replaces: b\n")
    other = entry("b", "1.0.0", published(), "replaces: a\n")
    versions = library(one, other)

    assert versions.at("a", DAY) in (one, other)
    assert versions.place_of("a") in ("a", "b")


def test_of_two_own_clauses_in_one_place_the_one_in_force_is_taken() -> None:
    stopped_one = entry("vart-vite", "1.0.0", held(), "replaces: vite\n")
    other = entry("annat-vite", "1.0.0", published(), "replaces: vite\n")

    assert library(entry("vite", "1.0.0", published()), other, stopped_one).at("vite", DAY) is other


def test_an_unknown_place_has_nothing() -> None:
    assert why_nothing_is_taken("okand", library(), DAY).code == "TK-L030"
