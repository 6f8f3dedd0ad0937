"""A procurement plan as it was read: the whole sheet, where its headings stand, and a row for each procurement."""

from collections.abc import Mapping
from pathlib import Path

from msgspec import Struct, field

from tenderkit.model.plan.row import PlanRow
from tenderkit.problems import Problem


class Grid(Struct, frozen=True):
    """A sheet's cells as they were read: strings, numbers, days, booleans or `None`. Row and column 0 are the first.

    `name` is the sheet's, '' for CSV. `unread` are formulas without a value, `failed` cells that hold an error such as
    `#REF!`; `banners` are rows that are one cell merged over several columns.
    """

    name: str
    rows: tuple[tuple[object | None, ...], ...]
    unread: frozenset[tuple[int, int]] = frozenset()
    failed: frozenset[tuple[int, int]] = frozenset()
    banners: frozenset[int] = frozenset()

    @property
    def width(self) -> int:
        return max(map(len, self.rows), default=0)

    def cell(self, row: int, column: int) -> object | None:
        """What stands there; `None` beyond the end of a short row."""
        return self.rows[row][column] if column < len(self.rows[row]) else None


class PlanColumn(Struct, frozen=True):
    """A column that was understood; `index` from 0, `heading` as it stands in the sheet, `unit` that it gives its numbers."""

    index: int
    heading: str
    unit: str = ""


class Plan(Struct, frozen=True):
    """`heading_row` is the last row of headings, from 0. `columns` are by the field that each holds.

    `problems` are questions and remarks, each at its cell; a value that is asked about is not in its row.
    """

    file: Path
    grid: Grid
    heading_row: int
    columns: Mapping[str, PlanColumn]
    rows: tuple[PlanRow, ...]
    problems: tuple[Problem, ...] = field(default=())
