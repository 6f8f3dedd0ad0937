"""Every day that a file states, with its key, and which of them can't be meant."""

from collections.abc import Iterable, Iterator
from datetime import date

from pydantic import BaseModel

from tenderkit.messages import Message
from tenderkit.problems import Fault, Key
from tenderkit.rules.contract.days import YEAR, add_months

_FIRST_DAY = date(2000, 1, 1)
_MAY_HOLD_DAYS = (date, tuple, BaseModel)
_LONGEST = 20  # years from the beginning of a procurement to anything that its files can state


def stated_days(block: BaseModel) -> Iterator[tuple[Key, date]]:
    """The dates of the block and of all that it holds, in the order of its fields."""
    return _days(block, ())


def days_outside(days: Iterable[tuple[Key, date]], start: date) -> Iterator[Fault]:
    """A fault for each day before 2000, or more than twenty years after `start`: a slip, whatever it is a day of."""
    last = add_months(start, _LONGEST * YEAR)
    for key, day in days:
        if not _FIRST_DAY <= day <= last:
            facts = {
                "key": name_of(key),
                "day": day.isoformat(),
                "first": _FIRST_DAY.isoformat(),
                "last": last.isoformat(),
            }
            yield Fault(key, Message("TK-R288", facts))


def name_of(key: Key) -> str:
    """The last key that is a word: `lots` for its second item."""
    return next(name for name in reversed(key) if isinstance(name, str))


def _days(value: object, key: Key) -> Iterator[tuple[Key, date]]:
    if isinstance(value, date):
        yield key, value
    elif isinstance(value, BaseModel):
        for name, inner in (*vars(value).items(), *(value.model_extra or {}).items()):
            if isinstance(inner, _MAY_HOLD_DAYS):
                yield from _days(inner, (*key, name))
    elif isinstance(value, tuple):
        for index, item in enumerate(value):
            yield from _days(item, (*key, index))
