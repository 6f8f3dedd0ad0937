"""What goes into a tendering system's fields: blocks to copy, one by one or all at once, with every number as ordinary letters."""

from collections.abc import Iterator

from tenderkit.messages import document_text
from tenderkit.model.papers.document import Document
from tenderkit.writers.html_page import PAGE_STYLE, html_page, letters
from tenderkit.writers.html_writer import notice_html
from tenderkit.writers.lines import block_lines
from tenderkit.writers.paste_blocks import CopyBlock, CopyTable, copy_blocks, notices

# One click selects a whole block, and labels never come along. What is copied all at once has no frames of ours.
_PASTE_STYLE = """
h1,h2,header,.instruction,.notice,.all{-webkit-user-select:none;user-select:none}
.block{margin:1.25rem 0}
.block h2{font-size:.9375rem;font-weight:400;color:#555;margin:0 0 .25rem}
.copy{-webkit-user-select:all;user-select:all;border:1px solid #8c8c8c;padding:.25rem 1rem}
.open .copy{border:2px solid #8a6d00;background:#fffbe6}
.all button{font:inherit;padding:.375rem 1rem}
.copying .block h2{display:none}
.copying .copy,.copying .open .copy{border:0;padding:0;background:none}
"""
# The button shows only where the script runs. The old command copies a page that is opened as a file, without asking for leave.
_PASTE_SCRIPT = """
const button = document.getElementById("kopiera-allt");
const answer = document.getElementById("kopierat");
button.hidden = false;
button.addEventListener("click", () => {
  const all = document.createRange();
  document.body.classList.add("copying");
  all.selectNodeContents(document.getElementById("alla-block"));
  getSelection().removeAllRanges();
  getSelection().addRange(all);
  const copied = document.execCommand("copy");
  document.body.classList.remove("copying");
  answer.textContent = copied ? answer.dataset.copied : answer.dataset.failed;
});
"""


def write_paste(document: Document) -> bytes:
    """A page of blocks made of paragraphs and tables: no list or counter that a system would number anew."""
    noted = "".join(notice_html(notice, f"notis-{turn}") for turn, notice in enumerate(notices(document), 1))
    blocks = "".join(map(_block_html, copy_blocks(document)))
    instruction = f'<p class="instruction">{letters(document_text("paste-instruction"))}</p>\n'
    main = (
        f"<main>\n<h1>{letters(document.title)}</h1>\n{instruction}{_button_html()}{noted}"
        f'<div id="alla-block">\n{blocks}</div>\n</main>\n'
    )
    return html_page(document, main, PAGE_STYLE + _PASTE_STYLE, _PASTE_SCRIPT)


def write_paste_text(document: Document) -> bytes:
    """The same blocks as plain text, each under a line with its id."""
    noted = ["\n".join(block_lines(notice)) for notice in notices(document)]
    blocks = ["\n".join((f"----- {block.id} -----", *block.lines)) for block in copy_blocks(document)]
    return ("\n\n".join((*noted, *blocks)) + "\n").encode()


def _button_html() -> str:
    copied, failed = letters(document_text("paste-all-done")), letters(document_text("paste-all-failed"))
    return (
        f'<p class="all"><button type="button" id="kopiera-allt" hidden>{letters(document_text("paste-all"))}</button> '
        f'<span id="kopierat" role="status" data-copied="{copied}" data-failed="{failed}"></span></p>\n'
    )


def _block_html(block: CopyBlock) -> str:
    own_id = letters(block.id)
    state = "block open" if block.is_open else "block"
    words = "".join(map(_part_html, block.parts))
    return f'<section class="{state}" id="block-{own_id}">\n<h2>{own_id}</h2>\n<div class="copy">{words}</div>\n</section>\n'


def _part_html(part: tuple[str, ...] | CopyTable) -> str:
    if isinstance(part, CopyTable):
        return "".join(_table_html(part))
    return f"<p>{'<br>'.join(map(letters, part))}</p>"


def _table_html(table: CopyTable) -> Iterator[str]:
    """The caption is a paragraph above: few editors keep one inside a table."""
    yield f"<p>{letters(table.caption)}</p>" if table.caption else ""
    header = "".join(f'<th scope="col">{_lines(cell)}</th>' if cell else "<td></td>" for cell in table.header)
    rows = (f"<tr>{''.join(f'<td>{_lines(cell)}</td>' for cell in row)}</tr>" for row in table.rows)
    yield f"<table><thead><tr>{header}</tr></thead><tbody>{''.join(rows)}</tbody></table>"


def _lines(cell: str) -> str:
    """A line break in a value is one in the cell too."""
    return "<br>".join(map(letters, cell.split("\n")))
