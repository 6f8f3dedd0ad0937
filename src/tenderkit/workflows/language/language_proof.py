"""Every rule of `language.yaml` proves itself: its example is found and its counterexample is not."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import PurePath

from tenderkit.messages import Message
from tenderkit.model.language.language_file import RuleEntry, WordEntry
from tenderkit.problems import InvalidInputError, Key, Problem
from tenderkit.readers.clauses.clause_reader import parse_clause
from tenderkit.readers.language.language_parser import LanguageSource
from tenderkit.rules.clauses.library_rules import lint_clause, lint_set, surroundings_of
from tenderkit.rules.language.language import Language, word_rule
from tenderkit.rules.language.readability import sentences

_FRONT = {
    "format": "1",
    "id": "exempel",
    "version": "1.0.0",
    "title": "Exempel",
    "kind": "requirement",
    "motive": "Skälet till villkoret.",
    "evidence": "Uppgift i rapporten.",
    "follow_up": "Samordnaren läser rapporten.",
    "guidance": "Råd.",
    "change": "{class: edition, theme: ny klausul, note: Första utgåvan.}",
}


def language_problems(files: Sequence[LanguageSource], language: Language) -> Iterator[Problem]:
    """Where an example shows something else than it should."""
    for file in files:
        for index, word in enumerate(file.file.words):
            for name in _wrong_word_examples(word):
                yield file.source.problem(("words", index, name), Message("TK-L154", {"rule": word.word}))
        for index, rule in enumerate(file.file.rules):
            for name in _wrong_rule_examples(rule, language):
                key: Key = ("rules", index, name)
                yield file.source.problem(key, Message("TK-L154", {"rule": rule.code}))


def _wrong_word_examples(entry: WordEntry) -> Iterator[str]:
    rule = word_rule(entry.word, entry.say, entry.unless, entry.near, entry.rule)
    if entry.example is not None and not any(map(rule.found_in, sentences(entry.example))):
        yield "example"
    if entry.counterexample is not None and any(map(rule.found_in, sentences(entry.counterexample))):
        yield "counterexample"


def _wrong_rule_examples(entry: RuleEntry, language: Language) -> Iterator[str]:
    if entry.code not in codes_of(entry.example, entry.example_front, language):
        yield "example"
    if entry.code in codes_of(entry.counterexample, entry.counterexample_front, language):
        yield "counterexample"


def codes_of(body: str, front: Mapping[str, str], language: Language) -> frozenset[str]:
    """The codes that a clause with this text and this front matter gives, held to all that is asked of a new one."""
    head = "\n".join(f"{key}: {value}" for key, value in {**_FRONT, **front}.items())
    try:
        clause = parse_clause(f"---\n{head}\n---\n{body}\n".encode(), PurePath("exempel", "1.0.0.md"))
    except InvalidInputError as error:
        return frozenset(problem.message.code for problem in error.problems)
    findings = list(lint_clause(clause, surroundings_of([clause.id], [clause], language.of_what_begins(None))))
    findings += [finding for _, finding in lint_set({clause.id: clause})]
    return frozenset(finding.message.code for finding in findings)
