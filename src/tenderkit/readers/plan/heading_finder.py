"""Where the headings of a plan stand: in one row, or in two of which the upper is merged over the lower."""

from collections.abc import Iterator, Mapping

from msgspec import Struct

from tenderkit.model.plan.headings import ReadHeading, column_title, read_heading
from tenderkit.model.plan.plan import Grid, PlanColumn
from tenderkit.model.plan.rough_values import as_typed
from tenderkit.model.reading.words import as_compared

_LOOKED_AT = 40  # rows above the headings: a title, a date, who made it
_FEWEST = 2
TITLE = "title"


class FoundHeadings(Struct, frozen=True):
    """`row` is the last of the heading rows. `unclear` are fields that several columns may hold, with their columns."""

    row: int
    columns: Mapping[str, PlanColumn]
    unclear: Mapping[str, tuple[PlanColumn, ...]]


def find_headings(grid: Grid) -> FoundHeadings | None:
    """The rows in which most columns are understood, one of them the procurement's name; `None` where there are none."""
    best: FoundHeadings | None = None
    for start in range(min(_LOOKED_AT, len(grid.rows))):
        for last in (start, start + 1):
            if last >= len(grid.rows) or start in grid.banners:
                continue
            found = _headings(grid, start, last)
            if TITLE not in found.columns or _understood(found) < _FEWEST:
                continue
            if best is None or _understood(found) > _understood(best):
                best = found
    return best


def _understood(found: FoundHeadings) -> int:
    return len(found.columns) + len(found.unclear)


def _headings(grid: Grid, start: int, last: int) -> FoundHeadings:
    by_field: dict[str, list[tuple[PlanColumn, bool]]] = {}
    for index in range(grid.width):
        upper, lower = (_text(grid.cell(row, index)) for row in (start, last))
        heading = lower if start == last else " ".join(dict.fromkeys(filter(None, (upper, lower))))
        if (read := _read(upper, lower, heading)) is not None:
            own = as_compared(column_title(read.field)) in (as_compared(lower), as_compared(heading))
            by_field.setdefault(read.field, []).append((PlanColumn(index, heading, read.unit), own))
    columns, unclear = dict[str, PlanColumn](), dict[str, tuple[PlanColumn, ...]]()
    for field, found in by_field.items():
        own_titles = [column for column, own in found if own]
        if len(found) == 1 or len(own_titles) == 1 or field == TITLE:
            columns[field] = (own_titles or [column for column, _ in found])[0]
        else:
            unclear[field] = tuple(column for column, _ in found)
    return FoundHeadings(last, columns, unclear)


def _read(upper: str, lower: str, heading: str) -> ReadHeading | None:
    """The lower heading counts first, then both together; the upper one alone only where nothing stands below it."""
    tried = [read for words in _ways(upper, lower, heading) if (read := read_heading(words)) is not None]
    return next((read for read in tried if read.exact), tried[0] if tried else None)


def _ways(upper: str, lower: str, heading: str) -> Iterator[str]:
    if lower:
        yield lower
        yield heading
    else:
        yield upper


def _text(content: object | None) -> str:
    return "" if content is None else as_typed(content)
