"""Whether places that begin on the last day for it can last their least time before what they belong to is over."""

from collections.abc import Iterator
from datetime import date

from tenderkit.model.case.case import Places
from tenderkit.model.case.choices import PlacementKind
from tenderkit.problems import Fault
from tenderkit.rules.contract.days import add_months, last_day
from tenderkit.rules.contract.each_requirement import AddressedRequirement
from tenderkit.rules.contract.least_time import LeastTime, TimeMeasure, one_time, times_of_kinds
from tenderkit.rules.language.wording import write_date

_PLAIN = {"start_within_months": "TK-R019", "extension_count": "TK-R307"}
"""The fault of a time in months that every kind has, by the key that it stands at."""


def least_times(places: Places | None) -> Iterator[tuple[tuple[str, ...], tuple[PlacementKind, ...], LeastTime]]:
    """Each least time that is stated, once: the key that it stands at below the requirement, and the kinds that it is for."""
    if places is None:
        return
    found: dict[tuple[str, ...], list[PlacementKind]] = {}
    times = dict(times_of_kinds(places))
    for kind, time in times.items():
        own = places.per_kind is not None and places.per_kind.has_least_time(kind)
        key: tuple[str, ...] = ("places", "per_kind", kind.value) if own else ("places",)
        found.setdefault((*key, f"minimum_{time.measure.value}"), []).append(kind)
    for key, kinds in found.items():
        yield key, tuple(kinds), times[kinds[0]]


def times_fit(of: AddressedRequirement, key: str, starts: date, months: int) -> Iterator[Fault]:
    """What doesn't fit into so many months from a day, with the time to begin: told in months where all of it is in months."""
    places = of.requirement.places
    if places is None:
        return
    begins, ends = add_months(starts, places.start_within_months), last_day(starts, months)
    plain = one_time(places)
    if plain is not None and plain.measure is TimeMeasure.MONTHS:
        needed = places.start_within_months + plain.number
        if needed > months:
            yield of.fault("places", key, code=_PLAIN[key], needed=str(needed), months=str(months))
        return
    for of_kind, kinds, time in least_times(places):
        if (last := time.last_day(begins)) > ends:
            facts = {"title": kinds[0].title_sv, "word": kinds[0].value, "time": time.told}
            days = {"begins": write_date(begins), "last": write_date(last), "ends": write_date(ends)}
            yield of.fault(*of_kind, code="TK-R350", **facts, **days)
