"""What makes a place, or several that make one place together, count or not: each function is a row of the table in `grounds`."""

from datetime import date, timedelta

from tenderkit.model.case.choices import PlacementKind
from tenderkit.model.fulfilment.place_outcome import PlaceStanding
from tenderkit.model.journal.choices import AssessedMatter, EndGround
from tenderkit.rules.contract.least_time import TimeMeasure
from tenderkit.rules.places.kept_open import kept_open
from tenderkit.rules.places.time_done import TimeDone, days_between, is_enough_now
from tenderkit.rules.places.weighed import Finding, Weighed

_WHOLE = 100
_JUNE, _AUGUST = 6, 8
_COUNTS, _WAITS = PlaceStanding.COUNTS, PlaceStanding.WAITS
_NOT, _UNDECIDED = PlaceStanding.NOT_COUNTED, PlaceStanding.UNDECIDED


def authority_said_no(of: Weighed) -> Finding | None:
    """A decision that was refused, or that didn't come in the time for an offer, fulfils the place unless the supplier answers for it."""
    if of.has_begun or not of.last.applications:
        return None
    application, weeks = of.last.applications[-1], of.held.offer_open_weeks
    until = application.answered or of.day
    late = application.waited_beyond(weeks, until)
    responsible = of.last.says(AssessedMatter.SUPPLIER_RESPONSIBLE)
    if responsible or not (application.refused or late):
        return None
    if responsible is None:
        return Finding(_UNDECIDED, "said_no_unknown", until)
    return Finding(_COUNTS, "said_no", until, kept_open=True)


def kept_open_before(of: Weighed) -> Finding | None:
    """Nobody in the target group wanted it, though it was kept open."""
    return None if of.has_begun else kept_open(of)


def not_begun(of: Weighed) -> Finding | None:
    """A place that is only planned is none yet."""
    return None if of.has_begun else Finding(_NOT, "not_begun", of.last.begins)


def outside_summer(of: Weighed) -> Finding | None:
    """A summer job lies in the schools' summer holiday, unless the parties agree on another time."""
    time, history = of.time, of.members[0]
    if history.place.kind is not PlacementKind.SUMMER_JOB or time is None or time.reached is None:
        return None
    begins, reached = history.begins, time.reached
    inside = begins.month >= _JUNE and reached.month <= _AUGUST and begins.year == reached.year
    agreed = history.says(AssessedMatter.FORM_AND_CONTENT)
    return None if inside or agreed else Finding(_UNDECIDED, "outside_summer", begins)


def shorter_by_decision(of: Weighed) -> Finding | None:
    """A decision on practice that allows no more makes the longest time that it allows enough."""
    return _reached(of, "shorter_by_decision") if of.time is not None and of.time.by_decision else None


def together_by_several(of: Weighed) -> Finding | None:
    """Several persons share a place, and their time together reaches its least time."""
    return _reached(of, "shared") if of.shared else None


def with_a_new_one(of: Weighed) -> Finding | None:
    """The new place needs to last no longer than what remained of the one that it replaces, or of the whole chain."""
    return _reached(of, "replaced") if len(of.members) > 1 else None


def long_enough(of: Weighed) -> Finding | None:
    """It has lasted its least time on the right extent, whether it goes on or has ended, and whatever was planned."""
    return _reached(of, "completed")


def _reached(of: Weighed, key: str) -> Finding | None:
    time = of.time
    return None if time is None or time.reached is None else Finding(_COUNTS, key, time.reached)


def extent_not_stated(of: Weighed) -> Finding | None:
    """The extent is needed where the place would count if it were enough."""
    time, share = of.time, of.held.part_done_percent
    if time is None or time.at_most == time.done:
        return None
    if of.end is None:
        needed = is_enough_now(of.held, of.members) is None or time.at_most >= time.needed
    else:
        least = time.needed * (_WHOLE if share is None else share) / _WHOLE
        needed = time.at_most >= time.needed or (time.at_most >= least and of.supplier_is_responsible is not True)
    return Finding(_UNDECIDED, "extent_not_stated") if needed else None


def extent_now(of: Weighed) -> Finding | None:
    """While it goes on with too small an extent it isn't what is asked for."""
    low = of.end is None and is_enough_now(of.held, of.members) is False
    return Finding(_NOT, "extent", facts=_extents(of)) if low else None


def going_on(of: Weighed) -> Finding | None:
    """Somebody has it, and it may come to last long enough."""
    return Finding(_WAITS, "ongoing") if of.end is None else None


