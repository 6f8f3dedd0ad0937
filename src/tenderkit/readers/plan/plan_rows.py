"""The rows below the headings: which of them are procurements, and what each cell says.

A row merged into one cell is a heading of a part, and one called `Summa` a sum: neither is a procurement.
"""

from collections.abc import Iterator
from typing import Any

from msgspec import Struct, field

from tenderkit.model.case.titled_choice import TitledChoice
from tenderkit.model.case.understanding import members_of
from tenderkit.model.plan.headings import column_title
from tenderkit.model.plan.plan import Grid
from tenderkit.model.plan.rough_values import RoughValue, as_typed, read_rough, says_nothing
from tenderkit.model.plan.row import READ_FIELDS, PlanRow
from tenderkit.model.reading.understood import NotUnderstoodError
from tenderkit.model.reading.words import as_compared
from tenderkit.patterns import lazy_pattern
from tenderkit.readers.plan.heading_finder import TITLE, FoundHeadings
from tenderkit.readers.yaml.quoting import HIDDEN, as_quoted

_SUM = lazy_pattern(r"(?:del)?summa\b|totalt?\b|totalsumma\b|sammanlagt\b")


class AskedCells(Struct, frozen=True):
    """One question about the cells of a column that say the same; `code` and `facts` are those of the catalogue."""

    code: str
    facts: dict[str, str]
    cells: tuple[tuple[int, int], ...]


class ReadRows(Struct, frozen=True):
    """`untitled` rows say something of a procurement but not which; `passed_over` are headings of parts and sums."""

    rows: tuple[PlanRow, ...]
    asked: tuple[AskedCells, ...]
    untitled: tuple[int, ...]
    passed_over: tuple[int, ...]


class _Reading(Struct):
    grid: Grid
    headings: FoundHeadings
    asked: dict[tuple[str, ...], list[tuple[int, int]]] = field(default_factory=dict)
    facts: dict[tuple[str, ...], tuple[str, dict[str, str]]] = field(default_factory=dict)
    untitled: list[int] = field(default_factory=list)
    passed_over: list[int] = field(default_factory=list)


def read_rows(grid: Grid, headings: FoundHeadings) -> ReadRows:
    """Every procurement of the sheet, in its order."""
    reading = _Reading(grid, headings)
    rows = tuple(_rows(reading))
    asked = (AskedCells(*reading.facts[key], tuple(cells)) for key, cells in reading.asked.items())
    in_order = sorted(asked, key=lambda each: each.cells[0])
    return ReadRows(rows, tuple(in_order), tuple(reading.untitled), tuple(reading.passed_over))


def _rows(reading: _Reading) -> Iterator[PlanRow]:
    grid, columns = reading.grid, reading.headings.columns
    for at in range(reading.headings.row + 1, len(grid.rows)):
        if all(map(says_nothing, grid.rows[at])):
            continue
        title = grid.cell(at, columns[TITLE].index)
        named = "" if says_nothing(title) else as_compared(as_typed(title))
        if at in grid.banners or _SUM.match(named) or named == as_compared(columns[TITLE].heading):
            reading.passed_over.append(at)
            continue
        values = dict(_values(reading, at))
        if TITLE in values:
            yield PlanRow.model_construct(number=at + 1, **values)
        elif any(not says_nothing(grid.cell(at, column.index)) for column in columns.values()):
            reading.untitled.append(at)


def _values(reading: _Reading, at: int) -> Iterator[tuple[str, Any]]:
    rough, extension = list[str](), None
    stated = set[str]()
    for name in READ_FIELDS:
        if (found := _value(reading, at, name)) is None or found.value is None:
            continue
        stated.add(name)
        yield name, found.value
        rough += [name] if found.rough else []
        extension = extension or found.option_months
    if extension is not None and "option_months" not in stated:
        yield "option_months", extension
    if rough:
        yield "rough", tuple(rough)


def _value(reading: _Reading, at: int, name: str) -> RoughValue | None:
    """What the cell says; `None` for nothing, or for what has been asked about."""
    column = reading.headings.columns.get(name)
    if column is None:
        return None
    place = (at, column.index)
    if place in reading.grid.unread or place in reading.grid.failed:
        _ask(reading, name, place, NotUnderstoodError("TK-N015" if place in reading.grid.failed else "TK-N014"), "")
        return None
    content = reading.grid.cell(*place)
    if says_nothing(content):
        return None
    try:
        return read_rough(name, content, column.unit)
    except NotUnderstoodError as asked:
        _ask(reading, name, place, asked, as_typed(content))
        return None


def _ask(reading: _Reading, name: str, place: tuple[int, int], asked: NotUnderstoodError, typed: str) -> None:
    """The same question about the same words of a column is asked once, of all its cells."""
    key = (name, asked.code, typed)
    written = as_quoted(typed)
    told = dict.fromkeys(asked.facts, HIDDEN) if written == HIDDEN else asked.facts
    facts = {**told, "key": column_title(name), "written": written, **_allowed(name, asked)}
    reading.facts.setdefault(key, (asked.code, facts))
    reading.asked.setdefault(key, []).append(place)


def _allowed(name: str, asked: NotUnderstoodError) -> dict[str, str]:
    """The words of a closed list as a sheet has them: by their titles, without those of the case file."""
    if "allowed" not in asked.facts:
        return {}
    members = members_of(PlanRow.model_fields[name].annotation)
    choice = next(part for part in members if isinstance(part, type) and issubclass(part, TitledChoice))
    return {"allowed": ", ".join(f"”{member.title_sv}”" for member in choice)}
