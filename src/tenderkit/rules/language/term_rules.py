"""Words that the reader must be told the meaning of: defined terms and abbreviations."""

import re
from collections.abc import Iterator, Mapping
from itertools import islice

from tenderkit.messages import Message
from tenderkit.model.clauses.clause import Clause, ClauseKind, Words
from tenderkit.model.clauses.walk import pieces_in
from tenderkit.patterns import lazy_pattern
from tenderkit.rules.language.clause_finding import ClauseFinding
from tenderkit.rules.language.passages import Passage, Reading

_DEFINES = lazy_pattern(r"\b[Mm]ed (.+?) (?:avses|menas)\b|^(?:Ett|En) (\w+) är\b")
_ABBREVIATION = lazy_pattern(r"(?<![\w⟦(])(?![IVXLC]+\b)[A-ZÅÄÖ]{2,}[a-zåäö]?(?![\w⟧)])|(?<!\w)(?:[a-zåäö]{1,4}\.){2,}")
_DEFINED_AND_USED = 2  # once in its own definition, once at least elsewhere
_EXPLAINED = lazy_pattern(r"\(([A-ZÅÄÖ]{2,})\)")


def terms_defined_in(passages: tuple[Passage, ...]) -> dict[str, Passage]:
    """`Med **plats** avses …`, `Ett avtalsår är …`: the words defined, in lower case."""
    return {
        (match[1] or match[2]).lower(): passage
        for passage in passages
        for sentence in passage.sentences
        for match in _DEFINES.finditer(sentence)
        if "⟦" not in (match[1] or "")
    }


def terms_are_defined(reading: Reading) -> Iterator[ClauseFinding]:
    """A word in strong type, or one that the data calls a term, is defined in some clause. Each is named once."""
    strong = map(str.lower, _strong_words(reading.clause)) if reading.clause.kind is not ClauseKind.DEFINITION else ()
    for term in dict.fromkeys((*map(str.lower, reading.language.terms), *strong)):
        used = None if term in reading.terms else _first_use(term, reading.passages)
        if used is not None:
            passage, found = used
            yield ClauseFinding(Message("TK-L144", {"term": term}), line=passage.line, words=found)


def terms_are_used(definitions: Mapping[str, Passage], text: str) -> Iterator[ClauseFinding]:
    """A term that nothing uses makes the reader look for what isn't there. `text` is that of all clauses, in lower case."""
    for term, passage in definitions.items():
        uses = _stem(term).finditer(text)
        if sum(1 for _ in islice(uses, _DEFINED_AND_USED)) < _DEFINED_AND_USED:
            yield ClauseFinding(Message("TK-L145", {"term": term}), line=passage.line, words=term)


def abbreviations_are_explained(reading: Reading) -> Iterator[ClauseFinding]:
    """Short forms are known from the data, or written out where they first stand: `Europeiska unionen (EU)`."""
    known = set(reading.language.abbreviations)
    named: set[str] = set()
    for passage in reading.passages:
        for sentence in passage.sentences:
            known.update(_EXPLAINED.findall(sentence))
            for found in _ABBREVIATION.findall(sentence):
                if found not in known | named:
                    named.add(found)
                    yield ClauseFinding(Message("TK-L146", {"word": found}), line=passage.line, words=found)


def _strong_words(clause: Clause) -> Iterator[str]:
    return (piece.text.strip() for piece in pieces_in(clause.body) if isinstance(piece, Words) and piece.strong)


def _first_use(term: str, passages: tuple[Passage, ...]) -> tuple[Passage, str] | None:
    pattern = _stem(term)
    for passage in passages:
        for sentence in passage.sentences:
            if found := pattern.search(sentence.lower()):
                return passage, found[0]
    return None


def _stem(term: str) -> re.Pattern[str]:
    """Every inflection of the last word: `plats` finds *platserna*, `målgruppen` finds *målgrupp*."""
    stem = re.sub(r"(?:en|et|n|t)$", "", term) if len(term) > 6 else term  # noqa: PLR2004 - short words have no ending to spare
    return lazy_pattern(rf"(?<!\w){re.escape(stem)}\w*")
