"""The document cut into pieces that fit the fields of a tendering system: one a requirement, one a run of text."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter

from tenderkit.model.papers.document import Block, ClauseText, Document, Heading, Notice, OpenQuestion, RequirementText
from tenderkit.writers.lines import block_lines, flatten

_Part = tuple[str, Block]


@dataclass(frozen=True, slots=True)
class CopyBlock:
    """One piece; `id` is a requirement's own id, or the clause id with `rubrik` or `text`.

    A list or a table is one paragraph of several lines, so that its lines stay together where they are pasted.
    """

    id: str
    paragraphs: tuple[tuple[str, ...], ...]
    is_open: bool = False

    @property
    def lines(self) -> tuple[str, ...]:
        return tuple(line for paragraph in self.paragraphs for line in paragraph)


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
                yield f"{owner}.rubrik", block
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
    return CopyBlock(block_id, tuple(map(_whole_lines, blocks)), is_open=any(map(_asks, blocks)))


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
