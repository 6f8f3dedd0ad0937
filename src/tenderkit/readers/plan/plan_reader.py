"""A procurement plan, .xlsx or .csv -> Plan. What can't be understood is asked about at its cell and left out of its row."""

from collections.abc import Iterator
from pathlib import Path

from msgspec.structs import replace

from tenderkit.messages import Message, document_text
from tenderkit.model.plan.headings import column_title, looked_for
from tenderkit.model.plan.plan import Grid, Plan
from tenderkit.problems import InvalidInputError, Problem, RefusedError
from tenderkit.readers.file_bytes import bytes_of_file
from tenderkit.readers.plan.heading_finder import FoundHeadings, find_headings
from tenderkit.readers.plan.plan_rows import ReadRows, read_rows
from tenderkit.readers.sheet.cell_names import cell_names

XLSX, CSV = ".xlsx", ".csv"
MOST_BYTES = 50 * 1024 * 1024


def read_plan(path: Path, sheet: str | None = None) -> Plan:
    """The plan of the sheet with that name, else of the first that has headings.

    Raises `InvalidInputError` where no headings are found, and `RefusedError` for a file that is no sheet.
    """
    return parse_plan(plan_bytes(path), path, sheet)


def parse_plan(data: bytes, path: Path, sheet: str | None = None) -> Plan:
    """The plan in the bytes of a file of that name."""
    grids = _grids(data, path)
    if sheet is not None:
        grids = tuple(grid for grid in grids if grid.name.casefold() == sheet.casefold()) or _no_such_sheet(
            grids, path, sheet
        )
    found = [
        (grid, headings)
        for grid in grids
        if not _is_our_summary(grid) and (headings := find_headings(grid)) is not None
    ]
    if not found:
        raise InvalidInputError([Problem(path, 1, 1, Message("TK-N001", {"looked_for": looked_for()}))])
    (grid, headings), *others = found
    read = read_rows(grid, headings)
    if not read.rows:
        raise InvalidInputError([Problem(path, headings.row + 2, 1, Message("TK-N004", {"sheet": _called(grid)}))])
    plan = Plan(path, grid, headings.row, headings.columns, read.rows)
    others_named = ", ".join(other.name for other, _ in others)
    return replace(plan, problems=tuple(_problems(plan, headings, read, others_named)))


def plan_bytes(path: Path) -> bytes:
    """The file's bytes; raises where there is none, or none that may be read."""
    if path.suffix.lower() not in (XLSX, CSV):
        raise RefusedError("TK-N002", {"path": path})
    data = bytes_of_file(path, MOST_BYTES)
    if len(data) > MOST_BYTES:
        raise RefusedError("TK-N002", {"path": path})
    return data


def _grids(data: bytes, path: Path) -> tuple[Grid, ...]:
    if path.suffix.lower() == CSV:
        from tenderkit.readers.plan.csv_grid import read_csv_grid

        return (read_csv_grid(data, path),)
    from tenderkit.readers.plan.xlsx_grid import read_workbook

    return read_workbook(data, path)


def _is_our_summary(grid: Grid) -> bool:
    return bool(grid.rows) and grid.rows[0][:1] == (document_text("plan.summary.title"),)


def _no_such_sheet(grids: tuple[Grid, ...], path: Path, sheet: str) -> tuple[Grid, ...]:
    known = ", ".join(grid.name for grid in grids if grid.name)
    raise RefusedError("TK-N005", {"path": path, "sheet": sheet, "known": known or "–"})


def _problems(plan: Plan, headings: FoundHeadings, read: ReadRows, others: str) -> Iterator[Problem]:
    """In the order of the sheet; what concerns it as a whole comes first."""
    sheet = _called(plan.grid)
    if others:
        yield _at(plan, 0, 0, Message("TK-N006", {"sheet": sheet, "others": others}))
    for field, columns in headings.unclear.items():
        cells = [(headings.row, column.index) for column in columns]
        named = ", ".join(f"”{column.heading}”" for column in columns)
        facts = {"sheet": sheet, "cells": cell_names(cells), "title": column_title(field), "headings": named}
        yield _at(plan, *cells[0], Message("TK-N010", facts))
    for asked in read.asked:
        what = Message(asked.code, asked.facts)
        facts = {
            "sheet": sheet,
            "cells": cell_names(asked.cells),
            "what": what.what,
            "remedy": what.remedy.removesuffix("."),
        }
        yield _at(plan, *asked.cells[0], Message("TK-N012", facts))
    if read.untitled:
        cells = [(row, plan.columns["title"].index) for row in read.untitled]
        yield _at(plan, *cells[0], Message("TK-N011", {"sheet": sheet, "cells": cell_names(cells)}))
    if read.passed_over:
        rows = ", ".join(str(row + 1) for row in read.passed_over[:10]) + (" …" if len(read.passed_over) > 10 else "")  # noqa: PLR2004 - as many as a line holds
        yield _at(plan, read.passed_over[0], 0, Message("TK-N013", {"sheet": sheet, "rows": rows}))


def _called(grid: Grid) -> str:
    return grid.name or "CSV"


def _at(plan: Plan, row: int, column: int, message: Message) -> Problem:
    return Problem(plan.file, row + 1, column + 1, message)
