"""Blocks as lines of plain text, one paragraph a line, so that they paste cleanly and can be read aloud."""

from collections.abc import Iterable, Iterator
from typing import assert_never

from tenderkit.model.document import (
    Block,
    BulletList,
    ClauseText,
    Heading,
    Inlines,
    Notice,
    Paragraph,
    Requirement,
    Table,
)
from tenderkit.model.words import numbered, plain


def flatten(blocks: Iterable[Block]) -> Iterator[Block]:
    """The blocks in reading order, without the clauses around them."""
    for block in blocks:
        if isinstance(block, ClauseText):
            yield from flatten(block.blocks)
        else:
            yield block


def block_lines(block: Block) -> tuple[str, ...]:
    """The lines of one block; the caller sets blocks apart."""
    match block:
        case Heading(number=number, inlines=inlines) | Requirement(number=number, inlines=inlines):
            return (numbered(number, inlines),)
        case Paragraph(inlines):
            return (plain(inlines),)
        case BulletList():
            return tuple(_list_lines(block))
        case Table():
            return (block.caption, *_table_lines(block))
        case Notice(title, lines):
            return (title, *(f"- {plain(line)}" for line in lines))
        case ClauseText():
            return tuple(line for part in flatten(block.blocks) for line in block_lines(part))
        case _:
            assert_never(block)


def _list_lines(block: BulletList) -> Iterator[str]:
    for position, item in enumerate(block.items, 1):
        marker = f"{position}. " if block.ordered else "- "
        item_lines = (line for part in item for line in block_lines(part))
        for index, line in enumerate(item_lines):
            yield (marker if index == 0 else " " * len(marker)) + line


def _table_lines(table: Table) -> Iterator[str]:
    """Two columns read as a term and its value; with more, each value is read after its heading."""
    header = tuple(map(plain, table.header))
    if len(header) == 2:  # noqa: PLR2004  # "Antal platser: 4" needs exactly a term and a value
        yield _pair(*header)
        yield from (_pair(*map(plain, row)) for row in table.rows)
        return
    for row in table.rows:
        yield "; ".join(_headed_values(header, row))


def _headed_values(header: tuple[str, ...], row: tuple[Inlines, ...]) -> Iterator[str]:
    for name, cell in zip(header, row, strict=True):
        yield _pair(name, plain(cell))


def _pair(name: str, value: str) -> str:
    return f"{name}: {value}" if name else value
