"""What a case as a whole makes due: the handover, the start meeting, agreements, and whose each thing is."""

from datetime import date

from given.awarded_case import CASE as HANDED_OVER
from given.breach_case import PRICED
from given.due_in_text import days_of, matters, said_of, told
from given.matching_text import read
from given.reported_case import AGREEMENT, CASE, TWO, changed, file_with, placement
from tenderkit.model.case.choices import Role
from tenderkit.rules.due.matter import DueKind

CALLED = "2027-02-10 meeting_called meeting=start to_be_held=2027-02-25"
HELD = "2027-02-25 meeting_held meeting=start"


def test_what_is_left_to_do_is_of_the_role_that_is_named_and_says_none_of_the_officers_words() -> None:
    found = matters("2025-06-28", HANDED_OVER)

    left = [each for each in found if each.kind is DueKind.LEFT_TO_DO]
    assert [(str(each.day), each.role, each.what) for each in left] == [
        ("2025-06-27", Role.RECRUITER, "Kvar att göra efter överlämningen, punkt 1"),
        ("2025-07-04", Role.COORDINATOR, "Kvar att göra efter överlämningen, punkt 2"),
    ]
    assert [each.is_late(date(2025, 6, 28)) for each in left] == [True, False]


def test_an_agreed_day_is_told_until_it_has_been() -> None:
    assert days_of("agreed_day", matters("2025-07-01", HANDED_OVER)) == ["2025-07-01 1", "2025-09-15 2"]
    assert days_of("agreed_day", matters("2025-07-02", HANDED_OVER)) == ["2025-09-15 2"]


def test_a_start_meeting_has_no_day_until_it_is_called_to() -> None:
    assert said_of("start_meeting", matters("2027-02-12", CASE, told([]))) == [
        "Startmöte | överlämningen | Ingen kallelse till startmötet är antecknad."
    ]


def test_a_start_meeting_that_is_called_to_is_due_then_and_late_when_it_was_not_held() -> None:
    coming = matters("2027-02-12", CASE, told([], [CALLED]))
    assert (days_of("start_meeting", coming), days_of("called_meeting", coming)) == (
        [],
        ["2027-02-25 start 2027-02-25"],
    )

    late = matters("2027-02-26", CASE, told([], [CALLED]))
    assert (days_of("start_meeting", late), days_of("called_meeting", late)) == (["2027-02-25"], [])
    assert days_of("start_meeting", matters("2027-02-26", CASE, told([], [CALLED, HELD]))) == []


def test_a_start_meeting_that_is_written_by_itself_has_been_held() -> None:
    met = told([], [], "start_meetings:\n  - {held: 2027-02-20, recruitment: municipal}\n")

    assert days_of("start_meeting", matters("2027-02-26", CASE, met)) == []


def test_after_the_contract_nobody_waits_for_a_start_meeting() -> None:
    assert days_of("start_meeting", matters("2029-10-01", CASE, told([]))) == []


def test_an_agreement_has_its_own_places_to_begin_and_its_own_end() -> None:
    found = matters("2027-06-10", CASE, read(file_with(agreements=AGREEMENT)))

    assert "2027-06-01 A-1" in days_of("places_begin", found)
    assert days_of("agreement_ends", found) == ["2028-04-30 A-1"]
    begun = matters("2027-06-10", CASE, read(file_with(placement(1, agreement="A-1"), agreements=AGREEMENT)))
    assert "2027-06-01 A-1" not in days_of("places_begin", begun)


def test_an_agreement_that_is_not_signed_or_is_over_makes_nothing_due() -> None:
    unsigned = changed("    signed: 2027-04-20\n", "", AGREEMENT)

    assert days_of("agreement_ends", matters("2027-06-10", CASE, read(file_with(agreements=unsigned)))) == []
    assert days_of("agreement_ends", matters("2028-05-01", CASE, read(file_with(agreements=AGREEMENT)))) == []


def test_an_agreement_and_a_place_are_of_their_own_supplier_alone() -> None:
    agreed = AGREEMENT.replace("    dialogue_held", "    supplier: Första Exempel AB\n    dialogue_held")
    mine = placement(1, starts="2027-08-01", supplier="Andra Exempel AB")

    found = matters("2027-06-10", TWO, read(file_with(mine, agreements=agreed, dialogues="")))

    assert [each.supplier for each in found if each.kind is DueKind.AGREEMENT_ENDS] == ["Första Exempel AB"]
    assert [each.supplier for each in found if each.kind is DueKind.PLANNED_START] == ["Andra Exempel AB"]


def test_a_deficiency_of_nobody_knows_whom_is_told_without_a_supplier() -> None:
    journal = ["2027-09-02 deficiency_found deficiency=B-1 clause=platser-antal places=1 facts=Brist"]

    found = matters("2027-09-02", TWO, told([], journal))

    assert [each.supplier for each in found if each.kind is DueKind.NOTICE] == [""]


def test_a_case_without_a_recruiters_file_is_one_in_which_nothing_has_happened() -> None:
    assert matters("2027-06-10", PRICED) == matters("2027-06-10", PRICED, told([]))


def test_an_awarded_case_without_suppliers_makes_nothing_of_the_contract_due() -> None:
    case = CASE[: CASE.index("suppliers:\n")]

    assert [each.kind for each in matters("2027-06-10", case)] == []


def test_days_come_in_order_and_what_has_none_comes_last() -> None:
    days = [each.day for each in matters("2027-06-10", CASE, read(file_with(agreements=AGREEMENT)))]

    known = [day for day in days if day is not None]
    assert days == [*sorted(known), *[None] * (len(days) - len(known))]
