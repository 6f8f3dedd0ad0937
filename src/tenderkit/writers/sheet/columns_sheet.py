"""An empty sheet to fill in: a heading for each value, help beside it, and the words to choose among."""

import io
from collections.abc import Sequence
from typing import TYPE_CHECKING

from msgspec import Struct

from tenderkit.messages import document_text
from tenderkit.writers.sheet.same_bytes import FIXED_DATE, same_bytes_everywhere

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.worksheet import Worksheet

_ROWS = 2000  # that have the words to choose among
_NARROWEST, _WIDEST = 14, 34  # characters
_A4 = 9
_HELP_WIDTHS = (30, 12, 60, 30, 50)


class SheetColumn(Struct, frozen=True):
    """A column to fill in: what it is called, what is meant, an example, and the words that it takes if they are counted."""

    heading: str
    help: str
    example: str
    required: bool = False
    words: tuple[str, ...] = ()


class SheetRows(Struct, frozen=True):
    """What a sheet holds already: a note above the headings, and rows below them."""

    note: str = ""
    rows: tuple[tuple[str, ...], ...] = ()


def write_columns_sheet(title: str, columns: Sequence[SheetColumn], held: SheetRows | None = None) -> bytes:
    """The workbook; every cell is text, whatever is typed in it. The same input gives the same bytes."""
    from xlsxwriter import Workbook

    sink = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with Workbook(sink, options) as book:
        book.set_properties({"title": title, "created": FIXED_DATE})
        _write_rows(book, columns, held or SheetRows())
        _write_help(book, columns)
    return same_bytes_everywhere(sink.getvalue())


def _write_rows(book: "Workbook", columns: Sequence[SheetColumn], held: SheetRows) -> None:
    sheet = book.add_worksheet(document_text("batch.sheet.rows"))
    typed = book.add_format({"num_format": "@", "valign": "top", "text_wrap": True, "quote_prefix": True})
    styles = {asked: book.add_format(_heading_style(required=asked)) for asked in (True, False)}
    top = 1 if held.note else 0
    if held.note:
        sheet.write_string(0, 0, held.note, book.add_format({"italic": True}))
    sheet.freeze_panes(top + 1, 0)
    for index, column in enumerate(columns):
        width = min(max(len(column.heading) + 4, _NARROWEST), _WIDEST)
        sheet.set_column(index, index, width, book.add_format({"num_format": "@", "valign": "top", "text_wrap": True}))
        sheet.write_string(
            top, index, f"{column.heading}*" if column.required else column.heading, styles[column.required]
        )
        sheet.write_comment(top, index, _said_of(column), {"x_scale": 2, "author": "tenderkit"})
        _offer_words(sheet, (top + 1, index), column)
    for at, row in enumerate(held.rows, top + 1):
        for index, cell in enumerate(row):
            if cell:
                sheet.write_string(at, index, cell, typed)
    _set_page(sheet)


def _heading_style(*, required: bool) -> dict[str, object]:
    return {
        "bold": True,
        "text_wrap": True,
        "valign": "top",
        "border": 1,
        "border_color": "#8C8C8C",
        "bg_color": "#FFE699" if required else "#E7E7E7",
    }


def _said_of(column: SheetColumn) -> str:
    example = document_text("batch.sheet.example", example=column.example) if column.example else ""
    return "\n".join(filter(None, (column.help, example)))


def _offer_words(sheet: "Worksheet", first: tuple[int, int], column: SheetColumn) -> None:
    """From the `first` cell down. Other spellings are understood too, so a word that isn't on the list is a warning only."""
    if column.words:
        (row, index) = first
        letters = _letters(index)
        source = f"='{document_text('batch.sheet.help')}'!${letters}$1:${letters}${len(column.words)}"
        rule = {"validate": "list", "source": source, "error_type": "information"}
        sheet.data_validation(row, index, _ROWS, index, rule)


def _letters(index: int) -> str:
    from xlsxwriter.utility import xl_col_to_name

    found: str = xl_col_to_name(index + len(_HELP_WIDTHS) + 1)
    return found


def _write_help(book: "Workbook", columns: Sequence[SheetColumn]) -> None:
    """What each heading means; the words to choose among stand to the right of it, where the other sheet finds them."""
    sheet = book.add_worksheet(document_text("batch.sheet.help"))
    head, text = book.add_format(_heading_style(required=False)), book.add_format({"text_wrap": True, "valign": "top"})
    for index, (name, width) in enumerate(
        zip(("heading", "required", "meaning", "example_of", "words"), _HELP_WIDTHS, strict=True)
    ):
        sheet.set_column(index, index, width)
        sheet.write_string(0, index, document_text(f"batch.sheet.{name}"), head)
    for at, column in enumerate(columns, 1):
        required = document_text("batch.sheet.yes") if column.required else ""
        for index, cell in enumerate((column.heading, required, column.help, column.example, ", ".join(column.words))):
            sheet.write_string(at, index, cell, text)
    for index, column in enumerate(columns):
        for at, word in enumerate(column.words):
            sheet.write_string(at, index + len(_HELP_WIDTHS) + 1, word)
    first, last = len(_HELP_WIDTHS) + 1, len(_HELP_WIDTHS) + len(columns)
    sheet.set_column(first, last, None, None, {"hidden": True})
    _set_page(sheet)


def _set_page(sheet: "Worksheet") -> None:
    sheet.set_landscape()
    sheet.set_paper(_A4)
    sheet.fit_to_pages(1, 0)
