"""What a requirement for places asks for in all, and the contract that it is set against, as the clauses count them."""

from collections.abc import Sequence
from decimal import Decimal
from math import ceil

from msgspec import Struct

from tenderkit.model.case.case import Lot, Places, Procurement
from tenderkit.model.case.choices import CountedPer, PlacesBasis
from tenderkit.model.proportionality.measures import MissingFact, Volume
from tenderkit.rules.contract.days import YEAR
from tenderkit.rules.contract.each_requirement import AddressedRequirement, is_framework
from tenderkit.rules.contract.kind_numbers import full_time_months_of_one
from tenderkit.rules.contract.least_time import longest_time, shortest_time
from tenderkit.rules.contract.places_owed import CallOffs, places_owed, places_together
from tenderkit.rules.contract.quantities import Quantity, exact

_WHOLE = Quantity.of(100)


class Scope(Struct, frozen=True):
    """A requirement with places, and the part of the contract that they are counted on: every lot that has it."""

    of: AddressedRequirement
    places: Places

    @property
    def case(self) -> Procurement:
        return self.of.case

    @property
    def lots(self) -> tuple[Lot, ...]:
        return self.of.lots

    @property
    def is_whole(self) -> bool:
        return len(self.lots) == len(self.case.lots)

    @property
    def called_off(self) -> bool:
        return self.places.basis is PlacesBasis.PER_CALLED_OFF_SEK


class Quantities(Struct, frozen=True):
    """The volume with what is missing for each part of it; see `Volume`. `each` is the number once, for one of the groups."""

    value: Quantity
    employees: Quantity
    suppliers: Quantity
    each: Quantity
    places: Quantity
    at_once: Quantity
    place_months: Quantity
    work_months: Quantity

    @property
    def volume(self) -> Volume:
        return Volume(
            value=self.value.amount,
            employees=self.employees.amount,
            suppliers=self.suppliers.amount,
            places=self.places.amount,
            places_at_once=self.at_once.amount,
            place_months=self.place_months.amount,
            work_months=self.work_months.amount,
        )


def sum_of_quantities(case: Procurement, parts: Sequence["Quantities"]) -> "Quantities":
    """The places of several requirements together, against the whole contract."""
    zero, contract = Quantity.of(0), case.contract
    employees = _staff(case)
    places = sum((part.places for part in parts), zero)
    return Quantities(
        value=Quantity.of(contract.estimated_value),
        employees=employees,
        suppliers=Quantity.of(contract.supplier_count, MissingFact.SUPPLIERS),
        each=places,
        places=places,
        at_once=sum((part.at_once for part in parts), zero),
        place_months=sum((part.place_months for part in parts), zero),
        work_months=employees * Quantity.of(contract.months),
    )


def quantities(scope: Scope, *, options: bool = True) -> Quantities:
    """Everything that the measures are made of; what is asked of the market is what can come to be owed, options included."""
    value, employees, suppliers = _value(scope), _employees(scope), _suppliers(scope)
    each, at_once = _places_of_one(scope, value, options=options)
    groups = suppliers if scope.places.counted_per is CountedPer.SUPPLIER and not scope.called_off else Quantity.of(1)
    places = each * groups
    length = Quantity.of(exact(full_time_months_of_one(scope.places) * 100))
    return Quantities(
        value=value,
        employees=employees,
        suppliers=suppliers,
        each=each,
        places=places,
        at_once=at_once * groups,
        place_months=places * length / _WHOLE,
        work_months=employees * Quantity.of(scope.case.contract.months),
    )


def _value(scope: Scope) -> Quantity:
    if scope.is_whole:
        return Quantity.of(scope.case.contract.estimated_value)
    if any(lot.value is None for lot in scope.lots):
        return Quantity.of(None, MissingFact.LOT_VALUE)
    return Quantity.of(sum((lot.value for lot in scope.lots if lot.value is not None), Decimal(0)))


def _employees(scope: Scope) -> Quantity:
    """How a contract's staff is spread over lots is never guessed."""
    if scope.is_whole:
        return _staff(scope.case)
    return Quantity.of(_staff_of_lots(scope.lots), MissingFact.LOT_EMPLOYEES)


def _staff(case: Procurement) -> Quantity:
    """Of the whole contract, else of all its lots together."""
    return Quantity.of(case.contract.employees_needed or _staff_of_lots(case.lots), MissingFact.EMPLOYEES)


def _staff_of_lots(lots: Sequence[Lot]) -> int | None:
    known = [lot.employees_needed for lot in lots if lot.employees_needed is not None]
    return sum(known) if len(known) == len(lots) else None


def _suppliers(scope: Scope) -> Quantity:
    """Those who get a contract: as planned, else as registered after the award, else unknown."""
    planned = scope.case.contract.supplier_count
    if planned is not None and (scope.is_whole or planned == 1):
        return Quantity.of(planned)
    if not is_framework(scope.case) and len(scope.lots) == 1:
        return Quantity.of(1)
    ids = {lot.id for lot in scope.lots}
    registered = [each for each in scope.case.suppliers if scope.is_whole or each.lots is None or ids & set(each.lots)]
    return Quantity.of(len(registered) or None, MissingFact.SUPPLIERS)


def _places_of_one(scope: Scope, value: Quantity, *, options: bool) -> tuple[Quantity, Quantity]:
    """The number for all suppliers together or for each of them, and how many of the places there can be at once.

    For called-off volume it is the most that there can be: everything is called off. Months of full time are as many places of
    the least time and extent, which can all be at once.
    """
    if scope.called_off:
        by_lot = scope.places.counted_per is CountedPer.LOT and bool(scope.case.contract.lots)
        values = [Quantity.of(lot.value, MissingFact.LOT_VALUE) for lot in scope.lots] if by_lot else [value]
        number = sum((_called_off(scope, each) for each in values), Quantity.of(0))
        return number, number
    owed = places_owed(scope.case, scope.places, options=options, of=scope.lots)
    overlapping = ceil(
        longest_time(scope.places).months / YEAR
    )  # places longer than a year overlap with those of the next
    together, at_once = Quantity.of(places_together(owed)), Quantity.of(places_together(owed[:overlapping]))
    if not scope.places.by_months:
        return together, at_once
    least = Quantity.of(exact(shortest_time(scope.places).full_time_months))
    return together / least, together / least


def _called_off(scope: Scope, value: Quantity) -> Quantity:
    """The whole value, or a lot's own where it is counted for each (definitioner, avropat värde)."""
    if value.amount is None or scope.places.sek_per_place is None:
        return value * rate(scope)
    call_offs = CallOffs(value.amount, value.amount)
    return Quantity.of(places_together(places_owed(scope.case, scope.places, options=True, call_offs=call_offs)))


def rate(scope: Scope) -> Quantity:
    """Kronor called off for the stated number of places."""
    return Quantity.of(scope.places.sek_per_place, MissingFact.SEK_PER_PLACE)
