import pytest

from tenderkit.model.conditions.condition import Comparison, Operator, Truth, atoms_of, paths_of
from tenderkit.problems import TenderkitError
from tenderkit.rules.conditions.deciding import decide
from tenderkit.rules.conditions.parser import ConditionSyntaxError, parse_condition

CASE: dict[str, object] = {
    "law": "LOU",
    "contract.form": "framework_agreement",
    "requirement.places.count": 4,
    "requirement.places.kinds": ("employment", "internship"),
    "contract.annex_2": False,
    "empty": (),
}


class FactsFromTable:
    def lookup(self, path: str) -> object | None:
        return CASE.get(path)


@pytest.mark.parametrize(
    ("condition", "truth"),
    [
        pytest.param("law == LOU", Truth.YES, id="a word equals"),
        pytest.param("law != LOU", Truth.NO, id="a word differs"),
        pytest.param("requirement.places.count > 0", Truth.YES, id="a number is more"),
        pytest.param("requirement.places.count >= 4.0", Truth.YES, id="a number is at least"),
        pytest.param("requirement.places.count < 4", Truth.NO, id="a number is less"),
        pytest.param("requirement.places.count <= 3", Truth.NO, id="a number is at most"),
        pytest.param("contract.annex_2 == false", Truth.YES, id="a truth value"),
        pytest.param("law in [LUF, LOU]", Truth.YES, id="one of several"),
        pytest.param("requirement.places.kinds contains internship", Truth.YES, id="a list contains"),
        pytest.param("requirement.places.kinds contains apprenticeship", Truth.NO, id="a list does not contain"),
        pytest.param("missing is stated", Truth.NO, id="missing is not stated, and that is known"),
        pytest.param("missing is not stated", Truth.YES, id="is not stated"),
        pytest.param("empty is stated", Truth.NO, id="an empty list is not stated"),
        pytest.param("missing == 1", Truth.UNKNOWN, id="a comparison with a missing fact is unknown"),
        pytest.param("not missing == 1", Truth.UNKNOWN, id="so is its negation"),
        pytest.param("missing == 1 and law == LUF", Truth.NO, id="no settles an and"),
        pytest.param("missing == 1 and law == LOU", Truth.UNKNOWN, id="yes does not settle an and"),
        pytest.param("missing == 1 or law == LOU", Truth.YES, id="yes settles an or"),
        pytest.param("missing == 1 or law == LUF", Truth.UNKNOWN, id="no does not settle an or"),
        pytest.param("not (law == LUF or law == LUK) and law == LOU", Truth.YES, id="brackets and order"),
        pytest.param("law == LUF and law == LUK or law == LOU", Truth.YES, id="and binds before or"),
        pytest.param('contract.form == "framework_agreement"', Truth.YES, id="quoted text"),
    ],
)
def test_a_condition_is_yes_no_or_unknown(condition: str, truth: Truth) -> None:
    assert decide(parse_condition(condition), FactsFromTable()).truth is truth


def test_an_unknown_condition_names_the_facts_that_would_settle_it() -> None:
    verdict = decide(parse_condition("law == LOU and a.b == 1 and c > 2"), FactsFromTable())

    assert verdict.missing == ("a.b", "c")


def test_a_verdict_tells_only_what_decided() -> None:
    verdict = decide(parse_condition("law == LUF and requirement.places.count > 0"), FactsFromTable())

    assert [(reason.atom.path, reason.value) for reason in verdict.reasons] == [("law", "LOU")]


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("", "…"),
        ("law ==", "…"),
        ("law = LOU", "= LOU"),
        ("law == LOU LUF", "LUF"),
        ("(law == LOU", "…"),
        ("law in LOU", "LOU"),
        ("law is empty", "empty"),
        ("law == __import__('os')", "'os')"),
        ("law.upper()", "()"),
        ("law == a.b", "a.b"),
        ("starts == 2026-02-30", "2026-02-30"),
        ("and", "and"),
        ("law == LOU # note", "# note"),
        ("law ~ LOU", "~ LOU"),
    ],
)
def test_what_is_no_condition_is_refused_where_reading_stopped(text: str, rest: str) -> None:
    with pytest.raises(ConditionSyntaxError) as refused:
        parse_condition(text)

    assert refused.value.rest == rest


def test_a_condition_too_deep_to_read_is_refused() -> None:
    with pytest.raises(ConditionSyntaxError):
        parse_condition("(" * 5000 + "law == LOU")


def test_a_condition_lists_its_facts_and_comparisons() -> None:
    condition = parse_condition("not (law == LOU) or places.count > 3 and kinds is stated")

    assert paths_of(condition) == ("law", "places.count", "kinds")
    assert atoms_of(condition)[0] == Comparison("law", Operator.EQUAL, "LOU")


@pytest.mark.parametrize("condition", ["law > 3", "requirement.places.kinds < 2", "requirement.places.count >= many"])
def test_things_of_different_kinds_have_no_order(condition: str) -> None:
    with pytest.raises(TenderkitError) as refused:
        decide(parse_condition(condition), FactsFromTable())

    assert refused.value.message.code == "TK-L066"
