"""What the papers about a breach print: the time for remedy, what may follow, and the penalty counted step by step.

Amounts and days that aren't known are `None`, so that a document asks for them.
"""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Annotated, Any

from msgspec import Struct

from tenderkit.messages import document_text
from tenderkit.model.case.case import Procurement
from tenderkit.model.case.choices import CapBase, Subject
from tenderkit.model.clauses.roles import ClauseRole, Meaning
from tenderkit.model.matching.matching import Breach, Matching
from tenderkit.model.penalty.unit import PenaltyUnit, TimeCounted, unit_of
from tenderkit.rules.breach.breach_penalty import BreachPenalty
from tenderkit.rules.breach.penalty_due import SmallDue, penalty_of_breach, second_remedy_ends, small_due
from tenderkit.rules.breach.terms import BreachedContract, BreachTerms, terms_of_breach
from tenderkit.rules.clauses.in_use import ClausesInUse
from tenderkit.rules.conditions.deciding import FactSource
from tenderkit.rules.contract.due_dates import claim_ends, remedy_ends, small_claim_ends
from tenderkit.rules.contract.small_penalties import SmallFor
from tenderkit.rules.language.wording import join_words, write_number


class StatedCapBase(StrEnum):
    """What the cap is a share of, as the clause in use names it: each edition has its own words for the price."""

    CONTRACT_PRICE = "contract_price"
    AGREED_PRICE = "agreed_price"
    CONTRACT_SUM = "contract_sum"
    CALLED_OFF_VALUE = "called_off_value"
    ESTIMATED_VALUE = "estimated_value"


class BreachFacts(Struct, frozen=True, kw_only=True):
    """What a paper about a breach says; everything about the penalty is `None` where nothing but a request follows."""

    role: Annotated[ClauseRole | None, "Vad villkoret gör som inte har följts"]
    unlocked: Annotated[tuple[str, ...], "Klausuler som ärendets lås saknar"]
    unclear: Annotated[tuple[str, ...], "Uppgifter som behövs för att veta vilka villkor bristen gäller"]
    agreement: Annotated[str | None, "Överenskommelsens id"]
    lot: Annotated[str | None, "Anbudsområdets id"]
    by_lot: Annotated[bool, "Om platserna räknas för varje anbudsområde"]
    exclusion_months: Annotated[int | None, "Månader av avstängning från avrop"]
    may_terminate: Annotated[bool, "Om avtalet får hävas"]
    hindrance_days: Annotated[int | None, "Dagar för att meddela ett hinder"]
    remedy_days: Annotated[int | None, "Dagar för rättelse"]
    earliest_end: Annotated[date | None, "Tidigaste sista dag för rättelse"]
    ended: Annotated[date | None, "Sista dagen för rättelse"]
    remedied_in_time: Annotated[bool, "Om bristen rättades i tid"]
    has_penalty: Annotated[bool, "Om bristen kan ge vite"]
    per: Annotated[str | None, "Vad vitet räknas för varje, i ord"] = None
    amount: Annotated[Decimal | None, "Vitets belopp"] = None
    share: Annotated[Decimal | None, "Vitet som andel av priset, i procent"] = None
    second_amount: Annotated[Decimal | None, "Vitets belopp i det andra steget"] = None
    second_share: Annotated[Decimal | None, "Det andra steget som andel av priset, i procent"] = None
    second_adds: Annotated[bool, "Om det andra stegets belopp läggs till det första"] = False
    second_due: Annotated[bool, "Om kravet gäller även det andra steget"] = False
    second_late: Annotated[str | None, "Tiden i det andra steget, i ord"] = None
    first_late: Annotated[str | None, "Tiden i det första steget, i ord"] = None
    second_ended: Annotated[date | None, "Sista dagen för rättelse efter en andra anmaning"] = None
    second_days: Annotated[int | None, "Dagar för rättelse efter en andra anmaning"] = None
    small: Annotated[SmallFor | None, "Vad ett mindre vite gäller"] = None
    cap_weeks: Annotated[int | None, "Vitets tak i veckor för varje plats"] = None
    second_earliest_end: Annotated[date | None, "Tidigaste sista dag för rättelse efter en andra anmaning"] = None
    reports: Annotated[Decimal | None, "Vite som har krävts för rapporter"] = None
    unanswered: Annotated[str | None, "Det som rekryterarens fil inte kan säga"] = None
    same_places: Annotated[bool, "Om det måste framgå att tidigare krav gällde andra platser"] = False
    missing: Annotated[int | None, "Antal platser som saknas"] = None
    counts_time: Annotated[bool | None, "Om vitet räknas för en tid"] = None
    after_remedy: Annotated[bool | None, "Om tiden räknas från det att tiden för rättelse gick ut"] = None
    late: Annotated[str | None, "Tiden för varje plats, i ord"] = None
    together: Annotated[str | None, "Tiden för alla platser tillsammans, när den skiljer, i ord"] = None
    each_late: Annotated[str | None, "Tiden för var och en av platserna, när den skiljer"] = None
    second_missing: Annotated[int | None, "Platser som har nått det andra steget, när det skiljer"] = None
    uncapped: Annotated[Decimal | None, "Vitet utan tak"] = None
    cap_percent: Annotated[Decimal | None, "Takets andel i procent"] = None
    cap_of: Annotated[CapBase | None, "Vad taket är en andel av"] = None
    cap_stated: Annotated[StatedCapBase | None, "Vad taket är en andel av, så som villkoret säger det"] = None
    cap_basis: Annotated[Decimal | None, "Det belopp som taket räknas på"] = None
    cap: Annotated[Decimal | None, "Vitets tak i kronor"] = None
    has_earlier: Annotated[bool | None, "Om vite har krävts tidigare"] = None
    earlier: Annotated[Decimal | None, "Vite som har krävts tidigare"] = None
    left: Annotated[Decimal | None, "Det som är kvar av taket"] = None
    due: Annotated[Decimal | None, "Vitet som krävs"] = None
    is_capped: Annotated[bool | None, "Om taket sänker vitet"] = None
    payment_days: Annotated[int | None, "Dagar för betalning"]
    set_off: Annotated[bool | None, "Om vitet får räknas av"] = None
    claim_by: Annotated[date | None, "Sista dagen att kräva vitet"]


