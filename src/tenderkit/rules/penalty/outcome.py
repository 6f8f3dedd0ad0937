"""What the penalty amounts to. Every krona is counted here, as the clause vite says it (1.0.0 and 1.1.0 count alike).

- per missing place (s1): the amount for each place that is missing when the time for remedy is over; once for a place.
- per started week (s3): the amount for each started week that a place is missing after that; once for a place and week.
- per missing month (s4): the amount for each whole month that is missing of the time that a place shall be.
- the cap (s5, s6) holds for everything that the supplier can have to pay during the whole contract.

No amount is proposed and none is rounded, except that a cap in per cent ends at a whole öre below.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from tenderkit.model.case.case import Penalty, Procurement, Requirement, Supplier
from tenderkit.model.case.choices import CapBase, PlacesBasis
from tenderkit.model.penalty.outcome import Exposed, OutcomeRow, PenaltyOutcome, Reach
from tenderkit.model.penalty.unit import TimeCounted, unit_of
from tenderkit.model.policy.bands import PenaltyPolicy
from tenderkit.rules.contract.each_requirement import AddressedRequirement, each_requirement, lots_of
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


def penalty_for(penalty: Penalty, missing_places: int, late: int = 1, *, cap: Decimal | None = None) -> Decimal:
    """What is due in SEK when so many places are missing, each as long.

    `late` is how many of the penalty's units of time, such as the started weeks since the time for remedy ended; a
    penalty that no time counts in doesn't ask. `cap` is what `cap_for` gives, less what has been due before.
    """
    counted = missing_places * late if unit_of(penalty.per).counts_time else missing_places
    return _capped(penalty.known_amount * counted, cap)


def penalty_outcome(
    of: AddressedRequirement,
    policy: PenaltyPolicy | None,
    supplier: Supplier | None = None,
    *,
    assumed: Decimal | None = None,
) -> PenaltyOutcome | None:
    """Everything about the penalty of one requirement; `None` when there is none. `policy` is the municipality's limit.

    `assumed` is a called-off value that somebody wants to try, in SEK.
    """
    penalty, places = of.requirement.penalty, of.requirement.places
    if penalty is None or places is None:
        return None
    terms = Terms(of, places, supplier, assumed)
    exposed = exposed_places(terms, penalty)
    cap = cap_by_terms(terms, penalty)
    value = value_of(terms)
    first = _first_reach(penalty, exposed, cap.amount)
    outcome = PenaltyOutcome(
        penalty=penalty,
        exposed=exposed,
        cap=cap,
        value=value,
        rows=tuple(_rows(penalty, exposed, cap.amount, value.amount, first)),
        exposure=sum((penalty_for(penalty, group.places, group.most) for group in exposed), Decimal(0)),
        first=first,
        lot=of.lot,
        supplier=supplier,
        assumptions=tuple(assumptions(terms, penalty, exposed)),
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


def _first_reach(penalty: Penalty, exposed: Sequence[Exposed], cap: Decimal | None) -> Reach | None:
    """The shortest time after which the cap can be reached, and then the fewest places that do it."""
    if cap is None:
        return None
    for late in range(1, max((group.most for group in exposed), default=0) + 1):
        can_be_missing = _places_missing(exposed, late)
        if penalty_for(penalty, can_be_missing, late) >= cap > 0:
            return Reach(_how_many(penalty_for(penalty, 1, late), cap), late)
    return None


def _how_many(amount: Decimal, cap: Decimal) -> int:
    """So many of the amount it takes to reach the cap."""
    whole, rest = divmod(cap, amount)
    return int(whole) + (rest > 0)


def _rows(
    penalty: Penalty, exposed: Sequence[Exposed], cap: Decimal | None, value: Decimal | None, first: Reach | None
) -> Iterator[OutcomeRow]:
    """Only what can happen: so many places can't all be missing longer than they exist."""
    places = sum(group.places for group in exposed)
    for missing in _places_shown(places, first):
        for late in _times_shown(penalty, exposed, cap, first):
            if missing <= _places_missing(exposed, late):
                due, uncapped = (penalty_for(penalty, missing, late, cap=limit) for limit in (cap, None))
                known = cap is not None or penalty.cap is None
                yield OutcomeRow(missing, late, due, uncapped, value, cap_is_known=known)


def _places_missing(exposed: Iterable[Exposed], late: int) -> int:
    """How many places can be missing that long."""
    return sum(group.places for group in exposed if group.most >= late)


def _places_shown(places: int, first: Reach | None) -> list[int]:
    """All of them when they are few, else some, where the cap is reached among them."""
    if places <= _ALL_PLACES_UP_TO:
        return list(range(places + 1))
    reached = {first.missing} if first else set()
    return sorted({step for step in _PLACE_STEPS if step < places} | reached | {places})


def _times_shown(
    penalty: Penalty, exposed: Sequence[Exposed], cap: Decimal | None, first: Reach | None
) -> Sequence[int]:
    """Units of time up to where a single place reaches the cap, or to the end of the contract."""
    last = max((group.most for group in exposed), default=1)
    if cap is not None and unit_of(penalty.per).time is TimeCounted.LATE:
        last = max(1, min(last, _how_many(penalty.known_amount, cap)))
    if last <= _ALL_TIMES_UP_TO:
        return range(1, last + 1)
    between = [step for step in _TIME_STEPS if 1 < step < last][-_TIMES_SHOWN:]
    return sorted({1, *between, last} | ({first.late} if first else set()))
