"""What is written in the recruiter's files beside their case, for the rules over it: how it stands, and what is known of it."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date

from msgspec import Struct

from tenderkit.messages import Message
from tenderkit.model.case.case import Procurement
from tenderkit.model.journal.event import Event
from tenderkit.model.journal.person import Persons
from tenderkit.model.journal.place import Place
from tenderkit.model.journal.record import Record
from tenderkit.problems import Fault
from tenderkit.rules.journal.known import Known, KnownEvent, known_on

Day = date


class WrittenRecord(Struct, frozen=True):
    """`persons` is `None` where their file isn't there: the officer works without it. `known` is everything that stands.

    `day` is that of the paper which the files are read for; `None` when they are read for their own sake.
    """

    case: Procurement
    record: Record
    persons: Persons | None
    day: Day | None
    known: Known
    places: Mapping[str, Place]

    @classmethod
    def of(cls, case: Procurement, record: Record, persons: Persons | None, day: Day | None = None) -> "WrittenRecord":
        """The files as they are written; of two places with one id the first."""
        places = {place.id: place for place in reversed(record.places)}
        return cls(case, record, persons, day, known_on(record, None), places)

    @property
    def suppliers(self) -> tuple[str, ...]:
        """The names that may stand as a supplier."""
        return tuple(supplier.name for supplier in self.case.suppliers)

    def each_place(self) -> Iterator[tuple[Place, Sequence[KnownEvent]]]:
        """Every place with what has happened to it."""
        for place in self.places.values():
            yield place, self.known.of_place(place.id)


RecordRule = Callable[[WrittenRecord], Iterator[Fault]]


def event_fault(at: int, *key: str | int, code: str, **facts: str) -> Fault:
    """A fault at a key within the event that stands at that number in the journal."""
    return Fault(("journal", at, *key), Message(code, facts))


def said_of(event: Event) -> dict[str, str]:
    """What a message calls an event: its word in the file and its Swedish title."""
    return {"event": event.event.value, "title": event.event.title_sv}


def fault_before(each: KnownEvent, other: KnownEvent) -> Fault:
    """A fault at the day of one event that should come after the other."""
    return event_fault(each.at, "date", code="TK-M207", **_both(each, other))


def fault_after(each: KnownEvent, other: KnownEvent) -> Fault:
    """A fault at the day of one event that can't come after the other."""
    return event_fault(each.at, "date", code="TK-M209", **_both(each, other))


def _both(each: KnownEvent, other: KnownEvent) -> dict[str, str]:
    days = {"day": each.date.isoformat(), "other_day": other.date.isoformat()}
    return {"other": other.kind.value, **days, **said_of(each.event)}
