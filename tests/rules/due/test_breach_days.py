"""What a deficiency makes due: the notice, the time for remedy, the second one, and the last day for a claim."""

import pytest

from given.breach_case import PRICED
from given.due_in_text import days_of, matters, said_of, told
from given.reported_case import DIALOGUE_ONLY, changed

FOUND = "2027-09-02 deficiency_found deficiency=B-1 clause=platser-antal places=2 facts=Brist"
SENT = "2027-09-10 notice_sent deficiency=B-1"
RECEIVED = "2027-09-13 notice_received deficiency=B-1"
REMEDIED = "2027-10-05 remedied deficiency=B-1"
LATE = "2027-10-20 remedied deficiency=B-1"
CLAIMED = "2027-10-20 claimed deficiency=B-1"
WAIVED = "2027-10-20 not_claimed deficiency=B-1 reasons=Skäl"
TWO_STEPS = changed(
    "    remedy_days: 30\n", "    remedy_days: 30\n    second: {amount: 20000, remedy_days: 14}\n", PRICED
)
SECOND = "2027-10-20 notice_sent deficiency=B-1"
KINDS = ("notice", "remedy", "second_remedy", "claim")


def due(day: str, *journal: str, case: str = PRICED) -> list[str]:
    found = matters(day, case, told([], journal))
    return [f"{kind} {each}" for kind in KINDS for each in days_of(kind, found)]


@pytest.mark.parametrize(
    ("day", "journal", "expected"),
    [
        pytest.param("2027-09-01", (FOUND,), [], id="not known yet"),
        pytest.param("2027-09-02", (FOUND,), ["notice - B-1"], id="no notice"),
        pytest.param("2027-09-09", (FOUND, SENT, RECEIVED), ["notice - B-1"], id="the day before the notice"),
        pytest.param("2027-09-10", (FOUND, SENT, RECEIVED), ["remedy 2027-10-10 B-1", "claim 2028-10-10 B-1"], id="sent, and not come to hand"),
        pytest.param("2027-09-13", (FOUND, SENT, RECEIVED), ["remedy 2027-10-13 B-1", "claim 2028-10-13 B-1"], id="come to hand"),
        pytest.param("2027-10-13", (FOUND, SENT, RECEIVED), ["remedy 2027-10-13 B-1", "claim 2028-10-13 B-1"], id="the last day for remedy"),
        pytest.param("2027-10-14", (FOUND, SENT, RECEIVED), ["claim 2028-10-13 B-1"], id="the time is over"),
        pytest.param("2027-10-06", (FOUND, SENT, RECEIVED, REMEDIED), [], id="remedied in time"),
        pytest.param("2027-10-21", (FOUND, SENT, RECEIVED, LATE), ["claim 2028-10-13 B-1"], id="remedied too late"),
        pytest.param("2027-10-19", (FOUND, SENT, RECEIVED, CLAIMED), ["claim 2028-10-13 B-1"], id="the day before the claim"),
        pytest.param("2027-10-20", (FOUND, SENT, RECEIVED, CLAIMED), [], id="claimed"),
        pytest.param("2027-10-20", (FOUND, SENT, RECEIVED, WAIVED), [], id="not to be claimed"),
        pytest.param("2027-10-06", (FOUND, REMEDIED), [], id="remedied without a notice"),
        pytest.param("2028-12-01", (FOUND, SENT, RECEIVED), ["claim 2028-10-13 B-1"], id="too late to claim"),
    ],
)  # fmt: skip
def test_the_steps_are_due_in_their_turn(day: str, journal: tuple[str, ...], expected: list[str]) -> None:
    assert due(day, *journal) == expected


def test_a_second_notice_gives_a_time_of_its_own() -> None:
    journal = (FOUND, SENT, RECEIVED, SECOND)

    assert "second_remedy 2027-11-03 B-1" in due("2027-10-21", *journal, case=TWO_STEPS)
    assert [each for each in due("2027-10-19", *journal, case=TWO_STEPS) if each.startswith("second")] == []
    assert [each for each in due("2027-11-04", *journal, case=TWO_STEPS) if each.startswith("second")] == []
    assert [each for each in due("2027-10-21", *journal) if each.startswith("second")] == []


def test_a_claim_without_a_limit_has_no_day() -> None:
    case = changed("    claim_within_months: 12\n", "", PRICED)

    found = matters("2027-10-14", case, told([], [FOUND, SENT, RECEIVED]))

    assert said_of("claim", found) == [
        "Sista dag att kräva vite för brist B-1 | Vite | Villkoret anger ingen sista dag för kravet."
    ]


def test_a_missing_report_with_a_penalty_of_its_own_has_the_days_of_that() -> None:
    case = changed(
        "meetings_per_year: 1}", "meetings_per_year: 1, report_penalty: {amount: 5000, most: 20000}}", PRICED
    )
    journal = [FOUND.replace("platser-antal places=2", "uppfoljning"), SENT, RECEIVED]

    assert days_of("claim", matters("2027-10-14", case, told([], journal))) == ["2028-01-11 B-1"]


def test_a_breach_that_gives_no_penalty_has_no_claim() -> None:
    journal = [FOUND.replace("platser-antal places=2", "uppfoljning"), SENT, RECEIVED]

    assert due("2027-10-14", *journal) == []


def test_without_a_time_for_remedy_that_is_said() -> None:
    case = changed("    remedy_days: 14\n", "", DIALOGUE_ONLY)
    journal = [FOUND.replace("platser-antal places=2", "dialog-genomforande"), SENT, RECEIVED]

    assert due("2027-10-01", *journal, case=case) == ["remedy - B-1"]
    assert due("2027-10-06", *journal, REMEDIED, case=case) == []


def test_a_deficiency_says_whose_it_is() -> None:
    found = matters("2027-09-02", PRICED, told([], [FOUND]))

    assert [each.supplier for each in found if each.kind.value == "notice"] == ["Exempel Anläggning AB"]
