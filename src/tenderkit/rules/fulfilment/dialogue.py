"""The dialogue part: held in time, answered with places or with reasons, and the plan received if one is asked for."""

from tenderkit.model.case.case import Dialogue
from tenderkit.model.case.choices import Initiative
from tenderkit.model.clauses.roles import ClauseRole
from tenderkit.model.fulfilment.fulfilment import FulfilmentPart, FulfilmentReason, FulfilmentStatus, PartFulfilment
from tenderkit.model.matching.choices import DialogueOutcome
from tenderkit.model.matching.matching import HeldDialogue
from tenderkit.rules.contract.due_dates import first_meeting_due, plan_due
from tenderkit.rules.fulfilment.terms import FulfilmentTerms, because

HELD, ANSWERED = ClauseRole.DIALOGUE, ClauseRole.DIALOGUE_ANSWER

Judged = tuple[FulfilmentStatus, FulfilmentReason]

_MET, _PARTLY, _OPEN = FulfilmentStatus.MET, FulfilmentStatus.PARTLY, FulfilmentStatus.OPEN


def dialogue_fulfilment(terms: FulfilmentTerms, of: str) -> PartFulfilment | None:
    """How far the supplier has met the dialogue part; `None` when the requirement has none."""
    dialogue, held = terms.requirement.dialogue, terms.dialogues
    if dialogue is None:
        return None
    judged = list(_judged(terms, dialogue, held)) if held else [_not_held(terms, dialogue)]
    return PartFulfilment(
        part=FulfilmentPart.DIALOGUE,
        role=HELD,
        status=_together([status for status, _ in judged]),
        required=1,
        done=min(1, len(held)),
        reasons=tuple(reason for _, reason in judged),
        of=of,
    )


def _together(statuses: list[FulfilmentStatus]) -> FulfilmentStatus:
    """A breach of time stays a breach while something else is awaited."""
    if FulfilmentStatus.NOT_MET in statuses:
        return FulfilmentStatus.NOT_MET
    return next((status for status in (_PARTLY, _OPEN) if status in statuses), _MET)


def _not_held(terms: FulfilmentTerms, dialogue: Dialogue) -> Judged:
    due = first_meeting_due(terms.case, dialogue)
    if due is None:
        return _OPEN, because("dialogue.no_date", HELD)
    if terms.is_past(due):
        return FulfilmentStatus.NOT_MET, because("dialogue.not_held", HELD, due=due)
    return _OPEN, because("dialogue.awaited", HELD, due=due)


def _judged(terms: FulfilmentTerms, dialogue: Dialogue, held: tuple[HeldDialogue, ...]) -> list[Judged]:
    judged = [_meeting(terms, dialogue, held[0]), _answer(held)]
    plan = _plan(terms, dialogue, held)
    return [*judged, plan] if plan is not None else judged


def _meeting(terms: FulfilmentTerms, dialogue: Dialogue, first: HeldDialogue) -> Judged:
    """The time is longer when the invitation came late, which only the authority can know (dialog-genomforande.k2)."""
    due = first_meeting_due(terms.case, dialogue)
    if due is None or first.held <= due:
        return _MET, because("dialogue.held", HELD, held=first.held)
    key = "dialogue.held_late_invited" if dialogue.initiative is Initiative.RECRUITER else "dialogue.held_late"
    return _PARTLY, because(key, HELD, held=first.held, due=due)


def _answer(held: tuple[HeldDialogue, ...]) -> Judged:
    """Zero places is a permitted outcome when the reasons are given (dialog-svar.s2)."""
    offered = [each.places_offered or 0 for each in held if each.outcome is DialogueOutcome.PLACES_OFFERED]
    if offered:
        return _MET, because("dialogue.offered", ANSWERED, places=max(offered))
    if any(each.outcome is DialogueOutcome.NO_PLACES and each.reasons is not None for each in held):
        return _MET, because("dialogue.reasons", ANSWERED)
    if held[-1].outcome is DialogueOutcome.OPEN:
        return _OPEN, because("dialogue.no_answer", ANSWERED)
    return _PARTLY, because("dialogue.no_reasons", ANSWERED)


def _plan(terms: FulfilmentTerms, dialogue: Dialogue, held: tuple[HeldDialogue, ...]) -> Judged | None:
    due = plan_due(held[0].held, dialogue)
    if due is None:
        return None
    received = [day for each in held if (day := each.plan_received) is not None and terms.has_been(day)]
    if not received:
        missing = terms.is_past(due)
        return (_PARTLY if missing else _OPEN), because(f"plan.{'missing' if missing else 'awaited'}", HELD, due=due)
    first = min(received)
    if first <= due:
        return _MET, because("plan.received", HELD, received=first)
    return _PARTLY, because("plan.late", HELD, received=first, due=due)
