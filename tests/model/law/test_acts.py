"""What the law table has to say of every act, and how an act without a rule says so."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec import to_builtins

from given.law_rows import LAW_FILE, shipped_table
from tenderkit.messages import language
from tenderkit.model.case.choices import Law, ProcedureKind
from tenderkit.model.law.acts import Act
from tenderkit.model.law.acts_file import ActEntry
from tenderkit.model.law.laws_file import LawsFile, law_table
from tenderkit.problems import InvalidInputError
from tenderkit.readers.yaml.validation import validate
from tenderkit.readers.yaml.yaml_reader import parse_yaml

SHIPPED = LAW_FILE.read_text("utf-8")


@pytest.fixture(autouse=True)
def _swedish() -> Iterator[None]:
    token = language.set("sv")
    yield
    language.reset(token)


@pytest.mark.parametrize(
    ("before", "after", "refusal"),
    [
        pytest.param(
            "direct_award: none, call_off: none, mini_competition: none}",
            "direct_award: none}",
            "TK-R125 avtalsspärren saknar svar för call_off, mini_competition",
            id="procedures without an answer",
        ),
        pytest.param("call_off: none", "call_off: nej", "TK-C030", id="an answer that is none"),
        pytest.param("open: applies", "opn: applies", "TK-C031", id="a procedure that doesn't exist"),
        pytest.param(
            "regime_rule: 1 kap. 4 §",
            "regime_rule: 1:4",
            "TK-R126 regime_rule är inget lagrum med kapitel",
            id="no place",
        ),
        pytest.param("below_chapter: 19 kap.", "below_chapter: kapitel 19", "TK-R126", id="a chapter after its word"),
        pytest.param("days_rule: 20 kap. 1 §", "days_rule: 20 kap. 1", "TK-R126", id="a section without its sign"),
        pytest.param("framework_rule: none", "framework_rule:", "TK-C002", id="a rule that is left open"),
        pytest.param("longest_framework: none", "longest_framework:", "TK-C002", id="a block that is left open"),
        pytest.param("longest_framework: none", "longest_framework: 48", "TK-C006", id="a number for a block"),
        pytest.param("authority: {word", "authority: {wrod", "TK-C004", id="a misspelt key"),
        pytest.param("subjects: [services, consultancy, works]", "subjects: []", "TK-C048", id="an act of nothing"),
        pytest.param("days: 10", "days: några", "TK-C033", id="a number in letters"),
    ],
)
def test_a_fact_that_cannot_be_read_is_refused(before: str, after: str, refusal: str) -> None:
    assert before in SHIPPED

    with pytest.raises(InvalidInputError) as caught:
        validate(LawsFile, parse_yaml(SHIPPED.replace(before, after, 1), Path("laws.yaml")))

    first = caught.value.problems[0].message
    assert f"{first.code} {first.what}".startswith(refusal)


def test_an_act_without_a_rule_says_so() -> None:
    """LUK knows no framework agreements."""
    act = shipped_table().acts[Law.LUK]

    assert (act.framework_rule, act.longest_framework) == (None, None)


@pytest.mark.parametrize("law", Law)
def test_the_provisions_of_an_act_are_all_that_its_facts_name(law: Law) -> None:
    act = shipped_table().acts[law]

    named = {text for text in _texts(to_builtins(act)) if " kap." in text}

    assert set(act.provisions()) == named


def test_a_provision_with_no_break_spaces_is_the_same_provision() -> None:
    bound = SHIPPED.replace(" kap. ", "\u00a0kap.\u00a0").replace(" §", "\u202f§")

    table = law_table(validate(LawsFile, parse_yaml(bound, Path("laws.yaml"))))

    assert table.acts == shipped_table().acts


@pytest.mark.parametrize("law", Law)
def test_every_procedure_has_an_answer_about_the_standstill(law: Law) -> None:
    assert set(shipped_table().acts[law].standstill.kinds) == set(ProcedureKind)


@pytest.mark.parametrize("law", Law)
def test_every_procedure_has_an_answer_about_the_tender_period(law: Law) -> None:
    times = shipped_table().acts[law].tender_times.kinds

    assert set(times) == set(ProcedureKind)
    assert all(time.least <= time.usual for time in times.values() if time is not None)


def test_no_fact_can_be_left_out() -> None:
    assert [name for name, field in ActEntry.model_fields.items() if not field.is_required()] == []
    assert tuple(ActEntry.model_fields) == Act.__struct_fields__


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, dict):
        for inner in value.values():
            yield from _texts(inner)
    elif isinstance(value, str):
        yield value
