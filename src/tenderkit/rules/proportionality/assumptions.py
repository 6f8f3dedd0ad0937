"""What the figures take for granted, so that a reader can take it for something else."""

from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

from tenderkit.model.case.choices import CountedPer, PlacesBasis
from tenderkit.model.proportionality.measures import CatalogueText
from tenderkit.rules.contract.each_requirement import is_framework
from tenderkit.rules.contract.kind_numbers import free_places
from tenderkit.rules.contract.least_time import one_time, shortest_time
from tenderkit.rules.contract.places_owed import number_by_value_words, yearly_number
from tenderkit.rules.contract.quantities import exact
from tenderkit.rules.language.wording import join_words, write_number
from tenderkit.rules.proportionality.volume import Quantities, Scope


def assumptions_of(scope: Scope, parts: Quantities) -> tuple[CatalogueText, ...]:
    """One sentence for each thing that was taken for granted, in the order of the computation."""
    return (*_of_the_number(scope, parts), *_of_the_value(scope), *_of_the_work(scope, parts))


def _of_the_number(scope: Scope, parts: Quantities) -> Iterator[CatalogueText]:
    places = scope.places
    if places.basis is PlacesBasis.PER_YEAR:
        yield yearly_number(scope.case, places)
    if places.by_months:
        length = _at_most_tenths(shortest_time(places).months)
        months = {"length": length, "extent": str(places.extent_percent)}
        yield CatalogueText("proportionality.assumes.full_time_months", months)
    if places.basis is PlacesBasis.PER_CONTRACT_VALUE:
        yield number_by_value_words(scope.case, places, scope.lots)
    yield from _whose(scope, parts)


def _whose(scope: Scope, parts: Quantities) -> Iterator[CatalogueText]:
    places = scope.places
    if places.counted_per is CountedPer.CALL_OFF:
        yield CatalogueText("places.per_call_off")
        return
    if scope.called_off:
        yield CatalogueText("proportionality.assumes.called_off")
    elif places.counted_per is CountedPer.SUPPLIER and parts.suppliers.amount is not None:
        yield CatalogueText(
            "proportionality.assumes.each_supplier", {"suppliers": write_number(parts.suppliers.amount)}
        )
    elif places.counted_per is CountedPer.LOT and len(scope.lots) > 1:
        yield CatalogueText("proportionality.assumes.each_lot", {"lots": str(len(scope.lots))})
    if is_framework(scope.case) and not scope.called_off and places.counted_per is not CountedPer.SUPPLIER:
        yield CatalogueText("proportionality.assumes.shared")


def _at_most_tenths(months: Fraction) -> str:
    """A number of months as it is written; weeks and hours don't come to whole ones."""
    number = exact(months)
    return write_number(number if months.denominator == 1 else number.quantize(Decimal("0.1"), ROUND_HALF_UP))


def _of_the_value(scope: Scope) -> Iterator[CatalogueText]:
    """The estimated value counts options (5 kap. 3 § LOU), and so does the number."""
    if not scope.is_whole:
        yield CatalogueText("proportionality.assumes.lots", {"lots": ", ".join(lot.id for lot in scope.lots)})
    if scope.case.contract.option_months is not None and not scope.called_off:
        yield CatalogueText("proportionality.assumes.options")


def _of_the_work(scope: Scope, parts: Quantities) -> Iterator[CatalogueText]:
    if parts.employees.amount is not None:
        facts = {"employees": write_number(parts.employees.amount), "months": str(scope.case.contract.months)}
        yield CatalogueText("proportionality.assumes.work", facts)
        at_once = "a_year" if scope.places.basis is PlacesBasis.PER_YEAR else "all"
        yield CatalogueText(f"proportionality.assumes.at_once.{at_once}")
    kinds = scope.places.kinds
    if one_time(scope.places) is None and free_places(scope.places):
        yield CatalogueText("proportionality.assumes.shortest", {"time": shortest_time(scope.places).in_words})
    facts = {"title": join_words([kind.title_sv for kind in kinds], "eller"), "word": join_words(list(kinds), "or")}
    yield CatalogueText("proportionality.assumes.kinds", facts)
