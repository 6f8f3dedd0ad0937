"""What a requirement for places asks for in all, and the contract that it is set against, as the clauses count them."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import assert_never

from tenderkit.model.case.case import Lot, Places, Procurement, Requirement
from tenderkit.model.case.choices import CountedPer, PlacesBasis
from tenderkit.model.proportionality.measures import MissingFact, Volume
from tenderkit.problems import Key
from tenderkit.rules.contract.each_requirement import is_framework
from tenderkit.rules.contract.quantities import Quantity

MONTHS_A_YEAR = 12
_WHOLE = Quantity.of(100)


@dataclass(frozen=True, slots=True)
class Scope:
    """The places, and the part of the contract that they are counted on: every lot that has this requirement."""

    case: Procurement
    places: Places
    lots: tuple[Lot, ...]

    @property
    def is_whole(self) -> bool:
        return len(self.lots) == len(self.case.lots)

    @property
    def called_off(self) -> bool:
        return self.places.basis is PlacesBasis.PER_CALLED_OFF_SEK


@dataclass(frozen=True, slots=True)
class Quantities:
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


def requirements_with_address(case: Procurement) -> Iterator[tuple[Key, Requirement, Lot | None]]:
    """The common requirement where any lot has it, then each lot's own, with its address in the file."""
    if any(lot.requirement is None for lot in case.lots):
        yield ("requirement",), case.requirement, None
    for index, lot in enumerate(case.contract.lots):
        if lot.requirement is not None:
            yield ("contract", "lots", index, "requirement"), lot.requirement, lot


def scope_of(case: Procurement, places: Places, lot: Lot | None) -> Scope:
    """A lot's own requirement goes with that lot; the common one, counted per contract, with every lot that shares it."""
    shared = lot is None or (lot.requirement is None and places.counted_per is CountedPer.CONTRACT)
    if lot is not None and not shared:
        return Scope(case, places, (lot,))
    return Scope(case, places, tuple(each for each in case.lots if each.requirement is None) or case.lots)


def quantities(scope: Scope) -> Quantities:
    """Everything that the measures are made of."""
    value, employees, suppliers = _value(scope), _employees(scope), _suppliers(scope)
    each = _places_for_one(scope, value)
    groups = Quantity.of(1) if scope.called_off else _groups(scope, suppliers)
    places = each * groups
    length = Quantity.of(scope.places.minimum_months) * Quantity.of(scope.places.extent_percent)
    return Quantities(
        value=value,
        employees=employees,
        suppliers=suppliers,
        each=each,
        places=places,
        at_once=_at_once(scope, each) * groups,
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
    """The case file states the staff of the whole contract; how it is spread over lots is never guessed."""
    if not scope.is_whole:
        return Quantity.of(None, MissingFact.LOT_EMPLOYEES)
    return Quantity.of(scope.case.contract.employees_needed, MissingFact.EMPLOYEES)


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


def _groups(scope: Scope, suppliers: Quantity) -> Quantity:
    """How many times over the number holds."""
    match scope.places.counted_per:
        case CountedPer.SUPPLIER:
            return suppliers
        case CountedPer.LOT:
            return Quantity.of(len(scope.lots))
        case CountedPer.CONTRACT:
            return Quantity.of(1)
        case counted_per:
            assert_never(counted_per)


def _places_for_one(scope: Scope, value: Quantity) -> Quantity:
    """For called-off volume the most that there can be: everything called off, and only whole amounts counted."""
    count = Quantity.of(scope.places.count)
    match scope.places.basis:
        case PlacesBasis.FIXED:
            return count
        case PlacesBasis.PER_CALLED_OFF_SEK:
            return (value / rate(scope)).whole() * count
        case PlacesBasis.PER_YEAR:
            years, rest = divmod(scope.case.contract.months, MONTHS_A_YEAR)
            part = scope.places.count * rest // MONTHS_A_YEAR
            return Quantity.of(scope.places.count * years + part)
        case basis:
            assert_never(basis)


def rate(scope: Scope) -> Quantity:
    """Kronor called off for the stated number of places."""
    return Quantity.of(scope.places.sek_per_place, MissingFact.SEK_PER_PLACE)


def _at_once(scope: Scope, each: Quantity) -> Quantity:
    """All of them, unless they are spread over years; places longer than a year overlap with those of the next."""
    if scope.places.basis is not PlacesBasis.PER_YEAR or each.amount is None:
        return each
    overlapping = -(-scope.places.minimum_months // MONTHS_A_YEAR)
    return Quantity.of(min(each.amount, Decimal(scope.places.count * overlapping)))
