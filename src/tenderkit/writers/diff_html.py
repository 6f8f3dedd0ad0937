"""A comparison as tables of two columns: what went is marked on the left, what came on the right."""

from collections.abc import Sequence

from tenderkit.messages import text
from tenderkit.model.papers.document import Document
from tenderkit.rules.changes.word_diff import DiffSection, LineDiff, LineMark, Span, WordChange
from tenderkit.writers.html_page import letters, table_html
from tenderkit.writers.html_writer import write_html

# Contrast of the words on their ground: red 9.6:1, green 9.9:1. Neither is told by colour alone: one is struck out, the
# other underlined, and `said` is read aloud but not shown.
_STYLE = """
main{max-width:72rem}
.diff td,.diff th{width:50%}
del{background:#fde8e8;color:#7a0c0c}
ins{background:#e3f4e3;color:#0d4a12}
.said{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
@media print{del,ins{print-color-adjust:exact;-webkit-print-color-adjust:exact}}
"""
_TAGS = {WordChange.INSERTED: "ins", WordChange.DELETED: "del"}


def write_diff_html(document: Document, sections: Sequence[DiffSection], columns: tuple[str, str]) -> bytes:
    """The document's own blocks and a table per section; `columns` name the two versions."""
    tables = "".join(_table(section, columns, f"skillnad-{turn}") for turn, section in enumerate(sections, 1))
    return write_html(document, tables, _STYLE)


def _table(section: DiffSection, columns: tuple[str, str], caption_id: str) -> str:
    header = "".join(f'<th scope="col">{letters(column)}</th>' for column in columns)
    rows = "".join(map(_row, section.diff))
    inside = f"<thead>\n<tr>{header}</tr>\n</thead>\n<tbody>\n{rows}</tbody>\n"
    return table_html(section.title, inside, caption_id, "diff")


def _row(line: LineDiff) -> str:
    before = "" if line.mark is LineMark.INSERTED else _cell(line, WordChange.INSERTED)
    after = "" if line.mark is LineMark.DELETED else _cell(line, WordChange.DELETED)
    return f"<tr><td>{before}</td><td>{after}</td></tr>\n"


def _cell(line: LineDiff, unseen: WordChange) -> str:
    return "".join(_span(span) for span in line.spans if span.mark is not unseen)


def _span(span: Span) -> str:
    tag = _TAGS.get(span.mark)
    if tag is None:
        return letters(span.text)
    begins, ends = (letters(text(f"diff.said.{tag}.{end}")) for end in ("begins", "ends"))
    said = '<span class="said">{}</span>'
    return f"<{tag}>{said.format(f'{begins} ')}{letters(span.text)}{said.format(f' {ends}')}</{tag}>"
