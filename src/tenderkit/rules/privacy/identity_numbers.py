"""Personal identity numbers in running text: by form, date and check digit, and how a text is shown without them.

Ten or twelve digits, with or without a sign before the last four (folkbokföringslagen 1991:481, 18 §); a coordination
number has day + 60. People write them with blanks, dashes and line breaks too. An organisation number never looks so:
its third digit is at least 2.
"""

import re
from collections.abc import Iterator
from datetime import date
from functools import cache

from msgspec import Struct

from tenderkit.model.reading.check_digit import has_right_check_digit
from tenderkit.patterns import lazy_pattern

MASK = "XXXXXX-XXXX"

_BLANK = "[ \t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]"
_SIGN = "[-+\u2010-\u2015\u2043\u2212\ufe58\ufe63\uff0b\uff0d]"
_ALONE, _ENDS = r"(?<![^\W_])", r"(?![^\W_])"  # no letter or digit beside it; a file name has underscores
_APART = rf"(?<!\d{_BLANK}){_ALONE}"  # nor a number that goes on before it: `1 811 218`
_CENTURY = r"(?P<century>18|19|20)?"
_NEW_LINE = rf"{_BLANK}{{0,2}}{_SIGN}?{_BLANK}{{0,2}}\r?\n{_BLANK}{{0,16}}{_SIGN}?{_BLANK}{{0,2}}"
_GAP = rf"(?:{_NEW_LINE}|{_BLANK}{{0,2}}{_SIGN}{_BLANK}{{0,2}}|{_BLANK}{{1,2}})"
_LAST = rf"(?P<last>\d{{4}}|\d\d{_BLANK}\d\d)"
_NO_YEAR = r"(?!(?:19|20)\d\d(?!\d))"  # `2026-11-01 2027` are a day and a year
_COMPACT = rf"{_ALONE}{_CENTURY}(?P<date>\d{{6}}){_GAP}?{_LAST}"
_OF_A_DAY = rf"{_ALONE}{_CENTURY}(?P<date>\d\d(?P<between>{_BLANK}|{_SIGN}|[./])\d\d(?P=between)\d\d)"
_DASHED = rf"{_OF_A_DAY}{_BLANK}{{0,2}}{_SIGN}{_BLANK}{{0,2}}{_LAST}(?!{_SIGN}\d)"
_SPACED_DAY = rf"{_OF_A_DAY}(?:{_NEW_LINE}|{_BLANK}{{1,2}}){_NO_YEAR}{_LAST}(?!{_SIGN}\d)"
_YEAR_APART = rf"{_ALONE}(?P<century>18|19|20)(?P<date>\d\d(?:{_BLANK}|{_SIGN})\d{{4}}){_GAP}{_LAST}(?!{_SIGN}\d)"
_LETTER_BY_LETTER = (  # `8 1 1 2 1 8 - 9 8 7 6`, `811 218-9876`
    rf"{_APART}(?:(?P<century>1{_BLANK}?[89]|2{_BLANK}?0){_BLANK}?)?(?P<date>\d(?:{_BLANK}?\d){{5}})"
    rf"(?:{_BLANK}?{_SIGN}{_BLANK}?(?P<last>\d(?:{_BLANK}?\d){{3}})|{_BLANK}(?P<end>\d(?:{_BLANK}\d){{3}}))(?!{_BLANK}\d)"
)
_VAT = rf"{_ALONE}(?P<century>SE)(?P<date>\d{{6}})(?P<last>\d{{4}})01"  # a sole trader's VAT number holds the owner's number
_FORMS = (_COMPACT, _DASHED, _SPACED_DAY, _YEAR_APART, _LETTER_BY_LETTER, _VAT)
_CANDIDATE = lazy_pattern(r"\d(?:\W{0,24}\d){9,}")  # so many digits with little between them; all forms lie within
_AROUND = 4  # letters beside them that a form looks at
_PHONE = lazy_pattern(r"(?:tel|tfn|telefon|mobil|fax|sms|ring)\w*\W{0,3}$", re.IGNORECASE)
_BEFORE = 20  # letters that are looked at for a word such as telefon
_AMOUNT = lazy_pattern(r"\d{1,3}(?:[^\d]\d{3})+")  # a number in thousands
_MONEY = lazy_pattern(r"\s*(?:kr|kronor|sek|tkr|mkr|mnkr|öre|%|procent)(?!\w)", re.IGNORECASE)
# Soft hyphens, joiners, marks of order and directions of writing.
INVISIBLE = lazy_pattern("[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]")
_CENTURIES = (1900, 2000, 1800)
_COORDINATION = 60  # a coordination number has this added to the day


