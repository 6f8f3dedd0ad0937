"""CSV -> the plan's cells, whatever program wrote it."""

from pathlib import PurePath

from tenderkit.model.plan.plan import Grid
from tenderkit.problems import RefusedError
from tenderkit.readers.plan.xlsx_grid import MOST_COLUMNS, MOST_ROWS
from tenderkit.readers.sheet.csv_cells import NotReadableCsvError, csv_cells


def read_csv_grid(data: bytes, name: PurePath) -> Grid:
    """The rows as text; raises `RefusedError` for what is no text, and for more rows than a plan has."""
    try:
        rows = tuple(tuple(cell or None for cell in row) for row in csv_cells(data))
    except NotReadableCsvError:
        raise RefusedError("TK-N002", {"path": name}) from None
    if len(rows) > MOST_ROWS or any(len(row) > MOST_COLUMNS for row in rows):
        raise RefusedError("TK-N003", {"path": name, "sheet": name.name, "rows": MOST_ROWS, "columns": MOST_COLUMNS})
    return Grid("", rows)
