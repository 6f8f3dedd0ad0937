"""Sentences and LIX, the Swedish readability index: words per sentence plus the percentage of long words.

A blunt measure: under 30 is very easy, 30-40 easy, 40-50 medium, 50-60 hard (official texts), above that very hard.
"""

from msgspec import Struct

from tenderkit.patterns import lazy_pattern

LONG = 6  # a long word has more letters than this

HOLE = lazy_pattern(r"⟦[^⟧]*⟧")
_WORD = lazy_pattern(r"⟦[^⟧]*⟧|\d+(?:[.,:/\u00a0 ]\d+)*|[^\W\d_]+(?:[-–:.’'][^\W\d_]+)*")
_END = lazy_pattern(r"[.!?]+[”\"»)]*(?=\s|$)")
_ABBREVIATION = lazy_pattern(r"(?:^|[\s(])((?:[^\W\d_]{1,5}\.)+)$")
_INSIDE = (  # these stand inside a sentence, whatever comes after
    " kap. st. t.ex. dvs. d.v.s. bl.a. s.k. f.d. ca. nr. jfr. fr.o.m. t.o.m. resp. exkl. inkl. tel. tfn. kl. prop. u.a. "
    "p.g.a. ev. enl. avd. "
)
_CLOSING = " m.m. m.fl. osv. o.s.v. etc. o.d. e.d. o.dyl. e.dyl. a.s. "  # these often end one


class Lix(Struct, frozen=True):
    """The counts and what they come to; `value` is 0 for a text without words."""

    sentences: int
    words: int
    long_words: int
    value: float


def lix(text: str) -> Lix:
    """The readability of a text; a hole (`⟦amount⟧`), a number and an abbreviation are one short word each, § is none."""
    counted = [words for sentence in sentences(text) if (words := counted_words(sentence))]
    if not counted:
        return Lix(0, 0, 0, 0.0)
    total = sum(map(len, counted))
    long_words = sum(_is_long(word) for words in counted for word in words)
    return Lix(len(counted), total, long_words, total / len(counted) + 100 * long_words / total)


def sentences(text: str) -> tuple[str, ...]:
    """A line is at least one sentence; the full stop of an abbreviation ends none."""
    return tuple(sentence for line in text.split("\n") for sentence in _sentences_of_line(line))


def is_whole(sentence: str) -> bool:
    """Whether it ends as a sentence does; a heading, a label or an item of a list needn't."""
    return any(end.end() == len(sentence) for end in _END.finditer(sentence))


def counted_words(sentence: str) -> tuple[str, ...]:
    """Holes, numbers and words; punctuation and § are none."""
    return tuple(_WORD.findall(sentence))


def _sentences_of_line(line: str) -> list[str]:
    found: list[str] = []
    start = 0
    for end in _END.finditer(line):
        if _ends_a_sentence(line[start : end.end()], line[end.end() :].lstrip()):
            found.append(line[start : end.end()].strip())
            start = end.end()
    found.append(line[start:].strip())
    return [sentence for sentence in found if sentence]


def _ends_a_sentence(so_far: str, rest: str) -> bool:
    if rest[:1].islower():
        return False
    abbreviation = _ABBREVIATION.search(so_far)
    if abbreviation is None:
        return True
    word = abbreviation[1].lower()
    return not rest or (f" {word} " not in _INSIDE and (f" {word} " in _CLOSING or "." not in word[:-1]))


def _is_long(word: str) -> bool:
    return not HOLE.fullmatch(word) and "." not in word and sum(map(str.isalpha, word)) > LONG
