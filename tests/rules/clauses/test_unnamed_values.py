"""What an `else` speaks for: the values that there were when it was written, and never a later one."""

import pytest

from given.clauses_in_text import clause as clause_in
from given.per_fortnight import VALUE, count_fortnights
from tenderkit.rules.clauses.unnamed_values import else_over_a_list, unknown_choices
from tenderkit.rules.conditions.closed_lists import is_later
from tenderkit.rules.conditions.given_facts import GivenFacts

PER = "requirement.penalty.per"


@pytest.fixture(autouse=True)
def _fortnights(monkeypatch: pytest.MonkeyPatch) -> None:
    count_fortnights(monkeypatch)


@pytest.mark.parametrize(
    ("path", "value", "later"),
    [
        pytest.param(PER, "missing_month", False, id="known when texts ended with else"),
        pytest.param(PER, VALUE, True, id="come later"),
        pytest.param("agreement.sanction.per", VALUE, True, id="the same list elsewhere"),
        pytest.param("computed.regime", "direct", False, id="a computed list"),
        pytest.param("computed.regime", "secret", True, id="a later computed value"),
        pytest.param("requirement.purpose", "arbete", False, id="no list"),
        pytest.param("computed.act", "lagen", False, id="a computed text"),
        pytest.param("requirement.nothing", "x", False, id="no fact"),
    ],
)
def test_a_value_is_later_when_no_else_can_have_meant_it(path: str, value: str, *, later: bool) -> None:
    assert is_later(path, value) is later


WEEKS = "{% if requirement.penalty.per == started_week %}Vecka."
DAYS = f"{{% elif requirement.penalty.per == {VALUE} %}}Dag."


@pytest.mark.parametrize(
    ("body", "unknown"),
    [
        pytest.param(f"{WEEKS}{{% else %}}Månad.{{% endif %}}", True, id="left to else"),
        pytest.param(f"{WEEKS}{DAYS}{{% else %}}Månad.{{% endif %}}", False, id="named"),
        pytest.param(f"{WEEKS}{{% endif %}}", False, id="nothing is said of the rest"),
        pytest.param("{% if requirement.penalty.per != started_week %}Månad.{% endif %}", True, id="every other"),
        pytest.param("{% if not (requirement.penalty.per == started_week) %}Månad.{% endif %}", True, id="not that one"),
        pytest.param("{% if not (requirement.penalty is stated) and requirement.penalty.per == started_week %}V.{% endif %}", False, id="not something else"),
        pytest.param(f"{{% if requirement.penalty.per in [started_week, {VALUE}] %}}V.{{% else %}}M.{{% endif %}}", False, id="named in a row"),
        pytest.param("{% if requirement.penalty.per is stated %}Vite.{% else %}Inget.{% endif %}", False, id="only whether it is stated"),
        pytest.param("{% if contract.months > 12 or requirement.penalty.per in [started_week] %}V.{% else %}M.{% endif %}", True, id="beside another fact"),
        pytest.param(f"{WEEKS}{DAYS}{{% else %}}M.{{% endif %}}\n\n{WEEKS}{{% else %}}M.{{% endif %}}", True, id="named in one of two places"),
        pytest.param(f"{WEEKS[:-6]}\n\nVecka.\n\n{{% else %}}\n\nMånad.\n\n{{% endif %}}", True, id="whole blocks"),
    ],
)  # fmt: skip
def test_a_text_knows_a_later_value_only_by_its_name(body: str, *, unknown: bool) -> None:
    facts = GivenFacts({PER: VALUE})

    assert unknown_choices(clause_in(body).body, facts) == ({PER: VALUE} if unknown else {})
    assert unknown_choices(clause_in(body).body, GivenFacts({PER: "missing_month"})) == {}
    assert unknown_choices(clause_in(body).body, GivenFacts({})) == {}


def test_a_list_of_facts_is_asked_value_by_value() -> None:
    body = clause_in("{% if requirement.places.kinds contains internship %}P.{% else %}A.{% endif %}").body

    assert unknown_choices(body, GivenFacts({"requirement.places.kinds": ("employment", "trainee")})) == {
        "requirement.places.kinds": "trainee"
    }


@pytest.mark.parametrize(
    ("body", "unnamed"),
    [
        pytest.param(f"{WEEKS}{{% else %}}M.{{% endif %}}", [f"missing_place, missing_month, started_day, {VALUE}"], id="else"),
        pytest.param(f"{WEEKS}{DAYS}{{% elif requirement.penalty.per in [missing_place, missing_month] %}}M.{{% endif %}}", [], id="no else"),
        pytest.param(f"{WEEKS}{DAYS}{{% elif requirement.penalty.per in [missing_place, missing_month, started_day] %}}M.{{% else %}}Annat.{{% endif %}}", [], id="every value is named"),
        pytest.param("{% if contract.months > 12 %}L.{% else %}K.{% endif %}", [], id="no list"),
        pytest.param("{% if contract.months > 12 and law == LOU %}L.{% elif contract.months > 3 %}K.{% else %}A.{% endif %}", [], id="a list that not every branch asks for"),
        pytest.param("{% if requirement.places.kinds contains internship %}P.{% else %}A.{% endif %}", ["summer_job"], id="a later value of a list of facts"),
        pytest.param("{% if no.such == thing %}P.{% else %}A.{% endif %}", [], id="no such fact"),
        pytest.param("{% if requirement.penalty.per != started_week %}M.{% endif %}", [f"started_day, {VALUE}"], id="later values, wherever words are for the rest"),
        pytest.param("{% if requirement.penalty.per in [started_week] and contract.months > 3 %}M.{% elif law == LOU %}L.{% else %}A.{% endif %}", [f"started_day, {VALUE}"], id="later values beside another fact"),
    ],
)  # fmt: skip
def test_a_new_text_names_the_values_that_it_chooses_by(body: str, unnamed: list[str]) -> None:
    found = [finding.message for finding in else_over_a_list(clause_in(body))]

    assert [message.facts["values"] for message in found] == unnamed
    assert {message.code for message in found} <= {"TK-L067"}


@pytest.mark.parametrize(
    ("words", "found"),
    [
        pytest.param("employment: a, internship: b, apprenticeship: c", ["TK-L052"], id="no word for the later one"),
        pytest.param("employment: a, internship: b, apprenticeship: c, summer_job: d", [], id="a word for each"),
    ],
)
def test_a_new_text_has_words_for_the_values_that_it_prints(words: str, found: list[str]) -> None:
    front = f"parameters: {{x: {{from: requirement.places.kinds, type: choice_list, words: {{{words}}}}}}}\n"

    assert [each.message.code for each in else_over_a_list(clause_in("{{ x }}", front))] == found


def test_a_text_that_prints_no_choice_needs_no_words() -> None:
    front = "parameters: {x: {from: requirement.purpose, type: text}}\n"

    assert list(else_over_a_list(clause_in("{{ x }}", front))) == []
