"""What tenderkit reports (changes, status, law watch, alignment) as the same blocks that documents are made of.

One report, three forms: lines on the screen, a page, a Word file; the suffix of `--to` decides.
"""

from collections.abc import Iterable
from pathlib import Path

from tenderkit.model.papers.document import Block, Document, Heading, Inlines, Numbering, Paragraph, Table, Text
from tenderkit.model.papers.kind import LETTERHEAD_FACTS
from tenderkit.model.template.template import CompiledTemplate
from tenderkit.project.places import LETTERHEADS, built_in_root
from tenderkit.workflows.reports.rendering import read_letterhead, render_document
from tenderkit.writers.output import Output, place

REPORT = "rapport"
SUFFIXES = (".txt", ".html", ".docx")


def report(title: str, blocks: Iterable[Block]) -> Document:
    """A report under one heading; nothing in it is numbered."""
    heading = Heading(1, "", (Text(title),))
    facts = dict.fromkeys(LETTERHEAD_FACTS, "") | {"document_title": title}
    return Document(REPORT, title, facts, (heading, *blocks), (), (), (), Numbering.TEXT)


def words(text: str, *, strong: bool = False) -> Inlines:
    """Plain words for a paragraph or a cell."""
    return (Text(text, strong),) if text else ()


def report_paragraph(text: str) -> Paragraph:
    return Paragraph(words(text))


def report_table(caption: str, header: Iterable[str], rows: Iterable[Iterable[str]], widths: tuple[int, ...]) -> Table:
    """A table of plain words; `widths` are per cent."""
    cells = tuple(tuple(map(words, row)) for row in rows)
    return Table(caption, tuple(map(words, header)), cells, widths)


def render_report(document: Document, suffix: str) -> bytes:
    """The report in the form of the suffix; raises `RefusedError` for any other."""
    return render_document(document, suffix, report_template, SUFFIXES)


def report_template() -> CompiledTemplate:
    """The shipped letterhead: a report is tenderkit's own, and carries no municipality's."""
    return read_letterhead(built_in_root() / LETTERHEADS / "myndighet")


def deliver_report(document: Document, to: Path | None, *, force: bool = False) -> str:
    """Write the report to `to`, or return its text for the screen when there is no `to`."""
    if to is None:
        return render_report(document, ".txt").decode()
    place([Output(to, render_report(document, to.suffix))], force=force)
    return ""
