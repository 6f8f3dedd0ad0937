"""A file of the first format says what that format could say; what came later is told at its key."""

import pytest

from given.cases import PLACES, WITH_DIALOGUE, WITH_PLACES, read
from given.law_rows import shipped_table
from tenderkit.model.case.case import Procurement, Requirement
from tenderkit.rules.case.case_rules import find_faults
from tenderkit.rules.case.format_rules import WORDS
from tenderkit.rules.conditions.later_choices import KEYS

BOTH = WITH_DIALOGUE + PLACES
OWN = "  own_groups: [{title: sommarlediga, definition: de som har sommarlov, proof: ett intyg}]\n"


def told(text: str) -> list[tuple[str, str]]:
    """The keys of what the format could not say, with what is named."""
    case = read(text)
    found = find_faults(case, shipped_table().acts[case.law])
    return [
        (".".join(map(str, fault.key)), fault.message.facts["what"])
        for fault in found
        if fault.message.code == "TK-R340"
    ]


@pytest.mark.parametrize(
    ("old", "new", "key", "what"),
    [
        pytest.param("    count: 4\n", "    count: 4\n    shared: ja\n", "requirement.places.shared", "shared", id="a key of the places"),
        pytest.param("basis: fixed\n", "basis: per_contract_value\n", "requirement.places.basis", "per_contract_value", id="a word"),
        pytest.param("[employment, internship]", "[employment, summer_job]", "requirement.places.kinds", "summer_job", id="a word of a list"),
        pytest.param("law: LOU\n", "law: LOU\ntender_questions: [{received: 2026-12-01, question: Hur ofta?, standard: svar-former}]\n", "tender_questions.0.standard", "standard", id="a key of a question"),
        pytest.param("law: LOU\n", "law: LOU\nown: {bonus: 10}\n", "own", "own", id="a key of the case"),
        pytest.param("requirement:\n", f"requirement:\n{OWN}", "requirement.own_groups", "own_groups", id="groups"),
        pytest.param("{percent: 5, of: contract_price}", "{weeks: 10}", "requirement.penalty.cap.weeks", "weeks", id="a key of the cap"),
    ],
)  # fmt: skip
def test_what_came_with_the_second_format_is_told_in_the_first(old: str, new: str, key: str, what: str) -> None:
    assert told(WITH_PLACES.replace(old, new)) == [(key, what)]
    assert told(WITH_PLACES.replace(old, new).replace("format: 1", "format: 2")) == []


def test_a_case_of_the_first_format_that_says_nothing_new_is_left_alone() -> None:
    assert told(BOTH) == []


def test_a_lots_own_requirement_is_read_too() -> None:
    lots = (
        "  lots:\n    - id: A\n      title: Norr\n      requirement:\n        purpose: Fler ska få arbete.\n"
        "        target_groups: [young_people]\n        no_penalty_reason: prov\n"
    )

    assert told(WITH_PLACES.replace("  months: 30\n", f"  months: 30\n{lots}")) == [
        ("contract.lots.0.requirement.no_penalty_reason", "no_penalty_reason")
    ]


def test_every_key_and_word_of_the_table_exists() -> None:
    fields = {name for model in (Procurement, Requirement) for name in model.model_fields}

    assert {block[0] for block in (*KEYS, *WORDS) if block} <= fields
    assert all(words for words in WORDS.values())
