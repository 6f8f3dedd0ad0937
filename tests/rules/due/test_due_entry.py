"""A matter with its case: what is told of the case, and by what a calendar knows the entry again."""

from datetime import timedelta

from given.due_in_text import on_day, told
from given.matching_text import read
from given.reported_case import CASE, TWO, changed, file_with
from tenderkit.rules.due.due_entry import DueEntry, entries_of_case, entries_of_library
from tenderkit.rules.due.due_in_case import due_in_case
from tenderkit.rules.due.matter import DueKind, DueMatter


def entries(day: str, case: str = CASE, *journal: str) -> tuple[DueEntry, ...]:
    of = on_day(day, case, told([], journal))
    return entries_of_case(of, due_in_case(of))


def one(kind: DueKind, found: tuple[DueEntry, ...]) -> DueEntry:
    return next(each for each in found if each.matter.kind is kind)


def test_an_entry_names_its_case_and_before_the_notice_its_number_alone() -> None:
    signed = entries("2027-06-01")[0]
    planned = changed("  awarded: 2027-01-20\n", "  published: 2026-11-10\n  awarded: 2027-01-20\n")

    assert signed.of_case == "TF 2026/412 Väghyveln"
    assert [each.of_case for each in entries("2026-11-09", planned)] == ["TF 2026/412"]


def test_an_entry_keeps_its_id_when_its_day_moves() -> None:
    later = changed("  option_months: 12\n", "")
    longer = later.replace("  months: 30\n", "  months: 36\n")

    before, after = (one(DueKind.CONTRACT_ENDS, entries("2027-06-01", case)) for case in (later, longer))

    assert before.matter.day != after.matter.day
    assert before.uid == after.uid


def test_the_same_day_asked_for_later_gives_the_same_ids() -> None:
    first, second = entries("2027-06-01"), entries("2027-06-15")

    assert {each.uid for each in second} <= {each.uid for each in first}


def test_every_entry_has_an_id_of_its_own() -> None:
    of = on_day("2027-09-20", TWO, read(file_with(dialogues="")))
    found = entries_of_case(of, due_in_case(of))

    assert len({each.uid for each in found}) == len(found)


def test_two_that_nothing_tells_apart_are_counted() -> None:
    same = DueMatter(DueKind.LAW_REVIEW, None, "Lagen", "lagtabellen")

    first, second = entries_of_library((same, same))

    assert first.uid != second.uid
    assert (first.of_case, first.what) == ("", "Lagen")


def test_what_is_of_a_supplier_says_whose() -> None:
    assert one(DueKind.CONTRACT_ENDS, entries("2027-06-01")).what.endswith("(Exempel Anläggning AB)")


def test_an_entry_is_late_when_its_day_has_passed() -> None:
    end = one(DueKind.CONTRACT_ENDS, entries("2027-06-01"))

    assert end.matter.day is not None
    assert [end.is_late(end.matter.day), end.is_late(end.matter.day + timedelta(days=1))] == [False, True]
