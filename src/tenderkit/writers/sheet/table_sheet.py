"""A workbook of plain tables: numbers and days can be counted with, and a text stays a text whatever it begins with."""

import io
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from msgspec import Struct

from tenderkit.messages import document_text
from tenderkit.problems import RefusedError
from tenderkit.writers.sheet.row_heights import row_height
from tenderkit.writers.sheet.same_bytes import FIXED_DATE, same_bytes_everywhere

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

SheetCell = str | int | date | None

_MOST_LETTERS = 32_767  # Excel's limit for a cell, in UTF-16 units
_FILTER = "mm"  # room for the button of the filter
_HEADER_LIMIT = 255  # of a printed page, in UTF-16 units
_MARGINS = {"left": 0.5, "right": 0.5, "top": 0.75, "bottom": 0.75}  # inches
_A4, _ACROSS = 9, 220  # the paper, and how many characters can be read across it


class SheetPage(Struct, frozen=True):
    """One sheet: its name, its headings with a width in characters each, and its rows."""

    name: str
    columns: Sequence[tuple[str, int]]
    rows: Sequence[Sequence[SheetCell]]


def write_table_sheet(title: str, pages: Sequence[SheetPage]) -> bytes:
    """The finished file; the same pages give the same bytes. Raises `RefusedError` for a text that no cell can hold."""
    from xlsxwriter import Workbook  # other commands start faster without it

    for page in pages:
        _refuse_what_is_too_long(page)
    sink = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with Workbook(sink, options) as book:
        book.set_properties({"title": title, "created": FIXED_DATE})
        styles = _styles(book)
        for page in pages:
            _write(book.add_worksheet(page.name), page, title, styles)
    return same_bytes_everywhere(sink.getvalue())


def csv_cell(cell: SheetCell) -> str | Decimal | None:
    """The same cell for a CSV file, where a day is written as such files have it."""
    if isinstance(cell, date):
        return cell.isoformat()
    return Decimal(cell) if isinstance(cell, int) else cell


def _refuse_what_is_too_long(page: SheetPage) -> None:
    for row in page.rows:
        for cell, (heading, _) in zip(row, page.columns, strict=True):
            length = len(cell.encode("utf-16-le")) // 2 if isinstance(cell, str) else 0
            if length > _MOST_LETTERS:
                facts = {"id": row[0], "length": length, "column": heading, "limit": _MOST_LETTERS}
                raise RefusedError("TK-F016", facts)


def _styles(book: "Workbook") -> "dict[type, Format]":
    """By what a cell holds; `quote_prefix` keeps a text that begins with `=` a text also when somebody edits the cell."""
    cell = {"text_wrap": True, "valign": "top", "border": 1, "border_color": "#8C8C8C"}
    return {
        str: book.add_format(cell | {"quote_prefix": True}),
        int: book.add_format(cell),
        date: book.add_format(cell | {"num_format": "yyyy-mm-dd", "align": "left"}),
        type: book.add_format(cell | {"bold": True, "bg_color": "#E7E7E7"}),  # the headings
    }


def _write(sheet: "Worksheet", page: SheetPage, title: str, styles: "dict[type, Format]") -> None:
    """A real table, so that the header row is one also to a screen reader; it filters and stays in view."""
    widths = [width for _, width in page.columns]
    for at, width in enumerate(widths):
        sheet.set_column(at, at, width)
    sheet.set_row(0, row_height([f"{heading}{_FILTER}" for heading, _ in page.columns], widths))
    header = [{"header": heading, "header_format": styles[type]} for heading, _ in page.columns]
    table = {"name": page.name.replace(" ", "_"), "columns": header, "style": None}
    sheet.add_table(0, 0, max(len(page.rows), 1), len(widths) - 1, table)
    for number, row in enumerate(page.rows, 1):
        sheet.set_row(number, row_height([_shown(cell) for cell in row], widths))
        for at, cell in enumerate(row):
            _write_cell(sheet, (number, at), cell, styles)
    sheet.freeze_panes(1, 0)
    sheet.repeat_rows(0)
    _set_page(sheet, title, sum(widths))


def _write_cell(sheet: "Worksheet", at: tuple[int, int], cell: SheetCell, styles: "dict[type, Format]") -> None:
    match cell:
        case None | "":
            sheet.write_blank(*at, None, styles[int])
        case date():
            sheet.write_datetime(*at, cell, styles[date])
        case int():
            sheet.write_number(*at, cell, styles[int])
        case _:
            sheet.write_string(*at, cell, styles[str])


def _shown(cell: SheetCell) -> str:
    return "" if cell is None else str(cell)


def _set_page(sheet: "Worksheet", title: str, width: int) -> None:
    """A4 lying down, as many pages wide as can be read, with the title and the first column on each that is printed."""
    sheet.set_landscape()
    sheet.set_paper(_A4)
    sheet.fit_to_pages(-(-width // _ACROSS), 0)
    sheet.repeat_columns(0)
    sheet.set_margins(**_MARGINS)
    header = "&L" + title.replace("&", "&&")
    if len(header.encode("utf-16-le")) // 2 <= _HEADER_LIMIT:
        sheet.set_header(header)
    sheet.set_footer("&R" + document_text("sheet-page"))
