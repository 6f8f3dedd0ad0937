"""Days and months as Swedes write them. What can be two days is asked about, and a year is never guessed."""

import re
from datetime import date

from tenderkit.model.reading.numbers import DASHES, one_spaced
from tenderkit.model.reading.understood import Manner, NotUnderstoodError, Understood
from tenderkit.patterns import lazy_pattern

MONTHS = (
    "januari",
    "februari",
    "mars",
    "april",
    "maj",
    "juni",
    "juli",
    "augusti",
    "september",
    "oktober",
    "november",
    "december",
)
WEEKDAYS = ("måndag", "tisdag", "onsdag", "torsdag", "fredag", "lördag", "söndag")
_SHORT = ("jan", "feb", "mar", "apr", "maj", "jun", "jul", "aug", "sep", "okt", "nov", "dec")
_MONTH_OF = {
    **{name: at for at, name in enumerate(MONTHS, 1)},
    **{name: at for at, name in enumerate(_SHORT, 1)},
    "sept": 9,
}
_IN_A_YEAR = 12
_MONTH = "|".join(sorted(_MONTH_OF, key=len, reverse=True))
_DAY_NAME = lazy_pattern(
    r"(?P<weekday>måndag|tisdag|onsdag|torsdag|fredag|lördag|söndag|mån|tis|ons|tors?|fre|lör|sön)(?:en)?\.?,?\s+(?:den\s+)?",
    re.IGNORECASE,
)
_THE = lazy_pattern(r"^den\s+", re.IGNORECASE)
_YEAR_FIRST = lazy_pattern(
    r"(?P<year>[0-9]{4})(?:(?P<mark>[-/. ])(?P<month>[0-9]{1,2})(?P=mark)(?P<day>[0-9]{1,2})|(?P<both>[0-9]{4}))"
)
_IN_LETTERS = lazy_pattern(
    rf"(?P<day>[0-9]{{1,2}})(?::?[ae])?\.?\s*(?P<month>{_MONTH})\.?,?(?:\s*-?\s*(?P<year>[0-9]{{4}}|'?[0-9]{{2}}))?",
    re.IGNORECASE,
)
_SWEDISH = lazy_pattern(r"(?P<day>[0-9]{1,2})/(?P<month>[0-9]{1,2})(?:(?:,?\s+|\s*-\s*)(?P<year>[0-9]{4}|'?[0-9]{2}))?")
_POINTS = lazy_pattern(r"(?P<day>[0-9]{1,2})\.\s?(?P<month>[0-9]{1,2})(?:\.\s?|\s)(?P<year>[0-9]{4}|[0-9]{2})")
_EITHER_WAY = lazy_pattern(r"(?P<one>[0-9]{1,2})(?P<mark>[-/ ])(?P<two>[0-9]{1,2})(?P=mark)(?P<year>[0-9]{4})")
_SHORT_YEAR = lazy_pattern(r"[0-9]{1,2}(?P<mark>[-/. ])[0-9]{1,2}(?P=mark)'?[0-9]{2}|[0-9]{6}")
_UNFINISHED = lazy_pattern(
    rf"(?:(?:{_MONTH})\.?\s+)?[0-9]{{4}}|[0-9]{{4}}-[0-9]{{1,2}}|v(?:ecka|\.)?\s*[0-9]{{1,2}}(?:[, ]+[0-9]{{4}})?|(?:{_MONTH})",
    re.IGNORECASE,
)
_CENTURY = 4  # digits of a year that says which century it is of
_YEAR_MONTH = lazy_pattern(r"(?P<year>[0-9]{4})(?:[-/. ](?P<month>[0-9]{1,2})|(?P<both>[0-9]{2}))")
_MONTH_YEAR = lazy_pattern(rf"(?P<month>{_MONTH}|[0-9]{{1,2}})(?:\.?\s+|[/-])(?P<year>[0-9]{{4}})", re.IGNORECASE)


def day_in(text: str, years: range) -> Understood:
    """The day that is meant; raises `NotUnderstoodError` with what is to be asked."""
    typed = one_spaced(text.translate(DASHES)).rstrip(".")
    weekday = _DAY_NAME.match(typed)
    bare = _THE.sub("", typed[weekday.end() :] if weekday else typed, count=1)
    found = _found(bare, years)
    if weekday is not None and not _is_on(found.value, weekday["weekday"]):
        raise NotUnderstoodError("TK-C089", day=found.value.isoformat(), weekday=WEEKDAYS[found.value.weekday()])
    return Understood(found.value, found.manner)


def month_in(text: str, years: range) -> Understood:
    """A month of a year, `2018-01`; raises `NotUnderstoodError` with what is to be asked."""
    typed = one_spaced(text).lower()
    year_first = _YEAR_MONTH.fullmatch(typed)
    found = year_first or _MONTH_YEAR.fullmatch(typed)
    if found is None:
        raise NotUnderstoodError("TK-C042")
    written = found.groupdict()
    month, year = _month_number(written["month"] or written["both"]), int(written["year"])
    if not 1 <= month <= _IN_A_YEAR or year not in years:
        raise NotUnderstoodError("TK-C042")
    return Understood(f"{year:04}-{month:02}", Manner.YEAR_FIRST if year_first else Manner.IN_WORDS)


def calendar_day(year: str | None, month: int, day: int, years: range) -> date:
    """The day, if the year is told in full and the calendar has it; raises `NotUnderstoodError`."""
    if year is None:
        raise NotUnderstoodError("TK-C088")
    if len(year) < _CENTURY:
        raise NotUnderstoodError("TK-C087")
    if int(year) not in years:
        raise NotUnderstoodError("TK-C041")
    try:
        return date(int(year), month, day)
    except ValueError:
        raise NotUnderstoodError("TK-C041") from None


def _found(typed: str, years: range) -> Understood:
    if found := _YEAR_FIRST.fullmatch(typed):
        month, day = (found["both"][:2], found["both"][2:]) if found["both"] else (found["month"], found["day"])
        return Understood(calendar_day(found["year"], int(month), int(day), years), Manner.YEAR_FIRST)
    if found := _IN_LETTERS.fullmatch(typed) or _SWEDISH.fullmatch(typed) or _POINTS.fullmatch(typed):
        month = _month_number(found["month"])
        return Understood(calendar_day(found["year"], month, int(found["day"]), years), Manner.DAY_FIRST)
    if found := _EITHER_WAY.fullmatch(typed):
        return _either_way(found["year"], int(found["one"]), int(found["two"]), years)
    if _SHORT_YEAR.fullmatch(typed):
        raise NotUnderstoodError("TK-C087")
    raise NotUnderstoodError("TK-C088" if _UNFINISHED.fullmatch(typed) else "TK-C040")


def _either_way(year: str, one: int, two: int, years: range) -> Understood:
    """`15/3/2027` can be one day only; `03/01/2027` is the 3rd of January to some and March the 1st to others."""
    if one > _IN_A_YEAR or one == two:
        return Understood(calendar_day(year, two, one, years), Manner.DAY_FIRST)
    if two > _IN_A_YEAR:
        return Understood(calendar_day(year, one, two, years), Manner.MONTH_FIRST)
    first, second = calendar_day(year, two, one, years), calendar_day(year, one, two, years)
    raise NotUnderstoodError("TK-C085", first=_called(first), second=_called(second), one=first, other=second)


def _month_number(name: str) -> int:
    return int(name) if name.isdigit() else _MONTH_OF[name.lower()]


def _is_on(day: date, name: str) -> bool:
    return WEEKDAYS[day.weekday()].startswith(name.lower())


def _called(day: date) -> str:
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"
