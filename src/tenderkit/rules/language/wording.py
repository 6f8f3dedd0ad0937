"""How each parameter type writes a value into a text and reads it back; the two are inverses.

Numbers follow Swedish usage: a no-break space between thousands and before the noun, a comma before decimals.
"""

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from enum import Enum
from typing import NoReturn, assert_never

from tenderkit.model.clauses.clause import Parameter, ParameterType
from tenderkit.model.reading.days import MONTHS

NBSP = "\u00a0"
_NOUNS = {
    ParameterType.DAYS: ("dag", "dagar"),
    ParameterType.WEEKS: ("vecka", "veckor"),
    ParameterType.MONTHS: ("månad", "månader"),
    ParameterType.MONEY: ("krona", "kronor"),
    ParameterType.PERCENT: ("procent", "procent"),
}


Wording = Callable[[Parameter, object], str]


class WordingError(ValueError):
    """The value can't be written by this parameter, or the text doesn't hold one."""


def write(parameter: Parameter, value: object) -> str:
    """The value as Swedish words, e.g. `Decimal(50000)` as money -> `50 000 kronor`."""
    match parameter.type:
        case ParameterType.TEXT | ParameterType.PARTY:
            return _as_text(value)
        case ParameterType.TEXT_LIST:
            return join_words([_as_text(item) for item in _items(value)], parameter.join)
        case ParameterType.DATE:
            return write_date(value) if isinstance(value, date) else _unfit(parameter)
        case ParameterType.CHOICE:
            return _word(parameter, value)
        case ParameterType.CHOICE_LIST:
            return join_words([_word(parameter, item) for item in _items(value)], parameter.join)
        case ParameterType.NUMBER:
            return write_number(_number(parameter, value))
        case (
            ParameterType.COUNT
            | ParameterType.MONEY
            | ParameterType.DAYS
            | ParameterType.WEEKS
            | ParameterType.MONTHS
            | ParameterType.PERCENT
        ):
            return _with_noun(parameter, _number(parameter, value))
        case _:
            assert_never(parameter.type)


def read(parameter: Parameter, text: str) -> object:
    """The value that `write` would have written as `text`; raises `WordingError`."""
    match parameter.type:
        case ParameterType.TEXT | ParameterType.PARTY:
            return text
        case ParameterType.TEXT_LIST:
            return tuple(split_words(text, parameter.join))
        case ParameterType.DATE:
            return read_date(text)
        case ParameterType.CHOICE:
            return _choice(parameter, text)
        case ParameterType.CHOICE_LIST:
            return tuple(_choice(parameter, word) for word in split_words(text, parameter.join))
        case ParameterType.NUMBER:
            return read_number(text)
        case (
            ParameterType.COUNT
            | ParameterType.MONEY
            | ParameterType.DAYS
            | ParameterType.WEEKS
            | ParameterType.MONTHS
            | ParameterType.PERCENT
        ):
            return _without_noun(parameter, text)
        case _:
            assert_never(parameter.type)


def write_number(number: Decimal) -> str:
    """`1234567.5` -> `1 234 567,5`; whole numbers carry no decimals."""
    whole, _, decimals = f"{number:f}".partition(".")
    grouped = f"{int(whole):,}".replace(",", NBSP)
    decimals = decimals.rstrip("0")
    return f"{grouped},{decimals}" if decimals else grouped


def read_number(text: str) -> Decimal:
    """The inverse of `write_number`; ordinary spaces are accepted too."""
    digits = text.replace(NBSP, "").replace(" ", "")
    whole, comma, decimals = digits.partition(",")
    if not whole.isascii() or not whole.isdigit() or (comma and not (decimals.isascii() and decimals.isdigit())):
        raise WordingError(text)
    return Decimal(f"{whole}.{decimals}" if comma else whole)


def write_date(day: date) -> str:
    """`2027-03-01` -> `1 mars 2027`."""
    return f"{day.day}{NBSP}{MONTHS[day.month - 1]} {day.year}"


def first_of_days(first: date, last: date) -> str:
    """The first of two days as it is said before the last: what they have in common isn't said twice (`8 maj`, `8`)."""
    if first.year != last.year:
        return write_date(first)
    return str(first.day) if first.month == last.month else f"{first.day}{NBSP}{MONTHS[first.month - 1]}"


def read_date(text: str) -> date:
    """The inverse of `write_date`."""
    parts = text.replace(NBSP, " ").split(" ")
    try:
        day, month, year = parts
        return date(int(year), MONTHS.index(month) + 1, int(day))
    except ValueError:
        raise WordingError(text) from None


def join_words(words: list[str], conjunction: str) -> str:
    """`a`, `a och b`, `a, b och c`."""
    if len(words) < 2:  # noqa: PLR2004 - one word, or none, needs no conjunction
        return "".join(words)
    return f"{', '.join(words[:-1])} {conjunction} {words[-1]}"


def split_words(text: str, conjunction: str) -> list[str]:
    """The inverse of `join_words`, for words that hold neither `, ` nor the conjunction."""
    head, found, last = text.rpartition(f" {conjunction} ")
    return [*head.split(", "), last] if found else [text]


def _with_noun(parameter: Parameter, number: Decimal) -> str:
    one, many = _nouns(parameter)
    return f"{write_number(number)}{NBSP}{one if number == 1 else many}"


def _without_noun(parameter: Parameter, text: str) -> Decimal:
    for noun in _nouns(parameter):
        for space in (NBSP, " "):
            if text.endswith(space + noun):
                return read_number(text.removesuffix(space + noun))
    raise WordingError(text)


def _nouns(parameter: Parameter) -> tuple[str, str]:
    return _NOUNS.get(parameter.type, (parameter.one, parameter.many))


def _number(parameter: Parameter, value: object) -> Decimal:
    if isinstance(value, bool) or not isinstance(value, int | Decimal):
        return _unfit(parameter)
    return Decimal(value)


def _items(value: object) -> tuple[object, ...]:
    return value if isinstance(value, tuple) else (value,)


def _choices(parameter: Parameter) -> Mapping[str, str]:
    return parameter.words or {}


def _as_text(value: object) -> str:
    """A choice in text is called by its Swedish title."""
    return str(getattr(value, "title_sv", value))


def _word(parameter: Parameter, value: object) -> str:
    key = str(value.value if isinstance(value, Enum) else value)
    key = key.lower() if isinstance(value, bool) else key
    return _choices(parameter).get(key) or _unfit(parameter)


def _choice(parameter: Parameter, text: str) -> str:
    for key, word in _choices(parameter).items():
        if word == text:
            return key
    raise WordingError(text)


def _unfit(parameter: Parameter) -> NoReturn:
    raise WordingError(parameter.name)
