"""What a penalty costs for each unit, step by step, and when that can't be known."""

from decimal import Decimal

import pytest

from given.cases import WITH_PLACES, read
from tenderkit.model.case.case import Penalty
from tenderkit.model.case.choices import NoticeStart, PenaltyPer
from tenderkit.model.penalty.outcome import Basis, ValueSource
from tenderkit.model.penalty.rate import PenaltyRate
from tenderkit.model.penalty.unit import unit_of
from tenderkit.rules.contract.each_requirement import common_requirement
from tenderkit.rules.contract.penalty_rate import rate_of
from tenderkit.rules.contract.small_penalties import remedy_days_of_places
from tenderkit.rules.penalty.outcome import penalty_outcome

WEEKS = PenaltyRate(unit_of(PenaltyPer.STARTED_WEEK), Decimal(2_000), Decimal(4_000), 3)


def penalty(**stated: object) -> Penalty:
    return Penalty(per=PenaltyPer.MISSING_PLACE, remedy_days=30, counted_from=NoticeStart.WRITTEN_NOTICE, **stated)


def price(amount: int) -> Basis:
    return Basis(ValueSource.CONTRACT_PRICE, Decimal(amount))


@pytest.mark.parametrize(
    ("amount", "within", "reached"),
    [
        pytest.param(5_000, 2, 3, id="in the first step"),
        pytest.param(6_000, 3, 3, id="where the second begins"),
        pytest.param(13_999, 4, 5, id="in the second"),
        pytest.param(14_000, 5, 5, id="a whole number of weeks"),
    ],
)
def test_a_sum_is_so_many_units(amount: int, within: int, reached: int) -> None:
    assert WEEKS.units_within(Decimal(amount)) == within
    assert WEEKS.units_to_reach(Decimal(amount)) == reached


@pytest.mark.parametrize(
    ("of", "value", "amount"),
    [
        pytest.param(penalty(share_percent="0.5"), price(1_999_999), 9_999, id="rounded down to whole kronor"),
        pytest.param(penalty(share_percent="0.5"), price(199), None, id="less than a krona"),
        pytest.param(penalty(share_percent="0.5"), None, None, id="no price"),
        pytest.param(
            penalty(amount="5000", second={"share_percent": "1", "remedy_days": "14"}), None, None, id="a mixed second"
        ),
        pytest.param(penalty(amount="5000"), None, 5_000, id="an amount needs no price"),
    ],
)
def test_a_share_is_counted_on_the_price(of: Penalty, value: Basis | None, amount: int | None) -> None:
    rate = rate_of(of, value)

    assert (rate.first if rate is not None else None) == amount


def test_a_share_of_a_lot_without_a_value_is_no_penalty_that_can_be_shown() -> None:
    case = read(
        WITH_PLACES.replace("amount: 50000", "share_percent: 0.5").replace(
            "  months: 30\n", "  months: 30\n  lots: [{id: A, title: Norr}, {id: B, title: Syd}]\n"
        )
    )
    common = common_requirement(case)

    assert penalty_outcome(common.of_lot(common.lots[0]), None) is None


def test_without_places_the_time_for_remedy_is_the_dialogues() -> None:
    requirement = read(WITH_PLACES).requirement

    assert remedy_days_of_places(requirement) == 30
    assert remedy_days_of_places(requirement.model_copy(update={"places": None})) is None
