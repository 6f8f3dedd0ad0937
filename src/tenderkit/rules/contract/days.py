"""Months counted from a day: every day that is so many months away is found here.

A time that runs *from* a day ends on the same day of a later month, and a time that *begins on* a day is over the day before that;
where the later month has no such day, both end on its last (1 § lagen 1930:173 om beräkning av lagstadgad tid).
"""

from calendar import monthrange
from datetime import date, timedelta

YEAR = 12  # months
_DAY = timedelta(days=1)


def add_months(day: date, months: int) -> date:
    """The same day of a later month, else that month's last."""
    year, month = divmod(day.year * YEAR + day.month - 1 + months, YEAR)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def last_day(starts: date, months: int) -> date:
    """The last day of something that begins on a day and lasts so many months: twelve from 29 February end on 28 February."""
    same = add_months(starts, months)
    return same if same.day < starts.day else same - _DAY


def next_begins(starts: date, months: int) -> date:
    """The day after so many months: the first of the next contract year, where they are twelve."""
    return last_day(starts, months) + _DAY


def latest_start(ends: date, months: int) -> date:
    """The last day to begin something that shall last so many months and be over on a day."""
    return add_months(ends + _DAY, -months)
