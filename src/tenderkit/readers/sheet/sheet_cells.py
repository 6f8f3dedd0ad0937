"""The cells of a workbook as words: what a person would have typed in a file, whatever type the sheet has made of it."""

import re
from collections.abc import Iterator, Mapping
from datetime import date, datetime, time
from decimal import Decimal
from pathlib import PurePath
from typing import TYPE_CHECKING

from msgspec import Struct

from tenderkit.problems import RefusedError
from tenderkit.readers.sheet.workbook import (
    ERROR,
    ERRORS,
    FORMULA,
    SavedValues,
    opened_workbook,
    safe_entries,
    written_cells,
)
from tenderkit.readers.word.zip_container import MIB, ZipLimits

if TYPE_CHECKING:
    from openpyxl.cell import Cell, MergedCell
    from openpyxl.worksheet.worksheet import Worksheet

At = tuple[int, int]  # row and column, from 0

MOST_ROWS, MOST_COLUMNS = 10_000, 500
MOST_BYTES = 8 * MIB
_LIMITS = ZipLimits(file_bytes=MOST_BYTES, inflated_bytes=48 * MIB)
_ROW = re.compile(rb"<(?:\w+:)?row[\s>/]")
_RETURN = "_x000D_"  # how a workbook writes it
_YES, _NO = "ja", "nej"


class ReadCell(Struct, frozen=True):
    """`words` is '' for a formula without a saved value and for an error, which the sheet shows in place of one."""

    words: str
    is_formula: bool = False
    is_error: bool = False

    @property
    def is_unread(self) -> bool:
        return not self.words


class ReadSheet(Struct, frozen=True):
    """What stands in a sheet. `merged` are the ranges of merged cells, each with its first and its last."""

    name: str
    cells: Mapping[At, ReadCell]
    is_hidden: bool
    hidden_rows: frozenset[int]
    hidden_columns: frozenset[int]
    merged: tuple[tuple[At, At], ...]

    def words(self, at: At) -> str:
        """'' for an empty cell."""
        cell = self.cells.get(at)
        return cell.words if cell else ""

    def is_out_of_sight(self, at: At) -> bool:
        return self.is_hidden or at[0] in self.hidden_rows or at[1] in self.hidden_columns


def read_sheets(data: bytes, name: PurePath) -> tuple[ReadSheet, ...]:
    """Every sheet, hidden ones too, in the order of the workbook; raises `RefusedError` for what is none, and for one too large."""
    entries = safe_entries(data, name, "TK-N100", _LIMITS)
    for part, content in entries.items():
        if part.startswith("xl/worksheets/") and sum(1 for _ in _ROW.finditer(content)) > MOST_ROWS:
            raise _too_large(name)
    book = opened_workbook(data, name, "TK-N100")
    saved = SavedValues(lambda: opened_workbook(data, name, "TK-N100", data_only=True))
    return tuple(_sheet(sheet, saved, name) for sheet in book.worksheets)


def _too_large(name: PurePath) -> RefusedError:
    return RefusedError("TK-N102", {"path": name, "rows": MOST_ROWS, "columns": MOST_COLUMNS})


def _sheet(sheet: "Worksheet", saved: SavedValues, name: PurePath) -> ReadSheet:
    cells = {
        at: _cell(cell, at, saved, sheet.title) for at, cell in sorted(written_cells(sheet), key=lambda each: each[0])
    }
    held = {at: cell for at, cell in cells.items() if cell.is_unread is False or cell.is_formula or cell.is_error}
    if any(row >= MOST_ROWS or column >= MOST_COLUMNS for row, column in held):
        raise _too_large(name)
    rows = frozenset(number - 1 for number, row in sheet.row_dimensions.items() if row.hidden)
    merged = tuple(
        ((each.min_row - 1, each.min_col - 1), (each.max_row - 1, each.max_col - 1))
        for each in sheet.merged_cells.ranges
    )
    hidden = sheet.sheet_state != "visible"
    return ReadSheet(sheet.title, held, hidden, rows, frozenset(_hidden_columns(sheet)), merged)


def _hidden_columns(sheet: "Worksheet") -> Iterator[int]:
    for column in sheet.column_dimensions.values():
        if column.hidden and column.min and column.max:
            yield from range(column.min - 1, min(column.max, MOST_COLUMNS))


def _cell(cell: "Cell | MergedCell", at: At, saved: SavedValues, sheet: str) -> ReadCell:
    is_formula = cell.data_type == FORMULA
    if is_formula:
        cell = saved.cell(sheet, at[0] + 1, at[1] + 1)
    if cell.data_type == ERROR or (is_formula and cell.value in ERRORS):
        return ReadCell("", is_formula, is_error=True)
    return ReadCell(_words(cell.value, str(cell.number_format)), is_formula)


def _words(value: object, number_format: str) -> str:
    """As the case file writes it: a day as 2027-03-01, a number without an exponent, a share with its sign."""
    if isinstance(value, str):
        return value.replace(f"{_RETURN}\n", "\n").replace(_RETURN, "\n") if value.strip() else ""
    if isinstance(value, bool):
        return _YES if value else _NO
    if isinstance(value, int | float):
        return _number(Decimal(repr(value)), number_format)
    if isinstance(value, datetime):
        return value.isoformat(" ") if value.time() != time() else value.date().isoformat()
    return value.isoformat() if isinstance(value, date | time) else "" if value is None else str(value)


def _number(value: Decimal, number_format: str) -> str:
    if "%" in number_format:
        return f"{_plain(value * 100)} %"
    return _plain(value)


def _plain(value: Decimal) -> str:
    shown = f"{value:f}"
    return shown.rstrip("0").rstrip(".") if "." in shown else shown
