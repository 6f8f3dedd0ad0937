"""What a sentence settles for the whole document: a clause of the municipality's own that says the same otherwise contradicts it.

`library.yaml` tells by its mark what a sentence decides (`payment_for_places: s5`), of the shipped clauses and of the
municipality's. Two clauses of one document that decide the same are told, unless the vetted one gives way: its sentence stands
under `{% if computed.own_settles.payment_for_places is not stated %}`.
"""

import re
from collections.abc import Iterable, Iterator, Mapping

from msgspec import Struct

from tenderkit.messages import Message
from tenderkit.model.clauses.clause import Clause, InlineChoice, Mark, Pieces
from tenderkit.model.clauses.library import ClauseLibrary, LibraryEntry, published_of, version_key
from tenderkit.model.clauses.roles import ClauseRole, Meaning
from tenderkit.model.conditions.condition import And, Condition, Truth
from tenderkit.patterns import lazy_pattern
from tenderkit.rules.conditions.askable import contradiction_in
from tenderkit.rules.conditions.deciding import FactSource, decide
from tenderkit.rules.conditions.facts import COMPUTED, OWN_SETTLES
from tenderkit.rules.language.clause_finding import ClauseFinding
from tenderkit.rules.language.passages import passages_in, texts_in

_ABOUT_PLACES = lazy_pattern(r"\b(?:plats|praktik|anställning|lärling)\w*", re.IGNORECASE)
# How a sentence speaks that may settle it without saying so in `library.yaml`.
_SPEAKS_OF = {
    Meaning.PAYMENT_FOR_PLACES: lazy_pattern(
        r"\b(?:bonus|premie|ersättning|betalning|betala|ersätta|ersätter)\w*", re.IGNORECASE
    )
}


class _Settled(Struct, frozen=True):
    """The facts of a document, and by which mark a clause of the municipality's own settles what."""

    facts: FactSource
    marks: Mapping[str, str]

    def lookup(self, path: str) -> object | None:
        return self.marks.get(path) or self.facts.lookup(path)


def with_settled(facts: FactSource, entries: Iterable[LibraryEntry]) -> FactSource:
    """The facts as the other clauses of the document ask for them."""
    own = [entry for entry in entries if entry.role is ClauseRole.ADDITION]
    marks = {_path(meaning): mark for entry in own for meaning, mark in entry.marks.items()}
    return _Settled(facts, marks) if marks else facts


def settled_twice(entries: Iterable[LibraryEntry]) -> Iterator[Message]:
    """Each pair of clauses in one document that settle the same, the municipality's own first."""
    entries = tuple(entries)
    for own in entries:
        if own.role is not ClauseRole.ADDITION:
            continue
        for meaning, mark in own.marks.items():
            others = (other for other in entries if other.clause.id != own.clause.id)
            yield from (_told(own, mark, meaning, other) for other in others if _says_otherwise(other, meaning))


def contradicted_in(library: ClauseLibrary, own: LibraryEntry, meaning: Meaning, mark: str) -> Iterator[Message]:
    """The clauses in use that settle the same and may stand in a document with this one."""
    for clause_id, versions in library.clauses.items():
        in_use = max(published_of(versions.values()), key=lambda entry: version_key(entry.clause.version), default=None)
        if in_use is None or clause_id == own.clause.id or not _says_otherwise(in_use, meaning):
            continue
        if not _never_together(own.clause, in_use.clause):
            yield _told(own, mark, meaning, in_use)


def unsaid_settling(entry: LibraryEntry, library: ClauseLibrary) -> Iterator[ClauseFinding]:
    """A sentence of the municipality's own that may settle what a vetted one does, and doesn't say so."""
    if entry.role is not ClauseRole.ADDITION:
        return
    for meaning, speaks in _SPEAKS_OF.items():
        others = [each for each in library.entries() if _says_otherwise(each, meaning)]
        if meaning in entry.marks or not others:
            continue
        for passage in passages_in(entry.clause.body):
            for sentence in passage.sentences:
                if (found := speaks.search(sentence)) and _ABOUT_PLACES.search(sentence):
                    facts = {"word": found[0], "other": others[-1].clause.id, "meaning": meaning.value}
                    yield ClauseFinding(Message("TK-L375", facts), line=passage.line, words=found[0])
                    return


def gives_way(clause: Clause, mark: str, meaning: Meaning) -> bool:
    """Whether the marked sentence is left out wherever a clause of the municipality's own settles the same."""
    facts = _Settled(_Nothing(), {_path(meaning): mark})
    guards = [
        (*text.conditions, *inner)
        for text in texts_in(clause.body)
        for inner in ([()] if text.mark == mark else _around(text.pieces, mark))
    ]
    return bool(guards) and all(any(_fails(each, facts) for each in guard) for guard in guards)


class _Nothing:
    """A case that states nothing."""

    def lookup(self, path: str) -> object | None:  # noqa: ARG002 - the shape of FactSource
        return None


def _fails(condition: Condition | None, facts: FactSource) -> bool:
    return condition is not None and decide(condition, facts).truth is Truth.NO and not _fails_anyway(condition)


def _fails_anyway(condition: Condition) -> bool:
    """One that asks for something else that isn't stated fails in every empty case: that says nothing."""
    return decide(condition, _Nothing()).truth is Truth.NO


def _around(pieces: Pieces, mark: str) -> Iterator[tuple[Condition | None, ...]]:
    for piece in pieces:
        if isinstance(piece, Mark) and piece.id == mark:
            yield ()
        elif isinstance(piece, InlineChoice):
            for condition, inner in piece.branches:
                yield from ((condition, *deeper) for deeper in _around(inner, mark))


def _says_otherwise(other: LibraryEntry, meaning: Meaning) -> bool:
    mark = other.marks.get(meaning)
    if mark is None or (other.role is not None and other.role.is_of_an_agreement):
        return False
    return not gives_way(other.clause, mark, meaning)


def _never_together(one: Clause, other: Clause) -> bool:
    if other.id in one.conflicts or one.id in other.conflicts:
        return True
    both = (one.applies_if, other.applies_if)
    return None not in both and bool(contradiction_in(And(tuple(each for each in both if each is not None))))


def _told(own: LibraryEntry, mark: str, meaning: Meaning, other: LibraryEntry) -> Message:
    facts = {
        "own": f"{own.clause.id}.{mark}",
        "other": f"{other.clause.id}.{other.marks[meaning]}",
        "clause": other.clause.id,
        "meaning": meaning.value,
    }
    return Message("TK-L374", facts)


def _path(meaning: Meaning) -> str:
    return f"{COMPUTED}.{OWN_SETTLES}.{meaning.value}"
