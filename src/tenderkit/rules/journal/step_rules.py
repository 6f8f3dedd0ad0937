"""What can't have happened in the order in which it is dated: around the contract, of a deficiency, and of a dialogue."""

from collections.abc import Iterator

from tenderkit.model.journal.choices import EventKind
from tenderkit.problems import Fault
from tenderkit.rules.contract.date_order import after_the_award
from tenderkit.rules.journal.known import KnownEvent, first, last
from tenderkit.rules.journal.written_record import (
    RecordRule,
    WrittenRecord,
    event_fault,
    fault_after,
    fault_before,
    said_of,
)

# They can happen between the award and the signing; everything else is done under a contract.
_BEFORE_THE_CONTRACT = frozenset(
    {
        EventKind.MEETING_CALLED,
        EventKind.MEETING_HELD,
        EventKind.DIALOGUE_CALLED,
        EventKind.DIALOGUE_HELD,
        EventKind.PLAN_RECEIVED,
        EventKind.OFFERED,
        EventKind.ADVERTISED,
        EventKind.CANDIDATE_PROPOSED,
        EventKind.CANDIDATE_ANSWERED,
        EventKind.DECISION_APPLIED_FOR,
        EventKind.DECISION_GIVEN,
        EventKind.DECISION_REFUSED,
    }
)


def events_follow_the_award(written: WrittenRecord) -> Iterator[Fault]:
    """Before it there is no supplier (19 kap. 3 § OSL), and before the signing no contract to fulfil (17 kap. 1 § LOU).

    That there is no award or contract at all is said once.
    """
    signed = written.case.procedure.contract_signed
    for each in written.known.events:
        if early := list(after_the_award(written.case, ("journal", each.at, "date"), each.date)):
            yield from early
            if written.case.procedure.awarded is None:
                return
        elif each.kind in _BEFORE_THE_CONTRACT:
            continue
        elif signed is None:
            yield event_fault(each.at, "date", code="TK-M219", **said_of(each.event))
            return
        elif each.date < signed:
            facts = {"day": each.date.isoformat(), "what": "contract_signed", "first": signed.isoformat()}
            yield event_fault(each.at, "date", code="TK-M012", **facts)


def steps_follow_what_they_answer(written: WrittenRecord) -> Iterator[Fault]:
    """A deficiency is known before anything is done about it, and nothing is asked for what is remedied (brist.k1, s3).

    A hindrance may be told of before anybody knows of the deficiency (brist.k6).
    """
    for events in written.known.by_deficiency.values():
        found, remedied = first(events, EventKind.DEFICIENCY_FOUND), first(events, EventKind.REMEDIED)
        for each in events:
            if found is not None and each.date < found.date and each.kind is not EventKind.HINDRANCE_NOTIFIED:
                yield fault_before(each, found)
            elif each.kind is EventKind.NOTICE_SENT and remedied is not None and each.date > remedied.date:
                yield fault_after(each, remedied)
        heard, claimed = first(events, EventKind.HEARD), last(events, EventKind.CLAIMED)
        if heard is not None and claimed is not None and heard.date > claimed.date:
            yield fault_after(heard, claimed)


def notices_are_sent_before_they_come(written: WrittenRecord) -> Iterator[Fault]:
    """The time for remedy is counted from the day when the notice came (brist.k1)."""
    for id_, events in written.known.by_deficiency.items():
        if first(events, EventKind.DEFICIENCY_FOUND) is None:
            continue  # told by its own rule
        sent = [each for each in events if each.kind is EventKind.NOTICE_SENT]
        received = [each for each in events if each.kind is EventKind.NOTICE_RECEIVED]
        for number, each in enumerate(received):
            if number >= len(sent):
                other = EventKind.NOTICE_SENT.value
                yield event_fault(each.at, code="TK-M208", other=other, id=id_, **said_of(each.event))
            elif each.date < sent[number].date:
                yield fault_before(each, sent[number])


def plans_come_after_their_dialogue(written: WrittenRecord) -> Iterator[Fault]:
    """The plan says what came out of the dialogue (dialog-genomforande.k5)."""
    held: dict[str | None, KnownEvent] = {}
    for each in written.known.of_kind(EventKind.DIALOGUE_HELD):
        held.setdefault(each.event.supplier, each)
    for each in written.known.of_kind(EventKind.PLAN_RECEIVED):
        dialogue = held.get(each.event.supplier)
        if dialogue is not None and each.date < dialogue.date:
            yield fault_before(each, dialogue)


def events_after_the_day_are_left_out(written: WrittenRecord) -> Iterator[Fault]:
    """A paper tells what was known on its day; that the files know more is said once, at the first such event."""
    day = written.day
    later = [(at, event) for at, event in enumerate(written.record.journal) if day is not None and event.known > day]
    if day is not None and later:
        at, event = min(later, key=lambda each: each[1].known)
        facts = {"count": str(len(later)), "day": day.isoformat(), "first": event.known.isoformat()}
        yield event_fault(at, "date", code="TK-M218", **facts)


RULES: tuple[RecordRule, ...] = (
    events_follow_the_award,
    steps_follow_what_they_answer,
    notices_are_sent_before_they_come,
    plans_come_after_their_dialogue,
    events_after_the_day_are_left_out,
)
