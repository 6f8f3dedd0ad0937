"""What a penalty costs for each unit, in kronor: as it is stated, or counted as a share of the agreed price (vite.k3, k7).

A share is rounded down to whole kronor, in favour of the one who pays; the clause says so.
"""

from decimal import ROUND_FLOOR, Decimal

from tenderkit.model.case.case import Penalty
from tenderkit.model.case.consequences import SecondStep
from tenderkit.model.penalty.outcome import WHOLE, Basis
from tenderkit.model.penalty.rate import PenaltyRate
from tenderkit.model.penalty.unit import TimeCounted, unit_of

_KRONA = Decimal(1)
_DAYS_OF_A_WEEK = 7


def rate_of(penalty: Penalty, price: Basis | None) -> PenaltyRate | None:
    """With both steps, the second as early as it can come. `price` is what a share is of; `None`: it can't be counted."""
    unit, step = unit_of(penalty.per), penalty.second
    first = _kronor(penalty.amount, penalty.share_percent, price)
    if first is None:
        return None
    if step is None:
        return PenaltyRate(unit, first)
    second = _kronor(step.amount, step.share_percent, price)
    if second is None:
        return None
    return PenaltyRate(unit, first, second, first_units(penalty) if unit.time is TimeCounted.LATE else 0)


def first_units(penalty: Penalty) -> int:
    """Units begun before the second time for remedy is over, when the second notice arrives the day after the first is."""
    days = (penalty.second.remedy_days if penalty.second is not None else 0) + 1
    return -(-days // unit_of(penalty.per).days)


def units_at_most(penalty: Penalty) -> int | None:
    """The most units of time that a place is paid for, by a cap in weeks (vite.k4); only of a penalty for days or weeks."""
    weeks, unit = penalty.cap.weeks if penalty.cap is not None else None, unit_of(penalty.per)
    if weeks is None or unit.time is not TimeCounted.LATE:
        return None
    return weeks * _DAYS_OF_A_WEEK // unit.days


def _kronor(amount: Decimal | None, share: Decimal | None, price: Basis | None) -> Decimal | None:
    if amount is not None or share is None:
        return amount
    if price is None or price.amount is None:
        return None
    counted = (price.amount * share / WHOLE).quantize(_KRONA, ROUND_FLOOR)
    return counted or None  # less than a krona is rounded down to none


def amount_key(of: Penalty | SecondStep) -> str:
    """The key that says what it costs."""
    return "amount" if of.amount is not None else "share_percent"
