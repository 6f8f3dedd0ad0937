import pytest
from msgspec.structs import replace

from given.clauses_in_text import clause
from tenderkit.model.clauses.clause import Clause, ClauseKind
from tenderkit.rules.clauses.library_rules import language_findings, lint_set, surroundings_of
from tenderkit.rules.language.language import Language

LANGUAGE = Language(terms=("avropat värde", "matchningsstödet"), abbreviations=frozenset({"EES", "t.ex."}))
DEFINITIONS = "- Med **matchningsstödet** avses en enhet.\n- Med **plats** avses praktik."


def definitions(body: str = DEFINITIONS) -> Clause:
    return replace(clause(body, clause_id="definitioner"), kind=ClauseKind.DEFINITION)


def codes(body: str, *others: Clause) -> list[tuple[str, str]]:
    read = clause(body)
    around = surroundings_of(["antal"], [read, *others], LANGUAGE)
    found = [finding.message for finding in language_findings(read, around)]
    return [(message.code, message.facts.get("term", message.facts.get("word", ""))) for message in found]


@pytest.mark.parametrize(
    ("body", "term"),
    [
        pytest.param("Avropat värde räknas.", "avropat värde", id="a term of the data"),
        pytest.param("Frågan ställs till matchningsstödets chef.", "matchningsstödet", id="inflected"),
        pytest.param("Här gäller **deltid**.", "deltid", id="a word in strong type"),
    ],
)
def test_a_term_that_nothing_defines_is_named_once(body: str, term: str) -> None:
    assert codes(f"{body} {body}") == [("TK-L144", term)]


@pytest.mark.parametrize(
    "body",
    [
        pytest.param("Frågan ställs till matchningsstödet.", id="defined in another clause"),
        pytest.param("Med avropat värde menas summan. Avropat värde räknas.", id="defined in the clause"),
        pytest.param("Varje **plats** räknas.", id="strong and defined"),
    ],
)
def test_a_defined_term_is_left_alone(body: str) -> None:
    assert codes(body, definitions()) == []


def test_a_term_may_be_defined_by_what_it_is() -> None:
    language = Language(terms=("avtalsår",))
    read = clause("Ett avtalsår är 12 månader. Varje avtalsår räknas.")

    assert list(language_findings(read, surroundings_of(["antal"], [read], language))) == []


def test_a_definition_that_nothing_uses_is_named_at_its_line() -> None:
    clauses = {"definitioner": definitions(), "antal": clause("Matchningsstödet hjälper till.")}

    found = [(clause_id, finding) for clause_id, finding in lint_set(clauses) if finding.message.code == "TK-L145"]

    assert [(clause_id, finding.message.facts["term"], finding.line) for clause_id, finding in found] == [
        ("definitioner", "plats", 14)
    ]


@pytest.mark.parametrize(
    ("body", "words"),
    [
        pytest.param("Enligt FMU gäller FMU.", ["FMU"], id="unknown, named once"),
        pytest.param("Inom EES, t.ex. Norge.", [], id="known"),
        pytest.param("Föreskrifter om utrustning (FMU). FMU gäller.", [], id="explained"),
        pytest.param("Se p.g.a. det.", ["p.g.a."], id="a short form of everyday words"),
        pytest.param("{{ supplier }} svarar. Platsen A räknas.", [], id="a hole and a single letter"),
        pytest.param("Bilaga II gäller.", [], id="a Roman number"),
    ],
)
def test_an_abbreviation_is_known_or_explained(body: str, words: list[str]) -> None:
    assert [word for code, word in codes(body) if code == "TK-L146"] == words


def test_two_clauses_of_a_library_that_ask_for_one_value_in_two_ways_are_told() -> None:
    asks = "parameters: {{x: {{from: own.x, type: {type}, title: Bonus}}}}\n"
    clauses = {
        "antal": clause("{{ x }} betalas.", asks.format(type="money")),
        "vite": clause("{{ x }} betalas.", asks.format(type="days"), clause_id="vite"),
    }

    assert [
        (clause_id, finding.message.code)
        for clause_id, finding in lint_set(clauses)
        if finding.message.code == "TK-L372"
    ] == [("vite", "TK-L372")]
