"""What the penalty amounts to: the sums of the clause vite, and how far they can go."""

from datetime import date, timedelta
from decimal import Decimal
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from given.cases import WITH_PLACES, read
from given.penalties import penalty_outcomes
from given.shipped_clauses import in_use
from tenderkit.model.case.case import Penalty, PenaltyCap, Procurement
from tenderkit.model.case.choices import NoticeStart, PenaltyPer
from tenderkit.model.penalty.outcome import Exposed, OutcomeRow, PenaltyOutcome, Reach, ValueSource
from tenderkit.model.penalty.rate import PenaltyRate
from tenderkit.model.penalty.unit import unit_of
from tenderkit.model.policy.bands import PenaltyPolicy
from tenderkit.rules.contract.days import add_months
from tenderkit.rules.contract.each_requirement import common_requirement
from tenderkit.rules.penalty.cap import cap_for
from tenderkit.rules.penalty.checks import never_falls
from tenderkit.rules.penalty.facts import penalty_facts
from tenderkit.rules.penalty.outcome import penalty_for, penalty_outcome
from tenderkit.rules.penalty.terms import started

IN_USE = in_use("brist@1.0.0", "vite@1.1.0", "platser-uppfyllelse@1.0.0")

PER_WEEK = ("amount: 50000\n    per: missing_place", "amount: 2000\n    per: started_week")
PER_MONTH = ("amount: 50000\n    per: missing_place", "amount: 4000\n    per: missing_month")
PER_YEAR = ("basis: fixed\n    count: 4", "basis: per_year\n    count: 2")
FRAMEWORK = ("form: contract", "form: framework_agreement\n  call_off_by: fixed_terms")
BY_CALL_OFFS = ("basis: fixed\n    count: 4", "basis: per_called_off_sek\n    sek_per_place: 2 000 000\n    count: 1")
CAP = "cap: {percent: 5, of: contract_price}"
SHARE = Decimal("0.01")

amounts = st.decimals(min_value=SHARE, max_value=5_000_000, places=2)
pers = st.sampled_from(PenaltyPer)
caps = st.none() | st.decimals(min_value=0, max_value=50_000_000, places=2)


def penalty_of(per: PenaltyPer, amount: Decimal | int = 50_000, cap: PenaltyCap | None = None) -> Penalty:
    return Penalty(amount=Decimal(amount), per=per, cap=cap, remedy_days=30, counted_from=NoticeStart.WRITTEN_NOTICE)


def rate(per: PenaltyPer, amount: Decimal | int = 50_000) -> PenaltyRate:
    return PenaltyRate(unit_of(per), Decimal(amount))


def case_with(*changes: tuple[str, str], more: str = "") -> Procurement:
    text = WITH_PLACES + more
    for old, new in changes:
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    return read(text)


def outcome_of(*changes: tuple[str, str], more: str = "", policy: PenaltyPolicy | None = None) -> PenaltyOutcome:
    outcomes = penalty_outcomes(case_with(*changes, more=more), policy)
    return outcomes[0]


def codes(outcome: PenaltyOutcome) -> list[str]:
    return [check.code for check in outcome.checks]


def limit(percent: str) -> PenaltyPolicy:
    return PenaltyPolicy(unreasonable_share_percent=percent)


@pytest.mark.parametrize(
    ("per", "missing", "late", "due"),
    [
        pytest.param(PenaltyPer.MISSING_PLACE, 3, 1, 150_000, id="each place once"),
        pytest.param(PenaltyPer.MISSING_PLACE, 3, 12, 150_000, id="no time counts in a penalty per place"),
        pytest.param(PenaltyPer.STARTED_WEEK, 3, 12, 1_800_000, id="each started week of each place"),
        pytest.param(PenaltyPer.MISSING_MONTH, 2, 3, 300_000, id="each whole month of each place"),
        pytest.param(PenaltyPer.STARTED_WEEK, 3, 0, 0, id="no week has begun"),
        pytest.param(PenaltyPer.MISSING_PLACE, 0, 1, 0, id="nothing is missing"),
    ],
)
def test_the_penalty_is_counted_as_the_clause_says(per: PenaltyPer, missing: int, late: int, due: int) -> None:
    assert penalty_for(rate(per), missing, late) == due


