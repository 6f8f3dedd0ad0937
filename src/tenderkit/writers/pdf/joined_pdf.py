"""Pages of other files among our own, in one file: their tags, their links and their bookmarks with them."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from io import BytesIO
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from tenderkit.problems import NoPdfExtraError
from tenderkit.writers.pdf.grafted_tags import GraftedTags, drawings_on
from tenderkit.writers.pdf.pdf_promises import Promises, attach, promise

if TYPE_CHECKING:
    import pikepdf

    from tenderkit.writers.pdf.pdf_promises import AttachedFile

_OF_A_PAGE = frozenset(
    {
        "/Annots",
        "/ArtBox",
        "/BleedBox",
        "/Contents",
        "/CropBox",
        "/Group",
        "/MediaBox",
        "/Resources",
        "/Rotate",
        "/StructParents",
        "/Tabs",
        "/TrimBox",
        "/UserUnit",
    }
)
_INHERITED = ("/Resources", "/MediaBox", "/CropBox", "/Rotate")
_WRITTEN_ABOUT = ("/PieceInfo", "/Metadata", "/LastModified")
_DEEPEST = 60
_MOST_BOOKMARKS = 5000


class JoinedPart(Struct, frozen=True):
    """A document of ours: its title and how many pages it has. `pages_after` is another file whose pages follow it, `tagged` where
    its tags come along; `mark` tells its tags from those of others.
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
        _bookmark(pdf, parts, first_pages, outlines)
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


class _Foreign(Struct, frozen=True):
    """A bookmark of another file, with the page where it leads, as it is among ours."""

    title: str
    page: Any
    below: tuple["_Foreign", ...]


class _Taken:
    """What has been taken over from other files so far."""

    def __init__(self, pdf: "pikepdf.Pdf") -> None:
        self._pdf = pdf
        self._tags = GraftedTags(pdf)

    def after(self, last: Any, part: JoinedPart) -> tuple[_Foreign, ...]:  # noqa: ANN401 - pikepdf's own objects
        """Put the other file's pages after the page `last`; gives its bookmarks."""
        import pikepdf

        with pikepdf.open(BytesIO(part.pages_after)) as source:
            outline = list(_outline(source))
            tags = source.Root.get("/StructTreeRoot") if part.tagged else None
            pages = [_bare(page.obj, tagged=tags is not None) for page in source.pages]
            _lead_to_pages(source, pages)
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
        return tuple(_placed(outline, there, there[0]))

    def close(self) -> None:
        self._tags.close()


def _bare(page: Any, *, tagged: bool) -> Any:  # noqa: ANN401
    """The page with what it inherits, and without what only its own file can use or what tells of whoever made it."""
    for key in _INHERITED:
        above, depth = page, 0
        while key not in above and "/Parent" in above and depth < _DEEPEST:
            above, depth = above["/Parent"], depth + 1
        if key in above and key not in page:
            page[key] = above[key]
    for key in list(page.keys()):
        if key not in _OF_A_PAGE or (key == "/StructParents" and not tagged):
            del page[key]
    for note in page.get("/Annots", []):
        if not tagged and "/StructParent" in note:
            del note["/StructParent"]
        if "/P" in note:
            del note["/P"]
    for drawing in drawings_on(page):
        for key in (*_WRITTEN_ABOUT, *(() if tagged else ("/StructParents", "/StructParent"))):
            if key in drawing:
                del drawing[key]
    return page


def _lead_to_pages(source: "pikepdf.Pdf", pages: Sequence[Any]) -> None:
    """A link by a name becomes one to the page itself: the names stay behind."""
    import pikepdf

    names = _names(source)
    for page in pages:
        for note in page.get("/Annots", []):
            action = note.get("/A")
            for holder, key in ((note, "/Dest"), (action, "/D")):
                said = holder.get(key) if isinstance(holder, pikepdf.Dictionary) else None
                if isinstance(said, pikepdf.String | pikepdf.Name):
                    target = names.get(str(said))
                    if target is not None:
                        holder[key] = target


