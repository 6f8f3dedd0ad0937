"""The words of a clause against the word list: outdated, unlawful, vague."""

import re
from collections.abc import Iterator

from tenderkit.messages import Message
from tenderkit.patterns import lazy_pattern
from tenderkit.rules.language.clause_finding import ClauseFinding
from tenderkit.rules.language.language import Language, WordRule
from tenderkit.rules.language.passages import Passage, Reading
from tenderkit.rules.language.readability import sentences

SPOKEN = ("title", "motive", "evidence", "follow_up", "sanction")  # the front matter that suppliers read
_MEASURE = lazy_pattern(r"\d|⟦(?!supplier|authority)")


def words_are_plain_and_lawful(reading: Reading) -> Iterator[ClauseFinding]:
    """Every word of the list, in what the supplier reads."""
    for key in SPOKEN:
        for sentence in sentences(getattr(reading.clause, key)):
            for rule, found in _hits(sentence, reading.language.other_words):
                yield ClauseFinding(_message(rule, found), (key,))
    yield from words_in_passages(reading.passages, reading.language)


def words_in_passages(passages: tuple[Passage, ...], language: Language) -> Iterator[ClauseFinding]:
    """Every word of the list but the vague ones, which a measure excuses."""
    for passage in passages:
        for sentence in passage.sentences:
            for rule, found in _hits(sentence, language.other_words):
                yield ClauseFinding(_message(rule, found), line=passage.line, words=found)


def vague_words_have_a_measure(reading: Reading) -> Iterator[ClauseFinding]:
    """*Lämplig* and *snarast* bind nobody, unless a figure, a definition or a reason in the data stands behind them."""
    known = reading.meanings | vague_words_defined_in(reading.passages, reading.language)
    for passage in reading.passages:
        for sentence in passage.sentences:
            for rule, found in _hits(sentence, reading.language.vague_words):
                excused = rule.word in known or (reading.clause.id, rule.word) in reading.language.excuses
                if not excused and not _MEASURE.search(sentence):
                    yield ClauseFinding(_message(rule, found), line=passage.line, words=found)


def vague_words_defined_in(passages: tuple[Passage, ...], language: Language) -> frozenset[str]:
    """`En kandidat är lämplig om …`, `… är inte lämplig för …`, `Med lämplig plats avses …`."""
    return frozenset(
        rule.word
        for passage in passages
        for sentence in passage.sentences
        for rule in language.vague_words
        if (found := rule.pattern.search(sentence)) and _defines(found[0], sentence)
    )


def _defines(word: str, sentence: str) -> bool:
    return bool(re.search(rf"\bär {word} (?:om|när)\b|\bär inte {word} för\b|\b[Mm]ed .*{word}.* avses\b", sentence))


def _hits(sentence: str, words: tuple[WordRule, ...]) -> Iterator[tuple[WordRule, str]]:
    """Every one of the words; of two that say the same and lie within each other, the longer."""
    lowered = sentence.lower()
    possible = (rule for rule in words if rule.may_stand_in(lowered))
    hits = [(rule, found) for rule in possible if (found := rule.found_in(sentence))]
    for rule, found in hits:
        longer = (other for same, other in hits if same.code == rule.code and len(other) > len(found))
        if not any(found.lower() in other.lower() for other in longer):
            yield rule, found


def _message(rule: WordRule, found: str) -> Message:
    return Message(rule.code, {"word": found, "say": rule.say})
