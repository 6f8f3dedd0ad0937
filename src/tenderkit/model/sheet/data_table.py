"""Rows of data as they were read from a sheet, a CSV file or lines of JSON, before anybody has asked what they mean."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from msgspec import Struct

from tenderkit.problems import Problem

Cell = tuple[int, int]  # row and column, from 0


class CellProblem(Problem, frozen=True):
    """A problem at a cell, with the heading of its column; row and column are counted from 1. A row as a whole has no heading."""

    heading: str = ""
    cell_name: str = ""

    def __str__(self) -> str:
        where = f"{self.cell_name} ”{self.heading}”: " if self.heading else ""
        said = self.message
        return f"{self.file}:{self.line}:{self.column}: {said.code} {where}{said.what}\n    {said.remedy}"


class SheetGrid(Struct, frozen=True):
    """All cells of a sheet; `name` is the sheet's, empty for other files.

    `unread` are formulas without a saved value, `failed` cells that show an error, `hidden` rows that nobody sees; from 0.
    """

    name: str
    rows: Sequence[Sequence[object]]
    unread: frozenset[Cell] = frozenset()
    failed: frozenset[Cell] = frozenset()
    hidden: frozenset[int] = frozenset()


class DataRow(Struct, frozen=True):
    """A row with what it says by column (from 0); `number` is counted from 1, as people see it. An empty cell says nothing."""

    number: int
    cells: Mapping[int, object]


class DataTable(Struct, frozen=True):
    """The rows of a `sheet`, or of a file that has none. `headings` are by column, and stand in `heading_row`, counted from 1. `problems` are about the file as a whole, or about cells that can't be read."""

    file: Path
    headings: Sequence[str]
    rows: Sequence[DataRow]
    problems: Sequence[CellProblem] = ()
    heading_row: int = 1
    sheet: str = ""
