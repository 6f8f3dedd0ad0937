"""Replies about candidates that the authority has proposed: in numbers and by place, never who (dialog-svar.k1, matchning.k4).

An answer names no proposal, so each is taken to answer the earliest one that is unanswered. A place that begins answers one.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from msgspec import Struct

from tenderkit.model.clauses.roles import ClauseRole
from tenderkit.model.fulfilment.fulfilment import Duty, DutyKind, FulfilmentReason, FulfilmentStatus
from tenderkit.model.journal.choices import CandidateAnswer, EventKind, ProposedBy
from tenderkit.rules.contract.whose import belongs_to
from tenderkit.rules.fulfilment.terms import FulfilmentTerms, because, late_words
from tenderkit.rules.journal.known import KnownEvent

_MOST_UNANSWERED = 5  # at a time, in the second edition (dialog-svar.k4)
_MARKS = {ClauseRole.DIALOGUE_ANSWER: "k1", ClauseRole.MATCHING: "k4"}


class ProposedCandidate(Struct, frozen=True):
    """One candidate proposed for a place, and the day of the answer."""

    place: str
    made: date
    answered: date | None


def reply_duties(terms: FulfilmentTerms) -> Iterator[Duty]:
    """What is answered in time is told in one line; what is late, missing or awaited by place and day."""
    role, days = reply_terms(terms)
    if days is None:
        return
    proposals = proposals_of(terms)
    judged = [(each, each.made + timedelta(days=days)) for each in proposals]
    in_time = [pair for pair in judged if _is_in_time(*pair)]
    if in_time:
        last, due = max(in_time, key=lambda pair: pair[0].made)
        reason = because("reply.in_time", role, _MARKS[role], count=len(in_time))
        yield Duty(DutyKind.REPLY, FulfilmentStatus.MET, reason, due, last.answered)
    rest = Counter(pair for pair in judged if not _is_in_time(*pair))
    for (each, due), count in rest.items():
        limited = role is ClauseRole.DIALOGUE_ANSWER and terms.case.counting.answers_together
        blameless = limited and _too_many(proposals, each)
        yield _late(terms, role, (each, due, count), blameless=blameless)


def reply_terms(terms: FulfilmentTerms) -> tuple[ClauseRole, int | None]:
    """The clause that asks for an answer, and within how many days; `None` where none does in one number."""
    dialogue = terms.requirement.dialogue
    if dialogue is not None:
        return ClauseRole.DIALOGUE_ANSWER, dialogue.reply_within_days
    return ClauseRole.MATCHING, terms.case.counting.supplier_days


def proposals_of(terms: FulfilmentTerms) -> tuple[ProposedCandidate, ...]:
    """Each candidate that the authority has proposed for one of the requirement's places; an agreement has terms of its own."""
    lots = {lot.id for lot in terms.of.lots}
    mine = (
        place
        for place in terms.known.record.places
        if place.agreement is None
        and belongs_to(terms.case, place, terms.supplier)
        and (place.lot is None or place.lot in lots)
    )
    return tuple(each for place in mine for each in _of_place(place.id, terms.known.of_place(place.id)))


def _of_place(place: str, events: Sequence[KnownEvent]) -> Iterator[ProposedCandidate]:
    made = [
        each.date
        for each in events
        if each.kind is EventKind.CANDIDATE_PROPOSED and each.event.by is ProposedBy.AUTHORITY
        for _ in range(each.event.number or 0)
    ]
    answers = [
        each.date for each in events if each.kind is EventKind.CANDIDATE_ANSWERED for _ in range(each.event.number or 0)
    ]
    if all(each.event.answer is not CandidateAnswer.GOT_THE_PLACE for each in events):
        answers = sorted([*answers, *(each.date for each in events if each.kind is EventKind.STARTED)])
    for at in made:
        answer = next((day for day in answers if day >= at), None)
        if answer is not None:
            answers.remove(answer)
        yield ProposedCandidate(place, at, answer)


def _too_many(proposals: Sequence[ProposedCandidate], proposal: ProposedCandidate) -> bool:
    """Whether so many lay unanswered when it was made that the authority might make no more."""
    waiting = [
        each
        for each in proposals
        if each.made < proposal.made and (each.answered is None or each.answered > proposal.made)
    ]
    same_day = sum(each.made == proposal.made for each in proposals)
    return len(waiting) + same_day > _MOST_UNANSWERED


def _is_in_time(proposal: ProposedCandidate, due: date) -> bool:
    return proposal.answered is not None and proposal.answered <= due


def _late(
    terms: FulfilmentTerms, role: ClauseRole, found: tuple[ProposedCandidate, date, int], *, blameless: bool
) -> Duty:
    each, due, count = found
    facts: dict[str, object] = {"place": each.place, "count": count, "made": each.made, "due": due}

    def why(key: str) -> FulfilmentReason:
        mark = "k4" if blameless else _MARKS[role]
        return because(f"reply.{key}", role, mark, **facts)

    if each.answered is not None:
        facts |= {"answered": each.answered, "late": late_words(due, each.answered)}
        reason = why("late_many" if blameless else "late")
        return Duty(DutyKind.REPLY, FulfilmentStatus.MET, reason, due, each.answered, blameless)
    if not terms.is_past(due):
        return Duty(DutyKind.REPLY, FulfilmentStatus.OPEN, why("awaited"), due)
    reason = why("missing_many" if blameless else "missing")
    return Duty(DutyKind.REPLY, FulfilmentStatus.NOT_MET, reason, due, blameless=blameless)
