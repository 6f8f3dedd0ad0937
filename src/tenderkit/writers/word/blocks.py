"""Blocks become WordprocessingML: one small function per kind of block, strings all the way."""

from collections import Counter
from collections.abc import Mapping
from typing import assert_never

from tenderkit.model.document import (
    Block,
    BulletList,
    ClauseRef,
    ClauseText,
    CrossReference,
    Document,
    Heading,
    Inline,
    Inlines,
    Notice,
    OpenQuestion,
    Paragraph,
    Requirement,
    Table,
    Text,
)
from tenderkit.model.words import inline_words
from tenderkit.writers.word import styles as style_names
from tenderkit.writers.word.comments import commented
from tenderkit.writers.word.numbering import NumberingPart, WordCount
from tenderkit.writers.word.references import Target, bookmark_name, reference
from tenderkit.writers.word.styles import Styles
from tenderkit.writers.word.xml_text import attribute, paragraph, run

_FULL_WIDTH = 5000  # the unit of `pct` widths is a fiftieth of a per cent
_GRID = 9184  # the letterhead's text width in twentieths of a point; a hint that the widths in per cent overrule
_NO_HANGING = '<w:ind w:firstLine="0"/>'
_NO_LIST = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="0"/></w:numPr>'
_TABLE_LOOK = '<w:tblLook w:val="0420" w:firstRow="1" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" w:noHBand="0" w:noVBand="1"/>'


