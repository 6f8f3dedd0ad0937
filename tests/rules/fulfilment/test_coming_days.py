"""What comes next: by the clauses, the agreements and the plan, from the day of the report on."""

from datetime import date

import pytest

from given.format_two import both_texts
from given.matching_text import case_of, read
from given.reported_case import (
    AGREEMENT,
    CASE,
    DIALOGUE_ONLY,
    FIRST,
    SECOND,
    TWO,
    changed,
    done,
    ended_early,
    file_with,
    placement,
)
from tenderkit.rules.clauses.in_use import ClausesInUse
from tenderkit.rules.contract.due_dates import next_dialogue_due
from tenderkit.rules.fulfilment.coming_days import coming_days, missed_dialogues

SIGNED = date(2027, 2, 5)
SUMMER = date(2027, 8, 1)
REPEATED = changed("    remedy_days: 14\n", "    remedy_days: 14\n    repeat_every_months: 6\n", DIALOGUE_ONLY)


def days(file: str, case: str = CASE, day: date = SUMMER) -> list[str]:
    found = coming_days(case_of(case), read(file), day, ClausesInUse())
    return [f"{each.day} {each.what} | {each.basis}" for each in found]


def starting_with(words: str, found: list[str]) -> list[str]:
    return [each[:10] for each in found if each[11:].startswith(words)]


@pytest.mark.parametrize(
    ("file", "case", "day", "expected"),
    [
        pytest.param(file_with(dialogues=""), CASE, SIGNED, "2027-03-07 Sista dag för den första sysselsättningsdialogen | Första sysselsättningsdialogen", id="the first dialogue"),
        pytest.param(file_with(dialogues="  - {held: 2027-02-20, outcome: open}\n"), CASE, date(2027, 2, 21), "2027-03-22 Sista dag för leverantörens skriftliga plan | Första sysselsättningsdialogen", id="the plan"),
        pytest.param(file_with(), REPEATED, SUMMER, "2027-08-20 Sista dag för nästa sysselsättningsdialog | Nya sysselsättningsdialoger", id="the next dialogue"),
        pytest.param(file_with(done(1)), CASE, SUMMER, "2027-09-01 Sista dag för start av de platser som inte har börjat. Antal: 3 | Längd, omfattning och start", id="places that haven't begun"),
        pytest.param(file_with(ended_early(1, "supplier")), CASE, SUMMER, "2027-08-26 Sista dag för en ny plats efter P-01 | Ny plats efter förtida avslut", id="a new place"),
        pytest.param(file_with(placement(1), placement(2)), CASE, SUMMER, "2027-11-30 Platser som enligt planeringen slutar: 2 | planeringen", id="planned ends"),
        pytest.param(file_with(placement(1, starts="2027-08-15")), CASE, SUMMER, "2027-08-15 Platser som enligt planeringen börjar: 1 | planeringen", id="planned starts"),
        pytest.param(file_with(agreements=AGREEMENT), CASE, SUMMER, "2028-04-30 Överenskommelsen A-1 slutar gälla | överenskommelsen A-1", id="an agreement"),
        pytest.param(file_with(), CASE, SUMMER, "2027-09-14 Sista dag för leverantörens nästa rapport | Uppföljning och rapportering", id="the report of the first half-year"),
        pytest.param(file_with(), CASE, date(2027, 9, 15), "2028-03-14 Sista dag för leverantörens nästa rapport | Uppföljning och rapportering", id="of the second"),
        pytest.param(file_with(), CASE, SUMMER, "2029-09-14 Sista dag för leverantörens slutrapport om avtalet inte förlängs | Uppföljning och rapportering", id="the final report, with an option"),
        pytest.param(file_with(), changed("  option_months: 12\n", ""), SUMMER, "2029-09-14 Sista dag för leverantörens slutrapport | Uppföljning och rapportering", id="the final report"),
        pytest.param(file_with(), CASE, SUMMER, "2029-08-31 Avtalstiden slutar om avtalet inte förlängs | avtalet", id="the contract with an option"),
        pytest.param(file_with(), changed("  option_months: 12\n", ""), SUMMER, "2029-08-31 Avtalstiden slutar | avtalet", id="the contract"),
    ],
)  # fmt: skip
def test_what_is_due_is_told_with_what_says_so(file: str, case: str, day: date, expected: str) -> None:
    assert expected in days(file, case, day)


def test_places_of_two_lots_are_told_by_their_lot_also_when_as_many_are_left() -> None:
    lots = "  lots: [{id: A, title: Norr}, {id: B, title: Söder}]\n"
    case = changed("counted_per: contract", "counted_per: lot", changed("  option_months: 12\n", lots))

    found = days(file_with(), case)

    assert [each.partition(" | ")[0] for each in found if "som inte har börjat" in each] == [
        f"2027-09-01 Sista dag för start av de platser som inte har börjat. Antal: 4, anbudsområde {lot}"
        for lot in "AB"
    ]


