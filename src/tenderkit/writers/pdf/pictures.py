"""Charts as pictures for the page, in the letters of the document around them, and the words that stand in them."""

from collections.abc import Iterator

from msgspec import Struct

from tenderkit.model.papers.document import Chart, Lanes
from tenderkit.writers.pictures.chart_svg import CHART_FONT, svg_element
from tenderkit.writers.pictures.lanes_svg import LANES_FONT, lanes_svg
from tenderkit.writers.word.lanes import lanes_pictures

_OPENS = '<svg xmlns="http://www.w3.org/2000/svg" '


class PdfPicture(Struct, frozen=True):
    """One picture: its SVG, with every word escaped in it."""

    svg: str


def pictures_of(block: Chart | Lanes, fonts: tuple[str, ...]) -> tuple[PdfPicture, ...]:
    """The chart's picture, or those that a chart of lanes takes."""
    named = ", ".join(fonts)
    return tuple(PdfPicture(_OPENS + element.removeprefix("<svg ")) for element in _elements(block, named))


def words_in_picture(picture: PdfPicture) -> Iterator[str]:
    """Each text of the picture, in the order in which they are drawn."""
    from lxml import etree

    root = etree.fromstring(picture.svg)
    yield from ("".join(map(str, text.itertext())) for text in root.iter("{http://www.w3.org/2000/svg}text"))


def _elements(block: Chart | Lanes, fonts: str) -> Iterator[str]:
    """The fonts take the place of those that a browser is asked for; no value can hold the quotes of an attribute."""
    if isinstance(block, Chart):
        yield svg_element(block, "titel", "text").replace(f'font-family="{CHART_FONT}"', f'font-family="{fonts}"')
        return
    for picture in lanes_pictures(block):
        svg = lanes_svg(picture, block, "karta")
        yield svg.replace(f'font-family="{LANES_FONT}"', f'font-family="{fonts}"')
