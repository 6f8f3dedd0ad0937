"""Pages of another file made ready to stand among ours: with all that they need, and nothing that tells of whoever made them."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from tenderkit.writers.pdf.grafted_tags import drawings_on

if TYPE_CHECKING:
    import pikepdf

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
_PLACES_IN_TAGS = ("/StructParents", "/StructParent")


def bare_page(page: Any, *, tagged: bool) -> Any:  # noqa: ANN401 - pikepdf's own objects
    """The page with what it inherits, and without what only its own file can use or what tells of whoever made it."""
    _inherit(page)
    _without(page, [key for key in page if key not in _OF_A_PAGE])
    unwanted = () if tagged else _PLACES_IN_TAGS
    _without(page, unwanted)
    for note in page.get("/Annots", []):
        _without(note, ("/P", *unwanted))
    for drawing in drawings_on(page):
        _without(drawing, (*_WRITTEN_ABOUT, *unwanted))
    return page


def _inherit(page: Any) -> None:  # noqa: ANN401
    for key in _INHERITED:
        above, depth = page, 0
        while key not in above and "/Parent" in above and depth < _DEEPEST:
            above, depth = above["/Parent"], depth + 1
        if key in above and key not in page:
            page[key] = above[key]


def _without(holder: Any, keys: Sequence[str]) -> None:  # noqa: ANN401
    for key in keys:
        if key in holder:
            del holder[key]


def lead_to_pages(source: "pikepdf.Pdf", pages: Sequence[Any]) -> None:
    """A link by a name becomes one to the page itself: the names stay behind."""
    import pikepdf

    names = named_places(source)
    for page in pages:
        for note in page.get("/Annots", []):
            action = note.get("/A")
            for holder, key in ((note, "/Dest"), (action, "/D")):
                said = holder.get(key) if isinstance(holder, pikepdf.Dictionary) else None
                if isinstance(said, pikepdf.String | pikepdf.Name):
                    target = names.get(str(said))
                    if target is not None:
                        holder[key] = target


def named_places(source: "pikepdf.Pdf") -> Mapping[str, Any]:
    """Where each name of the file leads."""
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
