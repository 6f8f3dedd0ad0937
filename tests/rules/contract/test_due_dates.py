from datetime import date

from given.cases import WITH_PLACES, read, spoiled
from tenderkit.model.case.case import Dialogue, Penalty, Places
from tenderkit.rules.contract.due_dates import (
    claim_ends,
    contract_ends,
    first_meeting_due,
    plan_due,
    remedy_ends,
    replacement_due,
)

SIGNED = spoiled("  begins: 2026-11-01\n", "  begins: 2026-11-01\n  contract_signed: 2027-02-05\n")


def dialogue(**changes: str) -> Dialogue:
    stated = {"initiative": "recruiter", "first_meeting_within_days": "30", "counted_from": "contract_signed"}
    return Dialogue.model_validate({**stated, "sanction": "none", **changes})


def places(text: str = WITH_PLACES) -> Places:
    found = read(text).requirement.places
    assert found is not None
    return found


def penalty(text: str = WITH_PLACES) -> Penalty:
    found = read(text).requirement.penalty
    assert found is not None
    return found


def test_a_contract_ends_with_its_options_or_without() -> None:
    case = read(spoiled("  months: 30\n", "  months: 30\n  option_months: 12\n"))

    assert contract_ends(case) == date(2030, 8, 31)
    assert contract_ends(case, options=False) == date(2029, 8, 31)
    assert contract_ends(read(WITH_PLACES)) == date(2029, 8, 31)


def test_the_first_meeting_is_due_so_many_days_after() -> None:
    assert first_meeting_due(read(SIGNED), dialogue()) == date(2027, 3, 7)
    assert first_meeting_due(read(WITH_PLACES), dialogue()) is None
    assert first_meeting_due(read(WITH_PLACES), dialogue(counted_from="contract_start")) == date(2027, 3, 31)


def test_a_plan_is_due_only_when_one_is_asked_for() -> None:
    assert plan_due(date(2027, 3, 1), dialogue()) is None
    assert plan_due(date(2027, 3, 1), dialogue(plan_within_days="14")) == date(2027, 3, 15)


def test_remedy_claim_and_replacement_have_their_last_days() -> None:
    limited = penalty(spoiled("    remedy_days: 30\n", "    remedy_days: 30\n    claim_within_months: 6\n"))
    replaced = places(spoiled("  places:\n", "  places:\n    replacement_weeks: 6\n"))

    assert remedy_ends(date(2027, 9, 10), 30) == date(2027, 10, 10)
    assert claim_ends(date(2027, 10, 10), limited) == date(2028, 4, 10)
    assert claim_ends(date(2027, 10, 10), penalty()) is None
    assert replacement_due(date(2027, 7, 1), replaced) == date(2027, 8, 12)
    assert replacement_due(date(2027, 7, 1), places()) is None
