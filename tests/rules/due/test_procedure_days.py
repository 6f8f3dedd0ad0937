"""The days before the contract: the notice, answers and tenders, the standstill and the signature."""

from given.cases import WITH_PLACES
from given.due_in_text import days_of, matters, on_day, said_of
from tenderkit.model.case.choices import Role
from tenderkit.rules.due.due_in_case import due_in_case

PUBLISHED = "  published: 2026-11-10\n  tender_deadline: 2026-12-15\n"
QUESTIONS = "tender_questions:\n  - {received: 2026-11-20, question: Räknas praktik?}\n  - {received: 2026-11-20, question: När?, answer: Nu., answered: 2026-11-24}\n"


def _case(days: str = PUBLISHED, more: str = "") -> str:
    return WITH_PLACES.replace("  begins: 2026-11-01\n", f"  begins: 2026-11-01\n{days}") + more


def test_before_the_notice_only_the_notice_itself_is_due() -> None:
    found = matters("2026-11-09", _case())

    assert [(each.kind.value, str(each.day), each.role) for each in found] == [
        ("publication", "2026-11-10", Role.PROCUREMENT_OFFICER)
    ]


def test_without_a_day_for_the_notice_nothing_is_due() -> None:
    assert matters("2026-11-09", _case("")) == ()


def test_the_last_day_for_tenders_and_for_answers_are_told_with_how_many_questions_are_open() -> None:
    found = matters("2026-11-20", _case(more=QUESTIONS))

    assert days_of("tenders", found) == ["2026-12-15"]
    assert days_of("answers", found) == ["2026-12-09"]
    assert said_of("answers", found) == ["Sista dag för svar på leverantörsfrågor. Obesvarade: 2 | 12 kap. 11 § LOU"]


def test_an_answer_that_has_been_given_is_no_longer_open() -> None:
    assert said_of("answers", matters("2026-11-25", _case(more=QUESTIONS)))[0].startswith(
        "Sista dag för svar på leverantörsfrågor. Obesvarade: 1"
    )


def test_answers_are_late_while_a_question_is_open_and_else_told_no_more() -> None:
    answered = QUESTIONS.replace("Räknas praktik?}", "Räknas praktik?, answer: Ja., answered: 2026-11-23}")

    assert days_of("answers", matters("2026-12-10", _case(more=QUESTIONS))) == ["2026-12-09"]
    assert days_of("answers", matters("2026-12-10", _case(more=answered))) == []


def test_below_the_threshold_answers_have_the_rule_of_that_side() -> None:
    found = due_in_case(on_day("2026-11-20", _case(more=QUESTIONS), below=True))

    assert said_of("answers", found)[0].endswith("| 19 kap. 13 § LOU")


def test_a_procurement_without_a_notice_has_no_day_for_answers() -> None:
    case = _case(more=QUESTIONS).replace("kind: open", "kind: mini_competition")

    assert days_of("answers", matters("2026-11-20", case)) == []


def test_without_a_last_day_for_tenders_that_is_said() -> None:
    found = matters("2026-11-20", _case("  published: 2026-11-10\n"))

    assert days_of("tenders", found) == ["-"]
    assert said_of("tenders", found) == ["Sista anbudsdag | ärendet | Sista anbudsdagen är inte angiven."]


def test_when_the_tenders_are_in_nothing_has_a_day_until_the_award() -> None:
    assert matters("2026-12-16", _case()) == ()


def _awarded(more: str) -> str:
    return _case(f"{PUBLISHED}  awarded: 2027-01-20\n{more}")


def test_the_standstill_is_due_until_it_is_over_and_then_the_signature_has_no_day() -> None:
    case = _awarded("  standstill_ends: 2027-02-01\n")

    assert days_of("standstill", matters("2027-02-01", case)) == ["2027-02-01"]
    assert days_of("signature", matters("2027-02-01", case)) == []
    assert days_of("standstill", matters("2027-02-02", case)) == []
    assert said_of("signature", matters("2027-02-02", case)) == [
        "Avtalet undertecknas | ärendet | Ingen dag är angiven då avtalet undertecknas."
    ]


def test_a_day_that_is_stated_for_the_signature_is_due_until_it_has_been() -> None:
    case = _awarded("  standstill_ends: 2027-02-01\n  contract_signed: 2027-02-05\n")

    assert days_of("signature", matters("2027-02-04", case)) == ["2027-02-05"]
    assert days_of("signature", matters("2027-02-05", case)) == []


def test_while_a_court_has_the_award_the_standstill_has_no_day() -> None:
    found = matters("2027-01-25", _awarded("  standstill_ends: 2027-02-01\n  review_pending: true\n"))

    assert days_of("standstill", found) == ["-"]
    assert days_of("signature", found) == []
