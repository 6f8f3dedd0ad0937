"""Whose data may no longer be kept: those whose place ended as long ago as the municipality has decided, and nobody earlier."""

from collections.abc import Mapping
from datetime import date

from msgspec import Struct

from tenderkit.model.journal.choices import EventKind
from tenderkit.model.journal.person import Person, Persons
from tenderkit.model.journal.record import Record
from tenderkit.rules.contract.days import add_months
from tenderkit.rules.journal.known import known_on

_NUMBER = "place"  # stays, so that the counts hold


class PastRetention(Struct, frozen=True):
    """A person's entry, when its place ended, and the keys of it that tell of somebody."""

    index: int
    id: str
    ended: date
    fields: tuple[str, ...]


def past_retention(record: Record, persons: Persons, day: date) -> tuple[PastRetention, ...]:
    """Those whose time is over by the day, and of whom something is left. Without a decision nobody."""
    over = places_past_retention(record, day)
    return tuple(
        PastRetention(index, person.place, over[person.place], stated)
        for index, person in enumerate(persons.persons)
        if person.place in over and (stated := _stated(person))
    )


def places_past_retention(record: Record, day: date) -> Mapping[str, date]:
    """The places whose persons' time is over, with the day when each ended: `remove_after_months` lie whole between."""
    if record.retention is None:
        return {}
    months = record.retention.remove_after_months
    return {place: ended for place, ended in _ends(record, day).items() if add_months(ended, months) < day}


def kept_until(record: Record, day: date) -> Mapping[str, date]:
    """The last day on which something may be kept of who has a place, by the place; one that hasn't ended isn't here."""
    if record.retention is None:
        return {}
    months = record.retention.remove_after_months
    return {place: add_months(ended, months) for place, ended in _ends(record, day).items()}


def not_told_to_have_ended(record: Record, day: date) -> tuple[str, ...]:
    """Places that were planned to be over before the day, or to begin and never did, and that nobody has written to have ended."""
    ends = _ends(record, day)
    started = {each.event.place for each in known_on(record, day).of_kind(EventKind.STARTED)}
    planned = (
        (place.id, place.planned.ends or (None if place.id in started else place.planned.starts))
        for place in record.places
        if place.id not in ends
    )
    return tuple(place for place, last_day in planned if last_day is not None and last_day < day)


def _ends(record: Record, day: date) -> Mapping[str, date]:
    """When each place ended; one that is said to have ended before it began has a day that is wrong, and nothing rests on that."""
    known = known_on(record, day)
    started = {each.event.place: each.date for each in known.of_kind(EventKind.STARTED)}
    return {
        each.event.place: each.date
        for each in known.of_kind(EventKind.ENDED)
        if each.event.place is not None and each.date >= started.get(each.event.place, each.date)
    }


def _stated(person: Person) -> tuple[str, ...]:
    return tuple(name for name in type(person).model_fields if name != _NUMBER and name in person.model_fields_set)
