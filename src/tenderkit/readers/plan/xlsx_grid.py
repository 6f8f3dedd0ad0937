"""An Excel workbook -> the sheet that holds the plan. What stands in a merged cell stands in every cell of it."""

import warnings
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import PurePath
from typing import TYPE_CHECKING, Any

from tenderkit.model.plan.plan import Grid
from tenderkit.problems import RefusedError
from tenderkit.readers.word.safe_xml import UnknownEncodingError, UnsafeXmlError, decode_xml, looks_like_xml
from tenderkit.readers.word.zip_container import read_entries

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.cell import Cell, MergedCell
    from openpyxl.worksheet.worksheet import Worksheet

MOST_ROWS, MOST_COLUMNS = 20_000, 500
_ERROR, _FORMULA = "e", "f"
_ERRORS = ("#NULL!", "#DIV/0!", "#VALUE!", "#REF!", "#NAME?", "#NUM!", "#N/A", "#SPILL!", "#CALC!")


def read_workbook(data: bytes, name: PurePath) -> tuple[Grid, ...]:
    """Every visible sheet that holds something, in the order of the workbook, with values in place of formulas."""
    _refuse_what_is_unsafe(data, name)
    book = opened_workbook(data, name)
    sheets = [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"]
    values = _Cached(lambda: opened_workbook(data, name, data_only=True))
    return tuple(_grid(sheet, values, name) for sheet in sheets)


def opened_workbook(data: bytes, name: PurePath, *, data_only: bool = False) -> "Workbook":
    """The workbook as openpyxl has it; raises `RefusedError` for what is none. What openpyxl leaves out it need not say."""
    from openpyxl import load_workbook

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            return load_workbook(BytesIO(data), data_only=data_only)
        except Exception:  # noqa: BLE001 - openpyxl raises whatever its own code stumbles on
            raise RefusedError("TK-N002", {"path": name}) from None


class _Cached:
    """The workbook with the values that formulas had when it was saved; opened at the first formula."""

    def __init__(self, opened: Callable[[], "Workbook"]) -> None:
        self._opened = opened
        self._book: Workbook | None = None

    def value(self, sheet: str, row: int, column: int) -> object | None:
        if self._book is None:
            self._book = self._opened()
        found: object | None = self._book[sheet].cell(row, column).value
        return found


def _refuse_what_is_unsafe(data: bytes, name: PurePath) -> None:
    if not data.startswith(b"PK\x03\x04"):
        raise RefusedError("TK-N002", {"path": name})
    for part in read_entries(data, name).values():
        if looks_like_xml(part):
            try:
                decode_xml(part)
            except (UnsafeXmlError, UnknownEncodingError):
                raise RefusedError("TK-N002", {"path": name}) from None


def _grid(sheet: "Worksheet", cached: _Cached, name: PurePath) -> Grid:
    unread, failed = set[tuple[int, int]](), set[tuple[int, int]]()
    values: dict[tuple[int, int], object] = {}
    for at, cell in _written_cells(sheet):
        found: object | None = cell.value
        if cell.data_type == _FORMULA:
            found = cached.value(sheet.title, at[0] + 1, at[1] + 1)
            if found is None:
                unread.add(at)
        if cell.data_type == _ERROR or found in _ERRORS:
            failed.add(at)
        elif found is not None:
            values[at] = found
    held = {*values, *unread, *failed}
    if any(row >= MOST_ROWS or column >= MOST_COLUMNS for row, column in held):
        raise RefusedError("TK-N003", {"path": name, "sheet": sheet.title, "rows": MOST_ROWS, "columns": MOST_COLUMNS})
    rows = _as_rows(values, held)
    banners = frozenset(_spread_merged(sheet, rows))
    return Grid(sheet.title, tuple(map(tuple, rows)), frozenset(unread), frozenset(failed), banners)


def _written_cells(sheet: "Worksheet") -> Iterator[tuple[tuple[int, int], "Cell | MergedCell"]]:
    """Those that hold something, each with its place from 0; to ask openpyxl for rows would make a cell of every empty place that is formatted far out."""
    cells: dict[tuple[int, int], Cell | MergedCell] = sheet._cells  # noqa: SLF001 - as above; there is no other way to them
    return (((row - 1, column - 1), cell) for (row, column), cell in cells.items() if cell.value is not None)


def _as_rows(values: dict[tuple[int, int], object], held: set[tuple[int, int]]) -> list[list[Any]]:
    """No larger than what is written in the sheet."""
    height, width = (1 + max((at[way] for at in held), default=-1) for way in (0, 1))
    rows: list[list[Any]] = [[None] * width for _ in range(height)]
    for (row, column), value in values.items():
        rows[row][column] = value
    return rows


def _spread_merged(sheet: "Worksheet", rows: list[list[Any]]) -> Iterator[int]:
    """Write the value of each merged cell into all of it; yields the rows that are nothing but one merged cell."""
    for merged in sheet.merged_cells.ranges:
        top, left = merged.min_row - 1, merged.min_col - 1
        if top >= len(rows) or left >= len(rows[top]):
            continue
        value = rows[top][left]
        alone = all(other in (None, "") for at, other in enumerate(rows[top]) if at != left)
        if merged.max_col > merged.min_col and merged.max_row == merged.min_row and alone:
            yield top
        for row in rows[top : merged.max_row]:
            row[left : merged.max_col] = [value] * (min(merged.max_col, len(row)) - left)
