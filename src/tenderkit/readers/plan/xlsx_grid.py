"""An Excel workbook -> the sheet that holds the plan. What stands in a merged cell stands in every cell of it."""

from collections.abc import Iterator
from pathlib import PurePath
from typing import TYPE_CHECKING, Any

from tenderkit.model.plan.plan import Grid
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

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

MOST_ROWS, MOST_COLUMNS = 20_000, 500
_NO_PLAN = "TK-N002"


def read_workbook(data: bytes, name: PurePath) -> tuple[Grid, ...]:
    """Every visible sheet that holds something, in the order of the workbook, with values in place of formulas."""
    safe_entries(data, name, _NO_PLAN)
    book = opened_workbook(data, name, _NO_PLAN)
    sheets = [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"]
    values = SavedValues(lambda: opened_workbook(data, name, _NO_PLAN, data_only=True))
    return tuple(_grid(sheet, values, name) for sheet in sheets)


def _grid(sheet: "Worksheet", cached: SavedValues, name: PurePath) -> Grid:
    unread, failed = set[tuple[int, int]](), set[tuple[int, int]]()
    values: dict[tuple[int, int], object] = {}
    for at, cell in written_cells(sheet):
        found: object | None = cell.value
        if cell.data_type == FORMULA:
            found = cached.cell(sheet.title, at[0] + 1, at[1] + 1).value
            if found is None:
                unread.add(at)
        if cell.data_type == ERROR or found in ERRORS:
            failed.add(at)
        elif found is not None:
            values[at] = found
    held = {*values, *unread, *failed}
    if any(row >= MOST_ROWS or column >= MOST_COLUMNS for row, column in held):
        raise RefusedError("TK-N003", {"path": name, "sheet": sheet.title, "rows": MOST_ROWS, "columns": MOST_COLUMNS})
    rows = _as_rows(values, held)
    banners = frozenset(_spread_merged(sheet, rows))
    return Grid(sheet.title, tuple(map(tuple, rows)), frozenset(unread), frozenset(failed), banners)


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
