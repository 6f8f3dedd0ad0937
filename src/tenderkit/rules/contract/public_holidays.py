"""The days on which nothing has to be done, so that a time that would end on one ends later (2 § lagen 1930:173)."""

from datetime import date, timedelta

_DAY = timedelta(days=1)
_SATURDAY = 5  # of `date.weekday`, where Monday is 0
_FIXED = (
    frozenset(  # month and day: lagen (1989:253) om allmänna helgdagar, and the eves that 2 § lagen (1930:173) adds
        {(1, 1), (1, 6), (5, 1), (6, 6), (12, 24), (12, 25), (12, 26), (12, 31)}
    )
)
_AFTER_EASTER = frozenset({-2, 1, 39})  # långfredagen, annandag påsk, Kristi himmelsfärdsdag; the others are Sundays
_MIDSUMMER_EVE = (date(2000, 6, 19), date(2000, 6, 25))  # the Friday between them, of any year


def next_working_day(day: date) -> date:
    """The day itself, unless it is a Saturday, a Sunday, a public holiday or one of the three eves: then the next that isn't."""
    while _is_free(day):
        day += _DAY
    return day


def _is_free(day: date) -> bool:
    """Midsummer's Day and All Saints' Day are always Saturdays."""
    if day.weekday() >= _SATURDAY or (day.month, day.day) in _FIXED:
        return True
    first, last = (eve.replace(year=day.year) for eve in _MIDSUMMER_EVE)
    eve = first <= day <= last and day.weekday() == _SATURDAY - 1
    return eve or (day - easter_sunday(day.year)).days in _AFTER_EASTER


def easter_sunday(year: int) -> date:
    """By the Gregorian rule: the Sunday after the full moon on or next after 21 March (2 § lagen 1989:253).

    The arithmetic is the anonymous one that Nature printed in 1876; its letters have no other names.
    """
    a, b, c = year % 19, year // 100, year % 100
    h = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    weekday = (32 + 2 * (b % 4) + 2 * (c // 4) - h - c % 4) % 7
    m = (a + 11 * h + 22 * weekday) // 451
    month, day = divmod(h + weekday - 7 * m + 114, 31)
    return date(year, month, day + 1)
