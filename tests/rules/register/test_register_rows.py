"""The rows of a case in the register: numbers as the reports have them, and never a person."""

from collections.abc import Iterable
from datetime import date

import pytest

from given.breach_case import BY_LOT, LOTS
from given.cases import WITH_PLACES
from given.due_in_text import on_day, told
from given.lots import lots_case
from given.matching_text import read
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
from tenderkit.model.fulfilment.fulfilment import FulfilmentPart, FulfilmentStatus
from tenderkit.model.matching.matching import Matching
from tenderkit.rules.due.due_in_case import due_in_case
from tenderkit.rules.due.stage import Stage
from tenderkit.rules.fulfilment.every_part import judgements
from tenderkit.rules.register.register_row import IssuedPaper, PlaceNumbers, RegisterRow
from tenderkit.rules.register.register_rows import RegisteredCase, register_rows

PAPER = IssuedPaper("kravavsnitt", "Kravavsnitt", 1, date(2026, 11, 10))
VERSIONS = {"kravavsnitt": {"syfte": "2.1.0", "vite": "2.1.0"}, "kravavsnitt-b": {"syfte": "1.0.0"}}
ANNOUNCED = WITH_PLACES.replace("  begins: 2026-11-01\n", "  begins: 2026-11-01\n  published: 2026-11-10\n")


def rows(
    day: str, case: str = CASE, matching: Matching | None = None, *, questions: int = 0, record: bool = True
) -> tuple[RegisterRow, ...]:
    of = on_day(day, case, matching)
    return register_rows(RegisteredCase(of, due_in_case(of), VERSIONS, (PAPER,), questions, has_record=record))


def shown(found: Iterable[RegisterRow]) -> list[str]:
    """`supplier: agreed/begun/completed`."""
    return [f"{each.supplier}: {each.agreed}/{each.begun}/{each.completed}" for each in found]


def test_before_the_notice_a_row_holds_the_number_of_the_case_and_nothing_else() -> None:
    assert rows("2026-11-09", ANNOUNCED, questions=2) == (RegisterRow("TF 2026/412", Stage.BEFORE_NOTICE),)


def test_after_the_notice_there_is_a_row_without_a_supplier() -> None:
    (row,) = rows("2026-11-10", ANNOUNCED)

    assert (row.title, row.unit, row.supplier, row.lot) == ("Väghyveln", "Östersunds kommun", "", "")
    assert row.places == PlaceNumbers(4)
    assert (row.outcome, row.agreed, row.begun, row.completed) == (None, 0, 0, 0)


def test_the_number_of_a_framework_is_not_known_before_there_are_call_offs() -> None:
    framework = ANNOUNCED.replace("form: contract\n", "form: framework_agreement\n  call_off_by: fixed_terms\n")

    assert rows("2026-11-10", framework)[0].places == PlaceNumbers(None)


def test_a_row_says_what_is_required_agreed_begun_and_completed() -> None:
    placed = (done(1), done(2), placement(3), ended_early(4, "individual"), done(5, agreement="A-1"))

    (row,) = rows("2027-12-01", CASE, read(file_with(*placed, agreements=AGREEMENT)))

    assert shown([row]) == ["Exempel Anläggning AB: 1/5/4"]
    assert row.places == PlaceNumbers(4)
    assert row.kind != ""


@pytest.mark.parametrize("day", ["2027-06-15", "2027-12-01", "2028-03-20", "2029-10-01"])
def test_required_and_outcome_are_those_of_the_report(day: str) -> None:
    matching = read(file_with(done(1), placement(2), agreements=AGREEMENT))
    of = on_day(day, CASE, matching)

    (row,) = rows(day, CASE, matching)

    found = judgements(of.case, of.matching, of.day)
    part = next(each.part for each in found if each.part.part is FulfilmentPart.PLACES)
    assert row.places == PlaceNumbers(part.required)
    follow_up = next((each.part.status for each in found if each.part.part is FulfilmentPart.FOLLOW_UP), None)
    assert row.follow_up == follow_up
    assert row.outcome in set(FulfilmentStatus)


