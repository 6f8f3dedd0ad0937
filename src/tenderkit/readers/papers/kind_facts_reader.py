"""Every fact that a kind names, held against those that there are, with its place in the kind's two files."""

import re
from collections.abc import Iterator
from pathlib import Path

from msgspec import Struct

from tenderkit.messages import Message
from tenderkit.model.clauses.clause import ParagraphNode, Parameter, Pieces
from tenderkit.model.clauses.walk import conditions_in
from tenderkit.model.conditions.condition import Condition
from tenderkit.model.papers.kind import FactTable, Kind, KindField, RowTable
from tenderkit.problems import Key, Problem
from tenderkit.readers.yaml.yaml_reader import YamlSource


class TextFile(Struct, frozen=True):
    """`text.md` with its lines, to point at."""

    path: Path
    lines: tuple[str, ...]

    def problem(self, message: Message) -> Problem:
        """At the first line where the condition's fact stands as a word of its own, and the literal that it is compared with."""
        path = _as_a_word(message.facts["path"])
        literal = _as_a_word(message.facts.get("literal", ""))
        found = ((number, path.search(line)) for number, line in enumerate(self.lines, 1) if literal.search(line))
        line, column = next(((number, at.start() + 1) for number, at in found if at is not None), (1, 1))
        return Problem(self.path, line, column, message)


def _as_a_word(words: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w.]){re.escape(words)}(?![\w.])" if words else "")


def kind_fact_problems(kind: Kind, source: YamlSource, text: TextFile) -> Iterator[Problem]:
    """A misspelt fact would be asked for in every document, or drop its row without a word; so it is refused here."""
    from tenderkit.rules.papers.kind_facts import KindFacts

    facts = KindFacts(kind.figures, kind.about)
    for key, path, parameter in _named(kind):
        fault = facts.unknown(path) if parameter is None else facts.parameter_fault(parameter, path)
        if fault is not None:
            yield source.problem(key, fault)
    for key, condition in _conditions(kind):
        yield from (source.problem(key, fault) for fault in facts.condition_faults(condition))
    for condition in dict.fromkeys(conditions_in(kind.text)):
        yield from map(text.problem, facts.condition_faults(condition))


def _named(kind: Kind) -> Iterator[tuple[Key, str, Parameter | None]]:
    """Every path that `document.yaml` names, with its key and with the hole that takes it, if one does."""
    yield from ((("allow", at), path, None) for at, path in enumerate(kind.allow))
    yield from ((("parameters", name, "from"), each.source, each) for name, each in kind.parameters.items())
    yield from (
        (("dated", at) if len(kind.dated) > 1 else ("dated",), path, None) for at, path in enumerate(kind.dated)
    )
    yield from ((("needs", at, "names"), need.names, None) for at, need in enumerate(kind.needs) if need.names)
    asked = kind.to_come.asks if kind.to_come is not None else ()
    yield from ((("to_come", "asks", at), path, None) for at, path in enumerate(asked))
    for name, table in kind.parts.tables.items():
        yield from _of_a_table(("tables", name), table)
    yield from ((("lists", name, "items_of"), each.items_of, None) for name, each in kind.parts.lists.items())
    yield from (
        (("quotes", name, "named_by"), each.named_by, None) for name, each in kind.parts.quotes.items() if each.named_by
    )


def _of_a_table(key: Key, table: RowTable) -> Iterator[tuple[Key, str, Parameter | None]]:
    yield (*key, "rows_of"), table.rows_of, None
    for at, column in enumerate(table.columns):
        yield (*key, "columns", at, "from"), f"{table.rows_of}.{column.value.source}", column.value


def _conditions(kind: Kind) -> Iterator[tuple[Key, Condition]]:
    """Every condition of `document.yaml`, also those within its texts."""
    yield from _of_the_whole(kind)
    for name, table in kind.parts.facts.items():
        yield from _of_rows(("facts", name), table)
    for name, signing in kind.parts.signatures.items():
        for at, one in enumerate(signing):
            yield from _of_a_text(("signatures", name, at, "party"), one.party)
            for label, value in one.lines:
                yield from _of_a_text(("signatures", name, at, "lines", label), value)
    for name, form in kind.parts.forms.items():
        for field in form.fields:
            yield from _of_a_field(("forms", name, "fields", field.name), field)


def _of_a_field(key: Key, field: KindField) -> Iterator[tuple[Key, Condition]]:
    yield from _of_a_text((*key, "label"), field.label)
    yield from _of_a_text((*key, "value"), field.value)
    for place, choice in enumerate(field.choices):
        yield from _of_a_text((*key, "choices", place), choice)


def _of_the_whole(kind: Kind) -> Iterator[tuple[Key, Condition]]:
    """Whether there is a document at all, what it waits for, and what it is called."""
    if kind.when is not None:
        yield ("when",), kind.when
    if kind.to_come is not None and kind.to_come.when is not None:
        yield ("to_come", "when"), kind.to_come.when
    yield from ((("needs", at, "holds"), need.holds) for at, need in enumerate(kind.needs))
    yield from ((("titles", at, "when"), row.when) for at, row in enumerate(kind.titles))


def _of_rows(key: Key, table: FactTable) -> Iterator[tuple[Key, Condition]]:
    for at, row in enumerate(table.rows):
        if row.when is not None:
            yield (*key, "rows", at, "when"), row.when
        for name, pieces in (("label", row.label), ("value", row.value)):
            yield from _of_a_text((*key, "rows", at, name), pieces)


def _of_a_text(key: Key, pieces: Pieces) -> Iterator[tuple[Key, Condition]]:
    yield from ((key, condition) for condition in conditions_in((ParagraphNode(pieces),)))
