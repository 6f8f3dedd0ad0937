"""Acts and provisions that a clause names in its own words, with the act that each provision belongs to."""

import re
from collections.abc import Iterator

from msgspec import Struct

from tenderkit.model.clauses.clause import Clause
from tenderkit.patterns import lazy_pattern
from tenderkit.rules.clauses.clause_text import body_lines
from tenderkit.rules.law.law_index import ANY_PROCUREMENT_ACT, UNKNOWN_ACT, ActName, LawIndex
from tenderkit.rules.law.provisions import PlaceInAct, find_provisions

_SENTENCE_END = lazy_pattern(r"(?<!\bkap)(?<!\bst)(?<!\bart)[.!?](?=\s+[A-ZÅÄÖ⟦])|\n")
_SAME_ACT = lazy_pattern(r"\b(?:samma|nämnda|den) lag(?:en)?\b", re.IGNORECASE)
_ACT_AFTER = lazy_pattern(r" (?:i )?([a-zåäö]+(?:lagen|balken|förordningen))\b")  # `12 § skadeståndslagen`
_PROVISION_SIGNS = ("§", "kap", "rtik")
_ACT_FACTS = ("computed.act", "computed.act_short")


class Mention(Struct, frozen=True):
    """An act's `number` (see `LawIndex`), and the place in it, or `None` when only the act is named."""

    number: str
    place: PlaceInAct | None


def prose(clause: Clause) -> str:
    """Everything that others than the drafter read, a line per block."""
    return "\n".join((*body_lines(clause.body), clause.motive, clause.evidence, clause.follow_up, clause.sanction))


def names_a_provision(text: str) -> bool:
    """Whether a text may name one at all: most don't, and need no closer look."""
    return any(sign in text for sign in _PROVISION_SIGNS)


def mentions_in(text: str, clause: Clause | None, index: LawIndex) -> tuple[Mention, ...]:
    """Every act and provision that the text names, once each, in the order of reading; a finished text is of no clause."""
    found: list[Mention] = []
    last = UNKNOWN_ACT
    for sentence in _sentences(text):
        acts = _acts_in(sentence, clause, index, last)
        found += [
            Mention(_act_of(named.end, sentence, acts, index) or last, named.place)
            for named in find_provisions(sentence)
        ]
        found += [Mention(act.number, None) for act in acts if act.number != ANY_PROCUREMENT_ACT]
        last = acts[-1].number if acts else last
    return tuple(dict.fromkeys(found))


def _sentences(text: str) -> Iterator[str]:
    start = 0
    for end in _SENTENCE_END.finditer(text):
        yield text[start : end.end()]
        start = end.end()
    yield text[start:]


def _acts_in(sentence: str, clause: Clause | None, index: LawIndex, last: str) -> list[ActName]:
    """The acts named, in order: by number, by name, by a hole that holds the act, or as `samma lag`."""
    parameters = clause.parameters.items() if clause else ()
    holes = (f"⟦{name}⟧" for name, parameter in parameters if parameter.source in _ACT_FACTS)
    found = [ActName(sentence.index(hole), ANY_PROCUREMENT_ACT) for hole in holes if hole in sentence]
    found += index.acts_in(sentence)
    for match in _SAME_ACT.finditer(sentence):
        before = [act.number for act in sorted(found, key=_start) if act.start < match.start()] or [last]
        found.append(ActName(match.start(), before[-1]))
    return sorted((act for act in found if act.number != UNKNOWN_ACT), key=_start)


def _start(act: ActName) -> int:
    return act.start


def _act_of(end: int, sentence: str, acts: list[ActName], index: LawIndex) -> str:
    """The act named right after the provision, else the next one in the sentence, else the last one before it."""
    if named := _ACT_AFTER.match(sentence, end):
        return index.number_of(named[1])
    after = [act.number for act in acts if act.start >= end]
    before = [act.number for act in acts if act.start < end]
    return next(iter((*after, *reversed(before))), UNKNOWN_ACT)
