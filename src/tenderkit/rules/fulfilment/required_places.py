"""How many places one supplier owes on a day, and what the number rests on; it is counted in `places_owed`."""

from collections.abc import Iterator
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from msgspec import Struct

from tenderkit.model.case.case import Lot, Places
from tenderkit.model.case.choices import CountedPer, PlacesBasis
from tenderkit.model.fulfilment.fulfilment import FulfilmentReason
from tenderkit.rules.contract.due_dates import contract_ends
from tenderkit.rules.contract.each_requirement import is_framework
from tenderkit.rules.contract.places_owed import (
    CallOffs,
    PlacesOwed,
    extensions_owed,
    number_by_value_words,
    places_owed,
    places_together,
    yearly_number,
)
from tenderkit.rules.fulfilment.call_off_days import owed_by_call_offs
from tenderkit.rules.fulfilment.extension_words import extension_reasons, is_at_most
from tenderkit.rules.fulfilment.terms import FulfilmentTerms, because
from tenderkit.rules.fulfilment.value_base import (
    COUNTED,
    REDUCED,
    SHARED,
    call_offs_of,
    lots_counted_on,
    number_follows_call_offs,
    scope_is_reduced,
)
from tenderkit.rules.language.wording import write_number

__all__ = ["COUNTED", "RequiredPlaces", "required_places"]


class RequiredPlaces(Struct, frozen=True):
    """`count` is `None` when a fact is missing; `due` says by which days how many shall have begun, where that is known."""

    count: int | None
    due: tuple[tuple[date, int], ...]
    reasons: tuple[FulfilmentReason, ...]
    final: bool = True  # whether the number is that of the whole contract
    by_months: bool = False  # months of full time, and not places
    at_most: bool = False  # whether it can turn out to be lower: what it follows isn't told

    @property
    def last_due(self) -> date | None:
        return self.due[-1][0] if self.due else None


def required_places(terms: FulfilmentTerms, places: Places) -> RequiredPlaces:
    """The number, and what it is counted on; an extension counts once the journal tells that it is used."""
    if places.counted_per is CountedPer.CALL_OFF:
        why = because("required.call_offs_apart", COUNTED)
        return RequiredPlaces(None, (), (why,), final=False, by_months=places.by_months)
    lots = lots_counted_on(terms, places)
    followed = call_offs_of(terms, places, lots)
    if isinstance(followed, FulfilmentReason):
        return RequiredPlaces(None, (), (followed,), final=False, by_months=places.by_months)
    owed = (*_owed(terms, places, lots, followed), *_extra(terms, places))
    if places.basis is PlacesBasis.PER_YEAR:
        return _by_year(terms, places, _days(owed))
    count = places_together(owed)
    reasons = (*_reasons(terms, places, count, followed), *extension_reasons(terms, places))
    final = not (followed is not None and number_follows_call_offs(terms, places)) or _is_over(terms)
    return RequiredPlaces(count, _days(owed), reasons, final, places.by_months, at_most=is_at_most(terms, places))


def _owed(
    terms: FulfilmentTerms, places: Places, lots: tuple[Lot, ...], followed: CallOffs | None
) -> tuple[PlacesOwed, ...]:
    if followed is not None and places.basis is not PlacesBasis.PER_YEAR and number_follows_call_offs(terms, places):
        return owed_by_call_offs(terms, places, lots, followed)
    return places_owed(terms.case, places, options=False, of=lots or terms.lots, call_offs=followed)


def _extra(terms: FulfilmentTerms, places: Places) -> tuple[PlacesOwed, ...]:
    """What the extensions that have been used add (platser-antal.s7)."""
    used = terms.extended.used if terms.extended is not None else 0
    return extensions_owed(terms.tendered or terms.case, places)[:used]


def _days(owed: tuple[PlacesOwed, ...]) -> tuple[tuple[date, int], ...]:
    """How many by each day, each day once."""
    found: dict[date, int] = {}
    for each in owed:
        if each.due is not None:
            found[each.due] = found.get(each.due, 0) + each.count
    return tuple(sorted(found.items()))


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
    if scope_is_reduced(terms):
        reasons.append(because("required.year_unknown", REDUCED))
    final = len(due) == len(years)
    return RequiredPlaces(count, due, tuple(reasons), final=final, at_most=scope_is_reduced(terms))


def _reasons(
    terms: FulfilmentTerms,
    places: Places,
    count: int,
    followed: CallOffs | None,
) -> Iterator[FulfilmentReason]:
    if followed is None or not number_follows_call_offs(terms, places):
        yield because(f"required.{_by(places)}", COUNTED, places=count)
        if places.basis is PlacesBasis.PER_CONTRACT_VALUE:
            words = number_by_value_words(terms.case, places, terms.lots)
            yield because("required.counted", COUNTED, number=words.in_document)
        if followed is not None:
            whole = places_together(places_owed(terms.case, places, options=False, of=terms.lots))
            base = _number(followed.set_by or Decimal(0))
            yield because("required.reduced", REDUCED, value=_number(followed.own), base=base, of=whole)
        return
    value = _number(followed.own)
    if places.basis is not PlacesBasis.PER_CALLED_OFF_SEK:
        yield because("required.share", SHARED, places=count, of=places.asked, value=value)
    else:
        rate = write_number(places.sek_per_place or Decimal(0))
        yield because("required.called_off", COUNTED, places=count, value=value, rate=rate)


def _number(value: Decimal) -> str:
    return write_number(value.quantize(Decimal(1), ROUND_HALF_UP))


def _by(places: Places) -> str:
    if places.basis is PlacesBasis.PER_CONTRACT_VALUE:
        return "by_value"
    return "full_time_months" if places.by_months else "fixed"


def _is_over(terms: FulfilmentTerms) -> bool:
    return terms.is_past(contract_ends(terms.case, options=False))
