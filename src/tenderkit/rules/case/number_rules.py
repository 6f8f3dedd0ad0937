"""What a number of places follows: the contract's value, each call-off, each year; and another kind in the second place (platser-antal)."""

from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal

from tenderkit.model.case.choices import CountedPer, PlacesBasis, PriceForm, ValuePart
from tenderkit.problems import Fault
from tenderkit.rules.contract.counted_value import value_counted_on
from tenderkit.rules.contract.each_requirement import AddressedRequirement, RequirementRule, is_framework
from tenderkit.rules.language.wording import write_number

_OF_CALL_OFFS = (PlacesBasis.FIXED, PlacesBasis.PER_CONTRACT_VALUE)


def value_that_gives_places_is_known(of: AddressedRequirement) -> Iterator[Fault]:
    """Places by the contract's value need the amount, and whether a begun one counts, else nobody can count them (report l. 219)."""
    places = of.requirement.places
    if places is None:
        return
    by_value = places.basis is PlacesBasis.PER_CONTRACT_VALUE
    if by_value:
        for key in ("sek_per_place", "value_part"):
            if getattr(places, key) is None:
                yield of.fault("places", key, code="TK-R358", key=key)
    elif places.value_part is not None:
        facts = {"title": places.basis.title_sv, "word": places.basis.value}
        yield of.fault("places", "value_part", code="TK-R359", **facts)


def value_gives_places(of: AddressedRequirement) -> Iterator[Fault]:
    """A requirement of no place asks for nothing; a value that isn't known gives a number that nobody can tell (4 kap. 1 § LOU)."""
    places = of.requirement.places
    if places is None or places.basis is not PlacesBasis.PER_CONTRACT_VALUE or places.sek_per_place is None:
        return
    by_lot = places.counted_per is CountedPer.LOT
    for lots in [(lot,) for lot in of.lots] if by_lot else [of.lots]:
        value = value_counted_on(of.case, lots)
        if value.amount is None:
            yield of.fault("places", "sek_per_place", code="TK-R361", lots=", ".join(lot.id for lot in lots))
        elif places.value_part is ValuePart.WHOLE and value.amount < places.sek_per_place:
            facts = {
                "rate": write_number(places.sek_per_place),
                "value": write_number(value.amount.quantize(Decimal(1), ROUND_HALF_UP)),
            }
            yield of.fault("places", "sek_per_place", code="TK-R360", **facts)


def value_is_that_of_a_contract_with_a_price(of: AddressedRequirement) -> Iterator[Fault]:
    """A framework agreement has no price of its own, and work by unit prices or on account none when it is agreed."""
    places, form = of.requirement.places, of.case.contract.price_form
    if (
        places is None
        or places.basis is not PlacesBasis.PER_CONTRACT_VALUE
        or places.counted_per is CountedPer.CALL_OFF
    ):
        return
    if is_framework(of.case):
        yield of.fault("places", "basis", code="TK-R362")
    elif form is not None and form is not PriceForm.FIXED:
        yield of.fault("places", "basis", code="TK-R366", title=form.title_sv, word=form.value)


def call_offs_are_those_of_a_framework(of: AddressedRequirement) -> Iterator[Fault]:
    """Counted per call-off there must be call-offs, and a number that each of them can have."""
    places = of.requirement.places
    if places is None or places.counted_per is not CountedPer.CALL_OFF:
        return
    if not is_framework(of.case):
        yield of.fault("places", "counted_per", code="TK-R363")
    elif places.basis not in _OF_CALL_OFFS:
        yield of.fault("places", "counted_per", code="TK-R364", title=places.basis.title_sv, word=places.basis.value)


def exempt_call_offs_are_some_of_them(of: AddressedRequirement) -> Iterator[Fault]:
    """An exemption is from what is counted per call-off; above the contract's value nothing would be left of the requirement."""
    places = of.requirement.places
    if places is None or places.exempt_below is None:
        return
    value = of.case.contract.estimated_value
    if places.counted_per is not CountedPer.CALL_OFF:
        yield of.fault("places", "exempt_below", code="TK-R365")
    elif places.exempt_below > value:
        facts = {"exempt": write_number(places.exempt_below), "value": write_number(value)}
        yield of.fault("places", "exempt_below", code="TK-R367", **facts)


def only_years_carry_over(of: AddressedRequirement) -> Iterator[Fault]:
    """What is or isn't carried over to the next year is a number per year."""
    places = of.requirement.places
    if places is not None and places.carried_over is not None and places.basis is not PlacesBasis.PER_YEAR:
        facts = {"title": places.basis.title_sv, "word": places.basis.value}
        yield of.fault("places", "carried_over", code="TK-R368", **facts)


def another_kind_is_another(of: AddressedRequirement) -> Iterator[Fault]:
    """A kind that fulfils the requirement anyway needs no seeking first."""
    places = of.requirement.places
    another = places.another_kind if places is not None else None
    if places is not None and another is not None and another.kind in places.kinds:
        kind = another.kind
        yield of.fault("places", "another_kind", "kind", code="TK-R369", title=kind.title_sv, word=kind.value)


FOR_EACH_REQUIREMENT: tuple[RequirementRule, ...] = (
    value_that_gives_places_is_known,
    value_gives_places,
    value_is_that_of_a_contract_with_a_price,
    call_offs_are_those_of_a_framework,
    exempt_call_offs_are_some_of_them,
    only_years_carry_over,
    another_kind_is_another,
)
