"""What shows that a document isn't finished: open questions, brackets, blanks and tags that nobody has filled in."""

import re
from collections.abc import Iterator

from msgspec import Struct

from tenderkit.patterns import lazy_pattern

_OPEN_QUESTION = lazy_pattern(r"\[BEKRÄFTA\b[^\]]{0,400}\]?")
_TAG = lazy_pattern(r"\{\{[^{}]{0,200}\}\}|\{[%#][^{}]{0,200}[%#]\}|\{\{|\{%")
_BRACKET = lazy_pattern(r"\[([^\[\]]{0,200})\](?!\()")  # `[words](address)` is a link
_CROSSES = lazy_pattern(r"(?<![\w-])(?:(?:19|20)?X{2,}|[Xx]x+)(?:-X+)*(?!\w)")  # 20XX-XX-XX; 811218-XXXX hides a number
_QUESTION_MARKS = lazy_pattern(r"\?{2,}")
_BLANK = lazy_pattern(r"_{2,}")
_ONLY_BLANKS = lazy_pattern(r"[\s_.,:/–-]*")
_TO_WRITE_ON = lazy_pattern(r":\s*_{2,}\s*$")  # `Startdag: ______`: a form, for its reader to fill in
_BREAKS_OFF = lazy_pattern(r"(?:(?<!\S)(?:…|\.{3})|\.{4,}|…{2,})$|^(?:…|\.{3,})(?:\s|$)", re.MULTILINE)
_ANGLED = lazy_pattern(r"<[^\W\d_][^<>@:/=\n]{1,40}>")  # <kommunens namn>
_MORE_WORDS = 3
_AROUND = " .,:;!?*-–—…<>[](){}\"'”“"
_FILL_IN = lazy_pattern(r"[\s._…]*[._…][\s._…]*")


class GapWords(Struct, frozen=True):
    """The words of the data: what may stand in brackets, what shows a gap, and what a line to sign on is for.

    `alone` is what shows a gap only where nothing else is said, in small letters: `ange *` with up to three words more.
    """

    left_alone: frozenset[str]
    words: re.Pattern[str]
    signing: re.Pattern[str]
    alone: frozenset[str] = frozenset()


class Gap(Struct, frozen=True):
    """A gap with its code and where it stands in the text."""

    code: str
    start: int
    words: str

    @property
    def end(self) -> int:
        return self.start + len(self.words)


def find_gaps(text: str, known: GapWords) -> tuple[Gap, ...]:
    """Every gap of a paragraph, in order; what stands inside another isn't counted again."""
    gaps: list[Gap] = []
    for gap in sorted(_all_gaps(text, known), key=lambda gap: (gap.start, -gap.end)):
        if not gaps or gap.start >= gaps[-1].end:
            gaps.append(gap)
    return tuple(gaps)


def is_only_a_gap(value: str, known: GapWords) -> bool:
    """Whether a whole value is a marker, a sign or a promise to write it later, or breaks off: `Leverantören ska …`."""
    said = " ".join(value.split())
    if not any(map(str.isalnum, said)) or _BREAKS_OFF.search(said) or _ANGLED.search(said):
        return True
    words = said.strip(_AROUND).lower().split(" ")
    begun = (f"{' '.join(words[:count])} *" for count in range(max(len(words) - _MORE_WORDS, 1), len(words)))
    return " ".join(words) in known.alone or not known.alone.isdisjoint(begun)


def without_gaps(text: str, known: GapWords) -> str:
    """The rest of the text: what is marked with colour for some other reason."""
    for gap in reversed(find_gaps(text, known)):
        text = text[: gap.start] + text[gap.end :]
    return text


def _all_gaps(text: str, known: GapWords) -> Iterator[Gap]:
    yield from _gaps("TK-D020", _OPEN_QUESTION, text)
    yield from _gaps("TK-D022", _TAG, text)
    for match in _BRACKET.finditer(text):
        if _is_unfilled(match[1], known):
            yield Gap("TK-D021", match.start(), match[0])
    for pattern in (_CROSSES, _QUESTION_MARKS, known.words):
        yield from _gaps("TK-D021", pattern, text)
    if not (_ONLY_BLANKS.fullmatch(text) or _TO_WRITE_ON.search(text) or known.signing.search(text)):
        yield from _gaps("TK-D021", _BLANK, text)


def _gaps(code: str, pattern: re.Pattern[str], text: str) -> Iterator[Gap]:
    return (Gap(code, match.start(), match[0]) for match in pattern.finditer(text))


def _is_unfilled(content: str, known: GapWords) -> bool:
    """Words, or dots and lines to write on. Figures are a reference, one letter or nothing is a box to tick."""
    words = content.strip()
    if words.lower() in known.left_alone:
        return False
    return bool(_FILL_IN.fullmatch(words)) or sum(map(str.isalpha, words)) > 1
