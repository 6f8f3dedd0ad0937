"""How long a place is at least, each kind its own: in months, weeks or hours as the case has it, never rounded to another measure.

The clause is platser-tid; a mark names the sentence. Weeks are counted to a day. Hours are those of the place's extent, where full
time is 40 a week (s7). Months of weeks and hours, which figures are made of, are a twelfth of a year of 52 weeks.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from enum import StrEnum
from fractions import Fraction
from typing import assert_never

from msgspec import Struct

from tenderkit.model.case.case import Places
from tenderkit.model.case.choices import PlacementKind
from tenderkit.model.case.kind_terms import KindTerms
from tenderkit.model.proportionality.measures import CatalogueText
from tenderkit.rules.contract.days import last_day, latest_start

HOURS_A_WEEK = 40
_WEEKS_A_YEAR, _MONTHS_A_YEAR, _DAYS_A_WEEK = 52, 12, 7
_WHOLE = 100
_DAY = timedelta(days=1)


class TimeMeasure(StrEnum):
    """What a least time is stated in."""

    MONTHS = "months"
    WEEKS = "weeks"
    HOURS = "hours"


class LeastTime(Struct, frozen=True):
    """So many months, weeks or hours, of a place whose extent is so many per cent of full time."""

    number: int
    measure: TimeMeasure
    extent_percent: int

    def last_day(self, starts: date, extent_percent: int | None = None) -> date:
        """The last day of a place that begins on a day and lasts no longer; hours are over sooner with a larger extent."""
        if self.measure is TimeMeasure.MONTHS:
            return last_day(starts, self.number)
        return starts + timedelta(days=self._days(extent_percent or self.extent_percent)) - _DAY

    def latest_start(self, ends: date) -> date:
        """The last day to begin a place that shall be over on a day."""
        if self.measure is TimeMeasure.MONTHS:
            return latest_start(ends, self.number)
        return ends - timedelta(days=self._days(self.extent_percent)) + _DAY

    @property
    def months(self) -> Fraction:
        """From its first day to its last, exactly."""
        match self.measure:
            case TimeMeasure.MONTHS:
                return Fraction(self.number)
            case TimeMeasure.WEEKS:
                return Fraction(self.number * _MONTHS_A_YEAR, _WEEKS_A_YEAR)
            case TimeMeasure.HOURS:
                return self.full_time_months * _WHOLE / self.extent_percent
            case _:
                assert_never(self.measure)

    @property
    def full_time_months(self) -> Fraction:
        """The work of the place, as months of full time."""
        if self.measure is TimeMeasure.HOURS:
            return Fraction(self.number * _MONTHS_A_YEAR, HOURS_A_WEEK * _WEEKS_A_YEAR)
        return self.months * self.extent_percent / _WHOLE

    @property
    def whole_months(self) -> int:
        """So many whole months can be missing (vite.s4)."""
        return int(self.months)

    @property
    def words(self) -> str:
        """As a document says it: `3 månader`, `26 veckor`, `400 timmar`."""
        return self.in_words.in_document

    @property
    def told(self) -> str:
        """The same in the language in use."""
        return self.in_words.on_screen

    @property
    def in_words(self) -> CatalogueText:
        """For either."""
        key = f"brief.{self.measure.value}.{'one' if self.number == 1 else 'many'}"
        return CatalogueText(key, {"count": str(self.number)})

    def _days(self, extent_percent: int) -> int:
        """Of weeks and of hours; a begun day is a day."""
        if self.measure is TimeMeasure.WEEKS:
            return self.number * _DAYS_A_WEEK
        return -(-self.number * _WHOLE * _DAYS_A_WEEK // (HOURS_A_WEEK * extent_percent))


def least_time(places: Places, kind: PlacementKind) -> LeastTime:
    """The kind's own, else that of all places; a kind that has neither is held to the shortest of those that have."""
    own = places.per_kind.of(kind) if places.per_kind is not None else None
    found = _stated(own, places) or common_time(places)
    return found if found is not None else min(_own_times(places), key=_length)


def common_time(places: Places) -> LeastTime | None:
    """That of every kind without one of its own, if it is stated."""
    return _stated(places, places)


def times_of_kinds(places: Places) -> tuple[tuple[PlacementKind, LeastTime], ...]:
    """Each kind that fulfils the requirement, with its least time, in the order of the case."""
    return tuple((kind, least_time(places, kind)) for kind in places.kinds)


def shortest_time(places: Places) -> LeastTime:
    """That of the kind which is over first: who may choose the kind owes no more."""
    return min((time for _, time in times_of_kinds(places)), key=_length)


def longest_time(places: Places) -> LeastTime:
    """That of the kind which takes the longest: no place can be missing for longer."""
    return max((time for _, time in times_of_kinds(places)), key=_length)


def one_time(places: Places) -> LeastTime | None:
    """That of every kind, where they have the same; else `None`."""
    found = {time for _, time in times_of_kinds(places)}
    return found.pop() if len(found) == 1 else None


def _own_times(places: Places) -> Iterator[LeastTime]:
    for _, terms in places.per_kind.stated() if places.per_kind is not None else ():
        if (time := _stated(terms, places)) is not None:
            yield time


def _stated(terms: Places | KindTerms | None, places: Places) -> LeastTime | None:
    if terms is None:
        return None
    stated = (
        (terms.minimum_months, TimeMeasure.MONTHS),
        (terms.minimum_weeks, TimeMeasure.WEEKS),
        (terms.minimum_hours, TimeMeasure.HOURS),
    )
    return next(
        (LeastTime(number, measure, places.extent_percent) for number, measure in stated if number is not None), None
    )


def _length(time: LeastTime) -> Fraction:
    return time.months
