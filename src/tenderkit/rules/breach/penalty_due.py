"""What the penalty for one breach amounts to, step by step: the same arithmetic as the clause vite and the simulation."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import assert_never

from tenderkit.model.case.case import Penalty, Procurement
from tenderkit.model.case.choices import CapBase
from tenderkit.model.matching.matching import Breach
from tenderkit.model.penalty.outcome import Basis, ValueSource
from tenderkit.model.penalty.unit import PenaltyUnit, TimeCounted, unit_of
from tenderkit.rules.breach.terms import BreachedContract, BreachTerms, terms_of_breach
from tenderkit.rules.contract.due_dates import contract_ends, remedy_ends
from tenderkit.rules.contract.places_owed import places_together
from tenderkit.rules.penalty.cap import cap_basis, cap_for
from tenderkit.rules.penalty.outcome import penalty_for
from tenderkit.rules.penalty.terms import Terms, started

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class BreachPenalty:
    """SEK; `None` is what can't be counted before something more is known. `earlier` is what has been claimed before."""

    penalty: Penalty
    missing: int | None
    late: int | None
    basis: Basis | None
    cap: Decimal | None
    earlier: Decimal | None

    @property
    def uncapped(self) -> Decimal | None:
        """Before the cap."""
        return _uncapped(self.penalty, self.missing, self.late)

    @property
    def left(self) -> Decimal | None:
        """What earlier claims have left of the cap, which is for the whole contract (vite.s5, s6)."""
        if self.cap is None or self.earlier is None:
            return None
        return max(self.cap - self.earlier, Decimal(0))

    @property
    def due(self) -> Decimal | None:
        """What may be claimed. Without a known cap nothing can be said: the clause always has one."""
        if self.missing is None or self.late is None or self.left is None:
            return None
        return penalty_for(self.penalty, self.missing, self.late, cap=self.left)


def penalty_of_breach(contract: BreachedContract, breach: Breach, terms: BreachTerms) -> BreachPenalty | None:
    """Counted on what the breach states; `None` when nothing but a request follows."""
    penalty = terms.penalty
    if penalty is None:
        return None
    basis = _basis(terms, penalty)
    return BreachPenalty(
        penalty=penalty,
        missing=breach.missing_places,
        late=late_of(contract.case, breach, penalty),
        basis=basis,
        cap=cap_for(penalty, basis.amount if basis else None),
        earlier=_total(
            _uncapped(penalty, each.missing_places, late_of(contract.case, each, penalty))
            for each in claimed_before(contract, breach, terms)
        ),
    )


def late_of(case: Procurement, breach: Breach, penalty: Penalty) -> int | None:
    """How many of the penalty's units of time the breach states, else weeks as they are counted; 1 where no time counts."""
    if not unit_of(penalty.per).counts_time:
        return 1
    stated = how_many(breach, penalty)
    return stated if stated is not None else weeks_counted(case, breach, penalty)


def weeks_counted(case: Procurement, breach: Breach, penalty: Penalty) -> int | None:
    """Units begun until the place was offered so that it is kept open, or began (vite.s3); `None` while neither is known."""
    unit = unit_of(penalty.per)
    if unit.time is not TimeCounted.LATE or breach.request is None or stopped(case, breach) is None:
        return None
    return _begun(case, unit, remedy_ends(breach.request.counts_from, penalty.remedy_days), breach)


def stopped(case: Procurement, breach: Breach) -> date | None:
    """The day when the place was offered or the breach remedied, whichever came first.

    In the second edition an offer stops nothing by itself: the place has to begin, or count, after it (brist.s2, vite.s16).
    """
    if case.counting.is_second_edition and breach.remedied is None:
        return None
    return min((day for day in (breach.offered, breach.remedied) if day is not None), default=None)


def _begun(case: Procurement, unit: PenaltyUnit, remedy_ended: date, breach: Breach) -> int:
    stops = [stopped(case, breach), breach.claim.date + _DAY if breach.claim else None, contract_ends(case) + _DAY]
    return started(unit, remedy_ended, min(day for day in stops if day is not None))


def how_many(breach: Breach, penalty: Penalty) -> int | None:
    """What the breach says of that which the penalty is for: missing places, started weeks, missing months."""
    number: int | None = getattr(breach, unit_of(penalty.per).stated_in)
    return number


def claimed_before(contract: BreachedContract, breach: Breach, terms: BreachTerms) -> Iterator[Breach]:
    """Earlier claims below the same cap; those of the same day in the order of the file."""
    day = _decided(breach)
    before = True
    for each in contract.matching.breaches:
        if each is breach:
            before = False
        elif each.claim is not None and (day is None or (each.claim.date, not before) < (day, True)):
            others = terms_of_breach(contract, each)
            if (others.supplier, others.lot, others.agreement) == (terms.supplier, terms.lot, terms.agreement) and (
                others.requirement == terms.requirement and others.penalty is not None
            ):
                yield each


def most_places(terms: BreachTerms) -> int | None:
    """As many places as can be missing; `None` when that follows from call-offs that the case doesn't state."""
    if terms.agreement is not None:
        return terms.agreement.places
    counted = _counted_on(terms)
    if counted is None or (counted.by_call_offs and not _is_known(counted.called_off)):
        return None
    return 1 if counted.places.by_months else places_together(counted.owed)


def most_time(
    case: Procurement, terms: BreachTerms, penalty: Penalty, remedy_ended: date, breach: Breach
) -> int | None:
    """The time begun when the penalty stops or is claimed (vite.s3), or the months of a place (vite.s4)."""
    unit = unit_of(penalty.per)
    match unit.time:
        case TimeCounted.NONE:
            return None
        case TimeCounted.LACKING:
            if terms.agreement is not None:
                return terms.agreement.months
            return _months_of(terms)
        case TimeCounted.LATE:
            return _begun(case, unit, remedy_ended, breach)
        case _:
            assert_never(unit.time)


def _months_of(terms: BreachTerms) -> int | None:
    """Those of a place; where months of full time are required, all of them."""
    counted = _counted_on(terms)
    if counted is None:
        return None
    return places_together(counted.owed) if counted.places.by_months else counted.places.least_months


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


def _uncapped(penalty: Penalty, missing: int | None, late: int | None) -> Decimal | None:
    return None if missing is None or late is None else penalty_for(penalty, missing, late)


def _total(amounts: Iterator[Decimal | None]) -> Decimal | None:
    """Nothing known is lost: with one unknown amount the sum is unknown."""
    known = list(amounts)
    return None if None in known else sum((amount for amount in known if amount is not None), Decimal(0))
