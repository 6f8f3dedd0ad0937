"""A text as a search for facts reads it: capitals, kinds of blanks and dashes, and letters that nobody sees are all one."""

import re
import unicodedata
from collections.abc import Iterator
from functools import cached_property, lru_cache
from itertools import accumulate
from typing import Self

from msgspec import Struct

from tenderkit.rules.language.wording import NBSP
from tenderkit.rules.privacy.identity_numbers import INVISIBLE, visible

_DASH = re.compile("[\u2010-\u2015\u2212]")
_ODD = re.compile(f"{_DASH.pattern}|{INVISIBLE.pattern}")
_WORD = re.compile(r"\w+")
_DIGITS = re.compile(r"\d+")
_AMOUNT = re.compile(r"\d{1,3}(?: \d{3})+(?:,\d+)?")
_NUMBER = re.compile(r"(?:[ .,+/()-]*\d){6,}[ .,+/()-]*")  # of a phone, a company or a registration
_GROUPS = re.compile(  # digits as near each other as those of one number
    r"(?<!\w)\d+(?!\w)(?:[^\w\n]{1,2}\d+(?!\w))+"
)
NUMBER = "#"  # before digits that are read together: `00 00` isn't the word 0000
_LONGEST_NUMBER = 32  # digits; whoever looks for a longer one looks in every text


class Letters(Struct, frozen=True, dict=True):
    """The letters of a text in one form."""

    plain: str

    @classmethod
    def of(cls, text: str) -> Self:
        """The letters of a text as it was written."""
        spaced = text.replace(NBSP, " ")
        if not spaced.isascii():  # the rest is most often in normal form, which is quickly seen
            spaced = unicodedata.normalize("NFKC", visible(spaced) if _ODD.search(spaced) else spaced)
            if _ODD.search(spaced):
                spaced = _DASH.sub("-", spaced)
        return cls(spaced.casefold())

    @cached_property
    def digits(self) -> str:
        """All digits, without what stands between them."""
        return "".join(_DIGITS.findall(self.plain))

    @cached_property
    def is_in_groups(self) -> bool:
        """A number, or an amount in thousands: its digits may be grouped in other ways."""
        return (_NUMBER.fullmatch(self.plain) or _AMOUNT.fullmatch(self.plain)) is not None

    @cached_property
    def in_a_row(self) -> str:
        """With one blank between any two words, on however many lines they stand."""
        return " ".join(self.plain.split())

    @cached_property
    def words(self) -> frozenset[str]:
        """Every word, and every number that its groups of digits may be read as: what stands in the text has its `keys` here."""
        found = _WORD.findall(self.plain)
        numbers = (*filter(str.isdecimal, found), *_read_together(self.plain))
        return frozenset((*found, *(f"{NUMBER}{number}" for number in numbers)))

    @cached_property
    def keys(self) -> frozenset[str]:
        """What the `words` of a text must hold for these to stand in it; nothing where only a closer look can tell."""
        if not self.is_in_groups:
            return frozenset(_WORD.findall(self.plain))
        return frozenset((f"{NUMBER}{self.digits}",)) if len(self.digits) <= _LONGEST_NUMBER else frozenset()

    def hold(self, sought: "Letters") -> bool:
        """Whether the words sought stand here as whole words: `50 000` isn't found in `250 000`."""
        return self._may_hold(sought) and _whole(sought.plain).search(self.plain) is not None

    def _may_hold(self, sought: "Letters") -> bool:
        """A text without the digits of a number or an amount, or without the words in a row, needs no closer look."""
        return sought.digits in self.digits if sought.is_in_groups else sought.in_a_row in self.in_a_row


@lru_cache(maxsize=256)
def searchable_words(text: str) -> frozenset[str]:
    """The `words` of a text as it was written. Most parts of a document are those of the one before it, and read once."""
    return Letters.of(text).words


class LettersByWords(dict[str, Letters]):
    """The letters of what is asked for, made once each: a case says the same in many places."""

    def __missing__(self, words: str) -> Letters:
        self[words] = made = Letters.of(words)
        return made


def _read_together(plain: str) -> Iterator[str]:
    """`070-174 06` may be 070174, 17406 and 07017406."""
    for groups in _GROUPS.finditer(plain):
        digits = _DIGITS.findall(groups[0])
        for first in range(len(digits) - 1):
            numbers = accumulate(digits[first:])
            next(numbers)  # the first group alone is a word
            for number in numbers:
                if len(number) > _LONGEST_NUMBER:
                    break
                yield number


def _whole(words: str) -> re.Pattern[str]:
    """Neither part of a longer word nor of a larger amount; a text may be broken into lines, a number grouped in many ways.

    An amount without blanks isn't looked for: colours and widths in a Word file are such numbers.
    """
    if _AMOUNT.fullmatch(words):
        first, *others = words.split(" ")
        return re.compile(rf"{first}(?<!\w{first})(?<!\d {first})[ .]{'[ .]'.join(others)}(?! ?\d)(?!\w)")
    if _NUMBER.fullmatch(words):
        apart, pieces = r"[^\w\n]{0,2}", re.findall(r"\d", words)
    else:
        apart, pieces = r"\s+", [re.escape(word) for word in words.split()]
    first, *others = pieces
    return re.compile("".join((rf"{first}(?<!\w{first})", *(f"{apart}{piece}" for piece in others), r"(?!\w)")))
