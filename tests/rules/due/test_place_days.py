"""What places make due by themselves: called by their numbers, never by who has them."""

import pytest

from given.due_in_text import days_of, matters, said_of, told
from given.matching_text import read
from given.reported_case import AGREEMENT, CASE, changed, done, file_with, placement

PLACE = "P-01 starts=2027-06-01 ends=2027-11-30"
STARTED = "2027-06-01 started P-01"
ENDED = "2027-11-30 ended P-01 ended_by=nobody"
OPEN_WEEKS = changed("    offer_open_weeks: 4\n", "", CASE)
RETENTION = "retention: {decision: KS 2026/88, remove_after_months: 24}\n"


def test_a_planned_start_is_due_and_late_when_nobody_has_written_that_it_began() -> None:
    assert days_of("planned_start", matters("2027-05-20", CASE, told([PLACE]))) == ["2027-06-01 P-01"]
    assert said_of("planned_start", matters("2027-06-02", CASE, told([PLACE]))) == [
        "Plats P-01 börjar enligt planeringen | planeringen | Det är inte antecknat att platsen har börjat."
    ]
    assert days_of("planned_start", matters("2027-06-02", CASE, told([PLACE], [STARTED]))) == []


def test_a_place_that_nobody_got_and_that_is_accounted_for_is_no_longer_planned() -> None:
    kept = ["2027-04-01 offered P-01", "2027-05-10 accounted P-01"]

    assert days_of("planned_start", matters("2027-06-02", CASE, told([PLACE], kept))) == []


def test_a_planned_end_is_due_and_asks_for_a_contact_before_it() -> None:
    found = matters("2027-11-01", CASE, told([PLACE], [STARTED]))

    assert said_of("planned_end", found) == [
        "Plats P-01 slutar enligt planeringen. Ta kontakt med arbetsgivaren före slutet | planeringen"
    ]
    assert said_of("planned_end", matters("2027-12-01", CASE, told([PLACE], [STARTED])))[0].endswith(
        "Det är inte antecknat att platsen har slutat."
    )


def test_an_employment_until_further_notice_has_no_end() -> None:
    assert days_of("planned_end", matters("2027-11-01", CASE, told(["P-01 starts=2027-06-01"], [STARTED]))) == []


def test_the_end_of_a_decision_is_due() -> None:
    decided = ["2027-05-01 decision_applied_for P-01", "2027-05-20 decision_given P-01 until=2027-08-31"]

    assert days_of("decision_ends", matters("2027-07-01", CASE, told([PLACE], [*decided, STARTED]))) == [
        "2027-08-31 P-01"
    ]


def test_a_decision_that_is_awaited_has_the_day_of_the_clause_and_says_that_a_union_is_heard() -> None:
    applied = ["2027-05-01 decision_applied_for P-01"]

    found = matters("2027-05-10", CASE, told([PLACE], applied))

    assert days_of("decision_awaited", found) == ["2027-05-29 P-01"]
    assert "facklig organisation" in said_of("decision_awaited", found)[0]


@pytest.mark.parametrize(
    ("case", "place", "journal"),
    [
        pytest.param(OPEN_WEEKS, PLACE, ["2027-05-01 decision_applied_for P-01"], id="the clause has no time"),
        pytest.param(CASE, PLACE, [STARTED, "2027-06-10 decision_applied_for P-01"], id="the place has begun"),
        pytest.param(CASE.partition("  places:")[0] + CASE[CASE.index("  follow_up:") :], PLACE, ["2027-05-01 decision_applied_for P-01"], id="no places are required"),
    ],
)  # fmt: skip
def test_without_such_a_time_a_decision_has_no_day(case: str, place: str, journal: list[str]) -> None:
    assert days_of("decision_awaited", matters("2027-06-15", case, told([place], journal))) == ["- P-01"]


@pytest.mark.parametrize("answer", ["decision_given", "decision_refused"])
def test_a_decision_that_has_come_is_awaited_no_more(answer: str) -> None:
    answered = ["2027-05-01 decision_applied_for P-01", f"2027-05-20 {answer} P-01"]

    assert days_of("decision_awaited", matters("2027-05-25", CASE, told([PLACE], answered))) == []


@pytest.mark.parametrize(
    ("day", "due"),
    [
        pytest.param("2027-06-01", "2027-06-29 P-02 1", id="the first, four weeks from the start"),
        pytest.param("2027-06-29", "2027-06-29 P-02 1", id="on its day"),
        pytest.param("2027-06-30", "2027-07-27 P-02 2", id="then the next"),
    ],
)
def test_a_place_under_an_agreement_has_its_next_check_in(day: str, due: str) -> None:
    mine = placement(2, agreement="A-1")

    found = matters(day, CASE, read(file_with(mine, agreements=AGREEMENT)))

    assert days_of("check_in", found) == [due]
    assert said_of("check_in", found) == ["Avstämning för plats P-02 | överenskommelsen A-1"]


def test_a_certificate_is_due_fourteen_days_after_the_end_until_it_is_handed_over() -> None:
    over = [STARTED, ENDED]

    assert days_of("certificate", matters("2027-12-01", CASE, told([PLACE], over))) == ["2027-12-14 P-01"]
    given = [*over, "2027-12-05 certificate_handed_over P-01"]
    assert days_of("certificate", matters("2027-12-10", CASE, told([PLACE], given))) == []


def test_an_evaluation_that_has_not_come_has_no_day() -> None:
    over = [STARTED, ENDED]

    assert days_of("evaluation", matters("2027-12-01", CASE, told([PLACE], over))) == ["- P-01"]
    received = [*over, "2027-12-05 evaluation_received P-01 added_value=yes"]
    assert days_of("evaluation", matters("2027-12-10", CASE, told([PLACE], received))) == []


def test_what_tells_of_a_person_is_to_be_removed_on_the_first_day_it_may_not_be_kept() -> None:
    named = read(file_with(done(1)) + RETENTION)

    assert days_of("retention", matters("2027-12-01", CASE, named)) == ["2029-12-01 P-01"]


def test_where_nobody_is_named_any_more_or_nothing_is_decided_nothing_is_to_be_removed() -> None:
    nameless = told([PLACE], [STARTED, ENDED], RETENTION)

    assert days_of("retention", matters("2027-12-01", CASE, nameless)) == []
    assert days_of("retention", matters("2027-12-01", CASE, read(file_with(done(1))))) == []


def test_what_happens_later_is_not_known_on_the_day() -> None:
    known = told([PLACE], [STARTED, ENDED])

    found = matters("2027-07-01", CASE, known)

    assert days_of("planned_end", found) == ["2027-11-30 P-01"]
    assert days_of("certificate", found) == []
