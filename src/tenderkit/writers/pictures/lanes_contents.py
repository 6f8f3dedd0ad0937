"""What a chart of lanes says, measured once: how narrow its columns may be, whatever stands abreast in them."""

from functools import cached_property

from msgspec import Struct

from tenderkit.messages import document_text
from tenderkit.model.papers.document import Lanes, LaneStep
from tenderkit.writers.pictures.letter_widths import Run, longest_word


class Measures(Struct, frozen=True):
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


class LanesContents(Struct, frozen=True, dict=True):
    """The chart, and the measures in which it is to be drawn."""

    chart: Lanes
    measures: Measures

    @property
    def lanes(self) -> range:
        return range(len(self.chart.lanes))

    @property
    def columns(self) -> range:
        return range(len(self.chart.columns))

    @cached_property
    def cells(self) -> tuple[tuple[tuple[tuple[LaneStep, tuple[Run, ...]], ...], ...], ...]:
        """By lane and column: each step with what its box says."""
        return tuple(
            tuple(tuple((step, _told(step)) for step in self.chart.steps_at(lane, at)) for at in self.columns)
            for lane in self.lanes
        )

    @cached_property
    def fullest(self) -> tuple[int, ...]:
        """How many steps there are at the most in a cell of each column."""
        return tuple(max((len(row[at]) for row in self.cells), default=0) for at in self.columns)

    @cached_property
    def steps(self) -> tuple[int, ...]:
        """How many there are in each column."""
        return tuple(sum(len(row[at]) for row in self.cells) for at in self.columns)

    @cached_property
    def label(self) -> int:
        """How wide the column of names is: as wide as the longest word there."""
        names = (self.chart.corner, *self.chart.lanes)
        return max(longest_word(name, self.measures.reckoned, strong=True) for name in names) + 2 * self.measures.pad

    @cached_property
    def narrowest(self) -> tuple[tuple[int, int], ...]:
        """How narrow the boxes of each column may be, and its heading: as their longest words."""
        return tuple(
            (self._longest_in(at), self._longest((words, True))) for at, words in enumerate(self.chart.columns)
        )

    def _longest_in(self, at: int) -> int:
        runs = (run for row in self.cells for _, told in row[at] for run in told)
        return max(map(self._longest, runs), default=2 * self.measures.pad)

    def _longest(self, run: Run) -> int:
        words, strong = run
        return longest_word(words, self.measures.reckoned, strong=strong) + 2 * self.measures.pad


def _told(step: LaneStep) -> tuple[Run, ...]:
    """What is handed over, and those who no arrow can reach; the sign stays with the first word after it."""
    others = f"{document_text('lanes.arrow')}\N{NO-BREAK SPACE}{step.to_others}"
    return ((step.what, True), *([(others, False)] if step.to_others else []))
