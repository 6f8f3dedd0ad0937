"""The quantities that a text states, in digits or in words, with their unit: what two wordings of one thing must share.

Provisions and the names of standard contracts hold digits and are no quantities.
"""

import re
from itertools import count

from tenderkit.patterns import lazy_pattern

_NO_QUANTITY = lazy_pattern(
    r"\d+(?:[\s\u00a0][a-z])?(?:[–-]\d+)?[\s\u00a0]§§?|\d+(?:[\s\u00a0][a-z])?[\s\u00a0]kap\.|\(\d{4}:\d+\)"
    r"|\b(?:AB|ABT|ABK|ABM)[\s\u00a0]?\d\d\b",
)
_UNIT = (
    r"(?:arbets|kalender|var|vecko|heltids|halv)?(?:dag|dygn|veck|månad|år|timm|kvartal|gång)\w{0,5}"
    r"|procent\w*|kron\w{1,3}|plats\w{0,4}|person\w{0,3}"
)
_NUMBER = lazy_pattern(
    rf"(\d+(?:[\u00a0\u202f ]\d{{3}}(?!\d))*(?:[.,:]\d+)*)(?:[\s\u00a0]+({_UNIT})\b)?", re.IGNORECASE
)


def _counted(words: str, first: int, step: int = 1) -> dict[str, int]:
    return dict(zip(words.split(), count(first, step), strict=False))


_WORDS = {
    **_counted("två tre fyra fem sex sju åtta nio tio elva tolv tretton fjorton femton", 2),
    **_counted("tjugo trettio fyrtio femtio sextio sjuttio åttio nittio hundra", 20, 10),
}
_ORDINALS = _counted("tredje fjärde femte sjätte sjunde åttonde nionde tionde", 3)
_PARTS = {
    **dict.fromkeys(("halv", "halva", "halvt", "hälften"), "1/2"),
    **dict.fromkeys(("dubbel", "dubbla", "dubbelt"), "×2"),
    **dict.fromkeys(("tredjedel", "tredjedelar"), "1/3"),
    **dict.fromkeys(("fjärdedel", "fjärdedelar"), "1/4"),
    **dict.fromkeys(("varannan", "vartannat"), "2."),
}
_IN_WORDS = lazy_pattern(rf"\b({'|'.join((*_WORDS, *_PARTS))})\b(?:[\s\u00a0]+({_UNIT})\b)?", re.IGNORECASE)
_IN_ORDER = lazy_pattern(rf"\b({'|'.join(_ORDINALS)}|andra)[\s\u00a0]+({_UNIT})\b", re.IGNORECASE)
_ONE = lazy_pattern(
    rf"\b(?:inom|minst|högst|efter|före|under|var)[\s\u00a0]+(?:en|ett)[\s\u00a0]+({_UNIT})\b", re.IGNORECASE
)
_DEFINITE = lazy_pattern(r"\w+(?:en|et|an)")
_UNITS = ("dag", "dygn", "veck", "månad", "år", "timm", "kvartal", "gång", "procent", "kron", "plats", "person")


def stated_numbers(text: str) -> frozenset[str]:
    """`inom trettio dagar` -> `30 dag`, `hälften` -> `1/2`, `tredje vardagen` -> `3. vardag`."""
    plain = _NO_QUANTITY.sub(" ", text)
    found = [_key(re.sub(r"\s", "", match[1]), match[2]) for match in _NUMBER.finditer(plain)]
    found += [_key(_value(match[1].lower()), match[2]) for match in _IN_WORDS.finditer(plain)]
    found += [
        _key(f"{_ORDINALS.get(match[1].lower(), 2)}.", match[2])
        for match in _IN_ORDER.finditer(plain)
        if match[1].lower() != "andra" or _DEFINITE.fullmatch(match[2])
    ]
    found += [_key("1", match[1]) for match in _ONE.finditer(plain)]
    return frozenset(found)


def _value(word: str) -> str:
    return str(_WORDS[word]) if word in _WORDS else _PARTS[word]


def _key(value: str, unit: str | None) -> str:
    """The unit without its ending; a working day is no day."""
    word = (unit or "").lower()
    for stem in _UNITS:
        before, found, _ = word.partition(stem)
        if found:
            return f"{value} {before}{stem}"
    return value
