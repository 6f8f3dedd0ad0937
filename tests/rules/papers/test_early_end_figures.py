"""An early end in figures: what the place was owed by, how much of it there was, and until when a new one may be offered."""

from datetime import date

import pytest

from given.format_two import record_with
from given.matching_text import case_of, read
from given.reported_case import AGREEMENT, CASE, DIALOGUE_ONLY, changed, done, ended_early, file_with
from tenderkit.model.case.counting import Counting
from tenderkit.rules.clauses.in_use import ClausesInUse
from tenderkit.rules.papers.early_end_figures import EarlyEndFacts, early_end_facts

SECOND = Counting(nearest=True, least_time=True)
LOTS = """\
  lots:
    - {id: A, title: Norr, value: 30000000}
    - id: B
      title: Söder
      value: 35000000
      requirement:
"""


def facts(file: str, case: str = CASE) -> EarlyEndFacts:
    found, matching = case_of(case), read(file)
    agreement = matching.agreements[0] if matching.agreements else None
    facts = early_end_facts(found, found.suppliers[0], matching.placements[0], agreement, ClausesInUse())
    assert facts is not None
    return facts


def lots(old: str = "", new: str = "") -> str:
    """Two lots with requirements of their own; in the second something is written otherwise."""
    own = "".join(f"      {line}\n" for line in CASE[CASE.index("  purpose:") : CASE.index("roles:")].splitlines())
    return changed("requirement:\n", f"{LOTS}{own.replace('count: 4', 'count: 2').replace(old, new)}requirement:\n")


@pytest.mark.parametrize(
    ("file", "case", "basis"),
    [
        pytest.param(file_with(ended_early(1, "other")), CASE, "places", id="a required place"),
        pytest.param(file_with(ended_early(1, "other")), DIALOGUE_ONLY, "dialogue", id="a place after a dialogue"),
        pytest.param(file_with(ended_early(1, "other", agreement="A-1"), agreements=AGREEMENT), CASE, "agreement", id="an agreed place"),
    ],
)  # fmt: skip
def test_it_says_what_the_place_was_owed_by(file: str, case: str, basis: str) -> None:
    assert facts(file, case).basis == basis


@pytest.mark.parametrize(
    ("ended", "done_days", "percent"),
    [("2027-06-01", 1, 0), ("2027-07-15", 45, 24), ("2027-10-16", 138, 75), ("2027-10-15", 137, 74)],
)
def test_the_share_that_was_done_is_rounded_down(ended: str, done_days: int, percent: int) -> None:
    found = facts(file_with(ended_early(1, "other", ended, ended)))

    assert (found.done_days, found.planned_days, found.done_percent) == (done_days, 183, percent)


def test_a_new_place_is_due_so_many_weeks_after_the_last_day() -> None:
    assert facts(file_with(ended_early(1, "other"))).replacement_due == date(2027, 8, 26)
    assert facts(file_with(ended_early(1, "other")), DIALOGUE_ONLY).replacement_due is None


def test_terms_that_differ_between_lots_are_told_for_each() -> None:
    differing = facts(file_with(ended_early(1, "other")), lots("          replacement_weeks: 6\n", ""))
    alike = facts(file_with(ended_early(1, "other")), lots())

    assert [words[: words.index(" räcker") if " räcker" in words else 22] for words in differing.per_lot] == [
        "Anbudsområde A: minst 75 procent av längden",
        "Anbudsområde A: annars",
        "Anbudsområde B: minst 75 procent av längden",
        "Anbudsområde B: det",
    ]
    assert alike.per_lot == ()

    assert (differing.replacement_due, differing.enough_percent) == (None, None)
    assert (alike.replacement_due, alike.enough_percent) == (date(2027, 8, 26), 75)


def test_the_second_edition_counts_each_lot_by_the_least_time() -> None:
    case = case_of(lots("          replacement_weeks: 6\n", "")).counted_by(SECOND)
    matching = read(file_with(ended_early(1, "other")))

    found = early_end_facts(case, case.suppliers[0], matching.placements[0], None, ClausesInUse())

    assert found is not None
    assert (found.of_least_time, found.planned_days) == (True, 92)
    assert [words.partition(", om")[0].partition(" till")[0] for words in found.per_lot] == [
        "Anbudsområde A: minst 75 procent av den kortaste tiden räcker",
        "Anbudsområde A: annars gäller tiden för en ny plats",
        "Anbudsområde B: minst 75 procent av den kortaste tiden räcker",
        "Anbudsområde B: annars räcker det att den tid som återstod hålls öppen så som villkoret kräver",
    ]


def test_lots_that_ask_for_different_times_leave_the_share_at_what_was_planned() -> None:
    case = case_of(lots("          minimum_months: 3\n", "          minimum_months: 4\n")).counted_by(SECOND)
    matching = read(file_with(ended_early(1, "other")))

    found = early_end_facts(case, case.suppliers[0], matching.placements[0], None, ClausesInUse())

    assert found is not None
    assert (found.of_least_time, found.planned_days) == (False, 183)


def test_a_placement_that_went_on_has_no_such_figures() -> None:
    case, matching = case_of(CASE), read(file_with(done(1)))

    assert early_end_facts(case, case.suppliers[0], matching.placements[0], None, ClausesInUse()) is None


def test_a_lot_in_which_no_part_is_enough_says_nothing_of_a_part() -> None:
    found = facts(file_with(ended_early(1, "other")), lots("          part_done_percent: 75\n", "")).per_lot

    assert [words for words in found if words.startswith("Anbudsområde B") and "procent" in words] == []


@pytest.mark.parametrize(("noticed", "passed"), [("2027-08-26", False), ("2027-08-27", True)])
def test_the_time_for_a_new_place_has_passed_when_the_end_becomes_known_after_it(noticed: str, *, passed: bool) -> None:
    assert facts(file_with(ended_early(1, "other", noticed=noticed))).replacement_passed is passed


def test_without_a_time_for_a_new_place_none_has_passed() -> None:
    assert facts(file_with(ended_early(1, "other")), DIALOGUE_ONLY).replacement_passed is False


def test_a_requirement_with_a_penalty_says_so() -> None:
    assert facts(file_with(ended_early(1, "other"))).consequences == "”Brister och rättelse” och ”Vite”"
    assert facts(file_with(ended_early(1, "other")), DIALOGUE_ONLY).consequences == "”Brister och rättelse”"


def test_of_a_place_until_further_notice_there_is_no_share_unless_a_least_time_is_required() -> None:
    endless = record_with(file_with(ended_early(1, "other")), (", ends: 2027-11-30", ""))
    second = case_of(CASE).counted_by(SECOND)

    found = facts(endless)
    least = early_end_facts(second, second.suppliers[0], read(endless).placements[0], None, ClausesInUse())

    assert (found.planned_days, found.done_percent) == (None, None)
    assert least is not None
    assert (least.planned_days, least.done_percent) == (92, 48)


def test_a_place_with_its_lot_has_the_terms_of_that_lot() -> None:
    differing = lots("          replacement_weeks: 6\n", "")
    of_b = record_with(
        file_with(ended_early(1, "other")), ("    kind: internship\n", "    lot: B\n    kind: internship\n")
    )

    assert len(facts(file_with(ended_early(1, "other")), differing).per_lot) > 1
    assert facts(of_b, differing).per_lot == ()
    assert facts(of_b, differing).replacement_due is None
