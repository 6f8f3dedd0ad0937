"""What goes into a tendering system's fields: a page of blocks to copy, one by one, by group or all, with every number as ordinary letters."""

from collections.abc import Iterator
from hashlib import sha256

from tenderkit.messages import document_text
from tenderkit.model.papers.document import CopyUnit, Document
from tenderkit.writers.html_page import PAGE_STYLE, UniqueIds, html_page, letters
from tenderkit.writers.html_writer import notice_html
from tenderkit.writers.lines import block_lines
from tenderkit.writers.paste_blocks import CopyBlock, CopyGroup, CopyLines, CopyTable, copy_blocks, copy_groups, notices
from tenderkit.writers.paste_script import PASTE_SCRIPT

_ALL = "alla-block"
_DIGEST_LENGTH = 16
# One click selects a whole block, and what is ours never comes along. Contrast on white: buttons 8.2:1, open blocks 6.9:1. What
# is pressed is at least 24 pixels high, and the frame of what has the focus is thick (WCAG 2.2 AA).
_PASTE_STYLE = """
h1,h2,h3,header,.instruction,.notice,.tools,.tick,.progress{-webkit-user-select:none;user-select:none}
.group{margin:2.5rem 0;border-top:1px solid #8c8c8c}
.block{margin:1.25rem 0}
.block h3{font-size:1rem;margin:0 0 .25rem}
.copy{-webkit-user-select:all;user-select:all;border:1px solid #8c8c8c;padding:.25rem 1rem}
.open .copy{border:2px solid #8a6d00;background:#fffbe6}
.tools[hidden]{display:none}
.block .tools,.tick{display:inline-block;margin:.25rem 1rem 0 0}
.tools button{font:inherit;color:#0b4a85;background:#fff;border:1px solid #0b4a85;border-radius:.25rem;padding:.25rem .75rem;margin:.25rem .5rem .25rem 0}
.tools button:hover{background:#eef4fa}
.tick{padding:.25rem 0}
.tick input{width:1.5rem;height:1.5rem;margin:0 .5rem 0 0;vertical-align:-.375rem}
.unseen{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
button:focus-visible,input:focus-visible{outline:3px solid #0b4a85;outline-offset:2px}
@media print{.tools,.tick,.progress,.instruction{display:none}}
"""


def write_paste(document: Document, unit: CopyUnit = CopyUnit.CLAUSE) -> bytes:
    """A page of blocks made of paragraphs and tables: no list or counter that a system would number anew.

    Without its script a block is copied by a click and Ctrl+C, and ticks last until the page is closed.
    """
    noted = "".join(notice_html(notice, f"notis-{turn}") for turn, notice in enumerate(notices(document), 1))
    groups = copy_groups(document, unit)
    ids = UniqueIds()
    listed = "".join(_group_html(group, ids) for group in groups)
    main = (
        f"<main{_data(document)}>\n<h1>{letters(document.title)}</h1>\n"
        f'<p class="instruction">{letters(document_text("paste-instruction"))}</p>\n'
        f"{_tools(_ALL, 'all')}"
        f'<p class="progress" id="klart" role="status"></p>\n{noted}'
        f'<div id="{_ALL}">\n{listed}</div>\n</main>\n'
    )
    return html_page(document, main, PAGE_STYLE + _PASTE_STYLE, PASTE_SCRIPT)


def write_paste_text(document: Document, unit: CopyUnit = CopyUnit.CLAUSE) -> bytes:
    """The same blocks as plain text, each under a line with its id."""
    noted = ["\n".join(block_lines(notice)) for notice in notices(document)]
    blocks = ["\n".join((f"----- {block.id} -----", *block.lines)) for block in copy_blocks(document, unit)]
    return ("\n\n".join((*noted, *blocks)) + "\n").encode()


