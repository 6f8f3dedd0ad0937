"""A file of rows, .xlsx, .ods, .csv or .jsonl -> its headings and rows, with every fault of the file itself."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from tenderkit.messages import Message, document_text
from tenderkit.model.sheet.data_table import CellProblem, DataRow, DataTable, SheetGrid
from tenderkit.problems import InvalidInputError, Problem, RefusedError
from tenderkit.readers.file_bytes import bytes_of_file
from tenderkit.readers.sheet.cell_names import cell_name
from tenderkit.readers.sheet.csv_cells import NotReadableCsvError, csv_cells

BOOKS, CSV, JSON_LINES = (".xlsx", ".ods"), ".csv", ".jsonl"
MOST_ROWS, MOST_COLUMNS = 200_000, 500
_MOST_BYTES = 200 * 1024 * 1024
_LOOKED_AT = 40  # rows above the headings: a title, a date, who made it
_NAMED_ROWS = 10  # as many as a line holds

Knows = Callable[[str], bool]


def read_table(path: Path, knows: Knows, sheet: str | None = None) -> DataTable:
    """The rows below the first row with headings that are known; of a workbook those of the first sheet that has such a row.

    `knows` says whether a text is a heading that can be used. Raises `InvalidInputError` where there are no headings or no rows,
    and `RefusedError` for a file that can't be read.
    """
    data = _bytes(path)
    if path.suffix.lower() == JSON_LINES:
        return _of_json(data, path)
    grids = tuple(grid for grid in _grids(data, path) if not _is_our_help(grid))
    if sheet is not None:
        grids = _called(grids, sheet) or _no_such_sheet(grids, path, sheet)
    with_headings = [(grid, at) for grid in grids if (at := _heading_row(grid, knows)) is not None]
    if not with_headings:
        raise InvalidInputError([Problem(path, 1, 1, Message("TK-B101"))])
    (grid, at), *others = with_headings
    table = _table(path, grid, at)
    told = (*table.problems, *_of_the_sheet(path, grid, at, [other.name for other, _ in others]))
    return DataTable(path, table.headings, table.rows, told, at + 1, grid.name)


def _bytes(path: Path) -> bytes:
    if path.suffix.lower() not in (*BOOKS, CSV, JSON_LINES) or (path.exists() and not path.is_file()):
        raise RefusedError("TK-B102", {"path": path})
    data = bytes_of_file(path, _MOST_BYTES)
    if len(data) > _MOST_BYTES:
        raise RefusedError("TK-B103", {"path": path, "rows": MOST_ROWS, "columns": MOST_COLUMNS})
    return data


def _grids(data: bytes, path: Path) -> tuple[SheetGrid, ...]:
    if path.suffix.lower() == CSV:
        try:
            return (SheetGrid("", csv_cells(data)),)
        except NotReadableCsvError:
            raise RefusedError("TK-B102", {"path": path}) from None
    from tenderkit.readers.sheet.book_cells import book_cells

    return book_cells(data, path)


def _is_our_help(grid: SheetGrid) -> bool:
    return list(grid.rows[0][:1]) == [document_text("batch.sheet.heading")] if grid.rows else False


def _called(grids: Sequence[SheetGrid], sheet: str) -> tuple[SheetGrid, ...]:
    return tuple(grid for grid in grids if grid.name.casefold() == sheet.casefold())


def _no_such_sheet(grids: Sequence[SheetGrid], path: Path, sheet: str) -> tuple[SheetGrid, ...]:
    known = ", ".join(grid.name for grid in grids if grid.name)
    raise RefusedError("TK-N005", {"path": path, "sheet": sheet, "known": known or "–"})


def _heading_row(grid: SheetGrid, knows: Knows) -> int | None:
    """The row with most headings that are known, the first of them."""
    counted = [sum(isinstance(cell, str) and knows(cell) for cell in row) for row in grid.rows[:_LOOKED_AT]]
    most = max(counted, default=0)
    return counted.index(most) if most else None


def _table(path: Path, grid: SheetGrid, at: int) -> DataTable:
    headings = [str(cell).strip() for cell in grid.rows[at]]
    below = grid.rows[at + 1 :]
    if len(below) > MOST_ROWS or len(headings) > MOST_COLUMNS:
        raise RefusedError("TK-B103", {"path": path, "rows": MOST_ROWS, "columns": MOST_COLUMNS})
    rows = []
    for number, cells in enumerate(below, at + 2):
        found = {column: cell for column, cell in enumerate(cells) if cell != "" and cell is not None}
        if any(not isinstance(cell, str) or cell.strip() for cell in found.values()):
            rows.append(DataRow(number, found))
    if not rows:
        raise InvalidInputError([Problem(path, at + 2, 1, Message("TK-B113"))])
    return DataTable(path, headings, rows, tuple(_of_cells(path, grid, at, headings)))


def _of_cells(path: Path, grid: SheetGrid, at: int, headings: Sequence[str]) -> Iterator[CellProblem]:
    """Cells that look as if they said something, and don't."""
    for code, cells in (("TK-B109", grid.unread), ("TK-B110", grid.failed - grid.unread)):
        for row, column in sorted(cells):
            if row > at and column < len(headings):
                yield CellProblem(
                    path,
                    row + 1,
                    column + 1,
                    Message(code),
                    heading=headings[column],
                    cell_name=cell_name(row, column),
                )


def _of_the_sheet(path: Path, grid: SheetGrid, at: int, others: Sequence[str]) -> Iterator[CellProblem]:
    if others:
        yield CellProblem(path, 1, 1, Message("TK-B111", {"sheet": grid.name, "others": ", ".join(others)}))
    hidden = sorted(row + 1 for row in grid.hidden if at < row < len(grid.rows))
    if hidden:
        named = ", ".join(map(str, hidden[:_NAMED_ROWS])) + (" …" if len(hidden) > _NAMED_ROWS else "")
        yield CellProblem(path, hidden[0], 1, Message("TK-B112", {"rows": named, "count": str(len(hidden))}))


def _of_json(data: bytes, path: Path) -> DataTable:
    from tenderkit.readers.sheet.json_cells import json_cells

    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise RefusedError("TK-B102", {"path": path}) from None
    found = json_cells(text)
    if len(found.rows) > MOST_ROWS or len(found.columns) > MOST_COLUMNS:
        raise RefusedError("TK-B103", {"path": path, "rows": MOST_ROWS, "columns": MOST_COLUMNS})
    broken = [CellProblem(path, number, 1, Message("TK-B115")) for number in found.broken]
    if not found.rows and not broken:
        raise InvalidInputError([Problem(path, 1, 1, Message("TK-B113"))])
    rows = [DataRow(number, cells) for number, cells in found.rows]
    return DataTable(path, [".".join(map(str, key)) for key in found.columns], rows, broken)
