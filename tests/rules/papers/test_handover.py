from datetime import date

import pytest

from given.cases import WITH_PLACES, read, spoiled
from tenderkit.rules.papers.handover import HandoverDay, handover_facts, may_be_contacted

BEGINS = "  begins: 2026-11-01\n"
DIALOGUE = """\
requirement:
  dialogue: {initiative: supplier, first_meeting_within_days: 30, counted_from: contract_signed, sanction: none}
"""
SUPPLIERS = """\
suppliers:
  - {name: Första AB, organisation_number: 556000-0001, contact: {phone: 063-00 00 01}}
  - {name: Andra AB, organisation_number: 556000-0019, contact: {email: andra@example.se}}
  - {name: Tredje AB, organisation_number: 556000-0027, contact: {name: Eva Exempel}}
  - {name: Fjärde AB, organisation_number: 556000-0035}
"""
DAY = date(2027, 2, 2)


def days_of(text: str) -> list[tuple[str, str, str]]:
    days = handover_facts(read(text), None).days
    assert isinstance(days, tuple)
    assert all(isinstance(each, HandoverDay) for each in days)
    return [(each.day.isoformat(), each.what, each.basis) for each in days]


def test_a_supplier_that_nobody_can_reach_is_named() -> None:
    assert handover_facts(read(WITH_PLACES + SUPPLIERS), None).suppliers_without_contact == (
        "Tredje AB",
        "Fjärde AB",
    )


def test_the_days_of_contract_clauses_and_agreement_are_in_order() -> None:
    text = (
        spoiled(BEGINS, BEGINS + "  awarded: 2027-01-10\n  contract_signed: 2027-02-01\n")
        .replace("  months: 30\n", "  months: 30\n  option_months: 12\n")
        .replace("requirement:\n", DIALOGUE)
    )

    assert days_of(text + "handover: {agreed_dates: [{date: 2027-02-20, what: startmöte}]}\n") == [
        ("2027-02-20", "startmöte", "överenskommet"),
        ("2027-03-01", "avtalet startar", "avtalet"),
        ("2027-03-03", "senast första sysselsättningsdialogen", "villkoren"),
        ("2027-09-01", "senast start av 4 platser", "villkoren"),
        ("2029-08-31", "avtalstiden slutar (30 månader, förlängning högst 12)", "avtalet"),
    ]


def test_a_day_that_is_not_known_yet_is_left_out() -> None:
    text = spoiled("requirement:\n", DIALOGUE).replace("count: 4", "count: 1")

    assert [what for _, what, _ in days_of(text)] == [
        "avtalet startar",
        "senast start av 1 plats",
        "avtalstiden slutar (30 månader)",
    ]


LOTS = "  lots: [{id: A, title: Norr}, {id: B, title: Söder}]\n  place: within_municipality\n"


@pytest.mark.parametrize(
    ("changes", "what"),
    [
        pytest.param([("counted_per: contract", "counted_per: lot")], "senast start av 8 platser", id="for each lot"),
        pytest.param([("basis: fixed", "basis: per_year")], "senast start av 4 platser", id="of the first year"),
        pytest.param([("basis: fixed", "basis: per_year"), ("form: contract", "form: framework_agreement\n  call_off_by: both")], "senast start av platser, högst 4", id="as the call-offs go"),
    ],
)  # fmt: skip
def test_the_first_places_are_as_many_as_are_owed(changes: list[tuple[str, str]], what: str) -> None:
    text = spoiled("  place: within_municipality\n", LOTS)
    for old, new in changes:
        text = text.replace(old, new)

    assert [each for _, each, _ in days_of(text) if each.startswith("senast start")] == [what]


@pytest.mark.parametrize(
    ("dates", "day", "allowed"),
    [
        pytest.param("", DAY, False, id="not awarded"),
        pytest.param("  awarded: 2027-01-20\n", DAY, False, id="no standstill is stated"),
        pytest.param("  awarded: 2027-01-20\n  standstill_ends: 2027-02-01\n", date(2027, 2, 1), False, id="its last day"),
        pytest.param("  awarded: 2027-01-20\n  standstill_ends: 2027-02-01\n", DAY, True, id="the day after"),
        pytest.param("  awarded: 2027-01-20\n  standstill_ends: 2027-02-01\n", None, False, id="no day is asked about"),
        pytest.param("  awarded: 2027-01-20\n  standstill_ends: 2027-02-01\n  review_pending: true\n", DAY, False, id="in court"),
        pytest.param("  awarded: 2027-01-20\n  contract_signed: 2027-02-05\n", DAY, True, id="signed"),
    ],
)  # fmt: skip
def test_the_supplier_may_be_met_after_the_standstill_or_the_signature(
    dates: str, day: date | None, *, allowed: bool
) -> None:
    assert may_be_contacted(read(spoiled(BEGINS, BEGINS + dates)), day) is allowed
