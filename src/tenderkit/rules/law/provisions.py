"""Places in an act as Swedish writes them: `17 kap. 2–5 §§`, `25 a §`, `19 kap. 9 § första stycket 5`, `artikel 5.1 c`."""

import re
from collections.abc import Iterator
from functools import lru_cache

from msgspec import Struct
from msgspec.structs import replace

from tenderkit.patterns import lazy_pattern

_SPACES = str.maketrans("\u00a0\u202f\u2009\n\t", "     ")  # letter for letter, so that positions hold
_ORDINALS = ("första", "andra", "tredje", "fjärde", "femte", "sjätte", "sjunde", "åttonde", "nionde", "tionde")
_NUMBER = r"\d{1,4}(?: [a-z](?![a-zåäö]))?"
_TO = r" ?(?:–|-|till) ?"
_AND = r"(?:, ?| och | eller | samt )"
_NUMBERS = (
    rf"{_NUMBER}(?:(?:{_TO}|{_AND}){_NUMBER}){{0,20}}"  # a bound, so that a hostile list costs no more than its length
)
_ORDINAL = rf"(?:{'|'.join(_ORDINALS)})"
_POINT = r"\d{1,2}(?!\d| ?kap| ?§| (?:dag|veck|månad|år|procent|kron|person|plats))"
_PARAGRAPHS = (
    rf"(?: (?P<ordinals>{_ORDINAL}(?:(?:, | och |–){_ORDINAL})*) (?:styckena|stycket|st\.)"
    r"| (?P<digits>\d{1,2}) (?:st\.|stycket))"
)
_POINTS = rf"(?:,? (?:p\.? ?|punkt(?:en|erna)? )?(?P<points>{_POINT}(?:(?:, | och ){_POINT})*)(?: p\.)?)"
_PROVISION = lazy_pattern(
    r"(?<![\w:/.,-])(?:"
    rf"[Aa]rt(?:\.|ikel|ikeln|iklarna) (?P<articles>{_NUMBERS})(?:\.(?P<part>\d{{1,2}}))?(?: (?P<letter>[a-z])(?!\w))?"
    rf"|(?=[\d§])(?:(?P<chapters>{_NUMBERS}) kap\b\.?)?"
    rf"(?: ?(?:(?P<sections>{_NUMBERS}) ?§§?|§§? ?(?P<after>{_NUMBERS}))(?:{_PARAGRAPHS})?{_POINTS}?)?"
    r")"
)
_CONNECTING = lazy_pattern(r"(?:[ ,]|och|samt|eller|i)*")


class Number(Struct, frozen=True, order=True):
    """`25 a`: comes after 25 and before 26."""

    digits: int
    letter: str = ""

    def __str__(self) -> str:
        return f"{self.digits} {self.letter}".rstrip()


class PlaceInAct(Struct, frozen=True):
    """A place in an act, as wide as it is written.

    No `chapter`: the act has none, or it isn't said. No `first`: the whole chapter. `paragraphs` (stycken, or the parts of an
    article) and `points` narrow a section; empty means all of it.
    """

    chapter: Number | None = None
    first: Number | None = None
    last: Number | None = None
    paragraphs: tuple[int, ...] = ()
    points: tuple[str, ...] = ()
    article: bool = False

    def __str__(self) -> str:
        if self.article:
            return f"artikel {self.first}" + "".join(f".{part}" for part in self.paragraphs) + _spaced(self.points)
        chapter = f"{self.chapter} kap." if self.chapter else ""
        if self.first is None:
            return chapter
        sections = f"{self.first} §" if self.first == self.last else f"{self.first}–{self.last} §§"
        return f"{chapter} {sections}{_paragraph_words(self.paragraphs)}{_spaced(self.points)}".strip()

    @property
    def order(self) -> tuple[bool, Number, Number]:
        """Chapter by chapter, section by section; the articles of the EU's acts last."""
        nowhere = Number(0)
        return self.article, self.chapter or nowhere, self.first or nowhere

    def touches(self, other: "PlaceInAct") -> bool:
        """Whether the two have any text in common, as far as they say where they are."""
        if (self.article, self.chapter) != (other.article, other.chapter):
            return False
        if self.first is None or self.last is None or other.first is None or other.last is None:
            return True
        if self.first > other.last or other.first > self.last:
            return False
        return not (self.paragraphs and other.paragraphs) or bool(set(self.paragraphs) & set(other.paragraphs))