def breach_facts(
    case: Procurement, matching: Matching, breach: Breach, clauses: ClausesInUse, facts: FactSource
) -> BreachFacts:
    """`clauses` are those of the case's lock; the ones that a paper rests on and the lock lacks come as `unlocked`.

    The time for remedy has `ended` only when the day of receipt is known.
    """
    contract = BreachedContract(case, matching, clauses.library)
    terms = terms_of_breach(contract, breach)
    counted = penalty_of_breach(contract, breach, terms)
    small = small_due(contract, breach, terms)
    request, days = breach.request, terms.remedy_days
    ended = _after(request.received, days) if request else None
    ends = _after(request.counts_from, days) if request else None
    return BreachFacts(
        role=clauses.library.get(breach.clause),
        unlocked=tuple(_unlocked(breach, terms, clauses)),
        unclear=terms.unclear,
        agreement=terms.agreement.id if terms.agreement else None,
        lot=terms.lot.id if terms.lot else breach.lot,
        by_lot=terms.lot is not None,
        exclusion_months=terms.exclusion_months,
        may_terminate=terms.may_terminate,
        hindrance_days=_hindrance_days(terms, clauses, facts),
        remedy_days=days,
        earliest_end=_after(request.sent, days) if request else None,
        ended=ended,
        remedied_in_time=breach.remedied is not None and ends is not None and breach.remedied <= ends,
        has_penalty=counted is not None or small is not None,
        payment_days=_payment_days(terms, clauses, facts) if counted or small else None,
        claim_by=_claim_by(ended, counted, small),
        **(_amounts(counted) | _steps(counted, breach) | {"cap_stated": _cap_stated(case, counted)} if counted else {}),
        **(_small(small) if small else {}),
    )


def _claim_by(ended: date | None, counted: BreachPenalty | None, small: SmallDue | None) -> date | None:
    if ended is None:
        return None
    if counted is not None:
        return claim_ends(ended, counted.penalty)
    return small_claim_ends(ended) if small is not None else None


def _small(counted: SmallDue) -> dict[str, Any]:
    """Once for a meeting or a report, below the most in all."""
    penalty = counted.small.penalty
    return {
        "small": counted.small.of,
        "per": document_text(f"penalty.small_per.{counted.small.of.value}"),
        "amount": penalty.amount,
        "counts_time": False,
        "uncapped": penalty.amount,
        "cap": penalty.most,
        "has_earlier": counted.earlier > 0,
        "earlier": counted.earlier,
        "left": counted.left,
        "due": counted.due,
        "is_capped": counted.due < penalty.amount,
    }


def _steps(counted: BreachPenalty, breach: Breach) -> dict[str, Any]:
    """The second step: what it costs, and what of the time is counted in it."""
    penalty, rate = counted.penalty, counted.rate
    if penalty.second is None:
        return {}
    unit, reached = unit_of(penalty.per), rate is not None and rate.second is not None
    found: dict[str, Any] = {
        "second_amount": rate.second if rate is not None and reached else penalty.second.amount,
        "second_adds": unit.time is TimeCounted.NONE,
        "second_due": reached,
        "second_share": penalty.second.share_percent,
        "second_days": penalty.second.remedy_days,
        "second_ended": second_remedy_ends(breach, penalty),
        "second_earliest_end": _after(
            breach.second_request.sent if breach.second_request else None, penalty.second.remedy_days
        ),
    }
    if unit.time is TimeCounted.LATE and rate is not None and reached and counted.late is not None:
        times = counted.times or (counted.late,)
        before = sum(min(each, rate.first_units) for each in times)
        found |= {"first_late": _time(unit, before), "second_late": _time(unit, sum(times) - before)}
    if unit.time is TimeCounted.NONE and reached and counted.times:
        found["second_missing"] = sum(each > 1 for each in counted.times)
    return found


