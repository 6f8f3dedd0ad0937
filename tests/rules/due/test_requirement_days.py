"""What a requirement makes due: the same days and words as the reports, and besides what is late."""

from datetime import date

import pytest
from msgspec.structs import replace

from given.cases import WITH_DIALOGUE
from given.due_in_text import days_of, matters, on_day, said_of, told
from given.lots import lots_case
from given.matching_text import case_of, read
from given.reported_case import (
    AGREEMENT,
    CASE,
    DIALOGUE_ONLY,
    FIRST,
    SECOND,
    TWO,
    YEARLY,
    changed,
    done,
    ended_early,
    file_with,
    placement,
)
from tenderkit.model.case.counting import FIRST_EDITION
from tenderkit.rules.clauses.in_use import ClausesInUse
from tenderkit.rules.due.due_in_case import due_in_case
from tenderkit.rules.fulfilment.coming_days import coming_days

REPEATED = changed("    remedy_days: 14\n", "    remedy_days: 14\n    repeat_every_months: 6\n", DIALOGUE_ONLY)
FOLLOW_UP = "  follow_up: {report_every_months: 6, report_within_days: 14, meetings_per_year: 1}\n"


@pytest.mark.parametrize("day", ["2027-02-10", "2027-06-15", "2027-08-01", "2027-09-10", "2028-03-01", "2029-08-31"])
@pytest.mark.parametrize(
    ("case", "file"),
    [
        pytest.param(CASE, file_with(dialogues=""), id="nothing has happened"),
        pytest.param(CASE, file_with(placement(1), ended_early(2, "supplier"), agreements=AGREEMENT), id="places and an agreement"),
        pytest.param(REPEATED, file_with(), id="dialogues again and again"),
        pytest.param(TWO, file_with(dialogues=""), id="two suppliers"),
        pytest.param(YEARLY, file_with(done(1)), id="so many a year"),
    ],
)  # fmt: skip
def test_every_day_of_a_report_is_due_with_the_same_words(day: str, case: str, file: str) -> None:
    matching = read(file)
    report = coming_days(case_of(case), matching, date.fromisoformat(day), ClausesInUse())

    found = due_in_case(on_day(day, case, matching))

    due = {(each.day, each.what, each.basis) for each in found}
    several = " (" if len(case_of(case).suppliers) > 1 else "\0"
    wanted = {(each.day, each.what.partition(several)[0], each.basis) for each in report}
    assert {each for each in wanted if not each[1].startswith("Platser som enligt planeringen")} <= due


def test_a_duty_that_has_not_been_done_is_late_and_says_how_it_stands() -> None:
    found = matters("2027-03-08", CASE, read(file_with(dialogues="")))

    assert [each.is_late(date(2027, 3, 8)) for each in found if each.kind.value == "first_dialogue"] == [True]
    assert said_of("first_dialogue", found) == [
        "Sista dag för den första sysselsättningsdialogen | Första sysselsättningsdialogen | Ingen sysselsättningsdialog har hållits. Den skulle ha hållits senast den 7\u00a0mars 2027."
    ]


def test_before_the_contract_is_signed_the_first_dialogue_has_no_day_and_the_reason_is_told() -> None:
    case = changed("  contract_signed: 2027-02-05\n", "")

    found = matters("2027-02-10", case)

    assert days_of("first_dialogue", found) == ["-"]
    assert len(said_of("first_dialogue", found)[0].split(" | ")) == 3


def test_the_plan_is_late_until_it_has_come_in() -> None:
    held = file_with(dialogues="  - {held: 2027-02-20, outcome: open}\n")

    assert days_of("plan", matters("2027-03-23", CASE, read(held))) == ["2027-03-22"]
    assert days_of("plan", matters("2027-03-23", CASE, read(file_with()))) == []


def test_a_further_dialogue_is_late_with_what_the_report_says_of_it() -> None:
    found = matters("2027-08-21", REPEATED, read(file_with()))

    assert days_of("next_dialogue", found) == ["2027-08-20 1"]
    assert "2027" in said_of("next_dialogue", found)[0]


