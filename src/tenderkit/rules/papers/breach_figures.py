"""What the papers about a breach print: the time for remedy, what may follow, and the penalty counted step by step.

Amounts and days that aren't known are `None`, so that a document asks for them.
"""

from collections.abc import Iterator, Mapping
from datetime import date

from tenderkit.model.case.case import Penalty, Procurement
from tenderkit.model.case.choices import PenaltyPer
from tenderkit.model.clauses.roles import ClauseRole, Meaning
from tenderkit.model.matching.matching import Breach, Matching
from tenderkit.rules.breach.penalty_due import BreachPenalty, penalty_of_breach
from tenderkit.rules.breach.terms import BreachedContract, BreachTerms, terms_of_breach
from tenderkit.rules.clauses.in_use import ClausesInUse
from tenderkit.rules.conditions.deciding import FactSource
from tenderkit.rules.contract.due_dates import claim_ends, remedy_ends


def breach_facts(
    case: Procurement, matching: Matching, breach: Breach, clauses: ClausesInUse, facts: FactSource
) -> Mapping[str, object | None]:
    """`clauses` are those of the case's lock; the ones that a paper rests on and the lock lacks come as `unlocked`.

    The time for remedy has `ended` only when the day of receipt is known.
    """
    contract = BreachedContract(case, matching, clauses.library)
    terms = terms_of_breach(contract, breach)
    counted = penalty_of_breach(contract, breach, terms)
    ended = _after(breach.request.received, terms.remedy_days) if breach.request else None
    return {
        "role": clauses.library.get(breach.clause),
        "unlocked": tuple(_unlocked(breach, terms, clauses)),
        "unclear": terms.unclear,
        "agreement": terms.agreement.id if terms.agreement else None,
        "lot": terms.lot.id if terms.lot else breach.lot,
        "by_lot": terms.lot is not None,
        "exclusion_months": terms.exclusion_months,
        "may_terminate": terms.may_terminate,
        "hindrance_days": _hindrance_days(terms, clauses, facts),
        "has_penalty": counted is not None,
        "ended": ended,
        **_remedy(breach, terms),
        **(
            {**_amounts(counted), **_claim(counted.penalty, ended, _payment_days(terms, clauses, facts))}
            if counted
            else {}
        ),
    }


def _unlocked(breach: Breach, terms: BreachTerms, clauses: ClausesInUse) -> Iterator[str]:
    """The clause that was breached, the procedure, and the penalty where it is the requirement's.

    Clauses of an agreement aren't in the requirements section, so they can't be quoted.
    """
    breached = clauses.library.get(breach.clause)
    if not clauses.has(breach.clause) or breached is None or breached.is_of_an_agreement:
        yield breach.clause
    of_requirement = terms.penalty is not None and terms.agreement is None
    for role in (ClauseRole.REMEDY, *([ClauseRole.PENALTY] if of_requirement else [])):
        if not clauses.of(role):
            yield clauses.name(role)


def _remedy(breach: Breach, terms: BreachTerms) -> Mapping[str, object | None]:
    """`earliest_end` holds if the request comes to hand on the day it is sent."""
    request, days = breach.request, terms.remedy_days
    ends = _after(request.counts_from, days) if request else None
    return {
        "remedy_days": days,
        "earliest_end": _after(request.sent, days) if request else None,
        "remedied_in_time": breach.remedied is not None and ends is not None and breach.remedied <= ends,
    }


def _amounts(counted: BreachPenalty) -> Mapping[str, object | None]:
    penalty, cap = counted.penalty, counted.penalty.cap
    by_week, by_month = (penalty.per is each for each in (PenaltyPer.STARTED_WEEK, PenaltyPer.MISSING_MONTH))
    return {
        "per": penalty.per,
        "amount": penalty.amount,
        "missing": counted.missing,
        "weeks": counted.late if by_week else None,
        "months": counted.late if by_month else None,
        "uncapped": counted.uncapped,
        "cap_percent": cap.percent if cap else None,
        "cap_of": cap.of if cap else None,
        "cap_basis": counted.basis.amount if counted.basis else None,
        "cap": counted.cap,
        "has_earlier": counted.earlier is None or counted.earlier > 0,
        "earlier": counted.earlier,
        "left": counted.left,
        "due": counted.due,
        "is_capped": counted.due is not None and counted.uncapped is not None and counted.due < counted.uncapped,
    }


def _claim(penalty: Penalty, ended: date | None, payment_days: int | None) -> Mapping[str, object | None]:
    return {
        "payment_days": payment_days,
        "set_off": penalty.set_off,
        "claim_by": claim_ends(ended, penalty) if ended else None,
    }


def _hindrance_days(terms: BreachTerms, clauses: ClausesInUse, facts: FactSource) -> int | None:
    """Within so many days from the receipt of the request an obstacle is notified (brist.k6)."""
    return clauses.days(ClauseRole.REMEDY, Meaning.HINDRANCE_DAYS, facts) if terms.agreement is None else None


def _payment_days(terms: BreachTerms, clauses: ClausesInUse, facts: FactSource) -> int | None:
    """The same for payment, from the receipt of the claim (vite.k2, ok-avslut.k5)."""
    role = ClauseRole.AGREED_EARLY_END if terms.agreement else ClauseRole.PENALTY
    return clauses.days(role, Meaning.PAYMENT_DAYS, facts)


def _after(day: date | None, days: int | None) -> date | None:
    return remedy_ends(day, days) if day is not None and days is not None else None
