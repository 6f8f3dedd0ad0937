"""What lies on the pages of a PDF: links, remarks and fields."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    import pikepdf


def annotations_on(page: "pikepdf.Page", kind: str = "") -> "Iterator[pikepdf.Dictionary]":
    """Those of the kind, such as `/Widget`, or all of them; what is none is passed by."""
    import pikepdf

    held = page.obj.get("/Annots")
    for note in held.as_list() if isinstance(held, pikepdf.Array) else ():
        if isinstance(note, pikepdf.Dictionary) and kind in ("", str(note.get("/Subtype", ""))):
            yield note
