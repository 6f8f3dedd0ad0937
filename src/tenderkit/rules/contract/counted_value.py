"""The value that a number of places is counted on, where it follows the contract's (platser-antal.s9)."""

from collections.abc import Sequence
from decimal import Decimal

from msgspec import Struct

from tenderkit.model.case.case import Lot, Procurement
from tenderkit.rules.contract.price import value_of_lots


class CountedValue(Struct, frozen=True):
    """SEK, `None` where a lot's isn't stated; `is_agreed` when it is the price of the contract and not an estimate of it."""

    amount: Decimal | None
    is_agreed: bool


def value_counted_on(case: Procurement, lots: Sequence[Lot] = ()) -> CountedValue:
    """Of the lots, or of the whole contract when none are named or all are; no lot has a price of its own in the case.

    The estimate counts the options (5 kap. 3 § LOU), which the number doesn't: it is taken to be spread evenly over the months.
    """
    contract = case.contract
    is_whole = not lots or len(lots) == len(case.lots)
    if is_whole and contract.contract_price is not None:
        return CountedValue(contract.contract_price, is_agreed=True)
    estimate = contract.estimated_value if is_whole else value_of_lots(lots)
    if estimate is None:
        return CountedValue(None, is_agreed=False)
    months = contract.months + (contract.option_months or 0)
    return CountedValue(estimate * contract.months / months, is_agreed=False)
