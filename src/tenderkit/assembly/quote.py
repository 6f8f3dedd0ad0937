"""A clause quoted outside its own document: the same words, without links to headings that aren't there."""

from dataclasses import replace

from tenderkit.model.papers.document import (
    Block,
    BulletList,
    ClauseText,
    CrossReference,
    Heading,
    Inlines,
    Paragraph,
    RequirementText,
    Table,
    Text,
)


def without_references(clause: ClauseText) -> ClauseText:
    """The same clause with every cross-reference as plain words."""
    return replace(clause, blocks=tuple(map(_block, clause.blocks)))


def headed(clause: ClauseText, addition: str) -> ClauseText:
    """The same clause with an addition to its heading, so that two with the same number are told apart."""
    first, *others = clause.blocks
    if not isinstance(first, Heading):
        return clause
    return replace(clause, blocks=(replace(first, inlines=(*first.inlines, Text(addition))), *others))


def _block(block: Block) -> Block:
    match block:
        case Heading() | Paragraph() | RequirementText():
            return replace(block, inlines=_words(block.inlines))
        case BulletList():
            return _list(block)
        case Table():
            rows = tuple(tuple(map(_words, row)) for row in block.rows)
            return replace(block, header=tuple(map(_words, block.header)), rows=rows)
        case ClauseText():
            return without_references(block)
        case _:
            return block  # what else a clause may hold has no references


def _list(block: BulletList) -> BulletList:
    return replace(block, items=tuple(tuple(map(_part, item)) for item in block.items))


def _part(part: Paragraph | BulletList) -> Paragraph | BulletList:
    return _list(part) if isinstance(part, BulletList) else Paragraph(_words(part.inlines))


def _words(inlines: Inlines) -> Inlines:
    return tuple(Text(inline.text) if isinstance(inline, CrossReference) else inline for inline in inlines)
