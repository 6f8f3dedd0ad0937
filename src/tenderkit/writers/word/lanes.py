"""A chart of lanes as shapes that Word draws itself: nothing but rectangles, lines and words, in one group in the text.

The group is wrapped as Word wraps it (ECMA-376-3, MS-DOCX 2.3): a program that knows no groups shows what the picture says of itself.
"""

from collections.abc import Iterator
from itertools import count, takewhile

from tenderkit.model.papers.document import Lanes
from tenderkit.writers.pictures.lane_arrows import DrawnLine
from tenderkit.writers.pictures.lanes_contents import Measures
from tenderkit.writers.pictures.lanes_layout import DrawnBox, LanesPicture, lay_out
from tenderkit.writers.pictures.lanes_pages import pictures_within
from tenderkit.writers.pictures.lanes_svg import BOX_GROUND, EDGE, HEAD_GROUND, INK, RULE, ground_of
from tenderkit.writers.pictures.letter_widths import Run
from tenderkit.writers.word.chart import FIRST_PICTURE_ID
from tenderkit.writers.word.xml_text import NO_LIST, attribute, paragraph_xml, run_xml

# The letterhead's text width on a page that lies, in twentieths of a point, and what is left of its height:
# under the heading and the introduction of the first page, and under the caption of any other.
_WIDTH, _UNDER_THE_OPENING, _PAGE = 14_116, 6_600, 8_600
_SIZES = (140, 150, 160)  # of the letters, likewise; smaller ones are not read on paper
_EMU = 635  # English Metric Units in a twentieth of a point
_HAIRLINE, _ARROW = 6_350, 9_525
_ROUND = '<a:gd name="adj" fmla="val 8000"/>'
_HEAD = '<a:tailEnd type="triangle" w="med" len="med"/>'
_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006"
_OFFICE = "http://schemas.microsoft.com/office/word/2010"
_NAMESPACES = (
    f'xmlns:wp="{_DRAWING}/wordprocessingDrawing" xmlns:a="{_DRAWING}/main" '
    f'xmlns:wpg="{_OFFICE}/wordprocessingGroup" xmlns:wps="{_OFFICE}/wordprocessingShape"'
)
_COMPATIBILITY = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
# Words are reckoned in this font, which every program has or has a twin of.
_FONT = '<w:rFonts w:ascii="Arial" w:hAnsi="Arial" w:eastAsia="Arial" w:cs="Arial"/>'
_FIRST_SHAPE_ID, _SHAPES_IN_A_PICTURE = 20_000, 1_000  # a page has room for no more


def lanes_pictures(chart: Lanes) -> tuple[LanesPicture, ...]:
    """In the largest letters with which the picture stands under the opening, else on a page, else one for each page."""
    drawn = (lay_out(chart, Measures(_WIDTH, size, size)) for size in _SIZES)
    smallest = next(drawn)
    if smallest.height > _PAGE:
        return pictures_within(chart, smallest.measures, _PAGE)
    room = _UNDER_THE_OPENING if smallest.height <= _UNDER_THE_OPENING else _PAGE
    *_, largest = (smallest, *takewhile(lambda picture: picture.height <= room, drawn))
    return (largest,)


def lanes_xml(picture: LanesPicture, chart: Lanes, number: int, style: str) -> str:
    """The run that shows the picture. `number` counts the pictures of the document from 1; words wear the paragraph `style`.

    Inside the group everything is measured as it was reckoned: numbers so short are never taken for those of a firm or a phone.
    """
    shapes = "".join(_shapes(picture, count(_FIRST_SHAPE_ID + number * _SHAPES_IN_A_PICTURE), style))
    inside = f'cx="{picture.measures.width}" cy="{picture.height}"'
    size = f'cx="{picture.measures.width * _EMU}" cy="{picture.height * _EMU}"'
    return (
        f'<w:r><mc:AlternateContent {_COMPATIBILITY}><mc:Choice {_NAMESPACES} Requires="wpg">'
        f'<w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent {size}/>'
        f'<wp:effectExtent l="0" t="0" r="{_ARROW}" b="{_ARROW}"/>'
        f'<wp:docPr id="{FIRST_PICTURE_ID + number}" name="Karta {number}" descr="{attribute(chart.alternative_text)}" '
        f'title="{attribute(chart.title)}"/><wp:cNvGraphicFramePr/>'
        f'<a:graphic><a:graphicData uri="{_OFFICE}/wordprocessingGroup"><wpg:wgp><wpg:cNvGrpSpPr/>'
        f'<wpg:grpSpPr><a:xfrm><a:off x="0" y="0"/><a:ext {size}/><a:chOff x="0" y="0"/><a:chExt {inside}/></a:xfrm>'
        f"</wpg:grpSpPr>{shapes}</wpg:wgp></a:graphicData></a:graphic></wp:inline></w:drawing></mc:Choice>"
        f"<mc:Fallback><w:t>{attribute(chart.alternative_text)}</w:t></mc:Fallback></mc:AlternateContent></w:r>"
    )


