"""An Excel workbook, opened with care: the zip looked through first, no entity expanded, no formula believed unseen."""

import warnings
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import PurePath
from typing import TYPE_CHECKING

from tenderkit.problems import RefusedError
from tenderkit.readers.word.safe_xml import UnknownEncodingError, UnsafeXmlError, decode_xml, looks_like_xml
from tenderkit.readers.word.zip_container import ZipLimits, read_entries

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.cell import Cell, MergedCell
    from openpyxl.worksheet.worksheet import Worksheet

FORMULA, ERROR = "f", "e"  # openpyxl's words for what a cell holds
ERRORS = ("#NULL!", "#DIV/0!", "#VALUE!", "#REF!", "#NAME?", "#NUM!", "#N/A", "#SPILL!", "#CALC!")


def opened_workbook(data: bytes, name: PurePath, code: str, *, data_only: bool = False) -> "Workbook":
    """The workbook as openpyxl has it; raises `RefusedError` with the code for what is none. What openpyxl leaves out it need not say."""
    from openpyxl import load_workbook

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            return load_workbook(BytesIO(data), data_only=data_only)
        except Exception:  # noqa: BLE001 - openpyxl raises whatever its own code stumbles on
            raise RefusedError(code, {"path": name}) from None


def safe_entries(data: bytes, name: PurePath, code: str, limits: ZipLimits | None = None) -> dict[str, bytes]:
    """The parts of the workbook; raises `RefusedError` for what is no zip, for a zip bomb, and for XML that isn't safe to read."""
    if not data.startswith(b"PK\x03\x04"):
        raise RefusedError(code, {"path": name})
    entries = read_entries(data, name, limits)
    for part in entries.values():
        if looks_like_xml(part):
            try:
                decode_xml(part)
            except (UnsafeXmlError, UnknownEncodingError):
                raise RefusedError(code, {"path": name}) from None
    return entries


class SavedValues:
    """The workbook with the values that formulas had when it was saved; opened at the first formula."""

    def __init__(self, opened: Callable[[], "Workbook"]) -> None:
        self._opened = opened
        self._book: Workbook | None = None

    def cell(self, sheet: str, row: int, column: int) -> "Cell | MergedCell":
        """The cell with the value in place of its formula; row and column from 1, as openpyxl counts."""
        if self._book is None:
            self._book = self._opened()
        found: Cell | MergedCell = self._book[sheet].cell(row, column)
        return found


def written_cells(sheet: "Worksheet") -> Iterator[tuple[tuple[int, int], "Cell | MergedCell"]]:
    """Those that hold something, each with its place from 0; to ask openpyxl for rows would make a cell of every empty place that is formatted far out."""
    cells: dict[tuple[int, int], Cell | MergedCell] = sheet._cells  # noqa: SLF001 - as above; there is no other way to them
    return (((row - 1, column - 1), cell) for (row, column), cell in cells.items() if cell.value is not None)
