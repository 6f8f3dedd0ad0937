"""How many of the places are of each kind (platser-form), and what that makes of a number: counted here and nowhere else."""

from collections.abc import Mapping
from fractions import Fraction

from tenderkit.model.case.case import Places
from tenderkit.model.case.choices import PlacementKind
from tenderkit.rules.contract.least_time import least_time, shortest_time


def kind_numbers(places: Places, required: int | None = None) -> Mapping[PlacementKind, int]:
    """The least number of each kind that has one, in the order of the list of kinds.

    Where another number is `required` than the stated one, those of the kinds follow it in proportion, rounded down
    (platser-form.s6); a least number of employments doesn't.
    """
    asked = places.asked if required is None else required
    stated = {kind: terms.count for kind, terms in places.per_kind.stated()} if places.per_kind is not None else {}
    numbers = {kind: count * asked // places.asked for kind, count in stated.items() if count is not None}
    if places.minimum_employments is not None:
        numbers.setdefault(PlacementKind.EMPLOYMENT, min(places.minimum_employments, asked))
    return numbers


def free_places(places: Places) -> int:
    """How many of the places may be of any kind."""
    return max(0, places.asked - sum(kind_numbers(places).values()))


def counted_in_all(places: Places, done: Mapping[PlacementKind, int], required: int) -> int:
    """So many of the required places the done ones come to: more of one kind never makes up for too few of another."""
    numbers = kind_numbers(places, required)
    lacking = sum(max(0, number - done.get(kind, 0)) for kind, number in numbers.items())
    return min(sum(done.values()), required - lacking) if lacking else sum(done.values())


def full_time_months_of_one(places: Places) -> Fraction:
    """Months of full time for one place, on average: each kind's number by its own time, the rest by the shortest."""
    numbers = kind_numbers(places)
    together = sum(number * least_time(places, kind).full_time_months for kind, number in numbers.items())
    free = free_places(places)
    return (together + free * shortest_time(places).full_time_months) / (sum(numbers.values()) + free)
