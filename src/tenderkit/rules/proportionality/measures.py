"""Whether a requirement is in proportion to what is bought (4 kap. 1 § LOU; report l. 196): figures, never an opinion of ours.

The limits between the colours belong to the municipality. The colour is read off the figure as it is written.
"""

from collections.abc import Iterator, Mapping, Sequence
from decimal import ROUND_HALF_UP, Decimal
from typing import assert_never

from msgspec import Struct

from tenderkit.messages import Message
from tenderkit.model.case.case import Procurement
from tenderkit.model.case.choices import CountedPer
from tenderkit.model.policy.bands import Band, Bands
from tenderkit.model.policy.measure_ids import Colour, MeasureId
from tenderkit.model.proportionality.measures import CatalogueText, Measured, Proportionality, RatioUsedBefore
from tenderkit.rules.contract.each_requirement import AddressedRequirement, each_requirement, is_framework
from tenderkit.rules.contract.kind_numbers import full_time_months_of_one
from tenderkit.rules.contract.least_time import TimeMeasure, one_time, shortest_time
from tenderkit.rules.contract.part_words import WHOLE, part_words
from tenderkit.rules.contract.quantities import Quantity, exact
from tenderkit.rules.language.wording import write_number
from tenderkit.rules.proportionality.assumptions import assumptions_of
from tenderkit.rules.proportionality.volume import Quantities, Scope, quantities, rate, sum_of_quantities

_MILLION = Quantity.of(1_000_000)
_PERCENT = Quantity.of(100)
REFERENCES = (
    RatioUsedBefore(
        ratio=CatalogueText("proportionality.reference.trafikverket.ratio"),
        source=CatalogueText("proportionality.reference.trafikverket.source"),
        limits=CatalogueText("proportionality.reference.trafikverket.limits"),
    ),
    RatioUsedBefore(
        ratio=CatalogueText("proportionality.reference.trafikverket_exempt.ratio"),
        source=CatalogueText("proportionality.reference.trafikverket_exempt.source"),
        limits=CatalogueText("proportionality.reference.trafikverket_exempt.limits"),
    ),
)


class _Figure(Struct, frozen=True):
    """A measure before it is rounded; `way` names the formula, where a measure can be computed in more than one way."""

    id: MeasureId
    quantity: Quantity
    way: str = "plain"


def measure(of: AddressedRequirement, bands: Bands | None) -> Proportionality:
    """The measures of one requirement, on the value of the lots that have it."""
    if of.requirement.places is None:
        return Proportionality(of.lot, part_words(of))
    scope = Scope(of, of.requirement.places)
    parts = quantities(scope)
    written = _written(scope, parts)
    return Proportionality(
        lot=of.lot,
        part=part_words(of),
        volume=parts.volume,
        measures=tuple(_measured(figure, written, bands) for figure in _figures(scope, parts)),
        assumptions=assumptions_of(scope, parts),
        references=REFERENCES,
        limits_source=bands.source if bands else "",
        asks=of.case.counting.nearest,
    )


def measure_all(case: Procurement, bands: Bands | None) -> tuple[Proportionality, ...]:
    """One for each part that is counted by itself, in the order of the file; where they are several, last one for the whole."""
    parts = tuple(each_requirement(case, by_lot=True))
    whole = measure_whole(case, parts, bands)
    return (*(measure(of, bands) for of in parts), *([whole] if whole is not None else []))


def measure_whole(
    case: Procurement, parts: Sequence[AddressedRequirement], bands: Bands | None
) -> Proportionality | None:
    """All the places of the parts against the whole contract; `None` where there is one part only, or no places."""
    scopes = [Scope(of, of.requirement.places) for of in parts if of.requirement.places is not None]
    if len(parts) == 1 or not scopes:
        return None
    together = sum_of_quantities(case, [quantities(scope) for scope in scopes])
    written = _sums_written(together, case)
    return Proportionality(
        part=WHOLE,
        whole=True,
        volume=together.volume,
        measures=tuple(_measured(figure, written, bands) for figure in _figures_of_the_whole(together)),
        assumptions=(CatalogueText("proportionality.assumes.whole"),),
        references=REFERENCES,
        limits_source=bands.source if bands else "",
        asks=case.counting.nearest,
    )


def needs_reasons(proportionality: Proportionality, case: Procurement) -> Message | None:
    """Why the assessment can't be written: red by the municipality's own limits, and nobody has said why it is right anyway."""
    reasons = case.assessment.decision_reasons if case.assessment is not None else None
    if proportionality.colour is not Colour.RED or reasons is not None:
        return None
    red = (found.id.value for found in proportionality.measures if found.colour is Colour.RED)
    return Message("TK-R223", {"measures": ", ".join(red)})


