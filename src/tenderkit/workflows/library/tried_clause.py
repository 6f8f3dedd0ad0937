"""A clause tried with values: those of a test's example or of a case, and what somebody exchanges in them; nothing is stored."""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path, PurePath

from msgspec import Struct

from tenderkit.messages import Message
from tenderkit.model.case.case import Procurement
from tenderkit.model.case.choices import Law, TextLength
from tenderkit.model.case.titled_choice import TitledChoice
from tenderkit.model.clauses.clause import Clause
from tenderkit.model.clauses.clause_test_file import ClauseCase
from tenderkit.model.clauses.library import version_key
from tenderkit.model.clauses.walk import conditions_in
from tenderkit.model.conditions.condition import Condition, Truth, paths_of
from tenderkit.model.form.form_fields import Ask, form_fields
from tenderkit.model.law.acts import Act
from tenderkit.problems import InvalidInputError, Key, Problem
from tenderkit.project.one_run import once_in_a_run
from tenderkit.project.places import find_places
from tenderkit.readers.clauses.clause_test_reader import read_clause_test, read_facts
from tenderkit.readers.law.law_table_reader import read_law_table
from tenderkit.readers.yaml.stand_ins import with_stand_ins
from tenderkit.readers.yaml.yaml_reader import parse_yaml
from tenderkit.rules.changes.word_diff import Diff, diff_lines, differs
from tenderkit.rules.clauses.condition_words import condition_words
from tenderkit.rules.clauses.length_stretches import TEXT_LENGTH, has_two_lengths
from tenderkit.rules.conditions.deciding import FactSource, decide
from tenderkit.rules.conditions.given_facts import GivenFacts
from tenderkit.rules.conditions.own_values import with_own_values
from tenderkit.rules.conditions.reasons import reason_in_document
from tenderkit.workflows.clauses.clause_test_run import Said, run_clause_test, said_with
from tenderkit.workflows.clauses.clause_tests import paths_of_tests
from tenderkit.workflows.drafts.answers import read_answer
from tenderkit.workflows.drafts.draft_case import read_draft
from tenderkit.workflows.drafts.preview import asked_section, examined_draft, plan_as_stated
from tenderkit.workflows.drafts.questions import pattern_at
from tenderkit.workflows.library.whole_library import clause_names, whole_library
from tenderkit.workflows.papers.composing import planned_documents

_NEXT = "\n\n"  # between the blocks of what is said


class TriedCondition(Struct, frozen=True):
    """A condition in words, whether it holds, and the facts that decided."""

    words: str
    truth: Truth
    reasons: tuple[str, ...]


class TriedClause(Struct, frozen=True):
    """How the clause comes out; `short` is `None` where it has one text. `taken` is the condition of the whole clause."""

    taken: TriedCondition | None
    conditions: tuple[TriedCondition, ...]
    full: Said
    short: Said | None


class ClauseExample(Struct, frozen=True):
    """An example of the clause's tests, and where the clause says something else than it should."""

    case: ClauseCase
    faults: tuple[Message, ...]


class ReadValue(Struct, frozen=True):
    """What was typed for a fact, or why it can't be read; a `value` of `None` is that the fact isn't stated."""

    value: object | None = None
    refusal: Message | None = None


class SectionFacts(Struct, frozen=True):
    """The facts of a section of a case; `lot` is '' for that of the whole."""

    lot: str
    facts: FactSource


class _Exchanged(Struct, frozen=True):
    """The facts, but for those that somebody tries otherwise."""

    given: Mapping[str, object | None]
    stated: FactSource

    def lookup(self, path: str) -> object | None:
        if path in self.given:
            return self.given[path]
        found = self.stated.lookup(path)
        if found is not None:
            return found
        return GivenFacts({key: value for key, value in self.given.items() if value is not None}).lookup(path)


def clause_tried_with(
    start: Path, clause: Clause, stated: FactSource, given: Mapping[str, object | None]
) -> TriedClause:
    """The text in both lengths, and each condition with what decided it."""
    says = _saying(start, clause)
    lengths = (TextLength.FULL, TextLength.SHORT) if has_two_lengths(clause) else (TextLength.FULL,)
    full, *short = (says(_Exchanged({**given, TEXT_LENGTH: length}, stated)) for length in lengths)
    facts = with_own_values(_Exchanged({**given, TEXT_LENGTH: TextLength.FULL}, stated), (clause,))
    asked = dict.fromkeys(each for each in conditions_in(clause.body) if TEXT_LENGTH not in paths_of(each))
    return TriedClause(
        taken=_tried(clause.applies_if, facts) if clause.applies_if is not None else None,
        conditions=tuple(_tried(each, facts) for each in asked),
        full=full,
        short=short[0] if short else None,
    )


