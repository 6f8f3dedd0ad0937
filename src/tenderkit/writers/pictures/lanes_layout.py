"""Where everything of a chart of lanes stands: reckoned once, and drawn as SVG for the page and as shapes for Word."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise, product

from tenderkit.messages import document_text
from tenderkit.model.papers.document import Lanes, LaneStep
from tenderkit.writers.pictures.lane_arrows import DrawnLine, Trunk, trunks_of
from tenderkit.writers.pictures.letter_widths import Run, longest_word, wrapped

_MOST_ABREAST = 4  # more boxes side by side in a cell than this would be too narrow to read


@dataclass(frozen=True, slots=True)
class Measures:
    """Twentieths of a point or of a pixel: the whole width, and the size of the letters.

    `reckoned` is the size at which the letters are as wide as they may be where the font is not known for certain.
    """

    width: int
    size: int
    reckoned: int

    @property
    def line(self) -> int:
        return self.size * 23 // 20

    @property
    def pad(self) -> int:
        return self.size * 7 // 20

    @property
    def gap(self) -> int:
        return self.size * 9 // 20


@dataclass(frozen=True, slots=True)
class DrawnBox:
    """Words with their place, and the lines that they take at the most; only a `framed` box has an edge and a ground."""

    x: int
    y: int
    width: int
    height: int
    said: tuple[Run, ...]
    lines: tuple[tuple[Run, ...], ...]
    framed: bool = False


@dataclass(frozen=True, slots=True)
class LanesPicture:
    """Bands from top to bottom as (top, height), rules between the columns, arrows, and boxes in reading order.

    The level lines of arrows pass over the upright ones of others: a `bridge` of the ground of its lane parts them there.
    """

    measures: Measures
    head: int
    bands: tuple[tuple[int, int], ...]
    rules: tuple[DrawnLine, ...]
    uprights: tuple[DrawnLine, ...]
    bridges: tuple[tuple[int, DrawnLine], ...]
    levels: tuple[DrawnLine, ...]
    boxes: tuple[DrawnBox, ...]

    @property
    def height(self) -> int:
        return self.head + sum(height for _, height in self.bands)


def lay_out(chart: Lanes, measures: Measures) -> LanesPicture:
    """The lowest picture that the width allows: a column may have several boxes abreast."""
    fullest = (max((len(chart.steps_at(lane, at)) for lane in _lanes(chart)), default=0) for at in _columns(chart))
    choices = product(*(range(1, min(max(most, 1), _MOST_ABREAST) + 1) for most in fullest))
    tried = [_Arrangement(chart, measures, abreast, tuple((1,) * number for number in abreast)) for abreast in choices]
    lowest_first = sorted((one for one in tried if one.spare >= 0), key=lambda one: one.height)
    grown = map(_with_room_for_arrows, (*lowest_first, tried[0]))
    return next(one for one in grown if one.spare >= 0 or max(one.abreast) == 1).picture()


def _with_room_for_arrows(arrangement: "_Arrangement") -> "_Arrangement":
    """Widened until no two arrows lie on each other: what is asked for only grows, and never beyond one for each box."""
    asked = tuple(
        tuple(map(max, *gutters)) for gutters in zip(arrangement.channels, arrangement.channels_asked(), strict=True)
    )
    if asked == arrangement.channels:
        return arrangement
    return _with_room_for_arrows(replace(arrangement, channels=asked))


def _lanes(chart: Lanes) -> range:
    return range(len(chart.lanes))


def _columns(chart: Lanes) -> range:
    return range(len(chart.columns))


@dataclass(frozen=True)
class _Arrangement:
    """The chart with so many boxes `abreast` in each column, and so many `channels` for arrows left of each of them."""

    chart: Lanes
    measures: Measures
    abreast: tuple[int, ...]
    channels: tuple[tuple[int, ...], ...]

    @property
    def height(self) -> int:
        return self._tops[-1]

    @cached_property
    def spare(self) -> int:
        """What is left of the width when every box has room for its longest word."""
        return self.measures.width - self._label - sum(map(self._least, _columns(self.chart)))

    def channels_asked(self) -> tuple[tuple[int, ...], ...]:
        """How many arrows lie beside each other left of each box."""
        return tuple(
            tuple(max((trunk.channel + 1 for trunk in self._trunks(at, track)), default=1) for track in range(number))
            for at, number in enumerate(self.abreast)
        )

    def picture(self) -> LanesPicture:
        tops, arrows = self._tops, tuple(self._arrows())
        return LanesPicture(
            self.measures,
            head=tops[0],
            bands=tuple((top, below - top) for top, below in pairwise(tops)),
            rules=tuple(DrawnLine(left, 0, left, tops[-1]) for left in self._lefts[:-1]),
            uprights=tuple(line for trunk, _, x in arrows for line in trunk.uprights(x)),
            bridges=tuple(bridge for trunk, edge, x in arrows for bridge in self._bridges(trunk, edge, x)),
            levels=tuple(line for trunk, edge, x in arrows for line in trunk.levels(edge, x)),
            boxes=(*self._headings(), *self._in_lanes()),
        )

    def _headings(self) -> Iterator[DrawnBox]:
        lefts = (0, *self._lefts)
        for at, words in enumerate((self.chart.corner, *self.chart.columns)):
            width = lefts[at + 1] - lefts[at]
            yield DrawnBox(lefts[at], 0, width, self._tops[0], *self._named(words, width))

    def _in_lanes(self) -> Iterator[DrawnBox]:
        """The name of each lane, then its boxes from left to right."""
        for lane, name in enumerate(self.chart.lanes):
            top = self._tops[lane]
            yield DrawnBox(0, top, self._label, self._tops[lane + 1] - top, *self._named(name, self._label))
            for at in _columns(self.chart):
                yield from (box for _, _, box in self._cell(lane, at))

    def _cell(self, lane: int, at: int) -> Iterator[tuple[LaneStep, int, DrawnBox]]:
        """Each step with the place that it has in its row, and its box."""
        steps, number = self.chart.steps_at(lane, at), self.abreast[at]
        top = self._tops[lane] + self.measures.gap
        for start in range(0, len(steps), number):
            boxes = [
                (step, track, self._box(step, top, at, track))
                for track, step in enumerate(steps[start : start + number])
            ]
            yield from boxes
            top += max(box.height for _, _, box in boxes) + self.measures.gap

    def _box(self, step: LaneStep, top: int, at: int, track: int) -> DrawnBox:
        width = self._widths[at]
        told = _told(step)
        lines = self._lines(told, width)
        return DrawnBox(self._edge(at, track), top, width, self._high(lines), told, lines, framed=True)

    def _edge(self, at: int, track: int) -> int:
        gutters = sum(map(self._gutter, self.channels[at][: track + 1]))
        return self._lefts[at] + track * self._widths[at] + gutters

    def _named(self, words: str, width: int) -> tuple[tuple[Run, ...], tuple[tuple[Run, ...], ...]]:
        """A heading or the name of a lane, and its lines."""
        said = ((words, True),)
        return said, self._lines(said, width)

    def _lines(self, said: tuple[Run, ...], width: int) -> tuple[tuple[Run, ...], ...]:
        return wrapped(said, self.measures.reckoned, width - 2 * self.measures.pad)

    def _high(self, lines: tuple[tuple[Run, ...], ...]) -> int:
        return len(lines) * self.measures.line + 2 * self.measures.pad

    def _arrows(self) -> Iterator[tuple[Trunk, int, int]]:
        """Each with the edge of its boxes, and where it stands itself."""
        for at, number in enumerate(self.abreast):
            for track in range(number):
                edge = self._edge(at, track)
                for trunk in self._trunks(at, track):
                    yield trunk, edge, edge - self.measures.gap - trunk.channel * self._between_arrows

    def _bridges(self, trunk: Trunk, edge: int, x: int) -> Iterator[tuple[int, DrawnLine]]:
        """From the first line that there may be to cross, to just before its own."""
        if trunk.channel:
            for level in trunk.levels(edge - self.measures.pad, x + self.measures.pad // 2):
                yield trunk.lane, level

    def _trunks(self, at: int, track: int) -> tuple[Trunk, ...]:
        """The arrows left of the boxes that stand in that place of their row."""
        middle = self.measures.pad + self.measures.line // 2
        sent = (
            (lane, step.to_lanes, box.y + middle)
            for lane in _lanes(self.chart)
            for step, place, box in self._cell(lane, at)
            if place == track
        )
        return trunks_of(sent, self._tops, self.measures.size)

    @cached_property
    def _tops(self) -> tuple[int, ...]:
        """Where each lane begins, and the last one ends."""
        lefts = (0, *self._lefts)
        heads = zip((self.chart.corner, *self.chart.columns), pairwise(lefts), strict=True)
        tops = [max(self._high(self._named(words, end - start)[1]) for words, (start, end) in heads)]
        for lane, name in enumerate(self.chart.lanes):
            label = self._high(self._named(name, self._label)[1])
            tops.append(tops[-1] + max(label, *(self._cell_height(lane, at) for at in _columns(self.chart))))
        return tuple(tops)

    def _cell_height(self, lane: int, at: int) -> int:
        heights = [self._high(self._lines(_told(step), self._widths[at])) for step in self.chart.steps_at(lane, at)]
        rows = (max(heights[start : start + self.abreast[at]]) for start in range(0, len(heights), self.abreast[at]))
        return self.measures.gap + sum(row + self.measures.gap for row in rows)

    @cached_property
    def _label(self) -> int:
        """As wide as the longest word there."""
        names = (self.chart.corner, *self.chart.lanes)
        return max(longest_word(name, self.measures.reckoned, strong=True) for name in names) + 2 * self.measures.pad

    @cached_property
    def _lefts(self) -> tuple[int, ...]:
        """Where each column begins, and the last one ends."""
        lefts = [self._label]
        for at in _columns(self.chart):
            lefts.append(lefts[-1] + self._gutters(at) + self.abreast[at] * self._widths[at])
        return tuple(lefts)

    def _gutters(self, at: int) -> int:
        return sum(map(self._gutter, self.channels[at])) + self.measures.gap

    def _gutter(self, channels: int) -> int:
        return 2 * self.measures.gap + (channels - 1) * self._between_arrows

    @property
    def _between_arrows(self) -> int:
        return self.measures.size * 3 // 5

    def _least(self, at: int) -> int:
        return self._gutters(at) + self.abreast[at] * self._narrowest[at]

    @cached_property
    def _narrowest(self) -> tuple[int, ...]:
        """How narrow a box of each column may be, for its longest word and for that of the heading."""
        size, pads = self.measures.reckoned, 2 * self.measures.pad
        widest = [
            longest_word(words, size, strong=True) // self.abreast[at] for at, words in enumerate(self.chart.columns)
        ]
        for step in self.chart.steps:
            longest = (longest_word(words, size, strong=strong) for words, strong in _told(step))
            widest[step.column] = max(widest[step.column], *longest)
        return tuple(word + pads for word in widest)

    @cached_property
    def _widths(self) -> tuple[int, ...]:
        """Of the boxes in each column. The spare width goes where most steps are; where there is too little, all are alike."""
        if self.spare < 0:
            rest = self.measures.width - self._label - sum(map(self._gutters, _columns(self.chart)))
            return (max(rest // sum(self.abreast), 3 * self.measures.pad),) * len(self.abreast)
        steps = Counter(step.column for step in self.chart.steps)
        every = len(self.chart.steps) or 1
        return tuple(
            narrowest + self.spare * steps[at] // (every * self.abreast[at])
            for at, narrowest in enumerate(self._narrowest)
        )


def _told(step: LaneStep) -> tuple[Run, ...]:
    """What is handed over, and those who no arrow can reach; the sign stays with the first word after it."""
    others = f"{document_text('lanes.arrow')}\N{NO-BREAK SPACE}{step.to_others}"
    return ((step.what, True), *([(others, False)] if step.to_others else []))
