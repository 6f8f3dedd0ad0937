"""How many places are missing on a day, and since when: what is owed by then, less what the places make up for (vite.s2)."""

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from datetime import date
from functools import cached_property

from msgspec import Struct

from tenderkit.rules.claims.covers import Cover

MOST = 1000  # as many as a file may state, where the number can't be told


class MissingPlaces(Struct, frozen=True):
    """Places that are missing for certain, and the most that can be when what isn't decided goes the other way."""

    certain: int
    most: int

    @property
    def is_decided(self) -> bool:
        return self.certain == self.most


class Owed(Struct, frozen=True, dict=True):
    """What one requirement, or one agreement, asks for, and what the places make up for. `total` is `None` when it can't be told.

    `ends` is the last day of the contract, and `stops` the first on which a place no longer has room in it (vite.s3, s16).
    `months` are the fewest and the most that a place lacks which never begins, and `full_time` those of full time that are given.
    """

    due: tuple[tuple[date, int], ...]
    total: int | None
    covers: tuple[Cover, ...]
    ends: date
    stops: date
    by_months: bool = False
    months: tuple[int, int] = (0, 0)
    full_time: int = 0
    at_most: bool = False  # whether `total` can turn out to be lower

    def by(self, day: date) -> int:
        """How many places should have begun before the day (platser-tid.k3); of months only the first place."""
        count = sum(count for due, count in self.due if due < day) if self.due else self.total or 0
        return min(count, 1) if self.by_months else count

    @property
    def first_due(self) -> date | None:
        """The last day to begin for the first places."""
        return self.due[0][0] if self.due else None

    def is_known(self, day: date) -> bool:
        """Whether it can be told how many places should have begun by the day. Where the days follow from call-offs only the end is certain."""
        if self.total is None or self.at_most:
            return self.total == 0
        return bool(self.due) or self.total == 0 or day > self.ends

    def of_place(self, place: str) -> Sequence[Cover]:
        """What one place makes up for."""
        return self._by_place.get(place, ())

    def replacing(self, place: str) -> Sequence[Cover]:
        """What the places that replace it make up for, in a chain of any length."""
        found, wanted, seen = [], [place], {place}
        while wanted:
            for each in self._by_replaced.get(wanted.pop(), ()):
                if each.place not in seen:
                    seen.add(each.place)
                    wanted.append(each.place)
                found.append(each)
        return found

    def known_between(self, after: date, until: date) -> Sequence[Cover]:
        """Those that came to make up for a place for certain after one day, up to and including another."""
        days = self._known_days
        return self._certain[bisect_right(days, after) : bisect_right(days, until)]

    def certain_on(self, day: date) -> int:
        """How many places are made up for on the day, for certain by what is known then."""
        return bisect_right(self._from, day) - bisect_right(self._to, day)

    def perhaps_on(self, day: date) -> int:
        """How many more are made up for if what isn't decided then is decided so."""
        return bisect_right(self._perhaps_from, day) - bisect_right(self._perhaps_to, day)

    def beginning_between(self, after: date, until: date) -> Sequence[Cover]:
        """Those that make up for a place from a day after one day, up to and including another; certain or not."""
        days = self._sinces
        return self._by_since[bisect_right(days, after) : bisect_right(days, until)]

    @cached_property
    def _by_since(self) -> list[Cover]:
        return sorted(self.covers, key=lambda each: each.since)

    @cached_property
    def _sinces(self) -> list[date]:
        return [each.since for each in self._by_since]

    @cached_property
    def _by_place(self) -> Mapping[str, list[Cover]]:
        found: dict[str, list[Cover]] = {}
        for each in self.covers:
            found.setdefault(each.place, []).append(each)
        return found

    @cached_property
    def _by_replaced(self) -> Mapping[str, list[Cover]]:
        found: dict[str, list[Cover]] = {}
        for each in self.covers:
            if each.replaces is not None:
                found.setdefault(each.replaces, []).append(each)
        return found

    @cached_property
    def _certain(self) -> list[Cover]:
        return sorted(
            (each for each in self.covers if each.known is not None), key=lambda each: each.known or each.since
        )

    @cached_property
    def _known_days(self) -> list[date]:
        return [each.known or each.since for each in self._certain]

    @cached_property
    def _from(self) -> list[date]:
        return sorted(known for each in self.covers if (known := _certain_from(each)) is not None)

    @cached_property
    def _to(self) -> list[date]:
        return sorted(each.until for each in self.covers if each.until is not None and _certain_from(each) is not None)

    @cached_property
    def _perhaps_from(self) -> list[date]:
        return sorted(each.since for each in self.covers if _perhaps_to(each) != each.since)

    @cached_property
    def _perhaps_to(self) -> list[date]:
        ends = (_perhaps_to(each) for each in self.covers if _perhaps_to(each) != each.since)
        return sorted(end for end in ends if end is not None)


def _certain_from(cover: Cover) -> date | None:
    """The first day on which it makes up for a place for certain by what is known on that very day."""
    if cover.known is None or (cover.until is not None and cover.known >= cover.until):
        return None
    return max(cover.since, cover.known)


def _perhaps_to(cover: Cover) -> date | None:
    """Until when it makes up for a place without being certain; `since` when it never does, `None` without an end."""
    ends = [day for day in (cover.known, cover.until) if day is not None]
    return max(cover.since, min(ends)) if ends else None


def missing_on(owed: Owed, day: date, told: date | None = None) -> MissingPlaces:
    """How many places are missing on the day by what is known then, or by what is known on the later day `told`.

    Months of full time are missing, as one place, when the contract is over and the places give fewer (vite.s15).
    """
    if owed.by_months and day > owed.ends:
        lacking = int(owed.total is not None and owed.total > owed.full_time)
        return MissingPlaces(0 if owed.at_most else lacking, lacking if owed.total is not None else 1)
    later = [each for each in owed.known_between(day, told) if each.lasts(day)] if told is not None else []
    certain, perhaps = owed.certain_on(day) + len(later), owed.perhaps_on(day) - len(later)
    if not owed.is_known(day):
        most = owed.total if owed.total is not None else MOST
        return MissingPlaces(0, max(0, most - certain))
    count = owed.by(day) - certain
    return MissingPlaces(max(0, count - perhaps), max(0, count))
