"""A PDF as a finished document: its words by its tags, and what stands in it unseen."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import PurePath
from typing import TYPE_CHECKING

from tenderkit.model.finished.finished_document import FinishedDocument, FinishedText, Named, Where
from tenderkit.patterns import lazy_pattern
from tenderkit.readers.tagged_pdf.annotations import annotations_on
from tenderkit.readers.tagged_pdf.open_pdf import opened_pdf
from tenderkit.readers.tagged_pdf.pdf_pieces import ARTIFACT, Piece, joined, pieces_of_pdf
from tenderkit.readers.tagged_pdf.structure_tree import TaggedElement, blocks_in, structure_tree

if TYPE_CHECKING:
    import pikepdf

_HEADING = lazy_pattern(r"H[1-6]?")
_GOES_ON = lazy_pattern(r"[^.:;!?\s]\s*\n\s*(?=[a-zåäö(])")
_REMARKS = frozenset(
    {"/Text", "/FreeText", "/Highlight", "/Underline", "/Squiggly", "/StrikeOut", "/Caret", "/Ink", "/Stamp"}
)
_SAID_OF_SIGNATURE = ("/Name", "/Location", "/Reason", "/ContactInfo")
_LINE = 3.0  # points up or down: a raised figure is still on the line
_OF_THE_PROGRAM = frozenset({"/CreationDate", "/ModDate", "/Producer", "/Creator", "/Trapped"})
_NAMES = {"/Author": Named.CREATOR}


def finished_pdf(source: bytes, name: PurePath) -> FinishedDocument:
    """Every text of the file, once; a line is the number of its page. Raises `RefusedError` for what can't be read."""
    with opened_pdf(source, name) as (tags, letters):
        pieces = tuple(pieces_of_pdf(letters))
        tree = structure_tree(tags, pieces, name)
        properties = {key: str(said) for key, said in tags.docinfo.items() if key not in _OF_THE_PROGRAM}
        fields = [said for page in tags.pages for said in _fields(page)]
        remarks = [remark for page in tags.pages for remark in _remarks(page)]
        return FinishedDocument(
            kind="",
            texts=(
                *_texts(pieces, tree),
                *(FinishedText(said, Where.PROPERTIES) for said in properties.values() if said.strip()),
                *(FinishedText(said, Where.COMMENTS) for said in remarks if said.strip()),
                *(FinishedText(said, Where.HIDDEN) for said in (*tags.attachments, *fields) if said.strip()),
            ),
            named=tuple((place, properties[key]) for key, place in _NAMES.items() if properties.get(key, "").strip()),
            comments=len(remarks),
        )


def _texts(pieces: Sequence[Piece], tree: TaggedElement | None) -> Iterator[FinishedText]:
    """What is tagged, paragraph by paragraph, then the rest line by line: nothing that can be read passes unseen."""
    tagged = set() if tree is None else {(piece.page, piece.tag) for piece in tree.pieces}
    if tree is not None:
        yield from _tagged_texts(tree)
    rest = [piece for piece in pieces if (piece.page, piece.tag) not in tagged]
    for where, of_it in ((Where.BODY, False), (Where.HEADER, True)):
        yield from _lines([piece for piece in rest if (piece.tag == ARTIFACT) is of_it], where)


def _tagged_texts(tree: TaggedElement) -> Iterator[FinishedText]:
    heading = ""
    for block in blocks_in(tree):
        words = block.words
        if words.strip():
            yield FinishedText(words, Where.DRAWING if block.in_picture else Where.BODY, heading, block.page + 1)
        if _HEADING.fullmatch(block.role):
            heading = " ".join(words.split())
    for element in tree.below:
        if element.alternative:
            yield FinishedText(element.alternative, Where.HIDDEN, line=element.page + 1)


def _lines(pieces: Sequence[Piece], where: Where) -> Iterator[FinishedText]:
    """A line that goes on in the next, in small letters and without a stop, is one text with it."""
    words, page = "", 0
    for (number, _), line in groupby(pieces, key=lambda piece: (piece.page, round(piece.box[1] / _LINE))):
        said = joined(line)
        if words and number == page and _GOES_ON.search(f"{words}\n{said}"):
            words = f"{words} {said}"
            continue
        if words.strip():
            yield FinishedText(words, where, line=page + 1)
        words, page = said, number
    if words.strip():
        yield FinishedText(words, where, line=page + 1)


def _fields(page: "pikepdf.Page") -> Iterator[str]:
    """What a field says of itself, and whoever signed in it of the signature; never its bytes."""
    import pikepdf

    for field in annotations_on(page, "/Widget"):
        yield str(field.get("/TU", ""))
        signed = field.get("/V")
        if isinstance(signed, pikepdf.Dictionary):
            yield from (str(signed[key]) for key in _SAID_OF_SIGNATURE if key in signed)


def _remarks(page: "pikepdf.Page") -> Iterator[str]:
    for note in annotations_on(page):
        if str(note.get("/Subtype", "")) in _REMARKS:
            yield str(note.get("/Contents", ""))
