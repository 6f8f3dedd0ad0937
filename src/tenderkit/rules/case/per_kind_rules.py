"""A number and a least time for each kind of place: whether they add up, and whether the clauses can count them (platser-form, platser-tid)."""

from collections.abc import Iterator

from tenderkit.model.case.case import Places
from tenderkit.model.case.choices import PenaltyPer, PlacementKind, PlacesBasis
from tenderkit.problems import Fault
from tenderkit.rules.case.time_fits import least_times
from tenderkit.rules.contract.each_requirement import AddressedRequirement, RequirementRule
from tenderkit.rules.contract.least_time import common_time

_COUNTED_AS_STATED = (PlacesBasis.FIXED, PlacesBasis.PER_YEAR)


def numbers_of_kinds_add_up(of: AddressedRequirement) -> Iterator[Fault]:
    """Two numbers for the same thing, of which nobody can say which one holds (4 kap. 1 § LOU, openness)."""
    places = of.requirement.places
    if places is None or places.per_kind is None or places.basis not in _COUNTED_AS_STATED:
        return
    stated = {kind: terms.count for kind, terms in places.per_kind.stated() if terms.count is not None}
    together, facts = sum(stated.values()), {"count": str(places.asked), "sum": str(sum(stated.values()))}
    if stated and together != places.asked and set(places.kinds) <= set(stated):
        yield of.fault("places", "per_kind", code="TK-R351", **facts)
    elif together > places.asked:
        yield of.fault("places", "per_kind", code="TK-R352", **facts)


def kinds_with_terms_are_allowed(of: AddressedRequirement) -> Iterator[Fault]:
    """What is said of a kind that doesn't fulfil the requirement is asked of nobody (platser-form.k1)."""
    places = of.requirement.places
    if places is None or places.per_kind is None:
        return
    for kind, _ in places.per_kind.stated():
        if kind not in _allowed(places):
            yield of.fault("places", "per_kind", kind.value, code="TK-R353", title=kind.title_sv, word=kind.value)


def a_common_time_holds_for_some_kind(of: AddressedRequirement) -> Iterator[Fault]:
    """A time that no place is held to would be printed nowhere, though somebody wrote it (4 kap. 1 § LOU, openness)."""
    places = of.requirement.places
    if places is None or places.per_kind is None or places.by_months or (time := common_time(places)) is None:
        return
    if all(places.per_kind.has_least_time(kind) for kind in _allowed(places)):
        yield of.fault("places", f"minimum_{time.measure.value}", code="TK-R372", time=time.told)


def employments_have_one_number(of: AddressedRequirement) -> Iterator[Fault]:
    """Two keys for the same number: the kind's own is the one that others have too."""
    places = of.requirement.places
    if places is None or places.per_kind is None or places.minimum_employments is None:
        return
    terms = places.per_kind.of(PlacementKind.EMPLOYMENT)
    if terms is not None and terms.count is not None:
        facts = {"least": str(places.minimum_employments), "count": str(terms.count)}
        yield of.fault("places", "minimum_employments", code="TK-R354", **facts)


def months_are_alike_for_all_kinds(of: AddressedRequirement) -> Iterator[Fault]:
    """Months of full time are shared by persons whose places all last as long; a number of places means nothing there."""
    places = of.requirement.places
    if places is not None and places.by_months and places.per_kind is not None:
        yield of.fault("places", "per_kind", code="TK-R355")


def kinds_are_counted_of_a_known_number(of: AddressedRequirement) -> Iterator[Fault]:
    """A number that follows an amount isn't known when the kinds are: so many of it can't be of a kind (4 kap. 1 § LOU)."""
    places = of.requirement.places
    if places is None or places.per_kind is None or places.by_months or places.basis in _COUNTED_AS_STATED:
        return
    for kind, terms in places.per_kind.stated():
        if terms.count is not None:
            key = ("per_kind", kind.value, "count")
            yield of.fault("places", *key, code="TK-R356", title=places.basis.title_sv, word=places.basis.value)


def months_can_be_missing(of: AddressedRequirement) -> Iterator[Fault]:
    """A penalty for each whole month that is missing is none for a place that is shorter than one (vite.s4)."""
    places, penalty = of.requirement.places, of.requirement.penalty
    if places is None or penalty is None or places.by_months or penalty.per is not PenaltyPer.MISSING_MONTH:
        return
    for key, _, time in least_times(places):
        if not time.whole_months:
            yield of.fault(*key, code="TK-R357", time=time.told)


def _allowed(places: Places) -> set[PlacementKind]:
    return {*places.kinds, *([places.another_kind.kind] if places.another_kind is not None else [])}


FOR_EACH_REQUIREMENT: tuple[RequirementRule, ...] = (
    numbers_of_kinds_add_up,
    kinds_with_terms_are_allowed,
    a_common_time_holds_for_some_kind,
    employments_have_one_number,
    months_are_alike_for_all_kinds,
    kinds_are_counted_of_a_known_number,
    months_can_be_missing,
)
