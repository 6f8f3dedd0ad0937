"""What the penalty amounts to. Every krona is counted here, as the clause vite says it (1.0.0 and 1.1.0 count alike).

- per missing place (s1): the amount for each place that is missing when the time for remedy is over; once for a place.
- per started week (s3): the amount for each started week that a place is missing after that; once for a place and week.
- per missing month (s4): the amount for each whole month that is missing of the time that a place shall be.
- after a second notice (2.1.0, k7): a place is paid for once more; for a time that passes the higher amount holds from then on;
  for a month that is missing it takes the place of the first.
- the cap (s5, s6) holds for everything that the supplier can have to pay during the whole contract; one in weeks for each place.

No amount is proposed and none is rounded, except that a cap in per cent ends at a whole öre below, and a share of the price at
a whole krona below.
"""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from msgspec import Struct
from msgspec.structs import replace

from tenderkit.model.case.case import Penalty, Procurement, Requirement, Supplier
from tenderkit.model.case.choices import CapBase, PlacesBasis
from tenderkit.model.penalty.outcome import Cap, Exposed, OutcomeRow, PenaltyOutcome, Reach
from tenderkit.model.penalty.rate import PenaltyRate
from tenderkit.model.penalty.unit import TimeCounted
from tenderkit.model.policy.bands import PenaltyPolicy
from tenderkit.rules.contract.each_requirement import AddressedRequirement, each_requirement, lots_of
from tenderkit.rules.contract.penalty_rate import rate_of, units_at_most
from tenderkit.rules.contract.price import price_of
from tenderkit.rules.penalty.assumptions import assumptions
from tenderkit.rules.penalty.cap import cap_by_terms, value_of
from tenderkit.rules.penalty.checks import checks
from tenderkit.rules.penalty.grounds import grounds_without_penalty
from tenderkit.rules.penalty.terms import Terms, exposed_places

_PLACE_STEPS = (0, 1, 2, 3, 4, 5, 10, 20, 50, 100, 200, 500)
_ALL_PLACES_UP_TO = 10
_TIME_STEPS = (1, 4, 13, 26, 52, 104, 208, 416, 832)
_ALL_TIMES_UP_TO = 6
_TIMES_SHOWN = 3


def penalty_for(
    rate: PenaltyRate, missing_places: int, late: int = 1, *, cap: Decimal | None = None, most: int | None = None
) -> Decimal:
    """What is due in SEK when so many places are missing, each as long.

    `late` is how many of the penalty's units of time, such as the started weeks since the time for remedy ended; a
    penalty that no time counts in doesn't ask. `cap` is what `cap_for` gives, less what has been due before; `most` is how
    many units a place is paid for, by a cap in weeks.
    """
    paid = late if most is None else min(late, most)
    return _capped(rate.of_a_place(paid) * missing_places, cap)


class PenaltyToCount(Struct, frozen=True):
    """What the rows of one penalty are counted from."""

    rate: PenaltyRate
    exposed: tuple[Exposed, ...]
    cap: Cap
    has_cap: bool

    @property
    def longest(self) -> int:
        """The most units of time that any place can be missing."""
        return max((group.most for group in self.exposed), default=0)

    def places_missing(self, late: int) -> int:
        """How many places can be missing that long."""
        return sum(group.places for group in self.exposed if group.most >= late)

    def due(self, missing: int, late: int) -> Decimal:
        """With the cap."""
        return penalty_for(self.rate, missing, late, cap=self.cap.amount, most=self.cap.units)


def penalty_outcome(
    of: AddressedRequirement,
    policy: PenaltyPolicy | None,
    supplier: Supplier | None = None,
    *,
    assumed: Decimal | None = None,
) -> PenaltyOutcome | None:
    """Everything about the penalty of one requirement; `None` when there is none, or its amount can't be counted.

    `policy` is the municipality's limit.

    `assumed` is a called-off value that somebody wants to try, in SEK.
    """
    penalty, places = of.requirement.penalty, of.requirement.places
    if penalty is None or places is None:
        return None
    terms = Terms(of, places, supplier, assumed)
    rate = rate_of(penalty, price_of(of))
    if rate is None:
        return None
    exposed = exposed_places(terms, penalty)
    cap = _cap(terms, penalty, rate, exposed)
    counted = PenaltyToCount(rate, exposed, cap, has_cap=penalty.cap is not None)
    value, first = value_of(terms), _first_reach(counted)
    outcome = PenaltyOutcome(
        penalty=penalty,
        rate=rate,
        exposed=exposed,
        cap=cap,
        value=value,
        rows=tuple(_rows(counted, value.amount, first)),
        exposure=sum((penalty_for(rate, group.places, group.most) for group in exposed), Decimal(0)),
        maximum=_maximum(counted),
        first=first,
        price=price_of(of) if penalty.share_percent is not None else None,
        lot=of.lot,
        supplier=supplier,
        assumptions=tuple(assumptions(terms, penalty, rate, exposed)),
        grounds=tuple(grounds_without_penalty(of.requirement)),
    )
    return replace(outcome, checks=tuple(checks(outcome, terms, policy)))


