"""List numbering: one multi-level list for headings and requirements, and a fresh count for every numbered list.

The numbers in the blocks are what the reader shall see. Word counts by itself, so the count is simulated here, and a
number that Word would not arrive at by counting is written as letters instead.
"""

import re
import zlib
from collections.abc import Iterator

from lxml import etree

from tenderkit.model.papers.document import Block, ClauseText, Document, Heading, Numbering, RequirementText
from tenderkit.problems import TenderkitError
from tenderkit.writers.word.package import serialised
from tenderkit.writers.word.styles import NUMBERS, Styles
from tenderkit.writers.word.xml_text import W, attribute

_LEVELS = 9  # Word's limit
_W = f"{{{W}}}"
_ID = f"{_W}val"
_PLAIN = re.compile("[1-9][0-9]{0,4}")


def numbered_blocks(blocks: tuple[Block, ...]) -> Iterator[Heading | RequirementText]:
    """Headings and requirements in reading order, those inside clauses included."""
    for block in blocks:
        match block:
            case Heading() | RequirementText():
                yield block
            case ClauseText(blocks=inner):
                yield from numbered_blocks(inner)
            case _:
                pass


class WordCount:
    """Word's own count of one multi-level list that begins at `start`."""

    def __init__(self, document: Document) -> None:
        self._counts = document.numbering is Numbering.DECIMAL
        *prefix, first = document.start
        self._prefix = tuple(prefix)
        self._first = first
        self._reached: tuple[int, ...] = ()

    def level_of(self, number: str) -> int | None:
        """The list level at which Word, counting on, shows `number`; None if it has to be written as letters."""
        parts = _parts(number)
        if not self._counts or parts[: len(self._prefix)] != self._prefix:
            return None
        counted = parts[len(self._prefix) :]
        level = len(counted) - 1
        if not 0 <= level < _LEVELS or counted != self._next(level):
            return None
        self._reached = counted
        return level

    def _next(self, level: int) -> tuple[int, ...] | None:
        """What comes next at a level. A level without its parent is left out: programs disagree on what to show."""
        if level > len(self._reached):
            return None
        if level == len(self._reached):
            return (*self._reached, 1 if level else self._first)
        return (*self._reached[:level], self._reached[level] + 1)


def _parts(number: str) -> tuple[int, ...]:
    parts = number.split(".")
    return tuple(map(int, parts)) if all(map(_PLAIN.fullmatch, parts)) else ()


class NumberingPart:
    """The template's `numbering.xml`, to which the lists of this document are added."""

    def __init__(self, part: bytes, styles: Styles, start: tuple[int, ...]) -> None:
        self._part = part
        self._root = etree.fromstring(part)
        self._next_num = 1 + max((int(num.get(f"{_W}numId", "0")) for num in self._nums()), default=0)
        self._ordered = self._abstract_of(styles.lists.get(styles[NUMBERS[0]], ""))
        self._start = start
        self._indent = styles.indent
        self._outline = ""
        self._changed = False

    @property
    def outline(self) -> str:
        """The `numId` of the list of headings and requirements, defined when first asked for."""
        if not self._outline:
            abstract = self._add_outline()
            self._outline = self._add_num(abstract)
        return self._outline

    def new_ordered_list(self, level: int) -> str:
        """The `numId` of a list that begins at 1 at `level`."""
        restart = f'<w:lvlOverride w:ilvl="{level}"><w:startOverride w:val="1"/></w:lvlOverride>'
        return self._add_num(self._ordered, restart)

    def to_bytes(self) -> bytes:
        return serialised(self._root) if self._changed else self._part

    def _nums(self) -> list[etree._Element]:
        return self._root.findall(f"{_W}num")

    def _abstract_of(self, num_id: str) -> str:
        for num in self._nums():
            abstract = num.find(f"{_W}abstractNumId")
            if num.get(f"{_W}numId") == num_id and abstract is not None:
                return abstract.get(_ID, "")
        raise TenderkitError("TK-T081", {"style": NUMBERS[0]})

    def _add_num(self, abstract: str, overrides: str = "") -> str:
        num_id = str(self._next_num)
        self._next_num += 1
        xml = f'<w:num xmlns:w="{W}" w:numId="{num_id}"><w:abstractNumId w:val="{abstract}"/>{overrides}</w:num>'
        self._insert_after(("abstractNum", "num"), xml)
        return num_id

    def _add_outline(self) -> str:
        taken = (int(item.get(f"{_W}abstractNumId", "0")) for item in self._root.findall(f"{_W}abstractNum"))
        abstract = str(1 + max(taken, default=-1))
        self._insert_after(("numPicBullet", "abstractNum"), _outline_xml(abstract, self._start, self._indent))
        return abstract

    def _insert_after(self, earlier: tuple[str, ...], xml: str) -> None:
        """Puts an element where the schema wants it: after the last of the kinds that come before it."""
        self._changed = True
        place = max((i + 1 for i, child in enumerate(self._root) if etree.QName(child).localname in earlier), default=0)
        self._root.insert(place, etree.fromstring(xml))


def _outline_xml(abstract: str, start: tuple[int, ...], indent: str) -> str:
    """A list whose fixed prefix is literal text: (5, 3) gives `5.%1`, `5.%1.%2` and so on, the first level from 3.

    Each level states the indent, since LibreOffice doesn't look for it in the style of the paragraph as Word does.
    `nsid` tells lists apart when text is pasted between documents, hence one per start.
    """
    *prefix, first = start
    nsid = f"{zlib.crc32(repr(start).encode()):08X}"
    levels = "".join(
        f'<w:lvl w:ilvl="{level}"><w:start w:val="{1 if level else first}"/><w:numFmt w:val="decimal"/>'
        f'<w:lvlText w:val="{attribute(_level_text(prefix, level))}"/><w:lvlJc w:val="left"/><w:pPr>{indent}</w:pPr></w:lvl>'
        for level in range(_LEVELS)
    )
    return (
        f'<w:abstractNum xmlns:w="{W}" w:abstractNumId="{abstract}"><w:nsid w:val="{nsid}"/>'
        f'<w:multiLevelType w:val="multilevel"/><w:tmpl w:val="{nsid}"/>{levels}</w:abstractNum>'
    )


def _level_text(prefix: list[int], level: int) -> str:
    return ".".join([*map(str, prefix), *(f"%{n + 1}" for n in range(level + 1))])
