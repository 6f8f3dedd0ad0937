"""The words by which a fact is recognised wherever it stands: names, addresses, numbers, amounts and free text."""

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from enum import Enum
from functools import lru_cache
from typing import Self

from msgspec import Struct
from pydantic import BaseModel

from tenderkit.model.conditions.fact_path import is_within
from tenderkit.rules.language.wording import NBSP, write_number
from tenderkit.rules.privacy.identity_numbers import visible

_TELLING_NAMES = frozenset({"name", "email", "phone", "organisation_number", "registration", "procurement", "contract"})
_LONG_TEXT = 6  # words; shorter free text may be ordinary words that stand anywhere
_SHORTEST = 4
_NEW_PARAGRAPH = "\n\n"
_LARGE = Decimal(10_000)
_DASH = re.compile("[\u2010-\u2015\u2212]")
_WORD = re.compile(r"\w+")
_DIGITS = re.compile(r"\d+")
_AMOUNT = re.compile(r"\d{1,3}(?: \d{3})+(?:,\d+)?")
_NUMBER = re.compile(r"(?:[ .,+/()-]*\d){6,}[ .,+/()-]*")  # of a phone, a company or a registration


class KeptOut(Struct, frozen=True):
    """A fact that a document may not hold, the words by which it is known, and the allowed texts that hold them anyway."""

    path: str
    words: str
    suspects: tuple[str, ...]


def kept_out(
    allows: Callable[[str], bool],
    roots: Mapping[str, object | None],
    about: Mapping[str, object | None],
    beside: Iterable[tuple[str, object]] = (),
) -> tuple[KeptOut, ...]:
    """What may not stand in a document that `allows` some paths.

    `roots` are the files as they were read (the case has the root ''), `about` what this very document is about, `beside`
    facts with their paths that stand in no root. A value that the document also holds by right, such as a controller that is the
    authority itself or a paragraph of a text, is left out.
    """
    everything = [(_common(path), value) for root in roots for path, value in facts_of(root, roots[root])]
    everything += beside
    own = [pair for root, value in about.items() if root not in roots for pair in facts_of(root, value)]
    allowed = [(path, _letters_of_words(_words(value))) for path, value in (*everything, *own) if allows(path)]
    by_right = {part for _, text in allowed for part in (text.plain, *text.plain.split(_NEW_PARAGRAPH))}
    texts = _Texts(allowed)
    found: dict[str, KeptOut] = {}
    for path, value in everything:
        words = "" if allows(path) else distinctive_words(path, value)
        sought = _letters_of_words(words)
        if words and sought.plain not in found and not by_right.issuperset(sought.plain.split(_NEW_PARAGRAPH)):
            suspects = tuple(dict.fromkeys(where for where, _ in texts.that_hold(sought)))
            found[sought.plain] = KeptOut(path, words, suspects)
    return tuple(found.values())


def repeated_facts(roots: Mapping[str, object | None]) -> tuple[tuple[str, str], ...]:
    """Distinctive facts that stand in the text of another one too: the fact's path and that text's.

    A document that holds the text and may not hold the fact would be refused.
    """
    everything = [(path, value) for root in roots for path, value in facts_of(root, roots[root])]
    letters = [
        (_common(path), _letters_of_words(_words(value))) for path, value in everything if not isinstance(value, bool)
    ]
    texts = _Texts(letters)
    own = Counter(text.plain for _, text in letters)
    pairs: dict[tuple[str, str], None] = {}
    for path, value in everything:
        sought = _letters_of_words(words) if (words := distinctive_words(path, value)) else None
        if sought is None or not texts.hold_more_than(own[sought.plain], sought):
            continue
        others = (where for where, text in texts.that_hold(sought) if text.plain != sought.plain)
        pairs |= dict.fromkeys((_common(path), where) for where in others)
    return tuple(pairs)


def found_in(texts: Iterable[str], forbidden: Iterable[KeptOut]) -> tuple[KeptOut, ...]:
    """Those that some text holds, as whole words: `50 000` isn't found in `250 000`.

    Capitals, kinds of blanks and dashes, and letters that nobody sees make no difference.
    """
    letters = _Letters.of("\n".join(dict.fromkeys(texts)))
    return tuple(fact for fact in forbidden if letters.hold(_letters_of_words(fact.words)))


