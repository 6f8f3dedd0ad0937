"""How many places one supplier owes on a day, and what the number rests on; it is counted in `places_owed`."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from tenderkit.model.case.case import Places
from tenderkit.model.case.choices import CountedPer, PlacesBasis
from tenderkit.model.clauses.roles import ClauseRole
from tenderkit.model.fulfilment.fulfilment import FulfilmentReason
from tenderkit.rules.contract.due_dates import contract_ends
from tenderkit.rules.contract.each_requirement import is_framework, lots_of
from tenderkit.rules.contract.places_owed import (
    CallOffs,
    number_by_value_words,
    places_owed,
    places_together,
    yearly_number,
)
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
    by_months: bool = False  # months of full time, and not places

    @property
    def last_due(self) -> date | None:
        return self.due[-1][0] if self.due else None


def required_places(terms: FulfilmentTerms, places: Places) -> RequiredPlaces:
    """The number, and what it is counted on; without the options, since nobody has written that one is used."""
    call_offs = _call_offs(terms, places)
    if places.counted_per is CountedPer.CALL_OFF:
        call_offs = because("required.call_offs_apart", COUNTED)
    if isinstance(call_offs, FulfilmentReason):
        return RequiredPlaces(None, (), (call_offs,), final=False, by_months=places.by_months)
    owed = places_owed(terms.case, places, options=False, of=terms.lots, call_offs=call_offs)
    days = tuple((each.due, each.count) for each in owed if each.due is not None)
    if places.basis is PlacesBasis.PER_YEAR:
        return _by_year(terms, places, days)
    count = places_together(owed)
    reasons = tuple(_reasons(terms, places, count, call_offs))
    final = call_offs is None or _is_over(terms)
    return RequiredPlaces(count, days, reasons, final=final, by_months=places.by_months)


def _call_offs(terms: FulfilmentTerms, places: Places) -> CallOffs | FulfilmentReason | None:
    """What the number follows, or why that can't be told; `None` where it doesn't follow what is called off.

    A number for each lot follows what is called off in the lot (definitioner, avropat värde), and a supplier's call-offs
    aren't told apart by lot, so it must have one at most.
    """
    by_value, contract = places.basis is PlacesBasis.PER_CALLED_OFF_SEK, terms.case.contract
    if not by_value and not is_framework(terms.case):
        return None
    own, everyones = terms.supplier.called_off_value, [each.called_off_value for each in terms.case.suppliers]
    known = [value for value in everyones if value is not None]
    suppliers = contract.supplier_count or len(everyones)
    shared = not by_value and places.counted_per is not CountedPer.SUPPLIER
    if own is None or (shared and len(known) < suppliers):
        return because("required.called_off_unknown", COUNTED if by_value else SHARED)
    lots = lots_of(terms.case, terms.supplier) if places.counted_per is CountedPer.LOT and contract.lots else ()
    if len(lots) > 1:
        return because("required.called_off_in_lots", COUNTED if by_value else REDUCED)
    together = sum(known, Decimal(0))
    if places.basis is PlacesBasis.PER_YEAR or by_value:
        return CallOffs(own, together)
    estimate = lots[0].value if lots else contract.estimated_value
    if estimate is None:
        return because("required.estimate_unknown", REDUCED)
    set_by = _set_by(terms, estimate)
    return CallOffs(own, together, set_by if shared else set_by / suppliers)


def _set_by(terms: FulfilmentTerms, estimate: Decimal) -> Decimal:
    """The value that the number was set by. In the second edition an extension has a number of its own, so its time is left out.

    The estimate counts the options (5 kap. 3 § LOU), and is taken to be spread evenly over the months.
    """
    contract = terms.case.contract
    if not terms.case.counting.nearest or contract.option_months is None:
        return estimate
    return estimate * contract.months / (contract.months + contract.option_months)


def _by_year(terms: FulfilmentTerms, places: Places, years: tuple[tuple[date, int], ...]) -> RequiredPlaces:
    """The years whose places shall have begun by the day; of the whole contract when no day is asked about.

    What is carried over is due with the places of the next year (platser-antal.k2).
    """
    if places.carried_over:
        days = [due for due, _ in years]
        years = tuple(zip((*days[1:], *days[-1:]), (count for _, count in years), strict=True))
    due = tuple(each for each in years if terms.day is None or each[0] < terms.day)
    count = sum(each[1] for each in due)
    reasons = [because("required.per_year", COUNTED, places=count, years=len(due))]
    if terms.case.contract.option_months:
        reasons.append(
            because("required.years_with_option", REDUCED, number=yearly_number(terms.case, places).in_document)
        )
    if is_framework(terms.case):
        reasons.append(because("required.at_most", REDUCED))
    return RequiredPlaces(count, due, tuple(reasons), final=len(due) == len(years))


def _reasons(
    terms: FulfilmentTerms, places: Places, count: int, call_offs: CallOffs | None
) -> Iterator[FulfilmentReason]:
    if call_offs is None:
        yield because(f"required.{_by(places)}", COUNTED, places=count)
        if places.basis is PlacesBasis.PER_CONTRACT_VALUE:
            words = number_by_value_words(terms.case, places, terms.lots)
            yield because("required.counted", COUNTED, number=words.in_document)
        if terms.case.contract.option_months:
            yield because(f"required.{_about_the_option(terms, places)}", REDUCED)
        return
    value = write_number(call_offs.own)
    if places.basis is not PlacesBasis.PER_CALLED_OFF_SEK:
        yield because("required.share", SHARED, places=count, of=places.asked, value=value)
    else:
        rate = write_number(places.sek_per_place or Decimal(0))
        yield because("required.called_off", COUNTED, places=count, value=value, rate=rate)


def _by(places: Places) -> str:
    if places.basis is PlacesBasis.PER_CONTRACT_VALUE:
        return "by_value"
    return "full_time_months" if places.by_months else "fixed"


def _about_the_option(terms: FulfilmentTerms, places: Places) -> str:
    """In the second edition an option lowers nothing, and adds something only where the case says how much."""
    if not terms.case.counting.nearest:
        return "with_option"
    return "same_with_option" if places.extension_count is None else "each_extension"


def _is_over(terms: FulfilmentTerms) -> bool:
    return terms.is_past(contract_ends(terms.case, options=False))
