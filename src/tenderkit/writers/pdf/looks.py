"""What a PDF looks like: the letterhead's form, and the colours, fonts and logo that Word's letterhead has from the same brand."""

from msgspec import Struct

from tenderkit.model.template.brand import Brand
from tenderkit.rules.template.contrast import SHIPPED_COLOUR, line_of, shade_of

SHIPPED_FONT = "Carlito"
"""As wide as Calibri in every letter, and free."""
SHIPPED_FALLBACK = "DejaVu Sans"
"""For the letters and signs that the other font lacks."""
_LIKE_SHIPPED = ("Calibri", SHIPPED_FONT)


class PdfLooks(Struct, frozen=True):
    """The looks of one document. One whose letterhead is an employer's has a sender alone, and no mark of the authority.

    `brand` is what the municipality states, with nothing in it for a letterhead that isn't branded.
    """

    brand: Brand = Brand()
    of_authority: bool = True

    @property
    def colour(self) -> str:
        return self.brand.colour or SHIPPED_COLOUR

    @property
    def shade(self) -> str:
        return shade_of(self.brand)

    @property
    def line(self) -> str:
        """Of the thin lines in tables."""
        return line_of(self.brand)

    @property
    def fonts(self) -> tuple[str, ...]:
        """Of running text: the first that has a letter sets it."""
        return _families(self.brand.font)

    @property
    def heading_fonts(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys((*_families(self.brand.heading_font)[:-2], *self.fonts)))

    @property
    def wanted_fonts(self) -> tuple[str, ...]:
        """The families that have to come from the municipality's own files."""
        named = (self.brand.font, self.brand.heading_font)
        return tuple(dict.fromkeys(font for font in named if font is not None and font not in _LIKE_SHIPPED))


def _families(own: str | None) -> tuple[str, ...]:
    shipped = (SHIPPED_FONT, SHIPPED_FALLBACK)
    return shipped if own is None or own in _LIKE_SHIPPED else (own, *shipped)