def each_penalty(
    case: Procurement, policy: PenaltyPolicy | None
) -> Iterator[tuple[AddressedRequirement, PenaltyOutcome]]:
    """Every penalty of a case: of the contract, of each lot that is counted by itself, and of each supplier with call-offs."""
    for of in each_requirement(case, by_lot=True):
        yield from ((of, outcome) for outcome in outcomes_by_supplier(of, policy))


def outcomes_by_supplier(
    of: AddressedRequirement, policy: PenaltyPolicy | None, *, assumed: Decimal | None = None
) -> Iterator[PenaltyOutcome]:
    """First what can be said of no supplier, then each whose called-off value decides the cap or the number of places.

    `assumed` is a called-off value to try, in SEK; a requirement that doesn't follow call-offs isn't touched by it.
    """
    tried = assumed if follows_call_offs(of.requirement) else None
    for supplier in (None, *_suppliers_told_apart(of)):
        outcome = penalty_outcome(of, policy, supplier, assumed=tried)
        if outcome is not None:
            yield outcome


def follows_call_offs(requirement: Requirement) -> bool:
    """Whether the called-off value decides the cap or the number of places."""
    penalty, places = requirement.penalty, requirement.places
    by_value = penalty is not None and penalty.cap is not None and penalty.cap.of is CapBase.CALLED_OFF_VALUE
    return by_value or (places is not None and places.basis is PlacesBasis.PER_CALLED_OFF_SEK)


def _suppliers_told_apart(of: AddressedRequirement) -> Iterator[Supplier]:
    if not follows_call_offs(of.requirement):
        return
    for supplier in of.case.suppliers:
        in_lots = any(lot in of.lots for lot in lots_of(of.case, supplier))
        if in_lots and supplier.called_off_value is not None:
            yield supplier


def _capped(due: Decimal, cap: Decimal | None) -> Decimal:
    return due if cap is None else min(due, max(cap, Decimal(0)))


def _cap(terms: Terms, penalty: Penalty, rate: PenaltyRate, exposed: Sequence[Exposed]) -> Cap:
    """One in weeks is for each place; its amount is that of all of them."""
    units = units_at_most(penalty)
    if units is None:
        return cap_by_terms(terms, penalty)
    return Cap(penalty_for(rate, sum(group.places for group in exposed), units), units=units)


def _maximum(counted: PenaltyToCount) -> Decimal | None:
    """With the cap, when every place is missing as long as it can be."""
    if counted.cap.amount is None:
        return None
    due = (penalty_for(counted.rate, each.places, each.most, most=counted.cap.units) for each in counted.exposed)
    return _capped(sum(due, Decimal(0)), counted.cap.amount)


def _first_reach(counted: PenaltyToCount) -> Reach | None:
    """The shortest time after which the cap can be reached, and then the fewest places that do it."""
    cap, rate = counted.cap.amount, counted.rate
    if cap is None:
        return None
    for late in range(1, counted.longest + 1):
        if counted.due(counted.places_missing(late), late) >= cap > 0:
            return Reach(_how_many(rate.of_a_place(late), cap), late)
    return None


def _how_many(amount: Decimal, cap: Decimal) -> int:
    """So many of the amount it takes to reach the cap."""
    whole, rest = divmod(cap, amount)
    return int(whole) + (rest > 0)


def _rows(counted: PenaltyToCount, value: Decimal | None, first: Reach | None) -> Iterator[OutcomeRow]:
    """Only what can happen: so many places can't all be missing longer than they exist."""
    places = sum(group.places for group in counted.exposed)
    for missing in _places_shown(places, first):
        for late in _times_shown(counted, first):
            if missing <= counted.places_missing(late):
                due, uncapped = counted.due(missing, late), penalty_for(counted.rate, missing, late)
                known = counted.cap.amount is not None or not counted.has_cap
                yield OutcomeRow(missing, late, due, uncapped, value, cap_is_known=known)


def _places_shown(places: int, first: Reach | None) -> list[int]:
    """All of them when they are few, else some, where the cap is reached among them."""
    if places <= _ALL_PLACES_UP_TO:
        return list(range(places + 1))
    reached = {first.missing} if first else set()
    return sorted({step for step in _PLACE_STEPS if step < places} | reached | {places})


def _times_shown(counted: PenaltyToCount, first: Reach | None) -> Sequence[int]:
    """Units of time up to where a single place reaches the cap, or to the end of the contract."""
    last, cap, rate = max(1, counted.longest), counted.cap, counted.rate
    if cap.amount is not None and rate.unit.time is TimeCounted.LATE:
        reached = cap.units + 1 if cap.units is not None else rate.units_to_reach(cap.amount)
        last = max(1, min(last, reached))
    if last <= _ALL_TIMES_UP_TO:
        return range(1, last + 1)
    between = [step for step in _TIME_STEPS if 1 < step < last][-_TIMES_SHOWN:]
    bends = (rate.first_units, cap.units or 0, first.late if first else 0)
    return sorted({1, *between, last, *(bend for bend in bends if 0 < bend <= last)})
