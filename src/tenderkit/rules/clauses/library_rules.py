"""A library of clauses against every rule, in one pass: each clause for itself, then all of them together."""

from collections.abc import Iterable, Iterator, Mapping

from msgspec import Struct, field

from tenderkit.model.clauses.clause import Clause, ClauseKind, ClauseReference
from tenderkit.model.clauses.walk import pieces_in
from tenderkit.rules.clauses.clause_rules import form_findings
from tenderkit.rules.clauses.relation_rules import relation_faults
from tenderkit.rules.conditions.own_values import declared_otherwise
from tenderkit.rules.language.clause_finding import ClauseFinding
from tenderkit.rules.language.language import Language
from tenderkit.rules.language.language_rules import SENTENCE_RULES, long_sentences, readability
from tenderkit.rules.language.passages import Passage, Reading, passages_in
from tenderkit.rules.language.term_rules import (
    abbreviations_are_explained,
    terms_are_defined,
    terms_are_used,
    terms_defined_in,
)
from tenderkit.rules.language.word_rules import (
    vague_words_defined_in,
    vague_words_have_a_measure,
    words_are_plain_and_lawful,
    words_in_passages,
)

LANGUAGE_RULES = (
    words_are_plain_and_lawful,
    vague_words_have_a_measure,
    *SENTENCE_RULES,
    terms_are_defined,
    abbreviations_are_explained,
)


class Surroundings(Struct, frozen=True):
    """What a clause is checked against: the ids of the library, its language, and what its clauses define.

    `meanings` are the vague words that a clause gives a measure, by its id; those of definitions stand under ''.
    """

    known: frozenset[str]
    language: Language = field(default_factory=Language)
    terms: frozenset[str] = frozenset()
    meanings: Mapping[str, frozenset[str]] = field(default_factory=dict)


def surroundings_of(known: Iterable[str], clauses: Iterable[Clause], language: Language) -> Surroundings:
    """What these clauses define for each other."""
    terms: set[str] = set()
    meanings: dict[str, frozenset[str]] = {}
    for clause in clauses:
        passages = tuple(passages_in(clause.body))
        terms.update(terms_defined_in(passages))
        if found := vague_words_defined_in(passages, language):
            meanings[clause.id] = found
            if clause.kind is ClauseKind.DEFINITION:
                meanings[""] = meanings.get("", frozenset()) | found
    return Surroundings(frozenset(known), language, frozenset(terms), meanings)


def lint_clause(clause: Clause, around: Surroundings) -> Iterator[ClauseFinding]:
    """Every fault of one clause."""
    yield from form_findings(clause, around.known)
    yield from language_findings(clause, around)


def language_findings(clause: Clause, around: Surroundings) -> Iterator[ClauseFinding]:
    """Every fault of a clause's language, in the order of the rules."""
    reading = Reading(clause, tuple(passages_in(clause.body)), around.language, around.terms, _meanings(clause, around))
    for rule in LANGUAGE_RULES:
        yield from rule(reading)


def text_findings(passages: tuple[Passage, ...], language: Language, reader: str) -> Iterator[ClauseFinding]:
    """The faults of the words around the clauses in a document for this reader."""
    yield from words_in_passages(passages, language)
    yield from long_sentences(passages, language.limits)
    yield from readability(passages, language.limits, reader)


def lint_set(clauses: Mapping[str, Clause]) -> Iterator[tuple[str, ClauseFinding]]:
    """Faults between the clauses of a library, with the id of the clause to open."""
    yield from relation_faults(clauses)
    for clause_id, parameter, message in declared_otherwise(clauses.values()):
        yield clause_id, ClauseFinding(message, ("parameters", parameter.name, "type"))
    yield from _unused_terms(clauses.values())


def _meanings(clause: Clause, around: Surroundings) -> frozenset[str]:
    near = {
        "",
        *clause.requires,
        *(piece.clause for piece in pieces_in(clause.body) if isinstance(piece, ClauseReference)),
    }
    return frozenset().union(*(around.meanings.get(clause_id, frozenset()) for clause_id in near))


def _unused_terms(clauses: Iterable[Clause]) -> Iterator[tuple[str, ClauseFinding]]:
    definitions: dict[str, dict[str, Passage]] = {}
    texts: list[str] = []
    for clause in clauses:
        passages = tuple(passages_in(clause.body))
        texts.append("\n".join(sentence for passage in passages for sentence in passage.sentences).lower())
        if clause.kind is ClauseKind.DEFINITION:
            definitions[clause.id] = terms_defined_in(passages)
    text = "\n".join(texts)
    for clause_id, defined in definitions.items():
        yield from ((clause_id, finding) for finding in terms_are_used(defined, text))
