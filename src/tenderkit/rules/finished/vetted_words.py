"""Which words of a finished document somebody has already vetted: those of the library's clauses, as they are printed.

The text decides: a sentence that says what a clause says is the clause's, wherever it was pasted; one that somebody has
changed by hand is the document's own, whatever bookmark it stands in.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from tenderkit.rules.language.readability import HOLE

_NUMBERED = re.compile(r"(?:\d+(?:\.\d+)*\.?|[a-z]\)|[-–•])\s+")
_LABELLED = re.compile(r"([^.!?:]{1,80}): ")
_FEWEST_LETTERS = 12
_MARKS = str.maketrans({"\u2011": "-", "\u00ad": None, "\u00a0": " ", "\u202f": " "})


@dataclass(frozen=True, slots=True)
class VettedWords:
    """Sentences without holes, and those with holes as the words between them."""

    whole: frozenset[str]
    broken: tuple[tuple[str, ...], ...]

    def holes_in(self, sentence: str) -> tuple[str, ...] | None:
        """What fills the holes of the vetted sentence that this is; `None` when it is nobody's but the document's own.

        A number or a label (`Status: `) may stand before it. A label that is vetted itself vets nothing that follows.
        """
        for label, rest in _readings(_plain(sentence)):
            own_label = () if label in self.whole else (label,)
            if rest in self.whole:
                return own_label if label else ()
            for words in self.broken:
                if (holes := _between(words, rest)) is not None:
                    return (*own_label, *holes) if label else holes
            if label in self.whole:
                return (rest,)
        return None


def vetted_words(sentences: Iterable[str]) -> VettedWords:
    """`{"En plats.", "⟦supplier⟧ ska svara."}`: holes as the clause rules write them."""
    parts = dict.fromkeys(tuple(HOLE.split(_plain(sentence))) for sentence in sentences)
    whole = frozenset(words[0] for words in parts if len(words) == 1)
    return VettedWords(whole - {""}, tuple(words for words in parts if len(words) > 1 and _tells(words)))


def _plain(sentence: str) -> str:
    return " ".join(sentence.translate(_MARKS).split())


def _tells(words: tuple[str, ...]) -> bool:
    """A sentence of little but holes, such as `⟦amount⟧ per ⟦unit⟧`, would vet anything with that word in it."""
    return sum(letter.isalpha() for part in words for letter in part) >= _FEWEST_LETTERS


def _readings(sentence: str) -> Iterator[tuple[str, str]]:
    """The sentence as it is, without its number, and apart from its label; the label is '' where it has none."""
    yield "", sentence
    if numbered := _NUMBERED.match(sentence):
        sentence = sentence[numbered.end() :]
        yield "", sentence
    if labelled := _LABELLED.match(sentence):
        yield labelled[1], sentence[labelled.end() :]


def _between(words: tuple[str, ...], sentence: str) -> tuple[str, ...] | None:
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
