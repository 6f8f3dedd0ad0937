"""A policy file -> Policy, with every fault of the file in one run."""

import re
from pathlib import Path, PurePath
from typing import Any

from pydantic_core import PydanticCustomError

from tenderkit.model.case.choices import TextLength
from tenderkit.model.policy.policy import (
    KindEntry,
    KindRow,
    Policy,
    PolicyFile,
    PolicyRow,
    RequirementVerdict,
    RowEntry,
)
from tenderkit.patterns import lazy_pattern
from tenderkit.prepared import prepared
from tenderkit.problems import InvalidInputError, Key, Problem
from tenderkit.project.one_run import once_in_a_run
from tenderkit.readers.clauses.clause_test_reader import read_facts
from tenderkit.readers.yaml.yaml_events import Tree
from tenderkit.readers.yaml.yaml_reader import YamlSource, parse_yaml, read_bytes
from tenderkit.rules.conditions.parser import parse_condition

_STATES_A_LENGTH = lazy_pattern(rb"^text:", re.MULTILINE)
_NEWER_FORMAT = "TK-L179"


@once_in_a_run
def read_policy(path: Path) -> Policy:
    """Read a policy file; raises `InvalidInputError` with every fault."""
    return parse_policy(read_bytes(path), path)


def parse_policy(data: bytes, name: PurePath) -> Policy:
    """Read a policy from the bytes of a file called `name`."""
    source = YamlSource(name, prepared("policies", dict[str, Any], (data,), lambda: _proved(data, name)), {}, {})
    return _policy(PolicyFile.model_validate(source.data), source)


def _proved(data: bytes, name: PurePath) -> dict[str, Tree]:
    """What is written in the file, when nothing is wrong with it."""
    from tenderkit.readers.policy.proof import policy_problems
    from tenderkit.readers.yaml.validation import validate

    source = parse_yaml(data, name)
    problems: list[Problem] = []
    try:
        validate(PolicyFile, source)
    except InvalidInputError as error:
        problems += error.problems
    if not any(problem.message.code == _NEWER_FORMAT for problem in problems):
        problems += policy_problems(source)
    if problems:
        raise InvalidInputError(sorted(problems, key=lambda problem: (problem.line, problem.column)))
    return source.data


@once_in_a_run
def read_policy_length(path: Path) -> TextLength | None:
    """The length of the clauses that the policy asks for, whatever else is wrong with it; most state none and aren't read."""
    data = read_bytes(path)
    if not _STATES_A_LENGTH.search(data):
        return None
    try:
        stated = parse_yaml(data, path).data.get("text")
    except InvalidInputError:
        return None
    try:
        return TextLength.read(stated)
    except PydanticCustomError:
        return None


def _policy(file: PolicyFile, source: YamlSource) -> Policy:
    return Policy(
        id=file.id,
        title_sv=file.title_sv,
        title_en=file.title_en or file.title_sv,
        source=file.source,
        rules=_rows("rules", file.rules, file, source),
        optional_rules=_rows("optional_rules", file.optional_rules, file, source),
        kinds=tuple(
            KindRow(**_row(("kinds", index), entry, file, source), verdict=RequirementVerdict.read(entry.verdict.value))
            for index, entry in enumerate(file.kinds)
        ),
        edges=_rows("edges", file.edges, file, source),
        advice=_rows("advice", file.advice, file, source),
        bands=file.bands,
        penalty=file.penalty,
        place_cost=file.place_cost,
        planning=file.planning,
        staffing=file.staffing,
    )


def _rows(part: str, entries: tuple[RowEntry, ...], file: PolicyFile, source: YamlSource) -> tuple[PolicyRow, ...]:
    return tuple(PolicyRow(**_row((part, index), entry, file, source)) for index, entry in enumerate(entries))


def _row(key: Key, entry: RowEntry | KindEntry, file: PolicyFile, source: YamlSource) -> dict[str, Any]:
    return {
        "id": entry.id,
        "text_sv": entry.text_sv,
        "text_en": entry.text_en or entry.text_sv,
        "source": entry.source or file.source,
        "condition": None if entry.condition is None else parse_condition(entry.condition),
        "met_by": read_facts(source, (*key, "met_by"), entry.met_by or {}),
        "missed_by": read_facts(source, (*key, "missed_by"), entry.missed_by or {}),
    }
