"""What a place costs, by the municipality's own figure, set against the penalty and against the value: never a number of ours."""

from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal

from tenderkit.messages import Message
from tenderkit.model.case.case import Procurement
from tenderkit.model.case.choices import PlacementKind
from tenderkit.model.penalty.unit import TimeCounted
from tenderkit.model.policy.bands import Bands, PlaceCost
from tenderkit.model.policy.measure_ids import Colour
from tenderkit.problems import Fault
from tenderkit.rules.contract.each_requirement import AddressedRequirement, each_requirement
from tenderkit.rules.contract.least_time import least_time
from tenderkit.rules.contract.penalty_rate import amount_key, rate_of
from tenderkit.rules.contract.price import price_of
from tenderkit.rules.contract.quantities import exact
from tenderkit.rules.language.wording import write_number
from tenderkit.rules.proportionality.volume import Scope, quantities

_WHOLE = Decimal(100)


def cost_faults(case: Procurement, cost: PlaceCost | None, bands: Bands | None) -> Iterator[Fault]:
    """Only of requirements that may be met by employment: an internship has no wage.

    Where the municipality has no figure that is said once; what it finds too little or too much is its own to say.
    """
    employing = [of for of in each_requirement(case, by_lot=True) if _may_employ(of)]
    if cost is None:
        if employing:
            yield Fault(("requirement", "places"), Message("TK-R320"))
        return
    for of in employing:
        yield from _penalty_is_felt(of, cost)
        yield from _value_bears_the_places(of, cost, bands)


def _may_employ(of: AddressedRequirement) -> bool:
    places = of.requirement.places
    return places is not None and PlacementKind.EMPLOYMENT in places.kinds


def _penalty_is_felt(of: AddressedRequirement, cost: PlaceCost) -> Iterator[Fault]:
    """Who pays rather than employs shouldn't gain by it; the clause says so of itself (vite, motive).

    A penalty for every day or week grows with the time, so it isn't compared.
    """
    places, penalty, lowest = of.requirement.places, of.requirement.penalty, cost.least_penalty_percent
    rate = rate_of(penalty, price_of(of)) if penalty is not None else None
    if places is None or penalty is None or rate is None or lowest is None or rate.unit.time is TimeCounted.LATE:
        return
    least = least_time(places, PlacementKind.EMPLOYMENT)
    months = exact(least.full_time_months)
    paid = rate.of_a_place(least.whole_months)
    share = paid * _WHOLE / (months * cost.per_full_time_month)
    if share < lowest:
        facts = {
            "penalty": write_number(paid),
            "cost": write_number((months * cost.per_full_time_month).quantize(Decimal(1), ROUND_HALF_UP)),
            "percent": _percent(share),
            "least": write_number(lowest),
            "source": cost.source,
        }
        yield of.fault("penalty", amount_key(penalty), code="TK-R318", **facts)


def _value_bears_the_places(of: AddressedRequirement, cost: PlaceCost, bands: Bands | None) -> Iterator[Fault]:
    """What the places cost as a share of the value (4 kap. 1 § LOU), by the municipality's own limits."""
    band = bands.share_of_value if bands is not None else None
    if of.requirement.places is None or band is None:
        return
    found = quantities(Scope(of, of.requirement.places))
    if found.place_months.amount is None or not found.value.amount:
        return
    spent = found.place_months.amount * cost.per_full_time_month
    share = (spent * _WHOLE / found.value.amount).quantize(Decimal("0.01"), ROUND_HALF_UP)
    colour = band.colour(share)
    if colour is not Colour.GREEN:
        facts = {
            "cost": write_number(spent.quantize(Decimal(1), ROUND_HALF_UP)),
            "value": write_number(found.value.amount),
            "percent": write_number(share),
            "reading": band.ranges[colour].reading,
            "source": cost.source,
        }
        yield of.fault("places", code="TK-R319", **facts)


def _percent(share: Decimal) -> str:
    return write_number(share.quantize(Decimal("0.1"), ROUND_HALF_UP))
