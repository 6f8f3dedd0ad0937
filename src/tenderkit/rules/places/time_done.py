"""How much of its time a place has lasted, on an extent that is enough (platser-tid): by one person, or by several whose time adds up.

A day counts once while one person works enough, or several together do (platser-uppfyllelse.s21); two who each work enough on the
same day have two days. Time on a smaller extent isn't counted, so that no further day ever makes a place worse. Absence is time done
(s19). A least time in hours is counted in hours of the extent that there was.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date, timedelta
from fractions import Fraction
from itertools import pairwise
from math import ceil

from msgspec import Struct

from tenderkit.model.case.choices import PlacementKind
from tenderkit.model.journal.choices import AtRequestOf
from tenderkit.rules.contract.least_time import HOURS_A_WEEK, LeastTime, TimeMeasure
from tenderkit.rules.places.held_to import HeldTo
from tenderkit.rules.places.history import ExtentPeriod, PlaceHistory

_WHOLE, _DAYS_A_WEEK = 100, 7
_DAY = timedelta(days=1)
_Active = Sequence[ExtentPeriod]
_Piece = tuple[date, int, _Active]


class TimeDone(Struct, frozen=True):
    """Days, or hours where the least time is in hours. `at_most` takes an extent that isn't stated for enough, `any_extent` every one."""

    needed: Fraction
    done: Fraction
    reached: date | None
    at_most: Fraction
    any_extent: Fraction
    by_decision: bool  # whether a decision on practice allows no more (platser-tid.s2)

    @property
    def left(self) -> Fraction:
        """What remains of the least time."""
        return max(Fraction(0), self.needed - self.done)

    def is_share(self, percent: int) -> bool:
        """Whether so many per cent of the least time have been done (platser-uppfyllelse.s4)."""
        return self.done * _WHOLE >= self.needed * percent


def time_of(held: HeldTo, members: Sequence[PlaceHistory]) -> TimeDone:
    """The time of those who have begun, held to the least time of the first one's kind from its first day."""
    least, starts = held.least(members[0].place.kind), members[0].begins
    by_hours = least.measure is TimeMeasure.HOURS
    needed = Fraction(least.number if by_hours else days_between(starts, least.last_day(starts)))
    decided = _decided(held, members, least, starts)
    if decided is not None:
        needed, by_hours = Fraction(days_between(starts, decided)), False
    pieces = tuple(_segments([each for member in members for each in member.stretches]))
    rate = _hours if by_hours else _days
    done, reached = _walked(pieces, lambda active: rate(held, active, _is_enough), needed)
    at_most = any_extent = done
    if any(each.percent is None for _, _, active in pieces for each in active):
        at_most, _ = _walked(pieces, lambda active: rate(held, active, _may_be_enough), needed)
    if reached is None:
        any_extent, _ = _walked(pieces, lambda active: rate(held, active, lambda _held, _each: True), needed)
    return TimeDone(needed, done, reached, at_most, any_extent, decided is not None)


def is_enough_now(held: HeldTo, members: Sequence[PlaceHistory]) -> bool | None:
    """Whether the extent is enough while the place goes on; `None` when it isn't stated."""
    active = [each.stretches[-1] for each in members if each.ended is None and each.stretches]
    if not active or _days(held, active, _is_enough):
        return True
    return None if _days(held, active, _may_be_enough) else False


def lasting(held: HeldTo, history: PlaceHistory) -> date:
    """The last day of a place that begins with this one and lasts no longer than it must."""
    percent = history.stretches[0].percent if history.stretches else None
    return held.least(history.place.kind).last_day(history.begins, int(percent) if percent else None)


def days_between(starts: date, ends: date) -> int:
    """From the first day to the last, both counted."""
    return (ends - starts + _DAY).days


def _decided(held: HeldTo, members: Sequence[PlaceHistory], least: LeastTime, starts: date) -> date | None:
    """The last day that a decision on practice allows, when that is less than the least time."""
    if len(members) > 1 or members[0].place.kind is not PlacementKind.INTERNSHIP:
        return None
    until = [each.until for each in members[0].applications if each.until is not None and not each.refused]
    shorter = bool(until) and starts <= until[-1] < least.last_day(starts, held.extent_percent)
    return until[-1] if shorter else None


def _walked(
    pieces: Iterable[_Piece], rate: Callable[[_Active], Fraction | int], needed: Fraction
) -> tuple[Fraction, date | None]:
    """What the days come to, and the day on which they come to what is needed."""
    done, reached = Fraction(0), None
    for first, days, active in pieces:
        a_day = rate(active)
        if reached is None and a_day and done + days * a_day >= needed:
            reached = first + timedelta(days=max(1, ceil((needed - done) / a_day))) - _DAY
        done += days * a_day
    return done, reached


def _segments(stretches: Sequence[ExtentPeriod]) -> Iterator[_Piece]:
    """The days in pieces on which the same extents hold."""
    over = [(each, each.ends + _DAY) for each in stretches if each.ends is not None]
    bounds = sorted({day for each, after in over for day in (each.starts, after)})
    for first, after in pairwise(bounds):
        active = [each for each, ends in over if each.starts <= first < ends]
        if active:
            yield first, (after - first).days, active


def _days(held: HeldTo, active: _Active, enough: Callable[[HeldTo, ExtentPeriod], bool]) -> int:
    alone = sum(enough(held, each) for each in active)
    return alone or int(_is_enough_together(held, active))


def _hours(held: HeldTo, active: _Active, enough: Callable[[HeldTo, ExtentPeriod], bool]) -> Fraction:
    together = _is_enough_together(held, active)
    counted = [each for each in active if together or enough(held, each)]
    percent = sum((Fraction(_WHOLE) if each.percent is None else each.percent for each in counted), Fraction(0))
    return percent / _WHOLE * HOURS_A_WEEK / _DAYS_A_WEEK


def _is_enough_together(held: HeldTo, active: _Active) -> bool:
    """Whether several who each work less reach what is required."""
    return len(active) > 1 and sum(each.percent or 0 for each in active) >= held.extent_percent


def _is_enough(held: HeldTo, stretch: ExtentPeriod) -> bool:
    """What is required, or less when the person asked for it or a decision sets it (platser-tid.s1)."""
    if stretch.percent is None:
        return False
    if stretch.percent >= held.extent_percent or stretch.at_request_of is AtRequestOf.DECISION:
        return True
    return stretch.at_request_of is AtRequestOf.INDIVIDUAL and stretch.percent >= held.lowest_percent


def _may_be_enough(held: HeldTo, stretch: ExtentPeriod) -> bool:
    return stretch.percent is None or _is_enough(held, stretch)
