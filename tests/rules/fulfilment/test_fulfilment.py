"""Met, partly met, not met or open, as the clauses count it: numbers only, and never chosen by anybody."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from given.matching_text import CASE, SUPPLIER, case_of, read
from tenderkit.model.clauses.roles import ClauseRole
from tenderkit.model.fulfilment.fulfilment import Fulfilment, FulfilmentPart, FulfilmentStatus, combined
from tenderkit.rules.contract.each_requirement import common_requirement
from tenderkit.rules.fulfilment.fulfilment import fulfilment

MET, PARTLY, NOT_MET, OPEN, UNDECIDED = FulfilmentStatus
AFTER = date(2029, 10, 1)  # the contract without its option is over
LINE = f"  - {{name: {SUPPLIER}, organisation_number: 556000-0001}}\n"
DIALOGUE_ONLY = CASE[: CASE.index("  places:\n")] + CASE[CASE.index("suppliers:\n") :]
PLACES_ONLY = CASE[: CASE.index("  dialogue:\n")] + CASE[CASE.index("  places:\n") :]
YEARLY = PLACES_ONLY.replace("basis: fixed", "basis: per_year").replace("count: 4", "count: 1")
CALLED_OFF = PLACES_ONLY.replace("basis: fixed", "basis: per_called_off_sek\n    sek_per_place: 1000000").replace(
    "count: 4", "count: 2"
)
HELD = "dialogues:\n  - {held: 2027-02-20, plan_received: 2027-03-10, outcome: places_offered, places_offered: 2}\n"


def placement(number: int, starts: str, planned_end: str, **stated: str) -> str:
    values = {"kind": "internship", "starts": starts, "planned_end": planned_end, **stated}
    lines = "".join(f"    {name}: {value}\n" for name, value in values.items())
    return f"  - id: P-{number:02}\n    name: Person {number:02}\n{lines}    workplace: Depån\n    tasks: [städa]\n"


def done(number: int, starts: str = "2027-06-01", ended: str = "2027-11-30", **stated: str) -> str:
    return placement(number, starts, ended, ended=ended, outcome="completed", **stated)


def ended_early(number: int, cause: str, ended: str = "2027-07-15", starts: str = "2027-06-01") -> str:
    early = f"{{date: {ended}, cause: {cause}, noticed: {ended}}}"
    return placement(number, starts, "2027-08-31", ended=ended, outcome="ended_early", early_end=early)


def judged(file: str, case: str = CASE, day: date | None = AFTER, supplier: int | None = 0) -> Fulfilment:
    """The file judged on the day, for one of the suppliers or for all."""
    text = "format: 1\n" + (f"placements:\n{file}" if file.startswith("  - id: P") else file)
    found = case_of(case)
    asked = None if supplier is None else found.suppliers[supplier]
    return fulfilment(common_requirement(found), read(text), asked, day)


def keys(found: Fulfilment) -> set[str]:
    return {reason.key.removeprefix("fulfilment.") for reason in found.reasons}


@pytest.mark.parametrize(
    ("file", "day", "status", "reason"),
    [
        pytest.param("", None, OPEN, "dialogue.awaited", id="nothing yet, no day"),
        pytest.param("", date(2027, 3, 7), OPEN, "dialogue.awaited", id="not yet due on the last day"),
        pytest.param("", date(2027, 3, 8), NOT_MET, "dialogue.not_held", id="overdue the day after"),
        pytest.param(HELD, date(2027, 4, 1), MET, "dialogue.offered", id="held, offered, planned"),
        pytest.param(HELD, None, MET, "plan.received", id="the same without a day"),
        pytest.param(HELD, date(2027, 2, 19), OPEN, "dialogue.awaited", id="the day before it was held"),
        pytest.param(HELD.replace("outcome: places_offered, places_offered: 2", "outcome: no_places, reasons: Litet arbete."), AFTER, MET, "dialogue.reasons", id="no places, with reasons"),
        pytest.param(HELD.replace("outcome: places_offered, places_offered: 2", "outcome: no_places"), AFTER, NOT_MET, "dialogue.no_reasons", id="no places, no reasons"),
        pytest.param(HELD.replace("outcome: places_offered, places_offered: 2", "outcome: open"), AFTER, OPEN, "dialogue.no_answer", id="no answer yet"),
        pytest.param(HELD.replace("held: 2027-02-20", "held: 2027-03-08"), AFTER, MET, "dialogue.held_late", id="held a day late"),
        pytest.param(HELD.replace("held: 2027-02-20", "held: 2027-03-07"), AFTER, MET, "dialogue.held", id="held on the last day"),
        pytest.param(HELD.replace("plan_received: 2027-03-10", "plan_received: 2027-03-23"), AFTER, MET, "plan.late", id="the plan a day late"),
        pytest.param(HELD.replace("plan_received: 2027-03-10, ", ""), date(2027, 3, 22), OPEN, "plan.awaited", id="the plan not yet due"),
        pytest.param(HELD.replace("plan_received: 2027-03-10, ", ""), date(2027, 3, 23), NOT_MET, "plan.missing", id="the plan missing"),
    ],
)  # fmt: skip
def test_the_dialogue_is_met_when_it_is_held_answered_and_planned(
    file: str, day: date | None, status: FulfilmentStatus, reason: str
) -> None:
    found = judged(file, DIALOGUE_ONLY, day)

    assert (found.dialogue, found.places, found.status) == (status, None, status)
    assert reason in keys(found)


def test_a_dialogue_that_the_authority_calls_may_be_late_for_its_sake() -> None:
    late = HELD.replace("held: 2027-02-20", "held: 2027-03-08")

    assert "dialogue.held_late_invited" in keys(judged(late, DIALOGUE_ONLY.replace("initiative: supplier", "initiative: recruiter")))  # fmt: skip


def test_nothing_is_late_that_has_no_day() -> None:
    unsigned = DIALOGUE_ONLY.replace("  contract_signed: 2027-02-05\n", "")

    assert judged("", unsigned).status is OPEN
    assert keys(judged("", unsigned)) == {"dialogue.no_date"}
    assert judged(HELD, unsigned).status is MET


def test_a_plan_is_asked_for_only_by_the_case() -> None:
    without = DIALOGUE_ONLY.replace("    plan_within_days: 30\n", "")

    assert judged(HELD.replace("plan_received: 2027-03-10, ", ""), without).status is MET


FOUR = "".join(done(number) for number in range(1, 5))


@pytest.mark.parametrize(
    ("file", "day", "status", "counted"),
    [
        pytest.param("", None, OPEN, 0, id="nothing yet"),
        pytest.param("", date(2027, 9, 1), OPEN, 0, id="on the last day to begin"),
        pytest.param("", date(2027, 9, 2), NOT_MET, 0, id="none began in time"),
        pytest.param(FOUR, AFTER, MET, 4, id="all completed"),
        pytest.param(FOUR, date(2027, 8, 30), OPEN, 0, id="all ongoing"),
        pytest.param(FOUR, date(2027, 8, 31), MET, 4, id="all ongoing, and long enough already"),
        pytest.param(FOUR, None, MET, 4, id="all completed, no day"),
        pytest.param(done(1) + done(2), AFTER, PARTLY, 2, id="two of four"),
        pytest.param(done(1) + done(2), None, OPEN, 2, id="two of four, no day"),
        pytest.param(FOUR + done(5), AFTER, MET, 5, id="one more than required"),
        pytest.param(FOUR.replace("2027-11-30", "2027-08-31"), AFTER, MET, 4, id="exactly the least time"),
        pytest.param(FOUR.replace("ended: 2027-11-30", "ended: 2027-08-30"), AFTER, NOT_MET, 0, id="a day too short"),
        pytest.param(FOUR.replace("kind: internship", "kind: apprenticeship"), AFTER, NOT_MET, 0, id="of another kind"),
        pytest.param("".join(done(number, starts="2027-09-02") for number in range(1, 5)), AFTER, NOT_MET, 0, id="too late and too short"),
        pytest.param("".join(done(number, starts="2027-09-02", ended="2027-12-31") for number in range(1, 5)), AFTER, MET, 4, id="completed though begun late"),
        pytest.param("".join(placement(number, "2027-06-01", "2027-11-30") for number in range(1, 5)), date(2027, 8, 30), OPEN, 0, id="going on"),
    ],
)  # fmt: skip
def test_places_are_met_when_enough_of_them_are_completed(
    file: str, day: date | None, status: FulfilmentStatus, counted: int
) -> None:
    found = judged(file, PLACES_ONLY, day)

    [part] = found.parts
    assert (found.status, part.done, part.required) == (status, counted, 4)


ONE = PLACES_ONLY.replace("count: 4", "count: 1")
NO_REPLACEMENT = ONE.replace("    replacement_weeks: 6\n", "")
NO_PART = ONE.replace("    part_done_percent: 75\n", "")


@pytest.mark.parametrize(
    ("file", "case", "day", "status"),
    [
        pytest.param(ended_early(1, "individual", "2027-08-07"), ONE, AFTER, NOT_MET, id="less than three quarters"),
        pytest.param(ended_early(1, "individual", "2027-08-08"), ONE, AFTER, MET, id="three quarters, by the person"),
        pytest.param(ended_early(1, "other", "2027-08-08"), ONE, AFTER, MET, id="three quarters, by another"),
        pytest.param(ended_early(1, "supplier", "2027-08-30"), ONE, AFTER, NOT_MET, id="nearly all, by the supplier"),
        pytest.param(ended_early(1, "individual", "2027-08-08"), NO_PART, AFTER, NOT_MET, id="no part is enough"),
        pytest.param(ended_early(1, "individual", "2027-06-02"), NO_REPLACEMENT, AFTER, MET, id="begun, and no new place is asked for"),
        pytest.param(ended_early(1, "supplier", "2027-06-02"), NO_REPLACEMENT, AFTER, NOT_MET, id="ended by the supplier"),
        pytest.param(ended_early(1, "supplier", "2027-07-15") + done(2, "2027-08-20", "2027-10-04"), ONE, AFTER, NOT_MET, id="a day less than the rest"),
        pytest.param(ended_early(1, "supplier", "2027-07-15") + done(2, "2027-07-01", "2027-08-16"), ONE, AFTER, NOT_MET, id="a place at the same time is no new one"),
        pytest.param(ended_early(1, "supplier", "2027-07-15") + done(2, "2027-08-20", "2027-10-05"), NO_REPLACEMENT, AFTER, NOT_MET, id="no new place is asked for"),
        pytest.param(ended_early(1, "supplier", "2027-08-20"), ONE, date(2027, 10, 1), OPEN, id="a new place may still be offered"),
        pytest.param(ended_early(1, "supplier", "2027-08-20"), ONE, date(2027, 10, 2), NOT_MET, id="no longer"),
    ],
)  # fmt: skip
def test_a_place_that_ends_early_counts_by_its_cause_and_its_time(
    file: str, case: str, day: date, status: FulfilmentStatus
) -> None:
    assert judged(file, case, day).status is status


def test_a_number_without_options_is_said_without_them() -> None:
    with_option, without = judged("", PLACES_ONLY), judged("", PLACES_ONLY.replace("  option_months: 12\n", ""))

    assert keys(with_option) - keys(without) == {"required.with_option"}


def test_a_placement_without_an_end_counts_when_it_has_lasted_long_enough() -> None:
    found = judged(placement(1, "2027-06-01", "2027-11-30"), ONE)

    assert found.status is MET
    assert (found.placements_completed, found.placements_ongoing, found.persons_completed) == (1, 0, 1)


@pytest.mark.parametrize(
    ("called_off", "required", "status"),
    [
        pytest.param("", None, UNDECIDED, id="not stated"),
        pytest.param(", called_off_value: 999999", 0, MET, id="less than a whole amount"),
        pytest.param(", called_off_value: 1999999", 2, NOT_MET, id="one whole amount"),
        pytest.param(", called_off_value: 2000000", 4, NOT_MET, id="two"),
    ],
)
def test_places_follow_what_has_been_called_off(
    called_off: str, required: int | None, status: FulfilmentStatus
) -> None:
    case = CALLED_OFF.replace("556000-0001}", f"556000-0001{called_off}}}")

    found = judged("", case)

    assert (found.parts[0].required, found.status) == (required, status)
    assert judged("", case, date(2028, 1, 1)).status is (UNDECIDED if required is None else OPEN)


@pytest.mark.parametrize(
    ("file", "day", "required", "status"),
    [
        pytest.param("", date(2027, 9, 1), 0, OPEN, id="the first year isn't due"),
        pytest.param(done(1), date(2028, 1, 1), 1, MET, id="the first year is done"),
        pytest.param(done(1), date(2028, 9, 2), 2, PARTLY, id="the second is due"),
        pytest.param(done(1, "2027-09-02", "2027-12-31"), date(2028, 1, 1), 1, MET, id="the first year began late"),
        pytest.param(done(1) + done(2, "2028-03-01", "2028-08-31"), None, 2, MET, id="all years, no day"),
    ],
)
def test_places_of_each_year_are_counted_as_the_years_come_due(
    file: str, day: date | None, required: int, status: FulfilmentStatus
) -> None:
    found = judged(file, YEARLY, day)

    assert (found.parts[0].required, found.status) == (required, status)


FRAMEWORK = (
    PLACES_ONLY.replace("form: contract", "form: framework_agreement\n  supplier_count: 2\n  call_off_by: both")
    .replace("{percent: 5, of: contract_price}", "{amount: 200000}")
    .replace(LINE, LINE.replace("}", ", called_off_value: 26000000}") + LINE.replace("Exempel", "Prov").replace("}", ", called_off_value: 13000000}"))
)  # fmt: skip


@pytest.mark.parametrize(
    ("case", "required"),
    [
        pytest.param(FRAMEWORK, (1, 0), id="a share of what was called off, rounded down"),
        pytest.param(FRAMEWORK.replace("26000000", "52000000"), (3, 0), id="everything called off"),
        pytest.param(FRAMEWORK.replace("counted_per: contract", "counted_per: supplier"), (3, 1), id="each has the number"),
        pytest.param(FRAMEWORK.replace("counted_per: contract", "counted_per: supplier").replace("26000000", "65000000"), (4, 1), id="never more than the number"),
        pytest.param(FRAMEWORK.replace(", called_off_value: 13000000", ""), (None, None), id="one isn't stated"),
        pytest.param(FRAMEWORK.replace("26000000", "0").replace("13000000", "0"), (0, 0), id="nothing called off"),
    ],
)  # fmt: skip
def test_a_fixed_number_in_a_framework_agreement_follows_the_call_offs(
    case: str, required: tuple[int | None, int | None]
) -> None:
    assert tuple(judged("", case, supplier=number).parts[0].required for number in (0, 1)) == required


LOTS = "  lots: [{id: A, title: Norr, value: 20000000}, {id: B, title: Söder, value: 45000000}]\n"
BY_LOT = PLACES_ONLY.replace("counted_per: contract", "counted_per: lot").replace(
    "  place: within_municipality\n", f"  place: within_municipality\n{LOTS}"
)


@pytest.mark.parametrize(
    ("lots", "required"),
    [
        pytest.param("", [("A", 4), ("B", 4)], id="all lots"),
        pytest.param(", lots: [A]", [("A", 4)], id="one"),
        pytest.param(", lots: [A, B]", [("A", 4), ("B", 4)], id="both"),
    ],
)
def test_a_number_for_each_lot_is_judged_for_each_that_the_supplier_has(
    lots: str, required: list[tuple[str, int]]
) -> None:
    found = judged("", BY_LOT.replace("556000-0001}", f"556000-0001{lots}}}"))

    assert [(part.lot, part.required) for part in found.parts] == required


def test_a_lots_share_in_a_framework_agreement_needs_the_lots_value() -> None:
    case = (
        BY_LOT.replace("form: contract", "form: framework_agreement\n  supplier_count: 1\n  call_off_by: both")
        .replace("{percent: 5, of: contract_price}", "{amount: 200000}")
        .replace("556000-0001}", "556000-0001, lots: [A], called_off_value: 10000000}")
    )

    assert judged("", case).parts[0].required == 2
    assert keys(judged("", case.replace("Norr, value: 20000000", "Norr"))) == {"required.estimate_unknown"}
    assert keys(judged("", case.replace("lots: [A]", "lots: [A, B]"))) == {"required.called_off_in_lots"}


def test_a_number_by_called_off_value_for_each_lot_needs_the_call_offs_of_the_lot() -> None:
    case = BY_LOT.replace("basis: fixed", "basis: per_called_off_sek\n    sek_per_place: 1000000")
    in_one = case.replace("556000-0001}", "556000-0001, lots: [A], called_off_value: 2500000}")

    assert judged("", in_one).parts[0].required == 8
    assert keys(judged("", in_one.replace("lots: [A]", "lots: [A, B]"))) == {"required.called_off_in_lots"}


@pytest.mark.parametrize(
    ("case", "required", "reasons"),
    [
        pytest.param(FRAMEWORK, 4, {"required.per_year", "required.years_with_option", "required.at_most"}, id="shared in each year"),
        pytest.param(FRAMEWORK.replace("counted_per: contract", "counted_per: supplier"), 8, {"required.per_year", "required.years_with_option", "required.at_most"}, id="each has the number"),
        pytest.param(FRAMEWORK.replace(", called_off_value: 13000000", ""), None, {"required.called_off_unknown"}, id="one isn't stated"),
    ],
)  # fmt: skip
def test_a_yearly_number_in_a_framework_agreement_is_the_most_that_it_can_be(
    case: str, required: int | None, reasons: set[str]
) -> None:
    found = judged("", case.replace("basis: fixed", "basis: per_year").replace("26000000", "13000000"))

    assert found.parts[0].required == required
    assert {key for key in keys(found) if key.startswith("required")} == reasons


AGREED = """\
agreements:
  - id: A-1
    dialogue_held: 2027-02-20
    places: 1
    kinds: [internship]
    months: 3
    extent_percent: 75
    starts: 2027-06-01
    workplace: Depån
    candidate_within_days: 30
    reply_within_days: 10
    follow_up_every_weeks: 4
    remedy_days: 20
    valid_from: 2027-05-01
    valid_to: 2028-04-30
    notice_days: 30
    signatories: {authority: {title: chef, mandate: x}, supplier: {title: vd, mandate: x}}
    signed: 2027-04-20
