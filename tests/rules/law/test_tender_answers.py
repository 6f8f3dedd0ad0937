"""The last day for answers, and the answers in the order in which they were asked."""

from datetime import date

import pytest

from given.cases import WITH_DIALOGUE, read
from given.law_rows import shipped_table
from tenderkit.rules.law.tender_answers import TenderAnswerFacts, tender_answer_facts

QUESTIONS = """\
tender_questions:
  - {received: 2025-04-03, question: Hur ofta?, standard: svar-inget-tvang, answered: 2025-04-06}
  - {received: 2025-04-01, question: Räknas praktik?, answer: Ja., answered: 2025-04-04, changes_terms: ja}
  - {received: 2025-04-05, question: Varför?}
"""
PUBLISHED = "begins: 2025-03-01, published: 2025-03-20, tender_deadline: 2025-04-28"


def facts(text: str = WITH_DIALOGUE, *, below: bool = False) -> TenderAnswerFacts:
    case = read(text.replace("format: 1", "format: 2"))
    return tender_answer_facts(case, shipped_table().acts[case.law], below=below)


@pytest.mark.parametrize(
    ("below", "provision"),
    [pytest.param(False, "12 kap. 11 § LOU", id="above"), pytest.param(True, "19 kap. 13 § LOU", id="below")],
)
def test_the_last_day_stands_with_its_paragraph(
    below: bool,  # noqa: FBT001  # a row of the table
    provision: str,
) -> None:
    found = facts(WITH_DIALOGUE.replace("begins: 2025-03-01", PUBLISHED), below=below)

    assert (found.last_day, found.provision) == (date(2025, 4, 22), provision)


def test_without_a_last_day_for_tenders_there_is_none_for_answers() -> None:
    assert facts().last_day is None


def test_a_purchase_without_a_notice_has_no_such_rule() -> None:
    found = facts(WITH_DIALOGUE.replace("begins: 2025-03-01", PUBLISHED).replace("open", "direct_award"))

    assert (found.last_day, found.provision) == (None, None)


def test_the_answers_stand_in_the_order_asked_and_a_standard_answer_by_its_name() -> None:
    found = facts(WITH_DIALOGUE + QUESTIONS)

    assert [(row.question, row.answer) for row in found.rows] == [
        ("Räknas praktik?", "Ja."),
        ("Hur ofta?", "Standardsvaret svar-inget-tvang, som står i Frågor och svar."),
        ("Varför?", None),
    ]
    assert (found.latest, found.waiting, found.changed) == (date(2025, 4, 6), 1, True)


def test_without_questions_there_is_nothing() -> None:
    found = facts()

    assert (found.rows, found.latest, found.waiting, found.changed) == ((), None, 0, False)
