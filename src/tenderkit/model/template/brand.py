"""What a municipality's letterhead looks like: its logo, its colour and its fonts."""

from msgspec import Struct


class Logo(Struct, frozen=True):
    """A picture without notes about who made it. `suffix` is `.png` or `.jpeg`; the sides are in pixels; `alt` says what it shows."""

    data: bytes
    suffix: str
    width: int
    height: int
    alt: str


class Brand(Struct, frozen=True):
    """What `[brand]` of `tenderkit.toml` states; `None` keeps the shipped letterhead's own.

    Colours are six hexadecimal digits in capitals. `colour` is that of headings, lines and the sender, `shade` the field behind the
    first row of a table. `font_files` are the paths of the fonts, for a PDF: Word takes those of the machine.
    """

    logo: Logo | None = None
    colour: str | None = None
    shade: str | None = None
    font: str | None = None
    heading_font: str | None = None
    font_files: tuple[str, ...] = ()
