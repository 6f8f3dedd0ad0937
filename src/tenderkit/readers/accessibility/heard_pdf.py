"""A PDF as its reader's aids meet it: by its tags."""

import re
from collections.abc import Iterator, Sequence
from pathlib import PurePath
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from tenderkit.model.accessibility.heard_document import (
    HeardColour,
    HeardDocument,
    HeardField,
    HeardFormat,
    HeardHeading,
    HeardLink,
    HeardParagraph,
    HeardPicture,
    HeardTable,
    OrderBreak,
    OutOfOrder,
    Spot,
)
from tenderkit.patterns import lazy_pattern
from tenderkit.readers.accessibility.heard_so_far import HeardSoFar
from tenderkit.readers.tagged_pdf.annotations import annotations_on
from tenderkit.readers.tagged_pdf.named_letters import pages_with_unnamed_letters
from tenderkit.readers.tagged_pdf.open_pdf import opened_pdf
from tenderkit.readers.tagged_pdf.pdf_pieces import ARTIFACT, Piece, joined, pieces_of_pdf
from tenderkit.readers.tagged_pdf.structure_tree import TaggedElement, blocks_in, structure_tree

if TYPE_CHECKING:
    import pikepdf

_HEADING = lazy_pattern(r"H([1-6]?)")
_TITLE = lazy_pattern(rb"<dc:title>.*?<rdf:li[^>]*>(.*?)</rdf:li>", re.DOTALL)
_HIDDEN = 2
_LARGE, _LARGE_IN_BOLD = 18.0, 14.0


class _Read(Struct, frozen=True):
    """The pieces and the tree of a file, with what it tells of itself."""

    pieces: tuple[Piece, ...]
    tree: TaggedElement | None
    title: str
    language: str
    title_is_shown: bool
    unnamed: tuple[int, ...]
    fields: tuple[HeardField, ...]


def heard_pdf(source: bytes, name: PurePath) -> HeardDocument:
    """Raises `RefusedError` for a file that can't be read, and `NoPdfExtraError` where the extra `pdf` is missing."""
    with opened_pdf(source, name) as (tags, letters):
        pieces = tuple(pieces_of_pdf(letters))
        read = _Read(
            pieces=pieces,
            tree=structure_tree(tags, pieces, name) if _is_marked(tags) else None,
            title=_title(tags),
            language=str(tags.Root.get("/Lang", "")),
            title_is_shown=bool(_inside(tags.Root, "/ViewerPreferences", "/DisplayDocTitle")),
            unnamed=tuple(pages_with_unnamed_letters(tags)),
            fields=tuple(_fields(tags)),
        )
        return _heard(read)


def _heard(read: _Read) -> HeardDocument:
    ear = _PdfEar()
    if read.tree is not None:
        ear.listen(read.tree)
    document = HeardDocument(
        form=HeardFormat.PDF,
        title=read.title,
        title_is_shown=read.title_is_shown,
        language=read.language,
        is_tagged=read.tree is not None,
        words=" ".join(joined(read.pieces).split()),
        fields=read.fields,
        colours=tuple(_colours(read.pieces)),
        out_of_order=tuple(_jumps(read.tree)) if read.tree is not None else (),
        untagged=tuple(_untagged(read.pieces, read.tree)) if read.tree is not None else (),
        unread=tuple(Spot(page + 1) for page in read.unnamed),
    )
    return ear.heard.in_document(document)


class _PdfEar:
    """One pass over the tags, with the heading above."""

    def __init__(self) -> None:
        self.heard = HeardSoFar()
        self._heading = ""

    def listen(self, element: TaggedElement, *, in_list: bool = False) -> None:
        spot = Spot(element.page + 1, self._heading)
        if heading := _HEADING.fullmatch(element.role):
            self._heading = element.words
            self.heard.headings.append(HeardHeading(int(heading[1] or 1), self._heading, spot))
        elif element.role == "Figure":
            self.heard.pictures.append(HeardPicture(element.alternative, spot))
            return
        elif element.role == "Table":
            self.heard.tables.append(_table(element, spot))
        elif element.role == "Link":
            self.heard.links.append(HeardLink(element.alternative or element.words or element.described, "", spot))
        elif any(isinstance(each, Piece) for each in element.holds):
            self.heard.paragraphs.append(HeardParagraph("" if in_list else element.words, spot))
        for each in element.holds:
            if isinstance(each, TaggedElement):
                self.listen(each, in_list=in_list or element.role == "L")


