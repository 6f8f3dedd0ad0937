"""The persons' file held against the places: one person a place, and nobody at a place that isn't there."""

from collections.abc import Iterator

from tenderkit.messages import Message
from tenderkit.model.journal.choices import EventKind
from tenderkit.problems import Fault
from tenderkit.rules.journal.known import first
from tenderkit.rules.journal.written_record import RecordRule, WrittenRecord, event_fault


def persons_have_a_place_of_their_own(written: WrittenRecord) -> Iterator[Fault]:
    """Every paper for a person is about one place, and says its number instead of the name (art. 5.1 c GDPR)."""
    seen: set[str] = set()
    for at, person in enumerate(written.persons.persons if written.persons is not None else ()):
        key = ("persons", at, "place")
        if person.place not in written.places:
            yield Fault(key, Message("TK-M203", {"id": person.place}))
        elif person.place in seen:
            yield Fault(key, Message("TK-M216", {"id": person.place}))
        seen.add(person.place)


def places_that_began_have_a_person(written: WrittenRecord) -> Iterator[Fault]:
    """Without one the certificate can't be written (report l. 240). The officer has no such file and isn't told."""
    if written.persons is None or any(persons_have_a_place_of_their_own(written)):
        return
    known = {person.place for person in written.persons.persons}
    for place, events in written.each_place():
        started = first(events, EventKind.STARTED)
        if started is not None and place.id not in known:
            yield event_fault(started.at, "place", code="TK-M217", id=place.id)


RULES: tuple[RecordRule, ...] = (persons_have_a_place_of_their_own, places_that_began_have_a_person)
