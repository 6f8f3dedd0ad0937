"""Pages of other files among our own, in one file: their tags, their links and their bookmarks with them."""

from collections.abc import Iterator, Sequence
from datetime import date
from io import BytesIO
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from tenderkit.problems import NoPdfExtraError
from tenderkit.writers.pdf.foreign_pages import bare_page, lead_to_pages
from tenderkit.writers.pdf.grafted_tags import GraftedTags
from tenderkit.writers.pdf.joined_bookmarks import ForeignMark, bookmark_parts, outline_of, placed_marks
from tenderkit.writers.pdf.pdf_promises import Promises, attach, promise

if TYPE_CHECKING:
    import pikepdf

    from tenderkit.writers.pdf.pdf_promises import AttachedFile


class JoinedPart(Struct, frozen=True):
    """A document of ours: its title and how many pages it has. `pages_after` is another file whose pages follow it.

    `tagged`: the tags of that file come along, and `mark` tells them from those of others.
    """

    title: str
    count: int
    pages_after: bytes = b""
    tagged: bool = False
    mark: str = ""


def joined_pdf(
    own: bytes, parts: Sequence[JoinedPart], promises: Promises, attached: Sequence["AttachedFile"], day: date
) -> bytes:
    """One file: the pages of `own` in their order, each part's other pages after it, a bookmark for each part but the first.

    The same bytes for the same input. Raises `NoPdfExtraError` without the extra.
    """
    try:
        import pikepdf
    except ImportError:
        raise NoPdfExtraError from None

    with pikepdf.open(BytesIO(own)) as pdf:
        starts = tuple(_starts(parts))
        taken = _Taken(pdf)
        first_pages = [pdf.pages[start].obj for start in starts]
        last_pages = [pdf.pages[start + part.count - 1].obj for start, part in zip(starts, parts, strict=True)]
        outlines = {
            place: taken.after(last, part)
            for place, (last, part) in enumerate(zip(last_pages, parts, strict=True))
            if part.pages_after
        }
        taken.close()
        bookmark_parts(pdf, [part.title for part in parts], first_pages, outlines)
        promise(pdf, promises)
        attach(pdf, attached, day)
        file = BytesIO()
        pdf.save(file, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return file.getvalue()


def _starts(parts: Sequence[JoinedPart]) -> Iterator[int]:
    at = 0
    for part in parts:
        yield at
        at += part.count


class _Taken:
    """What has been taken over from other files so far."""

    def __init__(self, pdf: "pikepdf.Pdf") -> None:
        self._pdf = pdf
        self._tags = GraftedTags(pdf)

    def after(self, last: Any, part: JoinedPart) -> tuple[ForeignMark, ...]:  # noqa: ANN401 - pikepdf's own objects
        """Put the other file's pages after the page `last`; gives its bookmarks."""
        import pikepdf

        with pikepdf.open(BytesIO(part.pages_after)) as source:
            outline = list(outline_of(source))
            tags = source.Root.get("/StructTreeRoot") if part.tagged else None
            pages = [bare_page(page.obj, tagged=tags is not None) for page in source.pages]
            lead_to_pages(source, pages)
            # In one object, so that what points from page to page is copied as it is: a page by itself loses that.
            whole = source.make_indirect(
                pikepdf.Dictionary(
                    Pages=pikepdf.Array(pages),
                    Tags=tags if tags is not None else pikepdf.Array(),
                    Lang=pikepdf.String(str(source.Root.get("/Lang", ""))),
                )
            )
            copied = self._pdf.copy_foreign(whole)
        own = [page.obj.objgen for page in self._pdf.pages]
        at = own.index(last.objgen) + 1
        for number, page in enumerate(copied.Pages):
            page["/Type"] = pikepdf.Name.Page
            self._pdf.pages.insert(at + number, pikepdf.Page(page))
        there = [page.obj for page in self._pdf.pages][at : at + len(pages)]
        if tags is not None:
            self._tags.graft(copied.Tags, there, last, part.mark, str(copied.Lang))
        return tuple(placed_marks(outline, there, there[0]))

    def close(self) -> None:
        self._tags.close()
