"""How a form looks: what is to be filled in is yellow, what must be filled in stronger, and the keys keep to themselves."""

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from tenderkit.messages import document_text
from tenderkit.model.form.form_fields import Ask, AskedField
from tenderkit.writers.form.form_values import FormCell

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

KEY_WIDTH = 30
_EDGE = {"border": 1, "border_color": "#B7B7B7"}
_TOP: dict[str, Any] = {"text_wrap": True, "valign": "top", "font_name": "Calibri", "font_size": 11}
_YELLOW, _STRONG = "#FFFBE6", "#FFE08A"
_FORMATS = {
    Ask.DAY: "yyyy-mm-dd",
    Ask.MONEY: "#,##0",
    Ask.NUMBER: "General",
}
_TEXT, _WITH_ORE = "@", "#,##0.00"
_A4, _ACROSS = 9, 220  # the paper, and how many letters can be read across it
HELP_ROOM, KEY_ROOM = 1.15, 1.6  # how much more of the smaller letters has room
_MARGINS = {"left": 0.4, "right": 0.4, "top": 0.6, "bottom": 0.6}  # inches
TAB_COLOURS = {
    "about": "#8C8C8C",
    "planning": "#1F5C99",
    "analysis": "#2E7D5B",
    "requirement": "#B26B00",
    "procurement": "#6A4C93",
    "award": "#A23B3B",
}


class FormStyles:
    """The formats of one workbook, each made once."""

    def __init__(self, book: "Workbook") -> None:
        self._book = book
        self._made: dict[tuple[str, str], Format] = {}
        add = book.add_format
        self.title = add({"bold": True, "font_size": 16, "font_name": "Calibri"})
        self.words = add({"font_name": "Calibri", "font_size": 11, "valign": "top"})
        self.wrapped = add(_TOP)
        self.heading = add(_TOP | _EDGE | {"bold": True, "bg_color": "#DDE8F0"})
        self.named_heading = add(
            _TOP | _EDGE | {"bold": True, "bg_color": _YELLOW, "locked": False, "num_format": _TEXT}
        )
        self.block = add(_TOP | {"bold": True, "bg_color": "#EDEDED", "top": 1, "top_color": "#8C8C8C"})
        self.block_help = add(_TOP | {"italic": True, "bg_color": "#EDEDED", "top": 1, "top_color": "#8C8C8C"})
        self.block_answer = add(_TOP | {"bg_color": "#EDEDED", "top": 1, "top_color": "#8C8C8C", "locked": False})
        self.question = add(_TOP | _EDGE)
        self.link = add(_TOP | _EDGE | {"bg_color": _YELLOW, "num_format": _TEXT})
        self.required = add(_TOP | _EDGE | {"bold": True})
        self.help = add(_TOP | _EDGE | {"font_color": "#404040", "font_size": 10})
        self.key = add(_TOP | _EDGE | {"font_color": "#8C8C8C", "font_size": 8})
        self.missing = add({"bg_color": _STRONG})

    def answer(self, field: AskedField, cell: FormCell) -> "Format":
        """`quote_prefix` keeps a text that begins with `=` a text also when somebody edits the cell."""
        number = _FORMATS.get(field.ask, _TEXT)
        if isinstance(cell, Decimal) and field.ask is Ask.MONEY and cell != cell.to_integral_value():
            number = _WITH_ORE
        is_text = isinstance(cell, str)
        made = (number, str(is_text))
        if made not in self._made:
            look = _TOP | _EDGE | {"bg_color": _YELLOW, "locked": False, "num_format": number, "align": "left"}
            self._made[made] = self._book.add_format(look | ({"quote_prefix": True} if is_text else {}))
        return self._made[made]


def write_answer(
    sheet: "Worksheet", at: tuple[int, int], field: AskedField, cell: FormCell, styles: FormStyles
) -> None:
    """The cell of an answer, in its type; never a formula."""
    style = styles.answer(field, cell)
    match cell:
        case None:
            sheet.write_blank(*at, None, style)
        case Decimal():
            sheet.write_number(*at, int(cell) if cell == cell.to_integral_value() else float(cell), style)
        case date():
            sheet.write_datetime(*at, cell, style)
        case _:
            sheet.write_string(*at, cell, style)


def words_in_cell(cell: FormCell) -> str:
    """As many letters as the cell shows, for its height."""
    return "" if cell is None else str(cell)


def set_page(sheet: "Worksheet", phase: str, width: float = 0) -> None:
    """A4 lying down, as many pages wide as can be read, with the sheet's name and the page on each that is printed."""
    sheet.set_tab_color(TAB_COLOURS[phase])
    sheet.set_landscape()
    sheet.set_paper(_A4)
    sheet.fit_to_pages(max(1, -(-int(width) // _ACROSS)), 0)
    sheet.set_margins(**_MARGINS)
    sheet.set_footer("&L&A&R" + document_text("sheet-page"))
    sheet.hide_gridlines(2)
