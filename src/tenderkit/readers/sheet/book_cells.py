"""A workbook, .xlsx or .ods -> the cells of its visible sheets. What stands in a merged cell stands in every cell of it.

Read by calamine, a tenth of openpyxl's time. What it doesn't tell, formulas without a saved value, cells that show an error and
hidden rows, is looked for in the sheet's own XML.
"""

import re
from collections.abc import Iterator, Mapping
from io import BytesIO
from pathlib import PurePath
from typing import TYPE_CHECKING, Any

from tenderkit.model.sheet.data_table import Cell, SheetGrid
from tenderkit.problems import RefusedError
from tenderkit.readers.word.zip_container import MIB, ZipLimits, read_entries

if TYPE_CHECKING:
    from python_calamine import CalamineSheet

_LIMITS = ZipLimits(file_bytes=200 * MIB, inflated_bytes=1000 * MIB)
_UNREADABLE = "TK-B102"
_DECLARES = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_SHEET_PART = re.compile(r"xl/worksheets/[^/]+\.xml")
_HIDDEN_ROW = re.compile(rb'<(?:\w+:)?row\b(?=[^>]*\bhidden="(?:1|true)")[^>]*?\br="(\d+)"')
_FORMULA_CELL = re.compile(
    rb'<(?:\w+:)?c\b[^>]*?\br="([A-Z]+)(\d+)"[^>]*>\s*<(?:\w+:)?f\b(?:[^>]*/>|[^>]*>[^<]*</(?:\w+:)?f>)\s*</'
)
_ERROR_CELL = re.compile(rb'<(?:\w+:)?c\b(?=[^>]*\bt="e")[^>]*?\br="([A-Z]+)(\d+)"')
_ALPHABET = 26


def book_cells(data: bytes, name: PurePath) -> tuple[SheetGrid, ...]:
    """Every visible sheet that holds something, in the order of the workbook; raises `RefusedError` for what is no workbook."""
    from python_calamine import CalamineError, CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

    parts = _safe_parts(data, name)
    try:
        book = CalamineWorkbook.from_filelike(BytesIO(data))
        worksheets = [each for each in book.sheets_metadata if each.typ is SheetTypeEnum.WorkSheet]
        in_order = list(zip(worksheets, _xml_of_sheets(parts, len(worksheets)), strict=True))
        seen = [(each.name, xml) for each, xml in in_order if each.visible is SheetVisibleEnum.Visible]
        grids = [_grid(book.get_sheet_by_name(title), xml) for title, xml in seen]
    except (CalamineError, OSError, ValueError):
        raise RefusedError(_UNREADABLE, {"path": name}) from None
    return tuple(grid for grid in grids if grid.rows)


def _safe_parts(data: bytes, name: PurePath) -> Mapping[str, bytes]:
    if not data.startswith(b"PK\x03\x04"):
        raise RefusedError(_UNREADABLE, {"path": name})
    parts = read_entries(data, name, _LIMITS)
    if any(_DECLARES.search(part[: 64 * 1024]) for part in parts.values()):
        raise RefusedError(_UNREADABLE, {"path": name})
    return parts


def _xml_of_sheets(parts: Mapping[str, bytes], count: int) -> list[bytes]:
    """In the order in which programs number their sheets; an .ods has all of them in one part, which isn't looked through."""
    names = sorted(filter(_SHEET_PART.fullmatch, parts), key=lambda name: (len(name), name))
    return [parts[name] for name in names] if len(names) == count else [b""] * count


def _grid(sheet: "CalamineSheet", xml: bytes) -> SheetGrid:
    rows: list[list[Any]] = sheet.to_python(skip_empty_area=False)
    for (top, left), (bottom, right) in sheet.merged_cell_ranges or ():
        if top < len(rows) and left < len(rows[top]):
            for row in rows[top : bottom + 1]:
                row[left : right + 1] = [rows[top][left]] * (min(right + 1, len(row)) - left)
    hidden = frozenset(int(found[1]) - 1 for found in _HIDDEN_ROW.finditer(xml))
    return SheetGrid(
        sheet.name, rows, frozenset(_cells(_FORMULA_CELL, xml)), frozenset(_cells(_ERROR_CELL, xml)), hidden
    )


def _cells(pattern: re.Pattern[bytes], xml: bytes) -> Iterator[Cell]:
    for found in pattern.finditer(xml):
        column = 0
        for letter in found[1]:
            column = column * _ALPHABET + letter - ord("A") + 1
        yield int(found[2]) - 1, column - 1
