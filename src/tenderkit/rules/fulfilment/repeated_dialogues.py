"""Each dialogue after the first: within its months from the last one, and only when the authority has called (dialog-upprepning)."""

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import pairwise

from tenderkit.model.case.case import Dialogue
from tenderkit.model.clauses.roles import ClauseRole
from tenderkit.model.fulfilment.fulfilment import Duty, DutyKind, FulfilmentReason, FulfilmentStatus
from tenderkit.model.journal.choices import EventKind
from tenderkit.rules.contract.days import add_months
from tenderkit.rules.contract.due_dates import next_dialogue_due
from tenderkit.rules.fulfilment.calls import Call, calls_in, was_called_by
from tenderkit.rules.fulfilment.terms import FulfilmentTerms, because, late_words
from tenderkit.rules.journal.known import KnownEvent

REPEATED = ClauseRole.DIALOGUE_REPETITION
_MET, _NOT_MET = FulfilmentStatus.MET, FulfilmentStatus.NOT_MET
_OPEN, _UNDECIDED = FulfilmentStatus.OPEN, FulfilmentStatus.UNDECIDED


def repeated_dialogues(terms: FulfilmentTerms, dialogue: Dialogue, held: Sequence[KnownEvent]) -> Iterator[Duty]:
    """Those that have been held, and the one that should have been by now; the next one to come is told elsewhere.

    None is needed when less than three months are left (s1): that was so on its last day.
    """
    days = list(dict.fromkeys(each.date for each in held))
    calls = calls_in(terms.events(EventKind.DIALOGUE_CALLED))
    for last, again in pairwise(days):
        due = next_dialogue_due(terms.case, dialogue, last)
        if due is not None:
            between = [call for call in calls if last < call.meeting <= again]
            yield _held(again, due, _whole_period_later(dialogue, last), between)
    due = next_dialogue_due(terms.case, dialogue, days[-1])
    if due is not None and terms.is_past(due):
        yield _missing(terms, due, [call for call in calls if call.meeting > days[-1]])


def _whole_period_later(dialogue: Dialogue, last: date) -> date:
    """The day when yet another one would have been due: held after it, one has been left out."""
    return add_months(last, 2 * (dialogue.repeat_every_months or 0))


def _held(again: date, due: date, later: date, calls: Sequence[Call]) -> Duty:
    if again <= due:
        return _duty(_MET, because("again.held", REPEATED, "k1", held=again, due=due), due, again)
    facts = {"held": again, "due": due, "late": late_words(due, again)}
    left_out = again > later
    if not was_called_by(calls, due):
        key = "again.left_out_uncalled" if left_out else "again.late_uncalled"
        status = _NOT_MET if left_out else _MET
        return _duty(status, because(key, REPEATED, "k2", **facts), due, again, blameless=True)
    if left_out:
        return _duty(_NOT_MET, because("again.left_out", REPEATED, "k1", **facts), due, again)
    return _duty(_MET, because("again.late", REPEATED, "k1", **facts), due, again)


def _missing(terms: FulfilmentTerms, due: date, calls: Sequence[Call]) -> Duty:
    if was_called_by(calls, due):
        return _duty(_NOT_MET, because("again.missing", REPEATED, "k1", due=due), due)
    if (coming := [call.meeting for call in calls if not terms.is_past(call.meeting)]) != []:
        return _duty(_OPEN, because("again.called", REPEATED, "k2", meeting=min(coming), due=due), due)
    if any(call.in_time for call in calls):
        return _duty(_UNDECIDED, because("again.called_late", REPEATED, "k2", meeting=calls[-1].meeting, due=due), due)
    return _duty(_NOT_MET, because("again.uncalled", REPEATED, "k2", due=due), due, blameless=True)


def _duty(
    status: FulfilmentStatus,
    reason: FulfilmentReason,
    due: date,
    done: date | None = None,
    *,
    blameless: bool = False,
) -> Duty:
    return Duty(DutyKind.NEXT_DIALOGUE, status, reason, due, done, blameless)
