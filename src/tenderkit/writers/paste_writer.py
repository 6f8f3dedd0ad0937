"""What goes into a tendering system's fields: blocks to copy, with every number as ordinary letters."""

from tenderkit.messages import document_text
from tenderkit.model.papers.document import Document
from tenderkit.writers.html_page import PAGE_STYLE, html_page, letters
from tenderkit.writers.html_writer import notice_html
from tenderkit.writers.lines import block_lines
from tenderkit.writers.paste_blocks import CopyBlock, copy_blocks, notices

# One click selects a whole block, and labels never come along.
_PASTE_STYLE = """
h1,h2,header,.instruction,.notice{-webkit-user-select:none;user-select:none}
.block{margin:1.25rem 0}
.block h2{font-size:.9375rem;font-weight:400;color:#555;margin:0 0 .25rem}
.copy{-webkit-user-select:all;user-select:all;border:1px solid #8c8c8c;padding:.25rem 1rem}
.open .copy{border:2px solid #8a6d00;background:#fffbe6}
"""


def write_paste(document: Document) -> bytes:
    """A page of blocks made of paragraphs only: no list, table or counter that a system would number anew."""
    noted = "".join(notice_html(notice, f"notis-{turn}") for turn, notice in enumerate(notices(document), 1))
    blocks = "".join(map(_block_html, copy_blocks(document)))
    instruction = f'<p class="instruction">{letters(document_text("paste-instruction"))}</p>\n'
    main = f"<main>\n<h1>{letters(document.title)}</h1>\n{instruction}{noted}{blocks}</main>\n"
    return html_page(document, main, PAGE_STYLE + _PASTE_STYLE)


def write_paste_text(document: Document) -> bytes:
    """The same blocks as plain text, each under a line with its id."""
    noted = ["\n".join(block_lines(notice)) for notice in notices(document)]
    blocks = ["\n".join((f"----- {block.id} -----", *block.lines)) for block in copy_blocks(document)]
    return ("\n\n".join((*noted, *blocks)) + "\n").encode()


def _block_html(block: CopyBlock) -> str:
    own_id = letters(block.id)
    state = "block open" if block.is_open else "block"
    words = "".join(f"<p>{'<br>'.join(map(letters, paragraph))}</p>" for paragraph in block.paragraphs)
    return f'<section class="{state}" id="block-{own_id}">\n<h2>{own_id}</h2>\n<div class="copy">{words}</div>\n</section>\n'
