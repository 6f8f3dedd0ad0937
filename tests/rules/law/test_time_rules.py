"""The least times of the tender period, for each act, kind and side of the threshold."""

import pytest

from given.law_rows import confirmed, law_case, shipped_table
from tenderkit.messages import Gravity
from tenderkit.problems import Fault
from tenderkit.rules.law.legal_basis import legal_basis

ABOVE, BELOW = "subject: works, estimated_value: 90 000 000", "subject: works, estimated_value: 9 000 000"
REST = "form: contract, starts: 2026-01-01, months: 12, place: within_municipality"


def _faults(law: str, dates: str, contract: str = ABOVE, kind: str = "open", questions: str = "") -> list[Fault]:
    """Everything about time that a case with these dates is told."""
    procedure = f"kind: {kind}, begins: 2025-02-01, {dates}"
    case = law_case(law, procedure, contract, f"  []\ntender_questions: [{questions}]" if questions else "")
    told = legal_basis(case, shipped_table()).faults
    return [fault for fault in told if fault.message.code.startswith("TK-R27") or fault.message.code in OTHERS]


OTHERS = ("TK-R001", "TK-R280", "TK-R281", "TK-R282", "TK-R283")


def _codes(*given: str, **more: str) -> list[str]:
    return [fault.message.code for fault in _faults(*given, **more)]


def _days(days: int) -> str:
    """A tender period of so many days in March and on."""
    month, day = divmod(days, 31)
    return f"published: 2025-03-01, tender_deadline: 2025-0{3 + month}-{day + 1:02}"


@pytest.mark.parametrize(
    ("law", "kind", "least", "usual"),
    [
        pytest.param("LOU", "open", 15, 30, id="LOU open"),
        pytest.param("LOU", "reserved", 15, 30, id="LOU reserved"),
        pytest.param("LOU", "restricted", 15, 55, id="LOU restricted"),
        pytest.param("LOU", "negotiated", 15, 55, id="LOU negotiated"),
        pytest.param("LUF", "open", 15, 30, id="LUF open"),
        pytest.param("LUF", "restricted", 15, 25, id="LUF restricted"),
        pytest.param("LUF", "negotiated", 15, 25, id="LUF negotiated"),
        pytest.param("LUK", "open", 25, 25, id="LUK open"),
        pytest.param("LUK", "restricted", 47, 47, id="LUK restricted"),
        pytest.param("LUK", "negotiated", 25, 25, id="LUK negotiated"),
    ],
)
def test_above_the_threshold_each_kind_has_its_days(law: str, kind: str, least: int, usual: int) -> None:
    assert _codes(law, _days(least - 1), kind=kind) == ["TK-R271"]
    assert _codes(law, _days(least), kind=kind) == (["TK-R272"] if least < usual else [])
    assert _codes(law, _days(usual), kind=kind) == []


def test_five_days_above_the_threshold_are_against_the_law() -> None:
    (fault,) = _faults("LOU", _days(5))

    assert fault.key == ("procedure", "tender_deadline")
    assert fault.message.gravity is Gravity.ERROR
    assert fault.message.what == "anbudstiden är 5 dag(ar), kortare än de 15 dagar som LOU alltid kräver"
    assert "tidigast 2025-03-31 (11 kap. 2 och 6 §§ LOU), med undantag tidigast 2025-03-16" in fault.message.remedy
    assert "(11 kap. 2 och 6 §§ LOU)" in fault.message.remedy


@pytest.mark.parametrize("law", ["LOU", "LUF"])
def test_two_days_below_the_threshold_cannot_be_reasonable(law: str) -> None:
    (fault,) = _faults(law, _days(2), BELOW, kind="below_threshold")

    assert fault.message.gravity is Gravity.WARNING
    assert fault.message.what == "anbudstiden är 2 dag(ar), så kort att ingen hinner få svar på en fråga"
    assert f"skälig tid (19 kap. 11 § {law})" in fault.message.remedy
    assert _codes(law, _days(6), BELOW, kind="below_threshold") == ["TK-R273"]
    assert _codes(law, _days(7), BELOW, kind="below_threshold") == []


def test_a_concession_below_the_threshold_has_no_days() -> None:
    assert _codes("LUK", _days(2), BELOW, kind="below_threshold") == []


def test_special_services_follow_the_rule_below_whatever_their_value() -> None:
    services = "subject: services, annex_2: ja, estimated_value: 90 000 000"

    assert _codes("LOU", _days(8), services) == []
    assert _codes("LOU", _days(6), services) == ["TK-R273"]


