"""What a role has before it: what is late first, then day by day until a last day, and what has no day at the end."""

from collections.abc import Iterable
from datetime import date

from msgspec import Struct

from tenderkit.model.case.choices import Role
from tenderkit.rules.due.matter import DueMatter


class DueInCase(Struct, frozen=True):
    """A matter, and the case that it is of: by its name and its title."""

    matter: DueMatter
    case: str
    title: str


class DaysAhead(Struct, frozen=True):
    """Late first, the oldest before the others, then by day, then what has no day; `later` counts what has a day behind the last one."""

    matters: tuple[DueInCase, ...]
    late: int
    later: int


def days_ahead(found: Iterable[DueInCase], role: Role, day: date, last: date) -> DaysAhead:
    """The role's own until the last day."""
    mine = sorted((each for each in found if each.matter.role is role), key=_order)
    shown = tuple(each for each in mine if each.matter.day is None or each.matter.day <= last)
    late = sum(each.matter.is_late(day) for each in shown)
    return DaysAhead(shown, late, later=len(mine) - len(shown))


def _order(each: DueInCase) -> tuple[date, str]:
    return each.matter.day or date.max, each.title