def _table(table: TaggedElement, spot: Spot) -> HeardTable:
    rows = list(_rows(table))
    heads = [cell for row in rows for cell in _cells(row) if cell.role == "TH"]
    columns = max((len(_cells(row)) for row in rows), default=0)
    told = all(cell.scope for cell in heads)
    return HeardTable(len(rows), columns, bool(heads), rows[0].words if rows else "", spot, scopes_are_told=told)


def _rows(table: TaggedElement) -> Iterator[TaggedElement]:
    for each in table.holds:
        if isinstance(each, TaggedElement):
            if each.role == "TR":
                yield each
            elif each.role in ("THead", "TBody", "TFoot"):
                yield from _rows(each)


def _cells(row: TaggedElement) -> list[TaggedElement]:
    return [each for each in row.holds if isinstance(each, TaggedElement)]


def _colours(pieces: Sequence[Piece]) -> Iterator[HeardColour]:
    for piece in pieces:
        if piece.colour and piece.ground and piece.text.strip():
            large = piece.size >= (_LARGE_IN_BOLD if piece.bold else _LARGE)
            yield HeardColour(piece.text, piece.colour, piece.ground, large, Spot(piece.page + 1))


def _jumps(tree: TaggedElement) -> Iterator[OutOfOrder]:
    """Where a block begins on an earlier page than the one before; a table that goes on doesn't."""
    furthest = 0
    for block in blocks_in(tree):
        if block.page < furthest:
            yield OutOfOrder(OrderBreak.JUMPS, block.words, Spot(block.page + 1))
        furthest = max(furthest, block.page)


def _untagged(pieces: Sequence[Piece], tree: TaggedElement) -> Iterator[tuple[str, Spot]]:
    """Neither in the tree nor marked as decoration."""
    read = {(piece.page, piece.tag) for piece in tree.pieces}
    for piece in pieces:
        if piece.tag != ARTIFACT and (piece.page, piece.tag) not in read and piece.text.strip():
            yield piece.text, Spot(piece.page + 1)


def _fields(tags: "pikepdf.Pdf") -> Iterator[HeardField]:
    """Those that somebody can come to: not what is hidden, or has no extent, as stamps of the hour have none."""
    for number, page in enumerate(tags.pages, 1):
        for field in filter(_is_met, annotations_on(page, "/Widget")):
            said = str(field.get("/TU", "")) or str(_inside(field, "/Parent", "/TU") or "")
            yield HeardField(said, Spot(number))


def _is_met(field: "pikepdf.Dictionary") -> bool:
    try:
        left, bottom, right, top = (float(str(side)) for side in field.get("/Rect", ()))
        return not int(str(field.get("/F", 0))) & _HIDDEN and left != right and bottom != top
    except (TypeError, ValueError):  # no place on the page
        return False


def _is_marked(tags: "pikepdf.Pdf") -> bool:
    return bool(_inside(tags.Root, "/MarkInfo", "/Marked")) and "/StructTreeRoot" in tags.Root


def _inside(outer: Any, first: str, second: str) -> Any:  # noqa: ANN401 - pikepdf's own objects
    import pikepdf

    inner = outer.get(first)
    return inner.get(second) if isinstance(inner, pikepdf.Dictionary) else None


def _title(tags: "pikepdf.Pdf") -> str:
    """What the metadata say, else the older properties."""
    import html

    import pikepdf

    stream = tags.Root.get("/Metadata")
    if isinstance(stream, pikepdf.Stream) and (found := _TITLE.search(stream.read_bytes())):
        return html.unescape(found[1].decode("utf-8", "replace")).strip()
    return str(tags.docinfo.get("/Title", "")).strip()
