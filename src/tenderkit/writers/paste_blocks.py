"""The document cut into pieces that fit the fields of a tendering system, in groups under the headings of the document."""

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import groupby

from msgspec import Struct
from msgspec.structs import replace

from tenderkit.messages import document_text
from tenderkit.model.papers.document import (
    Block,
    ClauseText,
    CopyUnit,
    Document,
    Heading,
    Notice,
    OpenQuestion,
    RequirementText,
    Table,
)
from tenderkit.model.papers.words import numbered, plain
from tenderkit.writers.lines import block_lines, flatten

_GROUP_LEVEL = 2
"""The section's own heading is 1; a heading of this level begins a group."""


class CopyTable(Struct, frozen=True):
    """A table, which no system numbers anew: a table on the page, and in plain text a line for each row."""

    caption: str
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]

    @property
    def lines(self) -> tuple[str, ...]:
        """A row of two is a term and its value; of more, each value after its heading."""
        return (self.caption, *map(self._line, self.rows))

    def _line(self, row: tuple[str, ...]) -> str:
        if len(row) == 2:  # noqa: PLR2004  # "Antal platser: 4" needs exactly a term and a value
            return ": ".join(filter(None, row))
        return "; ".join(f"{name}: {value}" if name else value for name, value in zip(self.header, row, strict=True))


class CopyLines(Struct, frozen=True):
    """A paragraph. A list is one of several lines, so that its lines stay together where they are pasted."""

    lines: tuple[str, ...]
    is_heading: bool = False


class CopyBlock(Struct, frozen=True):
    """One piece; `id` is a clause's or a requirement's own, or that of its owner with `rubrik` or `text`.

    `title` is what a person calls it.
    """

    id: str
    title: str
    parts: tuple[CopyLines | CopyTable, ...]
    is_open: bool = False

    @property
    def lines(self) -> tuple[str, ...]:
        return tuple(line for part in self.parts for line in part.lines)


class CopyGroup(Struct, frozen=True):
    """The pieces under one heading of the document; `title` is that heading."""

    title: str
    blocks: tuple[CopyBlock, ...]


class _Piece(Struct, frozen=True):
    """A block with the name of the piece that it belongs to; a heading at group level tells its `group`."""

    id: str
    title: str
    block: Block
    stands_alone: bool = False
    group: str = ""


def copy_groups(document: Document, unit: CopyUnit = CopyUnit.CLAUSE) -> tuple[CopyGroup, ...]:
    """Every word except the working notes, in reading order; a piece is a whole clause or a requirement, as `unit` says."""
    turns: Counter[str] = Counter()
    groups: list[CopyGroup] = []
    for run in _runs(_pieces(document.kind, document.blocks, unit)):
        opening = next((piece.group for piece in run if piece.group), "")
        if opening or not groups:
            groups.append(CopyGroup(opening or document.title, ()))
        groups[-1] = replace(groups[-1], blocks=(*groups[-1].blocks, _copy_block(run, turns)))
    return tuple(groups)


def copy_blocks(document: Document, unit: CopyUnit = CopyUnit.CLAUSE) -> tuple[CopyBlock, ...]:
    """The pieces of all groups."""
    return tuple(block for group in copy_groups(document, unit) for block in group.blocks)


def notices(document: Document) -> tuple[Notice, ...]:
    return tuple(block for block in flatten(document.blocks) if isinstance(block, Notice))


def _pieces(owner: str, blocks: Iterable[Block], unit: CopyUnit) -> Iterator[_Piece]:
    for block in blocks:
        if isinstance(block, ClauseText):
            yield from _pieces_of_clause(block, unit)
        elif not isinstance(block, Notice):
            yield _piece(owner, "", block)


def _pieces_of_clause(said: ClauseText, unit: CopyUnit) -> Iterator[_Piece]:
    clause = said.clause
    for block in flatten(said.blocks):
        if isinstance(block, Notice):
            continue
        piece = _piece(clause.id, clause.title, block)
        yield (
            piece
            if unit is CopyUnit.REQUIREMENT
            else replace(piece, id=clause.id, title=clause.title, stands_alone=False)
        )


def _piece(owner: str, title: str, block: Block) -> _Piece:
    match block:
        case RequirementText():
            return _Piece(block.id, " ".join(filter(None, (block.number, title))), block, stands_alone=True)
        case Heading():
            words = document_text("paste-heading")
            opening = numbered(block.number, block.inlines) if block.level <= _GROUP_LEVEL else ""
            return _Piece(f"{block.anchor or owner}.rubrik", words, block, stands_alone=True, group=opening)
        case _:
            words = document_text("paste-text-of", title=title) if title else document_text("paste-text")
            return _Piece(f"{owner}.text", words, block)


def _runs(pieces: Iterator[_Piece]) -> Iterator[tuple[_Piece, ...]]:
    """What has one name and stands together is copied together; a heading or a requirement is copied by itself."""
    for stands_alone, run in groupby(pieces, key=lambda piece: (piece.stands_alone, piece.id)):
        if stands_alone[0]:
            yield from ((piece,) for piece in run)
        else:
            yield tuple(run)


def _copy_block(run: tuple[_Piece, ...], turns: Counter[str]) -> CopyBlock:
    first = run[0]
    turns[first.id] += 1
    own_id = first.id if turns[first.id] == 1 else f"{first.id}-{turns[first.id]}"
    blocks = [piece.block for piece in run]
    return CopyBlock(own_id, first.title, tuple(map(_copied, blocks)), is_open=any(map(_asks, blocks)))


def _copied(block: Block) -> CopyLines | CopyTable:
    if not isinstance(block, Table):
        return CopyLines(_whole_lines(block), is_heading=isinstance(block, Heading))
    rows = tuple(tuple(map(plain, row)) for row in block.rows)
    return CopyTable(block.caption, tuple(map(plain, block.header)), rows)


def _whole_lines(block: Block) -> tuple[str, ...]:
    """A line break in a value begins a line to copy as well."""
    return tuple(line for written in block_lines(block) for line in written.split("\n"))


def _asks(part: object) -> bool:
    """Whether an open question stands anywhere in a block, at any depth."""
    if isinstance(part, OpenQuestion):
        return True
    if isinstance(part, tuple):
        return any(map(_asks, part))
    fields: tuple[str, ...] = getattr(part, "__slots__", ())
    return any(_asks(getattr(part, field)) for field in fields)
