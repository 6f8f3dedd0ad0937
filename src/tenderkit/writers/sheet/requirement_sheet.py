"""`kravlista.xlsx`: the requirements and what they are read together with as rows, for systems and people that work in Excel."""

import io
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from tenderkit.messages import document_text
from tenderkit.model.papers.document import Document, Table
from tenderkit.model.papers.words import plain
from tenderkit.problems import RefusedError
from tenderkit.project.one_run import latest_in_a_run
from tenderkit.writers.sheet.requirement_rows import SheetRow, sheet_rows
from tenderkit.writers.sheet.row_heights import row_height
from tenderkit.writers.sheet.same_bytes import FIXED_DATE, same_bytes_everywhere

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

# Excel's limit for a cell, in UTF-16 units; xlsxwriter would cut the text without a word.
CELL_LIMIT = 32_767
# Excel's limit for the header of a printed page.
_PAGE_HEADER_LIMIT = 255

# Catalogue key and width in characters.
_REQUIREMENT_COLUMNS = (
    ("sheet-number", 8),
    ("sheet-requirement-id", 20),
    ("sheet-requirement", 60),
    ("sheet-motive", 26),
    ("sheet-evidence", 26),
    ("sheet-follow-up", 26),
    ("sheet-answer-type", 17),
    ("sheet-sort", 12),
    ("sheet-clause", 19),
)
_CLAUSE_COLUMNS = (("sheet-clause-id", 28), ("sheet-clause-title", 50), ("sheet-clause-version", 12))
_TERM_WIDTH, _SAYS_WIDTHS = 34, (90, 90, 56, 42, 34)
_FILTER = "mm"  # room for the button of the filter
_MARGINS = {"left": 0.5, "right": 0.5, "top": 0.75, "bottom": 0.75}  # inches
_TERM_AND_VALUE = 2
_QUESTION_COLUMN, _HINT_COLUMN, _ANSWER_COLUMN = 2, 5, 6

_Rows = Sequence[tuple[str, ...]]
_Columns = Sequence[tuple[str, int]]  # heading and width


def write_sheet(document: Document, others: Mapping[str, Document] | None = None) -> bytes:
    """Every value is a string, so that `=1+1` stays the text it is.

    `others` are the requirements sections of a procurement in lots, this one among them, by the lots that each is for: the
    values in brief stand side by side.
    """
    rows = [_requirement_cells(row) for row in sheet_rows(document)]
    clauses = [(clause.id, clause.title, clause.version) for clause in document.clauses]
    pages: tuple[tuple[str, _Columns, _Rows], ...] = (
        ("sheet-requirements", _named(_REQUIREMENT_COLUMNS), rows),
        ("sheet-summary", *_in_brief(others or {"": document})),
        ("sheet-clauses", _named(_CLAUSE_COLUMNS), clauses),
    )
    sink = io.BytesIO()
    for _, columns, texts in pages:
        _refuse_what_a_cell_cannot_hold(texts, columns)
    with _workbook(sink, document.title) as book:
        styles = _styles(book)
        for name, columns, texts in pages:
            sheet = _list_sheet(book, name, columns, texts, styles)
            _set_page(sheet, document)
            if texts is rows:
                _ask_for_acceptance(sheet, max(len(rows), 1) + 2, styles)
    return same_bytes_everywhere(sink.getvalue())


def _requirement_cells(row: SheetRow) -> tuple[str, ...]:
    sort = document_text(f"sheet-sort-{row.sort}")
    return (row.number, row.id, row.text, row.motive, row.evidence, row.follow_up, row.answer, sort, row.clause)


def _named(columns: _Columns) -> _Columns:
    return [(document_text(key), width) for key, width in columns]


@latest_in_a_run
def _in_brief(documents: Mapping[str, Document]) -> tuple[_Columns, _Rows]:
    """The values of each document's own tables of a term and what holds, printed in it or not; where there are several, a column for each."""
    tables = {name: dict(_values(document)) for name, document in documents.items()}
    terms = dict.fromkeys(term for values in tables.values() for term in values)
    width = _SAYS_WIDTHS[min(len(documents), len(_SAYS_WIDTHS) - 1)]
    says = document_text("sheet-says")
    columns = [(f"{says}: {name}" if name else says, width) for name in tables]
    rows = [(term, *(values.get(term, "") for values in tables.values())) for term in terms]
    return [(document_text("sheet-term"), _TERM_WIDTH), *columns], rows


def _values(document: Document) -> Iterator[tuple[str, str]]:
    for block in (*document.blocks, *document.left_out):
        if isinstance(block, Table) and len(block.header) == _TERM_AND_VALUE:
            yield from ((plain(term), plain(value)) for term, value in block.rows)


def _refuse_what_a_cell_cannot_hold(rows: _Rows, columns: _Columns) -> None:
    for row in rows:
        for text, (heading, _) in zip(row, columns, strict=True):
            if (length := len(text.encode("utf-16-le")) // 2) > CELL_LIMIT:
                facts = {"id": _row_id(row), "length": length, "column": heading, "limit": CELL_LIMIT}
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
    book.set_properties({"title": title, "created": FIXED_DATE})
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
    columns: _Columns,
    rows: _Rows,
    styles: "dict[str, Format]",
) -> "Worksheet":
    """A real table, so that the header row is one also to a screen reader; it filters and stays in view."""
    title, widths = document_text(name), [width for _, width in columns]
    sheet = book.add_worksheet(title)
    for index, width in enumerate(widths):
        sheet.set_column(index, index, width)
    sheet.set_row(0, row_height([f"{heading}{_FILTER}" for heading, _ in columns], widths))
    for index, texts in enumerate(rows, 1):
        sheet.set_row(index, row_height(texts, widths))
    header = [{"header": heading, "header_format": styles["header"]} for heading, _ in columns]
    table = {"name": title.replace(" ", "_"), "columns": header, "style": None}
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
    question, hint = document_text("sheet-acceptance-question"), document_text("sheet-answer-here")
    widths = [_REQUIREMENT_COLUMNS[column][1] for column in (_QUESTION_COLUMN, _HINT_COLUMN)]
    sheet.set_row(row, row_height([question, hint], widths))
    sheet.write_string(row, _QUESTION_COLUMN, question, styles["question"])
    sheet.write_string(row, _HINT_COLUMN, hint, styles["cell"])
    sheet.write_blank(row, _ANSWER_COLUMN, None, styles["answer"])
    answers = [document_text("sheet-yes"), document_text("sheet-no")]
    rule = {"validate": "list", "source": answers, "error_message": document_text("sheet-answer-refused")}
    sheet.data_validation(row, _ANSWER_COLUMN, row, _ANSWER_COLUMN, rule)


def _set_page(sheet: "Worksheet", document: Document) -> None:
    """A4 lying down, one page wide; the title stands on every printed page where Excel has room for it."""
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.set_margins(**_MARGINS)
    registered = document.facts.get("registration_number", "")
    title = "&L" + " · ".join(part for part in (document.title, registered) if part).replace("&", "&&")
    if len(title.encode("utf-16-le")) // 2 <= _PAGE_HEADER_LIMIT:
        sheet.set_header(title)
    sheet.set_footer("&R" + document_text("sheet-page"))