"""


@pytest.mark.parametrize(
    ("placements", "day", "status", "counted"),
    [
        pytest.param("", date(2028, 4, 30), OPEN, 0, id="still valid"),
        pytest.param("", date(2028, 5, 1), NOT_MET, 0, id="no place at all"),
        pytest.param(done(1, agreement="A-1"), AFTER, MET, 1, id="carried out"),
        pytest.param(done(1, agreement="A-1", ended="2027-08-30"), AFTER, NOT_MET, 0, id="too short"),
        pytest.param(placement(1, "2028-03-01", "2028-08-31", agreement="A-1"), date(2028, 5, 1), OPEN, 0, id="going on"),
        pytest.param(placement(1, "2027-06-01", "2027-11-30", agreement="A-1"), date(2027, 8, 31), MET, 1, id="going on, and as long as agreed already"),
    ],
)  # fmt: skip
def test_an_agreement_is_counted_beside_the_requirement(
    placements: str, day: date, status: FulfilmentStatus, counted: int
) -> None:
    file = HELD + AGREED + (f"placements:\n{placements}" if placements else "")

    found = judged(file, DIALOGUE_ONLY, day)

    agreement = found.parts[-1]
    assert (agreement.part, agreement.of) == (FulfilmentPart.AGREEMENT, "A-1")
    assert (agreement.status, agreement.done) == (status, counted)
    assert found.status is MET


def test_a_place_of_two_is_partly_what_was_agreed() -> None:
    two = AGREED.replace("    places: 1\n", "    places: 2\n")

    assert judged(f"{two}placements:\n{done(1, agreement='A-1')}", DIALOGUE_ONLY).parts[-1].status is PARTLY


def test_places_under_an_agreement_are_not_places_of_the_requirement() -> None:
    found = judged(AGREED + "placements:\n" + done(1, agreement="A-1"), ONE)

    assert found.places is NOT_MET


def test_an_unsigned_agreement_is_not_reported() -> None:
    assert len(judged(HELD + AGREED.replace("    signed: 2027-04-20\n", ""), DIALOGUE_ONLY).parts) == 1


def test_each_supplier_is_judged_by_its_own_and_all_together() -> None:
    second = LINE.replace("Exempel", "Prov")
    two = DIALOGUE_ONLY.replace(LINE, LINE + second)
    mine = HELD.replace("{held", f"{{supplier: {SUPPLIER}, held")

    assert judged(mine, two, supplier=0).status is MET
    assert judged(mine, two, supplier=1).status is NOT_MET
    together = judged(mine, two, supplier=None)
    assert together.status is PARTLY
    assert [part.of for part in together.parts] == [SUPPLIER, "Prov Anläggning AB"]


def test_without_a_supplier_everything_is_open() -> None:
    found = judged("", CASE[: CASE.index("suppliers:")], supplier=None)

    assert found.status is OPEN
    assert [part.status for part in found.parts] == [OPEN, OPEN]
    assert keys(found) == {"no_supplier"}


def test_people_are_counted_once_and_placements_each_time() -> None:
    again = done(2, "2028-01-01", "2028-06-30").replace("Person 02", "person  01")
    nameless = done(3).replace("    name: Person 03\n", "")
    file = done(1) + again + nameless + ended_early(4, "individual") + placement(5, "2029-08-01", "2029-12-01")

    found = judged(file, PLACES_ONLY)

    assert (found.placements_completed, found.persons_completed) == (3, 2)
    assert (found.placements_ended_early, found.placements_ongoing) == (1, 1)


def test_every_reason_rests_on_a_clause_and_names_nobody() -> None:
    found = judged(HELD + "placements:\n" + FOUR)

    assert [part.role for part in found.parts] == [ClauseRole.DIALOGUE, ClauseRole.PLACES_COUNT]
    assert {reason.role for reason in found.reasons} > {ClauseRole.DIALOGUE, ClauseRole.PLACES_COUNT}
    assert not any("Person" in reason.words for reason in found.reasons)


@pytest.mark.parametrize(
    ("statuses", "together"),
    [
        pytest.param([], None, id="nothing"),
        pytest.param([MET, MET], MET, id="all met"),
        pytest.param([MET, NOT_MET], PARTLY, id="met and not met"),
        pytest.param([PARTLY, OPEN], PARTLY, id="partly and open"),
        pytest.param([MET, OPEN], OPEN, id="met and open"),
        pytest.param([NOT_MET, OPEN], NOT_MET, id="not met and open"),
        pytest.param([MET, UNDECIDED], UNDECIDED, id="met and undecided"),
        pytest.param([NOT_MET, UNDECIDED], UNDECIDED, id="not met and undecided"),
        pytest.param([OPEN, UNDECIDED], UNDECIDED, id="open and undecided"),
        pytest.param([PARTLY, UNDECIDED], PARTLY, id="partly and undecided"),
        pytest.param([MET, NOT_MET, OPEN, UNDECIDED], PARTLY, id="of everything"),
    ],
)
def test_statuses_make_one(statuses: list[FulfilmentStatus], together: FulfilmentStatus | None) -> None:
    assert combined(statuses) is together


@given(days=st.lists(st.integers(0, 400), min_size=1, max_size=8), later=st.integers(0, 900))
def test_more_places_never_make_it_worse(days: list[int], later: int) -> None:
    day = date(2027, 6, 1) + timedelta(days=later)
    files = [
        done(number, "2027-06-01", (date(2027, 6, 1) + timedelta(days=length)).isoformat())
        for number, length in enumerate(days, 1)
    ]
    order = {NOT_MET: 0, OPEN: 1, PARTLY: 1, MET: 2}

    fewer, more = judged("".join(files[:-1]), PLACES_ONLY, day), judged("".join(files), PLACES_ONLY, day)

    assert more.parts[0].done >= fewer.parts[0].done
    assert order[more.status] >= order[fewer.status]