@given(amounts, pers, st.integers(0, 50), st.integers(0, 300), caps)
def test_more_places_or_a_longer_time_never_cost_less(
    amount: Decimal, per: PenaltyPer, missing: int, late: int, cap: Decimal | None
) -> None:
    of = rate(per, amount)

    due = penalty_for(of, missing, late, cap=cap)

    assert due <= penalty_for(of, missing + 1, late, cap=cap)
    assert due <= penalty_for(of, missing, late + 1, cap=cap)


@given(amounts, pers, st.integers(0, 50), st.integers(0, 300), st.decimals(0, 50_000_000, places=2))
def test_the_penalty_is_never_above_its_cap(
    amount: Decimal, per: PenaltyPer, missing: int, late: int, cap: Decimal
) -> None:
    due = penalty_for(rate(per, amount), missing, late, cap=cap)

    assert 0 <= due <= cap
    assert due in (cap, penalty_for(rate(per, amount), missing, late))


@given(amounts, pers, st.integers(0, 300), caps)
def test_nothing_missing_costs_nothing(amount: Decimal, per: PenaltyPer, late: int, cap: Decimal | None) -> None:
    assert penalty_for(rate(per, amount), 0, late, cap=cap) == 0


def test_a_cap_that_is_used_up_leaves_nothing_to_claim() -> None:
    assert penalty_for(rate(PenaltyPer.MISSING_PLACE), 2, cap=Decimal(-1)) == 0


@pytest.mark.parametrize(
    ("cap", "value", "expected"),
    [
        pytest.param(PenaltyCap(amount="150 000"), None, "150000", id="a sum needs no value"),
        pytest.param(PenaltyCap(percent=5, of="contract_price"), "65000000", "3250000", id="a share"),
        pytest.param(PenaltyCap(percent=7, of="contract_price"), "0.99", "0.06", id="a whole öre below"),
        pytest.param(PenaltyCap(percent=5, of="called_off_value"), None, None, id="a share of what isn't known"),
        pytest.param(PenaltyCap(percent=5, of="called_off_value"), "0", "0", id="a share of nothing is nothing"),
        pytest.param(None, "65000000", None, id="no cap"),
    ],
)
def test_the_cap_is_a_sum_or_a_share(cap: PenaltyCap | None, value: str | None, expected: str | None) -> None:
    found = cap_for(penalty_of(PenaltyPer.MISSING_PLACE, cap=cap), Decimal(value) if value else None)

    assert found == (None if expected is None else Decimal(expected))


@pytest.mark.parametrize(
    ("days", "weeks"),
    [(0, 0), (1, 1), (7, 1), (8, 2), (14, 2), (15, 3), (-5, 0)],
)
def test_a_week_that_has_begun_counts_as_a_week(days: int, weeks: int) -> None:
    remedy_ends = date(2027, 3, 1)

    assert started(unit_of(PenaltyPer.STARTED_WEEK), remedy_ends, remedy_ends + timedelta(days=days + 1)) == weeks


def test_months_end_on_the_same_day_or_the_last_of_the_month() -> None:
    assert add_months(date(2027, 1, 31), 1) == date(2027, 2, 28)
    assert add_months(date(2027, 12, 1), 1) == date(2028, 1, 1)
    assert add_months(date(2027, 3, 1), 30) == date(2029, 9, 1)


def test_a_requirement_without_places_or_penalty_has_no_outcome() -> None:
    case = read(WITH_PLACES)

    for name in ("penalty", "places"):
        requirement = case.requirement.model_copy(update={name: None})
        without = case.model_copy(update={"requirement": requirement})
        assert penalty_outcome(common_requirement(without), None) is None


def test_the_table_goes_from_none_to_every_place() -> None:
    outcome = outcome_of()

    assert [(row.missing, int(row.penalty)) for row in outcome.rows] == [
        (0, 0),
        (1, 50_000),
        (2, 100_000),
        (3, 150_000),
        (4, 200_000),
    ]
    assert not any(row.capped for row in outcome.rows)