@pytest.mark.parametrize(
    ("follow_up", "expected"),
    [
        pytest.param("{report_within_days: 14}", ["2029-09-14 Sista dag för leverantörens slutrapport"], id="only a final one"),
        pytest.param("{report_every_months: 6}", [], id="no time for any"),
        pytest.param("{meetings_per_year: 1}", [], id="none"),
        pytest.param("{report_every_months: 30, report_within_days: 14}", ["2029-09-14 Sista dag för leverantörens slutrapport"], id="a period as long as the contract"),
    ],
)  # fmt: skip
def test_without_a_period_or_a_time_no_report_has_a_day(follow_up: str, expected: list[str]) -> None:
    case = changed("{report_every_months: 6, report_within_days: 14, meetings_per_year: 1}", follow_up)

    found = [each for each in days(file_with(), case) if "rapport" in each.partition(" | ")[0]]

    assert [each.partition(" om avtalet")[0] for each in found] == expected


def test_the_last_period_has_no_report_of_its_own() -> None:
    assert starting_with("Sista dag för leverantörens nästa rapport", days(file_with(), day=date(2029, 3, 15))) == []


def test_without_follow_up_no_report_is_due() -> None:
    case = changed("  follow_up: {report_every_months: 6, report_within_days: 14, meetings_per_year: 1}\n", "")

    assert [each for each in days(file_with(), case) if "rapport" in each] == []


def test_days_come_in_order_and_none_of_them_has_passed() -> None:
    found = days(file_with(placement(1), ended_early(2, "supplier"), agreements=AGREEMENT), day=date(2027, 9, 10))

    assert found == sorted(found)
    assert [each for each in found if each < "2027-09-10"] == []


def test_a_place_that_another_has_taken_the_room_of_needs_no_new_one() -> None:
    lost = ended_early(1, "supplier", "2027-06-20", "2027-06-20"), ended_early(2, "supplier", "2027-07-15")
    again = placement(3, starts="2027-07-01", planned_end="2027-12-31")
    record, _ = both_texts(file_with(*lost, again))
    replaced = record.replace("  - id: P-03\n", "  - id: P-03\n    replaces: P-01\n")

    new = "Sista dag för en ny plats efter"
    assert len(starting_with(new, days(file_with(*lost), day=date(2027, 7, 20)))) == 2
    assert starting_with(f"{new} P-02", days(replaced, day=date(2027, 7, 20))) == ["2027-08-26"]
    assert len(starting_with(new, days(replaced, day=date(2027, 7, 20)))) == 1


def test_a_place_that_counts_as_fulfilled_needs_no_new_one() -> None:
    late = ended_early(1, "individual", "2027-11-15", "2027-11-15")

    assert starting_with("Sista dag att erbjuda", days(file_with(late), day=date(2027, 11, 16))) == []


def test_what_is_not_signed_does_not_run() -> None:
    unsigned = file_with(agreements=changed("    signed: 2027-04-20\n", "", AGREEMENT))

    assert starting_with("Överenskommelsen", days(unsigned)) == []


def test_with_several_suppliers_each_day_says_whose_it_is() -> None:
    found = days(file_with(dialogues=""), TWO, SIGNED)

    for name in (FIRST, SECOND):
        assert len(starting_with(f"Sista dag för den första sysselsättningsdialogen ({name})", found)) == 1


@pytest.mark.parametrize(
    ("last", "due"),
    [
        pytest.param(date(2027, 2, 20), date(2027, 8, 20), id="half a year later"),
        pytest.param(date(2028, 11, 30), date(2029, 5, 30), id="three months before the end"),
        pytest.param(date(2028, 12, 1), date(2029, 6, 1), id="with just three months left"),
        pytest.param(date(2028, 12, 2), None, id="with a day less"),
    ],
)
def test_a_further_dialogue_is_due_unless_the_contract_is_nearly_over(last: date, due: date | None) -> None:
    case = case_of(REPEATED)
    assert case.requirement.dialogue is not None

    assert next_dialogue_due(case, case.requirement.dialogue, last) == due


def test_no_further_dialogue_is_due_that_is_not_asked_for() -> None:
    case = case_of(DIALOGUE_ONLY)
    assert case.requirement.dialogue is not None

    assert next_dialogue_due(case, case.requirement.dialogue, date(2027, 2, 20)) is None


@pytest.mark.parametrize(("day", "missed"), [(date(2027, 8, 20), 0), (date(2027, 8, 21), 1)])
def test_a_further_dialogue_is_missed_the_day_after_it_was_due(day: date, missed: int) -> None:
    assert len(list(missed_dialogues(case_of(REPEATED), read(file_with()), day))) == missed


def test_a_missed_dialogue_says_whose_it_was_among_several() -> None:
    repeated = TWO.replace("    remedy_days: 14\n", "    remedy_days: 14\n    repeat_every_months: 6\n")
    held = f"  - {{supplier: {FIRST}, held: 2027-02-20, outcome: open}}\n"

    [words] = missed_dialogues(case_of(repeated), read(file_with(dialogues=held)), date(2027, 9, 1))

    assert words.startswith(f"{FIRST}: Kalla till sysselsättningsdialog minst 10 dagar")
