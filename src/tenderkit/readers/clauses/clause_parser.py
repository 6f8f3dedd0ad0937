"""The text of a clause file -> Clause, with every fault of it in one run."""

import re
from collections.abc import Mapping, Sequence
from pathlib import PurePath

from tenderkit.messages import Message
from tenderkit.model.clauses.clause import Alignment, Body, Change, Clause, LawReference, Parameter
from tenderkit.model.clauses.clause_file import ClauseFile, ParameterEntry
from tenderkit.model.clauses.walk import undeclared
from tenderkit.problems import InvalidInputError, Problem
from tenderkit.readers.clauses.body_parser import BodySyntaxError, parse_body
from tenderkit.readers.clauses.condition_reader import read_condition
from tenderkit.readers.clauses.digests import clause_digest
from tenderkit.readers.clauses.lengths import with_lengths
from tenderkit.readers.clauses.open_blocks import find_open_blocks, without_markers
from tenderkit.readers.yaml.validation import validate
from tenderkit.readers.yaml.yaml_reader import YamlSource, decode, parse_yaml

_FENCE = "---"
MOST_BYTES = 256 * 1024


def clause_of(data: bytes, name: PurePath) -> Clause:
    """The clause in the bytes of a file called `name`; raises `InvalidInputError` with every fault."""
    if len(data) > MOST_BYTES:
        raise InvalidInputError([Problem(name, 1, 1, Message("TK-L161", {"most": str(MOST_BYTES // 1024)}))])
    text = decode(data, name).removeprefix("\ufeff").replace("\r\n", "\n")
    lines = text.split("\n")
    if lines[0].rstrip() != _FENCE or _FENCE not in [line.rstrip() for line in lines[1:]]:
        raise InvalidInputError([Problem(name, 1, 1, Message("TK-L001"))])
    end = [line.rstrip() for line in lines].index(_FENCE, 1)
    if not any(line.strip() for line in lines[1:end]):
        raise InvalidInputError([Problem(name, 1, 1, Message("TK-L001"))])
    source = parse_yaml("\n".join(lines[1:end]), name, first_line=2)
    problems: list[Problem] = []
    body = _body(lines[end + 1 :], name, end + 1, problems)
    try:
        entry = validate(ClauseFile, source)
    except InvalidInputError as error:
        raise InvalidInputError((*error.problems, *problems)) from None
    clause = _clause(entry, body, source, problems, clause_digest(source.data, "\n".join(lines[end + 1 :])))
    problems += _name_problems(clause, source, name)
    problems += (
        Problem(name, *(place_of_hole(hole, lines) or (1, 1)), Message("TK-L054", {"name": hole}))
        for hole in undeclared(clause)
    )
    if problems:
        raise InvalidInputError(problems)
    return clause


def _body(lines: list[str], name: PurePath, lines_before: int, problems: list[Problem]) -> Body:
    written, in_lengths = with_lengths(lines)
    _, faults = find_open_blocks(written)
    problems += [Problem(name, lines_before + number + 1, 1, message) for number, message in (*in_lengths, *faults)]
    if in_lengths:
        return ()
    try:
        return parse_body("\n".join(without_markers(written)), first_line=lines_before + 1)
    except BodySyntaxError as error:
        problems += [Problem(name, lines_before + fault.line + 1, 1, fault.message) for fault in error.faults]
        return ()


def place_of_hole(hole: str, lines: Sequence[str]) -> tuple[int, int] | None:
    """The line and column of a hole's first appearance."""
    pattern = re.compile(rf"\{{\{{\s*{hole}\s*\}}\}}")
    found = ((number, match.start() + 1) for number, line in enumerate(lines, 1) if (match := pattern.search(line)))
    return next(found, None)


def _clause(entry: ClauseFile, body: Body, source: YamlSource, problems: list[Problem], digest: str) -> Clause:
    return Clause(
        id=entry.id,
        version=entry.version,
        title=entry.title,
        kind=entry.kind,
        level=entry.level,
        applies_if=read_condition(entry.applies_if, ("applies_if",), source, problems),
        requires=entry.requires,
        conflicts=entry.conflicts,
        one_of=entry.one_of or "",
        replaces=entry.replaces or "",
        parameters=parameters_from(entry.parameters),
        law_refs=tuple(
            LawReference(
                law.act, law.provision, read_condition(law.when, ("law_refs", index, "when"), source, problems)
            )
            for index, law in enumerate(entry.law_refs)
        ),
        aligned_with=tuple(
            Alignment(item.element, item.says or "", item.left_out or "") for item in entry.aligned_with
        ),
        short_leaves=entry.short_leaves,
        says_always=entry.says_always,
        motive=entry.motive,
        evidence=entry.evidence,
        follow_up=entry.follow_up,
        sanction=entry.sanction or "",
        guidance=entry.guidance,
        change=Change(entry.change.clause_class, entry.change.theme, entry.change.note),
        body=body,
        digest=digest,
        regulates=entry.regulates,
        rests_on=entry.rests_on,
        only_used=entry.only_used,
    )


def parameters_from(entries: Mapping[str, ParameterEntry]) -> dict[str, Parameter]:
    """The declared holes by name."""
    return {
        name: Parameter(
            name=name,
            source=entry.source,
            type=entry.type,
            one=entry.one,
            many=entry.many,
            words=entry.words,
            join=entry.join,
            minimum=entry.min,
            maximum=entry.max,
            max_length=entry.max_length,
            ask=entry.ask,
            title=entry.title,
        )
        for name, entry in entries.items()
    }


def _name_problems(clause: Clause, source: YamlSource, name: PurePath) -> list[Problem]:
    """The file's place is its name: `clauses/vite/1.0.0.md`."""
    problems = []
    if name.parent.name and name.parent.name != clause.id:
        message = Message("TK-L002", {"what": clause.id, "folder": name.parent.name})
        problems.append(source.problem(("id",), message))
    if name.stem != clause.version:
        message = Message("TK-L003", {"version": clause.version, "file": name.name})
        problems.append(source.problem(("version",), message))
    return problems
