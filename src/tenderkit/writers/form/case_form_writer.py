"""`upphandling.xlsx`: the form of a case, empty or with what a case file says. The same case gives the same bytes."""

import io
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING

from msgspec import Struct

from tenderkit.messages import document_text
from tenderkit.model.case.own_values import OWN_VALUES
from tenderkit.model.form.form_fields import AskedField
from tenderkit.model.form.form_keys import ITEM, Pattern
from tenderkit.model.form.form_layout import SHEETS, ColumnSheet, FormSheet, TableSheet, named_by
from tenderkit.model.form.form_words import sheet_title
from tenderkit.writers.form.form_styles import FormStyles, set_page
from tenderkit.writers.form.form_values import said_at
from tenderkit.writers.form.question_sheet import AnswerColumn, Questions, QuestionSheet
from tenderkit.writers.form.row_sheet import FormRow, RowSheet
from tenderkit.writers.form.word_lists import WordLists
from tenderkit.writers.sheet.row_heights import row_height
from tenderkit.writers.sheet.same_bytes import FIXED_DATE, same_bytes_everywhere

if TYPE_CHECKING:
    from xlsxwriter import Workbook

_SPARE_COLUMNS = 2
_START_LINES, _START_WIDTH = 9, 110
_START = "start"


class CaseForm(Struct, frozen=True):
    """What is written: the file's tree, and which sheets and questions are left out, as nobody asks for them here."""

    said: object
    without_sheets: frozenset[str] = frozenset()
    without: tuple[Pattern, ...] = ()

    def asks(self, field: AskedField) -> bool:
        """Whether the question is there; one that has an answer always is."""
        left_out = any(field.path[: len(part)] == part for part in self.without)
        return not left_out or said_at(self.said, field.path) is not None


def write_case_form(form: CaseForm) -> bytes:
    """The finished workbook."""
    from xlsxwriter import Workbook  # other commands start faster without it

    sink = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with Workbook(sink, options) as book:
        book.set_properties({"title": document_text("form.title"), "created": FIXED_DATE})
        styles, lists = FormStyles(book), WordLists()
        _write_start(book, styles)
        for sheet in SHEETS:
            if sheet.name not in form.without_sheets:
                _writer(form, sheet, styles, lists)(book)
        lists.write(book)
    return same_bytes_everywhere(sink.getvalue())


def _write_start(book: "Workbook", styles: FormStyles) -> None:
    sheet = book.add_worksheet(sheet_title(_START))
    sheet.set_column(0, 0, _START_WIDTH)
    sheet.write_string(0, 0, document_text("form.title"), styles.title)
    for number in range(1, _START_LINES + 1):
        words = document_text(f"form.start.{number}")
        sheet.set_row(number + 1, row_height([words], [_START_WIDTH]))
        sheet.write_string(number + 1, 0, words, styles.wrapped)
    set_page(sheet, "about")


def _writer(
    form: CaseForm, sheet: FormSheet | TableSheet | ColumnSheet, styles: FormStyles, lists: WordLists
) -> "Callable[[Workbook], None]":
    if isinstance(sheet, TableSheet):
        table = RowSheet(sheet, tuple(_rows(form.said, sheet.of)), styles, lists)
        return lambda book: table.write(book.add_worksheet(sheet_title(sheet.name)))
    if isinstance(sheet, FormSheet):
        columns: Sequence[AnswerColumn] = [AnswerColumn(document_text("form.heading.answer"), form.said)]
    else:
        columns = tuple(_item_columns(form.said, sheet))
    fields = [field for field in sheet.fields() if form.asks(field)]
    asked = Questions(sheet.name, sheet.phase, fields, columns, of_items=isinstance(sheet, ColumnSheet))
    return lambda book: QuestionSheet(book.add_worksheet(sheet_title(asked.name)), asked, styles, lists).write()


def _item_columns(said: object, sheet: ColumnSheet) -> Iterator[AnswerColumn]:
    """Of the items that have something to say here, and some without a heading for more of them."""
    for item in _items(said, sheet.of):
        if said_at(said, (*item, *sheet.part[len(sheet.of) :])) is not None:
            yield AnswerColumn(str(said_at(said, (*item, "id"))), said, item)
    for _ in range(_SPARE_COLUMNS):
        yield AnswerColumn("", None)


def _rows(said: object, of: Pattern) -> Iterator[FormRow]:
    if of == (OWN_VALUES, ITEM):
        own = said_at(said, (OWN_VALUES,))
        for name, value in own.items() if isinstance(own, dict) else ():
            yield FormRow({(*of, "name"): name, (*of, "value"): value})
        return
    fields = [field for sheet in SHEETS if isinstance(sheet, TableSheet) and sheet.of == of for field in sheet.fields()]
    for number, item in enumerate(_items(said, of), 1):
        values = {field.path: said_at(said, (*item, *field.path[len(of) :])) for field in fields}
        yield FormRow(values, str(number), _name_of(said, item[: -_steps_in(of)], of))


def _steps_in(of: Pattern) -> int:
    """How many of the list's last keys lead from the item around it."""
    return len(of) - _around(of)


def _around(of: Pattern) -> int:
    return max((at + 1 for at, step in enumerate(of[:-1]) if step == ITEM), default=0)


def _name_of(said: object, item: Sequence[str | int], of: Pattern) -> str:
    """What the item around the list is called by: its id, else its number."""
    if not item:
        return ""
    own = named_by(of[: len(item)])
    return str(said_at(said, (*item, own[-1])) if own else int(item[-1]) + 1)


def _items(said: object, of: Pattern, item: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    """The address of every item of the list."""
    if not of:
        yield item
        return
    step, *rest = of
    if step != ITEM:
        yield from _items(said, tuple(rest), (*item, step))
        return
    listed = said_at(said, item)
    for number in range(len(listed) if isinstance(listed, list) else 0):
        yield from _items(said, tuple(rest), (*item, number))