class NumberPlace(Struct, frozen=True):
    """Where a number stands in a text; the number itself is never carried on."""

    start: int
    end: int


def visible(text: str) -> str:
    """The text without letters that no reader sees, which would keep a number or a word from being found."""
    return INVISIBLE.sub("", text)


def find_identity_numbers(text: str) -> tuple[NumberPlace, ...]:
    """Every valid number, in order. Give it `visible` text, for the places are those of the text given."""
    found = (match for digits in _CANDIDATE.finditer(text) for match in _forms_at(digits, text))
    places = [NumberPlace(match.start(), match.end()) for match in found if _is_valid(match, text)]
    return tuple(_each_once(sorted(places, key=lambda place: (place.start, -place.end))))


def masked(text: str) -> str:
    """The text with every number hidden whole."""
    text = visible(text)
    for place in reversed(find_identity_numbers(text)):
        text = f"{text[: place.start]}{MASK}{text[place.end :]}"
    return text


def _forms_at(digits: re.Match[str], text: str) -> Iterator[re.Match[str]]:
    start, end = max(digits.start() - _AROUND, 0), digits.end() + _AROUND
    return (match for form in _patterns() for match in form.finditer(text, start, end))


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    """Made when a text may hold a number: most hold none."""
    return tuple(re.compile(form + _ENDS) for form in _FORMS)


def _each_once(places: list[NumberPlace]) -> Iterator[NumberPlace]:
    """Several forms may fit the same number; the first and longest tells."""
    end = 0
    for place in places:
        if place.start >= end:
            yield place
            end = place.end


def _is_valid(match: re.Match[str], text: str) -> bool:
    parts = match.groupdict()
    last = parts["last"] or parts["end"]
    digits, century = _digits(match["date"] + last), _digits(match["century"] or "")
    if not _is_a_date(digits, century) or not has_right_check_digit(digits):
        return False
    if _AMOUNT.fullmatch(match[0]) or _AMOUNT.fullmatch(last) or _MONEY.match(text, match.end()):
        return False
    return bool(century) or not _is_a_phone(match, digits, last, text[: match.start()][-_BEFORE:])


def _digits(letters: str) -> str:
    return "".join(str(int(letter)) for letter in letters if letter.isdigit())


def _is_a_phone(match: re.Match[str], digits: str, last: str, before: str) -> bool:
    """It begins with 0, and is grouped as no date is or stands in one piece behind a word that says so."""
    if not digits.startswith("0"):
        return False
    groups = re.split(r"\D+", match["date"])
    as_a_date = len(last) == len(_digits(last)) and {len(group) for group in groups} <= {2, 6}
    return not as_a_date or (match[0].isdigit() and _PHONE.search(before) is not None)


def _is_a_date(digits: str, century: str) -> bool:
    year, month, day = int(digits[:2]), int(digits[2:4]), int(digits[4:6])
    day -= _COORDINATION if day > _COORDINATION else 0
    years = (int(century) * 100,) if century else _CENTURIES
    return any(_exists(first + year, month, day) for first in years)


def _exists(year: int, month: int, day: int) -> bool:
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True
