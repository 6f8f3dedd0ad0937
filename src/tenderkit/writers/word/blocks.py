"""Blocks become WordprocessingML: one small function per kind of block, strings all the way."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import zip_longest
from typing import assert_never

from tenderkit.model.papers.document import (
    FIELD_MARK,
    Block,
    BulletList,
    Chart,
    ClauseRef,
    ClauseText,
    CrossReference,
    Document,
    Form,
    FormField,
    Heading,
    Inline,
    Inlines,
    Lanes,
    Notice,
    Numbering,
    OpenQuestion,
    Paragraph,
    RequirementText,
    Signatures,
    Table,
    Text,
)
from tenderkit.model.papers.plain_rows import PlainRows
from tenderkit.model.papers.words import inline_words
from tenderkit.writers.word import styles as style_names
from tenderkit.writers.word.chart import frame_xml
from tenderkit.writers.word.comments import commented
from tenderkit.writers.word.forms import RepeatedFieldError, control_xml, form_xml
from tenderkit.writers.word.lanes import lanes_pictures, lanes_xml
from tenderkit.writers.word.long_rows import LongRows, rows_mark
from tenderkit.writers.word.numbering import NumberingPart, WordCount
from tenderkit.writers.word.references import ReferenceTarget, bookmark_name, reference
from tenderkit.writers.word.signatures import kept_with_next, signatures_xml
from tenderkit.writers.word.styles import Styles
from tenderkit.writers.word.tables import captioned_table, header_row, table_row
from tenderkit.writers.word.wide_tables import WIDE_BEGINS, WIDE_ENDS, fitting_widths, is_wide
from tenderkit.writers.word.xml_text import NO_LIST, attribute, paragraph_xml, run_xml

_NO_HANGING = '<w:ind w:firstLine="0"/>'
_AS_LETTERS = (Numbering.TEXT, Numbering.AMA_AF)
_FULL_WIDTH = '<w:ind w:left="0" w:firstLine="0"/>'
_AS_HIGH_AS_IT_IS = f'<w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/>{_FULL_WIDTH}'
_NEW_PAGE = "<w:pageBreakBefore/>"
# A text that ends in a table gets a paragraph, as Word itself would add: so low that it never asks for a page of its own.
_ENDING = '<w:p><w:pPr><w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/><w:rPr><w:sz w:val="2"/></w:rPr></w:pPr></w:p>'


class BodyWriter:
    """Turns the blocks of one document into XML, and counts as Word will count; the rows of long tables go to `apart`, if it's given."""

    def __init__(
        self,
        document: Document,
        styles: Styles,
        numbering: NumberingPart,
        targets: Mapping[str, ReferenceTarget],
        apart: list[LongRows] | None = None,
    ) -> None:
        self._document = document
        self._styles = styles
        self._numbering = numbering
        self._waiting = dict(targets)
        self._targets = targets
        self._count = WordCount(document)
        self._no_list = NO_LIST if document.numbering in _AS_LETTERS else ""
        self._bookmarks = 0
        self._controls = 0
        self._charts = 0
        self._clauses: Counter[str] = Counter()
        self._fields: set[str] = set()
        self._apart = apart

    def xml(self) -> str:
        """Whole paragraphs and tables."""
        written = self._turning()
        return f"{written}{_ENDING}" if written.rfind("</w:tbl>") > written.rfind("</w:p>") else written

    def _all(self, blocks: tuple[Block, ...]) -> str:
        return "".join(map(self._before, blocks, (*blocks[1:], None)))

    def _before(self, block: Block, following: Block | None) -> str:
        if not isinstance(following, Signatures):
            return self._block(block, following)
        apart, self._apart = self._apart, None  # the last row is kept with what follows
        written = kept_with_next(self._block(block, following))
        self._apart = apart
        return written

    def _turning(self) -> str:
        """The blocks, with marks where the pages turn: around a wide table and the heading right above it."""
        written, lies, blocks = "", False, self._document.blocks
        wide = list(map(is_wide, blocks))
        for block, following, is_lying, lies_next in zip_longest(blocks, blocks[1:], wide, wide[1:]):
            lying = is_lying or (isinstance(block, Heading) and bool(lies_next))
            if lying is not lies:
                written += WIDE_BEGINS if lying else WIDE_ENDS
            written, lies = written + self._before(block, following), lying
        return written + (WIDE_ENDS if lies else "")

    def _block(self, block: Block, following: Block | None) -> str:  # noqa: C901  # one case per kind of block
        # Words that introduce a list stay on its page.
        keep = "<w:keepNext/>" if isinstance(following, BulletList) else ""
        match block:
            case Heading():
                return self._heading(block)
            case Paragraph(inlines):
                return paragraph_xml(self._styles[style_names.BODY], self._runs(inlines), keep + self._no_list)
            case RequirementText(_, number, inlines):
                return self._numbered(self._styles[style_names.REQUIREMENT], number, self._runs(inlines), keep=keep)
            case BulletList():
                return self._list(block, depth=1)
            case Table():
                return self._table(block)
            case Chart():
                return self._chart(block)
            case Lanes():
                return self._lanes(block)
            case Notice():
                return self._notice(block)
            case Signatures():
                return signatures_xml(block, self._styles, self._runs)
            case Form():
                return form_xml(block, self._styles, self._field)
            case ClauseText(clause, blocks):
                return self._clause(clause, self._all(blocks))
            case _:
                assert_never(block)

    def _clause(self, clause: ClauseRef, words: str) -> str:
        if not self._document.traced:
            return words
        return self._marked(self._clause_bookmark(clause), self._locked(clause, words))

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
        return bookmark_name(clause.bookmark if turn == 1 else f"{clause.bookmark}__{turn}", self._document.lot)

    def _heading(self, heading: Heading) -> str:
        style = self._styles.heading(heading.level + self._document.level - 1)
        words = self._runs(heading.inlines)
        target = self._waiting.pop(heading.anchor, None)
        if target is not None:
            words = self._marked(target.bookmark, words)
        if heading.anchor in self._document.guidance and self._document.traced:
            words = commented(list(self._document.guidance).index(heading.anchor), words)
        keep = _NEW_PAGE if heading.new_page else ""
        return self._numbered(style, heading.number, words, keep=keep, target=target)

    def _numbered(
        self, style: str, number: str, words: str, *, keep: str = "", target: ReferenceTarget | None = None
    ) -> str:
        """A paragraph whose number Word counts where it arrives at the number asked for, else with that as letters."""
        level = self._count.level_of(number)
        if level is not None:
            return paragraph_xml(style, words, keep + _list_place(self._numbering.outline, level))
        if not number:
            return paragraph_xml(style, words, keep + NO_LIST + _NO_HANGING)
        letters = self._marked(target.number_bookmark, run_xml(number)) if target else run_xml(number)
        return paragraph_xml(style, f"{letters}<w:r><w:tab/></w:r>{words}", keep + NO_LIST)

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
                    written += paragraph_xml(style, self._runs(inlines), place)
                    style, place = self._styles.deepest(style_names.CONTINUED, depth), ""
                case BulletList():
                    written += self._list(block, depth + 1)
        return written

    def _table(self, table: Table) -> str:
        widths = fitting_widths(table)
        head = header_row(self._cells(style_names.TABLE_HEADER, table.header), widths)
        return captioned_table(table.caption, widths, (head, *self._rows(table.rows, widths)), self._styles)

    def _rows(self, rows: Sequence[tuple[Inlines, ...]], widths: tuple[int, ...]) -> Iterator[str]:
        if not isinstance(rows, PlainRows):
            yield from (table_row(self._cells(style_names.TABLE_TEXT, row), widths) for row in rows)
            return
        yield from self._rows((rows[0],), widths)
        others = LongRows(rows[1:], self._styles[style_names.TABLE_TEXT], widths)
        if self._apart is None:
            yield from others.pieces()
        else:
            yield rows_mark(len(self._apart))
            self._apart.append(others)

    def _lanes(self, chart: Lanes) -> str:
        """Its title as a table has it, and below it the picture, or one for each page that it takes."""
        written = paragraph_xml(self._styles[style_names.CAPTION], run_xml(chart.title), f"<w:keepNext/>{NO_LIST}")
        words = self._styles[style_names.TABLE_TEXT]
        for picture in lanes_pictures(chart):
            self._charts += 1
            drawn = lanes_xml(picture, chart, self._charts, words)
            written += paragraph_xml(self._styles[style_names.BODY], drawn, _AS_HIGH_AS_IT_IS)
        return written

    def _cells(self, style: str, cells: tuple[Inlines, ...]) -> list[str]:
        return [paragraph_xml(self._styles[style], self._runs(cell)) for cell in cells]

    def _field(self, field: FormField) -> str:
        if field.name in self._fields:
            raise RepeatedFieldError(field.name)
        self._fields.add(field.name)
        self._controls += 1
        return self._marked(bookmark_name(FIELD_MARK + field.name), control_xml(field, self._controls, self._styles))

    def _chart(self, chart: Chart) -> str:
        """Its title as a table has it, and the picture below."""
        self._charts += 1
        title = paragraph_xml(self._styles[style_names.CAPTION], run_xml(chart.title), f"<w:keepNext/>{NO_LIST}")
        return title + paragraph_xml(self._styles[style_names.BODY], frame_xml(chart, self._charts), _FULL_WIDTH)

    def _notice(self, notice: Notice) -> str:
        """Paragraphs with the same frame run together into one; all but the last stay with the next."""
        style = self._styles[style_names.NOTICE]
        words = [run_xml(notice.title, "<w:b/>"), *map(self._runs, notice.lines)]
        last = len(words) - 1
        return "".join(paragraph_xml(style, line, "<w:keepNext/>" if i < last else "") for i, line in enumerate(words))

    def _runs(self, inlines: Inlines) -> str:
        return "".join(map(self._inline, inlines))

    def _inline(self, inline: Inline) -> str:
        match inline:
            case Text(text, strong, emphasis):
                # Not character styles: bold in one inside a bold paragraph style would cancel out.
                return run_xml(text, f"{'<w:b/>' if strong else ''}{'<w:i/>' if emphasis else ''}")
            case OpenQuestion():
                style = self._styles[style_names.OPEN_QUESTION]
                return run_xml(inline_words(inline), f'<w:rStyle w:val="{style}"/><w:highlight w:val="yellow"/>')
            case CrossReference():
                if not self._document.traced:
                    return run_xml(inline.text)
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
