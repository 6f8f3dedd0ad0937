"""The day of a report, and what is judged on it."""

from datetime import date

import pytest

from given.matching_text import case_of, read
from given.reported_case import (
    AGREEMENT,
    CASE,
    DIALOGUE,
    FIRST,
    SECOND,
    TWO,
    changed,
    done,
    ended_early,
    file_with,
)
from tenderkit.model.fulfilment.fulfilment import FulfilmentStatus
from tenderkit.rules.fulfilment.every_part import judgements, report_day, status_of

PUBLISHED = date(2026, 11, 1)  # the day of the case's own documents
AFTER = date(2029, 10, 1)


@pytest.mark.parametrize(
    ("file", "asked", "day"),
    [
        pytest.param(file_with(done(1)), date(2028, 1, 1), date(2028, 1, 1), id="the day that was asked for"),
        pytest.param(file_with(done(1)), PUBLISHED, date(2027, 11, 30), id="else the last end"),
        pytest.param(file_with(ended_early(1, "other")), PUBLISHED, date(2027, 7, 20), id="when an early end became known"),
        pytest.param(file_with(), PUBLISHED, date(2027, 3, 10), id="when the plan came in"),
        pytest.param(file_with(agreements=AGREEMENT), PUBLISHED, date(2027, 4, 20), id="when the agreement was signed"),
        pytest.param("format: 1\nstart_meetings: [{held: 2027-05-04, recruitment: own}]\n", PUBLISHED, date(2027, 5, 4), id="the start meeting"),
        pytest.param("format: 2\nplaces: [{id: P-01, kind: internship, workplace: Depån, planned: {starts: 2027-06-01}}]\n", PUBLISHED, date(2027, 2, 5), id="never a planned start"),
        pytest.param("format: 1\n", PUBLISHED, date(2027, 2, 5), id="else the contract"),
        pytest.param("format: 1\n", date(2026, 12, 24), date(2027, 2, 5), id="a day before the award is none"),
    ],
)  # fmt: skip
def test_the_day_of_a_report_comes_from_the_command_or_the_files(file: str, asked: date, day: date) -> None:
    assert report_day(case_of(), read(file), asked) == day


def test_before_the_award_the_day_is_the_one_asked_for() -> None:
    days = "  awarded: 2027-01-20\n  standstill_ends: 2027-02-01\n  contract_signed: 2027-02-05\n"
    case = case_of(changed(days, ""))

    assert report_day(case, read("format: 1\n"), PUBLISHED) == PUBLISHED
    assert report_day(case, read("format: 1\n"), date(2026, 12, 24)) == date(2026, 12, 24)


def test_equal_places_in_two_lots_are_told_by_their_lot_and_the_dialogue_once() -> None:
    lots = "  lots: [{id: A, title: Norr}, {id: B, title: Söder}]\n"
    text = changed("counted_per: contract", "counted_per: lot", CASE)

    one = judgements(case_of(changed("  option_months: 12\n", lots, text)), read(file_with()), AFTER)

    assert [each.title for each in one] == [
        "Sysselsättningsdialog",
        "Platser, anbudsområde A",
        "Platser, anbudsområde B",
        "Rapporter, möten och svar",
    ]


def test_parts_come_by_supplier_with_the_agreements_last() -> None:
    one = judgements(case_of(CASE), read(file_with(agreements=AGREEMENT)), AFTER)
    two = judgements(case_of(TWO), read(file_with(dialogues="")), AFTER)

    assert [each.title for each in one] == [
        "Sysselsättningsdialog",
        "Platser",
        "Rapporter, möten och svar",
        "Överenskommelse A-1",
    ]
    assert [each.supplier.name for each in two] == [FIRST] * 3 + [SECOND] * 3


def test_an_agreement_does_not_turn_the_requirements_status() -> None:
    met = file_with(*(done(number) for number in range(1, 5)), agreements=AGREEMENT, dialogues=DIALOGUE)

    found = judgements(case_of(CASE), read(met), AFTER)

    assert found[-1].part.status is FulfilmentStatus.NOT_MET
    assert status_of(found) is FulfilmentStatus.MET
    assert status_of(()) is None
