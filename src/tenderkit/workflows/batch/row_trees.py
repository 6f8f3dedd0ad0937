"""A row of a sheet -> the same tree that the lines of a YAML file give, so that it is understood in the same way."""

import os
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime, time
from decimal import Decimal
from pathlib import Path
from typing import Any

from msgspec import Struct
from pydantic import BaseModel, ValidationError

from tenderkit.messages import Message
from tenderkit.model.case.near_words import nearest
from tenderkit.model.sheet.data_table import CellProblem, DataRow, DataTable
from tenderkit.problems import InvalidInputError, Key, Problem
from tenderkit.readers.sheet.cell_names import cell_name
from tenderkit.readers.yaml.validation import validate
from tenderkit.readers.yaml.yaml_reader import UNREADABLE, YamlSource
from tenderkit.workflows.batch.row_columns import RowColumn, RowShape, compared_heading

_WITHOUT_HOURS = time()
Tree = dict[str, Any]


class RowReading(Struct, frozen=True, dict=True):
    """How the columns of one table are read. `own` are columns that only a file's name may use, by their compared headings."""

    shape: RowShape
    table: DataTable
    columns: Mapping[int, RowColumn]
    case_column: int | None
    own: Mapping[str, int]

    def tree(self, row: DataRow) -> tuple[Tree, tuple[CellProblem, ...]]:
        """What the row says, and the cells whose letters nobody can read."""
        tree: Tree = {}
        problems: list[CellProblem] = []
        for column, cell in row.cells.items():
            known = self.columns.get(column)
            if known is None:
                if column >= len(self.table.headings) or not self.table.headings[column].strip():
                    problems.append(self.at(row, column, Message("TK-B116")))
                continue
            typed = as_typed_in_yaml(cell)
            if isinstance(typed, str) and (found := UNREADABLE.search(typed)):
                problems.append(self.at(row, column, Message("TK-C017", {"letter": f"U+{ord(found[0]):04X}"})))
            _put(tree, known.path, typed)
        return tree, tuple(problems)

    def item(self, row: DataRow, tree: Tree) -> BaseModel | tuple[CellProblem, ...]:
        """The item of the row, or every fault at its cell."""
        if self.shape.model is None:
            return ()
        try:
            return self.shape.model.model_validate(tree)
        except ValidationError:
            pass
        places = dict.fromkeys(_keys(tree, ()), (row.number, 1))
        try:
            validate(self.shape.model, YamlSource(self.table.file, tree, places, {}))
        except InvalidInputError as error:
            return tuple(self.located(row, problem.key, problem.message) for problem in error.problems)
        return ()

    def located(self, row: DataRow, key: Key, message: Message) -> CellProblem:
        """At the cell that says what stands at the key of the item, else at the row."""
        key = tuple(name for name in key if isinstance(name, str))
        for column, known in self.columns.items():
            if known.path == key:
                return self.at(row, column, message)
        return self.at(row, None, message)

    def at(self, row: DataRow, column: int | None, message: Message) -> CellProblem:
        """The problem at a column of the row, or at the row as a whole."""
        if column is None:
            return CellProblem(self.table.file, row.number, 1, message)
        heading = self.table.headings[column] if column < len(self.table.headings) else ""
        name = cell_name(row.number - 1, column)
        return CellProblem(self.table.file, row.number, column + 1, message, heading=heading or "–", cell_name=name)


def reading_of(table: DataTable, shape: RowShape, used: Sequence[str]) -> tuple[RowReading, tuple[Problem, ...]]:
    """The columns of the table, and what is to be said of its headings; `used` are those that the files' names are made of."""
    found = _Headings(table, shape, used)
    for index, heading in enumerate(table.headings):
        if heading:
            found.take(index, heading)
    if found.ignored:
        named = ", ".join(f"”{heading}”" for heading in found.ignored)
        found.tell(0, Message("TK-B105", {"headings": named}))
    return RowReading(shape, table, found.columns, found.case_column, found.own), tuple(found.problems)


class _Headings:
    """The headings one after the other: which column each is, and what is wrong with it."""

    def __init__(self, table: DataTable, shape: RowShape, used: Sequence[str]) -> None:
        self._table, self._shape, self._used = table, shape, used
        self.columns: dict[int, RowColumn] = {}
        self.own: dict[str, int] = {}
        self.case_column: int | None = None
        self.ignored: list[str] = []
        self.problems: list[CellProblem] = []

    def take(self, index: int, heading: str) -> None:
        self.own.setdefault(compared_heading(heading), index)
        if self._shape.is_case_column(heading):
            self.case_column = index
        elif (found := self._shape.column(heading)) is not None:
            self._take_column(index, heading, found)
        elif compared_heading(heading) in self._used:
            return
        elif (guess := nearest(heading, self._shape.names)) is not None:
            self.tell(index, Message("TK-B104", {"heading": heading, "guess": guess}))
        else:
            self.ignored.append(heading)

    def _take_column(self, index: int, heading: str, column: RowColumn) -> None:
        first = next((at for at, known in self.columns.items() if known.path == column.path), None)
        if first is not None:
            self.tell(index, Message("TK-B106", {"heading": heading, "first": self._table.headings[first]}))
        self.columns[index] = column

    def tell(self, index: int, message: Message) -> None:
        row = self._table.heading_row
        self.problems.append(CellProblem(self._table.file, row, index + 1, message))


def as_typed_in_yaml(cell: object) -> object:
    """The letters that one would type in a file for what the cell holds."""
    match cell:
        case str():
            return cell.strip()
        case bool():
            return "true" if cell else "false"
        case float():
            return str(int(cell)) if cell.is_integer() else f"{Decimal(repr(cell)):f}"
        case datetime():
            return cell.date().isoformat() if cell.time() == _WITHOUT_HOURS else cell.isoformat(" ", "minutes")
        case date():
            return cell.isoformat()
        case list():
            return [as_typed_in_yaml(each) for each in cell]
        case _:
            return str(cell)


def relative_case(table: DataTable, cell: object) -> Path:
    """The case that a row names, from where the file lies; in full, since whoever builds it may stand somewhere else."""
    return Path(os.path.abspath(table.file.parent / str(as_typed_in_yaml(cell))))  # noqa: PTH100 - as it is spelt


def overlaid(base: Tree, tree: Tree) -> Tree:
    """What the row says, and beside it what stands in the case."""
    merged = dict(base)
    for name, value in tree.items():
        inner = merged.get(name)
        merged[name] = overlaid(inner, value) if isinstance(inner, dict) and isinstance(value, dict) else value
    return merged


def _put(tree: Tree, path: Key, value: object) -> None:
    *blocks, last = map(str, path)
    for name in blocks:
        tree = tree.setdefault(name, {})
    tree[last] = value


def _keys(tree: object, key: Key) -> Iterator[Key]:
    if key:
        yield key
    inner = tree.items() if isinstance(tree, dict) else enumerate(tree) if isinstance(tree, list | tuple) else ()
    for name, value in inner:
        yield from _keys(value, (*key, name))
