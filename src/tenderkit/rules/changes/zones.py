"""Where in a sentence it stands who is obliged, from when a time is counted, and how many obligations there are."""

from collections.abc import Iterator, Sequence
from enum import StrEnum

from tenderkit.rules.language.binding_words import Binding, Word, word_table

_ENDS = frozenset(".!?")
_ABBREVIATIONS = word_table("kap st bl d v s k t ex m fl nr dnr")
_OBLIGES = frozenset({"ska", "skall"})
_COUNTED_FROM = frozenset({"från", "efter", "före", "innan", "räknat", "sedan"})
_JOINS = word_table("och eller men som att om när då innan för")
# A Swedish main clause has its verb second: where one of these opens it, the subject stands after the verb.
_FRONTED = word_table(
    "om när då inom vid efter före innan senast under för i på med till från enligt därefter dessutom därför "
    "sedan utan trots genom hos utöver även också där här så av mot"
)
_SUBJECT_WORDS = 3  # `den upphandlande organisationen`


class Zone(StrEnum):
    """A part of a sentence where any other word changes what is owed."""

    SUBJECT = "subject"
    COUNTED_FROM = "counted_from"


Bindings = Sequence[Binding | None]


def zones(words: Sequence[Word], bindings: Bindings) -> tuple[Zone | None, ...]:
    """The zone of each word, if any."""
    found: list[Zone | None] = [None] * len(words)
    for sentence in _sentences(words):
        for place in _counted_from(words, bindings, sentence):
            found[place] = Zone.COUNTED_FROM
        for place in _subjects(words, bindings, sentence):
            found[place] = Zone.SUBJECT
    return tuple(found)


def obligations(words: Sequence[Word]) -> int:
    """How many sentences say *ska*."""
    return sum(any(words[place].key in _OBLIGES for place in sentence) for sentence in _sentences(words))


def _sentences(words: Sequence[Word]) -> Iterator[range]:
    start = 0
    for place, word in enumerate(words):
        if word.key in _ENDS and words[place - 1].key not in _ABBREVIATIONS:
            yield range(start, place + 1)
            start = place + 1
    yield range(start, len(words))


def _subjects(words: Sequence[Word], bindings: Bindings, sentence: range) -> Iterator[int]:
    """Everything before the first modal verb, since it also says when the obligation arises; then each later subject."""
    start = sentence.start
    for place in sentence:
        if bindings[place] is not Binding.MODAL:
            continue
        if start == sentence.start:
            yield from range(start, place)
            yield from _after_the_verb(bindings, range(place + 1, sentence.stop), words[start].key)
        else:
            yield from _back_to_a_join(words, range(start, place))
        start = place + 1


def _after_the_verb(bindings: Bindings, rest: range, opening: str) -> Iterator[int]:
    if opening not in _FRONTED:
        return
    for place in rest[:_SUBJECT_WORDS]:
        yield place
        if bindings[place] is Binding.PARTY:
            return


def _back_to_a_join(words: Sequence[Word], before: range) -> Iterator[int]:
    for place in reversed(before):
        if words[place].is_sign or words[place].key in _JOINS:
            return
        yield place


def _counted_from(words: Sequence[Word], bindings: Bindings, sentence: range) -> Iterator[int]:
    """After a deadline: `från den dag då anmaningen kom fram`, to the next sign."""
    inside = False
    for place in sentence:
        if words[place].is_sign:
            inside = False
        elif words[place].key in _COUNTED_FROM and place and bindings[place - 1] is Binding.DEADLINE:
            inside = True
        if inside:
            yield place
