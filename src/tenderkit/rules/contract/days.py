"""Months counted from a day."""

from calendar import monthrange
from datetime import date

YEAR = 12  # months


def add_months(day: date, months: int) -> date:
    """The same day of a later month, else that month's last."""
    year, month = divmod(day.year * YEAR + day.month - 1 + months, YEAR)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