def test_each_supplier_has_a_row() -> None:
    found = rows("2027-06-10", TWO, read(file_with(dialogues="")))

    assert [each.supplier for each in found] == [FIRST, SECOND]
    assert all(each.next_what for each in found)


def test_lots_that_share_a_number_have_a_row_each_and_the_number_once() -> None:
    found = rows("2027-06-10", LOTS, told([]))

    assert [(each.lot, each.lot_title) for each in found] == [("A", "Norr"), ("B", "Söder")]
    assert [each.places for each in found] == [PlaceNumbers(4, lots=("A", "B")), None]


def test_a_number_for_each_lot_is_still_the_one_that_the_report_has() -> None:
    found = rows("2027-06-10", BY_LOT, told([]))

    assert sum(each.places.required or 0 for each in found if each.places is not None) == 8


def test_a_place_is_counted_in_the_row_of_its_lot_and_one_without_a_lot_in_the_first() -> None:
    places = ["P-01 starts=2027-06-01 lot=B", "P-02 starts=2027-06-01"]
    begun = ["2027-06-01 started P-01", "2027-06-01 started P-02"]

    assert [each.begun for each in rows("2027-06-10", LOTS, told(places, begun))] == [1, 1]


def test_clauses_are_those_of_the_lots_own_section_where_it_has_one() -> None:
    awarded = lots_case().replace(
        "begins: 2025-03-01", "begins: 2025-03-01, awarded: 2025-05-01, contract_signed: 2025-06-01"
    )
    case = awarded + "suppliers:\n  - {name: Exempel AB, organisation_number: 556000-0001}\n"

    assert [each.clauses for each in rows("2025-06-10", case)] == [("syfte 2.1.0", "vite 2.1.0"), ("syfte 1.0.0",)]


def test_a_lot_without_a_requirement_of_its_kind_has_no_number() -> None:
    assert [each.places for each in rows("2027-06-10", DIALOGUE_ONLY, told([]))] == [None]


def test_a_row_counts_what_is_late_and_names_the_next_day() -> None:
    (row,) = rows("2028-03-20", CASE, told([]))

    assert row.late > 0
    assert row.next_day == date(2028, 9, 14)
    assert row.next_what == "Sista dag för leverantörens nästa rapport"


def test_when_nothing_more_is_to_come_there_is_no_next_day() -> None:
    (row,) = rows("2030-01-01", CASE, told([]))

    assert (row.next_day, row.next_what) == (None, "")


def test_what_the_handover_lacks_is_missing_and_so_is_a_recruiters_file() -> None:
    (row,) = rows("2027-06-10", CASE, record=False, questions=2)

    assert row.gaps[:2] == ("öppna frågor i ärendet: 2", "rekryterarens fil placeringar.yaml")
    assert len(row.gaps) > 2


def test_before_the_award_only_open_questions_are_missing() -> None:
    assert rows("2026-11-10", ANNOUNCED, questions=1, record=False)[0].gaps == ("öppna frågor i ärendet: 1",)
    assert rows("2026-11-10", ANNOUNCED)[0].gaps == ()


def test_another_suppliers_contact_is_missing_in_its_own_row() -> None:
    reached = changed("called_off_value: 20000000}", "called_off_value: 20000000, contact: {phone: 063-00 00 00}}", TWO)

    first, second = rows("2027-06-10", reached, read(file_with(dialogues="")))

    assert [any(FIRST in gap for gap in each.gaps) for each in (first, second)] == [True, False]


def test_an_awarded_case_without_a_supplier_has_a_row_all_the_same() -> None:
    (row,) = rows("2027-06-10", CASE[: CASE.index("suppliers:\n")])

    assert (row.supplier, row.stage) == ("", Stage.AWARDED)


def test_what_has_been_issued_is_told() -> None:
    assert rows("2027-06-10", CASE)[0].issued == (PAPER,)
