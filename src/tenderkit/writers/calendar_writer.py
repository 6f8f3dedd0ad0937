"""A calendar file (RFC 5545) with a whole day for each entry, which any calendar can take in and update."""

from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from icalendar import Event

_OURS = "@tenderkit"
_PRODUCT = "-//tenderkit//due//SV"


class CalendarDay(Struct, frozen=True):
    """One entry: `uid` is what a calendar knows it by the next time, so that a day that has moved is moved there too."""

    uid: str
    day: date
    summary: str
    description: str
    category: str


def write_calendar(name: str, days: Iterable[CalendarDay], stamp: date) -> bytes:
    """The entries in the order given; `stamp` is the day that the list is made for. The same entries give the same bytes."""
    from icalendar import Calendar  # other commands start faster without it

    calendar = Calendar()
    calendar.add("prodid", _PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", name)
    for each in days:
        calendar.add_component(_event(each, datetime.combine(stamp, time(), UTC)))
    written: bytes = calendar.to_ical(sorted=True)
    return written


def _event(of: CalendarDay, stamp: datetime) -> "Event":
    from icalendar import Event

    event = Event()
    event.add("uid", f"{of.uid}{_OURS}")
    event.add("dtstamp", stamp)
    event.add("dtstart", of.day)
    event.add("dtend", of.day + timedelta(days=1))
    event.add("summary", of.summary)
    event.add("description", of.description)
    event.add("categories", [of.category])
    event.add("transp", "TRANSPARENT")
    return event
