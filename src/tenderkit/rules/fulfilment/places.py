"""The places part: which placements count as fulfilled places (platser-uppfyllelse), against the number that is required."""

from dataclasses import dataclass, replace
from datetime import date, timedelta

from tenderkit.model.case.case import Places
from tenderkit.model.case.counting import Counting
from tenderkit.model.clauses.roles import ClauseRole
from tenderkit.model.fulfilment.fulfilment import FulfilmentPart, FulfilmentReason, FulfilmentStatus, PartFulfilment
from tenderkit.model.matching.choices import EarlyEndCause, PlacementOutcome
from tenderkit.model.matching.matching import Placement
from tenderkit.rules.contract.due_dates import contract_ends, replacement_due
from tenderkit.rules.contract.least_time import TimeMeasure, least_time
from tenderkit.rules.fulfilment.by_kind import counted_by_kind, untold_by_the_file
from tenderkit.rules.fulfilment.full_time_months import full_time_months
from tenderkit.rules.fulfilment.required_places import COUNTED, RequiredPlaces, required_places
from tenderkit.rules.fulfilment.terms import FulfilmentTerms, because, known_on

FULFILLED, TIMED, REPLACED = ClauseRole.PLACES_FULFILMENT, ClauseRole.PLACES_TIME, ClauseRole.PLACES_REPLACEMENT
_WHOLE = 100
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Counted:
    """How many places are fulfilled and why; `waiting` are ended ones for which a new place may still come in time."""

    done: int
    ongoing: int
    waiting: int
    started: int
    reasons: tuple[FulfilmentReason, ...]
    undecided: tuple[FulfilmentReason, ...] = ()  # what the file doesn't tell and that may make up for what is missing


def places_fulfilment(terms: FulfilmentTerms, of: str) -> PartFulfilment | None:
    """How far the supplier has met the places part; `None` when the requirement has none.

    Places under an agreement are counted by themselves (dialog-overenskommelse.s5). An offer that was held open without
    a suitable candidate (platser-uppfyllelse.s3) isn't in the file and so isn't counted: a reason says so.
    """
    places = terms.requirement.places
    if places is None:
        return None
    required = required_places(terms, places)
    mine = own_placements(terms, places)
    counted = _count_months(terms, places, mine) if places.by_months else _count(terms, places, mine, required)
    late = _first_began_late(required, mine) if places.by_months else _began_late(required, mine)
    status, why = _status(terms, required, counted, late=bool(late))
    return PartFulfilment(
        part=FulfilmentPart.PLACES,
        role=COUNTED,
        status=status,
        required=required.count,
        done=counted.done,
        reasons=(*required.reasons, *counted.reasons, *late, *why),
        started=counted.started,
        ongoing=counted.ongoing,
        of=of,
        by_months=places.by_months,
    )


def own_placements(terms: FulfilmentTerms, places: Places) -> list[Placement]:
    """Those that may count: of a kind that the requirement takes, and under no agreement."""
    return [each for each in terms.placements if each.agreement is None and each.kind in places.kinds]


def _status(
    terms: FulfilmentTerms, required: RequiredPlaces, counted: Counted, *, late: bool
) -> tuple[FulfilmentStatus, tuple[FulfilmentReason, ...]]:
    count, unit = required.count, "months" if required.by_months else "places"
    if count is None:
        return FulfilmentStatus.OPEN, ()
    if count == 0 and not required.final:
        return FulfilmentStatus.OPEN, (because("places.none_yet", COUNTED),)
    if counted.done >= count:
        return (FulfilmentStatus.PARTLY if late else FulfilmentStatus.MET), ()
    missing = count - counted.done - counted.ongoing - counted.waiting
    if counted.undecided:
        return FulfilmentStatus.OPEN, counted.undecided
    if missing <= 0 or not _is_due(terms, required, counted):
        return FulfilmentStatus.OPEN, (because(f"{unit}.awaited", COUNTED, places=count - counted.done),)
    why = (because(f"{unit}.missing", COUNTED, places=missing), because("places.offers_not_counted", FULFILLED))
    return (FulfilmentStatus.PARTLY if counted.done + counted.ongoing else FulfilmentStatus.NOT_MET), why


def _is_due(terms: FulfilmentTerms, required: RequiredPlaces, counted: Counted) -> bool:
    """Where the days follow from call-offs, only the end of the contract is certain; months have that long once one has begun."""
    ends = contract_ends(terms.case, options=False)
    return terms.is_past(ends if required.by_months and counted.started else required.last_due or ends)


def _began_late(required: RequiredPlaces, mine: list[Placement]) -> tuple[FulfilmentReason, ...]:
    """Places shall begin in time (platser-tid): so many by each day, together with those of earlier days."""
    owed, reasons = 0, []
    for due, count in required.due:
        owed += count
        after = [each for each in mine if each.starts > due]
        behind = owed - (len(mine) - len(after))
        if behind > 0 and after:
            reasons.append(because("places.began_late", TIMED, places=min(behind, len(after)), due=due))
    return tuple(reasons)


def _first_began_late(required: RequiredPlaces, mine: list[Placement]) -> tuple[FulfilmentReason, ...]:
    """Of months only the first day to begin is required."""
    due, first = required.last_due, min((each.starts for each in mine), default=None)
    late = due is not None and first is not None and first > due
    return (because("months.began_late", TIMED, due=due),) if late else ()


