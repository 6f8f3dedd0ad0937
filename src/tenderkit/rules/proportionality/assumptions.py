"""What the figures take for granted, so that a reader can take it for something else."""

from collections.abc import Iterator

from tenderkit.model.case.choices import CountedPer, PlacesBasis
from tenderkit.model.proportionality.measures import CatalogueText
from tenderkit.rules.contract.each_requirement import is_framework
from tenderkit.rules.language.wording import join_words, write_number
from tenderkit.rules.proportionality.volume import MONTHS_A_YEAR, Quantities, Scope


def assumptions_of(scope: Scope, parts: Quantities) -> tuple[CatalogueText, ...]:
    """One sentence for each thing that was taken for granted, in the order of the computation."""
    return (*_of_thewrite_number(scope, parts), *_of_the_value(scope), *_of_the_work(scope, parts))


def _of_thewrite_number(scope: Scope, parts: Quantities) -> Iterator[CatalogueText]:
    places, months = scope.places, scope.case.contract.months
    if places.basis is PlacesBasis.PER_YEAR:
        years, rest = divmod(months, MONTHS_A_YEAR)
        facts = {"count": str(places.count), "years": str(years), "rest": str(rest)}
        yield CatalogueText(f"proportionality.assumes.per_year.{'part' if rest else 'whole'}", facts)
    if scope.called_off:
        yield CatalogueText("proportionality.assumes.called_off")
    elif places.counted_per is CountedPer.SUPPLIER and parts.suppliers.amount is not None:
        yield CatalogueText(
            "proportionality.assumes.each_supplier", {"suppliers": write_number(parts.suppliers.amount)}
        )
    elif places.counted_per is CountedPer.LOT:
        yield CatalogueText("proportionality.assumes.each_lot", {"lots": str(len(scope.lots))})
    if is_framework(scope.case) and not scope.called_off and places.counted_per is not CountedPer.SUPPLIER:
        yield CatalogueText("proportionality.assumes.shared")


def _of_the_value(scope: Scope) -> Iterator[CatalogueText]:
    """The estimated value counts options (5 kap. 3 § LOU); the number does too, save when it is counted by the year."""
    if not scope.is_whole:
        yield CatalogueText("proportionality.assumes.lots", {"lots": ", ".join(lot.id for lot in scope.lots)})
    if scope.case.contract.option_months is None or scope.called_off:
        return
    by_year = scope.places.basis is PlacesBasis.PER_YEAR
    yield CatalogueText(f"proportionality.assumes.options.{'by_year' if by_year else 'fixed'}")


def _of_the_work(scope: Scope, parts: Quantities) -> Iterator[CatalogueText]:
    if parts.employees.amount is not None:
        facts = {"employees": write_number(parts.employees.amount), "months": str(scope.case.contract.months)}
        yield CatalogueText("proportionality.assumes.work", facts)
        at_once = "a_year" if scope.places.basis is PlacesBasis.PER_YEAR else "all"
        yield CatalogueText(f"proportionality.assumes.at_once.{at_once}")
    kinds = scope.places.kinds
    facts = {"title": join_words([kind.title_sv for kind in kinds], "eller"), "word": join_words(list(kinds), "or")}
    yield CatalogueText("proportionality.assumes.kinds", facts)
