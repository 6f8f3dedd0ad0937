"""What the penalty for one breach amounts to, step by step: the same arithmetic as the clause vite and the simulation."""

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal

from msgspec import Struct
from msgspec.structs import replace

from tenderkit.model.case.case import Penalty, Procurement
from tenderkit.model.case.choices import CapBase
from tenderkit.model.matching.matching import Breach
from tenderkit.model.penalty.outcome import Basis, ValueSource
from tenderkit.model.penalty.rate import PenaltyRate
from tenderkit.model.penalty.unit import PenaltyUnit, TimeCounted, unit_of
from tenderkit.rules.breach.breach_penalty import BreachPenalty, uncapped_penalty
from tenderkit.rules.breach.terms import BreachedContract, BreachTerms, terms_of_breach
from tenderkit.rules.contract.due_dates import contract_ends, remedy_ends
from tenderkit.rules.contract.penalty_rate import rate_of, units_at_most
from tenderkit.rules.contract.price import price_of, stands_in
from tenderkit.rules.contract.small_penalties import SmallFor, SmallTerms, small_penalties
from tenderkit.rules.penalty.cap import cap_basis, cap_for
from tenderkit.rules.penalty.outcome import penalty_for
from tenderkit.rules.penalty.terms import Terms, started

_DAY = timedelta(days=1)


def penalty_of_breach(contract: BreachedContract, breach: Breach, terms: BreachTerms) -> BreachPenalty | None:
    """Counted on what the breach states; `None` when nothing but a request follows."""
    penalty = terms.penalty
    if penalty is None:
        return None
    basis, rate, most = (
        _basis(terms, penalty),
        rate_reached(contract.case, breach, terms, penalty),
        units_at_most(penalty),
    )
    return BreachPenalty(
        penalty=penalty,
        rate=rate,
        missing=breach.missing_places,
        late=late_of(contract.case, breach, penalty),
        basis=basis,
        cap=_cap_in_weeks(rate, breach, most)
        if most is not None
        else cap_for(penalty, basis.amount if basis else None),
        earlier=_total(
            uncapped_of_breach(contract.case, each, terms, penalty) for each in _claimed_before(contract, breach, terms)
        ),
        most=most,
        reports=_claimed_for_reports(contract, breach, terms),
        times=breach.times,
    )


def uncapped_of_breach(case: Procurement, breach: Breach, terms: BreachTerms, penalty: Penalty) -> Decimal | None:
    """What the breach's own places and time come to before the cap."""
    rate = rate_reached(case, breach, terms, penalty)
    return uncapped_penalty(rate, breach.missing_places, late_of(case, breach, penalty), breach.times)


def cap_of_breach(terms: BreachTerms, penalty: Penalty) -> Decimal | None:
    """What all claims below it may come to; `None` when what it is a share of isn't known, and of a cap in weeks for each place."""
    basis = _basis(terms, penalty)
    return None if units_at_most(penalty) is not None else cap_for(penalty, basis.amount if basis else None)


def _claimed_for_reports(contract: BreachedContract, breach: Breach, terms: BreachTerms) -> Decimal:
    """By the same requirement, of whichever lot: a report is of all of them."""
    small = next((each for each in small_penalties(terms.requirement) if each.of is SmallFor.REPORT), None)
    if small is None or terms.agreement is not None:
        return Decimal(0)
    others = (
        terms_of_breach(contract, each) for each in contract.matching.breaches if each.claim and each is not breach
    )
    mine = [each for each in others if (each.supplier, each.small) == (terms.supplier, small)]
    return small.claimed(sum(1 for each in mine if each.requirement == terms.requirement))


def rate_reached(case: Procurement, breach: Breach, terms: BreachTerms, penalty: Penalty) -> PenaltyRate | None:
    """What each unit costs in the steps that the notices have led to (vite.k7); `None` while a share has no price of its own.

    The second step needs a second notice, and its time for remedy must be over before the place begins or the claim is made.
    """
    price = price_of(terms.of)
    rate = rate_of(penalty, None if stands_in(price) else price)
    second = second_remedy_ends(breach, penalty)
    if rate is None or breach.request is None or second is None or not _lasts_longer(case, breach, second):
        return rate.first_step if rate is not None else None
    if rate.unit.time is not TimeCounted.LATE:
        return rate
    ended = remedy_ends(breach.request.counts_from, penalty.remedy_days)
    return replace(rate, first_units=started(rate.unit, ended, second + _DAY))


def second_remedy_ends(breach: Breach, penalty: Penalty) -> date | None:
    """The last day for remedy after a second notice; `None` where the penalty has one step, or no such notice has been given."""
    if breach.second_request is None or penalty.second is None:
        return None
    return remedy_ends(breach.second_request.counts_from, penalty.second.remedy_days)


def _lasts_longer(case: Procurement, breach: Breach, day: date) -> bool:
    until = (_stopped(case, breach), breach.claim.date if breach.claim is not None else None)
    return all(each > day for each in until if each is not None)


