from decimal import Decimal
from pathlib import Path

import pytest

from given.policies import NAME, SHIPPED, SMALL, policy_in, problems_of, shipped_policy, with_rule
from tenderkit.messages import language
from tenderkit.model.case.choices import TextLength
from tenderkit.model.conditions.condition import Comparison, Operator
from tenderkit.model.policy.policy import RequirementVerdict
from tenderkit.problems import InvalidInputError, TenderkitError
from tenderkit.readers.policy.policy_reader import parse_policy, read_policy, read_policy_length


def test_a_policy_is_read_with_its_conditions() -> None:
    policy = policy_in(SMALL)

    assert (policy.id, policy.title, policy.source) == ("liten", "Liten", "Kommunstyrelsen 2026-09-01")
    assert [rule.condition for rule in policy.rules] == [Comparison("contract.months", Operator.AT_LEAST, Decimal(4))]
    assert [(row.verdict, row.condition) for row in policy.kinds] == [(RequirementVerdict.DIALOGUE, None)]
    assert (policy.bands, policy.penalty) == (None, None)


def test_a_rule_without_source_has_the_policys_own() -> None:
    assert {row.source for row in policy_in(SMALL).rows} == {"Kommunstyrelsen 2026-09-01"}


def test_without_english_words_the_swedish_ones_are_said() -> None:
    policy = policy_in(SMALL)

    token = language.set("en")
    try:
        assert (policy.title, policy.rules[0].says) == ("Liten", "Minst fyra månader.")
        assert shipped_policy("alternativ-1").rules[0].says == "The contract runs for at least four months."
    finally:
        language.reset(token)


def test_a_policy_may_set_limits() -> None:
    limits = "bands:\n  source: Beslut\n  places_per_million:\n    green: {below: 0.1, reading: vanligt}\n"
    limits += "    amber: {from: 0.1, below: 0.2, reading: motivera}\n    red: {from: 0.2, reading: mer}\n"

    policy = policy_in(SMALL + limits + "penalty: {unreasonable_share_percent: 10}\n")

    assert policy.bands is not None
    assert policy.penalty is not None
    assert (policy.bands.source, policy.penalty.unreasonable_share_percent) == ("Beslut", Decimal(10))


@pytest.mark.parametrize("name", SHIPPED)
def test_a_shipped_policy_says_everything_in_both_languages_with_its_source(name: str) -> None:
    policy = shipped_policy(name)

    assert policy.title_sv != policy.title_en
    assert [row.id for row in policy.rows if row.text_sv == row.text_en] == []
    assert [row.id for row in policy.rows if "Rapporten, rad " not in row.source] == ["fler-an-en-anstalld"]
    assert [row.id for row in policy.rows if not row.text_sv.endswith(".") or not row.text_en.endswith(".")] == []


@pytest.mark.parametrize("name", SHIPPED)
def test_every_row_of_a_shipped_policy_has_an_example_that_meets_it_and_one_that_misses_it(name: str) -> None:
    without = [row.id for row in shipped_policy(name).rows if not (row.met_by and row.missed_by)]

    assert without == ["dialog"]  # which asks nothing


@pytest.mark.parametrize("name", SHIPPED)
def test_a_shipped_policy_sets_no_limits_of_its_own(name: str) -> None:
    policy = shipped_policy(name)

    assert (policy.bands, policy.penalty) == (None, None)


def test_the_second_condition_of_gothenburg_is_kept_ready() -> None:
    optional = [row.condition for row in shipped_policy("alternativ-1").optional_rules]

    assert optional == [Comparison("contract.employees_needed", Operator.MORE, Decimal(1))]