def facts_of(root: str, value: object) -> Iterator[tuple[str, object]]:
    """Every stated fact below a model, with its path; the items of a list share theirs."""
    if isinstance(value, BaseModel):
        for name in type(value).model_fields:
            yield from facts_of(f"{root}.{name}" if root else name, getattr(value, name))
        for name, typed in (value.model_extra or {}).items():
            yield f"{root}.{name}", typed
    elif isinstance(value, tuple):
        for item in value:
            yield from facts_of(root, item)
    elif value is not None:
        yield root, value


def _common(path: str) -> str:
    """A lot's own requirement is a requirement: what may be said of one may be said of the other."""
    return path.removeprefix("contract.lots.") if is_within(path, "contract.lots.requirement") else path


class _Letters(Struct, frozen=True):
    """A text as a search reads it, and its digits alone."""

    plain: str
    digits: str

    @classmethod
    def of(cls, text: str) -> Self:
        spaced = visible(text).replace(NBSP, " ")  # the rest is most often in normal form, which is quickly seen
        plain = _DASH.sub("-", unicodedata.normalize("NFKC", spaced)).casefold()
        return cls(plain, "".join(_DIGITS.findall(plain)))

    def hold(self, words: "_Letters") -> bool:
        return self._may_hold(words) and _whole(words.plain).search(self.plain) is not None

    def _may_hold(self, words: "_Letters") -> bool:
        """A text without the digits of a number, or without the longest word, needs no closer look."""
        if _NUMBER.fullmatch(words.plain):
            return words.digits in self.digits
        return max(words.plain.split(), key=len, default="") in self.plain


class _Texts:
    """Texts with their paths, found by a word of theirs: what is sought for in thousands is looked for in a few."""

    def __init__(self, texts: Sequence[tuple[str, _Letters]]) -> None:
        self._texts = texts
        self._digits = "\n".join(text.digits for _, text in texts)
        self._by_word: defaultdict[str, list[int]] = defaultdict(list)
        for number, (_, text) in enumerate(texts):
            for word in dict.fromkeys(_WORD.findall(text.plain)):
                self._by_word[word].append(number)

    def that_hold(self, sought: _Letters) -> Iterator[tuple[str, _Letters]]:
        """Those with the words, in their order."""
        return (self._texts[number] for number in self._candidates(sought) if self._texts[number][1].hold(sought))

    def hold_more_than(self, count: int, sought: _Letters) -> bool:
        """Whether more of them than that may hold the words: a quick look at them all."""
        if _NUMBER.fullmatch(sought.plain):
            return self._digits.count(sought.digits) > count
        return len(self._candidates(sought)) > count

    def _candidates(self, sought: _Letters) -> Sequence[int]:
        """The texts with the rarest of the words; a number is grouped in many ways, so it is looked for in each."""
        words = [] if _NUMBER.fullmatch(sought.plain) else _WORD.findall(sought.plain)
        return min((self._by_word.get(word, ()) for word in words), key=len, default=range(len(self._texts)))


@lru_cache(maxsize=4096)
def _letters_of_words(words: str) -> _Letters:
    """The same facts are looked for in every document of a case."""
    return _Letters.of(words)


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


def distinctive_words(path: str, value: object) -> str:
    """The words to look for; '' when the fact can't be told from ordinary text."""
    words = _words(value)
    if isinstance(value, Decimal):
        return words if value >= _LARGE else ""
    if not isinstance(value, str) or isinstance(value, Enum) or len(words) < _SHORTEST or not re.search(r"\w", words):
        return ""
    telling = path.rsplit(".", 1)[-1] in _TELLING_NAMES
    return words if telling or len(words.split()) >= _LONG_TEXT else ""


def _words(value: object) -> str:
    words = write_number(value) if isinstance(value, Decimal) else str(value)
    return words.replace(NBSP, " ")
