"""A chart of lanes as the rows of a table: Word has no picture that reads aloud as well."""

from collections.abc import Iterator

from tenderkit.messages import document_text
from tenderkit.model.papers.document import Inlines, Lanes, Text

_ALL, _FIRST = 100, 12
Cell = tuple[Inlines, ...]


def lane_widths(chart: Lanes) -> tuple[int, ...]:
    """Per cent: a narrow column for the names of the lanes, and the rest alike."""
    each = (_ALL - _FIRST) // len(chart.columns)
    return (_ALL - each * len(chart.columns), *([each] * len(chart.columns)))


def lane_header(chart: Lanes) -> tuple[Inlines, ...]:
    """The corner, and what each column is."""
    return tuple((Text(words),) for words in (chart.corner, *chart.columns))


def lane_rows(chart: Lanes) -> Iterator[tuple[Cell, ...]]:
    """A row for each lane; a cell has a paragraph for each step in it."""
    for lane, name in enumerate(chart.lanes):
        cells = (_cell(chart, lane, column) for column in range(len(chart.columns)))
        yield (((Text(name, strong=True),),), *cells)


def _cell(chart: Lanes, lane: int, column: int) -> Cell:
    steps = chart.steps_at(lane, column)
    arrow = document_text("lanes.arrow")
    return tuple((Text(step.what, strong=True), Text(f" {arrow} {step.to}")) for step in steps) or ((Text("–"),),)
