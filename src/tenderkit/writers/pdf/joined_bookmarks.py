"""The bookmarks of several documents in one file: each document's own below its title, those of other files where they stand."""

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from tenderkit.patterns import lazy_pattern
from tenderkit.writers.pdf.foreign_pages import named_places

if TYPE_CHECKING:
    import pikepdf

_DEEPEST = 60
_NUMBER = lazy_pattern(r"^[0-9.]+ ")
_MOST_BOOKMARKS = 5000


class ForeignMark(Struct, frozen=True):
    """A bookmark of another file, with the page where it leads, as it is among ours."""

    title: str
    page: Any
    below: tuple["ForeignMark", ...]


class FileMark(Struct, frozen=True):
    """The same with the number of its page in its own file."""

    title: str
    page: int
    below: tuple["FileMark", ...]


def outline_of(source: "pikepdf.Pdf") -> Iterator[FileMark]:
    """Its bookmarks with the numbers of their pages; one that leads nowhere leads to the first."""
    places = {page.obj.objgen: number for number, page in enumerate(source.pages)}
    names = named_places(source)
    left = [_MOST_BOOKMARKS]

    def marks(items: Any, depth: int) -> Iterator[FileMark]:  # noqa: ANN401
        for item in items:
            left[0] -= 1
            if left[0] < 0 or depth > _DEEPEST:
                return
            yield FileMark(item.title, _page_of(item, names, places), tuple(marks(item.children, depth + 1)))

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


def placed_marks(marks: Sequence[FileMark], pages: Sequence[Any], otherwise: Any) -> Iterator[ForeignMark]:  # noqa: ANN401
    """The same with the pages themselves, now that they stand among ours."""
    for mark in marks:
        page = pages[mark.page] if mark.page < len(pages) else otherwise
        yield ForeignMark(mark.title, page, tuple(placed_marks(mark.below, pages, otherwise)))


def bookmark_parts(
    pdf: "pikepdf.Pdf",
    titles: Sequence[str],
    first_pages: Sequence[Any],
    outlines: Mapping[int, tuple[ForeignMark, ...]],
) -> None:
    """What our own headings gave, each below its document; then what the other file had."""
    numbers = {page.obj.objgen: number for number, page in enumerate(pdf.pages)}
    firsts = [numbers[page.objgen] for page in first_pages]
    with pdf.open_outline() as outline:
        headings = list(outline.root)
        at = [_number_of(item, numbers) for item in headings]
        new: list[pikepdf.OutlineItem] = []
        for place, (title, first) in enumerate(zip(titles, firsts, strict=True)):
            until = firsts[place + 1] if place + 1 < len(firsts) else len(numbers)
            below = [item for item, page in zip(headings, at, strict=True) if first <= page < until]
            others = [_item(mark, numbers) for mark in outlines.get(place, ())]
            for item in below:
                item.is_closed = True
            new += below if place == 0 else [_of_document(title, first, below, others)]
        outline.root[:] = new


def _number_of(item: "pikepdf.OutlineItem", numbers: Mapping[tuple[int, int], int]) -> int:
    """Ours lead to pages, each of them."""
    said: Any = item.destination
    return numbers[said[0].objgen]


def _of_document(
    title: str, first: int, below: Sequence["pikepdf.OutlineItem"], others: Sequence["pikepdf.OutlineItem"]
) -> "pikepdf.OutlineItem":
    """A document whose only heading of the highest level is its title needs no bookmark above it."""
    if len(below) == 1 and title.startswith(_NUMBER.sub("", below[0].title)):
        below[0].title = title
        below[0].children.extend(others)
        return below[0]
    return _closed(title, first, [*below, *others])


def _item(mark: ForeignMark, numbers: Mapping[tuple[int, int], int]) -> "pikepdf.OutlineItem":
    return _closed(mark.title, numbers[mark.page.objgen], [_item(each, numbers) for each in mark.below])


def _closed(title: str, page: int, below: Sequence["pikepdf.OutlineItem"]) -> "pikepdf.OutlineItem":
    import pikepdf

    item = pikepdf.OutlineItem(title, page)
    item.children.extend(below)
    item.is_closed = True
    return item
