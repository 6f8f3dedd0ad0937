"""The plan back as a workbook: the user's own cells, formulas and formats as they were, our columns to the right of them.

What openpyxl can't carry over is told by `left_behind`; the user's own file is never written to.
"""

import io
import warnings
from collections.abc import Iterator, Sequence
from copy import copy
from datetime import date
from typing import TYPE_CHECKING, Any
from zipfile import ZipFile

from msgspec import Struct
from openpyxl import Workbook
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.properties import PageSetupProperties

from tenderkit.messages import document_text
from tenderkit.model.papers.document import Block, BulletList, Heading, Paragraph, Table
from tenderkit.model.papers.words import plain
from tenderkit.model.plan.plan import Plan
from tenderkit.rules.plan.added_columns import AddedColumn
from tenderkit.writers.sheet.row_heights import row_height
from tenderkit.writers.sheet.same_bytes import FIXED_DATE, same_bytes_everywhere

if TYPE_CHECKING:
    from openpyxl.cell import Cell, MergedCell
    from openpyxl.styles.cell_style import StyleArray
    from openpyxl.worksheet.worksheet import Worksheet

_OURS = PatternFill("solid", fgColor="DDE8F0")
_ANSWER = PatternFill("solid", fgColor="FFF4BF")
_TOP = Alignment(vertical="top", horizontal="left", wrap_text=True)
_EDGE = Side(style="thin", color="8C8C8C")
_AROUND = Border(left=_EDGE, right=_EDGE, top=_EDGE, bottom=_EDGE)
_PLAIN, _BOLD = Font(name="Calibri", size=11), Font(name="Calibri", size=11, bold=True)
_BOLD_IS_WIDER = 0.85
_ASKS_WIDTH, _DAY_WIDTH, _DEFAULT_WIDTH = 15, 15, 38
_SUMMARY_WIDTHS = (44, 26, 22, 22, 22, 22, 22)
_LEFT_BEHIND = {
    "xl/media/": "pictures",
    "xl/charts/": "charts",
    "xl/vbaProject": "macros",
    "xl/slicers/": "filters",
    "xl/threadedComments/": "comments",
    "customXml/": "data",
}
_A4 = 9


class PlanBack(Struct, frozen=True):
    """What is written: the plan, the columns, and the summary as blocks. `own` is the workbook it came in, if it was one."""

    plan: Plan
    columns: Sequence[AddedColumn]
    summary: Sequence[Block]
    own: bytes | None


def write_plan_sheet(back: PlanBack) -> bytes:
    """The workbook with the sheet of the plan and one that sums it up."""
    book, sheet = _begun(back)
    changed = book.properties.modified if back.own is not None else None
    _write_columns(sheet, back)
    _write_summary(book, back.summary)
    sink = io.BytesIO()
    book.save(sink)
    return same_bytes_everywhere(sink.getvalue(), changed or FIXED_DATE)


def left_behind(own: bytes) -> tuple[str, ...]:
    """The kinds of things in the workbook that openpyxl doesn't write again, as keys of the catalogue."""
    with ZipFile(io.BytesIO(own)) as package:
        names = package.namelist()
    return tuple(what for part, what in _LEFT_BEHIND.items() if any(name.startswith(part) for name in names))


def _begun(back: PlanBack) -> tuple[Workbook, "Worksheet"]:
    """The user's workbook opened again, or a new one of what the CSV held."""
    if back.own is not None:
        from openpyxl import load_workbook

        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            book = load_workbook(io.BytesIO(back.own))
        return book, book[back.plan.grid.name]
    book = Workbook()
    book.properties.created, book.properties.creator = FIXED_DATE, None
    sheet = book.worksheets[0]
    sheet.title = document_text("plan.sheet")
    for at, row in enumerate(back.plan.grid.rows, 1):
        for index, content in enumerate(row, 1):
            if content is not None:
                _write(sheet.cell(at, index), ILLEGAL_CHARACTERS_RE.sub("\N{REPLACEMENT CHARACTER}", str(content)))
    for index in range(1, back.plan.grid.width + 1):
        sheet.column_dimensions[get_column_letter(index)].width = 20
        sheet.cell(back.plan.heading_row + 1, index).font = _BOLD
    _set_page(sheet)
    return book, sheet


def _write_columns(sheet: "Worksheet", back: PlanBack) -> None:
    heading_row = back.plan.heading_row + 1
    standing = {cell.value: cell.column for cell in sheet[heading_row] if isinstance(cell.value, str)}
    free = 1 + max((back.plan.grid.width, *(merged.max_col for merged in sheet.merged_cells.ranges)))
    written: list[tuple[int, AddedColumn]] = []
    for column in back.columns:
        index = standing.get(column.heading)
        if index is None:
            index, free = free, free + 1
        written.append((index, column))
        _write_column(sheet, index, column, back)
    _set_heights(sheet, back, written)


