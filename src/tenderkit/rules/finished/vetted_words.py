"""Which words of a finished document somebody has already vetted: those of the library's clauses, as they are printed.

The text decides: a sentence that says what a clause says is the clause's, wherever it was pasted; one that somebody has
changed by hand is the document's own, whatever bookmark it stands in.
"""

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

from msgspec import Struct

from tenderkit.patterns import lazy_pattern
from tenderkit.rules.language.readability import HOLE

Words = tuple[str, ...]

_NUMBERED = lazy_pattern(r"(?:\d+(?:\.\d+)*\.?|[a-z]\)|[-–•])\s+")
_LABELLED = lazy_pattern(r"([^.!?:]{1,80}): ")
_FEWEST_LETTERS = 12
_ENOUGH = 4  # letters at an end, to tell most sentences apart
_MARKS = str.maketrans({"\u2011": "-", "\u00ad": None, "\u00a0": " ", "\u202f": " "})


class VettedWords(Struct, frozen=True):
    """Sentences without holes, and those with holes as the words between them, by the letters that they begin or end with."""

    whole: frozenset[str]
    broken: Mapping[tuple[str, str], tuple[tuple[int, Words], ...]]

    def holes_in(self, sentence: str) -> tuple[str, ...] | None:
        """What fills the holes of the vetted sentence that this is; `None` when it is nobody's but the document's own.

        A number or a label (`Status: `) may stand before it. A label that is vetted itself vets nothing that follows.
        """
        for label, rest in _readings(sentence):
            own_label = () if label in self.whole else (label,)
            if rest in self.whole:
                return own_label if label else ()
            for words in self._candidates(rest):
                if (holes := _between(words, rest)) is not None:
                    return (*own_label, *holes) if label else holes
            if label in self.whole:
                return (rest,)
        return None

    def _candidates(self, sentence: str) -> Iterator[Words]:
        """Those that the sentence may be, in the order of the library: a long document asks a thousand times."""
        if len(sentence) <= _FEWEST_LETTERS:
            return iter(())
        keys = ((sentence[:_ENOUGH], ""), ("", sentence[-_ENOUGH:]), ("", ""))
        found = [each for key in keys for each in self.broken.get(key, ())]
        return (words for _, words in sorted(found))


def vetted_words(sentences: Iterable[str]) -> VettedWords:
    """`{"En plats.", "⟦supplier⟧ ska svara."}`: holes as the clause rules write them."""
    parts = dict.fromkeys(tuple(HOLE.split(_plain(sentence))) for sentence in sentences)
    whole = frozenset(words[0] for words in parts if len(words) == 1)
    broken: dict[tuple[str, str], tuple[tuple[int, Words], ...]] = {}
    for place, words in enumerate(parts):
        if len(words) > 1 and _tells(words):
            key = _key_of(words[0], words[-1])
            broken[key] = (*broken.get(key, ()), (place, words))
    return VettedWords(whole - {""}, broken)


def _key_of(first: str, last: str) -> tuple[str, str]:
    if len(first) >= _ENOUGH:
        return first[:_ENOUGH], ""
    return ("", last[-_ENOUGH:]) if len(last) >= _ENOUGH else ("", "")


def _plain(sentence: str) -> str:
    return " ".join(sentence.translate(_MARKS).split())


def _tells(words: tuple[str, ...]) -> bool:
    """A sentence of little but holes, such as `⟦amount⟧ per ⟦unit⟧`, would vet anything with that word in it."""
    return sum(letter.isalpha() for part in words for letter in part) >= _FEWEST_LETTERS


@lru_cache(maxsize=256)  # one sentence is held against the words of every kind
def _readings(sentence: str) -> tuple[tuple[str, str], ...]:
    """The sentence as it is, without its number, and apart from its label; the label is '' where it has none."""
    sentence = _plain(sentence)
    readings = [("", sentence)]
    if numbered := _NUMBERED.match(sentence):
        sentence = sentence[numbered.end() :]
        readings.append(("", sentence))
    if labelled := _LABELLED.match(sentence):
        readings.append((labelled[1], sentence[labelled.end() :]))
    return tuple(readings)


def _between(words: Words, sentence: str) -> tuple[str, ...] | None:
    """What stands between the words in the sentence, when it is made of them and nothing else; each hole holds something."""
    first, *middle, last = words
    if not (sentence.startswith(first) and sentence.endswith(last)) or len(sentence) <= len(first) + len(last):
        return None
    holes: list[str] = []
    at, end = len(first), len(sentence) - len(last)
    for part in middle:
        found = sentence.find(part, at + 1, end)
        if found < 0:
            return None
        holes.append(sentence[at:found])
        at = found + len(part)
    if at >= end:
        return None
    return (*holes, sentence[at:end])
