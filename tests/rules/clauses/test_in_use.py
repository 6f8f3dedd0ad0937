"""Clauses found by their role, and the days that their sentences give."""

import pytest
from msgspec.structs import replace

from given.clauses_in_text import FactTable, clause
from given.shipped_clauses import in_use, shipped_roles
from tenderkit.model.clauses.clause import ClauseState, Status
from tenderkit.model.clauses.library import LibraryEntry
from tenderkit.model.clauses.roles import ClauseRole, Meaning
from tenderkit.rules.clauses.in_use import ClausesInUse

NO_FACTS = FactTable()
DAYS = "parameters:\n  inom: {from: requirement.penalty.remedy_days, type: days}\n  vite: {from: requirement.penalty.amount, type: money}\n"


def remedy(body: str, version: str = "1.0.0") -> LibraryEntry:
    """A clause whose first obligation gives the days for notifying an obstacle."""
    text = clause(body, DAYS, "var-brist", version)
    marks = {Meaning.HINDRANCE_DAYS: "k1"}
    return LibraryEntry(text, ClauseState(Status.PUBLISHED), role=ClauseRole.REMEDY, marks=marks)


def days(*entries: LibraryEntry, facts: FactTable = NO_FACTS) -> int | None:
    return ClausesInUse(entries).days(ClauseRole.REMEDY, Meaning.HINDRANCE_DAYS, facts)


@pytest.mark.parametrize(
    ("version", "role", "meaning", "expected"),
    [
        ("brist@1.0.0", ClauseRole.REMEDY, Meaning.HINDRANCE_DAYS, 10),
        ("vite@1.0.0", ClauseRole.PENALTY, Meaning.PAYMENT_DAYS, 30),
        ("vite@1.1.0", ClauseRole.PENALTY, Meaning.PAYMENT_DAYS, 30),
        ("ok-avslut@1.0.0", ClauseRole.AGREED_EARLY_END, Meaning.PAYMENT_DAYS, 30),
    ],
)
def test_the_days_are_those_that_the_sentence_says(
    version: str, role: ClauseRole, meaning: Meaning, expected: int
) -> None:
    assert in_use(version).days(role, meaning, NO_FACTS) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        pytest.param("inom 14 dagar", 14, id="in figures"),
        pytest.param("inom 1 dag", 1, id="one day"),
        pytest.param("inom {{ inom }}", 21, id="a parameter"),
        pytest.param("inom {{ inom }} eller betala {{ vite }}", 21, id="other parameters are no days"),
        pytest.param("inom 14 dagar, dock senast 30 dagar efter kravet", None, id="two numbers"),
        pytest.param("snarast", None, id="none"),
        pytest.param("{% if requirement.places is stated %}inom 14 dagar{% endif %}", None, id="only in some cases"),
    ],
)
def test_days_are_read_from_the_marked_sentence_alone(sentence: str, expected: int | None) -> None:
    body = f"{{#k1}} Leverantören ska svara {sentence}.\n\n{{#k2}} Leverantören ska betala inom 90 dagar."
    facts = FactTable(requirement__penalty__remedy_days=21)

    assert days(remedy(body), facts=facts) == expected


def test_an_unknown_parameter_gives_no_days() -> None:
    assert days(remedy("{#k1} Leverantören ska svara inom {{ inom }}.")) is None


def test_versions_that_differ_give_no_days_and_a_mark_that_nobody_states_none() -> None:
    one, other = remedy("{#k1} Svar inom 14 dagar."), remedy("{#k1} Svar inom 15 dagar.", "1.1.0")

    assert days(one) == 14
    assert days(one, other) is None
    assert days(replace(one, marks={})) is None
    assert days() is None


def test_a_clause_is_found_and_titled_by_its_role() -> None:
    own = remedy("Text.")
    found = ClausesInUse((own,), {**shipped_roles(), "var-brist": ClauseRole.REMEDY})

    assert found.roles == (ClauseRole.REMEDY,)
    assert found.of(ClauseRole.PENALTY) == ()
    assert found.title(ClauseRole.REMEDY) == "Var-brist"
    assert found.title(ClauseRole.PENALTY) == "Vite", "as the shipped clause is called"
    assert found.has("var-brist")
    assert not found.has("brist")


def test_the_name_of_a_role_is_the_municipalitys_own_clause() -> None:
    found = ClausesInUse((), {**shipped_roles(), "var-brist": ClauseRole.REMEDY})

    assert found.name(ClauseRole.REMEDY) == "var-brist"
    assert found.name(ClauseRole.PENALTY) == "vite"
    assert ClausesInUse().name(ClauseRole.PENALTY) == "penalty"


@pytest.mark.parametrize(
    ("entries", "expected"),
    [
        pytest.param((remedy("{#k1} Text."),), True, id="the first"),
        pytest.param((remedy("{#k1} Text.", "1.9.0"),), True, id="an update of it"),
        pytest.param((remedy("{#k1} Text.", "2.0.0"),), False, id="the second"),
        pytest.param(
            (remedy("{#k1} Text.", "2.0.0"), remedy("{#k1} Text.")), True, id="both, built at different times"
        ),
        pytest.param((), False, id="none"),
    ],
)
def test_a_role_is_of_the_first_edition_while_a_clause_of_that_is_in_use(
    entries: tuple[LibraryEntry, ...],
    expected: bool,  # noqa: FBT001 -- a row of the table
) -> None:
    assert ClausesInUse(entries).is_first_edition(ClauseRole.REMEDY) is expected
