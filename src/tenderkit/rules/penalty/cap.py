"""The cap of the penalty (vite.s5, s6): the most that can be due in all, and the value that a share of it is counted on."""

from decimal import ROUND_FLOOR, Decimal
from typing import assert_never

from tenderkit.model.case.case import Penalty
from tenderkit.model.case.choices import CapBase
from tenderkit.model.penalty.outcome import ORE, WHOLE, Basis, Cap
from tenderkit.rules.contract.price import price_of, stands_in
from tenderkit.rules.penalty.terms import Terms


def cap_for(penalty: Penalty, value: Decimal | None) -> Decimal | None:
    """The most that can be due in all; `value` is what a cap in per cent is a share of. `None`: can't be counted."""
    if penalty.cap is None:
        return None
    if penalty.cap.amount is not None:
        return penalty.cap.amount
    if penalty.cap.percent is None or value is None:
        return None
    return (value * penalty.cap.percent / WHOLE).quantize(ORE, ROUND_FLOOR)


def cap_by_terms(terms: Terms, penalty: Penalty) -> Cap:
    """The cap with what it is counted on."""
    if penalty.cap is None or penalty.cap.of is None:
        return Cap(cap_for(penalty, None))
    basis, is_another = cap_basis(terms, penalty.cap.of)
    amount = cap_for(penalty, basis.amount if basis else None)
    return Cap(amount, penalty.cap.percent, basis, is_another)


def cap_basis(terms: Terms, of: CapBase) -> tuple[Basis | None, bool]:
    """What the cap is a share of (vite.s6), and whether it only stands in for a price that isn't known yet."""
    match of:
        case CapBase.CALLED_OFF_VALUE:
            return terms.called_off, False
        case CapBase.ESTIMATED_VALUE:
            return terms.estimated_value, False
        case CapBase.CONTRACT_PRICE:
            basis = price_of(terms.of)
            return basis, stands_in(basis)
        case _:
            assert_never(of)


def value_of(terms: Terms) -> Basis:
    """What a share of the contract's value is counted on: the price when it is agreed, else the estimate."""
    if terms.called_off is not None:
        return terms.called_off
    return price_of(terms.of)
