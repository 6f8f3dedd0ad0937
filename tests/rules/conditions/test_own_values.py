"""An own value is read by the type that its clause declares, and nothing else of it is known."""

from datetime import date
from decimal import Decimal

import pytest

from given.clauses_in_text import FactTable, clause
from tenderkit.model.clauses.clause import Clause, Parameter, ParameterType
from tenderkit.rules.clauses.clause_rules import form_findings
from tenderkit.rules.conditions.fact_domain import FactType
from tenderkit.rules.conditions.own_values import (
    NotOfTheTypeError,
    declared_otherwise,
    own_domain,
    own_value_faults,
    read_own,
    wanted,
    with_own_values,
)

WORDS = {"low": "låg", "high": "hög"}


def _of(kind: str, *, low: int | None = None, high: int | None = None, title: str = "Värdet") -> Parameter:
    bounds = [None if each is None else Decimal(each) for each in (low, high)]
    words = WORDS if kind.startswith("choice") else None
    return Parameter(
        "x",
        "own.x",
        ParameterType(kind),
        words=words,
        minimum=bounds[0],
        maximum=bounds[1],
        max_length=20,
        title=title,
    )


def _asking(kind: str = "money", body: str = "{{ x }}", more: str = "", clause_id: str = "antal") -> Clause:
    bounds = ", min: 1, max: 50000" if kind in ("money", "days") else ""
    front = f"parameters: {{x: {{from: own.x, type: {kind}{bounds}, title: Värdet}}}}\n{more}"
    return clause(body, front, clause_id)


@pytest.mark.parametrize(
    ("kind", "typed", "value"),
    [
        ("money", "10 000", Decimal(10000)),
        ("money", "10000.50", Decimal("10000.50")),
        ("number", "12", 12),
        ("days", "30", 30),
        ("percent", "5", 5),
        ("date", "2027-03-01", date(2027, 3, 1)),
        ("text", "blå", "blå"),
        ("text_list", "blå , grön", ("blå", "grön")),
        ("choice", "low", "low"),
        ("choice_list", "low, high", ("low", "high")),
    ],
)
def test_a_value_is_read_by_its_type(kind: str, typed: str, value: object) -> None:
    assert read_own(_of(kind), typed) == value


@pytest.mark.parametrize(
    ("kind", "typed"),
    [
        ("money", "mycket"),
        ("number", "2,5"),
        ("days", "9"),
        ("days", "101"),
        ("date", "i mars"),
        ("choice", "medium"),
        ("choice_list", "low, medium"),
        ("text", "ett ord för mycket, och ett till"),
    ],
)
def test_what_the_type_cannot_read_is_refused(kind: str, typed: str) -> None:
    parameter = _of(kind, low=10, high=100) if kind == "days" else _of(kind)

    with pytest.raises(NotOfTheTypeError):
        read_own(parameter, typed)


@pytest.mark.parametrize(
    ("parameter", "words"),
    [
        (_of("days", low=1, high=30), "ett antal dagar, 1–30"),
        (_of("days"), "ett antal dagar"),
        (_of("days", low=1), "ett antal dagar"),
        (_of("choice"), "low, high"),
        (_of("text_list"), "ord med komma emellan"),
    ],
)
def test_what_is_wanted_is_said_with_its_limits(parameter: Parameter, words: str) -> None:
    assert wanted(parameter) == words


def test_the_facts_hold_the_value_as_its_clause_reads_it() -> None:
    facts = with_own_values(FactTable(own__x="10 000", title="Väghyveln"), (_asking(),))

    assert facts.lookup("own.x") == Decimal(10000)
    assert facts.lookup("title") == "Väghyveln"
    assert with_own_values(FactTable(own__x="mycket"), (_asking(),)).lookup("own.x") is None
    assert with_own_values(FactTable(), (_asking(),)).lookup("own.x") is None


def test_facts_without_own_clauses_are_the_same_facts() -> None:
    facts = FactTable(own__x="1")

    assert with_own_values(facts, (clause(),)) is facts


def _codes(stated: dict[str, str], *clauses: Clause) -> list[tuple[str, str]]:
    return [(path, message.code) for path, message in own_value_faults(stated, clauses)]


def test_what_no_clause_asks_for_is_told_with_what_they_do_ask_for() -> None:
    assert _codes({"x": "5"}, _asking()) == []
    assert _codes({"colour": "5"}, _asking()) == [("own.colour", "TK-R420")]
    assert _codes({"bonus_per_moth": "5"}) == [("own.bonus_per_moth", "TK-R420")]
    known = clause("{{ y }}", "parameters: {y: {from: own.bonus_per_month, type: text, title: Bonus}}\n")
    assert _codes({"bonus_per_moth": "5"}, known) == [("own.bonus_per_moth", "TK-R423")]
    assert _codes({}, _asking()) == []


def test_a_value_of_another_type_is_told() -> None:
    assert _codes({"x": "mycket"}, _asking()) == [("own.x", "TK-R421")]


@pytest.mark.parametrize("words", ["kim.lind@exempel.se", "ring 070-123 45 67", "+46 70 123 45 67"])
def test_a_way_to_reach_somebody_is_no_value(words: str) -> None:
    assert _codes({"x": words}, _asking("text")) == [("own.x", "TK-R422")]
    assert _codes({"x": "receptionen"}, _asking("text")) == []


def test_two_clauses_declare_a_value_with_one_type() -> None:
    told = list(
        declared_otherwise([_asking(), _asking("days", clause_id="vite"), _asking(clause_id="brist"), clause()])
    )

    assert [(clause_id, parameter.name, message.code) for clause_id, parameter, message in told] == [
        ("vite", "x", "TK-L372")
    ]


@pytest.mark.parametrize(
    ("body", "more", "codes"),
    [
        ("{{ x }}", "applies_if: own.x is stated and own.x > 5\n", []),
        ("{% if own.x > 5 %}Ja.{% endif %}", "", []),
        ("{{ x }}", "applies_if: own.y is stated\n", ["TK-L373"]),
        ("{{ x }}{% if own.x == red %}Ja.{% endif %}", "", ["TK-L056"]),
        ("Text.", "", ["TK-L055"]),
    ],
)
def test_a_clause_asks_of_the_values_that_it_declares(body: str, more: str, codes: list[str]) -> None:
    assert [each.message.code for each in form_findings(_asking("money", body, more), frozenset())] == codes


def test_an_own_value_has_a_title() -> None:
    untitled = clause("{{ x }}", "parameters: {x: {from: own.x, type: text}}\n")

    assert [each.message.code for each in form_findings(untitled, frozenset())] == ["TK-L371"]


@pytest.mark.parametrize(
    ("kind", "sort", "many"),
    [
        ("money", FactType.NUMBER, False),
        ("date", FactType.DAY, False),
        ("choice", FactType.WORD, False),
        ("text_list", FactType.TEXT, True),
    ],
)
def test_a_condition_compares_a_value_as_its_type_allows(kind: str, sort: FactType, *, many: bool) -> None:
    domain = own_domain(_of(kind))

    assert (domain.type, domain.many) == (sort, many)