def test_on_an_unknown_side_of_the_threshold_the_rule_above_is_told() -> None:
    """No threshold is known for 2028."""
    procedure = "kind: open, begins: 2028-02-01, published: 2028-03-01, tender_deadline: 2028-03-{:02}"
    told = [
        [
            fault.message.code
            for fault in legal_basis(law_case("LOU", procedure.format(day), ABOVE, answer), shipped_table()).faults
        ]
        for day in (6, 30, 31)
        for answer in ("", confirmed("ja"))
    ]

    assert [[code for code in codes if code.startswith("TK-R27")] for codes in told] == [
        ["TK-R274"], ["TK-R271"], ["TK-R274"], ["TK-R272"], [], [],
    ]  # fmt: skip


@pytest.mark.parametrize(
    "dates",
    ["published: 2025-03-01", "tender_deadline: 2025-03-02", "published: 2025-03-05, tender_deadline: 2025-03-05"],
)
def test_without_two_days_there_is_no_time_to_count(dates: str) -> None:
    assert _codes("LOU", dates) == []


def test_a_direct_award_has_no_tender_period() -> None:
    assert _codes("LOU", _days(2), "subject: works, estimated_value: 90 000", kind="direct_award") == []


PERIOD = "published: 2025-03-01, tender_deadline: 2025-04-30"


@pytest.mark.parametrize(
    ("answered", "codes"),
    [
        pytest.param("2025-04-24", [], id="six days before"),
        pytest.param("2025-04-25", ["TK-R283"], id="five, which an accelerated procedure allows"),
        pytest.param("2025-04-26", ["TK-R283"], id="four"),
        pytest.param("2025-04-27", ["TK-R278"], id="three"),
        pytest.param("2025-04-30", ["TK-R278"], id="the last day"),
        pytest.param("2025-05-01", ["TK-R279"], id="too late for everybody"),
        pytest.param("2025-04-09", [], id="before it was asked, which is said elsewhere"),
    ],
)
def test_an_answer_is_due_six_days_before_the_last_day(answered: str, codes: list[str]) -> None:
    question = f"{{received: 2025-04-10, question: x, answer: y, answered: {answered}}}"

    assert _codes("LOU", PERIOD, questions=question) == codes


LATE = "{received: 2025-04-10, question: x, answer: y, answered: 2025-04-26}"


@pytest.mark.parametrize(
    ("law", "contract", "kind", "told"),
    [
        pytest.param("LOU", ABOVE, "open", "12 kap. 11 § och 11 kap. 8 § LOU", id="LOU above"),
        pytest.param("LOU", BELOW, "below_threshold", "19 kap. 13 § och 19 kap. 14 § LOU", id="LOU below"),
        pytest.param("LUF", ABOVE, "open", "12 kap. 11 § och 11 kap. 8 § LUF", id="LUF above"),
        pytest.param("LUF", BELOW, "below_threshold", "19 kap. 13 § och 19 kap. 14 § LUF", id="LUF below"),
        pytest.param("LUK", ABOVE, "open", "(10 kap. 11 § LUK)", id="LUK above"),
    ],
)
def test_a_late_answer_is_told_by_the_acts_own_rule(law: str, contract: str, kind: str, told: str) -> None:
    (fault,) = _faults(law, PERIOD, contract, kind=kind, questions=LATE)

    assert fault.key == ("tender_questions", 0, "answered")
    assert told in fault.message.remedy
    assert "senast 2025-04-24" in fault.message.remedy


def test_a_concession_below_the_threshold_and_a_direct_award_have_no_day_for_answers() -> None:
    assert _codes("LUK", PERIOD, BELOW, kind="below_threshold", questions=LATE) == []
    assert _codes("LOU", PERIOD, "subject: works, estimated_value: 90 000", kind="direct_award", questions=LATE) == []
    assert _codes("LOU", "published: 2025-03-01", questions=LATE) == []


def test_a_question_comes_within_the_tender_period() -> None:
    early = _faults("LOU", PERIOD, questions="{received: 2025-02-28, question: x}")
    late = _faults("LOU", PERIOD, questions="{received: 2025-05-01, question: x}")

    assert [(fault.message.code, fault.key) for fault in early] == [("TK-R001", ("tender_questions", 0, "received"))]
    assert [(fault.message.code, fault.key) for fault in late] == [("TK-R282", ("tender_questions", 0, "received"))]
    assert _codes("LOU", "tender_deadline: 2025-04-30", questions="{received: 2025-02-28, question: x}") == []


def test_a_question_has_an_answer_with_its_day() -> None:
    award = f"{PERIOD}, awarded: 2025-05-05"

    assert _codes("LOU", PERIOD, questions="{received: 2025-04-01, question: x}") == []
    assert _codes("LOU", award, questions="{received: 2025-04-01, question: x}") == ["TK-R280"]
    for half, missing in (("answer: y", "answered"), ("answered: 2025-04-02", "answer")):
        (fault,) = _faults("LOU", award, questions=f"{{received: 2025-04-01, question: x, {half}}}")
        assert (fault.message.code, fault.key[-1], fault.message.gravity) == ("TK-R281", missing, Gravity.QUESTION)
