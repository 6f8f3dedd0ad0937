"""A copy of somebody's sheet with what is wrong as comments at the cells; a file that is no workbook becomes one."""

import io
import warnings
from collections.abc import Mapping, Sequence
from pathlib import PurePath
from typing import TYPE_CHECKING

from tenderkit.problems import RefusedError
from tenderkit.writers.sheet.same_bytes import FIXED_DATE, same_bytes_everywhere

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

Remarks = Mapping[tuple[int, int], Sequence[str]]  # by row and column, from 1
_AUTHOR = "tenderkit"
_WIDTH, _HEIGHT = 420, 180  # points


def annotated_sheet(book: bytes, name: PurePath, sheet: str, remarks: Remarks) -> bytes:
    """The workbook with a comment at each cell that something is said of; what stood there as a comment stays above it.

    Raises `RefusedError` for what can't be opened as a workbook.
    """
    from openpyxl import load_workbook

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            opened = load_workbook(io.BytesIO(book))
            found = opened[sheet]
        except Exception:  # noqa: BLE001 - openpyxl raises whatever its own code stumbles on
            raise RefusedError("TK-B102", {"path": name}) from None
    _remark(found, remarks)
    return _saved(opened)


def annotated_rows(rows: Sequence[tuple[int, Sequence[str]]], remarks: Remarks) -> bytes:
    """A workbook of the rows, each in its place, every cell as text."""
    from openpyxl import Workbook

    book = Workbook()
    sheet = book.worksheets[0]
    for number, cells in rows:
        for column, text in enumerate(cells, 1):
            if text:
                cell = sheet.cell(number, column)
                cell.value, cell.data_type, cell.quotePrefix = text, "s", True
    _remark(sheet, remarks)
    return _saved(book)


def _remark(sheet: "Worksheet", remarks: Remarks) -> None:
    from openpyxl.comments import Comment

    for (row, column), said in remarks.items():
        cell = sheet.cell(row, column)
        before = [cell.comment.text] if cell.comment is not None else []
        comment = Comment("\n".join((*before, *said)), _AUTHOR)
        comment.width, comment.height = _WIDTH, _HEIGHT
        cell.comment = comment


def _saved(book: "Workbook") -> bytes:
    sink = io.BytesIO()
    book.properties.modified = FIXED_DATE
    book.save(sink)
    return same_bytes_everywhere(sink.getvalue(), FIXED_DATE)