def _data(document: Document) -> str:
    """What the script says, and under which name the ticks of this document are kept: a digest tells nobody whose it is."""
    facts = (document.kind, document.lot, document.title, *(document.facts[name] for name in sorted(document.facts)))
    says = {
        "ticks": f"tenderkit-{_digest(facts)}",
        "progress": document_text("paste-progress", ticked="#", blocks="#"),
        "copied": document_text("paste-done"),
        "failed": document_text("paste-failed"),
        "unkept": document_text("paste-unkept"),
    }
    return "".join(f' data-{name}="{letters(words)}"' for name, words in says.items())


def _digest(words: tuple[str, ...]) -> str:
    return sha256("\0".join(words).encode()).hexdigest()[:_DIGEST_LENGTH]


def _group_html(group: CopyGroup, ids: UniqueIds) -> str:
    """A group of one piece has no buttons of its own: they would copy the same."""
    own_id, title_id = ids.take("grupp"), ids.take("rubrik")
    is_one = len(group.blocks) == 1
    tools = "" if is_one else _tools(own_id, "group", group.title)
    blocks = "".join(_block_html(block, group.title if is_one else "") for block in group.blocks)
    return (
        f'<section class="group" id="{own_id}" aria-labelledby="{title_id}">\n'
        f'<h2 id="{title_id}">{letters(group.title)}</h2>\n{tools}{blocks}</section>\n'
    )


def _block_html(block: CopyBlock, known_as: str) -> str:
    """One that is `known_as` what stands right above it has no title of its own."""
    own_id = letters(f"block-{block.id}")
    title = known_as or block.title
    shown = f"{title} {document_text('paste-open')}" if block.is_open else title
    heading = "" if known_as and not block.is_open else f"<h3>{letters(shown)}</h3>\n"
    words = "".join(map(_part_html, block.parts))
    value = _digest((block.id, *block.lines))
    plain = letters("\n".join(block.lines)).replace("\n", "&#10;")
    return (
        f'<div class="{"block open" if block.is_open else "block"}" id="{own_id}">\n{heading}'
        f'<div class="copy" data-plain="{plain}">{words}</div>\n{_tools(own_id, "block", title)}'
        f'<label class="tick"><input type="checkbox" value="{value}" autocomplete="off">'
        f"{letters(document_text('paste-tick'))}{_unseen(title)}</label>\n</div>\n"
    )


def _tools(place: str, scope: str, title: str = "") -> str:
    """Two buttons for everything in a place (a `block`, a `group` or `all`); they show only where the script runs."""
    buttons = "".join(
        f'<button type="button" data-as="{form}">{letters(document_text(f"paste-{scope}-{form}"))}{_unseen(title)}</button>'
        for form in ("formatted", "plain")
    )
    return f'<p class="tools" data-place="{place}" hidden>{buttons}<span role="status"></span></p>\n'


def _unseen(title: str) -> str:
    """Which one of many, for those who hear the page."""
    return f'<span class="unseen">: {letters(title)}</span>' if title else ""


def _part_html(part: CopyLines | CopyTable) -> str:
    if isinstance(part, CopyTable):
        return "".join(_table_html(part))
    words = "<br>".join(map(letters, part.lines))
    return f"<p><strong>{words}</strong></p>" if part.is_heading else f"<p>{words}</p>"


def _table_html(table: CopyTable) -> Iterator[str]:
    """The caption is a paragraph above: few editors keep one inside a table."""
    yield f"<p>{letters(table.caption)}</p>" if table.caption else ""
    header = "".join(f'<th scope="col">{_lines(cell)}</th>' if cell else "<td></td>" for cell in table.header)
    rows = (f"<tr>{''.join(f'<td>{_lines(cell)}</td>' for cell in row)}</tr>" for row in table.rows)
    yield f"<table><thead><tr>{header}</tr></thead><tbody>{''.join(rows)}</tbody></table>"


def _lines(cell: str) -> str:
    """A line break in a value is one in the cell too."""
    return "<br>".join(map(letters, cell.split("\n")))