def test_a_meeting_that_was_called_to_is_due_until_it_is_held_and_late_when_it_was_not() -> None:
    called = ["2027-06-01 meeting_called meeting=follow_up to_be_held=2027-06-20"]
    held = [*called, "2027-06-20 meeting_held meeting=follow_up"]

    assert days_of("called_meeting", matters("2027-06-20", CASE, told([], called))) == [
        "2027-06-20 follow_up 2027-06-20"
    ]
    assert days_of("called_meeting", matters("2027-06-20", CASE, told([], held))) == []
    assert days_of("called_meeting", matters("2027-06-21", CASE, told([], held))) == []
    late = matters("2027-06-21", CASE, told([], called))
    assert days_of("called_meeting", late) == ["2027-06-20 follow_up 2027-06-20"]
    assert len(said_of("called_meeting", late)[0].split(" | ")) == 3


def test_a_dialogue_that_was_called_to_is_due_until_the_day_when_it_is_held() -> None:
    called = ["2027-06-01 dialogue_called to_be_held=2027-06-20"]
    held = [*called, "2027-06-20 dialogue_held outcome=open"]

    assert days_of("called_meeting", matters("2027-06-20", CASE, told([], called))) == [
        "2027-06-20 dialogue 2027-06-20"
    ]
    assert days_of("called_meeting", matters("2027-06-20", CASE, told([], held))) == []


def test_a_meeting_that_was_called_to_too_late_is_nobodys_breach_and_not_late() -> None:
    called = ["2027-06-15 meeting_called meeting=follow_up to_be_held=2027-06-20"]

    assert days_of("called_meeting", matters("2027-06-21", CASE, told([], called))) == []


def test_answers_about_candidates_are_due_by_day_and_counted() -> None:
    proposed = ["2027-05-01 candidate_proposed P-01 number=2 by=authority"]

    found = matters("2027-05-02", CASE, told(["P-01 starts=2027-06-01"], proposed))

    assert days_of("reply", found) == ["2027-05-11 2027-05-11"]
    assert "Antal: 2" in said_of("reply", found)[0]
    answered = [*proposed, "2027-05-05 candidate_answered P-01 number=1 answer=declined"]
    assert "Antal: 1" in said_of("reply", matters("2027-05-06", CASE, told(["P-01 starts=2027-06-01"], answered)))[0]
    assert days_of("reply", matters("2027-05-12", CASE, told(["P-01 starts=2027-06-01"], proposed))) == [
        "2027-05-11 2027-05-11"
    ]


def test_of_the_days_that_have_passed_the_last_alone_says_how_many_places_lack() -> None:
    found = matters("2028-10-01", YEARLY, told([]))

    late = [each for each in found if each.kind.value == "places_begin" and each.is_late(date(2028, 10, 1))]
    assert [(str(each.day), each.what.rpartition(": ")[2]) for each in late] == [("2028-09-01", "2")]


def test_a_place_that_waits_for_a_decision_is_not_late_while_its_day_moves() -> None:
    places = [f"P-0{number} starts=2027-09-01" for number in range(1, 5)]
    applied = [f"2027-08-20 decision_applied_for P-0{number}" for number in range(1, 5)]
    moves = case_of(CASE).counted_by(replace(FIRST_EDITION, least_time=True))

    assert days_of("places_begin", matters("2027-09-10", moves, told(places, applied[:3]))) == ["2027-09-01 0"]
    assert days_of("places_begin", matters("2027-09-10", moves, told(places, applied))) == []


def test_of_months_of_full_time_only_the_first_day_to_begin_is_required() -> None:
    months = changed("basis: fixed\n    count: 4", "basis: full_time_months\n    full_time_months: 24")

    assert days_of("places_begin", matters("2027-10-01", months, told([]))) == ["2027-09-01 0"]


def test_a_requirement_without_places_has_none_to_begin() -> None:
    assert days_of("places_begin", matters("2027-10-01", DIALOGUE_ONLY, told([]))) == []


def test_a_number_that_is_not_known_has_no_day_and_the_reason_is_told() -> None:
    found = matters("2027-03-10", changed(", called_off_value: 40000000", "", TWO), read(file_with()))

    assert days_of("places_begin", found)[0] == "-"
    assert len(said_of("places_begin", found)[0].split(" | ")) == 3


