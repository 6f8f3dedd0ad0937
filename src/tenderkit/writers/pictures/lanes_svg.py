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
_FONT = f'font-family="Arial, Liberation Sans, Helvetica, sans-serif" font-size="11" fill="#{INK}"'


def lanes_html(chart: Lanes, ids: UniqueIds) -> str:
    """A figure with the picture; its description says where every step stands in words."""
    own_id = ids.take("diagram")
    picture = lay_out(chart, _PAGE)
    width, height = _px(_PAGE.width), _px(picture.height + 1)
    return (
        f"<figure>\n<figcaption>{letters(chart.title)}</figcaption>\n"
        f'<svg role="img" aria-labelledby="{own_id}-titel {own_id}-text" viewBox="0 0 {width} {height}" '
        f'width="{width}" height="{height}">\n<title id="{own_id}-titel">{letters(chart.title)}</title>\n'
        f'<desc id="{own_id}-text">{letters(chart.alternative_text)}</desc>\n{"".join(_parts(picture))}</svg>\n</figure>\n'
    )


def _parts(picture: LanesPicture) -> Iterator[str]:
    """Grounds and lines first, the words on top."""
    yield _ground(0, picture.head, HEAD_GROUND)
    for lane, (top, height) in enumerate(picture.bands):
        yield _ground(top, height, ground_of(lane))
    yield from (_line(rule, RULE) for rule in picture.rules)
    yield from (_line(upright, EDGE) for upright in picture.uprights)
    for lane, bridge in picture.bridges:
        yield _line(bridge, ground_of(lane), picture.measures.pad)
    yield from (_line(level, EDGE) for level in picture.levels)
    for box in picture.boxes:
        yield from _box(box, picture.measures)


def _ground(top: int, height: int, colour: str) -> str:
    return (
        f'<rect y="{_px(top)}" width="{_px(_PAGE.width)}" height="{_px(height)}" fill="#{colour}" stroke="#{RULE}"/>\n'
    )


def ground_of(lane: int) -> str:
    """Every other band is tinted."""
    return _BAND_GROUNDS[lane % len(_BAND_GROUNDS)]


def _line(line: DrawnLine, colour: str, width: int = _UNIT) -> str:
    ends = f'x1="{_px(line.x1)}" y1="{_px(line.y1)}" x2="{_px(line.x2)}" y2="{_px(line.y2)}"'
    return f'<line {ends} stroke="#{colour}" stroke-width="{_px(width)}"/>\n{_head(line, colour) if line.head else ""}'


def _head(line: DrawnLine, colour: str) -> str:
    """A triangle at the end of an upright line."""
    half = _PAGE.size // 4
    back = line.y2 + (2 * half if line.y1 > line.y2 else -2 * half)
    points = ((line.x2, line.y2), (line.x2 - half, back), (line.x2 + half, back))
    return f'<polygon points="{" ".join(f"{_px(x)},{_px(y)}" for x, y in points)}" fill="#{colour}"/>\n'


def _box(box: DrawnBox, measures: Measures) -> Iterator[str]:
    if box.framed:
        yield (
            f'<rect x="{_px(box.x)}" y="{_px(box.y)}" width="{_px(box.width)}" height="{_px(box.height)}" rx="3" '
            f'fill="#{BOX_GROUND}" stroke="#{EDGE}"/>\n'
        )
    for row, line in enumerate(box.lines, 1):
        foot = box.y + measures.pad + row * measures.line - measures.line // 4
        yield f'<text x="{_px(box.x + measures.pad)}" y="{_px(foot)}" {_FONT}>{"".join(map(_run, line))}</text>\n'


def _run(run: Run) -> str:
    words, strong = run
    return f'<tspan font-weight="bold">{letters(words)}</tspan>' if strong else letters(words)


def _px(units: int) -> str:
    return f"{units / _UNIT:g}"
