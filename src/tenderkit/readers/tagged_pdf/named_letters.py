"""Which pages of a PDF have letters that nobody but their font can name: they are seen, and neither heard nor searched."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from tenderkit.patterns import lazy_pattern

if TYPE_CHECKING:
    import pikepdf

_OWN_NAME = lazy_pattern(r"/(?:g|c|cid|glyph|index)\d+")


def pages_with_unnamed_letters(tags: "pikepdf.Pdf") -> Iterator[int]:
    """The pages, from 0, whose fonts have neither a table of letters nor an encoding that says the same."""
    for number, page in enumerate(tags.pages):
        fonts = page.resources.get("/Font")
        if fonts is not None and any(_is_unnamed(font) for font in fonts.values()):
            yield number


def _is_unnamed(font: Any) -> bool:  # noqa: ANN401 - pikepdf's own objects
    import pikepdf

    if not isinstance(font, pikepdf.Dictionary) or "/ToUnicode" in font:
        return False
    match str(font.get("/Subtype", "")):
        case "/Type0":
            return str(font.get("/Encoding", "")).startswith("/Identity") and _says_no_letters(font)
        case "/Type3":
            return True
        case _:
            encoding = font.get("/Encoding")
            names: Any = encoding.get("/Differences", []) if isinstance(encoding, pikepdf.Dictionary) else []
            return any(_OWN_NAME.fullmatch(str(name)) for name in names)


def _says_no_letters(font: Any) -> bool:  # noqa: ANN401
    """Its numbers are places in the font, not letters of Adobe's own lists."""
    below = font.get("/DescendantFonts", [])
    return all(str(each.get("/CIDSystemInfo", {}).get("/Ordering", "Identity")) == "Identity" for each in below)
