"""A PDF opened twice: by pikepdf for its tags, by pypdfium2 for its letters; or refused with the reason."""

from contextlib import contextmanager
from io import BytesIO
from pathlib import PurePath
from typing import TYPE_CHECKING

from tenderkit.problems import NoPdfExtraError, RefusedError
from tenderkit.readers.word.node_limit import in_thousands

if TYPE_CHECKING:
    from collections.abc import Iterator

    import pikepdf
    import pypdfium2

MOST_PAGES = 2000
_MARK = b"%PDF-"
_MARK_WITHIN = 1024  # letters from the start; programs look no further


@contextmanager
def opened_pdf(source: bytes, name: PurePath) -> "Iterator[tuple[pikepdf.Pdf, pypdfium2.PdfDocument]]":
    """Both views of the same file. Raises `RefusedError` for what is no PDF, is locked, broken, empty or longer than we read."""
    try:
        import pikepdf
        import pypdfium2
    except ImportError:
        raise NoPdfExtraError from None
    if _MARK not in source[:_MARK_WITHIN]:
        raise RefusedError("TK-A041", {"file": name})
    try:
        with pikepdf.open(BytesIO(source)) as tags:
            _stop_at_pages(len(tags.pages), name)
            letters = pypdfium2.PdfDocument(source)
            try:
                yield tags, letters
            finally:
                letters.close()
    except pikepdf.PasswordError:
        raise RefusedError("TK-A042", {"file": name}) from None
    except (pikepdf.PdfError, pypdfium2.PdfiumError):
        raise RefusedError("TK-A043", {"file": name}) from None


def _stop_at_pages(count: int, name: PurePath) -> None:
    if not count:
        raise RefusedError("TK-A043", {"file": name})
    if count > MOST_PAGES:
        facts = {"file": name, "count": in_thousands(count), "limit": in_thousands(MOST_PAGES)}
        raise RefusedError("TK-A044", facts)
