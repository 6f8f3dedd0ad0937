"""What single values look like in a case file: each type reads the letters that were typed, or says what is wrong.

A fault's type is its code in the message catalogue. It never carries what was typed: that may be a personal number.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Annotated, Any, TypeVar

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

T = TypeVar("T")

LINE_LENGTH = 300
TEXT_LENGTH = 10_000
MOST_MONEY = Decimal(1_000_000_000_000)
YEARS = range(1990, 2200)
BIRTH_YEARS = range(1900, 2200)
MISSING = "missing"  # pydantic's own word for a key that must be there

_DIGITS = r"(?:0|[1-9][0-9]{0,14}|[1-9][0-9]{0,2}(?:[ \u00a0\u202f][0-9]{3}){1,4})"
_INTEGER = re.compile(rf"-?{_DIGITS}")
_AMOUNT = re.compile(rf"[-\u2212]?{_DIGITS}(?:\.[0-9]{{1,2}})?")
_OTHER_CURRENCY = re.compile(r"€|\beuro?s?\b|[$£]", re.IGNORECASE)
_COMMA = re.compile(rf"{_DIGITS},[0-9]{{1,2}}")
_DATE = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
_MONTH = re.compile(r"([0-9]{4})-(0[1-9]|1[0-2])")
_GAPS = str.maketrans("", "", " \u00a0\u202f")
_UNWRITABLE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff]")
_DIRECTED = re.compile(r"[\u202a-\u202e\u2066-\u2069\n]")
_TURNS, _SETS_APART = frozenset("\u202a\u202b\u202d\u202e"), frozenset("\u2066\u2067\u2068")
_TURNS_BACK, _ENDS_APART = "\u202c", "\u2069"
_BOOLEANS = {"true": True, "ja": True, "false": False, "nej": False}


def refuse(code: str, **facts: object) -> PydanticCustomError:
    """The error that a validator raises: a code of the message catalogue with its facts."""
    texts = {name: str(fact) for name, fact in facts.items()}
    return PydanticCustomError(code, code, texts)


@dataclass(frozen=True, slots=True, eq=False)
class Written:
    """Marks a type whose value is read by our own function; `schema` is what an editor may expect in its place."""

    read: Callable[[object], Any]
    schema: Mapping[str, Any]

    def __get_pydantic_core_schema__(self, source: type[Any], handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_plain_validator_function(self.read)

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        return dict(self.schema)


@dataclass(frozen=True, slots=True)
class EachOnce:
    """Marks a list that holds at least one item and none twice."""

    def __get_pydantic_core_schema__(self, source: type[Any], handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_after_validator_function(self.read, handler(source))

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        return handler(schema) | {"minItems": 1, "uniqueItems": True}

    @staticmethod
    def read(items: tuple[Any, ...]) -> tuple[Any, ...]:
        """The same items, or the reason why not."""
        if not items:
            raise refuse("TK-C048")
        if len(set(items)) < len(items):
            raise refuse("TK-C049")
        return items


def whole_number(low: int, high: int) -> Written:
    """An integer within limits, both included."""

    def read(value: object) -> int:
        if isinstance(value, str) and _INTEGER.fullmatch(value):
            value = int(value.translate(_GAPS))
        if not isinstance(value, int) or isinstance(value, bool):
            raise refuse("TK-C033", low=low, high=high)
        if not low <= value <= high:
            raise refuse("TK-C034", low=low, high=high)
        return value

    return Written(
        read, {"type": ["integer", "string"], "minimum": low, "maximum": high, "pattern": _pattern(_INTEGER)}
    )


def amount(*, zero: bool) -> Written:
    """Money in SEK excluding VAT, with or without spaces between thousands, at most two decimals after a point."""

    def read(value: object) -> Decimal:
        if isinstance(value, str) and _AMOUNT.fullmatch(value):
            value = Decimal(value.translate(_GAPS).replace("\u2212", "-"))
        if isinstance(value, bool) or not isinstance(value, int | Decimal):
            raise refuse(_why_no_amount(value))
        money = Decimal(value)
        if money < 0:
            raise refuse("TK-C036")
        if not zero and money == 0:
            raise refuse("TK-C037")
        if money >= MOST_MONEY:
            raise refuse("TK-C038")
        return money

    return Written(
        read, {"type": ["number", "string"], "minimum" if zero else "exclusiveMinimum": 0, "pattern": _pattern(_AMOUNT)}
    )


def _why_no_amount(value: object) -> str:
    """The two slips that a better sentence helps against: another currency, and öre after a comma."""
    if isinstance(value, str) and _OTHER_CURRENCY.search(value):
        return "TK-C068"
    return "TK-C069" if isinstance(value, str) and _COMMA.fullmatch(value) else "TK-C035"


def free_text(longest: int, *, one_line: bool) -> Written:
    """Words, kept letter for letter; refused are letters that XML can't hold or that make a text look like another."""

    def read(value: object) -> str:
        if not isinstance(value, str):
            raise refuse("TK-C008")
        if not value.strip():
            raise refuse("TK-C043")
        if len(value) > longest:
            raise refuse("TK-C044", longest=longest)
        _refuse_letters(value, one_line=one_line)
        return value

    return Written(read, {"type": ["string", "number"], "minLength": 1, "maxLength": longest})