def _figures(scope: Scope, parts: Quantities) -> Iterator[_Figure]:
    """Every measure that can be said of the requirement; one that needs a place is left out where there is none."""
    way = "rate" if scope.called_off else "plain"
    places, value = (Quantity.of(scope.places.asked), rate(scope)) if scope.called_off else (parts.places, parts.value)
    yield _Figure(MeasureId.PLACES_PER_MILLION, places * _MILLION / value, way)
    if places.amount != 0:
        yield _Figure(MeasureId.KRONOR_PER_PLACE, value / places, way)
    by_months = _is_of_months(scope)
    work = parts.place_months * _PERCENT / parts.work_months
    yield _Figure(MeasureId.SHARE_OF_WORK, work, "plain" if by_months else "by_kind")
    yield _Figure(MeasureId.SHARE_OF_STAFF, parts.at_once * _PERCENT / parts.employees)
    if is_framework(scope.case):
        yield _load(scope, parts)


def _figures_of_the_whole(parts: Quantities) -> Iterator[_Figure]:
    """Those that mean something of several requirements together, whatever each of them is counted on."""
    yield _Figure(MeasureId.PLACES_PER_MILLION, parts.places * _MILLION / parts.value)
    if parts.places.amount != 0:
        yield _Figure(MeasureId.KRONOR_PER_PLACE, parts.value / parts.places)
    yield _Figure(MeasureId.SHARE_OF_WORK, parts.place_months * _PERCENT / parts.work_months, "whole")
    yield _Figure(MeasureId.SHARE_OF_STAFF, parts.at_once * _PERCENT / parts.employees)


def _load(scope: Scope, parts: Quantities) -> _Figure:
    """What one supplier of a framework agreement carries."""
    if scope.called_off:
        way = "rate" if _is_of_months(scope) else "by_kind"
        return _Figure(MeasureId.KRONOR_PER_PLACE_MONTH, rate(scope) * _PERCENT / _place_length(scope), way)
    if scope.places.counted_per is CountedPer.SUPPLIER:
        return _Figure(MeasureId.PLACES_PER_SUPPLIER, parts.each, "each")
    return _Figure(MeasureId.PLACES_PER_SUPPLIER, parts.places / parts.suppliers)


def _is_of_months(scope: Scope) -> bool:
    """Whether every place has one length in months, which a formula can be written with."""
    time = one_time(scope.places)
    return time is not None and time.measure is TimeMeasure.MONTHS


def _place_length(scope: Scope) -> Quantity:
    """Percent of a full-time month for the number of places that the rate gives."""
    places = scope.places
    return Quantity.of(exact(places.asked * full_time_months_of_one(places) * 100))


def _measured(figure: _Figure, written: Mapping[str, str], bands: Bands | None) -> Measured:
    name = figure.id.value
    band = bands.band(figure.id) if bands else None
    if figure.quantity.amount is None:
        unknown = CatalogueText("proportionality.not_computed")
        return Measured(figure.id, None, figure.quantity.missing, unknown, unknown, has_limits=band is not None)
    value = figure.quantity.amount.quantize(_step(figure.id), ROUND_HALF_UP)
    result = write_number(value)
    colour = band.colour(value) if band else None
    return Measured(
        id=figure.id,
        value=value,
        missing=(),
        reading=CatalogueText(f"proportionality.reading.{name}", {"result": result}),
        formula=CatalogueText(f"proportionality.formula.{figure.way}.{name}", {**written, "result": result}),
        has_limits=band is not None,
        colour=colour,
        policy_reading=_policy_reading(band, colour),
    )


def _step(measure_id: MeasureId) -> Decimal:
    """How finely the figure is written."""
    match measure_id:
        case MeasureId.PLACES_PER_MILLION:
            return Decimal("0.001")
        case MeasureId.SHARE_OF_WORK | MeasureId.SHARE_OF_STAFF | MeasureId.PLACES_PER_SUPPLIER:
            return Decimal("0.01")
        case MeasureId.KRONOR_PER_PLACE | MeasureId.KRONOR_PER_PLACE_MONTH:
            return Decimal(1)
        case _:
            assert_never(measure_id)


def _policy_reading(band: Band | None, colour: Colour | None) -> str:
    return band.ranges[colour].reading if band is not None and colour is not None else ""


def _written(scope: Scope, parts: Quantities) -> dict[str, str]:
    """The facts of every formula, as Swedish numbers."""
    places = scope.places
    stated = {
        "count": places.asked,
        "rate": places.sek_per_place,
        "length": exact(shortest_time(places).months),
        "extent": places.extent_percent,
    }
    return _sums_written(parts, scope.case) | _numbers(stated)


def _sums_written(parts: Quantities, case: Procurement) -> dict[str, str]:
    """Those that aren't about one requirement alone."""
    amounts = {
        "value": parts.value.amount,
        "employees": parts.employees.amount,
        "suppliers": parts.suppliers.amount,
        "places": parts.places.amount,
        "at_once": parts.at_once.amount,
        "place_months": parts.place_months.amount,
        "work_months": parts.work_months.amount,
        "months": case.contract.months,
    }
    return _numbers(amounts)


def _numbers(amounts: Mapping[str, Decimal | int | None]) -> dict[str, str]:
    return {name: write_number(_at_most_hundredths(amount)) for name, amount in amounts.items() if amount is not None}


def _at_most_hundredths(amount: Decimal | int) -> Decimal:
    """Only months of full time give places that aren't whole."""
    number = Decimal(amount)
    return number if number == number.to_integral_value() else number.quantize(Decimal("0.01"), ROUND_HALF_UP)
