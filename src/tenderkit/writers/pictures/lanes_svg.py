"""A chart of lanes as SVG: a band for each lane, a column for each phase, a box for each step, and an arrow to who takes over."""

import textwrap
from collections.abc import Iterator

from tenderkit.messages import document_text
from tenderkit.model.papers.document import Lanes, LaneStep
from tenderkit.writers.html_page import UniqueIds, letters

_WIDTH, _LANE_ROOM, _HEAD = 820, 84, 60
_LINE, _PAD, _GAP = 14, 6, 8
_LETTERS_PER_LINE = 0.158  # letters for each unit of width, in the size below
_FONT = 'font-family="sans-serif" font-size="11" fill="#1f1f1f"'
_BANDS = ("#ffffff", "#eef4fa")
_EDGE, _RULE = "#0b4a85", "#8c8c8c"


def lanes_html(chart: Lanes, ids: UniqueIds) -> str:
    """A figure with the picture; its description says where every step stands in words."""
    own_id = ids.take("diagram")
    picture = _Picture(chart)
    described = letters(chart.alternative_text)
    return (
        f"<figure>\n<figcaption>{letters(chart.title)}</figcaption>\n"
        f'<svg role="img" aria-labelledby="{own_id}-titel {own_id}-text" viewBox="0 0 {_WIDTH} {picture.height}" '
        f'width="{_WIDTH}" height="{picture.height}">\n<title id="{own_id}-titel">{letters(chart.title)}</title>\n'
        f'<desc id="{own_id}-text">{described}</desc>\n{"".join(picture.parts())}</svg>\n</figure>\n'
    )


class _Picture:
    """Where everything stands: lanes are as high as their fullest cell."""

    def __init__(self, chart: Lanes) -> None:
        self._chart = chart
        self._column = (_WIDTH - _LANE_ROOM) // len(chart.columns)
        self._letters = int((self._column - 2 * (_PAD + _GAP)) * _LETTERS_PER_LINE)
        heights = [
            max(self._cell_height(lane, at) for at in range(len(chart.columns))) for lane in range(len(chart.lanes))
        ]
        self._tops = [_HEAD + sum(heights[:lane]) for lane in range(len(heights) + 1)]
        self.height = self._tops[-1] + 1

    def parts(self) -> Iterator[str]:
        """Bands, rules and names first, the boxes on top."""
        yield f'<rect width="{_WIDTH}" height="{self.height}" fill="#ffffff"/>\n'
        for lane, name in enumerate(self._chart.lanes):
            top, height = self._tops[lane], self._tops[lane + 1] - self._tops[lane]
            yield f'<rect y="{top}" width="{_WIDTH}" height="{height}" fill="{_BANDS[lane % 2]}" stroke="{_RULE}"/>\n'
            yield _text(_PAD, top + _PAD + _LINE, name, bold=True)
        for at, name in enumerate(self._chart.columns):
            left = _LANE_ROOM + at * self._column
            yield f'<line x1="{left}" y1="0" x2="{left}" y2="{self.height}" stroke="{_RULE}"/>\n'
            for row, words in enumerate(textwrap.wrap(name, self._letters)):
                yield _text(left + _GAP, _LINE * (row + 1), words, bold=True)
        for lane in range(len(self._chart.lanes)):
            for at in range(len(self._chart.columns)):
                yield from self._boxes(lane, at)

    def _boxes(self, lane: int, at: int) -> Iterator[str]:
        left, top = _LANE_ROOM + at * self._column + _GAP, self._tops[lane] + _GAP
        for step in self._chart.steps_at(lane, at):
            lines, height = self._lines(step), self._box_height(step)
            yield (
                f'<rect x="{left}" y="{top}" width="{self._column - 2 * _GAP}" height="{height}" rx="3" fill="#ffffff" '
                f'stroke="{_EDGE}"/>\n'
            )
            for row, (words, bold) in enumerate(lines, 1):
                yield _text(left + _PAD, top + row * _LINE + 1, words, bold=bold)
            top += height + _GAP

    def _lines(self, step: LaneStep) -> tuple[tuple[str, bool], ...]:
        to = f"{document_text('lanes.arrow')} {step.to}"
        what = ((line, True) for line in textwrap.wrap(step.what, self._letters))
        return (*what, *((line, False) for line in textwrap.wrap(to, self._letters)))

    def _box_height(self, step: LaneStep) -> int:
        return len(self._lines(step)) * _LINE + _PAD

    def _cell_height(self, lane: int, at: int) -> int:
        boxes = (self._box_height(step) + _GAP for step in self._chart.steps_at(lane, at))
        return max(_GAP + sum(boxes), 2 * _LINE)


def _text(x: int, y: int, words: str, *, bold: bool = False) -> str:
    weight = ' font-weight="bold"' if bold else ""
    return f'<text x="{x}" y="{y}" {_FONT}{weight}>{letters(words)}</text>\n'
