"""What has happened to one place, in the order of its days: what the grounds of the clauses are weighed on. Never a conclusion."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

from msgspec import Struct

from tenderkit.model.journal.choices import AssessedMatter, AtRequestOf, EndedBy, EndGround, EventKind
from tenderkit.model.journal.event import Event
from tenderkit.model.journal.place import Place
from tenderkit.rules.contract.least_time import HOURS_A_WEEK
from tenderkit.rules.journal.known import Known, KnownEvent, first, last

_WHOLE = 100
_DAY = timedelta(days=1)
_OPENING = (EventKind.OFFERED, EventKind.ADVERTISED)
_ANSWERS = (EventKind.DECISION_GIVEN, EventKind.DECISION_REFUSED)
_PROPOSALS = (EventKind.CANDIDATE_PROPOSED, EventKind.NO_CANDIDATE)


class ExtentPeriod(Struct, frozen=True):
    """Days of one extent, in per cent of full time, the last included; `ends` is `None` while it goes on and no day is asked about."""

    starts: date
    ends: date | None
    percent: Fraction | None
    at_request_of: AtRequestOf | None


class EndOfPlace(Struct, frozen=True):
    """The last day, and what the parties say about it."""

    day: date
    by: EndedBy
    ground: EndGround


class OpenPeriod(Struct, frozen=True):
    """From the day that the place was offered or advertised, until it was accounted for, given to somebody, or the day of the report."""

    begins: date
    ends: date | None
    ways: frozenset[EventKind]
    accounted: date | None

    def lasted(self, weeks: int) -> bool:
        """Whether it was open for so many weeks in a row, counted from the day after it began."""
        return self.ends is not None and self.ends >= self.enough_on(weeks)

    def enough_on(self, weeks: int) -> date:
        """The day on which it has been open for so many weeks."""
        return self.begins + timedelta(weeks=weeks)


class Application(Struct, frozen=True):
    """That a decision was applied for, and how it was answered; `until` and `percent` are what the decision sets."""

    applied: date | None
    answered: date | None
    refused: bool
    until: date | None
    percent: int | None

    def waited_beyond(self, weeks: int | None, day: date | None) -> bool:
        """Whether more than so many weeks had passed on the day since it was applied for."""
        known = None not in (self.applied, day, weeks)
        return known and (day or date.min) > (self.applied or date.max) + timedelta(weeks=weeks or 0)


class PlaceHistory(Struct, frozen=True):
    """A place and what is known to have happened to it."""

    place: Place
    started: date | None
    stretches: tuple[ExtentPeriod, ...]
    ended: EndOfPlace | None
    opened: tuple[OpenPeriod, ...]
    applications: tuple[Application, ...]
    asked_for_candidates: tuple[tuple[date, date | None], ...]  # the day, and that of the authority's answer
    assessed: Mapping[AssessedMatter, Event]

    @property
    def begins(self) -> date:
        """The day it began, else the planned one."""
        return self.started or self.place.planned.starts

    def says(self, matter: AssessedMatter) -> bool | None:
        """The officer's last assessment of the matter; `None` when there is none."""
        event = self.assessed.get(matter)
        return None if event is None else event.holds


def history_of(known: Known, place: Place) -> PlaceHistory:
    """What is known of the place; linear in its events."""
    events, day = known.of_place(place.id), known.day
    started, ended = first(events, EventKind.STARTED), last(events, EventKind.ENDED)
    applications = tuple(_applications(events))
    end = _end(ended) if started is not None and ended is not None else None
    return PlaceHistory(
        place=place,
        started=started.date if started else None,
        stretches=tuple(_stretches(place, events, end.day if end else day, applications)) if started else (),
        ended=end,
        opened=tuple(_opened(events, day)),
        applications=applications,
        asked_for_candidates=tuple(_asked(events)),
        assessed={each.event.matter: each.event for each in events if each.event.matter is not None},
    )


def _end(ended: KnownEvent) -> EndOfPlace:
    by = ended.event.ended_by or EndedBy.NOBODY
    return EndOfPlace(ended.date, by, ended.event.ground or _GROUNDS[by])


_GROUNDS = {
    EndedBy.INDIVIDUAL: EndGround.RESIGNED,
    EndedBy.AUTHORITY: EndGround.DECISION_CHANGED,
    EndedBy.SUPPLIER: EndGround.NOT_TOLD,
    EndedBy.NOBODY: EndGround.PLANNED,
}
"""What is said by who ended it alone: a supplier that doesn't tell its ground hasn't told one."""


def _stretches(
    place: Place, events: Sequence[KnownEvent], until: date | None, applications: tuple[Application, ...]
) -> Iterator[ExtentPeriod]:
    """Each change of extent begins a new one. What a decision sets, or more, is enough as such (platser-tid.s1)."""
    changes = [each for each in events if each.kind in (EventKind.STARTED, EventKind.EXTENT_CHANGED)]
    decided = min((each.percent for each in applications if each.percent is not None), default=None)
    percent = _percent(place.extent_percent, place.hours_per_week)
    for at, change in enumerate(changes):
        stated = _percent(change.event.extent_percent, change.event.hours_per_week)
        percent = stated if stated is not None else percent
        after = changes[at + 1].date - _DAY if at + 1 < len(changes) else until
        ends = after if until is None or after is None else min(after, until)
        asked_by = change.event.at_request_of
        if percent is not None and decided is not None and percent >= decided:
            asked_by = AtRequestOf.DECISION
        if ends is None or ends >= change.date:
            yield ExtentPeriod(change.date, ends, percent, asked_by)


def _percent(percent: int | None, hours: Decimal | None) -> Fraction | None:
    if percent is not None:
        return Fraction(percent)
    return None if hours is None else Fraction(hours) * _WHOLE / HOURS_A_WEEK


def _opened(events: Sequence[KnownEvent], day: date | None) -> Iterator[OpenPeriod]:
    """A period ends when the place is accounted for or begins; what opens it again after that begins another."""
    begins: date | None = None
    ways: set[EventKind] = set()
    for each in events:
        if each.kind in _OPENING:
            begins = begins or each.date
            ways.add(each.kind)
        elif each.kind in (EventKind.ACCOUNTED, EventKind.STARTED) and begins is not None:
            accounted = each.date if each.kind is EventKind.ACCOUNTED else None
            yield OpenPeriod(begins, each.date, frozenset(ways), accounted)
            begins, ways = None, set()
    if begins is not None:
        yield OpenPeriod(begins, day, frozenset(ways), None)


def _applications(events: Sequence[KnownEvent]) -> Iterator[Application]:
    applied: date | None = None
    for each in events:
        if each.kind is EventKind.DECISION_APPLIED_FOR:
            if applied is not None:  # a new application before an answer takes the place of the first
                yield Application(applied, each.date, refused=False, until=None, percent=None)
            applied = each.date
        elif each.kind in _ANSWERS:
            refused = each.kind is EventKind.DECISION_REFUSED
            yield Application(applied, each.date, refused, each.event.until, each.event.extent_percent)
            applied = None
    if applied is not None:
        yield Application(applied, None, refused=False, until=None, percent=None)


def _asked(events: Sequence[KnownEvent]) -> Iterator[tuple[date, date | None]]:
    asked = [each.date for each in events if each.kind is EventKind.CANDIDATES_ASKED_FOR]
    answers = [each.date for each in events if each.kind in _PROPOSALS]
    for at, day in enumerate(asked):
        until = asked[at + 1] if at + 1 < len(asked) else None
        yield day, next((each for each in answers if each >= day and (until is None or each <= until)), None)
