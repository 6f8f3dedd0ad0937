"""What single values look like in a case file: each type reads the letters that were typed, or says what is wrong.

What is typed in the way of the file's format is read here; what people write beside that is understood in `model.reading`.
A fault's type is its code in the message catalogue. It never carries what was typed: that may be a personal number.
"""

import re
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Annotated, Any, TypeVar

from tenderkit.model.case.written import EachOnce, WaysBeside, Written, refuse
from tenderkit.model.reading.amounts import amount_in
from tenderkit.model.reading.days import calendar_day, day_in, month_in
from tenderkit.model.reading.letters import refuse_letters
from tenderkit.model.reading.quantities import Measure, as_share, share_quantity, whole_quantity
from tenderkit.model.reading.understood import Manner, NotUnderstoodError, Understood
from tenderkit.model.reading.units import Unit
from tenderkit.model.reading.words import YES_NO, as_compared
from tenderkit.patterns import lazy_pattern

__all__ = ["Written", "refuse"]  # for those who make types of their own

T = TypeVar("T")

LINE_LENGTH = 300
TEXT_LENGTH = 10_000
MOST_MONEY = Decimal(1_000_000_000_000)
YEARS = range(1990, 2200)
BIRTH_YEARS = range(1900, 2200)
MISSING = "missing"  # pydantic's own word for a key that must be there

