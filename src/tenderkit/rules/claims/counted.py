"""What a claim of a day may be for: the places that are missing when the time for remedy is over, and the time that each has been so."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import assert_never

from tenderkit.model.case.case import Penalty
from tenderkit.model.penalty.unit import TimeCounted, unit_of
from tenderkit.rules.claims.covers import Cover
from tenderkit.rules.claims.deficiency import Deficiency
from tenderkit.rules.claims.missing import MissingPlaces, Owed, missing_on
from tenderkit.rules.penalty.terms import started

_DAY = timedelta(days=1)
_NOTHING = MissingPlaces(0, 0)


@dataclass(frozen=True, slots=True)
class CountedClaim:
    """`missing` is what the day's claim may be for. `times` are the penalty's units of each certain place, the longest first.

    `made_up` are the places that have come in their stead since the deficiency was found, in the order of their days.
    """

    missing: MissingPlaces
    times: tuple[int, ...] = ()
    made_up: tuple[Cover, ...] = ()

    @property
    def longest(self) -> int:
        """Units of the place that is missing the longest."""
        return max(self.times, default=0)


def counted_on(deficiency: Deficiency, day: date) -> CountedClaim:
    """What may be claimed on the day by what is known then; before the time for remedy is over what is missing on the day."""
    owed, ends = deficiency.owed, deficiency.remedy_ends
    if owed is None or not deficiency.counts_places:
        return CountedClaim(_NOTHING)
    made_up = tuple(made_up_between(deficiency, owed, deficiency.found.date, day))
    if ends is None or day <= ends:
        return CountedClaim(_of_the_deficiency(deficiency, owed, day, day), (), made_up)
    missing = _of_the_deficiency(deficiency, owed, ends + _DAY, day)
    penalty = deficiency.penalty
    if penalty is None:
        return CountedClaim(missing, (), made_up)
    times = _times(deficiency, owed, penalty, missing, day)
    if unit_of(penalty.per).time is TimeCounted.NONE:
        return CountedClaim(missing, times, made_up)
    lasting = sum(each > 0 for each in times)
    return CountedClaim(MissingPlaces(lasting, max(lasting, missing.most)), times[:lasting], made_up)


def still_missing(deficiency: Deficiency, owed: Owed, day: date) -> MissingPlaces:
    """How many of the deficiency's places are missing on the day, by what is known then."""
    return _of_the_deficiency(deficiency, owed, day, day)


def made_up_between(deficiency: Deficiency, owed: Owed, after: date, until: date) -> list[Cover]:
    """The places that began after one day, up to and including another, in the stead of those that were missing on the first.

    One that replaces a place which wasn't missing then makes up for that one.
    """
    found = [each for each in owed.beginning_between(after, until) if not _replaces_another(owed, each, after)]
    of = deficiency.found.event.of or ()
    named = {id(each) for place in of for each in (*owed.of_place(place), *owed.replacing(place))}
    mine = [each for each in found if id(each) in named]
    others = [each for each in found if id(each) not in named]
    beside = missing_on(owed, after, until).most - deficiency.size
    skipped = max(0, min(beside, deficiency.before))
    return sorted([*mine, *others[skipped:]], key=lambda each: each.since)[: deficiency.size]


def _replaces_another(owed: Owed, cover: Cover, day: date) -> bool:
    replaced = owed.of_place(cover.replaces) if cover.replaces is not None else ()
    return any(each.lasts(day) and each.until != cover.since for each in replaced)


def _of_the_deficiency(deficiency: Deficiency, owed: Owed, day: date, told: date) -> MissingPlaces:
    """Of the places that are missing on the day those that the deficiency is about; of named ones only they can be."""
    found = missing_on(owed, day, told)
    of = tuple(dict.fromkeys(deficiency.found.event.of or ()))
    if not of:
        return MissingPlaces(min(found.certain, deficiency.size), min(found.most, deficiency.size))
    lasting = [[each for each in (*owed.of_place(one), *owed.replacing(one)) if each.lasts(day)] for one in of]
    certain = sum(not covers for covers in lasting)
    most = sum(not any(each.is_certain(told) for each in covers) for covers in lasting)
    return MissingPlaces(min(found.certain, certain), min(found.most, most))


def _times(deficiency: Deficiency, owed: Owed, penalty: Penalty, missing: MissingPlaces, day: date) -> tuple[int, ...]:
    """The penalty's units of each place that is missing for certain, the longest first."""
    unit, ends = unit_of(penalty.per), deficiency.remedy_ends
    if ends is None or not missing.certain:
        return ()
    stops = _stops(deficiency, owed, missing, ends, day)
    match unit.time:
        case TimeCounted.NONE:
            second = deficiency.second_ends
            reached = second is not None and day > second
            return tuple(
                sorted((2 if reached and second is not None and stop > second else 1 for stop in stops), reverse=True)
            )
        case TimeCounted.LATE:
            return tuple(sorted((started(unit, ends, stop) for stop in stops), reverse=True))
        case TimeCounted.LACKING:
            return _lacking(deficiency, owed, missing, day)
        case _:
            assert_never(unit.time)


def _stops(deficiency: Deficiency, owed: Owed, missing: MissingPlaces, ends: date, day: date) -> list[date]:
    """For each place the day when the time stops: it begins, or is kept open as the clause asks, has no room left, or is claimed."""
    last = min(_known([day + _DAY, owed.stops, deficiency.remedied.date if deficiency.remedied else None]))
    began = [each.since for each in made_up_between(deficiency, owed, ends + _DAY, day)]
    stops = [min(each, last) for each in began[: missing.certain]]
    return [*stops, *[last] * (missing.certain - len(stops))]


def _lacking(deficiency: Deficiency, owed: Owed, missing: MissingPlaces, day: date) -> tuple[int, ...]:
    """Whole months that the places lack on the day. A place that goes on then lacks none (vite.s4)."""
    if owed.by_months:
        return ((owed.total or 0) - owed.full_time,) if day > owed.ends else ()
    still = min(missing.certain, _of_the_deficiency(deficiency, owed, day, day).certain)
    of = deficiency.found.event.of or tuple(dict.fromkeys(each.place for each in owed.covers if each.until is not None))
    ended = sorted(months for place in of if (months := _months_of(owed, place, day)) is not None)
    never = [owed.months[0]] * max(0, missing_on(owed, day).certain - len(ended))
    return tuple(sorted(sorted([*ended, *never])[:still], reverse=True))


def _months_of(owed: Owed, place: str, day: date) -> int | None:
    """What an ended place lacks together with those that replaced it; `None` while one of them goes on, or it never began."""
    chain: Sequence[Cover] = (*owed.of_place(place), *owed.replacing(place))
    if not chain or any(each.lasts(day) for each in chain) or any(each.replaces for each in owed.of_place(place)):
        return None
    done = sum(owed.months[1] - each.lacking for each in chain)
    return max(0, owed.months[0] - done) if len(chain) > 1 else chain[0].lacking


def _known(days: Iterable[date | None]) -> list[date]:
    return [day for day in days if day is not None]