def _shapes(picture: LanesPicture, numbers: Iterator[int], style: str) -> Iterator[str]:
    """Grounds and lines first, then the words in the order in which they are read."""
    width = picture.measures.width
    yield _ground(DrawnBox(0, 0, width, picture.head, (), ()), HEAD_GROUND, next(numbers))
    for lane, (top, height) in enumerate(picture.bands):
        yield _ground(DrawnBox(0, top, width, height, (), ()), ground_of(lane), next(numbers))
    yield from (_line(rule, RULE, next(numbers)) for rule in picture.rules)
    yield from (_line(upright, EDGE, next(numbers)) for upright in picture.uprights)
    for lane, bridge in picture.bridges:
        yield _line(bridge, ground_of(lane), next(numbers), picture.measures.pad * _EMU)
    yield from (_line(level, EDGE, next(numbers)) for level in picture.levels)
    yield from (_words(box, picture.measures, style, next(numbers)) for box in picture.boxes)


def _ground(box: DrawnBox, colour: str, number: int) -> str:
    looks = f"{_geometry('rect')}{_filled(colour)}{_edge(RULE, _HAIRLINE)}"
    return _shape(number, "Fält", "<wps:cNvSpPr/>", _place(box.x, box.y, box.width, box.height) + looks)


def _line(line: DrawnLine, colour: str, number: int, width: int = _ARROW) -> str:
    """From its corner up to the left; one that goes up, or to the left, is turned over."""
    over = "".join(f' flip{way}="1"' for way, back in (("H", line.x2 < line.x1), ("V", line.y2 < line.y1)) if back)
    across, down = abs(line.x2 - line.x1), abs(line.y2 - line.y1)
    place = _place(min(line.x1, line.x2), min(line.y1, line.y2), across, down, over)
    looks = f"{_geometry('line')}{_edge(colour, width, _HEAD if line.head else '')}"
    return _shape(number, "Pil" if line.head else "Linje", "<wps:cNvCnPr/>", place + looks)


def _words(box: DrawnBox, measures: Measures, style: str, number: int) -> str:
    framed = f"{_geometry('roundRect', _ROUND)}{_filled(BOX_GROUND)}{_edge(EDGE, _ARROW)}"
    looks = framed if box.framed else f"{_geometry('rect')}<a:noFill/><a:ln><a:noFill/></a:ln>"
    inset, slack = measures.pad * _EMU, measures.pad * _EMU // 2
    runs = "".join(_run(run, measures.size, first=place == 0) for place, run in enumerate(box.said))
    text = (
        f"<wps:txbx><w:txbxContent>{paragraph_xml(style, runs, _tight(measures))}</w:txbxContent></wps:txbx>"
        f'<wps:bodyPr rot="0" vert="horz" wrap="square" lIns="{inset}" tIns="{inset}" rIns="{slack}" bIns="0" anchor="t">'
        "<a:noAutofit/></wps:bodyPr>"
    )
    place = _place(box.x, box.y, box.width, box.height)
    return _shape(number, "Ruta" if box.framed else "Rubrik", '<wps:cNvSpPr txBox="1"/>', place + looks, text)


def _tight(measures: Measures) -> str:
    """Lines of exactly the height that the box has room for, whatever the style has."""
    return (
        f'{NO_LIST}<w:spacing w:before="0" w:after="0" w:line="{measures.line}" w:lineRule="exact"/>'
        '<w:ind w:left="0" w:right="0" w:firstLine="0"/><w:jc w:val="left"/>'
    )


def _run(run: Run, size: int, *, first: bool) -> str:
    words, strong = run
    looks = (
        f'{_FONT}<w:b w:val="{int(strong)}"/><w:i w:val="0"/><w:caps w:val="0"/><w:color w:val="{INK.upper()}"/>'
        f'<w:spacing w:val="0"/><w:sz w:val="{size // 10}"/><w:szCs w:val="{size // 10}"/>'
    )
    return run_xml(words if first else f" {words}", looks)


def _shape(number: int, name: str, kind: str, looks: str, text: str = "<wps:bodyPr/>") -> str:
    named = f'<wps:cNvPr id="{number}" name="{name} {number}"/>'
    return f"<wps:wsp>{named}{kind}<wps:spPr>{looks}</wps:spPr>{text}</wps:wsp>"


def _place(x: int, y: int, width: int, height: int, over: str = "") -> str:
    return f'<a:xfrm{over}><a:off x="{x}" y="{y}"/><a:ext cx="{width}" cy="{height}"/></a:xfrm>'


def _geometry(shape: str, guides: str = "") -> str:
    return f'<a:prstGeom prst="{shape}"><a:avLst>{guides}</a:avLst></a:prstGeom>'


def _filled(colour: str) -> str:
    return f'<a:solidFill><a:srgbClr val="{colour.upper()}"/></a:solidFill>'


def _edge(colour: str, width: int, head: str = "") -> str:
    return f'<a:ln w="{width}">{_filled(colour)}{head}</a:ln>'
