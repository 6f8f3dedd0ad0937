"""What the papers about a breach print: the time for remedy, what may follow, and the penalty counted step by step.

Amounts and days that aren't known are `None`, so that a document asks for them.
"""

from collections.abc import Collection, Iterator, Mapping
from datetime import date
from decimal import Decimal

from tenderkit.messages import document_text
from tenderkit.model.case.case import Penalty, Procurement
from tenderkit.model.matching.matching import Breach, Matching
from tenderkit.model.penalty.unit import PenaltyUnit, TimeCounted, unit_of
from tenderkit.rules.breach.penalty_due import BreachPenalty, penalty_of_breach
from tenderkit.rules.breach.terms import BreachTerms, terms_of_breach
from tenderkit.rules.contract.due_dates import claim_ends, remedy_ends
from tenderkit.rules.language.wording import write_number

PROCEDURE = "brist"
PENALTY = "vite"
AGREED = "ok-avslut"
_OF_AN_AGREEMENT = "ok-"  # clauses of the agreement aren't in the requirements section, so they can't be quoted

HINDRANCE_DAYS = {"brist@1.0.0": 10}
"""By the versions that we have read: within so many days from the receipt of the request an obstacle is notified (brist.k6)."""

PAYMENT_DAYS = {"vite@1.0.0": 30, "vite@1.1.0": 30, "ok-avslut@1.0.0": 30}
"""The same for payment, from the receipt of the claim (vite.k2, ok-avslut.k5)."""


def breach_facts(
    case: Procurement, matching: Matching, breach: Breach, locked: Collection[str]
) -> Mapping[str, object | None]:
    """`locked` is the case's lock as `vite@1.1.0`; the clauses that a paper rests on and the lock lacks come as `unlocked`.

    The time for remedy has `ended` only when the day of receipt is known.
    """
    terms = terms_of_breach(case, matching, breach)
    counted = penalty_of_breach(case, matching, breach, terms)
    ended = _after(breach.request.received, terms.remedy_days) if breach.request else None
    return {
        "unlocked": tuple(_unlocked(breach, terms, {each.partition("@")[0] for each in locked})),
        "unclear": terms.unclear,
        "agreement": terms.agreement.id if terms.agreement else None,
        "lot": terms.lot.id if terms.lot else breach.lot,
        "by_lot": terms.lot is not None,
        "exclusion_months": terms.exclusion_months,
        "may_terminate": terms.may_terminate,
        "hindrance_days": _of_lock(HINDRANCE_DAYS, PROCEDURE, locked) if terms.agreement is None else None,
        "has_penalty": counted is not None,
        "ended": ended,
        **_remedy(breach, terms),
        **({**_amounts(counted), **_claim(counted.penalty, ended, terms, locked)} if counted else {}),
    }


def _unlocked(breach: Breach, terms: BreachTerms, locked: Collection[str]) -> Iterator[str]:
    """The clause that was breached, the procedure, and the penalty where it is the requirement's."""
    of_requirement = terms.penalty is not None and terms.agreement is None
    for clause in dict.fromkeys((breach.clause, PROCEDURE, *([PENALTY] if of_requirement else []))):
        if clause not in locked or clause.startswith(_OF_AN_AGREEMENT):
            yield clause


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
    penalty, cap, unit = counted.penalty, counted.penalty.cap, unit_of(counted.penalty.per)
    return {
        "per": document_text(unit.words("claim_per")),
        "amount": penalty.amount,
        "missing": counted.missing,
        "counts_time": unit.counts_time,
        "after_remedy": unit.time is TimeCounted.LATE,
        "late": _time(unit, counted.late),
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


def _time(unit: PenaltyUnit, late: int | None) -> str | None:
    """`3 påbörjade veckor`."""
    if late is None or not unit.counts_time:
        return None
    return document_text(unit.number("whole_time", late), count=write_number(Decimal(late)))


def _claim(
    penalty: Penalty, ended: date | None, terms: BreachTerms, locked: Collection[str]
) -> Mapping[str, object | None]:
    return {
        "payment_days": _of_lock(PAYMENT_DAYS, AGREED if terms.agreement else PENALTY, locked),
        "set_off": penalty.set_off,
        "claim_by": claim_ends(ended, penalty) if ended else None,
    }


def _of_lock(days: Mapping[str, int], clause: str, locked: Collection[str]) -> int | None:
    """`None` for a version that we haven't read, and for several that don't say the same."""
    versions = {each for each in locked if each.partition("@")[0] == clause}
    said = {days.get(each) for each in versions}
    return said.pop() if len(said) == 1 else None


def _after(day: date | None, days: int | None) -> date | None:
    return remedy_ends(day, days) if day is not None and days is not None else None
