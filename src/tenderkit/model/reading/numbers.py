"""Numbers as they are typed: spaces, points or commas between thousands, a comma or a point before decimals, or letters."""

import re
from decimal import Decimal

from tenderkit.model.reading.understood import NotUnderstoodError
from tenderkit.patterns import lazy_pattern

_SPACES = dict.fromkeys(map(ord, "\t\u00a0\u2007\u2009\u202f"), " ")
DASHES = dict.fromkeys(range(0x2010, 0x2016), "-")
_SPACED = lazy_pattern(
    r"(?P<whole>0|[1-9][0-9]{0,14}|[1-9][0-9]{0,2}(?: [0-9]{3}){1,4})(?:(?P<mark>[.,])(?P<part>[0-9]+))?"
)
_MARKED = lazy_pattern(
    r"[1-9][0-9]{0,2}(?P<mark>[.,])[0-9]{3}(?:(?P=mark)[0-9]{3}){0,3}(?:(?!(?P=mark))[.,][0-9]{1,2})?"
)
_GROUP = 3  # digits of a group of thousands
_RANGE = lazy_pattern(
    r"(?P<low>[0-9][0-9 .,]*?)\s*(?:[-\u2010-\u2015]|till)\s*(?P<high>[0-9][0-9 .,]*?)(?=$|[^0-9 .,])"
)
_VAGUE = lazy_pattern(
    r"(?:ca\b|c:a|cirka|circa|ungefär|omkring|runt|uppskattningsvis|drygt|knappt|närmare|minst|högst|max|min\b|upp till|"
    r"över|under|mer än|mindre än|minimum|[~≈<>≤≥])",
    re.IGNORECASE,
)

_ONES = [
    "noll",
    "ett",
    "två",
    "tre",
    "fyra",
    "fem",
    "sex",
    "sju",
    "åtta",
    "nio",
    "tio",
    "elva",
    "tolv",
    "tretton",
    "fjorton",
    "femton",
    "sexton",
    "sjutton",
    "arton",
    "nitton",
]
_TENS = ["tjugo", "trettio", "fyrtio", "femtio", "sextio", "sjuttio", "åttio", "nittio"]
_IN_LETTERS = {
    **{word: number for number, word in enumerate(_ONES)},
    **{ten: 10 * (2 + at) for at, ten in enumerate(_TENS)},
    **{f"{ten}{one}": 10 * (2 + at) + 1 + more for at, ten in enumerate(_TENS) for more, one in enumerate(_ONES[1:10])},
    "en": 1,
    "hundra": 100,
}


def one_spaced(text: str) -> str:
    """The text with one ordinary space wherever there is any space, and none around it."""
    return " ".join(text.translate(_SPACES).split())


def number_in(typed: str) -> Decimal | None:
    """The number that stands in plain text; `None` for what is no number.

    Raises `NotUnderstoodError` for a single point or comma with three digits behind it: `65.000` is read as thousands by
    one and as decimals by another.
    """
    if (in_letters := _IN_LETTERS.get(typed.lower())) is not None:
        return Decimal(in_letters)
    if found := _SPACED.fullmatch(typed):
        return _with_decimals(found)
    if found := _MARKED.fullmatch(typed):
        mark = found["mark"]
        return Decimal(typed.replace(mark, "").replace("," if mark == "." else ".", "."))
    return None


def _with_decimals(found: re.Match[str]) -> Decimal | None:
    whole, part = found["whole"].replace(" ", ""), found["part"] or ""
    if len(part) == _GROUP and whole != "0":
        if " " in found["whole"] or len(whole) > _GROUP:
            return None
        thousands = f"{whole} {part}"
        decimals = f"{whole},{part}".rstrip("0").rstrip(",")
        raise NotUnderstoodError("TK-C094", first=thousands, second=decimals)
    return Decimal(f"{whole}.{part}" if part else whole)


def apart(typed: str) -> tuple[str, str]:
    """A number, in digits or letters, and the words behind it; the number is empty where none begins the text."""
    if found := re.match(r"[0-9][0-9 .,]*(?<![ .,])", typed):
        return found[0], typed[found.end() :].strip()
    first, _, rest = typed.partition(" ")
    return (first, rest) if first.lower() in _IN_LETTERS else ("", typed)


def range_in(typed: str) -> tuple[str, str] | None:
    """Both ends of a range such as `50-80` or `50 till 80 platser`."""
    found = _RANGE.match(typed)
    return (found["low"].strip(), found["high"].strip()) if found else None


def is_vague(typed: str) -> bool:
    """Whether a word before the number makes it a bound or an estimate: `minst 4`, `ca 65 mkr`."""
    return _VAGUE.match(typed) is not None