def _cap_in_weeks(rate: PenaltyRate | None, breach: Breach, most: int) -> Decimal | None:
    """What the places of this claim can cost in the weeks that they are paid for."""
    if rate is None or breach.missing_places is None:
        return None
    return penalty_for(rate, breach.missing_places, most)


class SmallDue(Struct, frozen=True):
    """The penalty for a missed dialogue or a missing report, in SEK: once for each, below the most in all."""

    small: SmallTerms
    earlier: Decimal
    left: Decimal
    due: Decimal


def small_due(contract: BreachedContract, breach: Breach, terms: BreachTerms) -> SmallDue | None:
    """A breach is of one meeting or one report; `None` where it gives no such penalty."""
    if terms.small is None:
        return None
    earlier = terms.small.claimed(sum(1 for _ in _claimed_before(contract, breach, terms)))
    left = terms.small.penalty.most - earlier
    return SmallDue(terms.small, earlier, left, min(terms.small.penalty.amount, left))


def late_of(case: Procurement, breach: Breach, penalty: Penalty) -> int | None:
    """How many of the penalty's units of time the breach states, else weeks as they are counted; 1 where no time counts."""
    if not unit_of(penalty.per).counts_time:
        return 1
    stated = _how_many(breach, penalty)
    return stated if stated is not None else _weeks_counted(case, breach, penalty)


def _weeks_counted(case: Procurement, breach: Breach, penalty: Penalty) -> int | None:
    """Units begun until the place was offered so that it is kept open, or began (vite.s3); `None` while neither is known."""
    unit = unit_of(penalty.per)
    if unit.time is not TimeCounted.LATE or breach.request is None or _stopped(case, breach) is None:
        return None
    return _begun(case, unit, remedy_ends(breach.request.counts_from, penalty.remedy_days), breach)


def _stopped(case: Procurement, breach: Breach) -> date | None:
    """The day when the place was offered or the breach remedied, whichever came first.

    In the second edition an offer stops nothing by itself: the place has to begin, or count, after it (brist.s2, vite.s16).
    """
    if case.counting.is_second_edition and breach.remedied is None:
        return None
    return min((day for day in (breach.offered, breach.remedied) if day is not None), default=None)


def _begun(case: Procurement, unit: PenaltyUnit, remedy_ended: date, breach: Breach) -> int:
    stops = [_stopped(case, breach), breach.claim.date + _DAY if breach.claim else None, contract_ends(case) + _DAY]
    return started(unit, remedy_ended, min(day for day in stops if day is not None))


def _how_many(breach: Breach, penalty: Penalty) -> int | None:
    """What the breach says of that which the penalty is for: missing places, started weeks, missing months."""
    number: int | None = getattr(breach, unit_of(penalty.per).stated_in)
    return number


def _claimed_before(contract: BreachedContract, breach: Breach, terms: BreachTerms) -> Iterator[Breach]:
    """Earlier claims below the same cap; those of the same day in the order of the file."""
    day = _decided(breach)
    before = True
    known: dict[tuple[str | None, ...], bool] = {}
    for each in contract.matching.breaches:
        if each is breach:
            before = False
        elif each.claim is not None and (day is None or (each.claim.date, not before) < (day, True)):
            named = each.supplier, each.clause, each.lot, each.agreement
            if named not in known:
                known[named] = _below_the_same_cap(terms_of_breach(contract, each), terms)
            if known[named]:
                yield each


def _below_the_same_cap(others: BreachTerms, terms: BreachTerms) -> bool:
    """Whether claims by both are counted together."""
    return (
        (others.supplier, others.lot, others.agreement) == (terms.supplier, terms.lot, terms.agreement)
        and others.requirement == terms.requirement
        and _are_alike(others, terms)
    )


def _are_alike(others: BreachTerms, terms: BreachTerms) -> bool:
    """Whether both are for places, for dialogues or for reports: each has a most of its own."""
    return others.small == terms.small and (others.small is not None or others.penalty is not None)


def _basis(terms: BreachTerms, penalty: Penalty) -> Basis | None:
    """What the cap is a share of, only when it is the very thing that the clause names: nothing stands in for it in a claim."""
    counted, cap = _counted_on(terms), penalty.cap
    if counted is None or cap is None or cap.of is None:
        return None
    basis, stands_in = cap_basis(counted, cap.of)
    if stands_in or (cap.of is CapBase.CALLED_OFF_VALUE and not _is_known(basis)):
        return None
    return basis


def _counted_on(terms: BreachTerms) -> Terms | None:
    places = terms.requirement.places
    return Terms(terms.of, places, terms.supplier) if places is not None else None


def _is_known(basis: Basis | None) -> bool:
    return basis is not None and basis.source is ValueSource.CALLED_OFF_VALUE


def _decided(breach: Breach) -> date | None:
    """The day of the claim, or of the decision not to."""
    decision = breach.claim or breach.waived
    return decision.date if decision is not None else None


def _total(amounts: Iterator[Decimal | None]) -> Decimal | None:
    """Nothing known is lost: with one unknown amount the sum is unknown."""
    known = list(amounts)
    return None if None in known else sum((amount for amount in known if amount is not None), Decimal(0))
