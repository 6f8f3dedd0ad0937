"""One value that can't be read hides nothing else that is wrong, and adds nothing that isn't."""

from itertools import product
from pathlib import Path

import pytest

from given.cases import AFTER, NAME, WITH_PLACES, problems_of
from given.law_rows import shipped_table
from judges import checkout
from tenderkit.model.case.case import Procurement
from tenderkit.problems import Fault, InvalidInputError
from tenderkit.readers.case.case_reader import parse_case
from tenderkit.readers.yaml.partial_reading import faults_beside
from tenderkit.readers.yaml.yaml_reader import parse_yaml
from tenderkit.rules.case.case_rules import find_faults
from tenderkit.rules.law.legal_basis import legal_basis
from tenderkit.workflows.case.sound_case import load_sound_case

VAGHYVELN = (checkout.ROOT / "samples" / "vaghyveln" / "upphandling.yaml").read_text("utf-8")
SAMPLE = VAGHYVELN.replace("\nroles:\n", "  termination: {allowed: true}\n\nroles:\n", 1)
CAP = "cap: {percent: 5, of: contract_price}"
UNREADABLE = [
    ("months: 30\n", "months: 600\n"),
    ("extent_percent: 75", "extent_percent: 400"),
    ("count: 4\n", "count: 4000\n"),
    ("minimum_months: 3", "minimum_days: 90"),
    ("starts: 2028-03-06", "starts: 2028-3-6"),
    ("begins: 2027-11-07", "begins: 7 nov 2027"),
    ("published: 2027-11-22", "published: 2027-02-30"),
    ("kind: open", "kind: öppet"),
    ("law: LOU", "law: LUX"),
    ("subject: works", "subject: arbete"),
    ("estimated_value: 65 000 000", "estimated_value: 65 mkr"),
    ("amount: 50 000", "amount: femtio"),
    (CAP, "cap: {percent: 0.5, of: contract_price}"),
    (CAP, "cap: {percent: 5}"),
    (CAP, "cap: {percent: 5, of: contract_price, amount: 50000}"),
    ("organisation_number: 559999-0123", "organisation_number: 559999-0124"),
    ("purpose: >-", "purpse: >-"),
    ("target_groups: [far_from_labour_market]", "target_groups: [far]"),
    ("kinds: [employment, internship]", "kinds: [employment, employment]"),
    ("remedy_days: 30", "remedy_days: 30 dagar"),
    ("held: 2027-10-18", "held: i oktober"),
    ("title: Väghyveln\n", "titel: Väghyveln\n"),
    ("penalty:\n", "penalti:\n"),
    ("allowed: true", "allowed: kanske"),
    ("cpv: 45233000-9", "cpv: 45233000"),
    ("answer: ja", "svar: ja"),
    ("received: 2027-12-01", "received: 1/12"),
    ("handover:\n", "handover: {}\nunknown:\n"),
]
BROKEN = [
    ("contract_signed: 2028-02-11", "contract_signed: 2028-02-01", "TK-R002"),
    ("answered: 2027-12-06", "answered: 2028-12-06", "TK-R279"),
    ("contract_price: 61 400 000", "contract_price: 61", "TK-R284"),
    ("option_months: 12", "call_off_by: fixed_terms", "TK-R024"),
    ("counted_per: contract", "counted_per: lot", "TK-R029"),
]


def _said(text: str) -> list[str]:
    """The codes of all that is wrong, in the order of the file."""
    source = parse_yaml(text, NAME)
    try:
        case = parse_case(source)
    except InvalidInputError as error:
        read = [problem.message.code for problem in error.problems]
        return [*read, *(fault.message.code for fault in faults_beside(Procurement, source, _judge))]
    return [fault.message.code for fault in _judge(case)]


def _judge(case: Procurement) -> tuple[Fault, ...]:
    legal = legal_basis(case, shipped_table())
    return (*find_faults(case, legal.act), *legal.faults)


@pytest.mark.parametrize(("old", "new"), UNREADABLE, ids=[new.strip() for _, new in UNREADABLE])
def test_a_value_that_cannot_be_read_adds_no_fault_of_a_rule(old: str, new: str) -> None:
    sound = set(_said(SAMPLE))

    said = _said(SAMPLE.replace(old, new, 1))

    assert [code for code in said if code.startswith("TK-C")]
    assert {code for code in said if code.startswith("TK-R")} <= sound


@pytest.mark.parametrize(
    ("unreadable", "broken"),
    [pytest.param(*pair, id=f"{pair[0][1].strip()} and {pair[1][2]}") for pair in product(UNREADABLE, BROKEN)],
)
def test_a_value_that_cannot_be_read_hides_no_broken_rule(
    unreadable: tuple[str, str], broken: tuple[str, str, str]
) -> None:
    old, new, code = broken
    assert old in SAMPLE

    said = _said(SAMPLE.replace(old, new, 1).replace(*unreadable, 1))

    assert code in said


def test_three_unreadable_values_hide_nothing_either() -> None:
    text = SAMPLE
    for old, new, _ in BROKEN:
        text = text.replace(old, new, 1)
    for old, new in (UNREADABLE[0], UNREADABLE[7], UNREADABLE[11]):
        text = text.replace(old, new, 1)

    assert {"TK-C034", "TK-C030", "TK-C035", *(code for _, _, code in BROKEN)} <= set(_said(text))


def test_what_depends_on_the_value_is_left_until_it_can_be_read() -> None:
    """Thirty months or six hundred: whether the places fit is known when the months are."""
    text = SAMPLE.replace("start_within_months: 6", "start_within_months: 60", 1)

    assert "TK-R019" in _said(text)
    assert "TK-R019" not in _said(text.replace("months: 30\n", "months: 600\n", 1))


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("format: 1\n", id="next to nothing"),
        pytest.param("format: 1\nprocedure: [a]\ncontract: 3\nrequirement: x\n", id="nothing of the right shape"),
        pytest.param("format: 1\nsuppliers: [1, 2]\nconfirmations: [{question: [x]}]\n", id="lists of something else"),
        pytest.param(WITH_PLACES.replace("law: LOU", "law: LUX").replace("title: Väghyveln\n", ""), id="almost a case"),
    ],
)
def test_a_file_that_is_hardly_a_case_is_told_of_its_form(text: str) -> None:
    said = _said(text)

    assert said
    assert {code[:4] for code in said} <= {"TK-C", "TK-R"}


def test_what_is_beside_is_told_at_its_own_line_in_the_order_of_the_file(tmp_path: Path) -> None:
    text = WITH_PLACES.replace("months: 30\n", "months: 600\n").replace("counted_per: contract", "counted_per: lot")
    (tmp_path / "upphandling.yaml").write_text(text + "tender_questions: [{received: x, question: y}]\n", "utf-8")

    with pytest.raises(InvalidInputError) as caught:
        load_sound_case(tmp_path)

    told = [f"{problem.line}:{problem.column} {problem.message.code}" for problem in caught.value.problems]
    assert told == ["17:3 TK-C034", "25:5 TK-R029", f"{AFTER}:21 TK-C040"]
    assert len(problems_of(text)) == 1