def shaped(pattern: str, code: str, schema: Mapping[str, Any]) -> Written:
    """A word of a fixed form."""
    form = re.compile(pattern)

    def read(value: object) -> str:
        if not isinstance(value, str) or not form.fullmatch(value):
            raise refuse(code)
        return value

    return Written(read, schema)


def _refuse_letters(value: str, *, one_line: bool) -> None:
    """A direction that is never ended would show the words of the document around it in another order than they stand in."""
    if found := _UNWRITABLE.search(value):
        raise refuse("TK-C045", letter=f"U+{ord(found[0]):04X}", position=found.start() + 1)
    if (position := _never_ended(value)) is not None:
        raise refuse("TK-C046", letter=f"U+{ord(value[position]):04X}", position=position + 1)
    if one_line and ("\n" in value or "\t" in value):
        raise refuse("TK-C047")


def _never_ended(value: str) -> int | None:
    """Where a direction begins that holds on past its paragraph (Unicode Standard Annex 9, X1-X8)."""
    begun: list[int] = []
    for found in _DIRECTED.finditer(f"{value}\n"):
        letter = found[0]
        if letter == "\n" and begun:
            return begun[0]
        if letter in _TURNS or letter in _SETS_APART:
            begun.append(found.start())
        elif letter == _TURNS_BACK and begun and value[begun[-1]] in _TURNS:
            begun.pop()
        elif letter == _ENDS_APART:
            apart = [place for place, start in enumerate(begun) if value[start] in _SETS_APART]
            del begun[apart[-1] if apart else len(begun) :]
    return None


def _read_boolean(value: object) -> bool:
    if isinstance(value, str) and value.lower() in _BOOLEANS:
        return _BOOLEANS[value.lower()]
    if not isinstance(value, bool):
        raise refuse("TK-C039")
    return value


def _read_date(value: object) -> date:
    return _read_day(value, YEARS)


def _read_birth_date(value: object) -> date:
    return _read_day(value, BIRTH_YEARS)


def _read_day(value: object, years: range) -> date:
    if isinstance(value, date):
        return value
    found = _DATE.fullmatch(value) if isinstance(value, str) else None
    if found is None:
        raise refuse("TK-C040")
    year, month, day = map(int, found.groups())
    try:
        read = date(year, month, day)
    except ValueError:
        raise refuse("TK-C041") from None
    if year not in years:
        raise refuse("TK-C041")
    return read


def _read_month(value: object) -> str:
    found = _MONTH.fullmatch(value) if isinstance(value, str) else None
    if found is None or int(found[1]) not in YEARS:
        raise refuse("TK-C042")
    return found[0]


def _read_format(value: object) -> int:
    if value not in ("1", 1) or isinstance(value, bool):
        raise refuse("TK-C050")
    return 1


def _read_case_format(value: object) -> int:
    if isinstance(value, bool) or str(value) not in ("1", "2"):
        raise refuse("TK-C120")
    return int(str(value))


def _pattern(form: re.Pattern[str]) -> str:
    """The same form for JSON Schema, whose patterns are not anchored by themselves."""
    return f"^{form.pattern}$"


def calendar_day() -> Written:
    """A day as the file writes it: `2027-03-01`."""
    return Written(_read_date, {"type": "string", "format": "date"})


FormatOne = Annotated[int, Written(_read_format, {"enum": [1, "1"]})]
CaseFormat = Annotated[int, Written(_read_case_format, {"enum": [1, 2, "1", "2"]})]
Line = Annotated[str, free_text(LINE_LENGTH, one_line=True)]
FreeText = Annotated[str, free_text(TEXT_LENGTH, one_line=False)]
Money = Annotated[Decimal, amount(zero=True)]
PositiveMoney = Annotated[Decimal, amount(zero=False)]
YesNo = Annotated[bool, Written(_read_boolean, {"enum": [True, False, "ja", "nej", "true", "false"]})]
IsoDate = Annotated[date, calendar_day()]
BirthDate = Annotated[date, Written(_read_birth_date, {"type": "string", "format": "date"})]
YearMonth = Annotated[str, Written(_read_month, {"type": "string", "pattern": _pattern(_MONTH)})]
Count = Annotated[int, whole_number(1, 1000)]
Headcount = Annotated[int, whole_number(1, 100_000)]
Months = Annotated[int, whole_number(1, 240)]
FullTimeMonths = Annotated[int, whole_number(1, 12_000)]
Weeks = Annotated[int, whole_number(1, 104)]
Days = Annotated[int, whole_number(1, 730)]
Hours = Annotated[int, whole_number(1, 10_000)]
Percent = Annotated[int, whole_number(1, 100)]
PriceShare = Annotated[Decimal, amount(zero=False)]
Email = Annotated[
    str,
    shaped(r"[^@\s<>\"]{1,64}@[^@\s<>\"]{1,190}\.[^@\s<>\".]{2,60}", "TK-C051", {"type": "string", "format": "email"}),
]
LotId = Annotated[
    str,
    shaped(
        r"[0-9A-Za-zÅÄÖåäö](?:[0-9A-Za-zÅÄÖåäö-]{0,19})", "TK-C060", {"type": ["string", "integer"], "maxLength": 20}
    ),
]
Several = Annotated[tuple[T, ...], EachOnce()]
