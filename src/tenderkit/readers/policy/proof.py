"""What is wrong with the rows of a policy file, whatever else is: conditions, examples, ids, and rows that exclude each other.

It reads the rows as they were typed, so that a fault of form in one row doesn't hide what the next one says.
"""

from collections.abc import Iterator
from itertools import combinations

from msgspec import Struct

from tenderkit.messages import Message
from tenderkit.model.conditions.condition import And, Condition, Truth
from tenderkit.problems import InvalidInputError, Key, Problem
from tenderkit.readers.clauses.clause_test_reader import read_facts
from tenderkit.readers.clauses.condition_reader import read_condition
from tenderkit.readers.yaml.yaml_events import Tree, shown
from tenderkit.readers.yaml.yaml_reader import YamlSource
from tenderkit.rules.conditions.askable import condition_faults, contradiction_in
from tenderkit.rules.conditions.deciding import decide
from tenderkit.rules.conditions.given_facts import GivenFacts

RULES, KINDS = "rules", "kinds"
PARTS = (RULES, "optional_rules", KINDS, "edges", "advice")
EXAMPLES = (("met_by", Truth.YES), ("missed_by", Truth.NO))


class Row(Struct, frozen=True):
    """A row as it was typed; `condition` is set only when it can be asked and met."""

    part: str
    key: Key
    block: dict[str, Tree]
    condition: Condition | None

    @property
    def id(self) -> str:
        stated = self.block.get("id")
        return shown(stated) if isinstance(stated, str) else self.part


def policy_problems(source: YamlSource) -> Iterator[Problem]:
    """Every fault between and within the rows of a policy file."""
    problems: list[Problem] = []
    rows = tuple(_rows(source, problems))
    yield from problems
    for row in rows:
        yield from _wrong_examples(row, source)
    yield from _repeated_ids(rows, source)
    yield from _rules_together(tuple(row for row in rows if row.part == RULES), source)
    yield from _kinds_in_order(tuple(row for row in rows if row.part == KINDS), source)


def _rows(source: YamlSource, problems: list[Problem]) -> Iterator[Row]:
    for part in PARTS:
        entries = source.data.get(part)
        for index, block in enumerate(entries if isinstance(entries, list) else ()):
            if isinstance(block, dict):
                yield _row(part, (part, index), block, source, problems)


def _row(part: str, key: Key, block: dict[str, Tree], source: YamlSource, problems: list[Problem]) -> Row:
    written = block.get("condition")
    here = (*key, "condition")
    condition = read_condition(written, here, source, problems) if isinstance(written, str) else None
    row = Row(part, key, block, None)
    if condition is None:
        return row
    faults = {str(message): message for message in condition_faults(condition)}
    paths = () if faults else contradiction_in(condition)
    if paths:
        faults[""] = Message("TK-L202", {"id": row.id, "paths": ", ".join(paths)})
    problems += (source.problem(here, message) for message in faults.values())
    return row if faults else Row(part, key, block, condition)


def _wrong_examples(row: Row, source: YamlSource) -> Iterator[Problem]:
    """An example that doesn't do what it says hides a condition that doesn't either."""
    for name, wanted in EXAMPLES:
        stated = row.block.get(name)
        if not isinstance(stated, dict):
            continue
        try:
            facts = GivenFacts(read_facts(source, (*row.key, name), stated))
        except InvalidInputError as error:
            yield from error.problems
            continue
        if row.condition is not None and decide(row.condition, facts).truth is not wanted:
            yield source.problem((*row.key, name), Message("TK-L204", {"id": row.id, "example": name}))


def _repeated_ids(rows: tuple[Row, ...], source: YamlSource) -> Iterator[Problem]:
    """An id names one row, in what explain says and in the assessment."""
    lines: dict[str, int] = {}
    for row in (row for row in rows if isinstance(row.block.get("id"), str)):
        key = (*row.key, "id")
        if row.id in lines:
            yield source.problem(key, Message("TK-L201", {"id": row.id, "line": str(lines[row.id])}))
        lines.setdefault(row.id, source.places[key][0])


def _rules_together(rules: tuple[Row, ...], source: YamlSource) -> Iterator[Problem]:
    """Without a rule everything would get a requirement, and with two that exclude each other nothing would."""
    if source.data.get(RULES) in (None, []):
        yield source.problem((RULES,), Message("TK-L200"))
    for one, other in combinations(rules, 2):
        if one.condition is None or other.condition is None:
            continue
        if paths := contradiction_in(And((one.condition, other.condition))):
            facts = {"id": other.id, "other": one.id, "paths": ", ".join(paths)}
            yield source.problem((*other.key, "condition"), Message("TK-L203", facts))


def _kinds_in_order(kinds: tuple[Row, ...], source: YamlSource) -> Iterator[Problem]:
    """Exactly one row asks nothing, and it is the last: so there is always a verdict, and never a choice of two."""
    without = [number for number, row in enumerate(kinds) if row.block.get("condition") is None]
    if not without:
        yield source.problem((KINDS,), Message("TK-L205"))
    for number, row in enumerate(kinds):
        if without and number > without[0]:
            yield source.problem(row.key, Message("TK-L206", {"id": row.id}))
