"""The document as one HTML page that a screen reader, a phone and a printer all understand."""

from collections.abc import Callable, Iterable
from typing import assert_never

from msgspec import Struct

from tenderkit.model.papers.document import (
    Block,
    BulletList,
    Chart,
    ClauseRef,
    ClauseText,
    CrossReference,
    Document,
    Form,
    Heading,
    Inline,
    Inlines,
    Lanes,
    Notice,
    OpenQuestion,
    Paragraph,
    RequirementText,
    Signatures,
    Table,
    Text,
)
from tenderkit.model.papers.words import inline_words
from tenderkit.writers.html_forms import FORM_STYLE, form_html, signatures_html
from tenderkit.writers.html_page import PAGE_STYLE, UniqueIds, html_page, letters, lines_of_letters, table_html
from tenderkit.writers.lines import flatten
from tenderkit.writers.pictures.chart_svg import CHART_STYLE, svg_element
from tenderkit.writers.pictures.lanes_svg import lanes_html

_DEEPEST_HEADING = 6
_WIDEST = 100  # per cent
_NEW_PAGE_STYLE = "@media print{.new-page{break-before:page}}\n"


def write_html(document: Document, after: str = "", style: str = "") -> bytes:
    """The page; `after` is finished HTML that follows the blocks, `style` what it needs beyond the page's own."""
    blocks = tuple(flatten(document.blocks))
    anchors = frozenset(block.anchor for block in blocks if isinstance(block, Heading))
    writer = _BlockWriter(anchors if document.traced else frozenset(), traced=document.traced)
    title = "" if _opens_with_its_title(blocks) else writer.page_title(document.title)
    body = "".join(map(writer.block, document.blocks))
    kind = f' data-kind="{letters(document.kind)}"' if document.traced else ""
    main = f"<main{kind}>\n{title}{body}{after}</main>\n"
    return html_page(document, main, PAGE_STYLE + _column_widths(blocks) + _block_style(blocks) + style)


class WaysBack(Struct, frozen=True):
    """Where a reader on the page is led: from an open question to what answers it, by the path of its fact, and from a clause to why it is there.

    Each gives the address, or '' where there is none; `why` is what the link at a clause says.
    """

    answer: Callable[[str], str]
    clause: Callable[[str], str]
    why: str


def documents_html(documents: Iterable[tuple[Document, WaysBack | None]], *, below: int = 0) -> str:
    """The blocks alone, for a page with a frame of its own and the rules of `document_style`, under a heading of level `below`."""
    ids = UniqueIds()
    written: list[str] = []
    for document, ways in documents:
        anchors = frozenset(block.anchor for block in flatten(document.blocks) if isinstance(block, Heading))
        writer = _BlockWriter(anchors, traced=document.traced, ways=ways, ids=ids, below=below)
        written += map(writer.block, document.blocks)
    return "".join(written)


def notice_html(
    notice: Notice,
    title_id: str,
    anchors: frozenset[str] = frozenset(),
    words: Callable[[Inlines], str] | None = None,
) -> str:
    """A framed note; `anchors` are the headings that it can link to on its page, `words` how its lines are written else."""
    said = words or (lambda line: _words(line, anchors))
    lines = "".join(f"<li><p>{said(line)}</p></li>\n" for line in notice.lines)
    listed = f"<ul>\n{lines}</ul>\n" if lines else ""
    return (
        f'<div class="notice" role="note" aria-labelledby="{title_id}">\n'
        f'<p class="notice-title" id="{title_id}">{letters(notice.title)}</p>\n{listed}</div>\n'
    )


