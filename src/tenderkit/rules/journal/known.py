"""The events that are known on a day: those up to it, each corrected one replaced by what was written in its place."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date
from typing import cast

from msgspec import Struct

from tenderkit.model.journal.choices import EventKind
from tenderkit.model.journal.event import Event
from tenderkit.model.journal.record import Record
from tenderkit.model.matching.matching import Matching


class KnownEvent(Struct, frozen=True):
    """An event that stands, and where in the journal it is written."""

    at: int
    event: Event

    @property
    def date(self) -> date:
        return self.event.date

    @property
    def kind(self) -> EventKind:
        return self.event.event


class Known(Struct, frozen=True):
    """The record as it is known on a day; without a day everything that is written down. Events stand in the order of their days."""

    record: Record
    day: date | None
    events: tuple[KnownEvent, ...]
    by_place: Mapping[str, Sequence[KnownEvent]]
    by_deficiency: Mapping[str, Sequence[KnownEvent]]

    def of_place(self, place: str) -> Sequence[KnownEvent]:
        """What has happened to a place."""
        return self.by_place.get(place, ())

    def of_deficiency(self, deficiency: str) -> Sequence[KnownEvent]:
        """What has been done about a deficiency."""
        return self.by_deficiency.get(deficiency, ())

    def of_kind(self, *kinds: EventKind) -> tuple[KnownEvent, ...]:
        """Every event of the kinds."""
        return tuple(each for each in self.events if each.kind in kinds)


def known_of(matching: Matching, day: date | None) -> Known:
    """What is known on the day of the record that the matching is a view of."""
    return known_on(cast("Record", matching.seen_in), day)


def known_on(record: Record, day: date | None) -> Known:
    """What the journal tells on the day. Events of the same day keep the order in which they are written.

    A correction that lies after the day isn't known yet: then the corrected event still stands.
    """
    written = [KnownEvent(at, event) for at, event in enumerate(record.journal) if day is None or event.known <= day]
    corrected = {each.event.corrects for each in written if each.event.corrects is not None}
    standing = (each for each in written if each.event.id not in corrected and not each.event.withdrawn)
    events = tuple(sorted(standing, key=lambda each: each.date))
    by_place: defaultdict[str, list[KnownEvent]] = defaultdict(list)
    by_deficiency: defaultdict[str, list[KnownEvent]] = defaultdict(list)
    for each in events:
        if each.event.place is not None:
            by_place[each.event.place].append(each)
        if each.event.deficiency is not None:
            by_deficiency[each.event.deficiency].append(each)
    return Known(record, day, events, by_place, by_deficiency)


def first(events: Sequence[KnownEvent], *kinds: EventKind) -> KnownEvent | None:
    """The first event of the kinds."""
    return next((each for each in events if each.kind in kinds), None)


def last(events: Sequence[KnownEvent], *kinds: EventKind) -> KnownEvent | None:
    """The last event of the kinds."""
    return next((each for each in reversed(events) if each.kind in kinds), None)
