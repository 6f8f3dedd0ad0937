"""What a PDF says: the words of each page, what it says of its pictures, and what it says of itself."""

from collections.abc import Iterator
from contextlib import closing
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from tenderkit.problems import NoPdfExtraError

if TYPE_CHECKING:
    import pypdfium2

_HYPHEN_AT_THE_END = "\ufffe"  # and the next line goes on where it stands
_SAID_BY_ANNOTATIONS = (b"Contents", b"TU", b"T")
_END = 2  # bytes after the last letter
_METADATA = (b"<x:xmpmeta", b"</x:xmpmeta>")


class UnreadablePdfError(Exception):
    """The bytes are no PDF that can be read from its first page to its last."""


class PdfText(Struct, frozen=True):
    """The words of each page in the order in which they are set, with a line break where a line ends.

    `beside` are the words that no page shows: the file's properties, its metadata with their tags, its bookmarks, and what it says
    of pictures, links and fields.
    """

    pages: tuple[str, ...]
    beside: tuple[str, ...]


@lru_cache(maxsize=2)
def read_pdf_text(data: bytes) -> PdfText:
    """Raises `UnreadablePdfError` for what is no whole PDF, and `NoPdfExtraError` without the extra.

    The latest are kept: what has been proved is read once more by those who ask what may leave.
    """
    try:
        import pypdfium2
    except ImportError:
        raise NoPdfExtraError from None
    try:
        with closing(pypdfium2.PdfDocument(data)) as document:
            pages, beside = [], list(filter(None, document.get_metadata_dict().values()))
            for page in document:
                with closing(page), closing(page.get_textpage()) as words:
                    pages.append(words.get_text_range().replace(_HYPHEN_AT_THE_END, "-"))
                    beside += (*_alternatives(page), *_of_annotations(page))
            beside += (mark.get_title() for mark in document.get_toc())
    except pypdfium2.PdfiumError:
        raise UnreadablePdfError from None
    return PdfText(tuple(pages), (*beside, *_metadata(data)))


def _metadata(data: bytes) -> Iterator[str]:
    """PDF/A lets no filter hide the stream."""
    begin, end = _METADATA
    at = data.find(begin)
    if at >= 0:
        yield data[at : data.find(end, at) + len(end)].decode("utf-8", "replace")


def _of_annotations(page: "pypdfium2.PdfPage") -> Iterator[str]:
    """What links and fields say of themselves."""
    from pypdfium2 import raw

    for at in range(raw.FPDFPage_GetAnnotCount(page)):
        note = raw.FPDFPage_GetAnnot(page, at)
        if note:
            yield from filter(None, (_string_of(raw, note, key) for key in _SAID_BY_ANNOTATIONS))
            raw.FPDFPage_CloseAnnot(note)


def _string_of(raw: Any, note: Any, key: bytes) -> str:  # noqa: ANN401  # made by ctypes
    from ctypes import POINTER, cast, create_string_buffer

    length = raw.FPDFAnnot_GetStringValue(note, key, None, 0)
    letters = create_string_buffer(max(length, _END))
    raw.FPDFAnnot_GetStringValue(note, key, cast(letters, POINTER(raw.FPDF_WCHAR)), length)
    return letters.raw[: max(length - _END, 0)].decode("utf-16-le", "replace")


def _alternatives(page: "pypdfium2.PdfPage") -> Iterator[str]:
    """What the tags of a page say instead of a picture."""
    from pypdfium2 import raw

    tree = raw.FPDF_StructTree_GetForPage(page)
    if not tree:
        return
    try:
        children = [
            raw.FPDF_StructTree_GetChildAtIndex(tree, at) for at in range(raw.FPDF_StructTree_CountChildren(tree))
        ]
        while children:
            element = children.pop()
            if not element:
                continue
            yield from _alternative(raw, element)
            count = raw.FPDF_StructElement_CountChildren(element)
            children += [raw.FPDF_StructElement_GetChildAtIndex(element, at) for at in range(count)]
    finally:
        raw.FPDF_StructTree_Close(tree)


def _alternative(raw: Any, element: Any) -> Iterator[str]:  # noqa: ANN401  # made by ctypes
    from ctypes import create_string_buffer

    length = raw.FPDF_StructElement_GetAltText(element, None, 0)
    if length > _END:
        letters = create_string_buffer(length)
        raw.FPDF_StructElement_GetAltText(element, letters, length)
        yield letters.raw[: length - _END].decode("utf-16-le", "replace")
