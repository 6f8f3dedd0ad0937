"""The dialogue part: the first one and each repetition held in time, answered with places or with reasons, and the plan received."""

from tenderkit.model.case.case import Dialogue
from tenderkit.model.clauses.roles import ClauseRole
from tenderkit.model.fulfilment.fulfilment import Duty, DutyKind, FulfilmentPart, FulfilmentStatus, PartFulfilment
from tenderkit.model.journal.choices import EventKind
from tenderkit.model.matching.choices import DialogueOutcome
from tenderkit.rules.contract.due_dates import plan_due
from tenderkit.rules.fulfilment.first_dialogue import first_dialogue
from tenderkit.rules.fulfilment.repeated_dialogues import repeated_dialogues
from tenderkit.rules.fulfilment.terms import FulfilmentTerms, because, late_words
from tenderkit.rules.journal.known import KnownEvent

HELD, ANSWERED = ClauseRole.DIALOGUE, ClauseRole.DIALOGUE_ANSWER
_MET, _NOT_MET, _OPEN = FulfilmentStatus.MET, FulfilmentStatus.NOT_MET, FulfilmentStatus.OPEN
_MEETINGS = (DutyKind.FIRST_DIALOGUE, DutyKind.NEXT_DIALOGUE)


def dialogue_fulfilment(terms: FulfilmentTerms, of: str) -> PartFulfilment | None:
    """How far the supplier has met the dialogue part; `None` when the requirement has none."""
    dialogue = terms.requirement.dialogue
    if dialogue is None:
        return None
    held = terms.events(EventKind.DIALOGUE_HELD)
    first = first_dialogue(terms, dialogue, held)
    duties = [first]
    if held:
        duties += [*repeated_dialogues(terms, dialogue, held), _answer(terms, dialogue, held)]
        duties += _plan(terms, dialogue, held)
    asked = [each for each in duties if each.kind in _MEETINGS and (each.done is not None or not each.blameless)]
    return PartFulfilment(
        part=FulfilmentPart.DIALOGUE,
        role=HELD,
        status=together(duties) if held else first.status,
        required=max(1, len(asked)),
        done=sum(each.done is not None for each in asked),
        reasons=tuple(each.reason for each in duties),
        of=of,
        duties=tuple(duties),
    )


def together(duties: list[Duty]) -> FulfilmentStatus:
    """A duty that isn't met stays so while something else is awaited; what is nobody's breach decides nothing."""
    statuses = {each.status for each in duties if not each.blameless}
    order = (_NOT_MET, FulfilmentStatus.UNDECIDED, _OPEN)
    return next((status for status in order if status in statuses), _MET)


def _answer(terms: FulfilmentTerms, dialogue: Dialogue, held: tuple[KnownEvent, ...]) -> Duty:
    """Zero places is a permitted outcome when the reasons are given (dialog-svar.s2), if need be in the plan."""
    told = [each.event for each in terms.events(EventKind.DIALOGUE_HELD, EventKind.PLAN_RECEIVED) if each.event.outcome]
    offered = [each.places or 0 for each in told if each.outcome is DialogueOutcome.PLACES_OFFERED]
    if offered:
        return Duty(DutyKind.ANSWER, _MET, because("dialogue.offered", ANSWERED, "s2", places=max(offered)))
    if any(each.outcome is DialogueOutcome.NO_PLACES and each.reasons is not None for each in told):
        return Duty(DutyKind.ANSWER, _MET, because("dialogue.reasons", ANSWERED, "s2"))
    due = plan_due(held[0].date, dialogue)
    may_come = due is not None and not terms.is_past(due) and not terms.events(EventKind.PLAN_RECEIVED)
    if may_come or not told or told[-1].outcome is DialogueOutcome.OPEN:
        return Duty(DutyKind.ANSWER, _OPEN, because("dialogue.no_answer", ANSWERED, "s2"))
    return Duty(DutyKind.ANSWER, _NOT_MET, because("dialogue.no_reasons", ANSWERED, "k2"))


def _plan(terms: FulfilmentTerms, dialogue: Dialogue, held: tuple[KnownEvent, ...]) -> list[Duty]:
    due = plan_due(held[0].date, dialogue)
    if due is None:
        return []
    received = next((each.date for each in terms.events(EventKind.PLAN_RECEIVED)), None)
    if received is None:
        missing = terms.is_past(due)
        reason = because(f"plan.{'missing' if missing else 'awaited'}", HELD, "k5", due=due)
        return [Duty(DutyKind.PLAN, _NOT_MET if missing else _OPEN, reason, due)]
    if received <= due:
        return [Duty(DutyKind.PLAN, _MET, because("plan.received", HELD, "k5", received=received), due, received)]
    reason = because("plan.late", HELD, "k5", received=received, due=due, late=late_words(due, received))
    return [Duty(DutyKind.PLAN, _MET, reason, due, received)]
