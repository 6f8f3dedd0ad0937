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
from tenderkit.readers.word.safe_xml import BrokenXmlError, parse_xml
from tenderkit.readers.word.zip_container import MIB, ZipLimits, read_entries

if TYPE_CHECKING:
    from python_calamine import CalamineSheet

_LIMITS = ZipLimits(file_bytes=200 * MIB, inflated_bytes=1000 * MIB)
_UNREADABLE = "TK-B102"
_DECLARES = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_BOOK, _RELATIONS = "xl/workbook.xml", "xl/_rels/workbook.xml.rels"
_HIDDEN_ROW = re.compile(rb'<(?:\w+:)?row\b(?=[^>]*\bhidden="(?:1|true)")[^>]*?\br="(\d+)"')
_FORMULA_CELL = re.compile(
    rb'<(?:\w+:)?c\b[^>]*?\br="([A-Z]+)(\d+)"[^>]*>\s*<(?:\w+:)?f\b(?:[^>]*/>|[^>]*>[^<]*</(?:\w+:)?f>)\s*(?:<(?:\w+:)?v\s*/>|<(?:\w+:)?v></(?:\w+:)?v>)?\s*</(?:\w+:)?c'
)
_FORMULA = re.compile(rb"<(?:\w+:)?f[ >/]")
_ERROR_CELL = re.compile(rb'<(?:\w+:)?c\b(?=[^>]*\bt="e")[^>]*?\br="([A-Z]+)(\d+)"')
_ALPHABET = 26


def book_cells(data: bytes, file: PurePath) -> tuple[SheetGrid, ...]:
    """Every visible sheet that holds something, in the order of the workbook; raises `RefusedError` for what is no workbook."""
    from python_calamine import CalamineError, CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

    parts = _safe_parts(data, file)
    try:
        book = CalamineWorkbook.from_filelike(BytesIO(data))
        worksheets = [each for each in book.sheets_metadata if each.typ is SheetTypeEnum.WorkSheet]
        named = _parts_by_sheet(parts)
        seen = [each.name for each in worksheets if each.visible is SheetVisibleEnum.Visible]
        grids = [_grid(book.get_sheet_by_name(name), parts.get(named.get(name, ""), b"")) for name in seen]
    except (CalamineError, OSError, ValueError, BrokenXmlError):
        raise RefusedError(_UNREADABLE, {"path": file}) from None
    return tuple(grid for grid in grids if grid.rows)


def _safe_parts(data: bytes, name: PurePath) -> Mapping[str, bytes]:
    if not data.startswith(b"PK\x03\x04"):
        raise RefusedError(_UNREADABLE, {"path": name})
    parts = read_entries(data, name, _LIMITS)
    if any(_DECLARES.search(part[: 64 * 1024]) for part in parts.values()):
        raise RefusedError(_UNREADABLE, {"path": name})
    return parts


def _parts_by_sheet(parts: Mapping[str, bytes]) -> dict[str, str]:
    """Which part holds each sheet of an .xlsx; an .ods has all of them in one part, which isn't looked through."""
    if _BOOK not in parts or _RELATIONS not in parts:
        return {}
    targets = {each.get("Id"): str(each.get("Target")) for each in parse_xml(parts[_RELATIONS])}
    found: dict[str, str] = {}
    for each in parse_xml(parts[_BOOK]).iter("{*}sheet"):
        target = next(
            (targets[value] for key, value in each.attrib.items() if str(key).endswith("}id") and value in targets), ""
        )
        found[str(each.get("name"))] = target.removeprefix("/") if target.startswith("/") else f"xl/{target}"
    return found


def _grid(sheet: "CalamineSheet", xml: bytes) -> SheetGrid:
    rows: list[list[Any]] = sheet.to_python(skip_empty_area=False)
    for (top, left), (bottom, right) in sheet.merged_cell_ranges or ():
        if top < len(rows) and left < len(rows[top]):
            for row in rows[top : bottom + 1]:
                row[left : right + 1] = [rows[top][left]] * (min(right + 1, len(row)) - left)
    hidden = frozenset(int(found[1]) - 1 for found in (_HIDDEN_ROW.finditer(xml) if b"hidden=" in xml else ()))
    return SheetGrid(sheet.name, rows, frozenset(_unread(xml)), frozenset(_cells(_ERROR_CELL, xml)), hidden)


def _unread(xml: bytes) -> Iterator[Cell]:
    return _cells(_FORMULA_CELL, xml) if _FORMULA.search(xml) else iter(())


def _cells(pattern: re.Pattern[bytes], xml: bytes) -> Iterator[Cell]:
    for found in pattern.finditer(xml):
        column = 0
        for letter in found[1]:
            column = column * _ALPHABET + letter - ord("A") + 1
        yield int(found[2]) - 1, column - 1
