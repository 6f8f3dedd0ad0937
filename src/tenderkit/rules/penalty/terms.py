"""What the case says that a penalty is counted on: how many places, how long each can be missing, and the value.

Everything here follows the clauses platser-antal, platser-minskning, platser-tid and vite; a mark names the sentence.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import assert_never

from tenderkit.model.case.case import Lot, Places, Procurement, Requirement, Supplier
from tenderkit.model.case.choices import CapBase, ContractForm, PenaltyPer, PlacesBasis, PlacesStart
from tenderkit.model.penalty.outcome import Basis, Exposed, ValueSource
from tenderkit.rules.contract.days import YEAR, add_months

_WEEK = 7
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Terms:
    """One requirement with places, in the contract or in one lot; `supplier` is set when a called-off value is known."""

    case: Procurement
    requirement: Requirement
    places: Places
    lot: Lot | None = None
    supplier: Supplier | None = None

    @property
    def months(self) -> int:
        """The whole contract: the number of places is for all of it, options included (platser-minskning.s3)."""
        return self.case.contract.months + (self.case.contract.option_months or 0)

    @property
    def ends(self) -> date:
        """The last day of the contract with its options."""
        return add_months(self.case.contract.starts, self.months) - _DAY

    @property
    def by_call_offs(self) -> bool:
        return self.places.basis is PlacesBasis.PER_CALLED_OFF_SEK

    @property
    def called_off(self) -> Basis | None:
        """What has been called off; before that, the amount that the first places are counted on, if the case has one."""
        if self.supplier is not None and self.supplier.called_off_value is not None:
            return Basis(ValueSource.CALLED_OFF_VALUE, self.supplier.called_off_value)
        if self.by_call_offs and self.places.sek_per_place is not None:
            return Basis(ValueSource.FIRST_AMOUNT, self.places.sek_per_place)
        return None


def started_weeks(remedy_ends: date, counted_until: date) -> int:
    """Weeks begun after the last day for remedy, up to but not including the day when the penalty stops (vite.s3)."""
    days = (counted_until - remedy_ends).days - 1
    return max(0, -(-days // _WEEK))


def exposed_places(terms: Terms, per: PenaltyPer, remedy_days: int) -> tuple[Exposed, ...]:
    """Every place that can be required, in groups that can be missing equally long."""

    def most(from_month: int) -> int:
        match per:
            case PenaltyPer.MISSING_PLACE:
                return 1
            case PenaltyPer.MISSING_MONTH:
                return terms.places.minimum_months
            case PenaltyPer.STARTED_WEEK:
                begins = add_months(terms.case.contract.starts, from_month)
                return started_weeks(begins + timedelta(days=remedy_days), terms.ends + _DAY)
            case _:
                assert_never(per)

    groups = (Exposed(places, most(from_month)) for from_month, places in _places_by_month(terms))
    return tuple(group for group in groups if group.places)


def weeks_of_a_place_that_never_begins(terms: Terms, remedy_days: int) -> tuple[int, date]:
    """Started weeks from the last day for remedy until the place no longer can be carried out, and that last day.

    Options aren't counted: whether they are used is the authority's choice. The written notice is taken to arrive on
    the first day that the place is late.
    """
    starts, months, places = terms.case.contract.starts, terms.case.contract.months, terms.places
    counted_from = starts
    if places.basis is PlacesBasis.FIXED and places.counted_from is PlacesStart.CONTRACT_SIGNED:
        counted_from = terms.case.procedure.contract_signed or starts
    late = add_months(counted_from, places.start_within_months) + _DAY
    remedy_ends = late + timedelta(days=remedy_days)
    impossible = add_months(starts, months - places.minimum_months) + _DAY
    return started_weeks(remedy_ends, impossible), remedy_ends


def value_of(terms: Terms) -> Basis:
    """What a share of the contract's value is counted on: the price when it is agreed, else the estimate."""
    if terms.called_off is not None:
        return terms.called_off
    return _contract_value(terms)


def cap_basis(terms: Terms, of: CapBase) -> tuple[Basis | None, bool]:
    """What the cap is a share of (vite.s6), and whether it only stands in for a price that isn't known yet."""
    match of:
        case CapBase.CALLED_OFF_VALUE:
            return terms.called_off, False
        case CapBase.ESTIMATED_VALUE:
            return _estimated_value(terms), False
        case CapBase.CONTRACT_PRICE:
            basis = _contract_value(terms)
            return basis, basis.source is not ValueSource.CONTRACT_PRICE
        case _:
            assert_never(of)


def _places_by_month(terms: Terms) -> Iterator[tuple[int, int]]:
    """Months from the start of the contract, and the places that can be required from then on."""
    match terms.places.basis:
        case PlacesBasis.FIXED:
            yield 0, terms.places.count if _fits(terms, 0) else 0
        case PlacesBasis.PER_CALLED_OFF_SEK:
            yield 0, _called_off_places(terms) if _fits(terms, 0) else 0
        case PlacesBasis.PER_YEAR:
            yield from _yearly_places(terms)
        case _:
            assert_never(terms.places.basis)


def _called_off_places(terms: Terms) -> int:
    """So many for every whole amount that has been called off (platser-antal.k2)."""
    rate, called_off = terms.places.sek_per_place, terms.called_off
    if rate is None or called_off is None or called_off.amount is None:
        return terms.places.count
    return terms.places.count * int(called_off.amount // rate)


def _yearly_places(terms: Terms) -> Iterator[tuple[int, int]]:
    """A year shorter than twelve months has fewer places, rounded down (platser-minskning.s6 and s11)."""
    for from_month in range(0, terms.months, YEAR):
        months = min(YEAR, terms.months - from_month)
        yield from_month, terms.places.count * months // YEAR if _fits(terms, from_month) else 0


def _fits(terms: Terms, from_month: int) -> bool:
    """A place lapses when less of the contract is left than it shall last, on the last day to begin (platser-minskning.s9).

    The clause says so for everything but a fixed number in a contract that isn't a framework agreement.
    """
    framework = terms.case.contract.form is ContractForm.FRAMEWORK_AGREEMENT
    if terms.places.basis is PlacesBasis.FIXED and not framework:
        return True
    return from_month + terms.places.start_within_months + terms.places.minimum_months <= terms.months


def _contract_value(terms: Terms) -> Basis:
    """A lot has no price of its own in the case, so its estimated value stands in."""
    price = terms.case.contract.contract_price
    estimated = _estimated_value(terms)
    if price is None or estimated.source is not ValueSource.ESTIMATED_VALUE:
        return estimated
    return Basis(ValueSource.CONTRACT_PRICE, price)


def _estimated_value(terms: Terms) -> Basis:
    """Of the lot, else of the lots that the requirement is for: one with a requirement of its own is counted by itself."""
    lots = terms.case.contract.lots
    if terms.lot is not None:
        return Basis(ValueSource.LOT_VALUE, terms.lot.value)
    if not any(lot.requirement for lot in lots):
        return Basis(ValueSource.ESTIMATED_VALUE, terms.case.contract.estimated_value)
    values = [lot.value for lot in lots if lot.requirement is None]
    known = [value for value in values if value is not None]
    return Basis(ValueSource.LOTS_VALUE, sum(known, Decimal(0)) if len(known) == len(values) else None)
