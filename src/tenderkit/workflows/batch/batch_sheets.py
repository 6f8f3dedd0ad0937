"""The sheets around a batch: an empty one with the kind's headings, and a copy of the user's own with what is wrong in it."""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from pydantic.fields import FieldInfo

from tenderkit.messages import document_text
from tenderkit.model.case.titled_choice import TitledChoice
from tenderkit.model.case.understanding import members_of
from tenderkit.model.case.values import YesNo
from tenderkit.model.conditions.condition import atoms_of
from tenderkit.model.conditions.fact_path import is_within
from tenderkit.model.papers.kind import Kind
from tenderkit.model.sheet.data_table import DataTable
from tenderkit.problems import Problem
from tenderkit.readers.sheet.table_reader import BOOKS, read_table
from tenderkit.workflows.api.open_library import Library
from tenderkit.workflows.batch.row_columns import RowColumn, RowShape, case_heading, row_shape
from tenderkit.workflows.batch.row_trees import as_typed_in_yaml
from tenderkit.workflows.papers.kind_of_case import kind_about_a_case
from tenderkit.writers.output import Output, place
from tenderkit.writers.sheet.annotated_sheet import annotated_rows, annotated_sheet
from tenderkit.writers.sheet.columns_sheet import SheetColumn, SheetRows, write_columns_sheet


def write_batch_columns(
    library: Library, kind_id: str, file: Path, rows: Sequence[Mapping[str, str]] = (), note: str = ""
) -> None:
    """The empty sheet of a kind, or one with rows by heading and a note above. A file that stands there is never replaced by another."""
    with library.reading():
        shape = row_shape(kind_about_a_case(library.places, kind_id, file))
    columns = sheet_columns(shape)
    written = tuple(tuple(row.get(column.heading, "") for column in columns) for row in rows)
    place([Output(file, write_columns_sheet(shape.kind.title, columns, SheetRows(note, written)))])


def sheet_columns(shape: RowShape) -> tuple[SheetColumn, ...]:
    """The case, and of what the rows tell of that which the kind can use: what it may print, and what it waits for."""
    asked = frozenset(atom.path for condition in _conditions(shape.kind) for atom in atoms_of(condition))
    used = (column for column in shape.columns if _is_used(shape, column, asked))
    case = SheetColumn(case_heading(), document_text("batch.sheet.case_help"), "vaghyveln")
    return (case, *(_sheet_column(column) for column in used))


def annotate(
    library: Library, kind_id: str, rows: tuple[Path, str | None], to: Path, problems: Iterable[Problem]
) -> None:
    """A copy of the user's rows, a file and perhaps the name of its sheet, with the problems at their cells.

    Raises `RefusedError` where another file stands at `to`.
    """
    (data, sheet), remarks = rows, dict[tuple[int, int], list[str]]()
    with library.reading():
        shape = row_shape(kind_about_a_case(library.places, kind_id, data))
    for problem in problems:
        said = f"{problem.message.code} {problem.message.what}\n{problem.message.remedy}"
        remarks.setdefault((problem.line, problem.column), []).append(said)
    table = read_table(data, shape.knows, sheet)
    if data.suffix.lower() == BOOKS[0]:
        written = annotated_sheet(data.read_bytes(), data, table.sheet, remarks)
    else:
        written = annotated_rows(list(_as_text(table)), remarks)
    place([Output(to, written, private=shape.kind.tells_of_a_person)])


def _as_text(table: DataTable) -> Iterable[tuple[int, Sequence[str]]]:
    yield table.heading_row, table.headings
    for row in table.rows:
        width = max(row.cells, default=-1) + 1
        yield row.number, [str(as_typed_in_yaml(row.cells[at])) if at in row.cells else "" for at in range(width)]


def _conditions(kind: Kind) -> Iterable[Any]:
    yield from (condition for condition in (kind.when, *(need.holds for need in kind.needs)) if condition is not None)
    yield from (row.when for row in kind.titles)


def _is_used(shape: RowShape, column: RowColumn, asked: Iterable[str]) -> bool:
    path = ".".join((shape.root, *map(str, column.path)))
    return (
        _is_required(shape, column)
        or shape.kind.allows(path)
        or any(is_within(path, atom) or is_within(atom, path) for atom in asked)
        or path in shape.kind.dated
    )


def _is_required(shape: RowShape, column: RowColumn) -> bool:
    """Numbered by the program where the column is left out, so an id need not be there."""
    return len(column.path) == 1 and column.info.is_required() and shape.model is not None


def _sheet_column(column: RowColumn) -> SheetColumn:
    example = next(iter(column.info.examples or ()), "")
    return SheetColumn(
        column.heading,
        column.info.description or "",
        _as_example(example, column.info),
        len(column.path) == 1 and column.info.is_required(),
        _words(column.info),
    )


def _as_example(example: object, info: FieldInfo) -> str:
    if isinstance(example, list | tuple):
        return ", ".join(_as_example(each, info) for each in example)
    if isinstance(example, bool):
        return document_text("batch.sheet.yes" if example else "batch.sheet.no")
    titles = {member.value: member.title_sv for choice in _choices(info) for member in choice}
    return titles.get(str(example), str(example))


def _words(info: FieldInfo) -> tuple[str, ...]:
    """The Swedish words of a closed list; a list of several is typed with commas between, so none is offered."""
    if any(part in members_of(YesNo) for part in info.metadata):
        return document_text("batch.sheet.yes"), document_text("batch.sheet.no")
    return tuple(member.title_sv for choice in _choices(info) for member in choice)


def _choices(info: FieldInfo) -> Iterable[type[TitledChoice]]:
    for part in members_of(info.annotation, info.metadata):
        if isinstance(part, type) and issubclass(part, TitledChoice):
            yield part