def test_before_the_award_the_cap_stands_on_the_estimated_value_and_says_so() -> None:
    outcome = outcome_of()

    assert outcome.cap.amount == 3_250_000
    assert outcome.value.source is ValueSource.ESTIMATED_VALUE
    assert codes(outcome) == ["TK-R246", "TK-R240", "TK-R244"]


def test_after_the_award_the_price_is_what_counts() -> None:
    outcome = outcome_of(("  starts:", "  contract_price: 60 000 000\n  starts:"))

    assert outcome.cap.amount == 3_000_000
    assert outcome.value.source is ValueSource.CONTRACT_PRICE
    assert outcome.maximum == 200_000
    assert outcome.maximum_share == Decimal("0.33")
    assert codes(outcome) == ["TK-R240", "TK-R244"]


def test_a_cap_that_bites_is_seen_in_the_rows_and_named_where_it_is_reached() -> None:
    outcome = outcome_of((CAP, "cap: {amount: 120 000}"))

    assert [row.capped for row in outcome.rows] == [False, False, False, True, True]
    assert outcome.rows[-1].per_place == 30_000
    assert outcome.first == Reach(3, 1)
    assert outcome.maximum == 120_000
    reached = next(check for check in outcome.checks if check.code == "TK-R241")
    assert "3 platser;" in reached.what


def test_a_cap_that_the_first_place_reaches_is_a_warning() -> None:
    assert "TK-R242" in codes(outcome_of((CAP, "cap: {amount: 50 000}")))
    assert "TK-R242" not in codes(outcome_of((CAP, "cap: {amount: 50 001}")))
    assert "TK-R242" not in codes(outcome_of((CAP, "cap: {amount: 50 000}"), ("count: 4", "count: 1")))


def test_a_cap_exactly_at_the_highest_penalty_is_reached() -> None:
    outcome = outcome_of((CAP, "cap: {amount: 200 000}"))

    assert "TK-R241" in codes(outcome)
    assert not any(row.capped for row in outcome.rows)