def _saying(start: Path, clause: Clause) -> Callable[[FactSource], Said]:
    """How the clause reads when it is tried by itself: it stands in no document, so that other clauses have titles and no numbers."""
    folders = find_places(start.resolve()).clause_folders
    acts, names = read_law_table(folders).acts, clause_names(folders)
    return lambda facts: said_with(clause, facts, acts, lambda other: f"”{names.get(other, other)}”")


def _tried(condition: Condition, facts: FactSource) -> TriedCondition:
    verdict = decide(condition, facts)
    reasons = tuple(dict.fromkeys(map(reason_in_document, verdict.reasons)))
    return TriedCondition(condition_words(condition), verdict.truth, reasons)


class TriedAlternative(Struct, frozen=True):
    """What the full text would be if a choice were another; `choice` is `None` where nobody has made it."""

    path: str
    choice: TitledChoice | bool | None
    diff: Diff


def alternatives_of(
    start: Path, clause: Clause, stated: FactSource, given: Mapping[str, object | None]
) -> tuple[TriedAlternative, ...]:
    """Every other choice of a closed list that changes the text, one at a time, all else being as it is tried."""
    says = _saying(start, clause)
    fixed = {**given, TEXT_LENGTH: TextLength.FULL}
    standing = says(_Exchanged(fixed, stated)).text.split(_NEXT)
    found = []
    for path in facts_to_try(clause):
        now = _Exchanged(fixed, stated).lookup(path)
        for choice in _choices(path):
            if choice != now:
                said = says(_Exchanged({**fixed, path: choice}, stated)).text.split(_NEXT)
                found.append(TriedAlternative(path, choice, diff_lines(standing, said)))
    return tuple(each for each in found if differs(each.diff))


def _choices(path: str) -> tuple[TitledChoice | bool | None, ...]:
    field = form_fields()[pattern_at(key_of_path(path))]
    if field.ask is Ask.YES_NO:
        return True, False, None
    return (*field.choice, None) if field.ask is Ask.CHOICE and field.choice is not None else ()


def facts_to_try(clause: Clause) -> tuple[str, ...]:
    """The facts of a case that decide or are written in the clause, and that a case file answers; in reading order."""
    conditions = (*((clause.applies_if,) if clause.applies_if else ()), *conditions_in(clause.body))
    asked = [path for condition in conditions for path in paths_of(condition)]
    asked += [parameter.source for parameter in clause.parameters.values()]
    return tuple(path for path in dict.fromkeys(asked) if pattern_at(key_of_path(path)) in form_fields())


def key_of_path(path: str) -> Key:
    """Where a case file answers the fact."""
    return tuple(path.split("."))


def read_value(path: str, typed: str | tuple[str, ...]) -> ReadValue:
    """The value as a case would hold it, understood as every field is."""
    found = read_answer(key_of_path(path), typed)
    if found.refusal is not None or found.value is None:
        return ReadValue(refusal=found.refusal)
    source = parse_yaml(json.dumps({"given": {path: found.value}}).encode(), PurePath(path))
    try:
        return ReadValue(read_facts(source, ("given",), {path: found.value})[path])
    except InvalidInputError as error:
        return ReadValue(refusal=error.problems[0].message)


def facts_of_case_sections(file: Path) -> tuple[SectionFacts, ...]:
    """What the case says for each of its sections, finished or not; raises what reading it raises."""
    source = read_draft(file).source
    filled = with_stand_ins(Procurement, source.data)
    if filled is None or source.problems:
        raise InvalidInputError(source.problems)
    planned = planned_documents(asked_section(examined_draft(source, file.parent, filled)))
    return tuple(
        SectionFacts(each.to_be.lot.id if each.to_be.lot else "", plan_as_stated(each, filled).facts)
        for each in planned
    )


@once_in_a_run
def examples_of(start: Path, clause_id: str, version: str) -> tuple[tuple[ClauseExample, ...], tuple[Problem, ...]]:
    """The examples that are about the version, run; and what is wrong in the files of tests themselves."""
    places = find_places(start.resolve())
    library, acts = whole_library(places.clause_folders), read_law_table(places.clause_folders).acts
    newest = max(library.clauses[clause_id], key=version_key)
    examples: list[ClauseExample] = []
    problems: list[Problem] = []
    for path in paths_of_tests(places, library, clause_id):
        try:
            test, _ = read_clause_test(path)
        except InvalidInputError as error:
            problems += error.problems
            continue
        if version in (test.versions or (newest,)):
            examples += _run(library.clauses[clause_id][version].clause, test.cases, acts)
    return tuple(examples), tuple(problems)


def _run(clause: Clause, cases: Iterable[ClauseCase], acts: Mapping[Law, Act]) -> Iterator[ClauseExample]:
    for case in cases:
        yield ClauseExample(case, tuple(fault.message for fault in run_clause_test(clause, case, acts)))
