"""Suppliers' questions: one answer, no names, and what follows when an answer changes a term."""

import pytest

from given.cases import WITH_DIALOGUE, read
from tenderkit.rules.case.question_rules import RULES

SUPPLIER = """\
suppliers:
  - {name: Exempel Park AB, organisation_number: 556000-0001, contact: {name: Eva Exempelsson, phone: 063-00 00 01}}
  - {name: Provbolaget AB, organisation_number: 556000-0019}
"""
ANSWERED = "answer: Ja., answered: 2025-02-10"


def told(question: str, more: str = "") -> list[tuple[str, str]]:
    """The keys and codes of what is wrong with one question."""
    case = read(WITH_DIALOGUE.replace("format: 1", "format: 2") + more + f"tender_questions: [{{{question}}}]\n")
    return [(".".join(map(str, fault.key[2:])), fault.message.code) for rule in RULES for fault in rule(case)]


def asking(words: str, more: str = "") -> list[tuple[str, str]]:
    return told(f'received: 2025-02-05, question: "{words}"', more)


@pytest.mark.parametrize(
    ("question", "found"),
    [
        pytest.param(f"received: 2025-02-05, question: Räknas praktik?, {ANSWERED}", [], id="own words"),
        pytest.param("received: 2025-02-05, question: Räknas praktik?, standard: svar-former", [], id="of the bank"),
        pytest.param(
            f"received: 2025-02-05, question: Räknas praktik?, standard: svar-former, {ANSWERED}",
            [("standard", "TK-K090")],
            id="both",
        ),
        pytest.param(
            f"received: 2025-02-05, question: Hur ofta?, {ANSWERED}, changes_terms: ja",
            [("changes_terms", "TK-K091"), ("changes_terms", "TK-K092")],
            id="a term changed and nothing done",
        ),
        pytest.param(
            f"received: 2025-02-05, question: Hur ofta?, {ANSWERED}, changes_terms: ja, corrected: 2025-02-10",
            [("changes_terms", "TK-K092")],
            id="corrected, but the time is as it was",
        ),
        pytest.param(
            f"received: 2025-02-05, question: Hur ofta?, {ANSWERED}, changes_terms: ja, corrected: 2025-02-10, time_reviewed: 2025-02-11",
            [],
            id="all done",
        ),
        pytest.param("received: 2025-02-05, question: Hur ofta?, changes_terms: ja", [], id="not answered yet"),
        pytest.param(
            f"received: 2025-02-05, question: Hur ofta?, {ANSWERED}, corrected: 2025-02-10",
            [("corrected", "TK-K096")],
            id="a correction of nothing",
        ),
        pytest.param(
            f"received: 2025-02-05, question: Hur ofta?, {ANSWERED}, changes_terms: ja, corrected: 2025-02-04, time_reviewed: 2025-02-05",
            [("corrected", "TK-N041")],
            id="corrected before anybody asked",
        ),
    ],
)
def test_a_question_has_one_answer_and_a_changed_term_is_followed_up(
    question: str, found: list[tuple[str, str]]
) -> None:
    assert told(question) == found


@pytest.mark.parametrize(
    "words",
    [
        "Exempel Park AB undrar om praktik räknas.",
        "Vi på exempel  park undrar om praktik räknas.",
        "EXEMPEL PARK AB:s fråga gäller praktik.",
        "Provbolaget AB undrar.",
        "Frågan kommer från Eva Exempelsson.",
        "Kan Exempelssons grupp delas?",
    ],
)
def test_no_supplier_of_the_case_is_named(words: str) -> None:
    assert asking(words, SUPPLIER) == [("question", "TK-K094")]


@pytest.mark.parametrize(
    "words",
    [
        "Nordiska Bygg AB undrar om praktik räknas.",
        "Räknas praktik? Hälsningar Bygg & Mark i Norr AB",
        "Gäller det även Vägverkstan HB?",
        "Kan svaret skickas till anna@example.com?",
    ],
)
def test_what_looks_like_a_firm_or_an_address_is_refused(words: str) -> None:
    assert asking(words) == [("question", "TK-K095")]


@pytest.mark.parametrize(
    "words",
    [
        "Gäller AB 04 för arbetet?",
        "Gäller Allmänna bestämmelser AB 04 eller ABT 06?",
        "Måste vi vara ett AB?",
        "Gäller AB?",
        "Får en park i närheten räknas?",
    ],
)
def test_words_that_only_look_alike_are_left_alone(words: str) -> None:
    assert asking(words, SUPPLIER) == []


def test_an_answer_names_nobody_either() -> None:
    found = told("received: 2025-02-05, question: Räknas praktik?, answer: Exempel Park AB har rätt., answered: 2025-02-06", SUPPLIER)  # fmt: skip

    assert found == [("answer", "TK-K094")]
