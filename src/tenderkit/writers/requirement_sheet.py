"""`kravlista.xlsx`: the requirements as rows, for systems and people that work in Excel."""

import io
from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import TYPE_CHECKING
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from tenderkit.messages import document_text
from tenderkit.model.papers.document import Document, RequirementRow
from tenderkit.problems import RefusedError

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

# Excel's limit for a cell, in UTF-16 units; xlsxwriter would cut the text without a word.
CELL_LIMIT = 32_767
# Excel's limit for the header of a printed page.
_PAGE_HEADER_LIMIT = 255
_FIXED_DATE = datetime(1980, 1, 1)  # noqa: DTZ001  # a sheet has no time zone; the date only has to be the same always
_UNIX = 3

# Catalogue key and width in characters.
_REQUIREMENT_COLUMNS = (
    ("sheet-number", 10),
    ("sheet-requirement-id", 22),
    ("sheet-requirement", 60),
    ("sheet-motive", 34),
    ("sheet-evidence", 34),
    ("sheet-follow-up", 34),
    ("sheet-answer-type", 18),
)
_CLAUSE_COLUMNS = (("sheet-clause-id", 28), ("sheet-clause-title", 50), ("sheet-clause-version", 12))
_QUESTION_COLUMN, _HINT_COLUMN, _ANSWER_COLUMN = 2, 5, 6

_Rows = Sequence[tuple[str, ...]]


def write_sheet(document: Document) -> bytes:
    """Every value is a string, so that `=1+1` stays the text it is."""
    rows = [_requirement_cells(row) for row in document.requirements]
    clauses = [(clause.id, clause.title, clause.version) for clause in document.clauses]
    _refuse_what_a_cell_cannot_hold(rows, _REQUIREMENT_COLUMNS)
    _refuse_what_a_cell_cannot_hold(clauses, _CLAUSE_COLUMNS)
    sink = io.BytesIO()
    with _workbook(sink, document.title) as book:
        styles = _styles(book)
        sheet = _list_sheet(book, "sheet-requirements", _REQUIREMENT_COLUMNS, rows, styles)
        _ask_for_acceptance(sheet, max(len(rows), 1) + 2, styles)
        _set_page(sheet, document)
        _set_page(_list_sheet(book, "sheet-clauses", _CLAUSE_COLUMNS, clauses, styles), document)
    return _same_bytes_everywhere(sink.getvalue())


def _requirement_cells(row: RequirementRow) -> tuple[str, ...]:
    answer = document_text(f"sheet-answer-{row.answer_type}")
    return (row.number, row.id, row.text, row.motive, row.evidence, row.follow_up, answer)


def _refuse_what_a_cell_cannot_hold(rows: _Rows, columns: Sequence[tuple[str, int]]) -> None:
    for row in rows:
        for text, (key, _) in zip(row, columns, strict=True):
            if (length := len(text.encode("utf-16-le")) // 2) > CELL_LIMIT:
                facts = {"id": _row_id(row), "length": length, "column": document_text(key), "limit": CELL_LIMIT}
                raise RefusedError("TK-F016", facts)


def _row_id(row: tuple[str, ...]) -> str:
    return row[1] if len(row) == len(_REQUIREMENT_COLUMNS) else row[0]


def _workbook(sink: io.BytesIO, title: str) -> "Workbook":
    from xlsxwriter import Workbook  # other commands start faster without it

    options = {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
    }
    book = Workbook(sink, options)
    book.set_properties({"title": title, "created": _FIXED_DATE})
    return book


def _styles(book: "Workbook") -> "dict[str, Format]":
    """`quote_prefix` keeps a text that begins with `=` a text also when somebody edits the cell."""
    cell = {"text_wrap": True, "valign": "top", "border": 1, "border_color": "#8C8C8C", "quote_prefix": True}
    return {
        "cell": book.add_format(cell),
        "header": book.add_format(cell | {"bold": True, "bg_color": "#E7E7E7"}),
        "question": book.add_format(cell | {"bold": True}),
        "answer": book.add_format(cell | {"bold": True, "bg_color": "#FFF4BF", "align": "center", "locked": False}),
    }


def _list_sheet(
    book: "Workbook",
    name: str,
    columns: Sequence[tuple[str, int]],
    rows: _Rows,
    styles: "dict[str, Format]",
) -> "Worksheet":
    """A real table, so that the header row is one also to a screen reader; it filters and stays in view."""
    title = document_text(name)
    sheet = book.add_worksheet(title)
    for index, (_, width) in enumerate(columns):
        sheet.set_column(index, index, width)
    header = [{"header": document_text(key), "header_format": styles["header"]} for key, _ in columns]
    table = {"name": title, "columns": header, "style": None}
    sheet.add_table(0, 0, max(len(rows), 1), len(columns) - 1, table)
    for row, column, text in _cells(rows):
        sheet.write_string(row, column, text, styles["cell"])
    sheet.freeze_panes(1, 0)
    sheet.repeat_rows(0)
    return sheet


def _cells(rows: _Rows) -> Iterator[tuple[int, int, str]]:
    """Row 0 holds the headings."""
    for index, row in enumerate(rows, 1):
        for column, text in enumerate(row):
            yield index, column, text


def _ask_for_acceptance(sheet: "Worksheet", row: int, styles: "dict[str, Format]") -> None:
    """The only question: the conditions are about performance, so nothing is proved when tendering."""
    sheet.write_string(row, _QUESTION_COLUMN, document_text("sheet-acceptance-question"), styles["question"])
    sheet.write_string(row, _HINT_COLUMN, document_text("sheet-answer-here"), styles["cell"])
    sheet.write_blank(row, _ANSWER_COLUMN, None, styles["answer"])
    answers = [document_text("sheet-yes"), document_text("sheet-no")]
    rule = {"validate": "list", "source": answers, "error_message": document_text("sheet-answer-refused")}
    sheet.data_validation(row, _ANSWER_COLUMN, row, _ANSWER_COLUMN, rule)


def _set_page(sheet: "Worksheet", document: Document) -> None:
    """A4 lying down, one page wide; the title stands on every printed page where Excel has room for it."""
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    registered = document.facts.get("registration_number", "")
    title = "&L" + " · ".join(part for part in (document.title, registered) if part).replace("&", "&&")
    if len(title.encode("utf-16-le")) // 2 <= _PAGE_HEADER_LIMIT:
        sheet.set_header(title)
    sheet.set_footer("&R" + document_text("sheet-page"))


def _same_bytes_everywhere(workbook: bytes) -> bytes:
    """The zip again with fixed times and system: the same document gives the same bytes on every machine."""
    sink = io.BytesIO()
    with ZipFile(io.BytesIO(workbook)) as source, ZipFile(sink, "w", ZIP_DEFLATED) as target:
        for name in source.namelist():
            entry = ZipInfo(name, _FIXED_DATE.timetuple()[:6])
            entry.compress_type, entry.create_system = ZIP_DEFLATED, _UNIX
            target.writestr(entry, source.read(name))
    return sink.getvalue()
