"""What is worth knowing of a penalty before it stands in a tender. Nothing here proposes an amount."""

from collections.abc import Iterable, Iterator
from decimal import ROUND_CEILING
from itertools import pairwise

from tenderkit.messages import Message, text
from tenderkit.model.case.choices import CapBase
from tenderkit.model.penalty.outcome import WHOLE, OutcomeRow, PenaltyOutcome, Reach, share_percent
from tenderkit.model.penalty.unit import TimeCounted
from tenderkit.model.policy.bands import PenaltyPolicy
from tenderkit.rules.language.wording import write_date, write_number
from tenderkit.rules.penalty.terms import Terms, time_of_a_place_that_never_begins
from tenderkit.rules.penalty.wording import reach_words

SHORTEST_REMEDY_DAYS = 7  # the least that the clause brist accepts (1.0.0, remedy_time)


def checks(outcome: PenaltyOutcome, terms: Terms, policy: PenaltyPolicy | None) -> Iterator[Message]:
    """Every check has its say; which of them are grave the message knows.

    One with figures in it has room for a word `about` which lot they are for, where it is read apart from the others.
    """
    yield from never_falls(outcome.rows)
    yield from _what_is_unknown(outcome)
    if outcome.places:
        yield from _where_the_cap_is(outcome)
        yield from _reasonable(outcome, policy)
        yield from _can_begin(outcome, terms)
    if outcome.penalty.remedy_days < SHORTEST_REMEDY_DAYS:
        facts = {"days": str(outcome.penalty.remedy_days), "least": str(SHORTEST_REMEDY_DAYS)}
        yield Message("TK-R245", facts)


def never_falls(rows: Iterable[OutcomeRow]) -> Iterator[Message]:
    """More missing places, or a longer time, never cost less: if they do, we have counted wrong."""
    by_place = sorted(rows, key=lambda row: (row.missing, row.late))
    by_time = sorted(by_place, key=lambda row: (row.late, row.missing))
    steps = [(one, next_) for one, next_ in pairwise(by_place) if one.missing == next_.missing]
    steps += [(one, next_) for one, next_ in pairwise(by_time) if one.late == next_.late]
    if any(next_.penalty < one.penalty for one, next_ in steps):
        yield Message("TK-S030")


def _what_is_unknown(outcome: PenaltyOutcome) -> Iterator[Message]:
    """The price before the award, the value of a lot, and what nobody has called off yet."""
    of = outcome.penalty.cap.of if outcome.penalty.cap is not None else None
    if outcome.value.amount is None:
        yield Message("TK-R248", {"lot": outcome.lot.id if outcome.lot else ""})
    elif outcome.cap.stands_in:
        yield Message("TK-R246", {"about": "", "value": write_number(outcome.value.amount)})
    if of is CapBase.CALLED_OFF_VALUE and outcome.cap.amount is None and outcome.cap.percent:
        one = outcome.penalty.known_amount
        least = (one * WHOLE / outcome.cap.percent).to_integral_value(ROUND_CEILING)
        facts = {"amount": write_number(one), "value": write_number(least)}
        yield Message("TK-R247", facts)


def _where_the_cap_is(outcome: PenaltyOutcome) -> Iterator[Message]:
    cap, first = outcome.cap.amount, outcome.first
    if not cap:
        return
    facts = {"about": "", "cap": write_number(cap), "exposure": write_number(outcome.exposure)}
    if outcome.exposure < cap:
        yield Message("TK-R240", facts)
        return
    where = reach_words(outcome, first, text) if first else text("penalty.reached_unequally")
    yield Message("TK-R241", {**facts, "where": where})
    if outcome.places > 1 and first == Reach(1, 1):
        yield Message("TK-R242", facts)


def _reasonable(outcome: PenaltyOutcome, policy: PenaltyPolicy | None) -> Iterator[Message]:
    """36 § avtalslagen lets an unreasonable term be adjusted; where that begins is the municipality's to say."""
    limit = policy.unreasonable_share_percent if policy is not None else None
    if limit is None:
        yield Message("TK-R244")
        return
    maximum, value = outcome.maximum, outcome.value.amount
    if maximum is not None and value is not None and maximum * 100 > limit * value:
        facts = {"maximum": write_number(maximum), "value": write_number(value), "limit": write_number(limit)}
        share = share_percent(maximum, value)
        yield Message("TK-R243", {**facts, "about": "", "share": write_number(share) if share is not None else ""})


def _can_begin(outcome: PenaltyOutcome, terms: Terms) -> Iterator[Message]:
    """Time counts only while the place can still be carried out (vite.s3)."""
    if outcome.unit.time is not TimeCounted.LATE:
        return
    time, remedy_ends = time_of_a_place_that_never_begins(terms, outcome.penalty)
    if time == 0:
        facts = {"day": write_date(remedy_ends), "months": str(terms.places.least_months)}
        yield Message("TK-R249", facts)