def part_done(of: Weighed) -> Finding | None:
    """A share of the time is enough when the supplier doesn't answer for the end: of the least time, in the first edition of the planned."""
    percent, time, end = of.held.part_done_percent, of.time, of.end
    if percent is None or time is None or end is None or of.supplier_is_responsible:
        return None
    enough = time.is_share(percent)
    planned = of.last.place.planned.ends
    if not of.held.second_edition and planned is not None and len(of.members) == 1:
        begins = of.last.begins
        enough = (
            time.any_extent > 0 and days_between(begins, end.day) * _WHOLE >= days_between(begins, planned) * percent
        )
    if not enough:
        return None
    if of.supplier_is_responsible is None:
        return Finding(_UNDECIDED, "responsible_unknown", end.day)
    return Finding(_COUNTS, "part_done", end.day)


def begun_is_enough(of: Weighed) -> Finding | None:
    """Where no new place is asked for, one that began and ended without the supplier's fault is fulfilled."""
    end = of.end
    if not of.held.lapses or of.held.replacement_weeks is not None or end is None or of.supplier_is_responsible:
        return None
    if of.supplier_is_responsible is None:
        return Finding(_UNDECIDED, "responsible_unknown", end.day)
    return Finding(_COUNTS, "part_done", end.day)


def rest_kept_open(of: Weighed) -> Finding | None:
    """Where no new place is asked for, what remained of one that ended without the supplier's fault has to be kept open."""
    if not of.held.lapses or of.held.replacement_weeks is not None or of.supplier_is_responsible:
        return None
    found = kept_open(of)
    if found is None or found.standing is not _COUNTS or of.supplier_is_responsible is False:
        return found
    return Finding(_UNDECIDED, "responsible_unknown", found.day)


def new_one_kept_open(of: Weighed) -> Finding | None:
    """A new place may be kept open in the ended one's stead; while there is time for another, a wrong way decides nothing."""
    if of.held.replacement_weeks is None:
        return None
    found = kept_open(of)
    return None if found is not None and found.standing is _NOT and may_be_replaced(of) else found


def no_room_for_the_rest(of: Weighed) -> Finding | None:
    """What remained is longer than what is left of the contract: then no new place is asked for."""
    time, end = of.time, of.end
    if time is None or end is None or of.held.replacement_weeks is None or not of.held.lapses:
        return None
    if of.supplier_is_responsible or _days_left_of_place(of, time, end.day) <= (of.held.contract_ends - end.day).days:
        return None
    if of.supplier_is_responsible is None:
        return Finding(_UNDECIDED, "responsible_unknown", end.day)
    return Finding(_COUNTS, "no_room", end.day)


def may_be_replaced(of: Weighed) -> Finding | None:
    """A new place may begin or be kept open until a day."""
    weeks, end = of.held.replacement_weeks, of.end
    if weeks is None or end is None:
        return None
    due = end.day + timedelta(weeks=weeks)
    return None if of.day is not None and of.day > due else Finding(_WAITS, "may_be_replaced", due, {"due": due})


def extent_was_too_small(of: Weighed) -> Finding | None:
    """It lasted long enough, but not on the extent that is asked for."""
    time = of.time
    long = time is not None and time.any_extent >= time.needed
    return Finding(_NOT, "extent", facts=_extents(of)) if long else None


def suppliers_doing(of: Weighed) -> Finding | None:
    """It ended too early, and the supplier answers for it."""
    end = of.end
    if end is None or end.ground is EndGround.PLANNED or of.was_planned_too_short:
        return None
    return Finding(_NOT, "suppliers_doing", end.day) if of.supplier_is_responsible else None


def too_short(of: Weighed) -> Finding | None:
    """Neither long enough nor enough by anything else."""
    time, end = of.time, of.end
    days = 0 if time is None else int(time.done)
    needed = 0 if time is None else int(time.needed)
    hours = of.held.least(of.members[0].place.kind).measure is TimeMeasure.HOURS and not (time and time.by_decision)
    key = "too_short_in_hours" if hours else "too_short"
    return Finding(_NOT, key, end.day if end else None, {"done": days, "needed": needed})


def _extents(of: Weighed) -> dict[str, object]:
    """The smallest extent that there was, rounded down, and the one that is asked for."""
    stated = [each.percent for member in of.members for each in member.stretches if each.percent is not None]
    return {"percent": int(min(stated, default=0)), "required": of.held.extent_percent}


def _days_left_of_place(of: Weighed, time: TimeDone, ended: date) -> int:
    """What remained of the place in days; of what was planned in the first edition."""
    begins, planned = of.members[0].begins, of.last.place.planned.ends
    if not of.held.second_edition and planned is not None:
        return (planned - ended).days
    least = days_between(begins, of.held.least(of.members[0].place.kind).last_day(begins))
    return int(least * time.left / time.needed)