def _unlocked(breach: Breach, terms: BreachTerms, clauses: ClausesInUse) -> Iterator[str]:
    """The clause that was breached, the procedure, and the penalty where it is the requirement's.

    Clauses of an agreement aren't in the requirements section, so they can't be quoted.
    """
    breached = clauses.library.get(breach.clause)
    if not clauses.has(breach.clause) or breached is None or breached.is_of_an_agreement:
        yield breach.clause
    of_requirement = terms.penalty is not None and terms.agreement is None
    of_meetings = terms.small is not None and terms.small.of is SmallFor.DIALOGUE
    of_penalty = [ClauseRole.PENALTY] if of_requirement else [ClauseRole.DIALOGUE_PARTICIPATION] if of_meetings else []
    for role in (ClauseRole.REMEDY, *of_penalty):
        if not clauses.of(role):
            yield clauses.name(role)


def _amounts(counted: BreachPenalty) -> dict[str, Any]:
    penalty, cap, unit = counted.penalty, counted.penalty.cap, unit_of(counted.penalty.per)
    return {
        "per": document_text(unit.words("claim_per")),
        "amount": counted.rate.first if counted.rate else None,
        "share": penalty.share_percent,
        "missing": counted.missing,
        "counts_time": unit.counts_time,
        "after_remedy": unit.time is TimeCounted.LATE,
        "late": _time(unit, counted.late),
        "together": _time(unit, sum(counted.times)) if counted.times else None,
        "each_late": _each_time(unit, counted.times),
        "uncapped": counted.uncapped,
        "cap_percent": cap.percent if cap else None,
        "cap_weeks": cap.weeks if cap else None,
        "same_places": counted.same_places,
        "reports": counted.reports or None,
        "cap_of": cap.of if cap else None,
        "cap_basis": counted.basis.amount if counted.basis else None,
        "cap": counted.cap,
        "has_earlier": counted.earlier is None or counted.earlier > 0,
        "earlier": counted.earlier,
        "left": counted.left,
        "due": counted.due,
        "set_off": penalty.set_off,
        "is_capped": counted.due is not None and counted.uncapped is not None and counted.due < counted.uncapped,
    }


def _cap_stated(case: Procurement, counted: BreachPenalty) -> StatedCapBase | None:
    """In the second edition the agreed price, and of works the contract sum, as their general conditions call it (vite.k4)."""
    base = counted.penalty.cap.of if counted.penalty.cap else None
    if base is None:
        return None
    if base is not CapBase.CONTRACT_PRICE or not case.counting.is_second_edition:
        return StatedCapBase(base.value)
    return StatedCapBase.CONTRACT_SUM if case.contract.subject is Subject.WORKS else StatedCapBase.AGREED_PRICE


def _time(unit: PenaltyUnit, late: int | None) -> str | None:
    """`3 påbörjade veckor`."""
    if late is None or not unit.counts_time:
        return None
    return document_text(unit.number("whole_time", late), count=write_number(Decimal(late)))


def _each_time(unit: PenaltyUnit, times: tuple[int, ...]) -> str | None:
    """`6 och 2`."""
    return join_words([write_number(Decimal(each)) for each in times], "och") if times and unit.counts_time else None


def _hindrance_days(terms: BreachTerms, clauses: ClausesInUse, facts: FactSource) -> int | None:
    """Within so many days from the receipt of the request an obstacle is notified (brist.k6)."""
    return clauses.days(ClauseRole.REMEDY, Meaning.HINDRANCE_DAYS, facts) if terms.agreement is None else None


def _payment_days(terms: BreachTerms, clauses: ClausesInUse, facts: FactSource) -> int | None:
    """The same for payment, from the receipt of the claim (vite.k2, brist.k9, ok-avslut.k5)."""
    if terms.small is not None:
        return clauses.days(ClauseRole.REMEDY, Meaning.SMALL_PAYMENT_DAYS, facts)
    role = ClauseRole.AGREED_EARLY_END if terms.agreement else ClauseRole.PENALTY
    return clauses.days(role, Meaning.PAYMENT_DAYS, facts)


def _after(day: date | None, days: int | None) -> date | None:
    return remedy_ends(day, days) if day is not None and days is not None else None
