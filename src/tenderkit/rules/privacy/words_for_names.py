"""The words of a text as a search for names reads them: in plain letters, and in the forms that each may be of."""

import unicodedata
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

from msgspec import Struct

from tenderkit.patterns import lazy_pattern
from tenderkit.rules.privacy.identity_numbers import visible

_WORD = lazy_pattern(r"[^\W\d_]+")
_BROKEN = lazy_pattern(r"[-\u2010]?[ \t]*\r?\n[ \t]*")  # between the halves of a word at the end of a line
_TURNED = lazy_pattern(r"\s*,\s*")  # `Påhittsson, Robin`
_CLOSE = lazy_pattern(r"[\s.\u2010-]{1,3}")  # `R. Påhittsson`, `Anna-Karin`
_KEPT = {"å": "a", "ä": "a", "ö": "o"}  # letters of their own, which a Swede doesn't take for a and o
# The last ones are letters of other alphabets that look like ours.
_PLAIN = str.maketrans(
    {"ø": "ö", "æ": "ä", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i"}
    | dict(zip("аеіјорсухѕһ", "aeijopcyxsh", strict=True))
)
_OURS = lazy_pattern("[a-zåäö]*")
_GENITIVE = "s"
_HEAD = lazy_pattern(
    r"(?<=\w{3})s?(?:plats|placering|praktik|anställning|ärende|jobb|grupp|möte|intyg)(?:en|et|t|n|ens|ets|ts|ns|er|erna|s)?$"
)  # `Robinplatsen`
_SHORTEST_COMPOUND = 6


class TextWord(Struct, frozen=True):
    """A word in plain letters, and the forms that it may be of: itself, without its genitive, with the half on the next line.

    `sign` stands between it and the word before: a blank, hyphen, comma or point, or `|` for anything more.
    """

    text: str
    forms: tuple[str, ...]
    at: int
    sign: str
    begins_large: bool
    compound: bool


def words_of_name(name: str) -> tuple[str, ...]:
    """The words of a name in plain letters."""
    return tuple(word.text for word in text_words(name))


def text_words(text: str) -> tuple[TextWord, ...]:
    """Every word of a text, in order."""
    return tuple(_read(composed(text)))


@lru_cache(maxsize=256)
def forms_in(text: str) -> frozenset[tuple[str, ...]]:
    """The forms that every word of the text may be of; of one at the end of a line also with what the next one begins with.

    Most parts of a document are those of the one before it, and read once.
    """
    lines = composed(text).split("\n")
    words = [_WORD.findall(line) for line in lines]
    found = {word for line in words for word in line}
    return frozenset((*map(_forms_of, found), *_forms_over_lines(lines, words)))


def _forms_over_lines(lines: Sequence[str], words: Sequence[Sequence[str]]) -> Iterator[tuple[str, ...]]:
    for (line, ending), (after, beginning) in pairwise(zip(lines, words, strict=True)):
        if ending and beginning and after.lstrip(" \t").startswith(beginning[0]):
            end = line.removesuffix("\r").rstrip(" \t")
            if end.endswith((ending[-1], f"{ending[-1]}-", f"{ending[-1]}\u2010")):
                yield (*_forms_of(ending[-1]), *_forms(plain_word(ending[-1]) + plain_word(beginning[0])))


@lru_cache(maxsize=1 << 14)
def _forms_of(word: str) -> tuple[str, ...]:
    """The same words stand in thousands of documents."""
    return _forms(plain_word(word))


def composed(text: str) -> str:
    """The letters as they are seen, each in one piece."""
    return unicodedata.normalize("NFC", visible(text))


def _read(text: str) -> Iterator[TextWord]:
    found = list(_WORD.finditer(text))
    ends = [0, *(match.end() for match in found)]
    starts = [*(match.start() for match in found), len(text)]
    gaps = [text[end:start] for end, start in zip(ends, starts, strict=True)]
    plain = [plain_word(match[0]) for match in found]
    for at, (match, word) in enumerate(zip(found, plain, strict=True)):
        forms = _forms(word)
        if at + 1 < len(found) and _BROKEN.fullmatch(gaps[at + 1]):
            forms = (*forms, *_forms(word + plain[at + 1]))
        compound = "-" in (gaps[at], gaps[at + 1])
        yield TextWord(word, forms, at, _sign(gaps[at]), match[0][0].isupper(), compound)


def _forms(word: str) -> tuple[str, ...]:
    """The word, without its genitive, and without what it is the first half of."""
    short = _HEAD.sub("", word) if len(word) > _SHORTEST_COMPOUND else word
    forms = (word, word[:-1]) if word.endswith(_GENITIVE) else (word, word)
    return forms if short == word else (*forms, short)


def plain_word(word: str) -> str:
    """The word in small letters without other marks than those of our own letters: `Rosén Påhittsson` -> `rosen påhittsson`."""
    if word.isascii():
        return word.lower()
    whole = unicodedata.normalize("NFKC", word).casefold()
    if _OURS.fullmatch(whole):
        return whole
    return "".join(letter if letter in _KEPT else _without_marks(letter) for letter in whole).translate(_PLAIN)


def _without_marks(letter: str) -> str:
    return "".join(each for each in unicodedata.normalize("NFKD", letter) if not unicodedata.combining(each))


def _sign(gap: str) -> str:
    if not gap.strip():
        return " "
    if _TURNED.fullmatch(gap):
        return ","
    if not _CLOSE.fullmatch(gap):
        return "|"
    return "." if "." in gap else "-"
