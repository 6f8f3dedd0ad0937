"""Finding words in texts: every word must stand somewhere, and an excerpt shows where, with the words told apart."""

from collections.abc import Sequence

from msgspec import Struct

_AROUND = 90  # letters on each side of the first word that is found


class SearchedText(Struct, frozen=True):
    """Texts by what they are, in the order in which an excerpt is taken from them; `folded` is each as words are compared."""

    parts: tuple[tuple[str, str], ...]
    folded: tuple[str, ...]


class ExcerptSpan(Struct, frozen=True):
    """Letters of an excerpt, and whether they are what was looked for."""

    text: str
    is_hit: bool


class Excerpt(Struct, frozen=True):
    """Where the most of the words stand: in which text, and some of what stands around."""

    part: str
    spans: tuple[ExcerptSpan, ...]


def searched_text(parts: Sequence[tuple[str, str]]) -> SearchedText:
    """The texts ready to be searched; an empty one says nothing."""
    told = tuple((name, " ".join(words.split())) for name, words in parts if words.strip())
    return SearchedText(told, tuple(_folded(words) for _, words in told))


def words_looked_for(typed: str) -> tuple[str, ...]:
    """What somebody looks for, word by word, each once."""
    return tuple(dict.fromkeys(_folded(typed).split()))


def holds_all(text: SearchedText, words: Sequence[str]) -> bool:
    """Whether every word stands somewhere in one of the texts."""
    return all(any(word in folded for folded in text.folded) for word in words)


def excerpt_of(text: SearchedText, words: Sequence[str]) -> Excerpt | None:
    """From the text that holds the most of the words; `None` where none of them stands anywhere."""
    hits = [sum(word in folded for word in words) for folded in text.folded]
    if not any(hits):
        return None
    best = hits.index(max(hits))
    (part, shown), folded = text.parts[best], text.folded[best]
    if len(folded) != len(shown):  # a letter that is written with two when it is folded
        folded = shown.lower()
    start = min(folded.find(word) for word in words if word in folded) if any(word in folded for word in words) else 0
    low, high = _window(shown, start)
    spans = tuple(_spans(shown[low:high], folded[low:high], words))
    before = (ExcerptSpan("… ", is_hit=False),) if low else ()
    after = (ExcerptSpan(" …", is_hit=False),) if high < len(shown) else ()
    return Excerpt(part, (*before, *spans, *after))


def _folded(words: str) -> str:
    return words.casefold()


def _window(shown: str, start: int) -> tuple[int, int]:
    """Whole words around the place."""
    low = max(0, start - _AROUND)
    high = min(len(shown), start + 2 * _AROUND)
    low = shown.find(" ", low, start) + 1 if low else 0
    end = shown.rfind(" ", start, high) if high < len(shown) else high
    return low, end if end > start else high


def _spans(shown: str, folded: str, words: Sequence[str]) -> list[ExcerptSpan]:
    """Cut where a word begins or ends; words that overlap are one."""
    hit = [False] * len(shown)
    for word in words:
        at = folded.find(word)
        while at >= 0:
            hit[at : at + len(word)] = [True] * len(word)
            at = folded.find(word, at + 1)
    spans: list[ExcerptSpan] = []
    for letter, is_hit in zip(shown, hit, strict=False):
        if spans and spans[-1].is_hit is is_hit:
            spans[-1] = ExcerptSpan(spans[-1].text + letter, is_hit)
        else:
            spans.append(ExcerptSpan(letter, is_hit))
    return spans