@pytest.mark.parametrize(
    ("condition", "found"),
    [
        pytest.param("contract.mnths >= 4", ["8:5 TK-L050"], id="a fact that no case has"),
        pytest.param("computed.magic == 4", ["8:5 TK-L050"], id="nothing that is computed"),
        pytest.param("contract.months => 4", ["8:5 TK-L014"], id="a comparison that doesn't exist"),
        pytest.param("contract.months like 4", ["8:5 TK-L014"], id="a word that is no comparison"),
        pytest.param("contract.months >= fyra", ["8:5 TK-L056"], id="a number in words"),
        pytest.param("contract.months contains 4", ["8:5 TK-L056"], id="a number is no list"),
        pytest.param("contract.place == here", ["8:5 TK-L056"], id="a word that isn't in the list"),
        pytest.param("contract.place > outside", ["8:5 TK-L056"], id="words have no order"),
        pytest.param("contract.follow_up_feasible == ja", ["8:5 TK-L056"], id="yes and no are true and false"),
        pytest.param("contract.starts > 4", ["8:5 TK-L056"], id="a date and a number"),
        pytest.param("requirement.places.kinds == internship", ["8:5 TK-L056"], id="a list has no equal"),
        pytest.param("requirement.places == 4", ["8:5 TK-L056"], id="a block has no value"),
        pytest.param("contract.mnths > 4 or contract.mnths > 5", ["8:5 TK-L050"], id="the same fault once"),
        pytest.param(
            "contract.months > 4 and contract.months < 4", ["8:5 TK-L202"], id="comparisons that exclude each other"
        ),
        pytest.param("contract.months > 4 and contract.months < 5", ["8:5 TK-L202"], id="no whole number between"),
        pytest.param("contract.months > 240", ["8:5 TK-L202"], id="more than a case can state"),
        pytest.param("contract.estimated_value <= 0", ["8:5 TK-L202"], id="less than a case can state"),
        pytest.param(
            "contract.place == outside and not contract.place == outside", ["8:5 TK-L202"], id="yes and no at once"
        ),
    ],
)
def test_a_condition_that_no_case_can_meet_is_refused(condition: str, found: list[str]) -> None:
    assert problems_of(with_rule(condition)) == found


