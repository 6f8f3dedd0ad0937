"""What a claim of a day may be for: the places that are missing when the time for remedy is over, and the time that each has been so."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from msgspec import Struct

from tenderkit.model.case.case import Penalty
from tenderkit.model.clauses.roles import ClauseRole
from tenderkit.model.penalty.unit import TimeCounted, unit_of
from tenderkit.rules.claims.covers import Cover
from tenderkit.rules.claims.deficiency import Deficiency
from tenderkit.rules.claims.missing import MissingPlaces, Owed, missing_on
from tenderkit.rules.contract.days import next_begins
from tenderkit.rules.penalty.terms import started

_DAY = timedelta(days=1)
_NOTHING = MissingPlaces(0, 0)


class CountedClaim(Struct, frozen=True):
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
        return CountedClaim(_when_noticed(deficiency, owed, day), (), made_up)
    missing = _of_the_deficiency(deficiency, owed, ends, day)
    penalty = deficiency.penalty
    if penalty is None:
        return CountedClaim(missing, (), made_up)
    if unit_of(penalty.per).time is TimeCounted.LACKING:
        return CountedClaim(*_that_lack_months(deficiency, owed, missing, day), made_up)
    times = _times(deficiency, owed, penalty, missing, day)
    at_once = missing.certain - len(times)  # made up for on the very day after, before any time had begun
    return CountedClaim(MissingPlaces(len(times), missing.most - at_once), times, made_up)


def _that_lack_months(
    deficiency: Deficiency, owed: Owed, missing: MissingPlaces, day: date
) -> tuple[MissingPlaces, tuple[int, ...]]:
    """A place that goes on when the claim is made lacks no months (vite.s4); those of full time are counted when the contract is over (s15)."""
    if owed.by_months:
        return (
            (missing, ((owed.total or 0) - owed.full_time,)[: missing.certain]) if day > owed.ends else (_NOTHING, ())
        )
    still = _of_the_deficiency(deficiency, owed, day, day)
    lacking = _months_lacking(deficiency, owed, min(missing.certain, still.certain), day)
    times = tuple(each for each in lacking if each > 0)
    perhaps = max(0, min(missing.most, still.most) - len(lacking))
    return MissingPlaces(len(times), len(times) + perhaps), times


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
    if not deficiency.found.event.of:
        return MissingPlaces(min(found.certain, deficiency.size), min(found.most, deficiency.size))
    named = _of_the_named(deficiency, owed, day, told)
    return MissingPlaces(min(found.certain, named.certain), min(found.most, named.most))


def _of_the_named(deficiency: Deficiency, owed: Owed, day: date, told: date) -> MissingPlaces:
    """Of the places that it names those that nothing makes up for on the day."""
    of = dict.fromkeys(deficiency.found.event.of or ())
    lasting = [[each for each in (*owed.of_place(one), *owed.replacing(one)) if each.lasts(day)] for one in of]
    certain = sum(not covers for covers in lasting)
    return MissingPlaces(certain, sum(not any(each.is_certain(told) for each in covers) for covers in lasting))


def _when_noticed(deficiency: Deficiency, owed: Owed, day: date) -> MissingPlaces:
    """What a notice is about."""
    if is_of_early_replacements(deficiency, owed, day):
        return _of_the_named(deficiency, owed, day, day)
    return _of_the_deficiency(deficiency, owed, day, day)


def is_of_early_replacements(deficiency: Deficiency, owed: Owed, day: date) -> bool:
    """Whether all that it names had begun: a new place has a day of its own, which may be over before any must have begun (platser-ersattning.k1)."""
    of = deficiency.found.event.of or ()
    early = owed.first_due is not None and day <= owed.first_due
    begun = (any(each.is_certain(day) and each.since <= day for each in owed.of_place(name)) for name in of)
    return early and deficiency.role is ClauseRole.PLACES_REPLACEMENT and bool(of) and all(begun)


def _times(deficiency: Deficiency, owed: Owed, penalty: Penalty, missing: MissingPlaces, day: date) -> tuple[int, ...]:
    """The penalty's units of each place that is missing for certain, the longest first."""
    unit, ends = unit_of(penalty.per), deficiency.remedy_ends
    if ends is None or not missing.certain:
        return ()
    stops = _stops(deficiency, owed, missing, ends, day)
    if unit.time is TimeCounted.LATE:
        found = [started(unit, ends, stop) for stop in stops]
    else:
        second = deficiency.second_ends
        found = [2 if second is not None and stop > second and day > second else 1 for stop in stops]
    return tuple(sorted((each for each in found if each > 0), reverse=True))


def _stops(deficiency: Deficiency, owed: Owed, missing: MissingPlaces, ends: date, day: date) -> list[date]:
    """For each place the day when the time stops: it begins, or is kept open as the clause asks, has no room left, or is claimed."""
    last = min(_known([day + _DAY, owed.stops, deficiency.remedied.date if deficiency.remedied else None]))
    began = [each.since for each in made_up_between(deficiency, owed, ends, day)]
    stops = [min(each, last) for each in began[: missing.certain]]
    return [*stops, *[last] * (missing.certain - len(stops))]


def _months_lacking(deficiency: Deficiency, owed: Owed, places: int, day: date) -> list[int]:
    """Whole months that so many places lack on the day, the most first: of fewer than are missing those that lack the fewest."""
    of = deficiency.found.event.of or tuple(dict.fromkeys(each.place for each in owed.covers if each.until is not None))
    ended = [months for place in of if (months := _months_of(owed, place, day)) is not None]
    never = [owed.months[0]] * max(0, missing_on(owed, day).certain - len(ended))
    return sorted(sorted([*ended, *never])[:places], reverse=True)


def _months_of(owed: Owed, place: str, day: date) -> int | None:
    """Whole months that an ended place lacks together with those that replaced it; `None` while one goes on, or it never began.

    The time of all of them is counted together (platser-ersattning.s1).
    """
    first = owed.of_place(place)
    chain: Sequence[Cover] = sorted((*first, *owed.replacing(place)), key=lambda each: each.since)
    ended = [(each.begun, each.ended, each.lacking) for each in chain if each.ended is not None and each.ended <= day]
    if not ended or any(each.lasts(day) for each in chain) or any(each.replaces for each in first):
        return None
    left = ended[0][2] - sum((last - (begun or last)).days + 1 for begun, last, _ in ended[1:])
    return _whole_months(ended[-1][1] + _DAY, left)


def _whole_months(begins: date, days: int) -> int:
    months = 0
    while next_begins(begins, months + 1) <= begins + timedelta(days=days):
        months += 1
    return months


def _known(days: Iterable[date | None]) -> list[date]:
    return [day for day in days if day is not None]
