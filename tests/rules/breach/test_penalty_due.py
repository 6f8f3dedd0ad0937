"""What a breach costs: never another sum than the clause's and the simulation's, and never a guess."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from given.breach_case import (
    BY_LOT,
    CAP,
    CLAIM,
    FRAMEWORK,
    LOTS,
    PER_WEEK,
    PRICED,
    REQUEST,
    SECOND_AGREEMENT,
    WAIVED,
    breach,
    matching_with,
    of_model,
)
from given.matching_text import case_of, lines_of, read_model
from given.penalties import penalty_outcomes
from given.reported_case import AGREEMENT, DIALOGUE_ONLY, changed
from given.shipped_clauses import shipped_roles
from tenderkit.model.case.case import Procurement
from tenderkit.model.case.choices import PenaltyPer
from tenderkit.model.case.counting import FIRST_EDITION, Counting
from tenderkit.model.matching.matching import Matching
from tenderkit.model.penalty.outcome import ValueSource
from tenderkit.rules.breach.breach_penalty import BreachPenalty
from tenderkit.rules.breach.penalty_due import penalty_of_breach
from tenderkit.rules.breach.terms import BreachedContract, BreachTerms, terms_of_breach
from tenderkit.rules.penalty.outcome import penalty_for

PERS = {"missing_place": "", "started_week": "    late_weeks: {}\n", "missing_month": "    late_months: {}\n"}

amounts = st.integers(1_000, 5_000_000)
caps = st.one_of(
    st.integers(1_000, 50_000_000).map(lambda amount: f"cap: {{amount: {amount}}}"),
    st.tuples(st.integers(1, 30), st.sampled_from(["contract_price", "estimated_value"])).map(
        lambda share: f"cap: {{percent: {share[0]}, of: {share[1]}}}"
    ),
)


def counted(case: Procurement, matching: Matching, number: int = 0) -> BreachPenalty | None:
    of = matching.breaches[number]
    contract = BreachedContract(case, matching, shipped_roles())
    return penalty_of_breach(contract, of, terms_of_breach(contract, of))


def terms(*breaches: str, case: str = PRICED, agreements: str = "") -> BreachTerms:
    read, matching = of_model(*breaches, case=case, agreements=agreements)
    return terms_of_breach(BreachedContract(read, matching, shipped_roles()), matching.breaches[0])


def codes(*breaches: str, case: str = PRICED, agreements: str = "") -> list[str]:
    return [line.split(" ")[1] for line in lines_of(matching_with(*breaches, agreements=agreements), case)]


@given(amounts, st.sampled_from(sorted(PERS)), caps, st.integers(1, 4), st.integers(1, 3))
def test_a_breach_costs_what_the_simulation_says(amount: int, per: str, cap: str, places: int, late: int) -> None:
    text = PRICED.replace("amount: 50000\n    per: missing_place", f"amount: {amount}\n    per: {per}").replace(
        CAP, cap
    )

    case, matching = of_model(breach(PERS[per].format(late), REQUEST, CLAIM, places=places), case=text)
    found = counted(case, matching)

    assert found is not None
    (outcome,) = penalty_outcomes(case, None)
    time = 1 if per == "missing_place" else late
    assert found.cap == outcome.cap.amount
    assert found.due == penalty_for(outcome.rate, places, time, cap=outcome.cap.amount)
    assert found.uncapped == penalty_for(outcome.rate, places, time)
    assert {row.penalty for row in outcome.rows if (row.missing, row.late) == (places, time)} <= {found.due}


@given(st.lists(st.integers(1, 4), min_size=1, max_size=4), st.integers(1_000, 600_000))
def test_all_claims_together_never_pass_the_cap(places: list[int], cap: int) -> None:
    claims = [breach(REQUEST, CLAIM, number=number, places=each) for number, each in enumerate(places, 1)]

    case, matching = of_model(*claims, case=PRICED.replace(CAP, f"cap: {{amount: {cap}}}"))
    dues = [found.due for number in range(len(places)) if (found := counted(case, matching, number)) is not None]

    assert sum(due for due in dues if due is not None) == min(50_000 * sum(places), cap)


def test_a_waived_or_a_later_claim_uses_up_nothing() -> None:
    case, matching = of_model(
        breach(REQUEST, CLAIM),
        breach(REQUEST, WAIVED, number=2),
        breach(REQUEST, "    claim: {date: 2027-10-21}\n", number=3),
        breach(REQUEST, "    claim: {date: 2027-10-19}\n", number=4, clause="dialog-medverkan"),
    )

    found = counted(case, matching)

    assert found is not None
    assert found.earlier == 0


def test_an_earlier_claim_that_cannot_be_counted_leaves_the_sum_open() -> None:
    earlier = breach(REQUEST, "    claim: {date: 2027-10-19}\n", places=None)

    case, matching = of_model(earlier, breach(REQUEST, CLAIM, number=2))
    found = counted(case, matching, 1)

    assert found is not None
    assert found.uncapped == Decimal(100_000)
    assert (found.earlier, found.left, found.due) == (None, None, None)


@pytest.mark.parametrize(
    ("case", "source"),
    [
        pytest.param(PRICED, ValueSource.CONTRACT_PRICE, id="the price"),
        pytest.param(PRICED.replace("of: contract_price", "of: estimated_value"), ValueSource.ESTIMATED_VALUE, id="the estimated value"),
        pytest.param(BY_LOT.replace("of: contract_price", "of: estimated_value"), ValueSource.LOT_VALUE, id="the lot's value"),
        pytest.param(PRICED.replace("  contract_price: 64 000 000\n", ""), None, id="no price"),
        pytest.param(BY_LOT, None, id="the price of a lot"),
        pytest.param(FRAMEWORK, None, id="nothing called off"),
        pytest.param(FRAMEWORK.replace("basis: fixed", "basis: per_called_off_sek\n    sek_per_place: 2000000"), None, id="nothing called off, an amount per place"),
    ],
)  # fmt: skip
def test_a_cap_is_counted_on_the_very_thing_that_the_clause_names(case: str, source: ValueSource | None) -> None:
    read, matching = of_model(breach("    lot: A\n" if "lots:" in case else "", REQUEST, CLAIM), case=case)

    found = counted(read, matching)

    assert found is not None
    assert (found.basis.source if found.basis else None) is source
    assert (found.due is None) is (source is None)


@pytest.mark.parametrize(
    ("lots", "cap"),
    [
        pytest.param("", 3_250_000, id="all of them, the contract's own value"),
        pytest.param(", lots: [A, B]", 3_250_000, id="both"),
        pytest.param(", lots: [A]", 1_500_000, id="one of them"),
    ],
)
def test_a_share_of_the_estimated_value_is_of_the_lots_that_the_supplier_has(lots: str, cap: int) -> None:
    text = LOTS.replace("of: contract_price", "of: estimated_value").replace("556000-0001}", f"556000-0001{lots}}}")

    found = counted(*of_model(breach(REQUEST, CLAIM), case=text))

    assert found is not None
    assert found.cap == cap


def test_a_dialogue_and_a_report_cost_nothing() -> None:
    for clause in ("dialog-svar", "uppfoljning", "platser-utforare", "intyg"):
        case, matching = of_model(breach(REQUEST, clause=clause))

        assert counted(case, matching) is None


@pytest.mark.parametrize(
    ("clause", "lines", "case", "unclear"),
    [
        pytest.param("platser-antal", "", PRICED, (), id="one requirement"),
        pytest.param("platser-antal", "", LOTS, (), id="lots that are counted together"),
        pytest.param("platser-antal", "", BY_LOT, ("breaches.lot",), id="lots that are counted one by one"),
        pytest.param("platser-antal", "    lot: B\n", BY_LOT, (), id="one of them"),
        pytest.param("dialog-svar", "", BY_LOT, (), id="the dialogue is common"),
        pytest.param("uppfoljning", "", BY_LOT, (), id="reports are common"),
    ],
)  # fmt: skip
def test_which_terms_hold_is_asked_only_when_there_are_several(
    clause: str, lines: str, case: str, unclear: tuple[str, ...]
) -> None:
    assert terms(breach(lines, REQUEST, clause=clause), case=case).unclear == unclear


def test_a_lot_without_places_is_not_asked_about() -> None:
    lots = "  lots:\n    - {id: A, title: Norr, value: 30000000}\n    - id: B\n      title: Söder\n      requirement:\n"
    own = DIALOGUE_ONLY[DIALOGUE_ONLY.index("  purpose:") : DIALOGUE_ONLY.index("  follow_up:")]
    indented = "".join(f"      {line}\n" for line in own.splitlines())
    case = changed("  months: 30\n", f"  months: 30\n{lots}{indented}", PRICED)

    found = terms(breach(REQUEST), case=case)

    assert found.unclear == ()
    assert found.requirement.places is not None


def test_the_agreement_that_is_named_is_the_one() -> None:
    of = breach("    agreement: A-2\n", REQUEST, clause="dialog-overenskommelse")

    found = terms(of, agreements=AGREEMENT + SECOND_AGREEMENT.replace("remedy_days: 30", "remedy_days: 40"))

    assert found.agreement is not None
    assert (found.agreement.id, found.remedy_days, found.unclear) == ("A-2", 40, ())


def test_with_several_agreements_the_longest_time_is_waited_for() -> None:
    later = SECOND_AGREEMENT.replace("remedy_days: 30", "remedy_days: 40")

    found = terms(breach(REQUEST, clause="dialog-overenskommelse"), agreements=AGREEMENT + later)

    assert (found.remedy_days, found.unclear) == (40, ("breaches.agreement",))


def test_a_breach_of_the_frame_without_an_agreement_has_no_sanction() -> None:
    found = terms(breach(REQUEST, clause="dialog-overenskommelse"))

    assert (found.agreement, found.penalty, found.remedy_days) == (None, None, 14)


@pytest.mark.parametrize(
    ("lines", "case", "agreements", "expected"),
    [
        pytest.param("    lot: A\n", LOTS, "", [], id="a lot"),
        pytest.param("    lot: C\n", LOTS, "", ["TK-M066"], id="a lot that isn't there"),
        pytest.param("    lot: A\n", PRICED, "", ["TK-M066"], id="a lot of an undivided contract"),
        pytest.param("    agreement: A-1\n", PRICED, AGREEMENT, [], id="an agreement"),
        pytest.param("    agreement: A-2\n", PRICED, AGREEMENT, ["TK-M029"], id="an agreement that isn't there"),
        pytest.param("    request: {sent: 2027-09-10, received: 2027-09-09}\n", PRICED, "", ["TK-M207"], id="received before it was sent"),
    ],
)  # fmt: skip
def test_a_breach_names_what_is_there(lines: str, case: str, agreements: str, expected: list[str]) -> None:
    assert codes(breach(lines), case=case, agreements=agreements) == expected


def test_a_breach_of_a_clause_that_no_library_has_is_told() -> None:
    assert codes(breach(clause="platser-antall")) == ["TK-M070"]


def test_an_agreement_with_somebody_else_is_not_the_breached_one() -> None:
    other = "Annan Exempel AB"
    case = PRICED + f"  - {{name: {other}, organisation_number: 556000-0019}}\n"
    theirs = breach(f"    supplier: {other}\n    agreement: A-1\n", REQUEST, clause="dialog-overenskommelse")

    assert "TK-M069" in codes(theirs, case=case, agreements=AGREEMENT)


def test_a_penalty_counts_as_its_clause_says() -> None:
    case, matching = of_model(breach("    late_weeks: 2\n", REQUEST, CLAIM), case=PER_WEEK)

    found = counted(case, matching)

    assert found is not None
    assert (found.penalty.per, found.late, found.due) == (PenaltyPer.STARTED_WEEK, 2, Decimal(8_000))


OFFERED = "    offered: 2027-11-03\n"
LATER = "    claim: {date: 2028-01-20}\n"
STARTED = "    remedied: 2027-12-20\n"


def weeks(*lines: str, counting: Counting = FIRST_EDITION) -> int | None:
    case, matching = case_of(PER_WEEK), read_model(matching_with(breach(REQUEST, LATER, *lines)))
    found = counted(case.counted_by(counting), matching)
    assert found is not None
    return found.late


def test_the_weeks_of_a_penalty_are_counted_to_the_day_when_the_place_was_offered() -> None:
    """The time for remedy ends on 13 October: three weeks to 3 November, ten to the start on 20 December."""
    assert (weeks(OFFERED), weeks(OFFERED, STARTED), weeks(STARTED)) == (3, 3, 10)
    assert weeks() is None
    assert weeks(OFFERED, "    late_weeks: 2\n") == 2


def test_in_the_second_edition_an_offer_stops_the_weeks_only_when_the_place_has_begun() -> None:
    second = Counting(nearest=True)

    assert (weeks(OFFERED, counting=second), weeks(OFFERED, STARTED, counting=second)) == (None, 3)


def test_a_cap_in_weeks_needs_the_number_of_places() -> None:
    case, matching = of_model(
        breach("    late_weeks: 1\n", REQUEST, CLAIM, places=None), case=PER_WEEK.replace(CAP, "cap: {weeks: 10}")
    )

    found = counted(case, matching)

    assert found is not None
    assert (found.cap, found.due) == (None, None)
