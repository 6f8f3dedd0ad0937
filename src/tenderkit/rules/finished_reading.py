"""A finished document read once: its texts in sentences, and in each what is its own and what a clause says."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from tenderkit.messages import text
from tenderkit.model.finished_document import Audience, FinishedDocument, FinishedText
from tenderkit.rules.gaps import GapWords
from tenderkit.rules.identity_numbers import masked, visible
from tenderkit.rules.language import Language
from tenderkit.rules.law_index import LawIndex
from tenderkit.rules.private_words import PrivateWords
from tenderkit.rules.readability import sentences, words_in
from tenderkit.rules.vetted_words import VettedWords

_SHOWN = 50
_MOST_LETTERS = 20_000  # of a text that is split into sentences at once: the work grows with the square of it
_CLAUSE_SENTENCES = 3  # so many sentences of ours are no coincidence
_CLAUSE_WORDS = 5  # a shorter one may stand in anybody's document


@dataclass(frozen=True, slots=True)
class Standards:
    """What a finished document is held to. `everyday` is the language for one that holds none of our clauses."""

    private: PrivateWords
    gaps: GapWords
    not_a_person: re.Pattern[str]
    language: Language
    everyday: Language
    vetted: VettedWords
    index: LawIndex


@dataclass(frozen=True, slots=True)
class ReadSentence:
    """`own` are the words that nobody has vetted: the whole sentence, or what fills the holes of a clause's."""

    words: str
    own: tuple[str, ...]
    vetted: bool


@dataclass(frozen=True, slots=True)
class ReadText:
    """A text without invisible letters, in sentences."""

    source: FinishedText
    text: str
    sentences: tuple[ReadSentence, ...]

    @property
    def own(self) -> Iterator[str]:
        return (words for sentence in self.sentences for words in sentence.own)

    @property
    def place(self) -> str:
        """`brödtexten, under ”Målgruppen”`."""
        where, heading = text(f"finished.where.{self.source.where.value}"), self.source.heading
        return text("finished.under", where=where, heading=quoted(heading)) if heading else where


@dataclass(frozen=True, slots=True)
class FinishedReading:
    """What the rules read. `audience_is_known`: somebody said who reads the document, or it tells itself."""

    document: FinishedDocument
    texts: tuple[ReadText, ...]
    standards: Standards
    audience: Audience
    audience_is_known: bool
    has_clauses: bool


def read_document(document: FinishedDocument, audience: Audience | None, standards: Standards) -> FinishedReading:
    """A document that holds our clauses is a supplier's; one that doesn't say is held to be. Nothing is vetted for a person."""
    vetted = None if audience is Audience.INDIVIDUAL else standards.vetted
    texts = tuple(_read(source, vetted) for source in document.texts)
    has_clauses = sum(map(_is_of_a_clause, _all_sentences(texts))) >= _CLAUSE_SENTENCES
    is_known = audience is not None or has_clauses
    return FinishedReading(document, texts, standards, audience or Audience.SUPPLIER, is_known, has_clauses)


def quoted(words: str) -> str:
    """Words of the document as a message repeats them: short, and without personal identity numbers."""
    shown = " ".join(masked(words).split())
    return shown if len(shown) <= _SHOWN else f"{shown[: _SHOWN - 1].rstrip()}…"


def _read(source: FinishedText, vetted: VettedWords | None) -> ReadText:
    plain = visible(source.text)
    pieces = (plain[start : start + _MOST_LETTERS] for start in range(0, len(plain), _MOST_LETTERS))
    return ReadText(source, plain, tuple(_sentence(words, vetted) for piece in pieces for words in sentences(piece)))


def _sentence(words: str, vetted: VettedWords | None) -> ReadSentence:
    holes = vetted.holes_in(words) if vetted else None
    return ReadSentence(words, (words,), vetted=False) if holes is None else ReadSentence(words, holes, vetted=True)


def _all_sentences(texts: tuple[ReadText, ...]) -> Iterator[ReadSentence]:
    return (sentence for read in texts for sentence in read.sentences)


def _is_of_a_clause(sentence: ReadSentence) -> bool:
    return sentence.vetted and len(words_in(sentence.words)) >= _CLAUSE_WORDS
