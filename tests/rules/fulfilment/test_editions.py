"""What the second edition of the clauses counts otherwise: the share done, what an extension adds, and months of full time."""

from datetime import date
from decimal import Decimal

import pytest

from given.matching_text import CASE, SUPPLIER, case_of, read
from tenderkit.model.case.counting import FIRST_EDITION, Counting
from tenderkit.model.fulfilment.fulfilment import Fulfilment, FulfilmentStatus
from tenderkit.rules.clauses.in_use import ClausesInUse
from tenderkit.rules.contract.each_requirement import common_requirement
from tenderkit.rules.fulfilment.coming_days import coming_days
from tenderkit.rules.fulfilment.fulfilment import fulfilment
from tenderkit.rules.papers.early_end_figures import early_end_facts
from tenderkit.rules.papers.fulfilment_figures import fulfilment_facts
from tenderkit.rules.papers.handover import handover_facts

MET, PARTLY, NOT_MET, OPEN, _ = FulfilmentStatus
SECOND = Counting(nearest=True, least_time=True)
AFTER = date(2029, 10, 1)
PLACES_ONLY = CASE[: CASE.index("  dialogue:\n")] + CASE[CASE.index("  places:\n") :]
ONE = PLACES_ONLY.replace("count: 4", "count: 1")
BEGUN = ONE.replace("    replacement_weeks: 6\n", "")
MONTHS = PLACES_ONLY.replace("basis: fixed\n    count: 4", "basis: full_time_months\n    full_time_months: 6").replace(
    "per: missing_place", "per: missing_month"
)
LINE = f"  - {{name: {SUPPLIER}, organisation_number: 556000-0001}}\n"
EACH = (
    PLACES_ONLY.replace("form: contract", "form: framework_agreement\n  call_off_by: both\n  supplier_count: 1")
    .replace("counted_per: contract", "counted_per: supplier")
    .replace("{percent: 5, of: contract_price}", "{amount: 200000}")
    .replace(LINE, LINE.replace("}", ", called_off_value: 23000000}"))
)


def placement(number: int, ended: str, planned_end: str, cause: str = "", extent: int | None = None) -> str:
    """From the first of June; ended early when there is a cause."""
    outcome = "ended_early" if cause else "completed"
    early = f"    early_end: {{date: {ended}, cause: {cause}, noticed: {ended}}}\n" if cause else ""
    percent = f"    extent_percent: {extent}\n" if extent else ""
    return (
        f"  - id: P-{number:02}\n    name: Person {number:02}\n    kind: internship\n    workplace: Depån\n    tasks: [städa]\n"
        f"    starts: 2027-06-01\n    planned_end: {planned_end}\n    ended: {ended}\n    outcome: {outcome}\n{early}{percent}"
    )


def ongoing(planned_end: str, extent: int, starts: str = "2027-06-01") -> str:
    return (
        "  - id: P-09\n    name: Person 09\n    kind: internship\n    workplace: Depån\n    tasks: [städa]\n"
        f"    starts: {starts}\n    planned_end: {planned_end}\n    extent_percent: {extent}\n"
    )


def judged(file: str, case: str, counting: Counting = SECOND, day: date = AFTER) -> Fulfilment:
    found = case_of(case).counted_by(counting)
    matching = read("format: 1\n" + (f"placements:\n{file}" if file else ""))
    return fulfilment(common_requirement(found), matching, found.suppliers[0], day)


def keys(found: Fulfilment) -> set[str]:
    return {reason.key.removeprefix("fulfilment.") for reason in found.reasons}


@pytest.mark.parametrize(
    ("ended", "planned_end", "case", "by_the_first", "by_the_second"),
    [
        pytest.param("2027-08-08", "2027-08-31", ONE, MET, MET, id="three quarters of three months"),
        pytest.param("2027-08-08", "2027-11-30", ONE, NOT_MET, MET, id="who planned more is not worse off"),
        pytest.param("2027-08-07", "2027-11-30", ONE, NOT_MET, NOT_MET, id="a day less than three quarters of the least"),
        pytest.param("2027-07-30", "2027-07-31", ONE, MET, NOT_MET, id="a shorter plan never counts"),
        pytest.param("2027-06-02", "2027-07-31", BEGUN, MET, NOT_MET, id="nor where a beginning is enough"),
        pytest.param("2027-06-02", "2027-08-31", BEGUN, MET, NOT_MET, id="the rest of a place that is long enough has to be kept open"),
        pytest.param("2027-08-08", "2027-08-31", BEGUN, MET, MET, id="three quarters where no new place is asked for"),
    ],
)  # fmt: skip
def test_the_share_done_is_of_the_least_required_time(
    ended: str, planned_end: str, case: str, by_the_first: FulfilmentStatus, by_the_second: FulfilmentStatus
) -> None:
    file = placement(1, ended, planned_end, "individual")

    assert judged(file, case, FIRST_EDITION).status is by_the_first
    assert judged(file, case).status is by_the_second


def test_the_paper_of_an_early_end_has_the_share_that_counts() -> None:
    case, [one] = (
        case_of(ONE),
        read("format: 1\nplacements:\n" + placement(1, "2027-08-08", "2027-11-30", "individual")).placements,
    )

    first = early_end_facts(case, case.suppliers[0], one, None, ClausesInUse())
    second = early_end_facts(case.counted_by(SECOND), case.suppliers[0], one, None, ClausesInUse())

    assert first is not None
    assert second is not None
    assert ((first.planned_days, first.done_percent), (second.planned_days, second.done_percent)) == (
        (183, 37),
        (92, 75),
    )


