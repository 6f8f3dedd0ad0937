"""How many months of full time places make together, where months are required and several persons share them (platser-uppfyllelse.s14)."""

from collections.abc import Iterable
from datetime import date, timedelta
from fractions import Fraction

from tenderkit.model.fulfilment.place_outcome import PlaceOutcome
from tenderkit.rules.contract.days import next_begins
from tenderkit.rules.places.held_to import HeldTo
from tenderkit.rules.places.history import ExtentPeriod, PlaceHistory
from tenderkit.rules.places.time_done import lasting

_FULL_TIME = 100
_DAYS_OF_A_MONTH = 30
_DAY = timedelta(days=1)
_EARLY = frozenset({"fulfilment.place.part_done", "fulfilment.place.no_room"})


def full_time_months(
    held: HeldTo, places: Iterable[tuple[PlaceHistory, PlaceOutcome]], *, as_planned: bool = False
) -> int:
    """Whole months of full time in all, rounded down once; so far, or with what is planned of those that go on."""
    return int(sum((_of_place(held, *each, as_planned=as_planned) for each in places), Fraction(0)))


def _of_place(held: HeldTo, history: PlaceHistory, outcome: PlaceOutcome, *, as_planned: bool) -> Fraction:
    """By its time and extent. Kept open it gives those that it was offered with; ended early at least the least time."""
    least = lasting(held, history)
    if history.started is None:
        extent = Fraction(history.place.extent_percent or held.extent_percent, _FULL_TIME)
        return _months(history.begins, history.place.planned.ends or least) * extent
    planned = history.place.planned.ends or held.contract_ends
    done = sum((_of_stretch(each, each.ends or planned) for each in history.stretches), Fraction(0))
    last = history.stretches[-1]
    if as_planned and history.ended is None and last.ends is not None and last.ends < planned:
        return done - _of_stretch(last, last.ends) + _of_stretch(last, planned)
    if outcome.reason.key not in _EARLY:
        return done
    return max(done, _of_stretch(history.stretches[-1], least, since=history.begins))


def _of_stretch(stretch: ExtentPeriod, until: date, since: date | None = None) -> Fraction:
    percent = _FULL_TIME if stretch.percent is None else stretch.percent  # it is undecided, and may be as much
    return _months(since or stretch.starts, until) * percent / _FULL_TIME


def _months(first: date, last: date) -> Fraction:
    """From its first day to its last: whole months, and the days that are over as thirtieths of one."""
    after = last + _DAY
    whole = 0
    while next_begins(first, whole + 1) <= after:
        whole += 1
    over = (after - next_begins(first, whole)).days
    return whole + Fraction(over, _DAYS_OF_A_MONTH)
