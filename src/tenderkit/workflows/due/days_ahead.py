"""What a role has before it: what is late first, then day by day until a last day, and what has no day at the end."""

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import groupby

from msgspec import Struct

from tenderkit.model.case.choices import Role
from tenderkit.rules.due.matter import DueMatter


class DueInCase(Struct, frozen=True):
    """A matter, and the case that it is of: by its name and its title."""

    matter: DueMatter
    case: str
    title: str


class DueOnDay(Struct, frozen=True):
    """Everything of one day; `None` for what has no day."""

    day: date | None
    matters: tuple[DueInCase, ...]


class DaysAhead(Struct, frozen=True):
    """`later` counts what has a day behind the last one."""

    late: tuple[DueInCase, ...]
    days: tuple[DueOnDay, ...]
    undated: tuple[DueInCase, ...]
    later: int

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing at all to do until the last day."""
        return not (self.late or self.days or self.undated)


def days_ahead(found: Iterable[DueInCase], role: Role, day: date, last: date) -> DaysAhead:
    """The role's own, in the order of the days; of the late ones the oldest stands first."""
    mine = sorted((each for each in found if each.matter.role is role), key=_order)
    coming = [each for each in mine if each.matter.day is not None and not each.matter.is_late(day)]
    return DaysAhead(
        late=tuple(each for each in mine if each.matter.is_late(day)),
        days=tuple(_by_day(each for each in coming if _day(each) <= last)),
        undated=tuple(each for each in mine if each.matter.day is None),
        later=sum(_day(each) > last for each in coming),
    )


def _by_day(found: Iterable[DueInCase]) -> Iterator[DueOnDay]:
    for day, matters in groupby(found, key=_day):
        yield DueOnDay(day, tuple(matters))


def _order(each: DueInCase) -> tuple[date, str]:
    return _day(each), each.title


def _day(each: DueInCase) -> date:
    return each.matter.day or date.max