def test_the_paper_of_an_early_end_says_what_the_edition_asks_where_no_new_place_is_due() -> None:
    case = case_of(BEGUN)
    [one] = read("format: 1\nplacements:\n" + placement(1, "2027-06-20", "2027-11-30", "individual")).placements

    found = [
        early_end_facts(each, each.suppliers[0], one, None, ClausesInUse()) for each in (case, case.counted_by(SECOND))
    ]

    assert [(each.begun_is_enough, each.rest_kept_open, each.of_least_time) for each in found if each] == [
        (True, False, False),
        (False, True, True),
    ]


def test_an_option_has_its_own_number_and_the_report_says_so() -> None:
    extended = ONE.replace("count: 1", "count: 1\n    extension_count: 1")

    assert "required.each_extension" in keys(judged("", extended))
    assert "required.same_with_option" in keys(judged("", ONE))
    assert "required.with_option" in keys(judged("", ONE, FIRST_EDITION))


def test_what_is_called_off_is_set_against_the_time_without_options() -> None:
    """65 million in 42 months is 46,4 in the thirty without the option: of 23 half a place of one is left, and that is one."""
    one, four = EACH.replace("count: 4", "count: 1"), EACH
    short = four.replace("  option_months: 12\n", "")

    assert [judged("", case, FIRST_EDITION).parts[0].required for case in (one, four)] == [0, 1]
    assert [judged("", case).parts[0].required for case in (one, four, short)] == [0, 2, 1]
    assert case_of(EACH).contract.estimated_value == Decimal(65_000_000)


@pytest.mark.parametrize(
    ("file", "done", "status", "reasons"),
    [
        pytest.param("", 0, NOT_MET, {"months.missing"}, id="nothing"),
        pytest.param(placement(1, "2027-11-30", "2027-11-30", extent=100), 6, MET, {"months.completed"}, id="one person full time"),
        pytest.param(placement(1, "2027-08-31", "2027-08-31", extent=100) + placement(2, "2027-09-30", "2027-09-30", extent=75), 6, MET, {"months.completed"}, id="two who share"),
        pytest.param(placement(1, "2027-09-15", "2027-09-15", extent=100), 3, PARTLY, {"months.completed", "months.missing"}, id="three and a half, rounded down"),
        pytest.param(placement(1, "2027-09-15", "2027-09-15", extent=100) + placement(2, "2027-09-20", "2027-09-20", extent=75), 6, MET, {"months.completed"}, id="parts of months add up"),
        pytest.param(placement(1, "2027-07-31", "2027-07-31", extent=100), 0, NOT_MET, {"place.too_short"}, id="too short to count"),
        pytest.param(placement(1, "2027-08-08", "2027-08-31", "individual", 100), 3, PARTLY, {"months.completed"}, id="ended by the person after enough gives at least the least time"),
        pytest.param(placement(1, "2027-08-30", "2027-08-31", "supplier", 100), 0, NOT_MET, {"place.suppliers_doing"}, id="ended by the supplier"),
    ],
)  # fmt: skip
def test_months_of_full_time_add_up(file: str, done: int, status: FulfilmentStatus, reasons: set[str]) -> None:
    found = judged(file, MONTHS)

    [part] = found.parts
    assert (part.required, part.done, part.by_months) == (6, done, True)
    assert found.status is status
    assert reasons <= keys(found)


def test_months_are_awaited_while_the_contract_runs_once_a_place_has_begun() -> None:
    begun, day = ongoing("2027-11-30", 75), date(2027, 9, 2)

    assert (judged("", MONTHS, day=day).status, judged("", MONTHS, day=date(2027, 9, 1)).status) == (NOT_MET, OPEN)
    assert judged(begun, MONTHS, day=day).status is OPEN
    assert {"months.ongoing", "months.awaited"} <= keys(judged(begun, MONTHS, day=day))
    assert (judged(begun, MONTHS, day=day).parts[0].done, judged(begun, MONTHS, day=day).parts[0].ongoing) == (2, 2)


def test_a_first_place_that_begins_late_is_late() -> None:
    late = ongoing("2028-03-31", 100, "2027-09-02")
    called_off = MONTHS.replace("counted_from: contract_start", "counted_from: call_off")

    assert "months.began_late" in keys(judged(late, MONTHS))
    assert "months.began_late" not in keys(judged(ongoing("2028-03-31", 100, "2027-09-01"), MONTHS))
    assert "months.began_late" not in keys(judged(late, called_off))


def test_every_paper_says_months_and_not_places() -> None:
    case = case_of(MONTHS).counted_by(SECOND)
    matching = read("format: 1\nplacements:\n" + placement(1, "2027-11-30", "2027-11-30", extent=100))
    begun = read("format: 1\nplacements:\n" + ongoing("2027-11-30", 100))
    facts = fulfilment_facts(case, matching, AFTER, ClausesInUse())
    started = fulfilment_facts(case, begun, date(2027, 9, 2), ClausesInUse())

    assert [(row.required, row.done) for row in facts.rows] == [("6 mån. heltid", "6 mån. heltid")]
    assert facts.clearances == ("Månaderna av heltid är genomförda (6, kravet är 6).",)
    assert started.clearances == ("Månaderna av heltid är påbörjade (6, kravet är 6).",)
    days = [each.what for each in coming_days(case, read("format: 1\n"), date(2027, 3, 1), ClausesInUse())]
    assert any("Antal: 1" in what for what in days)
    assert any("den första platsen" in each.what for each in handover_facts(case, case.suppliers[0]).days)
