"""The places of a case as bars on one line of time: where each begins and ends, in thousandths of the time that all of them take."""

from collections.abc import Iterator
from datetime import date

from msgspec import Struct

from tenderkit.messages import text
from tenderkit.workflows.drafts.places_timeline import DrawnPlace, PlacesTimeline

_WHOLE, _LEAST = 1000, 6  # a bar that is shorter isn't seen


class PlaceBar(Struct, frozen=True):
    """A place with its bar: from `x` so wide; `today` is where the day that all is judged on lies."""

    place: DrawnPlace
    x: int
    width: int
    today: int
    word: str


class BarsOfSupplier(Struct, frozen=True):
    """One supplier's bars for one requirement."""

    supplier: str
    lots: str
    bars: tuple[PlaceBar, ...]
    last_start: date | None


def bars_of_suppliers(timeline: PlacesTimeline) -> tuple[BarsOfSupplier, ...]:
    """Those that have a place."""
    return tuple(
        BarsOfSupplier(each.supplier, each.lots, tuple(_bars(each.places, timeline)), each.last_start)
        for each in timeline.suppliers
        if each.places
    )


def _bars(places: tuple[DrawnPlace, ...], timeline: PlacesTimeline) -> Iterator[PlaceBar]:
    first, last = timeline.first_day, max(timeline.last_day, timeline.first_day)
    days = (last - first).days + 1

    def at(day: date) -> int:
        return min(_WHOLE, max(0, round((day - first).days * _WHOLE / days)))

    for each in places:
        begins, ends = at(each.begins), at(each.ends or last)
        width = max(_LEAST, ends - begins)
        yield PlaceBar(each, min(begins, _WHOLE - width), width, at(timeline.day), text(f"page.place.{each.standing}"))
