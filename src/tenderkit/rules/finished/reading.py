"""A finished document read once: its texts in sentences, and in each what is its own and what a clause says."""

import re
from collections.abc import Iterator, Sequence
from itertools import chain

from msgspec import Struct

from tenderkit.messages import text
from tenderkit.model.finished.finished_document import Audience, FinishedDocument, FinishedText
from tenderkit.rules.finished.gaps import GapWords
from tenderkit.rules.finished.vetted_words import VettedWords
from tenderkit.rules.language.language import Language
from tenderkit.rules.language.readability import counted_words, sentences
from tenderkit.rules.law.law_index import LawIndex
from tenderkit.rules.privacy.identity_numbers import masked, visible
from tenderkit.rules.privacy.private_words import PrivateWords

_SHOWN = 50
_MOST_LETTERS = 20_000  # of a text that is split into sentences at once: the work grows with the square of it
_CLAUSE_SENTENCES = 3  # so many sentences of our clauses are no coincidence
_KIND_SENTENCES = 2  # the same, of one document kind: a reference is short
_LONG = 4  # words; a shorter sentence, such as a label, may stand in anybody's document


class KindWords(Struct, frozen=True):
    """The words of one document kind, by which a document of it is known, and for whom it is."""

    audience: Audience
    words: VettedWords


class Standards(Struct, frozen=True):
    """What a finished document is held to. `everyday` is the language for one that holds none of our clauses.

    `clauses` are the words of the library, `later` those of them that are held to the later standard as they are built, and
    `around` what the machine puts beside them.
    """

    private: PrivateWords
    gaps: GapWords
    not_a_person: re.Pattern[str]
    language: Language
    everyday: Language
    clauses: VettedWords
    later: VettedWords
    around: VettedWords
    kinds: tuple[KindWords, ...]
    index: LawIndex


class ReadSentence(Struct, frozen=True):
    """`own` are the words that nobody has vetted: the whole sentence, or what fills the holes of one of ours."""

    words: str
    own: tuple[str, ...]
    vetted: bool = False
    of_a_clause: bool = False


class ReadText(Struct, frozen=True):
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


class FinishedReading(Struct, frozen=True):
    """What the rules read. `audience_is_known`: somebody said who reads the document, or it tells itself."""

    document: FinishedDocument
    texts: tuple[ReadText, ...]
    standards: Standards
    audience: Audience
    audience_is_known: bool
    has_clauses: bool


def read_document(document: FinishedDocument, audience: Audience | None, standards: Standards) -> FinishedReading:
    """A document is known by the words of its kind, or by our clauses in it: those are for suppliers."""
    found = tuple(map(_sentences, document.texts))
    audience = audience or _known_by_its_words(list(chain.from_iterable(found)), standards)
    vetting = _vetting(audience, standards)
    each = {words: _read(words, vetting, standards) for words in dict.fromkeys(chain.from_iterable(found))}
    texts = tuple(
        ReadText(source, visible(source.text), tuple(each[words] for words in sentences_of))
        for source, sentences_of in zip(document.texts, found, strict=True)
    )
    tells = sum(_is_long(sentence.words) for read in texts for sentence in read.sentences if sentence.of_a_clause)
    has_clauses = tells >= _CLAUSE_SENTENCES
    return FinishedReading(
        document=document,
        texts=texts,
        standards=standards,
        audience=audience or Audience.SUPPLIER,
        audience_is_known=audience is not None or has_clauses,
        has_clauses=has_clauses,
    )


def quoted(words: str) -> str:
    """Words of the document as a message repeats them: short, and without personal identity numbers."""
    shown = " ".join(masked(words).split())
    return shown if len(shown) <= _SHOWN else f"{shown[: _SHOWN - 1].rstrip()}…"


def _sentences(source: FinishedText) -> tuple[str, ...]:
    plain = visible(source.text)
    pieces = (plain[start : start + _MOST_LETTERS] for start in range(0, len(plain), _MOST_LETTERS))
    return tuple(words for piece in pieces for words in sentences(piece))


def _known_by_its_words(found: Sequence[str], standards: Standards) -> Audience | None:
    """The reader of the kind whose words the document holds most of; of equals the one who may be told least."""
    kinds = sorted(standards.kinds, key=lambda kind: kind.audience is not Audience.INDIVIDUAL)
    counts = [0] * len(kinds)
    for words in filter(_is_long, dict.fromkeys(found)):
        for place, kind in enumerate(kinds):
            counts[place] += kind.words.holes_in(words) is not None
    most = max(counts, default=0)
    return kinds[counts.index(most)].audience if most >= _KIND_SENTENCES else None


def _vetting(audience: Audience | None, standards: Standards) -> tuple[VettedWords, ...]:
    """Whose words are trusted: a document for a person holds no clause, only what the kinds for persons say."""
    if audience is Audience.INDIVIDUAL:
        return tuple(kind.words for kind in standards.kinds if kind.audience is audience)
    return (standards.clauses, standards.around, *(kind.words for kind in standards.kinds))


def _read(words: str, vetting: tuple[VettedWords, ...], standards: Standards) -> ReadSentence:
    for vetted in vetting:
        if (holes := vetted.holes_in(words)) is not None:
            return ReadSentence(words, holes, vetted=True, of_a_clause=vetted is standards.clauses)
    return ReadSentence(words, (words,))


def _is_long(words: str) -> bool:
    return len(counted_words(words)) >= _LONG
