"""How many places one supplier owes on a day, by platser-antal, platser-minskning and platser-ramavtal."""

from dataclasses import dataclass
from datetime import date
from decimal import ROUND_FLOOR, Decimal
from typing import assert_never

from tenderkit.model.case.case import Places, Supplier
from tenderkit.model.case.choices import ContractForm, CountedPer, PlacesBasis
from tenderkit.model.clauses.roles import ClauseRole
from tenderkit.model.fulfilment.fulfilment import FulfilmentReason
from tenderkit.rules.contract.due_dates import contract_ends, places_due
from tenderkit.rules.fulfilment.terms import FulfilmentTerms, because
from tenderkit.rules.language.wording import write_number

COUNTED, REDUCED = ClauseRole.PLACES_COUNT, ClauseRole.PLACES_REDUCTION
SHARED = ClauseRole.PLACES_IN_FRAMEWORK


@dataclass(frozen=True, slots=True)
class RequiredPlaces:
    """`count` is `None` when a fact is missing; `due` says by which days how many shall have begun, where that is known."""

    count: int | None
    due: tuple[tuple[date, int], ...]
    reasons: tuple[FulfilmentReason, ...]
    final: bool = True  # whether the number is that of the whole contract

    @property
    def last_due(self) -> date | None:
        return self.due[-1][0] if self.due else None


def required_places(terms: FulfilmentTerms, places: Places) -> RequiredPlaces:
    """The number, and what it is counted on."""
    match places.basis:
        case PlacesBasis.PER_CALLED_OFF_SEK:
            return _by_called_off(terms, places)
        case PlacesBasis.PER_YEAR:
            return _by_year(terms, places)
        case PlacesBasis.FIXED if terms.case.contract.form is ContractForm.FRAMEWORK_AGREEMENT:
            return _by_share(terms, places)
        case PlacesBasis.FIXED:
            return _fixed(terms, places)
        case _:
            assert_never(places.basis)


def _fixed(terms: FulfilmentTerms, places: Places) -> RequiredPlaces:
    """The whole number; it is less only if the authority takes less than it said, which the case doesn't hold."""
    count = places.count * _lots(terms, places)
    due = tuple((day, count) for day, _ in places_due(terms.case, places))
    reasons = [because("required.fixed", COUNTED, places=count)]
    if terms.case.contract.option_months:
        reasons.append(because("required.with_option", REDUCED))
    return RequiredPlaces(count, due, tuple(reasons))


def _by_called_off(terms: FulfilmentTerms, places: Places) -> RequiredPlaces:
    """So many for each whole amount that has been called off (platser-antal.k2)."""
    value, rate = terms.supplier.called_off_value, places.sek_per_place
    if value is None or rate is None:
        return RequiredPlaces(None, (), (because("required.called_off_unknown", COUNTED),), final=False)
    count = int(value // rate) * places.count
    reason = because("required.called_off", COUNTED, places=count, value=write_number(value), rate=write_number(rate))
    return RequiredPlaces(count, (), (reason,), final=_is_over(terms))


def _by_year(terms: FulfilmentTerms, places: Places) -> RequiredPlaces:
    """The years whose places shall have begun by the day; of the whole contract when no day is asked about."""
    lots = _lots(terms, places)
    years = tuple((day, count * lots) for day, count in places_due(terms.case, places))
    due = tuple(each for each in years if terms.day is None or each[0] < terms.day)
    count = sum(each[1] for each in due)
    reason = because("required.per_year", COUNTED, places=count, years=len(due))
    return RequiredPlaces(count, due, (reason,), final=len(due) == len(years))


def _by_share(terms: FulfilmentTerms, places: Places) -> RequiredPlaces:
    """A framework agreement: the number follows the call-offs (platser-minskning.s2), and is shared by them (platser-ramavtal.s3)."""
    own = terms.supplier.called_off_value
    everyones = [supplier.called_off_value for supplier in terms.case.suppliers]
    known = [value for value in everyones if value is not None]
    suppliers = terms.case.contract.supplier_count or len(everyones)
    if own is None or (places.counted_per is not CountedPer.SUPPLIER and len(known) < suppliers):
        return RequiredPlaces(None, (), (because("required.called_off_unknown", SHARED),), final=False)
    estimated = _estimated(terms, places, terms.supplier)
    if estimated is None:
        return RequiredPlaces(None, (), (because("required.estimate_unknown", REDUCED),), final=False)
    if places.counted_per is CountedPer.SUPPLIER:
        count = _part(places.count, own, estimated / suppliers)
    else:
        together = sum(known, Decimal(0))
        count = _part(_part(places.count, together, estimated), own, together)
    reason = because("required.share", SHARED, places=count, of=places.count, value=write_number(own))
    return RequiredPlaces(count, (), (reason,), final=_is_over(terms))


def _estimated(terms: FulfilmentTerms, places: Places, supplier: Supplier) -> Decimal | None:
    """What the number is fixed on; a supplier's call-offs aren't told apart by lot, so it must have one at most."""
    lots = terms.case.contract.lots
    if places.counted_per is not CountedPer.LOT or not lots:
        return terms.case.contract.estimated_value
    own = [lot for lot in lots if lot.id in (supplier.lots or ())]
    return own[0].value if len(own) == 1 else None


def _lots(terms: FulfilmentTerms, places: Places) -> int:
    """How many times the number holds: once for each of the supplier's lots with this requirement (platser-antal.s3)."""
    if places.counted_per is not CountedPer.LOT:
        return 1
    wanted = terms.supplier.lots
    lots = [lot for lot in terms.case.lots if wanted is None or lot.id in wanted]
    return max(1, sum(terms.case.requirement_for(lot) == terms.requirement for lot in lots))


def _part(count: int, value: Decimal, whole: Decimal) -> int:
    """A share of a number, rounded down (platser-minskning.s11); never more than the number."""
    if not whole:
        return 0
    return min(count, int((count * value / whole).to_integral_value(ROUND_FLOOR)))


def _is_over(terms: FulfilmentTerms) -> bool:
    return terms.is_past(contract_ends(terms.case, options=False))