_DIGITS = r"(?:0|[1-9][0-9]{0,14}|[1-9][0-9]{0,2}(?:[ \u00a0\u202f][0-9]{3}){1,4})"
_INTEGER = lazy_pattern(rf"-?{_DIGITS}")
_AMOUNT = lazy_pattern(rf"[-\u2212]?{_DIGITS}(?:\.[0-9]{{1,2}})?")
_SHARE = lazy_pattern(r"(?:0|[1-9][0-9]{0,2})(?:\.[0-9]{1,2})?")
_DATE = lazy_pattern(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
_MONTH = lazy_pattern(r"([0-9]{4})-(0[1-9]|1[0-2])")
_ADDRESS = lazy_pattern(r"(?!(?i:mailto:))[^@\s<>\"]{1,64}@[^@\s<>\",;:]{1,190}\.[^@\s<>\",;:.]{2,60}")
_AROUND_ADDRESS = lazy_pattern(r"(?:[^<>@]*<\s*)?(?:mailto:)?(?P<address>[^<>\s;,]+?)\s*>?[.;,]?", re.IGNORECASE)
_GAPS = str.maketrans("", "", " \u00a0\u202f")
_BOOLEANS = {"true": True, "ja": True, "false": False, "nej": False}
# What an editor lets pass beside the format's own way. It is more than is understood: the reader has the last word.
_IN_WORDS = {"type": "string", "pattern": "^[^0-9]*[A-Za-zÅÄÖåäö][^0-9]*$"}
_NUMBER = {
    "type": "string",
    "pattern": "^(?:[^0-9-]*[0-9][0-9 .,]*(?:[^0-9 .,-][^0-9-]*|:-)?|[^0-9]*[A-Za-zÅÄÖåäö][^0-9]*)$",
}
_SOME_DAY = {"type": ["string", "integer"], "pattern": "[0-9].*[0-9]", "minimum": 19_000_101}
_SOME_ADDRESS = {"type": "string", "pattern": "@"}


def whole_number(low: int, high: int, unit: Unit = Unit.PIECES, words: Mapping[str, int] | None = None) -> Written:
    """An integer within limits, both included, of what `unit` says; `words` are numbers of their own there."""
    measure = Measure(Decimal(low), Decimal(high), unit, words or {})

    def read(value: object) -> int:
        if isinstance(value, str) and _INTEGER.fullmatch(value):
            value = int(value.translate(_GAPS))
        if not isinstance(value, int) or isinstance(value, bool):
            raise refuse("TK-C033", low=low, high=high)
        if not low <= value <= high:
            raise refuse("TK-C034", low=low, high=high)
        return value

    return Written(
        read,
        {"type": ["integer", "string"], "minimum": low, "maximum": high, "pattern": _pattern(_INTEGER)},
        WaysBeside(lambda text: whole_quantity(text, measure), "TK-C033", unit, schema=_NUMBER),
    )


def share_of(low: str, high: int) -> Written:
    """A share in per cent with at most two decimals, within limits that are both included."""
    measure = Measure(Decimal(low), Decimal(high), Unit.PERCENT)

    def read(value: object) -> Decimal:
        number = Decimal(value) if isinstance(value, str) and _SHARE.fullmatch(value) else value
        if isinstance(number, bool) or not isinstance(number, int | Decimal):
            raise refuse("TK-C095", **measure.limits)
        try:
            return as_share(Decimal(number), measure)
        except NotUnderstoodError as asked:
            raise refuse(asked.code, **asked.facts) from None

    return Written(
        read,
        {"type": ["number", "string"], "minimum": float(low), "maximum": high, "pattern": _pattern(_SHARE)},
        WaysBeside(lambda text: share_quantity(text, measure), "TK-C095", Unit.PERCENT, schema=_NUMBER),
    )


def amount(*, zero: bool) -> Written:
    """Money in SEK excluding VAT, with or without spaces between thousands, at most two decimals after a point."""

    def read(value: object) -> Decimal:
        if isinstance(value, str) and _AMOUNT.fullmatch(value):
            value = Decimal(value.translate(_GAPS).replace("\u2212", "-"))
        if isinstance(value, bool) or not isinstance(value, int | Decimal):
            raise refuse("TK-C035")
        return _reasonable(Decimal(value), zero=zero)

    def understand(text: str) -> Understood:
        found = amount_in(text)
        return Understood(_reasonable(found.value, zero=zero), found.manner)

    return Written(
        read,
        {"type": ["number", "string"], "minimum" if zero else "exclusiveMinimum": 0, "pattern": _pattern(_AMOUNT)},
        WaysBeside(understand, "TK-C035", Unit.KRONOR, schema=_NUMBER),
    )


def _reasonable(money: Decimal, *, zero: bool) -> Decimal:
    if money < 0:
        raise refuse("TK-C036")
    if not zero and money == 0:
        raise refuse("TK-C037")
    if money >= MOST_MONEY:
        raise refuse("TK-C038")
    return money


def free_text(longest: int, *, one_line: bool) -> Written:
    """Words, kept letter for letter; refused are letters that XML can't hold or that make a text look like another."""

    def read(value: object) -> str:
        if not isinstance(value, str):
            raise refuse("TK-C008")
        if not value.strip():
            raise refuse("TK-C043")
        if len(value) > longest:
            raise refuse("TK-C044", longest=longest)
        try:
            refuse_letters(value, one_line=one_line)
        except NotUnderstoodError as asked:
            raise refuse(asked.code, **asked.facts) from None
        return value

    return Written(read, {"type": ["string", "number"], "minLength": 1, "maxLength": longest})


def shaped(pattern: str, code: str, schema: Mapping[str, Any], ways: WaysBeside | None = None) -> Written:
    """A word of a fixed form."""
    form = re.compile(pattern)

    def read(value: object) -> str:
        if not isinstance(value, str) or not form.fullmatch(value):
            raise refuse(code)
        return value

    return Written(read, schema, ways)


def _read_boolean(value: object) -> bool:
    if isinstance(value, str) and value.lower() in _BOOLEANS:
        return _BOOLEANS[value.lower()]
    if not isinstance(value, bool):
        raise refuse("TK-C039")
    return value


def _understand_boolean(text: str) -> Understood:
    if (meant := YES_NO.get(as_compared(text))) is None:
        raise NotUnderstoodError("TK-C039")
    return Understood(meant, Manner.IN_WORDS)


def _written_day(years: range, *, private: bool = False) -> Written:
    def read(value: object) -> date:
        if isinstance(value, date):
            return value
        found = _DATE.fullmatch(value) if isinstance(value, str) else None
        if found is None:
            raise refuse("TK-C040")
        try:
            return calendar_day(found[1], int(found[2]), int(found[3]), years)
        except NotUnderstoodError as asked:
            raise refuse(asked.code) from None

    def understand(text: str) -> Understood:
        try:
            return day_in(text, years)
        except NotUnderstoodError as asked:
            raise _unnamed(asked) if private else asked from None

    ways = WaysBeside(understand, "TK-C040", private=private, schema=_SOME_DAY)
    return Written(read, {"type": "string", "format": "date"}, ways)


def _unnamed(asked: NotUnderstoodError) -> NotUnderstoodError:
    """The same question without the days of which one may be a person's."""
    return NotUnderstoodError({"TK-C085": "TK-C086", "TK-C089": "TK-C040"}.get(asked.code, asked.code))


def _read_month(value: object) -> str:
    found = _MONTH.fullmatch(value) if isinstance(value, str) else None
    if found is None or int(found[1]) not in YEARS:
        raise refuse("TK-C042")
    return found[0]


def _understand_email(text: str) -> Understood:
    """The address without what a mail program puts around it."""
    found = _AROUND_ADDRESS.fullmatch(text.strip())
    if found is None or not _ADDRESS.fullmatch(found["address"]):
        raise NotUnderstoodError("TK-C051")
    return Understood(found["address"], Manner.CLEANED)


def _read_format(value: object) -> int:
    if value not in ("1", 1) or isinstance(value, bool):
        raise refuse("TK-C050")
    return 1


def _read_format_two(value: object) -> int:
    if value not in ("2", 2) or isinstance(value, bool):
        raise refuse("TK-M100")
    return 2


def _read_case_format(value: object) -> int:
    if isinstance(value, bool) or str(value) not in ("1", "2"):
        raise refuse("TK-C120")
    return int(str(value))


def _pattern(form: re.Pattern[str]) -> str:
    """The same form for JSON Schema, whose patterns are not anchored by themselves."""
    return f"^{form.pattern}$"


def any_day() -> Written:
    """A day of a procurement, as the file writes it: `2027-03-01`."""
    return _written_day(YEARS)


_YES_NO = {"enum": [True, False, "ja", "nej", "true", "false"]}
_LOT = r"[0-9A-Za-zÅÄÖåäö](?:[0-9A-Za-zÅÄÖåäö-]{0,19})"

NEWEST_FORMAT = 2
FormatOne = Annotated[int, Written(_read_format, {"enum": [1, "1"]})]
FormatTwo = Annotated[int, Written(_read_format_two, {"enum": [2, "2"]})]
CaseFormat = Annotated[int, Written(_read_case_format, {"enum": [1, 2, "1", "2"]})]
Line = Annotated[str, free_text(LINE_LENGTH, one_line=True)]
FreeText = Annotated[str, free_text(TEXT_LENGTH, one_line=False)]
Money = Annotated[Decimal, amount(zero=True)]
PositiveMoney = Annotated[Decimal, amount(zero=False)]
YesNo = Annotated[bool, Written(_read_boolean, _YES_NO, WaysBeside(_understand_boolean, "TK-C039", schema=_IN_WORDS))]
IsoDate = Annotated[date, any_day()]
BirthDate = Annotated[date, _written_day(BIRTH_YEARS, private=True)]
YearMonth = Annotated[
    str,
    Written(
        _read_month,
        {"type": "string", "pattern": _pattern(_MONTH)},
        WaysBeside(lambda text: month_in(text, YEARS), "TK-C042", schema=_SOME_DAY),
    ),
]
Count = Annotated[int, whole_number(1, 1000)]
PlaceCount = Annotated[int, whole_number(1, 1000, Unit.PLACES)]
SupplierCount = Annotated[int, whole_number(1, 1000, Unit.SUPPLIERS)]
ExtensionCount = Annotated[int, whole_number(1, 1000, Unit.EXTENSIONS)]
Headcount = Annotated[int, whole_number(1, 100_000, Unit.PERSONS)]
Months = Annotated[int, whole_number(1, 240, Unit.MONTHS)]
FullTimeMonths = Annotated[int, whole_number(1, 12_000, Unit.FULL_TIME_MONTHS)]
Weeks = Annotated[int, whole_number(1, 104, Unit.WEEKS)]
TimesAYear = Annotated[int, whole_number(1, 104, Unit.TIMES)]
Days = Annotated[int, whole_number(1, 730, Unit.DAYS)]
Hours = Annotated[int, whole_number(1, 10_000, Unit.HOURS)]
Percent = Annotated[int, whole_number(1, 100, Unit.PERCENT)]
Extent = Annotated[int, whole_number(1, 100, Unit.EXTENT, {"heltid": 100, "halvtid": 50})]
CapShare = Annotated[Decimal, share_of("0.1", 30)]
PriceShare = Annotated[Decimal, share_of("0.01", 10)]
HigherShare = Annotated[Decimal, share_of("0.01", 20)]
Email = Annotated[
    str,
    shaped(
        _ADDRESS.pattern,
        "TK-C051",
        {"type": "string", "format": "email"},
        WaysBeside(_understand_email, "TK-C051", private=True, schema=_SOME_ADDRESS),
    ),
]
LotId = Annotated[
    str,
    Written(shaped(_LOT, "TK-C060", {}).read, {"type": ["string", "integer"], "maxLength": 20}, splits=True),
]
Several = Annotated[tuple[T, ...], EachOnce()]
