"""What the number of places follows when less is performed or called off than it was set by (platser-minskning, platser-ramavtal).

A number that is for some lots alone follows those lots: their estimated value and what is performed or called off in them.
"""

from collections.abc import Mapping, Sequence
from decimal import Decimal

from tenderkit.model.case.case import Lot, Places, Supplier
from tenderkit.model.case.choices import CountedPer, PlacesBasis
from tenderkit.model.clauses.roles import ClauseRole
from tenderkit.model.fulfilment.fulfilment import FulfilmentReason
from tenderkit.model.journal.choices import EventKind
from tenderkit.rules.contract.counted_value import value_counted_on
from tenderkit.rules.contract.each_requirement import is_framework, lots_of
from tenderkit.rules.contract.places_owed import CallOffs
from tenderkit.rules.contract.whose import belongs_to
from tenderkit.rules.fulfilment.terms import FulfilmentTerms, because
from tenderkit.rules.journal.known import KnownEvent

COUNTED, REDUCED = ClauseRole.PLACES_COUNT, ClauseRole.PLACES_REDUCTION
SHARED = ClauseRole.PLACES_IN_FRAMEWORK
_VALUES = (EventKind.CALLED_OFF, EventKind.SCOPE_REDUCED)  # what has been called off or performed so far


def lots_counted_on(terms: FulfilmentTerms, places: Places) -> tuple[Lot, ...]:
    """The lots whose value the number follows; none where it is that of the whole contract."""
    contract = terms.case.contract
    is_whole = not contract.lots or (
        places.counted_per is not CountedPer.LOT and len(terms.of.lots) == len(contract.lots)
    )
    return () if is_whole else terms.lots


def number_follows_call_offs(terms: FulfilmentTerms, places: Places) -> bool:
    """Whether the number follows what is called off, and not what was agreed from the start."""
    return places.basis is PlacesBasis.PER_CALLED_OFF_SEK or is_framework(terms.case)


def is_shared(places: Places) -> bool:
    """Whether the number is one for all suppliers of a framework agreement, who share it by what is called off (platser-ramavtal.s3)."""
    return places.basis is not PlacesBasis.PER_CALLED_OFF_SEK and places.counted_per is not CountedPer.SUPPLIER


def suppliers_in(terms: FulfilmentTerms, lots: Sequence[Lot]) -> list[Supplier]:
    """Those that have any of the lots; all of them where none is named."""
    return [each for each in terms.case.suppliers if not lots or set(lots_of(terms.case, each)) & set(lots)]


def call_offs_of(terms: FulfilmentTerms, places: Places, lots: Sequence[Lot]) -> CallOffs | FulfilmentReason | None:
    """What the number of the lots follows, or why that can't be told; `None` while it is whole."""
    if number_follows_call_offs(terms, places):
        return _called_off(terms, places, lots)
    if places.basis is PlacesBasis.PER_YEAR:
        return None
    performed = _told(terms, terms.supplier, lots, EventKind.SCOPE_REDUCED)
    if performed is None:
        return None
    set_by = _set_by(terms, places, lots)
    if set_by is None:
        return because("required.estimate_unknown", REDUCED)
    return CallOffs(performed, performed, set_by)


def scope_is_reduced(terms: FulfilmentTerms) -> bool:
    """Whether less is performed than was agreed, whatever the value."""
    reduced = told_values(terms, EventKind.SCOPE_REDUCED)
    return any(belongs_to(terms.case, each.event, terms.supplier) for each in reduced)


def _called_off(terms: FulfilmentTerms, places: Places, lots: Sequence[Lot]) -> CallOffs | FulfilmentReason:
    by_value = places.basis is PlacesBasis.PER_CALLED_OFF_SEK
    others = suppliers_in(terms, lots)
    count = len(others) if lots else terms.case.contract.supplier_count or len(others)
    own, everyones = _value_of(terms, terms.supplier, lots), [_value_of(terms, each, lots) for each in others]
    known = [value for value in everyones if value is not None]
    shared = is_shared(places)
    if own is None or (shared and len(known) < count):
        return because(_unknown(lots, others), COUNTED if by_value else SHARED)
    together = sum(known, Decimal(0))
    if places.basis is PlacesBasis.PER_YEAR or by_value:
        return CallOffs(own, together)
    set_by = _set_by(terms, places, lots)
    if set_by is None:
        return because("required.estimate_unknown", REDUCED)
    return CallOffs(own, together, set_by if shared else set_by / count)


def _unknown(lots: Sequence[Lot], suppliers: Sequence[Supplier]) -> str:
    """A supplier's call-offs in the case are of all its lots together; of each lot the journal can tell."""
    stated = all(each.called_off_value is not None for each in suppliers)
    return "required.called_off_in_lots" if lots and stated else "required.called_off_unknown"


def _value_of(terms: FulfilmentTerms, supplier: Supplier, lots: Sequence[Lot]) -> Decimal | None:
    """What is called off from a supplier in the lots: as the journal tells it last, else the case's where it is of these lots alone."""
    told = _told(terms, supplier, lots)
    return supplier.called_off_value if told is None and _has_no_others(terms, supplier, lots) else told


def _told(terms: FulfilmentTerms, supplier: Supplier, lots: Sequence[Lot], *kinds: EventKind) -> Decimal | None:
    """What the journal has told last of the supplier's value in the lots: of a contract without call-offs only that it was reduced."""
    mine = (each.event for each in told_values(terms, *kinds) if belongs_to(terms.case, each.event, supplier))
    return value_in(terms, supplier, lots, {event.lot: event.value for event in mine})


def value_in(
    terms: FulfilmentTerms, supplier: Supplier, lots: Sequence[Lot], last: Mapping[str | None, Decimal | None]
) -> Decimal | None:
    """Of values told by the lot's id, or of all lots by `None`, the supplier's in the lots; of several the sum, when each is told."""
    if None in last and _has_no_others(terms, supplier, lots):
        return last[None]
    of_lots = [last.get(lot.id) for lot in lots or lots_of(terms.case, supplier)]
    known = [value for value in of_lots if value is not None]
    return sum(known, Decimal(0)) if known and len(known) == len(of_lots) else None


def _has_no_others(terms: FulfilmentTerms, supplier: Supplier, lots: Sequence[Lot]) -> bool:
    """Whether a value of all the supplier's lots is that of these."""
    return not lots or set(lots_of(terms.case, supplier)) <= set(lots)


def told_values(terms: FulfilmentTerms, *kinds: EventKind) -> tuple[KnownEvent, ...]:
    """Events that tell what has been called off, or performed, so far, in the order of their days."""
    found = [each for kind in kinds or _VALUES for each in terms.known.of_kind(kind)]
    found.sort(key=lambda each: each.date)
    return tuple(each for each in found if terms.has_been(each.date) and terms.is_of_lot(each))


def _set_by(terms: FulfilmentTerms, places: Places, lots: Sequence[Lot]) -> Decimal | None:
    """The value that the number was set by. In the second edition an extension has a number of its own, so its time is left out.

    The estimate counts the options (5 kap. 3 § LOU), and is taken to be spread evenly over the months.
    """
    case = terms.tendered or terms.case
    if places.basis is PlacesBasis.PER_CONTRACT_VALUE:
        return value_counted_on(case, lots).amount
    values = [lot.value for lot in lots] or [case.contract.estimated_value]
    known = [value for value in values if value is not None]
    if len(known) < len(values):
        return None
    estimate, contract = sum(known, Decimal(0)), case.contract
    if not case.counting.nearest or contract.option_months is None:
        return estimate
    return estimate * contract.months / (contract.months + contract.option_months)
