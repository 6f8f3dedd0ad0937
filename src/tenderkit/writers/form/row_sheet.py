"""A sheet with a table: a row for each item of a list, with help above each column and its key."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from msgspec import Struct

from tenderkit.messages import document_text
from tenderkit.model.form.form_fields import Ask, AskedField
from tenderkit.model.form.form_keys import KeyPath, Pattern, key_text
from tenderkit.model.form.form_layout import TableSheet, has_rows_below, named_by
from tenderkit.model.form.form_words import block_help, field_help, heading_of_column, link_title, sheet_title
from tenderkit.writers.form.form_styles import HELP_ROOM, KEY_ROOM, FormStyles, set_page, words_in_cell, write_answer
from tenderkit.writers.form.form_values import FormCell, cells_of, most_cells
from tenderkit.writers.form.word_lists import WordLists
from tenderkit.writers.sheet.row_heights import row_height

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

_HELP_AT, _KEYS_AT, _HEADINGS_AT = 3, 4, 5
_FIRST = _HEADINGS_AT + 1
_SPARE, _OFFERED = 15, 500  # rows that are laid out, and rows that have drop-downs
_WIDTHS = {Ask.TEXT: 30, Ask.LINES: 24, Ask.LISTED: 24, Ask.DAY: 16, Ask.NUMBER: 14, Ask.MONEY: 18, Ask.YES_NO: 16}
_LINK_WIDTH, _OTHER_WIDTH = 18, 28
_FILTER = "mm"  # room for the button of the filter


class FormRow(Struct, frozen=True):
    """An item as the file says it; `above` is what the item that it belongs to is called by, `values` what it says by field."""

    values: dict[Pattern, object]
    name: str = ""
    above: str = ""


class _Column(Struct, frozen=True):
    key: KeyPath
    heading: str
    told: str
    width: int
    field: AskedField | None = None
    number: int = 0


class RowSheet:
    """The sheet under writing."""

    def __init__(self, table: TableSheet, rows: Sequence[FormRow], styles: FormStyles, lists: WordLists) -> None:
        self._table, self._rows, self._styles, self._lists = table, rows, styles, lists
        self._columns = tuple(self._all_columns())

    def write(self, sheet: "Worksheet") -> None:
        """A real table, so that the headings are ones also to a screen reader; it grows with what is written below it."""
        self._head(sheet)
        last = _FIRST + len(self._rows) + _SPARE
        headings = [{"header": column.heading, "header_format": self._styles.heading} for column in self._columns]
        table = {"name": sheet_title(self._table.name).replace(" ", "_"), "columns": headings, "style": None}
        sheet.add_table(_HEADINGS_AT, 0, last, len(self._columns) - 1, table)
        for number in range(last - _FIRST + 1):
            row = self._rows[number] if number < len(self._rows) else FormRow({}, str(number + 1))
            self._row(sheet, _FIRST + number, row)
        for at, column in enumerate(self._columns):
            if column.field is not None:
                self._lists.offer(sheet, (_FIRST, at), (_FIRST + _OFFERED, at), column.field)
        sheet.freeze_panes(_FIRST, 1)
        sheet.repeat_rows(_HEADINGS_AT)
        sheet.repeat_columns(0)
        set_page(sheet, self._table.phase, sum(column.width for column in self._columns))

    def _head(self, sheet: "Worksheet") -> None:
        sheet.write_string(0, 0, sheet_title(self._table.name), self._styles.title)
        sheet.write_string(1, 0, block_help(self._table.block), self._styles.words)
        widths = [column.width for column in self._columns]
        for at, column in enumerate(self._columns):
            sheet.set_column(at, at, column.width)
            sheet.write_string(_HELP_AT, at, column.told, self._styles.help)
            sheet.write_string(_KEYS_AT, at, key_text(column.key), self._styles.key)
        sheet.set_row(
            _HELP_AT, row_height([column.told for column in self._columns], [width * HELP_ROOM for width in widths])
        )
        sheet.set_row(
            _KEYS_AT,
            row_height([key_text(column.key) for column in self._columns], [width * KEY_ROOM for width in widths]),
        )
        sheet.set_row(_HEADINGS_AT, row_height([f"{column.heading}{_FILTER}" for column in self._columns], widths))

    def _all_columns(self) -> Iterator[_Column]:
        of = self._table.of
        if has_rows_below(of) and named_by(of) is None:
            yield _Column(of, document_text("form.number"), document_text("form.number_help"), _LINK_WIDTH)
        if (above := self._table.belongs_to) is not None:
            yield _Column(above, link_title(above), document_text("form.link_help"), _LINK_WIDTH)
        for field in self._table.fields():
            title = heading_of_column(field, of) + (" *" if field.required else "")
            width = _WIDTHS.get(field.ask, _OTHER_WIDTH)
            cells = max(most_cells(field), *(len(cells_of(field, row.values.get(field.path))) for row in self._rows), 1)
            for number in range(cells):
                key: KeyPath = (*field.path, number) if cells > 1 else field.path
                heading = title if number == 0 else f"{heading_of_column(field, of)} ({number + 1})"
                yield _Column(key, heading, field_help(field) if number == 0 else "", width, field, number)

    def _row(self, sheet: "Worksheet", at: int, row: FormRow) -> None:
        cells = [self._cell(column, row) for column in self._columns]
        if any(cells):
            sheet.set_row(at, row_height(list(map(words_in_cell, cells)), [column.width for column in self._columns]))
        for number, (column, cell) in enumerate(zip(self._columns, cells, strict=True)):
            if column.field is not None:
                write_answer(sheet, (at, number), column.field, cell, self._styles)
            else:
                look = self._styles.question if column.key == self._table.of else self._styles.link
                sheet.write_string(at, number, str(cell or ""), look)

    def _cell(self, column: _Column, row: FormRow) -> FormCell:
        if column.field is None:
            return row.name if column.key == self._table.of else row.above
        cells = cells_of(column.field, row.values.get(column.field.path))
        return cells[column.number] if column.number < len(cells) else None
