"""A place that nobody got: whether it was kept open as the clauses ask (platser-uppfyllelse.s3, k1-k9; the first edition s3, s7)."""

from collections.abc import Sequence
from datetime import timedelta

from tenderkit.model.case.choices import PlacementKind
from tenderkit.model.fulfilment.place_outcome import PlaceStanding
from tenderkit.model.journal.choices import AssessedMatter, EventKind
from tenderkit.rules.places.history import OpenPeriod, PlaceHistory
from tenderkit.rules.places.time_done import days_between
from tenderkit.rules.places.weighed import Finding, Weighed

DECIDED_WITHIN = timedelta(days=30)
"""The authority's time to decide whether a place that nobody got counts (platser-uppfyllelse.k9)."""

_DAY = timedelta(days=1)
_COUNTS, _WAITS = PlaceStanding.COUNTS, PlaceStanding.WAITS
_NOT, _UNDECIDED = PlaceStanding.NOT_COUNTED, PlaceStanding.UNDECIDED
_WAYS = {
    PlacementKind.EMPLOYMENT: {EventKind.ADVERTISED},
    PlacementKind.SUMMER_JOB: {EventKind.ADVERTISED, EventKind.OFFERED},
    PlacementKind.INTERNSHIP: {EventKind.OFFERED},
    PlacementKind.APPRENTICESHIP: {EventKind.OFFERED},
}
"""How each kind is kept open in the second edition (k4)."""


def kept_open(of: Weighed) -> Finding | None:
    """What the periods come to; `None` where it hasn't been kept open."""
    periods, weeks = of.kept_open, of.held.offer_open_weeks
    if not periods:
        return None
    if weeks is None:
        return Finding(_UNDECIDED, "kept_open.no_weeks")
    return _second(of, periods, weeks) if of.held.second_edition else _first(of, periods, weeks)


def _first(of: Weighed, periods: Sequence[OpenPeriod], weeks: int) -> Finding:
    """Long enough in a row, in the way that the supplier chooses."""
    enough = next((each for each in periods if each.lasted(weeks)), None)
    if enough is not None:
        return Finding(_COUNTS, "kept_open.counts", enough.enough_on(weeks), kept_open=True)
    return _not_long_enough(of, periods[-1], weeks)


def _second(of: Weighed, periods: Sequence[OpenPeriod], weeks: int) -> Finding:
    """In the kind's own way, long enough, accounted for, once more when much time is left, and then decided by the authority."""
    history = of.offered or of.last
    another = of.held.another_kind
    ways = _WAYS[history.place.kind] | (_WAYS[another.kind] if another is not None else set())
    in_its_way = [each for each in periods if each.ways & ways]
    if not in_its_way:
        return Finding(_NOT, "kept_open.way", facts={"kind": history.place.kind.title_sv})
    accounted = [each for each in in_its_way if each.lasted(weeks) and each.accounted is not None]
    if not accounted:
        return _not_long_enough(of, in_its_way[-1], weeks)
    if len(accounted) < _times(of, accounted[0], history):
        again = in_its_way[-1]
        if again.accounted is None and not of.is_past:
            return Finding(_WAITS, "kept_open.going_on", again.enough_on(weeks), kept_open=True)
        return Finding(_NOT, "kept_open.again", accounted[-1].accounted)
    if history.says(AssessedMatter.PLACE_COUNTS):
        return Finding(_COUNTS, "kept_open.counts", accounted[-1].enough_on(weeks), kept_open=True)
    told = accounted[-1].accounted or accounted[-1].begins
    due = told + DECIDED_WITHIN
    return Finding(_UNDECIDED, "kept_open.to_decide", due, {"due": due}, kept_open=True)


def _not_long_enough(of: Weighed, period: OpenPeriod, weeks: int) -> Finding:
    """It may still come to be, while the period goes on and the contract too."""
    if period.accounted is None and not of.is_past:
        key = "kept_open.to_account" if period.lasted(weeks) else "kept_open.going_on"
        return Finding(_WAITS, key, period.enough_on(weeks), kept_open=True)
    if period.accounted is None:
        return Finding(_NOT, "kept_open.not_accounted", period.enough_on(weeks))
    days = (period.accounted - period.begins).days
    return Finding(_NOT, "kept_open.too_short", period.enough_on(weeks), {"days": days, "weeks": weeks})


def _times(of: Weighed, period: OpenPeriod, history: PlaceHistory) -> int:
    """Twice when more than the double time of the place is left of the contract (k8), or when another kind has to be tried (s22)."""
    if of.held.another_kind is not None:
        return 2
    begins = (period.accounted or period.begins) + _DAY
    least = of.held.least(history.place.kind)
    length = days_between(begins, least.last_day(begins))
    left = days_between(begins, of.held.contract_ends)
    return 2 if left > 2 * length else 1