RULE = "  - {id: en, text_sv: Ett., condition: CONDITION}\n"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param(SMALL.replace("rules:", "optional_rules:"), ["1:1 TK-L200"], id="no rules"),
        pytest.param(
            "\n".join(line for line in SMALL.replace("rules:", "rules: []").splitlines() if "tid" not in line[:11])
            .replace("    text_sv: Minst fyra månader.\n", "")
            .replace("    condition: contract.months >= 4\n", ""),
            ["5:1 TK-L200"],
            id="an empty list of rules",
        ),
        pytest.param(
            with_rule("contract.months >= 4", RULE.replace("id: en", "id: tid").replace("CONDITION", "law == LOU")),
            ["9:6 TK-L201"],
            id="an id that stands twice",
        ),
        pytest.param(
            SMALL + "advice:\n" + RULE.replace("id: en", "id: dialog").replace("CONDITION", "law == LOU"),
            ["14:6 TK-L201"],
            id="an id that stands in another part too",
        ),
        pytest.param(
            with_rule("contract.months >= 4", RULE.replace("CONDITION", "contract.months < 4")),
            ["9:29 TK-L203"],
            id="rules that are never met together",
        ),
        pytest.param(
            with_rule("contract.mnths >= 4", RULE.replace("CONDITION", "contract.months < 4")),
            ["8:5 TK-L050"],
            id="a rule that can't be asked excludes no other",
        ),
        pytest.param(
            with_rule("contract.months >= 4", "    met_by: {contract.months: 3}\n"),
            ["9:5 TK-L204"],
            id="an example that doesn't meet the rule",
        ),
        pytest.param(
            with_rule("contract.months >= 4", "    missed_by: {contract.months: 4}\n"),
            ["9:5 TK-L204"],
            id="an example that doesn't miss the rule",
        ),
        pytest.param(
            with_rule("contract.months >= 4", "    missed_by: {law: LOU}\n"),
            ["9:5 TK-L204"],
            id="an example that leaves the rule open",
        ),
        pytest.param(
            with_rule("contract.months >= 4", "    met_by: {contract.months: många}\n"),
            ["9:14 TK-C033"],
            id="an example that no case can hold",
        ),
        pytest.param(
            SMALL.replace("    verdict: dialogue", "    verdict: dialogue\n    condition: law == LOU"),
            ["9:1 TK-L205"],
            id="kinds that leave a case without a verdict",
        ),
        pytest.param(SMALL.split("kinds:", maxsplit=1)[0], ["1:1 TK-L205"], id="no kinds"),
        pytest.param(
            SMALL + "  - {id: platser, verdict: places, text_sv: P., condition: requirement.places is stated}\n",
            ["13:5 TK-L206"],
            id="a kind that is never reached",
        ),
        pytest.param(SMALL.replace(": dialogue", ": dialog"), ["11:5 TK-C031"], id="a verdict that is misspelt"),
        pytest.param(SMALL.replace(": dialogue", ": krav"), ["11:5 TK-C099"], id="an unknown verdict"),
        pytest.param(SMALL.replace(": dialogue", ": ask_first"), ["11:5 TK-C030"], id="a verdict that nobody decides"),
        pytest.param(SMALL.replace("source:", "sorce:"), ["4:1 TK-C004"], id="a misspelt key"),
        pytest.param(SMALL.replace("format: 1", "format: 2"), ["1:1 TK-L179"], id="a newer format, and nothing else"),
        pytest.param(SMALL + "edges: nej\n", ["13:1 TK-C007"], id="a word for a list"),
        pytest.param(SMALL + "edges: [nej]\n", ["13:9 TK-C006"], id="a word for a row"),
        pytest.param(SMALL + "penalty: {unreasonable_share_percent: 300}\n", ["13:11 TK-L236"], id="300 per cent"),
        pytest.param("", ["1:1 TK-C015"], id="nothing at all"),
    ],
)
def test_a_fault_of_the_file_is_told_at_its_place(text: str, found: list[str]) -> None:
    assert problems_of(text) == found


def test_every_fault_is_told_in_one_run() -> None:
    text = with_rule("contract.mnths > 4", "    met_by: {contract.place: here}\n")
    text = text.replace("verdict: dialogue", "verdict: krav").replace("title_sv", "titel_sv")
    text += "edges:\n" + RULE.replace("id: en", "id: tid").replace("CONDITION", "contract.months > 300")

    assert problems_of(text) == [
        "3:1 TK-C004",
        "8:5 TK-L050",
        "9:14 TK-C030",
        "12:5 TK-C099",
        "15:6 TK-L201",
        "15:30 TK-L202",
    ]


def test_a_fault_says_what_to_do() -> None:
    with pytest.raises(InvalidInputError) as refused:
        parse_policy(with_rule("contract.months > 4 and contract.months < 3").encode(), NAME)

    (problem,) = refused.value.problems
    assert str(problem).startswith("policy.yaml:8:5: TK-L202 tid kan aldrig uppfyllas: inget värde av contract.months")


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(TenderkitError, match="TK-C025"):
        read_policy(tmp_path / "policy.yaml")


def test_the_length_of_the_clauses_is_read_without_the_rest(tmp_path: Path) -> None:
    path = tmp_path / "policy.yaml"

    for text, length in (
        ("text: short\nid: 7\n", "short"),
        ("text: medium\n", None),
        ("id: x\n", None),
        ("text: [\n", None),
    ):
        path.write_text(text, "utf-8")
        assert read_policy_length(path) == length


def test_the_length_may_be_called_by_its_swedish_name(tmp_path: Path) -> None:
    path = tmp_path / "policy.yaml"
    path.write_text(SMALL + "text: kort\n", "utf-8")

    assert read_policy_length(path) is TextLength.SHORT