def test_weeks_run_to_the_end_of_the_contract_with_its_options() -> None:
    outcome = outcome_of(PER_WEEK, ("  place: ", "  option_months: 12\n  place: "))

    # Contract start and 30 days for remedy: 31 March 2027; the last day is 31 August 2030.
    days = (date(2030, 8, 31) - date(2027, 3, 31)).days
    assert outcome.exposed == (Exposed(4, -(-days // 7)),)


def test_the_columns_end_where_a_single_place_reaches_the_cap() -> None:
    outcome = outcome_of(PER_WEEK, (CAP, "cap: {amount: 92 000}"))

    assert outcome.columns == (1, 4, 12, 13, 26, 46)
    assert outcome.first == Reach(4, 12)
    reached = next(check for check in outcome.checks if check.code == "TK-R241")
    assert "4 platser × 12 veckor" in reached.what


def test_the_cap_is_reached_by_the_fewest_places_of_the_shortest_time() -> None:
    outcome = outcome_of(PER_WEEK, (CAP, "cap: {amount: 70 000}"))

    assert outcome.first == Reach(4, 9)  # 4 × 9 × 2 000 = 72 000; 3 × 9 is not enough, and neither is 4 × 8


def test_a_place_can_lack_no_more_months_than_it_shall_last() -> None:
    outcome = outcome_of(PER_MONTH)

    assert outcome.exposed == (Exposed(4, 3),)
    assert outcome.columns == (1, 2, 3)
    assert outcome.exposure == 48_000


def test_many_places_are_sampled_with_the_last_and_where_the_cap_is() -> None:
    outcome = outcome_of(("count: 4", "count: 640"), (CAP, "cap: {amount: 650 000}"))

    assert [row.missing for row in outcome.rows] == [0, 1, 2, 3, 4, 5, 10, 13, 20, 50, 100, 200, 500, 640]


def test_every_year_has_its_places_and_a_short_year_fewer() -> None:
    outcome = outcome_of(PER_YEAR, PER_MONTH)

    # 30 months: two whole years with 2 places each, and half a year with 1; its last day to begin leaves no 3 months.
    assert outcome.places == 4
    assert outcome_of(PER_YEAR, PER_MONTH, ("start_within_months: 6", "start_within_months: 3")).places == 5


def test_places_of_a_later_year_can_not_be_missing_as_long() -> None:
    outcome = outcome_of(PER_YEAR, PER_WEEK, (CAP, "cap: {amount: 5 000 000}"))

    first, second = (group.most for group in outcome.exposed)
    assert first - second == pytest.approx(52, abs=1)
    assert outcome.longest(2) == first
    assert outcome.longest(4) == second
    assert not [row for row in outcome.rows if row.missing > 2 and row.late > second]
    assert outcome.exposure == 2000 * 2 * (first + second)


def test_a_cap_that_only_unequal_times_reach_is_still_reached() -> None:
    longest = outcome_of(PER_YEAR, PER_WEEK, (CAP, "cap: {amount: 5 000 000}"))
    cap = f"cap: {{amount: {longest.exposure - 1}}}"

    outcome = outcome_of(PER_YEAR, PER_WEEK, (CAP, cap))

    assert outcome.first is None
    reached = next(check for check in outcome.checks if check.code == "TK-R241")
    assert "olika länge" in reached.what


def test_a_week_that_never_begins_is_a_warning() -> None:
    late = ("start_within_months: 6", "start_within_months: 27")

    assert "TK-R249" in codes(outcome_of(PER_WEEK, late))
    assert "TK-R249" not in codes(outcome_of(PER_WEEK))
    assert "TK-R249" not in codes(outcome_of(late))


def test_a_signature_before_the_start_gives_a_place_less_time_to_begin() -> None:
    late = (
        "start_within_months: 6\n    counted_from: contract_start",
        "start_within_months: 27\n    counted_from: contract_signed",
    )
    signed = ("  begins: 2026-11-01", "  begins: 2026-11-01\n  contract_signed: 2026-12-01")

    assert "TK-R249" in codes(outcome_of(PER_WEEK, late))
    assert "TK-R249" not in codes(outcome_of(PER_WEEK, late, signed))


def test_a_short_time_for_remedy_is_a_warning() -> None:
    assert "TK-R245" in codes(outcome_of(("remedy_days: 30", "remedy_days: 6")))
    assert "TK-R245" not in codes(outcome_of(("remedy_days: 30", "remedy_days: 7")))


@pytest.mark.parametrize(
    ("percent", "found"),
    [
        pytest.param("0.3", ["TK-R243"], id="above"),
        pytest.param("0.4", [], id="exactly at the limit is not above it"),
        pytest.param("0.5", [], id="below"),
    ],
)
def test_a_share_above_the_policys_limit_is_a_warning(percent: str, found: list[str]) -> None:
    outcome = outcome_of(("  starts:", "  contract_price: 50 000 000\n  starts:"), policy=limit(percent))

    assert [code for code in codes(outcome) if code in ("TK-R243", "TK-R244")] == found


def test_a_policy_without_a_limit_is_told() -> None:
    assert "TK-R244" in codes(outcome_of(policy=PenaltyPolicy()))


def test_a_cap_of_what_nobody_has_called_off_is_not_guessed() -> None:
    outcome = outcome_of(FRAMEWORK, (CAP, "cap: {percent: 5, of: called_off_value}"))

    assert outcome.cap.amount is None
    assert outcome.maximum is None
    assert outcome.exposure == 200_000
    unknown = next(check for check in outcome.checks if check.code == "TK-R247")
    assert "1\u00a0000\u00a0000 kronor" in unknown.what  # 5 per cent of a million is one penalty


SUPPLIERS = """
suppliers:
  - {name: Exempel AB, organisation_number: 559999-1238, called_off_value: 5 000 000}
  - {name: Provet AB, organisation_number: 559999-4562}
"""


def test_a_supplier_with_call_offs_has_an_outcome_of_its_own() -> None:
    case = case_with(FRAMEWORK, (CAP, "cap: {percent: 3, of: called_off_value}"), more=SUPPLIERS)

    first, second = penalty_outcomes(case, None)

    assert (first.supplier, first.cap.amount) == (None, None)
    assert second.supplier is not None
    assert (second.supplier.name, second.cap.amount) == ("Exempel AB", Decimal(150_000))
    assert second.value.source is ValueSource.CALLED_OFF_VALUE


def test_places_by_call_offs_are_all_that_there_can_be_and_then_as_they_are() -> None:
    case = case_with(FRAMEWORK, BY_CALL_OFFS, (CAP, "cap: {percent: 5, of: called_off_value}"), more=SUPPLIERS)

    first, second = penalty_outcomes(case, None)

    assert (first.places, first.cap.amount, first.value.source) == (32, None, ValueSource.ESTIMATED_VALUE)
    assert (first.exposure, first.maximum, first.capped) == (Decimal(1_600_000), None, None)
    assert {row.capped for row in first.rows} == {None}
    assert (second.places, second.cap.amount) == (2, Decimal(250_000))


def test_a_supplier_without_places_yet_has_nothing_to_pay() -> None:
    few = SUPPLIERS.replace("5 000 000", "0")
    case = case_with(FRAMEWORK, BY_CALL_OFFS, (CAP, "cap: {percent: 5, of: called_off_value}"), more=few)

    outcome = penalty_outcomes(case, limit("1"))[1]

    assert (outcome.places, outcome.maximum, outcome.maximum_share) == (0, Decimal(0), None)
    assert outcome.checks == ()
    assert "penalty.assume.no_places" in [words.key for words in outcome.assumptions]


LOTS = ("  place: within", "  lots: [{id: A, title: Norr, value: 20 000 000}, {id: B, title: Söder}]\n  place: within")
OWN = "{id: B, title: Söder, value: 5 000 000, requirement: {purpose: Fler ska få arbete., target_groups: [young_people]}}"


def test_places_counted_for_each_lot_have_an_outcome_for_each() -> None:
    case = case_with(LOTS, ("counted_per: contract", "counted_per: lot"))

    north, south = penalty_outcomes(case, None)

    assert (north.cap.amount, north.value.source) == (Decimal(1_000_000), ValueSource.LOT_VALUE)
    assert (south.cap.amount, south.maximum_share) == (None, None)
    assert "TK-R248" in codes(south)
    assert "TK-R248" not in codes(north)


def test_a_number_for_each_lot_comes_to_all_of_them_for_who_has_them_all() -> None:
    case = case_with(
        (LOTS[0], LOTS[1].replace("Söder", "Söder, value: 5 000 000")), ("counted_per: contract", "counted_per: lot")
    )

    together = penalty_outcome(common_requirement(case), None)
    each = penalty_outcomes(case, None)

    assert together is not None
    assert together.places == sum(outcome.places for outcome in each) == 8
    said = [words.in_document for words in together.assumptions]
    assert "Antalet gäller varje anbudsområde för sig. Siffrorna visar en leverantör som har alla: A, B." in said
    assert not any("leverantör som har alla" in words.in_document for words in each[0].assumptions)


def test_a_lot_with_a_requirement_of_its_own_is_left_out_of_the_common_value() -> None:
    lots = (LOTS[0], LOTS[1].replace("{id: B, title: Söder}", OWN))
    case = case_with(lots)

    outcomes = penalty_outcomes(case, None)

    assert len(outcomes) == 1  # the lot's own requirement has no penalty
    assert (outcomes[0].value.amount, outcomes[0].value.source) == (Decimal(20_000_000), ValueSource.LOTS_VALUE)


def test_the_figures_of_a_shared_number_say_so() -> None:
    three = ((FRAMEWORK[0], FRAMEWORK[1] + "\n  supplier_count: 3"), (CAP, "cap: {amount: 150 000}"))
    shared, each = outcome_of(*three), outcome_of(*three, ("counted_per: contract", "counted_per: supplier"))

    assert "penalty.assume.shared" in [words.key for words in shared.assumptions]
    assert "penalty.assume.each_supplier" in [words.key for words in each.assumptions]


def test_a_supplier_of_several_lots_has_one_called_off_value_and_that_is_said() -> None:
    suppliers = SUPPLIERS.replace("called_off_value:", "lots: [A, B], called_off_value:")
    changes = (
        FRAMEWORK,
        LOTS,
        ("counted_per: contract", "counted_per: lot"),
        (CAP, "cap: {percent: 3, of: called_off_value}"),
    )

    outcomes = penalty_outcomes(case_with(*changes, more=suppliers), None)

    keys = [[words.key for words in outcome.assumptions] for outcome in outcomes]
    assert ["penalty.assume.all_lots" in found for found in keys] == [False, True, False, True]


def test_a_sum_that_falls_is_our_own_fault_and_is_reported() -> None:
    def row(missing: int, late: int, penalty: int) -> OutcomeRow:
        return OutcomeRow(missing, late, Decimal(penalty), Decimal(penalty), None)

    assert [fault.code for fault in never_falls([row(1, 1, 10), row(2, 1, 9)])] == ["TK-S030"]
    assert [fault.code for fault in never_falls([row(1, 1, 10), row(1, 2, 9)])] == ["TK-S030"]
    assert list(never_falls([row(1, 1, 10), row(2, 1, 10), row(1, 2, 11)])) == []


@pytest.mark.parametrize(
    ("per", "basis", "count", "cap"),
    list(
        product(
            PenaltyPer,
            ["fixed", "per_year"],
            [1, 7, 1000],
            [
                "{amount: 0.01}",
                "{amount: 50 000}",
                "{percent: 1, of: estimated_value}",
                "{percent: 30, of: contract_price}",
            ],
        )
    ),
)
def test_every_combination_has_an_outcome_that_holds(per: PenaltyPer, basis: str, count: int, cap: str) -> None:
    outcome = outcome_of(
        ("per: missing_place", f"per: {per}"),
        ("basis: fixed\n    count: 4", f"basis: {basis}\n    count: {count}"),
        (CAP, f"cap: {cap}"),
        ("amount: 50000", "amount: 12345.67"),
    )

    assert outcome.rows[0].penalty == 0
    assert outcome.cap.amount is not None
    assert all(row.penalty <= outcome.cap.amount for row in outcome.rows)
    assert outcome.maximum == min(outcome.exposure, outcome.cap.amount)
    assert "TK-S030" not in codes(outcome)
    assert ("TK-R240" in codes(outcome)) != ("TK-R241" in codes(outcome))
    assert len(outcome.columns) <= 7


def test_places_by_call_offs_without_a_rate_are_counted_as_stated() -> None:
    """A case without the rate is refused; the rule is asked all the same and must not fall."""
    no_rate = BY_CALL_OFFS[1].replace("    sek_per_place: 2 000 000\n", "")

    assert outcome_of(FRAMEWORK, (BY_CALL_OFFS[0], no_rate), (CAP, "cap: {amount: 150 000}")).places == 1


def test_a_penalty_without_a_cap_is_counted_without_one() -> None:
    outcome = outcome_of((f"    {CAP}\n", ""))

    assert (outcome.cap.amount, outcome.maximum, outcome.exposure) == (None, None, Decimal(200_000))
    assert penalty_facts([outcome], IN_USE).cap_words == "inget tak"


def test_suppliers_of_a_cap_in_kronor_are_not_told_apart() -> None:
    assert len(penalty_outcomes(case_with(FRAMEWORK, (CAP, "cap: {amount: 150 000}"), more=SUPPLIERS), None)) == 1


def test_months_of_full_time_can_all_be_missing_whoever_shares_them() -> None:
    months = WITH_PLACES.replace("basis: fixed\n    count: 4", "basis: full_time_months\n    full_time_months: 24")
    [outcome] = penalty_outcomes(read(months.replace("per: missing_place", "per: missing_month")), None)
    [by_place] = penalty_outcomes(read(months), None)

    assert [(group.places, group.most) for group in outcome.exposed] == [(1, 24)]
    assert outcome.exposure == 24 * 50_000
    assert any("alla 24 månader av heltid" in each.in_document for each in outcome.assumptions)
    assert [(group.places, group.most) for group in by_place.exposed] == [(24, 1)]
