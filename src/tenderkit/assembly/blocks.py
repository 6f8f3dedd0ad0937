"""The nodes of one text -> numbered blocks of the document."""

from collections.abc import Iterator

from msgspec import Struct, field
from msgspec.structs import replace

from tenderkit.assembly.fill import Filler
from tenderkit.assembly.number import Numberer
from tenderkit.assembly.one_block import capitalised, each_block
from tenderkit.model.clauses.clause import Body, Clause, HeadingNode, ListNode, Mark, Node, ParagraphNode, TableNode
from tenderkit.model.papers.document import (
    Block,
    BulletList,
    Heading,
    Inline,
    Inlines,
    OpenQuestion,
    Paragraph,
    RequirementRow,
    RequirementText,
    Table,
    Text,
)
from tenderkit.model.papers.words import plain

PART = 2  # the heading level that is numbered below the section


class BlockWriter(Struct, frozen=True):
    """Turns nodes into blocks. With a `clause`, marked paragraphs become requirements and are noted in `rows`."""

    filler: Filler
    numberer: Numberer
    clause: Clause | None = None
    rows: list[RequirementRow] = field(default_factory=list)

    def blocks(self, body: Body) -> Iterator[Block]:
        """Every block that applies, in order; lists that only a condition kept apart are one list."""
        waiting: BulletList | None = None
        for block in (block for node in self.filler.decided(body) for block in self.block(node)):
            if isinstance(block, BulletList) and waiting is not None and waiting.ordered == block.ordered:
                waiting = BulletList(waiting.items + block.items, block.ordered)
                continue
            if waiting is not None:
                yield waiting
            waiting = block if isinstance(block, BulletList) else None
            if waiting is None:
                yield block
        if waiting is not None:
            yield waiting

    def block(self, node: Node | OpenQuestion) -> Iterator[Block]:
        """The blocks of one node that has already been decided."""
        match node:
            case OpenQuestion():
                yield Paragraph((node,))
            case ParagraphNode():
                yield from self._paragraph(node)
            case HeadingNode(level, pieces):
                yield Heading(
                    level, self.numberer.next_own_part() if level == PART else "", self.filler.inlines(pieces)
                )
            case ListNode():
                yield from self._list(node)
            case TableNode(header, rows):
                cells = tuple(tuple(map(self.filler.inlines, row)) for row in rows)
                yield Table("", tuple(map(self.filler.inlines, header)), cells, _even_widths(len(header)))
            case _:
                pass  # directives belong to the kind's own text, which composes them itself

    def _paragraph(self, node: ParagraphNode) -> Iterator[Block]:
        inlines = self.filler.inlines(node.pieces)
        if node.mark and self.clause is not None:
            row = RequirementRow(
                id=f"{self.clause.id}.{node.mark}",
                number=self.numberer.next_requirement(),
                text=plain(inlines),
                motive=self.clause.motive,
                evidence=self.clause.evidence,
                follow_up=self.clause.follow_up,
                answer_type="acceptance",
                also=tuple(f"{self.clause.id}.{mark}" for mark in self._further_requirements(node)),
            )
            self.rows.append(row)
            yield RequirementText(row.id, row.number, inlines)
        elif plain(inlines).strip():
            yield from (Paragraph(words, _first_mark(node)) for words in _paragraphs(inlines) if plain(words).strip())

    def _further_requirements(self, node: ParagraphNode) -> Iterator[str]:
        """The marks of the other requirements that one paragraph holds: a short text may say several at once."""
        return (mark for mark in self.filler.marks(node.pieces) if mark.startswith("k"))

    def _list(self, node: ListNode) -> Iterator[Block]:
        """A list; one whose items are requirements is written as numbered requirements instead."""
        parts = [part for item in node.items for part in item]
        if any(isinstance(part, ParagraphNode) and part.mark for part in parts):
            for part in parts:
                yield from self.block(part)
            return
        items = tuple(written for item in node.items for written in self._item(item))
        said = tuple(item for item in items if any(map(_says_something, item)))
        if said:
            yield BulletList(said, node.ordered)

    def _item(self, item: tuple[ParagraphNode | ListNode, ...]) -> Iterator[tuple[Paragraph | BulletList, ...]]:
        """One point; one that speaks of a block of a list is written for each of them."""
        fillers = each_block(item, self.filler)
        if fillers is None:
            yield self.point(item)
            return
        for filler in fillers:
            first, *rest = replace(self, filler=filler).point(item)
            begun = replace(first, inlines=capitalised(first.inlines)) if isinstance(first, Paragraph) else first
            yield (begun, *rest)

    def point(self, item: tuple[ParagraphNode | ListNode, ...]) -> tuple[Paragraph | BulletList, ...]:
        """The paragraphs and inner lists of one point."""
        return tuple(map(self._part, item))

    def _part(self, part: ParagraphNode | ListNode) -> Paragraph | BulletList:
        if isinstance(part, ParagraphNode):
            return Paragraph(self.filler.inlines(part.pieces), _first_mark(part))
        return BulletList(tuple(tuple(map(self._part, item)) for item in part.items), part.ordered)


def _first_mark(node: ParagraphNode) -> str:
    return next((piece.id for piece in node.pieces if isinstance(piece, Mark)), "")


def _paragraphs(inlines: Inlines) -> Iterator[Inlines]:
    """A text that somebody wrote in several lines becomes several paragraphs."""
    current: list[Inline] = []
    for inline in inlines:
        if not isinstance(inline, Text) or "\n" not in inline.text:
            current.append(inline)
            continue
        first, *rest = inline.text.split("\n")
        current.append(replace(inline, text=first))
        for line in rest:
            yield tuple(current)
            current = [replace(inline, text=line)]
    yield tuple(current)


def _says_something(part: Paragraph | BulletList) -> bool:
    return isinstance(part, BulletList) or bool(plain(part.inlines).strip())


def _even_widths(columns: int) -> tuple[int, ...]:
    width = 100 // columns
    return (*([width] * (columns - 1)), 100 - width * (columns - 1))