class _BlockWriter:
    """Writes blocks one after another; remembers ids and the last heading's depth, so that no level is skipped."""

    def __init__(
        self,
        anchors: frozenset[str],
        *,
        traced: bool,
        ways: WaysBack | None = None,
        ids: UniqueIds | None = None,
        below: int = 0,
    ) -> None:
        self._anchors = anchors
        self._ways = ways
        self._below = below
        self._traced = traced
        self._ids = ids or UniqueIds()
        self._depth = 0

    def page_title(self, title: str) -> str:
        self._depth = 1
        return f"<h1>{letters(title)}</h1>\n"

    def block(self, block: Block) -> str:  # noqa: C901  # one case per kind of block
        match block:
            case Heading():
                return self._heading(block)
            case Paragraph(inlines):
                return f"<p>{self._words(inlines)}</p>\n"
            case RequirementText():
                return self._requirement(block)
            case BulletList():
                return self._list(block)
            case Table():
                return self._table(block)
            case Chart():
                return self._chart(block)
            case Lanes():
                return lanes_html(block, self._ids)
            case Notice():
                return notice_html(block, self._ids.take("notis"), self._anchors, self._words)
            case Signatures():
                return signatures_html(block, self._ids, self._words)
            case Form():
                return form_html(block, self._ids)
            case ClauseText():
                return self._clause(block)
            case _:
                assert_never(block)

    def _heading(self, heading: Heading) -> str:
        self._depth = min(heading.level, self._depth + 1, _DEEPEST_HEADING)
        tag = f"h{min(self._depth + self._below, _DEEPEST_HEADING)}"
        is_named = heading.anchor and self._traced
        anchor = f' id="{letters(self._ids.take(_heading_id(heading.anchor)))}"' if is_named else ""
        page = ' class="new-page"' if heading.new_page else ""
        return f"<{tag}{anchor}{page}>{_number(heading.number)}{self._words(heading.inlines)}</{tag}>\n"

    def _requirement(self, requirement: RequirementText) -> str:
        words = _number(requirement.number) + self._words(requirement.inlines)
        column = ' class="requirement"' if requirement.number else ""
        if not self._traced:
            return f"<p{column}>{words}</p>\n"
        own_id = letters(self._ids.take(f"krav-{requirement.id}"))
        return f'<p{column} id="{own_id}" data-requirement="{letters(requirement.id)}">{words}</p>\n'

    def _list(self, block: BulletList) -> str:
        tag = "ol" if block.ordered else "ul"
        items = "".join(f"<li>\n{''.join(map(self.block, item))}</li>\n" for item in block.items)
        return f"<{tag}>\n{items}</{tag}>\n"

    def _table(self, table: Table) -> str:
        columns = "".join(f'<col class="w{width}">' for width in table.widths)
        header = "".join(map(self._header_cell, table.header))
        rows = "".join(f"<tr>{''.join(map(self._cell, row))}</tr>\n" for row in table.rows)
        inside = f"<colgroup>{columns}</colgroup>\n<thead>\n<tr>{header}</tr>\n</thead>\n<tbody>\n{rows}</tbody>\n"
        return table_html(table.caption, inside, self._ids.take("tabell"))

    def _chart(self, chart: Chart) -> str:
        own_id = self._ids.take("diagram")
        picture = svg_element(chart, f"{own_id}-titel", f"{own_id}-text")
        return f"<figure>\n<figcaption>{letters(chart.title)}</figcaption>\n{picture}</figure>\n"

    def _header_cell(self, inlines: Inlines) -> str:
        words = self._words(inlines)
        return f'<th scope="col">{words}</th>' if words else "<td></td>"

    def _cell(self, inlines: Inlines) -> str:
        return f"<td>{self._words(inlines)}</td>"

    def _clause(self, block: ClauseText) -> str:
        """A section needs a heading; a clause without one is marked all the same."""
        clause = block.clause
        if not self._traced:
            return "".join(map(self.block, block.blocks))
        tag = "section" if any(isinstance(part, Heading) for part in flatten(block.blocks)) else "div"
        marks = (
            f'data-clause="{letters(clause.id)}" data-version="{letters(clause.version)}" '
            f'data-digest="{letters(clause.digest)}" data-status="{letters(clause.status)}"'
        )
        return f"<{tag} {marks}>\n{''.join(map(self.block, block.blocks))}{self._why(clause)}</{tag}>\n"

    def _why(self, clause: ClauseRef) -> str:
        """What the link is about stands in it for those who hear the links by themselves."""
        address = self._ways.clause(clause.id) if self._ways is not None else ""
        if self._ways is None or not address:
            return ""
        title = f'<span class="unseen"> {letters(clause.title)}</span>'
        return f'<p class="why"><a href="{letters(address)}">{letters(self._ways.why)}{title}</a></p>\n'

    def _words(self, inlines: Inlines) -> str:
        if self._ways is None:
            return _words(inlines, self._anchors)
        return "".join(map(self._asked, inlines))

    def _asked(self, inline: Inline) -> str:
        words = _inline_html(inline, self._anchors)
        address = self._ways.answer(inline.path) if self._ways is not None and isinstance(inline, OpenQuestion) else ""
        return f'<a class="asked" href="{letters(address)}">{words}</a>' if address else words


def _words(inlines: Inlines, anchors: frozenset[str]) -> str:
    return "".join(_inline_html(inline, anchors) for inline in inlines)


def _inline_html(inline: Inline, anchors: frozenset[str]) -> str:
    words = lines_of_letters(inline_words(inline))
    match inline:
        case Text():
            words = f"<em>{words}</em>" if inline.emphasis else words
            return f"<strong>{words}</strong>" if inline.strong else words
        case OpenQuestion():
            return f"<mark>{words}</mark>"
        case CrossReference(anchor=anchor):
            return f'<a href="#{letters(_heading_id(anchor))}">{words}</a>' if anchor in anchors else words
        case _:
            assert_never(inline)


def _number(number: str) -> str:
    return f'<span class="number">{letters(number)} </span>' if number else ""


def _heading_id(anchor: str) -> str:
    return f"avsnitt-{anchor}"


def _opens_with_its_title(blocks: tuple[Block, ...]) -> bool:
    levels = (block.level for block in blocks if isinstance(block, Heading))
    return next(levels, 0) == 1


def document_style() -> str:
    """What blocks need of a page that `document_html` is put into, whatever stands in them."""
    widths = "".join(f".w{width}{{width:{width}%}}\n" for width in range(1, _WIDEST + 1))
    return widths + FORM_STYLE + CHART_STYLE


def _block_style(blocks: tuple[Block, ...]) -> str:
    """What some blocks need beyond the page's own style."""
    forms = FORM_STYLE if any(isinstance(block, Form | Signatures) for block in blocks) else ""
    new_page = any(isinstance(block, Heading) and block.new_page for block in blocks)
    charts = CHART_STYLE if any(isinstance(block, Chart | Lanes) for block in blocks) else ""
    return forms + charts + (_NEW_PAGE_STYLE if new_page else "")


def _column_widths(blocks: tuple[Block, ...]) -> str:
    """Widths as classes: the policy admits no style attributes."""
    widths = {width for block in blocks if isinstance(block, Table) for width in block.widths}
    return "".join(f".w{width}{{width:{width}%}}\n" for width in sorted(widths))