class NamedProvision(Struct, frozen=True):
    """A place named in a text, and where in the text."""

    place: PlaceInAct
    start: int
    end: int


@lru_cache(maxsize=8192)
def parse_places(text: str) -> tuple[PlaceInAct, ...]:
    """The places that the words name and nothing else; empty when the words can't be read as places."""
    found = tuple(find_provisions(text))
    rest = list(text)
    for item in found:
        rest[item.start : item.end] = " " * (item.end - item.start)
    readable = _CONNECTING.fullmatch("".join(rest).translate(_SPACES))
    return tuple(item.place for item in found) if readable else ()


def find_provisions(text: str) -> Iterator[NamedProvision]:
    """Every place that a text names; `17 kap. 1 § och 5 §` names two in the same chapter."""
    plain = text.translate(_SPACES)
    before: NamedProvision | None = None
    for match in _PROVISION.finditer(plain):
        for place in _places(match):
            inherits = (
                before is not None
                and place.chapter is None
                and not place.article
                and _CONNECTING.fullmatch(plain, before.end, match.start())
            )
            found = NamedProvision(
                replace(place, chapter=before.place.chapter) if before and inherits else place, *match.span()
            )
            yield found
        if match[0]:
            before = found


def _places(match: re.Match[str]) -> Iterator[PlaceInAct]:
    if match["articles"]:
        parts = (int(match["part"]),) if match["part"] else ()
        points = (match["letter"],) if match["letter"] else ()
        for first, last in _ranges(match["articles"]):
            yield PlaceInAct(None, first, last, parts, points, article=True)
        return
    chapters = [number for pair in _ranges(match["chapters"]) for number in _each(*pair)]
    yield from map(PlaceInAct, chapters[:-1])
    chapter = chapters[-1] if chapters else None
    sections = match["sections"] or match["after"]
    if sections:
        paragraphs, points = _paragraphs(match), tuple(re.findall(r"\d+", match["points"] or ""))
        yield from (PlaceInAct(chapter, first, last, paragraphs, points) for first, last in _ranges(sections))
    elif chapter is not None:
        yield PlaceInAct(chapter)


def _ranges(numbers: str | None) -> Iterator[tuple[Number, Number]]:
    """`2–5, 9 och 12 a` -> (2, 5), (9, 9), (12 a, 12 a)."""
    for part in re.split(_AND, numbers or ""):
        ends = [_number(end) for end in re.split(_TO, part) if end]
        if ends:
            yield ends[0], ends[-1]


def _each(first: Number, last: Number) -> Iterator[Number]:
    """Every chapter from the first to the last."""
    yield first
    yield from map(Number, range(first.digits + 1, last.digits))
    if last != first:
        yield last


def _number(text: str) -> Number:
    digits, _, letter = text.strip().partition(" ")
    return Number(int(digits), letter)


def _paragraphs(match: re.Match[str]) -> tuple[int, ...]:
    if match["digits"]:
        return (int(match["digits"]),)
    return tuple(_ORDINALS.index(word) + 1 for word in re.findall(_ORDINAL, match["ordinals"] or ""))


def _paragraph_words(paragraphs: tuple[int, ...]) -> str:
    if not paragraphs:
        return ""
    words = [_ORDINALS[number - 1] if number <= len(_ORDINALS) else str(number) for number in paragraphs]
    return f" {' och '.join(words)} {'stycket' if len(words) == 1 else 'styckena'}"


def _spaced(points: tuple[str, ...]) -> str:
    return f" {' och '.join(points)}" if points else ""
