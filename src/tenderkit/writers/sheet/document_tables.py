"""The tables of a document that are meant for a sheet, a page each."""

from tenderkit.model.papers.document import Document, Table
from tenderkit.model.papers.words import plain
from tenderkit.writers.sheet.table_sheet import SheetPage, write_table_sheet

_LONGEST_NAME = 31  # Excel's limit for the name of a page
_CHARACTERS = 220  # what the columns share, by their parts of a hundred


def write_document_tables(document: Document) -> bytes:
    """Of the tables that aren't printed; see `Document.left_out`."""
    return write_table_sheet(document.title, [_page(table) for table in document.left_out])


def _page(table: Table) -> SheetPage:
    columns = [
        (plain(heading), _CHARACTERS * width // 100) for heading, width in zip(table.header, table.widths, strict=True)
    ]
    return SheetPage(table.caption[:_LONGEST_NAME], columns, [tuple(map(plain, row)) for row in table.rows])
