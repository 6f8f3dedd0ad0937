"""Whether the facts carry a claim, or a decision not to claim: each remark stands at the event's own line in the journal."""

from collections.abc import Callable, Iterator
from decimal import Decimal

from tenderkit.messages import text
from tenderkit.model.journal.choices import AssessedMatter, EventKind
from tenderkit.model.penalty.unit import unit_of
from tenderkit.problems import Fault, Key
from tenderkit.rules.breach.penalty_due import cap_of_breach, uncapped_of_breach
from tenderkit.rules.claims.counted import CountedClaim, counted_on
from tenderkit.rules.claims.deficiency import Deficiency
from tenderkit.rules.claims.judged import JudgedCase, at_event
from tenderkit.rules.claims.missing import missing_on
from tenderkit.rules.claims.paid_for import places_paid_for
from tenderkit.rules.claims.small import missed_duties, none_lacking
from tenderkit.rules.journal.known import KnownEvent

Rule = Callable[[JudgedCase], Iterator[Fault]]
_DECISIONS = (EventKind.CLAIMED, EventKind.NOT_CLAIMED)


def decisions_rest_on_a_sanction(judged: JudgedCase) -> Iterator[Fault]:
    """Sanctions are those that the clauses give and no others (brist.s5, s6)."""
    for one, decision in _decided(judged):
        if not one.has_sanction:
            yield at_event(decision, "TK-M171", "event", clause=one.breach.clause)


def decisions_follow_a_notice(judged: JudgedCase) -> Iterator[Fault]:
    """Before every sanction comes a written notice (brist.k1), and the right arises when the time for remedy is over (vite.k3)."""
    for one, decision in _decided(judged):
        notices = [each for each in one.notices if each.sent.date <= decision.date]
        if not notices:
            yield at_event(decision, "TK-M166", step=decision.kind.title_sv)
        elif (ends := one.remedy_ends) is not None and one.has_sanction and decision.date <= ends:
            yield at_event(decision, "TK-M167", step=decision.kind.title_sv, day=decision.date, ends=ends)


def claims_are_made_in_time(judged: JudgedCase) -> Iterator[Fault]:
    """A penalty that isn't claimed in time is lost (vite.k1, brist.k8)."""
    for one, claim in _decided(judged):
        last = one.last_claim_day if one.has_sanction else None
        if claim.kind is EventKind.CLAIMED and last is not None and claim.date > last:
            yield at_event(claim, "TK-M168", day=claim.date, last=last)


def one_decision_is_made(judged: JudgedCase) -> Iterator[Fault]:
    """A penalty that is due is claimed once, or a decision says why not (4 kap. 1 § LOU)."""
    for one in judged.deficiencies:
        claims, waivers = one.of_kind(EventKind.CLAIMED), one.of_kind(EventKind.NOT_CLAIMED)
        if claims and waivers:
            yield at_event(waivers[0], "TK-M169", "event", id=one.id)
        for each in (*claims[1:], *waivers[1:]):
            yield at_event(each, "TK-M160", "event", id=one.id)


def no_sanction_while_a_hindrance_lasts(judged: JudgedCase) -> Iterator[Fault]:
    """No sanction follows while a hindrance lasts that the supplier doesn't control (brist.s4); the officer decides whether it does."""
    for one, decision in _decided(judged):
        told = [each for each in one.steps if each.date <= decision.date]
        assessed = [each for each in told if each.event.matter is AssessedMatter.HINDRANCE]
        if assessed and assessed[-1].event.holds:
            yield at_event(decision, "TK-M173", step=decision.kind.title_sv, day=assessed[-1].date)
        elif not assessed and any(each.kind is EventKind.HINDRANCE_NOTIFIED for each in told):
            yield at_event(decision, "TK-M164", what=text("claims.undecided.hindrance"))


def decisions_are_of_what_is_missing(judged: JudgedCase) -> Iterator[Fault]:
    """Nothing is due for a place that was made up for before the time for remedy was over (brist.s3), or that never was missing."""
    for one, decision in _due(judged):
        ends = one.remedy_ends
        remedied = one.remedied.date if one.remedied is not None else None
        missed = missed_duties(judged, one, decision.date)
        if missed is not None and not missed.found.lacking:
            yield none_lacking(decision, missed.found, "TK-M271", step=decision.kind.title_sv, day=decision.date)
            continue
        remedied = remedied or (missed.remedied if missed is not None else None)
        if remedied is not None and ends is not None and remedied <= ends:
            yield at_event(decision, "TK-M170", step=decision.kind.title_sv, remedied=remedied, ends=ends)
        elif one.counts_places:
            yield from _of_places(one, decision, counted_on(one, decision.date))


