"""The plan back as CSV: the user's own columns as they were read, ours to the right of them."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime

from tenderkit.model.plan.plan import Plan
from tenderkit.model.plan.rough_values import as_typed
from tenderkit.rules.plan.added_columns import AddedCell, AddedColumn
from tenderkit.writers.csv_writer import write_csv


def write_plan_csv(plan: Plan, columns: Sequence[AddedColumn]) -> bytes:
    """Every row that stood in the sheet, headings and sums too; a column of ours that stands there is written anew."""
    grid, at_row = plan.grid, {row.number for row in plan.rows}
    standing = {_text(content): index for index, content in enumerate(grid.rows[plan.heading_row])}
    places = dict[int, AddedColumn]()
    free = grid.width
    for column in columns:
        index = standing.get(column.heading)
        if index is None:
            index, free = free, free + 1
        places[index] = column

    def cells(at: int) -> Iterator[str]:
        for index in range(free):
            column = places.get(index)
            if column is None or (column.asks and at != plan.heading_row and index < grid.width):
                yield _text(grid.cell(at, index))
            elif at == plan.heading_row:
                yield column.heading
            else:
                yield _text(column.cells.get(at + 1, "")) if at + 1 in at_row else ""

    first, *rest = (list(cells(at)) for at in range(len(grid.rows)))
    return write_csv(first, rest)


def _text(content: object | AddedCell | None) -> str:
    """What a cell shows; a day as 2027-03-01."""
    if isinstance(content, datetime):
        content = content.date()
    if isinstance(content, date):
        return content.isoformat()
    return "" if content is None else as_typed(content) if not isinstance(content, str) else content
