"""Blocks as lines of plain text, one paragraph a line, so that they paste cleanly and can be read aloud."""

from collections.abc import Iterable, Iterator
from typing import assert_never

from tenderkit.messages import document_text
from tenderkit.model.papers.document import (
    Block,
    BulletList,
    Chart,
    ClauseText,
    Form,
    FormField,
    Heading,
    Inlines,
    Lanes,
    Notice,
    Paragraph,
    RequirementText,
    Signatures,
    Table,
)
from tenderkit.model.papers.words import numbered, plain
from tenderkit.writers.form_words import choices_of, shown_value

_BLANK = "______"


def flatten(blocks: Iterable[Block]) -> Iterator[Block]:
    """The blocks in reading order, without the clauses around them."""
    for block in blocks:
        if isinstance(block, ClauseText):
            yield from flatten(block.blocks)
        else:
            yield block


def block_lines(block: Block) -> tuple[str, ...]:  # noqa: C901  # one case per kind of block
    """The lines of one block; the caller sets blocks apart."""
    match block:
        case Heading(number=number, inlines=inlines) | RequirementText(number=number, inlines=inlines):
            return (numbered(number, inlines),)
        case Paragraph(inlines):
            return (plain(inlines),)
        case BulletList():
            return tuple(_list_lines(block))
        case Table():
            return (block.caption, *_table_lines(block))
        case Chart() | Lanes():
            return (document_text("chart-line", title=block.title, words=block.alternative_text),)
        case Notice(title, lines):
            return (title, *(f"- {plain(line)}" for line in lines))
        case Signatures():
            return tuple(_signature_lines(block))
        case Form(caption, fields):
            return (caption, *(line for field in fields for line in _field_lines(field)))
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


def _signature_lines(block: Signatures) -> Iterator[str]:
    """One party after the other, an empty line between them."""
    for place, (name, lines) in enumerate(block.parties):
        yield from [""] if place else []
        yield plain(name)
        yield from (_pair(line.label, line.value or _BLANK) for line in lines)


def _field_lines(field: FormField) -> Iterator[str]:
    yield _pair(field.label, shown_value(field) or _BLANK)
    if field.help:
        yield f"({field.help})"
    if field.choices and not field.value:
        yield f"({choices_of(field)})"


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
