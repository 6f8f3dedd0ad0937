"""A chart as SVG that reads in black and white, at any width and aloud: no script, no font, nothing loaded."""

from collections.abc import Iterator
from decimal import ROUND_CEILING, Decimal
from typing import Self

from msgspec import Struct

from tenderkit.model.papers.document import Chart, ChartSeries
from tenderkit.rules.language.wording import write_number
from tenderkit.writers.html_page import letters

# Contrast on white at least 6:1 (WCAG AA asks 3:1 of lines); the dashes tell the lines apart without colour.
STROKES = (("#0b4a85", ""), ("#8a3b00", "10 5"), ("#1f6b3a", "3 4"), ("#5b2a86", "14 4 3 4"), ("#444444", "2 8"))
CHART_STYLE = (
    "figure{margin:1rem 0}\n"
    "figcaption{font-weight:600;padding:.25rem 0;white-space:pre-wrap;overflow-wrap:anywhere}\n"
    "svg{display:block;max-width:100%;height:auto}\n"
    "@media print{figure{break-inside:avoid}}\n"
)
_NAMESPACE = 'xmlns="http://www.w3.org/2000/svg" '
_WIDTH, _PLOT_HEIGHT = 720, 300
_LEFT, _RIGHT, _TOP = 110, 24, 30
_AXIS_ROOM, _LEGEND_ROW = 62, 24
_PLOT_WIDTH = _WIDTH - _LEFT - _RIGHT
_FLOOR = _TOP + _PLOT_HEIGHT
_SAMPLE = 48  # the length of a line in the legend
CHART_FONT = "sans-serif"
_FONT = f'font-family="{CHART_FONT}" font-size="14" fill="#1f1f1f"'
_MOST_TICKS = 6
_TENTH = Decimal("0.1")


def write_svg(chart: Chart) -> bytes:
    """A file of its own; the title stands in the picture too, since there is no page around it."""
    head = '<?xml version="1.0" encoding="UTF-8"?>\n'
    return f"{head}{svg_element(chart, 'titel', 'beskrivning', alone=True)}".encode()


def svg_element(chart: Chart, title_id: str, description_id: str, *, alone: bool = False) -> str:
    """The picture as an element; `alone` when it isn't part of a page that shows the title."""
    plot = _Plot.of(chart)
    height = _FLOOR + _AXIS_ROOM + _LEGEND_ROW * len(chart.series)
    title = _text(_LEFT, 18, chart.title, ' font-weight="bold"') if alone else ""
    lines = (_line(plot, series, stroke_of(index)) for index, series in enumerate(chart.series))
    return (
        f'<svg {_NAMESPACE if alone else ""}role="img" aria-labelledby="{title_id} {description_id}" '
        f'viewBox="0 0 {_WIDTH} {height}" width="{_WIDTH}" height="{height}">\n'
        f'<title id="{title_id}">{letters(chart.title)}</title>\n'
        f'<desc id="{description_id}">{letters(chart.alternative_text)}</desc>\n'
        f'<rect width="{_WIDTH}" height="{height}" fill="#ffffff"/>\n{title}'
        f"{''.join((*_axes(chart, plot), *lines, *_legend(chart)))}</svg>\n"
    )


def stroke_of(index: int) -> tuple[str, str]:
    """Colour and dashes of a series; after the last they begin again."""
    return STROKES[index % len(STROKES)]


class _Plot(Struct, frozen=True):
    """The ticks of both axes; the last one of each is where the axis ends."""

    across: tuple[Decimal, ...]
    up: tuple[Decimal, ...]

    @classmethod
    def of(cls, chart: Chart) -> Self:
        points = [point for series in chart.series for point in series.points]
        return cls(
            _ticks(max((x for x, _ in points), default=Decimal(0))),
            _ticks(max((y for _, y in points), default=Decimal(0))),
        )

    def x(self, value: Decimal) -> Decimal:
        return (_LEFT + value * _PLOT_WIDTH / self.across[-1]).quantize(_TENTH)

    def y(self, value: Decimal) -> Decimal:
        return (_FLOOR - value * _PLOT_HEIGHT / self.up[-1]).quantize(_TENTH)


def _ticks(highest: Decimal) -> tuple[Decimal, ...]:
    """From zero by steps of 1, 2 or 5 times a power of ten, never less than one, to the first that isn't below."""
    step = _step(max(highest, Decimal(1)))
    last = (highest / step).to_integral_value(ROUND_CEILING)
    return tuple(step * number for number in range(max(int(last), 1) + 1))


def _step(highest: Decimal) -> Decimal:
    wanted = max(highest / _MOST_TICKS, Decimal(1))
    power = Decimal(10) ** wanted.adjusted()
    return next(power * times for times in (1, 2, 5, 10) if power * times >= wanted)


def _axes(chart: Chart, plot: _Plot) -> Iterator[str]:
    """Level grid lines, and the numbers and names of both axes."""
    right, middle = _LEFT + _PLOT_WIDTH, _LEFT + _PLOT_WIDTH // 2
    for value in plot.up:
        y = plot.y(value)
        yield f'<line x1="{_LEFT}" y1="{y}" x2="{right}" y2="{y}" stroke="#8c8c8c" stroke-width="{1 if value else 2}"/>\n'
        yield _text(_LEFT - 8, y + 5, write_number(value), ' text-anchor="end"')
    for value in plot.across:
        yield _text(plot.x(value), _FLOOR + 20, write_number(value), ' text-anchor="middle"')
    yield _text(middle, _FLOOR + 42, chart.axis_x, ' text-anchor="middle"')
    up = _TOP + _PLOT_HEIGHT // 2
    yield _text(20, up, chart.axis_y, f' text-anchor="middle" transform="rotate(-90 20 {up})"')


def _line(plot: _Plot, series: ChartSeries, stroke: tuple[str, str]) -> str:
    points = " ".join(f"{plot.x(x)},{plot.y(y)}" for x, y in series.points)
    return f'<polyline points="{points}" fill="none" {_pen(stroke)}/>\n'


def _legend(chart: Chart) -> Iterator[str]:
    for index, series in enumerate(chart.series):
        y = _FLOOR + _AXIS_ROOM + _LEGEND_ROW * index + 6
        yield f'<line x1="{_LEFT}" y1="{y}" x2="{_LEFT + _SAMPLE}" y2="{y}" {_pen(stroke_of(index))}/>\n'
        yield _text(_LEFT + _SAMPLE + 10, y + 5, series.name)


def _pen(stroke: tuple[str, str]) -> str:
    colour, dashes = stroke
    return f'stroke="{colour}" stroke-width="3"' + (f' stroke-dasharray="{dashes}"' if dashes else "")


def _text(x: Decimal | int, y: Decimal | int, words: str, more: str = "") -> str:
    return f'<text x="{x}" y="{y}" {_FONT}{more}>{letters(words)}</text>\n'
