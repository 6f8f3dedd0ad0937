"""Which value of the contract a share is counted on: the price when it is agreed, else the estimate."""

from collections.abc import Sequence
from decimal import Decimal

from tenderkit.model.case.case import Lot
from tenderkit.model.penalty.outcome import Basis, ValueSource
from tenderkit.rules.contract.each_requirement import AddressedRequirement


def estimated_value(of: AddressedRequirement) -> Basis:
    """Of the lot, else of the lots that the requirement is for and the supplier has; of the contract when that is all of it."""
    if of.lot is not None:
        return Basis(ValueSource.LOT_VALUE, of.lot.value)
    if len(of.lots) == len(of.case.lots):
        return Basis(ValueSource.ESTIMATED_VALUE, of.case.contract.estimated_value)
    return Basis(ValueSource.LOTS_VALUE, value_of_lots(of.lots))


def value_of_lots(lots: Sequence[Lot]) -> Decimal | None:
    """What the lots are estimated at together; `None` while one of them isn't."""
    known = [lot.value for lot in lots if lot.value is not None]
    return sum(known, Decimal(0)) if len(known) == len(lots) else None


def price_of(of: AddressedRequirement) -> Basis:
    """The agreed price. A lot has none of its own in the case, and before the award nobody has: then its estimated value stands in."""
    price, estimated = of.case.contract.contract_price, estimated_value(of)
    if price is None or estimated.source is not ValueSource.ESTIMATED_VALUE:
        return estimated
    return Basis(ValueSource.CONTRACT_PRICE, price)


def stands_in(value: Basis) -> bool:
    """Whether a value isn't the price itself."""
    return value.source is not ValueSource.CONTRACT_PRICE
