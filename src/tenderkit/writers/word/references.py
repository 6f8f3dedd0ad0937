"""Cross-references: fields that Word can bring up to date, holding the words that stand there now."""

import re
import zlib
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain

from msgspec import Struct

from tenderkit.model.papers.document import (
    Block,
    BulletList,
    ClauseText,
    CrossReference,
    Document,
    Heading,
    Inline,
    Notice,
    Paragraph,
    RequirementText,
    Signatures,
    Table,
)
from tenderkit.model.papers.plain_rows import PlainRows
from tenderkit.model.papers.words import plain
from tenderkit.writers.word.numbering import WordCount, numbered_blocks
from tenderkit.writers.word.xml_text import run_xml

_LONGEST = 40
_BOOKMARK = re.compile("[A-Za-z_][A-Za-z0-9_]{0,39}")  # Word's rule; a leading underscore hides the name from the list


class UnresolvedReferenceError(ValueError):
    """A cross-reference without its heading, or a name that cannot be a bookmark: an assembly fault."""


class ReferenceTarget(Struct, frozen=True):
    """A heading that is referred to. `counted` says that Word counts its number, so that the field can ask for it."""

    anchor: str
    number: str
    title: str
    counted: bool
    lot: str = ""

    @property
    def bookmark(self) -> str:
        """Stands around the words of the heading."""
        return bookmark_name(f"_ref_{self.anchor}", self.lot)

    @property
    def number_bookmark(self) -> str:
        """Stands around the number where that is letters."""
        return bookmark_name(f"_num_{self.anchor}", self.lot)


def bookmark_name(wanted: str, lot: str = "") -> str:
    """`_ref_vite`, and in the section of a lot `_ref_vite_lot_B`: the sections of two lots may go into one document.

    Where the lot's id doesn't fit, or has letters that a name can't have, a sum of both stands for it.
    """
    name = wanted.replace("-", "_")
    if lot:
        own = f"{name}_lot_{lot.replace('-', '_')}"
        if not _BOOKMARK.fullmatch(own):
            mark = f"_lot_{zlib.crc32(f'{name} {lot}'.encode()):08x}"
            own = name[: _LONGEST - len(mark)] + mark
        name = own
    if not _BOOKMARK.fullmatch(name):
        message = f"no bookmark can be named {name!r}"
        raise UnresolvedReferenceError(message)
    return name


def find_reference_targets(document: Document) -> dict[str, ReferenceTarget]:
    """Every heading that some cross-reference points at, by anchor."""
    wanted = {inline.anchor for inline in _all_inlines(document.blocks) if isinstance(inline, CrossReference)}
    count = WordCount(document)
    found: dict[str, ReferenceTarget] = {}
    for block in numbered_blocks(document.blocks):
        counted = count.level_of(block.number) is not None
        if isinstance(block, Heading) and block.anchor in wanted:
            target = ReferenceTarget(block.anchor, block.number, plain(block.inlines), counted, document.lot)
            found.setdefault(block.anchor, target)
    if lost := wanted - found.keys():
        message = f"cross-references to headings that are not there: {sorted(lost)}"
        raise UnresolvedReferenceError(message)
    return found


def reference(inline: CrossReference, targets: Mapping[str, ReferenceTarget], *, settled: bool = False) -> str:
    """The words of the reference, the number and the title in it as fields of their own.

    Updating a field replaces all of its words, so a single field over `avsnitt 5.3.9 Vite` would lose two of three.
    In a `settled` document, whose clauses are locked, the title is plain letters: LibreOffice finds a bookmark inside
    a locked control empty when it prints, and would leave the title out.
    """
    target = targets[inline.anchor]
    before, number, after = _split(inline.text, target.number)
    lead, title, tail = _split(after if number else before, target.title)
    number_field = f"REF {target.bookmark} \\r \\h" if target.counted else f"REF {target.number_bookmark} \\h"
    pieces = (
        *((run_xml(before), _field(number_field, number)) if number else ()),
        run_xml(lead),
        _title(target, title, settled=settled) if title else "",
        run_xml(tail),
    )
    return "".join(pieces)


def _title(target: ReferenceTarget, title: str, *, settled: bool) -> str:
    return run_xml(title) if settled else _field(f"REF {target.bookmark} \\h", title)


def _split(text: str, part: str) -> tuple[str, str, str]:
    """Text before, the part, text after; the part is empty where the text does not hold it."""
    return text.partition(part) if part else (text, "", "")


def _field(instruction: str, result: str) -> str:
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve"> {instruction} </w:instrText></w:r>'
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{run_xml(result)}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def _all_inlines(blocks: Iterable[Block]) -> Iterator[Inline]:
    for block in blocks:
        match block:
            case Heading() | Paragraph() | RequirementText():
                yield from block.inlines
            case BulletList(items):
                yield from _all_inlines(chain.from_iterable(items))
            case Table(header=header, rows=rows):
                yield from chain.from_iterable(chain(header, *(() if isinstance(rows, PlainRows) else rows)))
            case Notice(lines=lines):
                yield from chain.from_iterable(lines)
            case Signatures(parties):
                yield from chain.from_iterable(name for name, _ in parties)
            case ClauseText(blocks=inner):
                yield from _all_inlines(inner)
