"""The language of clauses, held up to the words around them: those of the list, long sentences, readability, repealed law."""

import sys
from collections.abc import Callable, Iterator, Sequence

from msgspec.structs import replace

from tenderkit.messages import Message
from tenderkit.model.finished.finished_document import Audience
from tenderkit.model.law.laws import Regime
from tenderkit.rules.finished.document_finding import DocumentFinding, found_at
from tenderkit.rules.finished.reading import FinishedReading, ReadSentence, ReadText, quoted
from tenderkit.rules.language.language import WORD_CODES
from tenderkit.rules.language.passages import Passage
from tenderkit.rules.language.readability import counted_words, is_whole, lix
from tenderkit.rules.language.word_rules import words_in_passages
from tenderkit.rules.law.law_index import LawIndex
from tenderkit.rules.law.mentions import Mention, mentions_in, names_a_provision

_CODES = {  # a rule of language.yaml -> its code here; vague words bind nobody only in a clause
    WORD_CODES["act"]: "TK-D005",
    WORD_CODES["house"]: "TK-D006",
    WORD_CODES["residents"]: "TK-D007",
    WORD_CODES["recruitment"]: "TK-D008",
    WORD_CODES["seat"]: "TK-D041",
    WORD_CODES["approval"]: "TK-D009",
    WORD_CODES["plain"]: "TK-D010",
}
# Of an employment requirement; elsewhere the words mean other things.
_BESIDE_CLAUSES = {"TK-D007", "TK-D008", "TK-D009", "TK-D041"}


def words_are_in_use(reading: FinishedReading) -> Iterator[DocumentFinding]:
    """Each word once, at its first place: a long document may hold it a hundred times."""
    is_strict = reading.has_clauses and reading.audience is Audience.SUPPLIER
    language = reading.standards.language if is_strict else reading.standards.everyday
    first: dict[tuple[str, str], tuple[ReadText, Message]] = {}
    count: dict[tuple[str, str], int] = {}
    for read in _readable(reading):
        for finding in words_in_passages((Passage(tuple(read.own), 0),), language):
            code, word = _CODES[finding.message.code], finding.message.facts["word"]
            if _is_left_out(code, word, reading):
                continue
            key = code, word.lower()
            first.setdefault(key, (read, Message(code, finding.message.facts)))
            count[key] = count.get(key, 0) + 1
    for key, (read, message) in first.items():
        facts = {**message.facts, "place": read.place, "count": str(count[key])}
        yield found_at(read, replace(message, facts=facts), message.facts["word"])


def provisions_are_of_the_right_regime(reading: FinishedReading) -> Iterator[DocumentFinding]:
    """The clauses tell on which side of the threshold the procurement is; nothing else may point to the other side."""
    index = reading.standards.index
    regimes = _stated_regimes(reading, index)
    if len(regimes) != 1:
        return
    for read in _readable(reading):
        own = "\n".join(sentence.words for sentence in read.sentences if not sentence.vetted)
        for mention in _mentions(own, index):
            known = _regimes_of(mention, index)
            if known and not known & regimes:
                act = index.names.get(mention.number, mention.number)
                facts = {"provision": str(mention.place), "act": act, "place": read.place}
                yield found_at(read, Message("TK-D004", facts), str(mention.place))


def its_own_sentences_are_short(reading: FinishedReading) -> Iterator[DocumentFinding]:
    """One finding for them all, at the longest."""
    most = reading.standards.language.limits.sentence_words
    long = [
        (len(counted_words(sentence.words)), read, sentence.words)
        for read, sentence in _own_sentences(reading)
        if len(counted_words(sentence.words)) > most
    ]
    yield from _longest(long, "TK-D011", most)


def built_sentences_are_short(reading: FinishedReading) -> Iterator[DocumentFinding]:
    """A sentence of a later clause that the case's own values make too long; one finding for them all, at the longest."""
    later = reading.standards.language.later
    most = later.sentence_words if later is not None else sys.maxsize
    long = [
        (count, read, sentence.words)
        for read in _readable(reading)
        for sentence in read.sentences
        if sentence.of_a_clause and (count := len(counted_words(sentence.words))) > most
    ]
    held = [each for each in long if reading.standards.later.holes_in(each[2]) is not None]
    yield from _longest(held, "TK-L341", most)


def its_own_text_is_readable(reading: FinishedReading) -> Iterator[DocumentFinding]:
    """LIX of the document's own whole sentences, against the limit of its reader; titles, labels and names in cells are none."""
    limits = reading.standards.language.limits
    found = lix("\n".join(sentence.words for _, sentence in _own_sentences(reading) if is_whole(sentence.words)))
    most = limits.lix[reading.audience.value]
    if found.words >= limits.fewest_words and found.value > most:
        yield DocumentFinding(Message("TK-D012", {"lix": f"{found.value:.0f}", "most": str(most)}))


LANGUAGE_RULES: tuple[Callable[[FinishedReading], Iterator[DocumentFinding]], ...] = (
    provisions_are_of_the_right_regime,
    words_are_in_use,
    its_own_sentences_are_short,
    built_sentences_are_short,
    its_own_text_is_readable,
)


def _longest(long: Sequence[tuple[int, ReadText, str]], code: str, most: int) -> Iterator[DocumentFinding]:
    if long:
        longest, read, words = max(long, key=lambda item: item[0])
        facts = {"count": str(len(long)), "most": str(most), "longest": str(longest)}
        yield found_at(read, Message(code, {**facts, "words": quoted(words), "place": read.place}), words)


def _readable(reading: FinishedReading) -> Iterator[ReadText]:
    return (read for read in reading.texts if read.source.is_read)


def _own_sentences(reading: FinishedReading) -> Iterator[tuple[ReadText, ReadSentence]]:
    for read in _readable(reading):
        yield from ((read, sentence) for sentence in read.sentences if not sentence.vetted)


def _is_left_out(code: str, word: str, reading: FinishedReading) -> bool:
    """Words of our clauses' subject mean other things elsewhere; what tells of a person has a rule of its own."""
    if code in _BESIDE_CLAUSES and not reading.has_clauses:
        return True
    return reading.audience is not Audience.AUTHORITY and bool(
        reading.standards.private.found_in(word, reading.audience)
    )


def _stated_regimes(reading: FinishedReading, index: LawIndex) -> frozenset[Regime]:
    """On which side the clauses say that the procurement is: what all their provisions have in common."""
    stated: frozenset[Regime] = frozenset()
    for read in _readable(reading):
        if any(sentence.vetted for sentence in read.sentences):
            for mention in _mentions(read.text, index):
                known = _regimes_of(mention, index)
                stated = stated & known or known or stated
    return stated


def _mentions(text: str, index: LawIndex) -> tuple[Mention, ...]:
    return mentions_in(text, None, index) if names_a_provision(text) else ()


def _regimes_of(mention: Mention, index: LawIndex) -> frozenset[Regime]:
    rows = index.rows_at(mention.number, mention.place) if mention.place else ()
    return frozenset(row.regime for row in rows if row.regime is not None)
