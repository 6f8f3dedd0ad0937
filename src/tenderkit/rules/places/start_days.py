"""When places shall have begun: the days that a wait moves, and how late each one was (platser-tid, matchning)."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from msgspec import Struct

from tenderkit.model.case.case import Procurement
from tenderkit.rules.places.history import PlaceHistory

_MOST_WAITS = 2
"""So many waits for a decision move the last day to begin of one place (platser-tid.s3)."""


class LateStart(Struct, frozen=True):
    """A place that began so many days after the last day for it, as that was moved."""

    place: str
    due: date
    days: int


class BegunPlace(Struct, frozen=True):
    """A place that has begun or been kept open, and how far its last day to begin has moved."""

    place: str
    since: date
    moved: timedelta

    @property
    def counted_from(self) -> date:
        """The day it would have begun without the waits."""
        return self.since - self.moved


def moved_by_waiting(case: Procurement, history: PlaceHistory, day: date | None) -> timedelta:
    """How far the waits for a decision, and for the authority's answer, move the last day to begin.

    In the first edition a decision that is awaited moves nothing (there it may fulfil the place: platser-uppfyllelse.s5).
    """
    for_answers = sum(_too_late(case, history, day), timedelta())
    if not case.counting.least_time:
        return for_answers
    waits = [
        (each.applied, each.answered or day)
        for each in history.applications
        if each.applied is not None and (history.started is None or each.applied <= history.started)
    ]
    return for_answers + sum((_between(*each) for each in waits[:_MOST_WAITS]), timedelta())


def _too_late(case: Procurement, history: PlaceHistory, day: date | None) -> Iterator[timedelta]:
    """The authority's answer about candidates, beyond its days (matchning.k3)."""
    days = case.counting.authority_days
    for asked, answered in history.asked_for_candidates if days is not None else ():
        yield max(timedelta(), _between(asked, answered or day) - timedelta(days=days or 0))


def _between(begins: date | None, ends: date | None) -> timedelta:
    return max(timedelta(), ends - begins) if begins is not None and ends is not None else timedelta()


def late_starts(due: Sequence[tuple[date, int]], begun: Sequence[BegunPlace]) -> tuple[LateStart, ...]:
    """So many shall have begun by each day, together with those of earlier days: the first to begin are held to the first days."""
    found: list[LateStart] = []
    in_order = iter(sorted(begun, key=lambda each: each.counted_from))
    for last, count in due:
        for _ in range(count):
            place = next(in_order, None)
            if place is None:
                return tuple(found)
            if place.counted_from > last:
                found.append(LateStart(place.place, last, (place.counted_from - last).days))
    return tuple(found)


def still_in_time(due: date | None, moved: timedelta, day: date | None) -> bool:
    """Whether a place that hasn't begun may still begin in time, since the day for it has moved."""
    return day is None or (due is not None and day <= due + moved)


def late_replacements(histories: Sequence[PlaceHistory], weeks: int | None) -> tuple[LateStart, ...]:
    """New places that began, or were kept open, after the last day for it (platser-ersattning.k1)."""
    ended = {each.place.id: each.ended.day for each in histories if each.ended is not None}
    found = []
    for each in histories if weeks is not None else ():
        before = ended.get(each.place.replaces or "")
        began = each.opened[0].begins if each.opened else each.started
        if before is None or began is None:
            continue
        due = before + timedelta(weeks=weeks or 0)
        if began > due:
            found.append(LateStart(each.place.id, due, (began - due).days))
    return tuple(found)