def _write_column(sheet: "Worksheet", index: int, column: AddedColumn, back: PlanBack) -> None:
    heading = sheet.cell(back.plan.heading_row + 1, index)
    _write(heading, column.heading)
    heading.font, heading.fill, heading.alignment, heading.border = _BOLD, _OURS, _TOP, _AROUND
    width = _width(column)
    sheet.column_dimensions[get_column_letter(index)].width = width
    style = _style_of_ours(sheet, index, column, back.plan.rows[0].number)
    for number in (row.number for row in back.plan.rows):
        cell: Any = sheet.cell(number, index)
        cell._style = copy(style)  # noqa: SLF001 - each style by itself would be looked up in every cell, which takes most of the time
        if not column.asks:
            _write(cell, column.cells.get(number, ""))
    if column.asks:
        _offer_answers(sheet, index, back)


def _style_of_ours(sheet: "Worksheet", index: int, column: AddedColumn, first: int) -> "StyleArray":
    """What all cells of the column look like, set in the first of them."""
    cell: Any = sheet.cell(first, index)
    cell.fill, cell.alignment = _ANSWER if column.asks else _OURS, _TOP
    cell.font, cell.border = _PLAIN, _AROUND
    style: StyleArray = cell._style  # noqa: SLF001 - as above
    return style


def _width(column: AddedColumn) -> int:
    if column.asks:
        return _ASKS_WIDTH
    return _DAY_WIDTH if any(isinstance(cell, date) for cell in column.cells.values()) else _DEFAULT_WIDTH


def _offer_answers(sheet: "Worksheet", index: int, back: PlanBack) -> None:
    yes, no = document_text("sheet-yes"), document_text("sheet-no")
    rule = DataValidation(type="list", formula1=f'"{yes},{no}"', allow_blank=True)
    letter = get_column_letter(index)
    rule.add(f"{letter}{back.plan.rows[0].number}:{letter}{back.plan.rows[-1].number}")
    sheet.add_data_validation(rule)


def _write(cell: "Cell | MergedCell", content: str | date) -> None:
    """A text stays one: `=1+1` is what somebody wrote, never what is counted."""
    cell.value = content or None
    if isinstance(content, str) and content:
        cell.data_type = "s"
        cell.quotePrefix = True
    elif isinstance(content, date):
        cell.number_format = "yyyy-mm-dd"


def _set_heights(sheet: "Worksheet", back: PlanBack, written: Sequence[tuple[int, AddedColumn]]) -> None:
    """Never lower than the user has made a row."""
    widths = [_width(column) for _, column in written]
    headings = row_height([column.heading for _, column in written], [width * _BOLD_IS_WIDER for width in widths])
    _raise_row(sheet, back.plan.heading_row + 1, headings)
    for row in back.plan.rows:
        texts = [str(column.cells.get(row.number, "")) for _, column in written]
        _raise_row(sheet, row.number, row_height(texts, widths))


def _raise_row(sheet: "Worksheet", number: int, height: float) -> None:
    dimension = sheet.row_dimensions[number]
    dimension.height = max(dimension.height or 0.0, height)


def _write_summary(book: Workbook, blocks: Sequence[Block]) -> None:
    """The blocks of the report as rows, on a sheet of its own; one from an earlier time is taken away first."""
    name, title = document_text("plan.summary.sheet"), document_text("plan.summary.title")
    if name in book.sheetnames and book[name].cell(1, 1).value == title:
        del book[name]
    sheet = book.create_sheet(name)
    for index, width in enumerate(_SUMMARY_WIDTHS, 1):
        sheet.column_dimensions[get_column_letter(index)].width = width
    at = 1
    for cells, strong in ((((title,)), True), *_summary_rows(blocks)):
        _summary_row(sheet, at, cells, strong=strong)
        at += 1
    _set_page(sheet)


def _summary_row(sheet: "Worksheet", at: int, cells: Sequence[str], *, strong: bool) -> None:
    """A text alone in its row may run over the whole width."""
    for index, text in enumerate(cells, 1):
        cell = sheet.cell(at, index)
        if text.isascii() and text.isdigit():
            cell.value = int(text)
        else:
            _write(cell, text)
        cell.font, cell.alignment = _BOLD if strong else _PLAIN, _TOP
        if strong and len(cells) > 1:
            cell.fill = _OURS
    alone = len(cells) == 1 and bool(cells[0])
    if alone:
        sheet.merge_cells(start_row=at, end_row=at, start_column=1, end_column=len(_SUMMARY_WIDTHS))
    widths = [sum(_SUMMARY_WIDTHS)] if alone else [width * _BOLD_IS_WIDER for width in _SUMMARY_WIDTHS[: len(cells)]]
    sheet.row_dimensions[at].height = row_height(list(cells), widths)


def _summary_rows(blocks: Sequence[Block]) -> Iterator[tuple[Sequence[str], bool]]:
    for block in blocks:
        match block:
            case Heading():
                yield ("",), False
                yield (plain(block.inlines),), True
            case Paragraph():
                yield (plain(block.inlines),), False
            case BulletList():
                yield from (((f"• {_item(item)}",), False) for item in block.items)
            case Table():
                yield ("",), False
                yield (block.caption,), True
                yield tuple(map(plain, block.header)), True
                yield from ((tuple(map(plain, row)), False) for row in block.rows)
            case _:
                pass  # the summary holds nothing else


def _item(item: Sequence[Paragraph | BulletList]) -> str:
    return " ".join(plain(part.inlines) for part in item if isinstance(part, Paragraph))


def _set_page(sheet: "Worksheet") -> None:
    """A4 lying down, one page wide."""
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", _A4
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