def test_reports_are_late_one_by_one_and_the_next_is_to_come() -> None:
    found = matters("2028-03-20", CASE, told([]))

    assert days_of("report", found) == ["2027-09-14 2027-09-14", "2028-03-14 2028-03-14", "2028-09-14 2028-09-14"]


def test_a_report_that_has_come_in_is_not_due() -> None:
    received = ["2027-09-10 report_received period_ends=2027-08-31"]

    assert days_of("report", matters("2027-09-20", CASE, told([], received))) == ["2028-03-14 2028-03-14"]


def test_without_a_time_for_the_report_that_is_said() -> None:
    case = changed(FOLLOW_UP, "  follow_up: {report_every_months: 6}\n")

    found = matters("2027-09-20", case, told([]))

    assert days_of("report", found) == ["-"]
    assert days_of("final_report", found) == []


@pytest.mark.parametrize("follow_up", ["  follow_up: {meetings_per_year: 1}\n", ""])
def test_where_no_report_is_asked_for_none_is_due(follow_up: str) -> None:
    found = matters("2027-09-20", changed(FOLLOW_UP, follow_up), told([]))

    assert [*days_of("report", found), *days_of("final_report", found)] == []


def test_when_the_contract_is_over_only_the_final_report_is_late() -> None:
    found = matters("2029-10-01", CASE, told([]))

    assert [each.kind.value for each in found] == ["final_report"]
    received = ["2029-09-10 report_received period_ends=2029-08-31"]
    assert matters("2029-10-01", CASE, told([], received)) == ()


def test_what_two_requirements_of_a_supplier_make_due_alike_is_told_once() -> None:
    case = lots_case() + "suppliers:\n  - {name: Exempel AB, organisation_number: 556000-0001}\n"
    awarded = case.replace("begins: 2025-03-01", "begins: 2025-03-01, awarded: 2025-05-01, contract_signed: 2025-06-01")

    found = matters("2025-06-10", awarded)

    ends = [each for each in found if each.kind.value == "contract_ends"]
    assert [(each.supplier, each.lots) for each in ends] == [("Exempel AB", "")]


def test_what_only_one_of_them_makes_due_says_for_which_lots() -> None:
    own = WITH_DIALOGUE.split("  target_groups: [far_from_labour_market]\n")[1]
    case = lots_case(instead=own.replace("first_meeting_within_days: 30", "first_meeting_within_days: 60"))
    awarded = case.replace("begins: 2025-03-01", "begins: 2025-03-01, awarded: 2025-05-01, contract_signed: 2025-06-01")

    found = matters("2025-06-10", f"{awarded}suppliers:\n  - {{name: Exempel AB, organisation_number: 556000-0001}}\n")

    dialogues = [(str(each.day), each.lots) for each in found if each.kind.value == "first_dialogue"]
    assert dialogues == [("2025-07-01", "anbudsområde A"), ("2025-07-31", "anbudsområde B")]


def test_a_requirement_of_places_alone_has_no_dialogue() -> None:
    start, end = CASE.index("  dialogue:\n"), CASE.index("  places:\n")

    assert days_of("first_dialogue", matters("2027-06-01", CASE[:start] + CASE[end:])) == []


def test_where_no_place_is_owed_none_is_to_begin() -> None:
    case = changed("called_off_value: 20000000", "called_off_value: 1", TWO)

    found = matters("2027-03-10", case, told([]))

    assert {each.supplier for each in found if each.kind.value == "places_begin"} == {FIRST}


def test_each_suppliers_matters_say_whose_they_are() -> None:
    found = matters("2027-03-01", TWO, read(file_with(dialogues="")))

    assert {each.supplier for each in found if each.kind.value == "first_dialogue"} == {FIRST, SECOND}


def test_a_new_place_is_due_after_one_that_ended_early() -> None:
    agreed = ended_early(9, "supplier", agreement="A-1")

    found = matters("2027-08-01", CASE, read(file_with(ended_early(1, "supplier"), agreed, agreements=AGREEMENT)))

    assert days_of("new_place", found) == ["2027-08-26 P-01", "2027-08-26 P-09"]