class BodyWriter:
    """Turns the blocks of one document into XML, and counts as Word will count."""

    def __init__(
        self, document: Document, styles: Styles, numbering: NumberingPart, targets: Mapping[str, Target]
    ) -> None:
        self._document = document
        self._styles = styles
        self._numbering = numbering
        self._waiting = dict(targets)
        self._targets = targets
        self._count = WordCount(document)
        self._bookmarks = 0
        self._controls = 0
        self._clauses: Counter[str] = Counter()

    def xml(self) -> str:
        """Whole paragraphs and tables. A text that ends in a table gets a paragraph, as Word itself would add."""
        written = self._all(self._document.blocks)
        return f"{written}<w:p/>" if written.rfind("</w:tbl>") > written.rfind("</w:p>") else written

    def _all(self, blocks: tuple[Block, ...]) -> str:
        return "".join(map(self._block, blocks, (*blocks[1:], None)))

    def _block(self, block: Block, following: Block | None) -> str:
        # Words that introduce a list stay on its page.
        keep = "<w:keepNext/>" if isinstance(following, BulletList) else ""
        match block:
            case Heading():
                return self._heading(block)
            case Paragraph(inlines):
                return paragraph(self._styles[style_names.BODY], self._runs(inlines), keep)
            case Requirement(_, number, inlines):
                return self._numbered(self._styles[style_names.REQUIREMENT], number, self._runs(inlines), keep=keep)
            case BulletList():
                return self._list(block, depth=1)
            case Table():
                return self._table(block)
            case Notice():
                return self._notice(block)
            case ClauseText(clause, blocks):
                words = self._all(blocks)
                return self._marked(self._clause_bookmark(clause), self._locked(clause, words))
            case _:
                assert_never(block)

    def _locked(self, clause: ClauseRef, words: str) -> str:
        """In an issued copy a vetted clause can be read and copied but not edited; fields inside it stay open."""
        if not self._document.issued:
            return words
        self._controls += 1
        return (
            f'<w:sdt><w:sdtPr><w:alias w:val="{attribute(clause.title)}"/><w:tag w:val="{clause.id}@{clause.version}"/>'
            f'<w:id w:val="{self._controls}"/><w:lock w:val="sdtContentLocked"/><w:group/></w:sdtPr>'
            f"<w:sdtContent>{words}</w:sdtContent></w:sdt>"
        )

    def _clause_bookmark(self, clause: ClauseRef) -> str:
        """A clause that stands once per lot gets `__2` and so on after its name, which must be unique."""
        self._clauses[clause.bookmark] += 1
        turn = self._clauses[clause.bookmark]
        return bookmark_name(clause.bookmark if turn == 1 else f"{clause.bookmark}__{turn}")

    def _heading(self, heading: Heading) -> str:
        style = self._styles.deepest(style_names.HEADINGS, heading.level)
        words = self._runs(heading.inlines)
        target = self._waiting.pop(heading.anchor, None)
        if target is not None:
            words = self._marked(target.bookmark, words)
        if heading.anchor in self._document.guidance:
            words = commented(list(self._document.guidance).index(heading.anchor), words)
        return self._numbered(style, heading.number, words, target=target)

    def _numbered(self, style: str, number: str, words: str, *, keep: str = "", target: Target | None = None) -> str:
        """A paragraph whose number Word counts where it arrives at the number asked for, else with that as letters."""
        level = self._count.level_of(number)
        if level is not None:
            return paragraph(style, words, keep + _list_place(self._numbering.outline, level))
        no_list = _NO_LIST if style in self._styles.lists else ""
        if not number:
            return paragraph(style, words, keep + no_list + _NO_HANGING)
        letters = self._marked(target.number_bookmark, run(number)) if target else run(number)
        return paragraph(style, f"{letters}<w:r><w:tab/></w:r>{words}", keep + no_list)

    def _list(self, block: BulletList, depth: int) -> str:
        names = style_names.NUMBERS if block.ordered else style_names.BULLETS
        level = min(depth, len(names)) - 1
        place = _list_place(self._numbering.new_ordered_list(level), level) if block.ordered else ""
        first = (self._styles.deepest(names, depth), place)
        return "".join(self._item(item, depth, first) for item in block.items)

    def _item(self, item: tuple[Paragraph | BulletList, ...], depth: int, first: tuple[str, str]) -> str:
        """One item: its first paragraph carries the bullet or number, those that follow stand under it."""
        style, place = first
        written = ""
        for block in item:
            match block:
                case Paragraph(inlines):
                    written += paragraph(style, self._runs(inlines), place)
                    style, place = self._styles.deepest(style_names.CONTINUED, depth), ""
                case BulletList():
                    written += self._list(block, depth + 1)
        return written

    def _table(self, table: Table) -> str:
        grid = "".join(f'<w:gridCol w:w="{_GRID * width // 100}"/>' for width in table.widths)
        caption = attribute(table.caption)
        head = self._row(table.header, table.widths, header=True)
        rows = "".join(self._row(row, table.widths, header=False) for row in table.rows)
        return (
            f"{paragraph(self._styles[style_names.CAPTION], run(table.caption))}<w:tbl><w:tblPr>"
            f'<w:tblStyle w:val="{self._styles[style_names.TABLE]}"/><w:tblW w:w="{_FULL_WIDTH}" w:type="pct"/>'
            f'<w:tblLayout w:type="fixed"/>{_TABLE_LOOK}<w:tblCaption w:val="{caption}"/>'
            f'<w:tblDescription w:val="{caption}"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>{head}{rows}</w:tbl>'
        )

    def _row(self, cells: tuple[Inlines, ...], widths: tuple[int, ...], *, header: bool) -> str:
        style = self._styles[style_names.TABLE_HEADER if header else style_names.TABLE_TEXT]
        written = "".join(
            f'<w:tc><w:tcPr><w:tcW w:w="{_FULL_WIDTH * width // 100}" w:type="pct"/></w:tcPr>'
            f"{paragraph(style, self._runs(cell))}</w:tc>"
            for cell, width in zip(cells, widths, strict=True)
        )
        return f"<w:tr><w:trPr><w:cantSplit/>{'<w:tblHeader/>' if header else ''}</w:trPr>{written}</w:tr>"

    def _notice(self, notice: Notice) -> str:
        """Paragraphs with the same frame run together into one; all but the last stay with the next."""
        style = self._styles[style_names.NOTICE]
        words = [run(notice.title, "<w:b/>"), *map(self._runs, notice.lines)]
        last = len(words) - 1
        return "".join(paragraph(style, line, "<w:keepNext/>" if i < last else "") for i, line in enumerate(words))

    def _runs(self, inlines: Inlines) -> str:
        return "".join(map(self._inline, inlines))

    def _inline(self, inline: Inline) -> str:
        match inline:
            case Text(text, strong, emphasis):
                # Not character styles: bold in one inside a bold paragraph style would cancel out.
                return run(text, f"{'<w:b/>' if strong else ''}{'<w:i/>' if emphasis else ''}")
            case OpenQuestion():
                style = self._styles[style_names.OPEN_QUESTION]
                return run(inline_words(inline), f'<w:rStyle w:val="{style}"/><w:highlight w:val="yellow"/>')
            case CrossReference():
                return reference(inline, self._targets, settled=self._document.issued)
            case _:
                assert_never(inline)

    def _marked(self, name: str, content: str) -> str:
        """Content between the ends of a bookmark."""
        self._bookmarks += 1
        start = f'<w:bookmarkStart w:id="{self._bookmarks}" w:name="{name}"/>'
        return f'{start}{content}<w:bookmarkEnd w:id="{self._bookmarks}"/>'


def _list_place(num_id: str, level: int) -> str:
    return f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{num_id}"/></w:numPr>'
