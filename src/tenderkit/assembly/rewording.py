"""The same block with other words in it, whatever kind of block it is."""

from collections.abc import Callable, Sequence

from msgspec.structs import replace

from tenderkit.model.papers.document import (
    Block,
    BulletList,
    ClauseText,
    Heading,
    Inlines,
    Paragraph,
    RequirementText,
    Table,
)
from tenderkit.model.papers.plain_rows import PlainRows

Reword = Callable[[Inlines], Inlines]


def reworded(block: Block, words: Reword) -> Block:
    """The block with `words` done to each of its texts, in reading order; what refers to nothing is left as it is.

    `words` changes references alone: the rows of a long table, which hold none, aren't gone through.
    """
    match block:
        case Heading() | Paragraph() | RequirementText():
            return replace(block, inlines=words(block.inlines))
        case BulletList():
            return _list(block, words)
        case Table():
            return replace(block, header=tuple(map(words, block.header)), rows=_rows(block, words))
        case ClauseText():
            return reworded_clause(block, words)
        case _:
            return block


def reworded_clause(clause: ClauseText, words: Reword) -> ClauseText:
    """Every block of a clause."""
    return replace(clause, blocks=tuple(reworded(block, words) for block in clause.blocks))


def _rows(table: Table, words: Reword) -> Sequence[tuple[Inlines, ...]]:
    if isinstance(table.rows, PlainRows):
        return table.rows
    return tuple(tuple(map(words, row)) for row in table.rows)


def _list(block: BulletList, words: Reword) -> BulletList:
    return replace(block, items=tuple(tuple(_part(part, words) for part in item) for item in block.items))


def _part(part: Paragraph | BulletList, words: Reword) -> Paragraph | BulletList:
    return _list(part, words) if isinstance(part, BulletList) else replace(part, inlines=words(part.inlines))
