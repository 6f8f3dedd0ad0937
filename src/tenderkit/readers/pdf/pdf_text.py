"""What a PDF says: the words of each page, and what it says of itself."""

from collections.abc import Iterator
from contextlib import closing

from msgspec import Struct

from tenderkit.problems import ExitCode, TenderkitError

_JOINED = "\ufffe\r\n"


class NoPdfReaderError(TenderkitError):
    """The extra `pdf` isn't installed."""

    exit_code = ExitCode.PROGRAM_MISSING


class UnreadablePdfError(Exception):
    """The bytes are no PDF that can be read from its first page to its last."""


class PdfText(Struct, frozen=True):
    """The words of each page in the order in which they are set, with a line break where a line ends; `properties` are its own data."""

    pages: tuple[str, ...]
    properties: tuple[str, ...]
    bookmarks: tuple[str, ...]


def read_pdf_text(data: bytes) -> PdfText:
    """Raises `UnreadablePdfError` for what is no whole PDF, and `NoPdfReaderError` without the extra."""
    try:
        import pypdfium2
    except ImportError:
        raise NoPdfReaderError("TK-O001") from None
    try:
        with closing(pypdfium2.PdfDocument(data)) as document:
            pages = tuple(_pages(document))
            bookmarks = tuple(mark.get_title() for mark in document.get_toc())
            return PdfText(pages, tuple(filter(None, document.get_metadata_dict().values())), bookmarks)
    except pypdfium2.PdfiumError:
        raise UnreadablePdfError from None


def _pages(document: "pypdfium2.PdfDocument") -> Iterator[str]:
    for page in document:
        with closing(page), closing(page.get_textpage()) as words:
            yield words.get_text_range()
