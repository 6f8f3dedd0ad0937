"""A shipped letterhead in a municipality's looks: its colour and fonts in place of ours, its logo above the sender."""

import re
from collections.abc import Mapping
from io import BytesIO
from zipfile import ZipFile

from tenderkit.model.template.brand import Brand, Logo
from tenderkit.rules.template.contrast import SHIPPED_COLOUR, SHIPPED_LINE, SHIPPED_SHADE, line_of, shade_of
from tenderkit.writers.word.package import zip_parts
from tenderkit.writers.word.xml_text import attribute

SHIPPED_FONT = "Calibri"
_STYLES, _FONTS = "word/styles.xml", "word/fontTable.xml"
_HEADINGS = ("Title", "Heading1", "Heading2", "Heading3", "Heading4", "Avsandare")
_HEIGHT_CM, _WIDTH_CM = 1.3, 8.8  # the row that the logo stands in, and the cell left of the document's name
_BELOW_PT = 5


def branded(template: bytes, brand: Brand) -> bytes:
    """The letterhead's bytes; the same brand gives the same ones. What the brand doesn't state stays as it was."""
    with ZipFile(BytesIO(template)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    parts = {name: _recoloured(data, brand) if name.startswith("word/") else data for name, data in parts.items()}
    if brand.font is not None:
        parts = _refonted(parts, brand.font)
    if brand.heading_font is not None:
        parts[_STYLES] = _with_heading_font(parts[_STYLES].decode(), brand.heading_font).encode()
    return zip_parts(parts) if brand.logo is None else _with_logo(zip_parts(parts), brand.logo)


def _recoloured(data: bytes, brand: Brand) -> bytes:
    colour = brand.colour or SHIPPED_COLOUR
    own = {SHIPPED_COLOUR: colour, SHIPPED_SHADE: shade_of(brand), SHIPPED_LINE: line_of(brand)}
    shipped = "|".join(own).encode()
    return re.sub(rb'"(%b)"' % shipped, lambda found: f'"{own[found[1].decode()]}"'.encode(), data)


def _refonted(parts: Mapping[str, bytes], font: str) -> dict[str, bytes]:
    """The font by its name; what we know of our own (its like on other systems, its figures) isn't true of another."""
    head, _, rest = parts[_FONTS].decode().partition("<w:font ")
    _, closing, tail = rest.rpartition("</w:font>")
    table = f'{head}<w:font w:name="{attribute(font)}"/>{tail}'
    styles = parts[_STYLES].decode().replace(f'"{SHIPPED_FONT}"', f'"{attribute(font)}"')
    return {**parts, _STYLES: styles.encode(), _FONTS: table.encode() if closing else parts[_FONTS]}


def _with_heading_font(styles: str, font: str) -> str:
    name = attribute(font)
    fonts = f'<w:rFonts w:ascii="{name}" w:hAnsi="{name}" w:eastAsia="{name}" w:cs="{name}"/>'
    for style in _HEADINGS:
        before, opening, after = styles.partition(f'w:styleId="{style}"')
        styles = before + opening + after.replace("<w:rPr>", f"<w:rPr>{fonts}", 1)
    return styles


def _with_logo(template: bytes, logo: Logo) -> bytes:
    """In a paragraph of its own, first in the cell where the sender stands: on the first page only."""
    import docx
    from docx.shared import Cm, Pt

    document = docx.Document(BytesIO(template))
    header = document.sections[0].first_page_header
    sender = header.tables[0].cell(0, 0).paragraphs[0]
    place = sender.insert_paragraph_before(style="header")
    place.paragraph_format.space_after = Pt(_BELOW_PT)
    height = min(_HEIGHT_CM, _WIDTH_CM * logo.height / logo.width)
    picture = place.add_run().add_picture(BytesIO(logo.data), height=Cm(height))
    inline = picture._inline  # noqa: SLF001  # python-docx has no other way to the text alternative
    inline.docPr.set("descr", logo.alt)
    inline.docPr.set("name", "Logotyp")
    for side in "TBLR":  # where nothing is stated LibreOffice keeps 3 mm free
        inline.set(f"dist{side}", "0")
    document.save(stream := BytesIO())
    with ZipFile(BytesIO(stream.getvalue())) as archive:
        return zip_parts({name: archive.read(name) for name in archive.namelist()})
