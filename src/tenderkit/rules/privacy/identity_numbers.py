"""Personal identity numbers in running text: by form, date and check digit, and how a text is shown without them.

Ten or twelve digits, with or without a sign before the last four (folkbokföringslagen 1991:481, 18 §); a coordination
number has day + 60. An organisation number never looks so: its third digit is at least 2.
"""

import re
from dataclasses import dataclass
from datetime import date

MASK = "XXXXXX-XXXX"

_BLANK = "[ \u00a0\u202f\u2009]"
_SIGN = "[-+\u2010\u2011\u2012\u2013\u2212]"
_ALONE, _ENDS = r"(?<![^\W_])", r"(?![^\W_])"  # no letter or digit beside it; a file name has underscores
_CENTURY = r"(?P<century>18|19|20)?"
_COMPACT = rf"{_CENTURY}(?P<date>\d{{6}})(?P<gap>{_BLANK}?{_SIGN}{_BLANK}?|{_BLANK})?(?P<last>\d{{4}})"
_DASHED = rf"{_CENTURY}(?P<date>\d\d-\d\d-\d\d){_SIGN}(?P<last>\d{{4}})"
_VAT = r"(?P<century>SE)(?P<date>\d{6})(?P<last>\d{4})01"  # a sole trader's VAT number holds the owner's number
_FORMS = tuple(re.compile(_ALONE + form + _ENDS) for form in (_COMPACT, _DASHED, _VAT))
_CANDIDATE = re.compile(r"\d{6}|\d\d-\d\d-\d\d-")
_PHONE = re.compile(r"(?:tel|tfn|telefon|mobil|fax|sms|ring)\w*\W{0,3}$", re.IGNORECASE)
_BEFORE = 20  # letters that are looked at for a word such as telefon
# Soft hyphens, joiners, marks of order and directions of writing.
_INVISIBLE = re.compile("[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]")
_CENTURIES = (1900, 2000, 1800)
_COORDINATION = 60  # a coordination number has this added to the day


@dataclass(frozen=True, slots=True)
class NumberPlace:
    """Where a number stands in a text; the number itself is never carried on."""

    start: int
    end: int


def visible(text: str) -> str:
    """The text without letters that no reader sees, which would keep a number or a word from being found."""
    return _INVISIBLE.sub("", text)


def find_identity_numbers(text: str) -> tuple[NumberPlace, ...]:
    """Every valid number, in order. Give it `visible` text, for the places are those of the text given."""
    if not _CANDIDATE.search(text):
        return ()
    found = (match for form in _FORMS for match in form.finditer(text))
    places = {NumberPlace(match.start(), match.end()) for match in found if _is_valid(match, text)}
    return tuple(sorted(places, key=_start))


def masked(text: str) -> str:
    """The text with every number hidden whole."""
    text = visible(text)
    for place in reversed(find_identity_numbers(text)):
        text = f"{text[: place.start]}{MASK}{text[place.end :]}"
    return text


def _start(place: NumberPlace) -> int:
    return place.start


def _is_valid(match: re.Match[str], text: str) -> bool:
    from stdnum import luhn  # here because it loads ssl, which most commands do without

    digits = "".join(str(int(letter)) for letter in match["date"] + match["last"] if letter.isdigit())
    if not _is_a_date(digits, match["century"] or "") or not luhn.is_valid(digits):
        return False
    looks_like_a_phone = match[0] == digits and digits.startswith("0")
    return not (looks_like_a_phone and _PHONE.search(text[: match.start()][-_BEFORE:]))


def _is_a_date(digits: str, century: str) -> bool:
    year, month, day = int(digits[:2]), int(digits[2:4]), int(digits[4:6])
    day -= _COORDINATION if day > _COORDINATION else 0
    years = (int(century) * 100,) if century.isdigit() else _CENTURIES
    return any(_exists(first + year, month, day) for first in years)


def _exists(year: int, month: int, day: int) -> bool:
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True
