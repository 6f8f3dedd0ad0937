"""A chart of lanes as SVG: a band for each lane, a column for each phase, a box for each step, arrows to who takes over."""

from collections.abc import Iterator

from tenderkit.model.papers.document import Lanes
from tenderkit.writers.html_page import UniqueIds, letters
from tenderkit.writers.pictures.lane_arrows import DrawnLine
from tenderkit.writers.pictures.lanes_contents import Measures
from tenderkit.writers.pictures.lanes_layout import DrawnBox, LanesPicture, lay_out
from tenderkit.writers.pictures.letter_widths import Run

# Words on each of these grounds have a contrast of at least 12:1, edges and arrows one of at least 7:1 (WCAG AA asks 4.5:1 and 3:1).
INK, EDGE, RULE = "1f1f1f", "0b4a85", "8c8c8c"
HEAD_GROUND, BOX_GROUND, _BAND_GROUNDS = "d9e6f2", "ffffff", ("ffffff", "eef4fa")
_UNIT = 20  # of the layout in a pixel
_PAGE = Measures(width=820 * _UNIT, size=11 * _UNIT, reckoned=12 * _UNIT)
LANES_FONT = "Arial, Liberation Sans, Helvetica, sans-serif"


def lanes_html(chart: Lanes, ids: UniqueIds) -> str:
    """A figure with the picture; its description says where every step stands in words."""
    picture = lanes_svg(lay_out(chart, _PAGE), chart, ids.take("diagram"))
    return f"<figure>\n<figcaption>{letters(chart.title)}</figcaption>\n{picture}</figure>\n"


def lanes_svg(picture: LanesPicture, chart: Lanes, own_id: str) -> str:
    """A picture of the chart, or of a part of it, as an element."""
    width, height = _px(picture.measures.width), _px(picture.height + 1)
    return (
        f'<svg role="img" aria-labelledby="{own_id}-titel {own_id}-text" viewBox="0 0 {width} {height}" '
        f'width="{width}" height="{height}">\n<title id="{own_id}-titel">{letters(chart.title)}</title>\n'
        f'<desc id="{own_id}-text">{letters(chart.alternative_text)}</desc>\n{"".join(_parts(picture))}</svg>\n'
    )


def _parts(picture: LanesPicture) -> Iterator[str]:
    """Grounds and lines first, the words on top."""
    measures = picture.measures
    yield _ground(0, picture.head, measures, HEAD_GROUND)
    for lane, (top, height) in enumerate(picture.bands):
        yield _ground(top, height, measures, ground_of(lane))
    yield from (_line(rule, RULE, measures) for rule in picture.rules)
    yield from (_line(upright, EDGE, measures) for upright in picture.uprights)
    for lane, bridge in picture.bridges:
        yield _line(bridge, ground_of(lane), measures, measures.pad)
    yield from (_line(level, EDGE, measures) for level in picture.levels)
    for box in picture.boxes:
        yield from _box(box, measures)


def _ground(top: int, height: int, measures: Measures, colour: str) -> str:
    place = f'y="{_px(top)}" width="{_px(measures.width)}" height="{_px(height)}"'
    return f'<rect {place} fill="#{colour}" stroke="#{RULE}"/>\n'


def ground_of(lane: int) -> str:
    """Every other band is tinted."""
    return _BAND_GROUNDS[lane % len(_BAND_GROUNDS)]


def _line(line: DrawnLine, colour: str, measures: Measures, width: int = _UNIT) -> str:
    ends = f'x1="{_px(line.x1)}" y1="{_px(line.y1)}" x2="{_px(line.x2)}" y2="{_px(line.y2)}"'
    head = _head(line, colour, measures) if line.head else ""
    return f'<line {ends} stroke="#{colour}" stroke-width="{_px(width)}"/>\n{head}'


def _head(line: DrawnLine, colour: str, measures: Measures) -> str:
    """A triangle at the end of an upright line."""
    half = measures.size // 4
    back = line.y2 + (2 * half if line.y1 > line.y2 else -2 * half)
    points = ((line.x2, line.y2), (line.x2 - half, back), (line.x2 + half, back))
    return f'<polygon points="{" ".join(f"{_px(x)},{_px(y)}" for x, y in points)}" fill="#{colour}"/>\n'


def _box(box: DrawnBox, measures: Measures) -> Iterator[str]:
    if box.framed:
        yield (
            f'<rect x="{_px(box.x)}" y="{_px(box.y)}" width="{_px(box.width)}" height="{_px(box.height)}" rx="3" '
            f'fill="#{BOX_GROUND}" stroke="#{EDGE}"/>\n'
        )
    font = f'font-family="{LANES_FONT}" font-size="{_px(measures.size)}" fill="#{INK}"'
    for row, line in enumerate(box.lines, 1):
        foot = box.y + measures.pad + row * measures.line - measures.line // 4
        yield f'<text x="{_px(box.x + measures.pad)}" y="{_px(foot)}" {font}>{"".join(map(_run, line))}</text>\n'


def _run(run: Run) -> str:
    words, strong = run
    return f'<tspan font-weight="bold">{letters(words)}</tspan>' if strong else letters(words)


def _px(units: int) -> str:
    return f"{units / _UNIT:g}"
