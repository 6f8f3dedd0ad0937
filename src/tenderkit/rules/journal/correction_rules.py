"""Events that are corrected: by a later one, once, and never by themselves."""

from collections.abc import Iterator

from tenderkit.problems import Fault
from tenderkit.rules.journal.circles import in_a_circle
from tenderkit.rules.journal.written_record import RecordRule, WrittenRecord, event_fault


def events_have_ids_of_their_own(written: WrittenRecord) -> Iterator[Fault]:
    """A correction names one event."""
    seen: set[str] = set()
    for at, event in enumerate(written.record.journal):
        if event.id is None:
            continue
        if event.id in seen:
            yield event_fault(at, "id", code="TK-M005", id=event.id)
        seen.add(event.id)


def corrections_say_when_they_were_written(written: WrittenRecord) -> Iterator[Fault]:
    """A paper that is older tells the event as it was known then, so the day of the correction must be told."""
    for at, event in enumerate(written.record.journal):
        if event.corrects is not None and event.written is None:
            yield event_fault(at, "written", code="TK-M193", id=event.corrects)
        if event.withdrawn is not None and event.corrects is None:
            yield event_fault(at, "withdrawn", code="TK-M194")


def corrections_are_of_an_earlier_event(written: WrittenRecord) -> Iterator[Fault]:
    """What isn't there, what is itself corrected by this, and what was written later can't be corrected by it."""
    by_id = {event.id: event for event in reversed(written.record.journal) if event.id is not None}
    leads = {
        event.id: event.corrects for event in by_id.values() if event.id is not None and event.corrects is not None
    }
    circles = in_a_circle(leads)
    for at, event in enumerate(written.record.journal):
        if event.corrects is None:
            continue
        corrected = by_id.get(event.corrects)
        if corrected is None:
            yield event_fault(at, "corrects", code="TK-M195", id=event.corrects)
        elif event.id in circles:
            yield event_fault(at, "corrects", code="TK-M196", id=event.corrects)
        elif event.written is not None and event.date <= event.written < corrected.known:
            facts = {"written": event.written.isoformat(), "known": corrected.known.isoformat()}
            yield event_fault(at, "corrects", code="TK-M197", id=event.corrects, **facts)


def an_event_is_corrected_once(written: WrittenRecord) -> Iterator[Fault]:
    """Of two corrections of one event nobody can say which holds: the second is of the first."""
    seen: set[str] = set()
    for at, event in enumerate(written.record.journal):
        if event.corrects is None:
            continue
        if event.corrects in seen:
            yield event_fault(at, "corrects", code="TK-M198", id=event.corrects)
        seen.add(event.corrects)


RULES: tuple[RecordRule, ...] = (
    events_have_ids_of_their_own,
    corrections_say_when_they_were_written,
    corrections_are_of_an_earlier_event,
    an_event_is_corrected_once,
)
