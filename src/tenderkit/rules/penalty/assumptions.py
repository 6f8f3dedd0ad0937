"""What the figures of a penalty rest on, so that whoever reads them knows what they don't say."""

from collections.abc import Iterator, Sequence
from typing import assert_never

from tenderkit.model.case.case import Penalty
from tenderkit.model.case.choices import CountedPer, PlacesBasis
from tenderkit.model.penalty.outcome import Exposed, ValueSource
from tenderkit.model.penalty.rate import PenaltyRate
from tenderkit.model.penalty.unit import TimeCounted, unit_of
from tenderkit.model.proportionality.measures import CatalogueText
from tenderkit.rules.contract.places_owed import number_by_value_words, yearly_number
from tenderkit.rules.contract.price import price_of, stands_in
from tenderkit.rules.language.wording import write_date, write_number
from tenderkit.rules.penalty.terms import Terms, time_of_a_place_that_never_begins


def assumptions(
    terms: Terms, penalty: Penalty, rate: PenaltyRate, exposed: Sequence[Exposed]
) -> Iterator[CatalogueText]:
    """In the order of the questions that a reader asks: when, how many, how long, of what."""
    if terms.assumed is not None:
        yield CatalogueText("penalty.assume.assumed", {"value": write_number(terms.assumed)})
    yield from _share(terms, penalty, rate)
    yield CatalogueText("penalty.assume.remedy", {"days": str(penalty.remedy_days)})
    yield from _second_step(penalty, rate)
    if penalty.claim_within_months is not None:
        yield CatalogueText("penalty.assume.claim", {"months": str(penalty.claim_within_months)})
    yield from _number_of_places(terms, sum(group.places for group in exposed), exposed)
    yield from _time(terms, penalty, exposed)
    yield from _called_off_in_lots(terms)


def _number_of_places(terms: Terms, places: int, exposed: Sequence[Exposed]) -> Iterator[CatalogueText]:
    if places == 0:
        yield CatalogueText("penalty.assume.no_places")
        return
    match terms.places.basis:
        case PlacesBasis.PER_YEAR:
            yield yearly_number(terms.case, terms.places)
        case PlacesBasis.PER_CALLED_OFF_SEK if terms.counted_on and terms.counted_on.amount is not None:
            facts = {"places": str(places), "value": write_number(terms.counted_on.amount)}
            yield CatalogueText(f"penalty.assume.{_by_value(terms.counted_on.source)}", facts)
        case PlacesBasis.FULL_TIME_MONTHS:
            yield CatalogueText("penalty.assume.full_time_months", {"months": str(sum(each.most for each in exposed))})
        case PlacesBasis.PER_CONTRACT_VALUE:
            yield number_by_value_words(terms.case, terms.places, terms.of.lots)
        case PlacesBasis.FIXED | PlacesBasis.PER_CALLED_OFF_SEK:
            yield CatalogueText("penalty.assume.full_number", {"places": str(places)})
        case _:
            assert_never(terms.places.basis)
    if not terms.by_call_offs:
        yield from _whose(terms)


def _share(terms: Terms, penalty: Penalty, rate: PenaltyRate) -> Iterator[CatalogueText]:
    """A share of a price that nobody has agreed on yet is counted on the estimate (vite.k3)."""
    price = price_of(terms.of)
    if penalty.share_percent is not None and price.amount is not None and stands_in(price):
        facts = {"value": write_number(price.amount), "amount": write_number(rate.first)}
        yield CatalogueText("penalty.assume.share", facts | {"share": write_number(penalty.share_percent)})


def _second_step(penalty: Penalty, rate: PenaltyRate) -> Iterator[CatalogueText]:
    """When the second step begins at the earliest (vite.k7)."""
    if penalty.second is not None:
        facts = {"days": str(penalty.second.remedy_days), "units": str(rate.first_units)}
        passing = rate.unit.time is TimeCounted.LATE
        yield CatalogueText(rate.unit.words("second") if passing else "penalty.assume.second", facts)


def _by_value(source: ValueSource) -> str:
    match source:
        case ValueSource.CALLED_OFF_VALUE | ValueSource.ASSUMED_VALUE | ValueSource.FIRST_AMOUNT:
            return source.value
        case _:  # the whole value, which is the most that can be called off
            return "possible"


def _whose(terms: Terms) -> Iterator[CatalogueText]:
    """Each of several suppliers has the number by itself (platser-antal.s2), or they share it (platser-ramavtal.s3)."""
    suppliers, lots = terms.case.contract.supplier_count or 1, terms.of.lots
    if terms.places.counted_per is CountedPer.CALL_OFF:
        yield CatalogueText("places.per_call_off")
        return
    if terms.places.counted_per is CountedPer.LOT and len(lots) > 1:
        yield CatalogueText("penalty.assume.each_lot", {"lots": ", ".join(lot.id for lot in lots)})
    if suppliers > 1:
        each = terms.places.counted_per is CountedPer.SUPPLIER
        yield CatalogueText(f"penalty.assume.{'each_supplier' if each else 'shared'}", {"suppliers": str(suppliers)})


def _time(terms: Terms, penalty: Penalty, exposed: Sequence[Exposed]) -> Iterator[CatalogueText]:
    if not exposed or terms.places.by_months:
        return
    unit, facts = unit_of(penalty.per), {"most": str(max(group.most for group in exposed))}
    if unit.time is TimeCounted.LATE:
        never, _ = time_of_a_place_that_never_begins(terms, penalty)
        facts |= {"ends": write_date(terms.ends), "never": str(never)}
    if unit.counts_time:
        yield CatalogueText(unit.words("longest"), facts)


def _called_off_in_lots(terms: Terms) -> Iterator[CatalogueText]:
    """A supplier's called-off value isn't stated for each lot, but the cap is counted for the lot (vite.s6)."""
    lots = terms.supplier.lots if terms.supplier is not None else None
    if terms.of.lot is not None and lots is not None and len(lots) > 1:
        yield CatalogueText("penalty.assume.all_lots", {"lots": ", ".join(lots), "lot": terms.of.lot.id})