def a_duty_is_paid_for_once(judged: JudgedCase) -> Iterator[Fault]:
    """Once for each missed meeting, and for each report that is missing (dialog-medverkan.k6, uppfoljning.k11)."""
    paid: dict[tuple[object, ...], str] = {}
    claims = [(one, each) for one, each in _due(judged) if each.kind is EventKind.CLAIMED]
    for one, claim in sorted(claims, key=lambda each: each[1].date):
        missed = missed_duties(judged, one, claim.date)
        left = [(one.below_cap, each.kind, each.due) for each in missed.left] if missed is not None else []
        free = [each for each in left if each not in paid]
        if left and not free:
            yield at_event(claim, "TK-M272", of=", ".join(dict.fromkeys(paid[each] for each in left)))
        paid |= dict.fromkeys(free[:1], one.id)


def _of_places(one: Deficiency, decision: KnownEvent, counted: CountedClaim) -> Iterator[Fault]:
    step, missing = decision.kind.title_sv, counted.missing
    if missing.most == 0:
        was = one.owed is not None and missing_on(one.owed, one.found.date).most > 0
        made_up = max((each.since for each in counted.made_up), default=None)
        if was and made_up is not None and one.remedy_ends is not None and made_up <= one.remedy_ends:
            yield at_event(decision, "TK-M170", step=step, remedied=made_up, ends=one.remedy_ends)
        else:
            yield at_event(decision, "TK-M151", step=step, day=decision.date)
        return
    named = decision.event.places
    if not missing.is_decided and (named is None or named > missing.certain):
        facts = {"certain": str(missing.certain), "most": str(missing.most)}
        yield at_event(decision, "TK-M164", what=text("claims.undecided.places", **facts))
    if named is not None and named > missing.most:
        yield at_event(decision, "TK-M161", "places", places=named, most=missing.most)
    elif named is not None and named < missing.certain:
        yield at_event(decision, "TK-M163", "places", claimed=named, most=missing.certain)
    yield from _of_time(one, decision, counted)


def _of_time(one: Deficiency, decision: KnownEvent, counted: CountedClaim) -> Iterator[Fault]:
    units = decision.event.units
    if units is None or one.penalty is None:
        return
    most = counted.longest if unit_of(one.penalty.per).counts_time else 0
    if units > most:
        yield at_event(decision, "TK-M162", "units", units=units, most=most)
    elif units < most:
        yield at_event(decision, "TK-M163", "units", claimed=units, most=most)


def a_place_is_paid_for_once(judged: JudgedCase) -> Iterator[Fault]:
    """A place, and a week or a month of it, is paid for once (vite.s7)."""
    claimed = {one.at: one for one, each in _due(judged) if each.kind is EventKind.CLAIMED}
    for again in places_paid_for(tuple(claimed.values())):
        if again.is_certain:
            yield at_event(again.claim, "TK-M165", places=again.places, of=", ".join(again.earlier))
        else:
            yield at_event(again.claim, "TK-M164", what=text("claims.undecided.paid", of=", ".join(again.earlier)))


def claims_have_room_below_the_cap(judged: JudgedCase) -> Iterator[Fault]:
    """What earlier claims have left of the cap can be claimed, and no more (vite.k4)."""
    taken: dict[Key, Decimal] = {}
    claims = [(one, each) for one, each in _decided(judged) if each.kind is EventKind.CLAIMED and not one.terms.unclear]
    for one, claim in sorted(claims, key=lambda each: each[1].date):
        cost, most = _cost_and_cap(judged, one)
        if cost is None or most is None:
            continue
        before = taken.get(one.below_cap, Decimal(0))
        if before >= most:
            yield at_event(claim, "TK-M174")
        taken[one.below_cap] = before + cost


def _cost_and_cap(judged: JudgedCase, one: Deficiency) -> tuple[Decimal | None, Decimal | None]:
    """What a claim comes to before the cap, and the cap; `None` for what can't be counted."""
    if one.penalty is not None:
        breach = judged.matching.breaches[one.at]
        cost = uncapped_of_breach(judged.case, breach, one.terms, one.penalty)
        return cost, cap_of_breach(one.terms, one.penalty)
    if one.terms.small is not None:
        return one.terms.small.penalty.amount, one.terms.small.penalty.most
    return None, None


def _decided(judged: JudgedCase) -> Iterator[tuple[Deficiency, KnownEvent]]:
    for one in judged.deficiencies:
        yield from ((one, each) for each in one.of_kind(*_DECISIONS))


def _due(judged: JudgedCase) -> Iterator[tuple[Deficiency, KnownEvent]]:
    """Decisions that come when the time for remedy is over, of a deficiency that gives a sanction: what else is wrong is told of them."""
    for one, decision in _decided(judged):
        ends = one.remedy_ends
        if one.has_sanction and not one.terms.unclear and ends is not None and decision.date > ends:
            yield one, decision


RULES: tuple[Rule, ...] = (
    decisions_rest_on_a_sanction,
    decisions_follow_a_notice,
    claims_are_made_in_time,
    one_decision_is_made,
    no_sanction_while_a_hindrance_lasts,
    decisions_are_of_what_is_missing,
    a_place_is_paid_for_once,
    a_duty_is_paid_for_once,
    claims_have_room_below_the_cap,
)