def _count_months(terms: FulfilmentTerms, places: Places, mine: list[Placement]) -> Counted:
    """By the same rules for what counts: a placement that would be a place, or that ended early through no fault of the supplier's."""
    ended = [each for each in mine if known_on(each, terms.day)]
    valid = [each for each in ended if _is_whole(each, places) or is_enough(each, places, terms.case.counting)]
    ongoing = [each for each in mine if each not in ended]
    counted = Counted(full_time_months(valid, places), full_time_months(ongoing, places), 0, len(mine), ())
    facts = (
        ("months.completed", FULFILLED, counted.done),
        ("months.ongoing", FULFILLED, counted.ongoing),
        ("months.not_counted", TIMED, len(ended) - len(valid)),
        ("months.extent_not_stated", TIMED, sum(each.extent_percent is None for each in (*valid, *ongoing))),
    )
    reasons = tuple(because(key, clause, places=number) for key, clause, number in facts if number)
    return replace(counted, reasons=reasons)


def _count(terms: FulfilmentTerms, places: Places, mine: list[Placement], required: RequiredPlaces) -> Counted:
    ended = [each for each in mine if known_on(each, terms.day)]
    whole = [each for each in ended if _is_whole(each, places)]
    part = [each for each in ended if each not in whole and is_enough(each, places, terms.case.counting)]
    rest = [each for each in ended if each not in whole and each not in part]
    replacing, short = _replaced(places, rest)
    pairs = len(replacing)
    waiting = sum(
        _may_be_replaced(terms, places, each) for each in rest if each.outcome is PlacementOutcome.ENDED_EARLY
    )
    facts = (
        ("places.completed", FULFILLED, len(whole)),
        ("places.part_done", FULFILLED, len(part)),
        ("places.replaced", REPLACED, pairs),
        ("places.too_short", TIMED, short),
        ("places.ongoing", FULFILLED, len(mine) - len(ended)),
        ("places.no_end", FULFILLED, sum(each not in ended and terms.is_past(each.planned_last) for each in mine)),
    )
    reasons = tuple(because(key, clause, places=number) for key, clause, number in facts if number)
    done, of_kinds = counted_by_kind(terms, places, [*whole, *part, *replacing], required.count)
    undecided = tuple(untold_by_the_file(terms, places, len(rest) - 2 * pairs))
    ongoing = len(mine) - len(ended)
    return Counted(done, ongoing, max(0, waiting - pairs), len(mine), (*reasons, *of_kinds), undecided)


def _is_whole(placement: Placement, places: Places) -> bool:
    """Completed, and at least as long as is required (platser-uppfyllelse.s2, platser-tid.k1)."""
    return placement.outcome is PlacementOutcome.COMPLETED and _is_long_enough(placement, places)


def _is_long_enough(placement: Placement, places: Places) -> bool:
    """By the least time of its kind; hours are those that are written down, else those of its extent."""
    time = least_time(places, placement.kind)
    if time.measure is TimeMeasure.HOURS and placement.total_hours is not None:
        return placement.total_hours >= time.number
    return placement.last_day >= _least_end(placement, places)


def _least_end(placement: Placement, places: Places) -> date:
    """The last day of a place that begins with the placement and lasts no longer than it must."""
    return least_time(places, placement.kind).last_day(placement.starts, placement.extent_percent)


def is_enough(placement: Placement, places: Places, counting: Counting) -> bool:
    """Ended early for a reason that isn't the supplier's: after enough of its time (s4), or at all when no new place is asked for (s6).

    The first edition counts the share of the time that was planned. The second counts it of the least time that is required,
    so that who offers more is never worse off, and a shorter plan never counts; there the rest of a place has to be kept open
    (s6), which isn't in the file.
    """
    early = placement.early_end
    if placement.outcome is not PlacementOutcome.ENDED_EARLY or early is None or early.cause is EarlyEndCause.SUPPLIER:
        return False
    least = _least_end(placement, places)
    if counting.least_time and placement.planned_last < least:
        return False
    if places.replacement_weeks is None and not counting.least_time:
        return True
    if places.part_done_percent is None:
        return False
    whole = _days(placement.starts, least if counting.least_time else placement.planned_last)
    return _days(placement.starts, placement.last_day) * _WHOLE >= whole * places.part_done_percent


def _replaced(places: Places, rest: list[Placement]) -> tuple[list[Placement], int]:
    """The places that replace an ended one, together long enough (platser-ersattning.s1), and how many are too short."""
    early = [each for each in rest if each.outcome is PlacementOutcome.ENDED_EARLY]
    short = [each for each in rest if each.outcome is PlacementOutcome.COMPLETED]
    if places.replacement_weeks is None:
        return [], len(short)
    replacing = []
    for after in list(short):
        before = next((each for each in early if _make_one(places, each, after)), None)
        if before is not None:
            early.remove(before)
            short.remove(after)
            replacing.append(after)
    return replacing, len(short)


def _make_one(places: Places, before: Placement, after: Placement) -> bool:
    together = _days(before.starts, before.last_day) + _days(after.starts, after.last_day)
    least = _days(before.starts, _least_end(before, places))
    return after.starts > before.last_day and together >= least


def _may_be_replaced(terms: FulfilmentTerms, places: Places, placement: Placement) -> bool:
    due = replacement_due(placement.last_day, places)
    return due is not None and not terms.is_past(due)


def _days(first: date, last: date) -> int:
    return (last - first + _DAY).days
