"""Where everything of a chart of lanes stands: reckoned once, and drawn as SVG for the page and as shapes for Word."""

from collections.abc import Iterator
from functools import cached_property
from itertools import pairwise, product

from msgspec import Struct
from msgspec.structs import replace

from tenderkit.model.papers.document import Lanes, LaneStep
from tenderkit.writers.pictures.lane_arrows import DrawnLine, Trunk, trunks_of
from tenderkit.writers.pictures.lanes_contents import LanesContents, Measures
from tenderkit.writers.pictures.letter_widths import Run, lines_taken, wrapped

_MOST_ABREAST = 4  # more boxes side by side in a cell than this would be too narrow to read


class DrawnBox(Struct, frozen=True):
    """Words with their place, and the lines that they take at the most; only a `framed` box has an edge and a ground."""

    x: int
    y: int
    width: int
    height: int
    said: tuple[Run, ...]
    lines: tuple[tuple[Run, ...], ...]
    framed: bool = False


class LanesPicture(Struct, frozen=True):
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
    contents = LanesContents(chart, measures)
    choices = product(*(range(1, min(max(most, 1), _MOST_ABREAST) + 1) for most in contents.fullest))
    tried = [_Arrangement(contents, abreast, tuple((1,) * number for number in abreast)) for abreast in choices]
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


class _Arrangement(Struct, frozen=True, dict=True):
    """The chart with so many boxes `abreast` in each column, and so many `channels` for arrows left of each of them."""

    contents: LanesContents
    abreast: tuple[int, ...]
    channels: tuple[tuple[int, ...], ...]

    @property
    def chart(self) -> Lanes:
        return self.contents.chart

    @property
    def measures(self) -> Measures:
        return self.contents.measures

    @property
    def height(self) -> int:
        return self._tops[-1]

    @cached_property
    def spare(self) -> int:
        """What is left of the width when every box has room for its longest word."""
        return self.measures.width - self.contents.label - sum(map(self._least, self.contents.columns))

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
            yield DrawnBox(
                0, top, self.contents.label, self._tops[lane + 1] - top, *self._named(name, self.contents.label)
            )
            for at in self.contents.columns:
                yield from (box for _, _, box in self._cell(lane, at))

    def _cell(self, lane: int, at: int) -> Iterator[tuple[LaneStep, int, DrawnBox]]:
        """Each step with the place that it has in its row, and its box."""
        steps, number = self.contents.cells[lane][at], self.abreast[at]
        top = self._tops[lane] + self.measures.gap
        for start in range(0, len(steps), number):
            row = enumerate(steps[start : start + number])
            boxes = [(step, track, self._box(told, top, at, track)) for track, (step, told) in row]
            yield from boxes
            top += max(box.height for _, _, box in boxes) + self.measures.gap

    def _box(self, told: tuple[Run, ...], top: int, at: int, track: int) -> DrawnBox:
        width, height = self._widths[at], self._high(told, self._widths[at])
        return DrawnBox(self._edge(at, track), top, width, height, told, self._lines(told, width), framed=True)

    def _edge(self, at: int, track: int) -> int:
        gutters = sum(map(self._gutter, self.channels[at][: track + 1]))
        return self._lefts[at] + track * self._widths[at] + gutters

    def _named(self, words: str, width: int) -> tuple[tuple[Run, ...], tuple[tuple[Run, ...], ...]]:
        """A heading or the name of a lane, and its lines."""
        said = ((words, True),)
        return said, self._lines(said, width)

    def _lines(self, said: tuple[Run, ...], width: int) -> tuple[tuple[Run, ...], ...]:
        return wrapped(said, self.measures.reckoned, width - 2 * self.measures.pad)

    def _high(self, said: tuple[Run, ...], width: int) -> int:
        lines = lines_taken(said, self.measures.reckoned, width - 2 * self.measures.pad)
        return lines * self.measures.line + 2 * self.measures.pad

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
            for lane in self.contents.lanes
            for step, place, box in self._cell(lane, at)
            if place == track
        )
        return trunks_of(sent, self._tops, self.measures.size)

    @cached_property
    def _tops(self) -> tuple[int, ...]:
        """Where each lane begins, and the last one ends."""
        lefts = (0, *self._lefts)
        heads = zip((self.chart.corner, *self.chart.columns), pairwise(lefts), strict=True)
        tops = [max(self._high(((words, True),), end - start) for words, (start, end) in heads)]
        for lane, name in enumerate(self.chart.lanes):
            label = self._high(((name, True),), self.contents.label)
            tops.append(tops[-1] + max(label, *(self._cell_height(lane, at) for at in self.contents.columns)))
        return tuple(tops)

    def _cell_height(self, lane: int, at: int) -> int:
        heights = [self._high(told, self._widths[at]) for _, told in self.contents.cells[lane][at]]
        rows = (max(heights[start : start + self.abreast[at]]) for start in range(0, len(heights), self.abreast[at]))
        return self.measures.gap + sum(row + self.measures.gap for row in rows)

    @cached_property
    def _lefts(self) -> tuple[int, ...]:
        """Where each column begins, and the last one ends."""
        lefts = [self.contents.label]
        for at in self.contents.columns:
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
        """Of a box in each column: its heading stands over all that are abreast."""
        least = zip(self.contents.narrowest, self.abreast, strict=True)
        return tuple(max(box, -(-heading // number)) for (box, heading), number in least)

    @cached_property
    def _widths(self) -> tuple[int, ...]:
        """Of the boxes in each column. The spare width goes where most steps are; where there is too little, all are alike."""
        if self.spare < 0:
            rest = self.measures.width - self.contents.label - sum(map(self._gutters, self.contents.columns))
            return (max(rest // sum(self.abreast), 3 * self.measures.pad),) * len(self.abreast)
        every = len(self.chart.steps) or 1
        columns = zip(self._narrowest, self.contents.steps, self.abreast, strict=True)
        return tuple(narrowest + self.spare * steps // (every * number) for narrowest, steps, number in columns)