def _names(source: "pikepdf.Pdf") -> Mapping[str, Any]:
    import pikepdf

    found: dict[str, Any] = {}
    if "/Names" in source.Root and "/Dests" in source.Root.Names:
        found |= {str(name): said for name, said in pikepdf.NameTree(source.Root.Names.Dests).items()}
    if "/Dests" in source.Root:
        found |= dict(source.Root.Dests.items())
    return {
        name: said.get("/D") if isinstance(said, pikepdf.Dictionary) else said
        for name, said in found.items()
        if isinstance(said, pikepdf.Dictionary | pikepdf.Array)
    }


class _Mark(Struct, frozen=True):
    title: str
    page: int
    below: tuple["_Mark", ...]


def _outline(source: "pikepdf.Pdf") -> Iterator[_Mark]:
    """Its bookmarks with the numbers of their pages; one that leads nowhere leads to the first."""
    places = {page.obj.objgen: number for number, page in enumerate(source.pages)}
    names = _names(source)
    left = [_MOST_BOOKMARKS]

    def marks(items: Any, depth: int) -> Iterator[_Mark]:  # noqa: ANN401
        for item in items:
            left[0] -= 1
            if left[0] < 0 or depth > _DEEPEST:
                return
            yield _Mark(item.title, _page_of(item, names, places), tuple(marks(item.children, depth + 1)))

    with source.open_outline(max_depth=_DEEPEST) as outline:
        yield from marks(outline.root, 0)


def _page_of(item: Any, names: Mapping[str, Any], places: Mapping[tuple[int, int], int]) -> int:  # noqa: ANN401
    import pikepdf

    said = item.destination
    if said is None and item.action is not None:
        said = item.action.get("/D")
    if isinstance(said, pikepdf.String | pikepdf.Name | str):
        said = names.get(str(said))
    if isinstance(said, pikepdf.Array) and len(said) and isinstance(said[0], pikepdf.Dictionary):
        return places.get(said[0].objgen, 0)
    return 0


def _placed(marks: Sequence[_Mark], pages: Sequence[Any], otherwise: Any) -> Iterator[_Foreign]:  # noqa: ANN401
    for mark in marks:
        page = pages[mark.page] if mark.page < len(pages) else otherwise
        yield _Foreign(mark.title, page, tuple(_placed(mark.below, pages, otherwise)))


def _bookmark(
    pdf: "pikepdf.Pdf",
    parts: Sequence[JoinedPart],
    first_pages: Sequence[Any],
    outlines: Mapping[int, tuple[_Foreign, ...]],
) -> None:
    """What our own headings gave, each below its document; then what the other file had."""
    import pikepdf

    numbers = {page.obj.objgen: number for number, page in enumerate(pdf.pages)}
    firsts = [numbers[page.objgen] for page in first_pages]
    with pdf.open_outline() as outline:
        headings = list(outline.root)
        at = [numbers[item.destination[0].objgen] for item in headings]
        new: list[pikepdf.OutlineItem] = []
        for place, (part, first) in enumerate(zip(parts, firsts, strict=True)):
            until = firsts[place + 1] if place + 1 < len(firsts) else len(numbers)
            below = [item for item, page in zip(headings, at, strict=True) if first <= page < until]
            below += [_item(mark, numbers) for mark in outlines.get(place, ())]
            for item in below:
                item.is_closed = True
            new += below if place == 0 else [_closed(part.title, first, below)]
        outline.root[:] = new


def _item(mark: _Foreign, numbers: Mapping[tuple[int, int], int]) -> "pikepdf.OutlineItem":
    return _closed(mark.title, numbers[mark.page.objgen], [_item(each, numbers) for each in mark.below])


def _closed(title: str, page: int, below: Sequence["pikepdf.OutlineItem"]) -> "pikepdf.OutlineItem":
    import pikepdf

    item = pikepdf.OutlineItem(title, page)
    item.children.extend(below)
    item.is_closed = True
    return item
