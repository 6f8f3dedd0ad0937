"""What the writer asks of the words of open values: how wide they make a table, and whether a party's two names are one."""

from collections.abc import Hashable, Iterator, Sequence
from functools import lru_cache

from msgspec import Struct
from msgspec.structs import replace

from tenderkit.assembly.alike import Ask
from tenderkit.assembly.open_values import OPENS, filled
from tenderkit.assembly.parts import said_once
from tenderkit.model.papers.document import Block, ClauseText, Document, Inlines, Signatures, Table, Text
from tenderkit.model.papers.words import plain
from tenderkit.rules.conditions.deciding import FactSource
from tenderkit.writers.word.wide_tables import letters_of_longest, widths_for


def about_words(document: Document) -> Ask:
    """What the writer asks of the values' words: how wide they make a table, and whether a party's two names are one."""
    blocks = list(_blocks(document.blocks))
    tables = [_OpenTable(block) for block in blocks if isinstance(block, Table) and _has_values(block)]
    signing = [party for block in blocks if isinstance(block, Signatures) for party, _ in block.parties]
    parties = [party for party in signing if _has_values(party)]

    def ask(_: FactSource, texts: list[str]) -> Hashable:
        widths = tuple(table.widths(texts) for table in tables)
        return widths, tuple(said_once(words := _filled(party, texts)) == words for party in parties)

    return ask


def in_its_widths(document: Document, texts: Sequence[str]) -> Document:
    """Each table with open values as wide in its columns as their words make it."""

    def of(block: Block) -> Block:
        if isinstance(block, ClauseText):
            return replace(block, blocks=tuple(map(of, block.blocks)))
        if isinstance(block, Table) and _has_values(block):
            return replace(block, widths=_OpenTable(block).widths(texts))
        return block

    return replace(document, blocks=tuple(map(of, document.blocks)))


def strings_in(part: object) -> Iterator[str]:
    """Every text in a record of the document."""
    if isinstance(part, str):
        yield part
    elif isinstance(part, tuple):
        yield from (words for each in part for words in strings_in(each))
    elif isinstance(part, Struct):
        yield from (words for name in part.__struct_fields__ for words in strings_in(getattr(part, name)))


class _OpenTable:
    """How wide the columns of a table with open values are: of the cells without values the longest word is known."""

    def __init__(self, table: Table) -> None:
        self._own = table.widths
        columns = [list(map(plain, cells)) for cells in zip(table.header, *table.rows, strict=True)]
        self._columns = [
            (
                letters_of_longest(words for words in cells if OPENS not in words),
                [words for words in cells if OPENS in words],
            )
            for cells in columns
        ]

    def widths(self, texts: Sequence[str]) -> tuple[int, ...]:
        longest = (
            max(known, *(_letters_in(filled(words, texts)) for words in cells)) if cells else known
            for known, cells in self._columns
        )
        return widths_for(self._own, tuple(longest))


@lru_cache(maxsize=1 << 12)
def _letters_in(words: str) -> int:
    """The same words stand in the tables of many documents."""
    return letters_of_longest((words,))


def _blocks(blocks: Sequence[Block]) -> Iterator[Block]:
    for block in blocks:
        if isinstance(block, ClauseText):
            yield from _blocks(block.blocks)
        else:
            yield block


def _has_values(part: object) -> bool:
    return any(OPENS in words for words in strings_in(part))


def _filled(inlines: Inlines, texts: Sequence[str]) -> Inlines:
    return tuple(replace(each, text=filled(each.text, texts)) if isinstance(each, Text) else each for each in inlines)
