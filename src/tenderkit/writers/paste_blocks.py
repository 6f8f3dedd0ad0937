"""The document cut into pieces that fit the fields of a tendering system: one a requirement, one a run of text."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter

from tenderkit.model.papers.document import (
    Block,
    ClauseText,
    Document,
    Heading,
    Notice,
    OpenQuestion,
    RequirementText,
    Table,
)
from tenderkit.model.papers.words import plain
from tenderkit.writers.lines import block_lines, flatten

_Part = tuple[str, Block]


@dataclass(frozen=True, slots=True)
class CopyTable:
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


@dataclass(frozen=True, slots=True)
class CopyBlock:
    """One piece; `id` is a requirement's own id, or the clause id with `rubrik` or `text`.

    A list is one paragraph of several lines, so that its lines stay together where they are pasted.
    """

    id: str
    parts: tuple[tuple[str, ...] | CopyTable, ...]
    is_open: bool = False

    @property
    def lines(self) -> tuple[str, ...]:
        return tuple(line for part in self.parts for line in (part.lines if isinstance(part, CopyTable) else part))


def copy_blocks(document: Document) -> tuple[CopyBlock, ...]:
    """Every word except the working notes, in reading order."""
    turns: Counter[str] = Counter()
    return tuple(
        _copy_block(_in_turn(block_id, turns), [block for _, block in parts])
        for block_id, parts in _runs(_named_parts(document.kind, document.blocks))
    )


def notices(document: Document) -> tuple[Notice, ...]:
    return tuple(block for block in flatten(document.blocks) if isinstance(block, Notice))


def _named_parts(owner: str, blocks: Iterable[Block]) -> Iterator[_Part]:
    for block in blocks:
        match block:
            case ClauseText(clause=clause, blocks=inner):
                yield from _named_parts(clause.id, inner)
            case Notice():
                continue
            case RequirementText():
                yield block.id, block
            case Heading():
                yield f"{block.anchor or owner}.rubrik", block
            case _:
                yield f"{owner}.text", block


def _runs(parts: Iterator[_Part]) -> Iterator[tuple[str, Iterable[_Part]]]:
    """Running text that stands together is copied together; a heading or a requirement is copied by itself."""
    for block_id, run in groupby(parts, key=itemgetter(0)):
        if block_id.endswith(".text"):
            yield block_id, run
        else:
            yield from ((block_id, [part]) for part in run)


def _in_turn(block_id: str, turns: Counter[str]) -> str:
    turns[block_id] += 1
    return block_id if turns[block_id] == 1 else f"{block_id}-{turns[block_id]}"


def _copy_block(block_id: str, blocks: list[Block]) -> CopyBlock:
    return CopyBlock(block_id, tuple(map(_copied, blocks)), is_open=any(map(_asks, blocks)))


def _copied(block: Block) -> tuple[str, ...] | CopyTable:
    if not isinstance(block, Table):
        return _whole_lines(block)
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
