"""The first dialogue: who calls to it, by which day it is held, and whose it is that it wasn't (dialog-genomforande)."""

from collections.abc import Sequence
from datetime import date

from tenderkit.model.case.case import Dialogue
from tenderkit.model.case.choices import Initiative
from tenderkit.model.clauses.roles import ClauseRole
from tenderkit.model.fulfilment.fulfilment import Duty, DutyKind, FulfilmentReason, FulfilmentStatus
from tenderkit.model.journal.choices import EventKind
from tenderkit.rules.contract.due_dates import contract_ends, first_meeting_due
from tenderkit.rules.fulfilment.calls import NOTICE, Call, calls_in, was_called_by
from tenderkit.rules.fulfilment.terms import FulfilmentTerms, because, late_words
from tenderkit.rules.journal.known import KnownEvent

HELD = ClauseRole.DIALOGUE
_MET, _NOT_MET = FulfilmentStatus.MET, FulfilmentStatus.NOT_MET
_OPEN, _UNDECIDED = FulfilmentStatus.OPEN, FulfilmentStatus.UNDECIDED


def first_dialogue(terms: FulfilmentTerms, dialogue: Dialogue, held: Sequence[KnownEvent]) -> Duty:
    """Held, awaited, or not held, with its last day."""
    first = held[0].date if held else None
    calls = tuple(
        call for call in calls_in(terms.events(EventKind.DIALOGUE_CALLED)) if first is None or call.made <= first
    )
    due = first_dialogue_due(terms, dialogue, calls)
    if first is not None:
        return _held(terms, dialogue, first, due, calls)
    if due is None:
        return _duty(_OPEN, _why(dialogue, "dialogue.no_date"))
    if not terms.is_past(due):
        return _duty(_OPEN, _why(dialogue, "dialogue.awaited", due=due), due)
    return _missing(terms, dialogue, due, calls)


def first_dialogue_due(terms: FulfilmentTerms, dialogue: Dialogue, calls: Sequence[Call]) -> date | None:
    """Ten days from the authority's first call, where that is later (k2). The supplier's own call moves nothing."""
    due = first_meeting_due(terms.case, dialogue)
    if due is None or dialogue.initiative is Initiative.SUPPLIER or not calls:
        return due
    return max(due, min(call.made for call in calls) + NOTICE)


def _held(terms: FulfilmentTerms, dialogue: Dialogue, first: date, due: date | None, calls: Sequence[Call]) -> Duty:
    if due is None or first <= due:
        return _duty(_MET, _why(dialogue, "dialogue.held", held=first), due, first)
    facts = {"held": first, "due": due, "late": late_words(due, first)}
    blameless = None if was_called_by(calls, due) else _late_for_the_authority(terms, dialogue, first, calls)
    if blameless is not None:
        return _duty(_MET, _why(dialogue, blameless, **facts), due, first, blameless=True)
    return _duty(_MET, _why(dialogue, "dialogue.held_late", **facts), due, first)


def _late_for_the_authority(
    terms: FulfilmentTerms, dialogue: Dialogue, first: date, calls: Sequence[Call]
) -> str | None:
    """Why a late first dialogue isn't the supplier's breach, as the reason says it; `None` where it is."""
    if dialogue.initiative is Initiative.SUPPLIER:
        return None
    if not calls:
        return "dialogue.held_uncalled" if terms.case.counting.answers_together else "dialogue.held_late_invited"
    return "dialogue.held_as_called" if first <= max(call.meeting for call in calls) else None


def _missing(terms: FulfilmentTerms, dialogue: Dialogue, due: date, calls: Sequence[Call]) -> Duty:
    """A new call after a meeting that was missed changes nothing: it only tells when the breach may be remedied."""
    by_supplier, called = dialogue.initiative is Initiative.SUPPLIER, was_called_by(calls, due)
    if called and not by_supplier:
        return _duty(_NOT_MET, _why(dialogue, "dialogue.not_held", due=due), due)
    if (coming := [call.meeting for call in calls if not terms.is_past(call.meeting)]) != []:
        return _duty(_OPEN, _why(dialogue, "dialogue.called", meeting=min(coming), due=due), due)
    if by_supplier and called:
        return _duty(_UNDECIDED, _why(dialogue, "dialogue.supplier_called", due=due), due)
    if by_supplier:
        return _duty(_NOT_MET, _why(dialogue, "dialogue.not_held", due=due), due)
    if not calls:
        return _uncalled(terms, dialogue, due)
    return _duty(_UNDECIDED, _why(dialogue, "dialogue.called_late", meeting=calls[-1].meeting, due=due), due)


def _uncalled(terms: FulfilmentTerms, dialogue: Dialogue, due: date) -> Duty:
    """Without a call no time runs (k2); the first edition doesn't say so."""
    if not terms.case.counting.answers_together:
        return _duty(_UNDECIDED, _why(dialogue, "dialogue.call_unknown", due=due), due)
    ends = contract_ends(terms.case, options=False)
    if terms.is_past(ends):
        return _duty(_NOT_MET, _why(dialogue, "dialogue.never_called", ends=ends), due, blameless=True)
    return _duty(_OPEN, _why(dialogue, "dialogue.uncalled", due=due), due)


def _why(dialogue: Dialogue, key: str, **facts: object) -> FulfilmentReason:
    """By the sentence that gives the time: it depends on who calls."""
    return because(key, HELD, "k4" if dialogue.initiative is Initiative.SUPPLIER else "k2", **facts)


def _duty(
    status: FulfilmentStatus,
    reason: FulfilmentReason,
    due: date | None = None,
    done: date | None = None,
    *,
    blameless: bool = False,
) -> Duty:
    return Duty(DutyKind.FIRST_DIALOGUE, status, reason, due, done, blameless)
