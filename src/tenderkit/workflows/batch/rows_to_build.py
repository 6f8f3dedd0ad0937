"""What a batch is given, a file of rows or a folder of cases -> the rows that can be built, and what is wrong with the others."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from tenderkit.messages import Gravity, Message
from tenderkit.problems import InvalidInputError, NotAllowedYetError, Problem, RefusedError
from tenderkit.project.places import case_file
from tenderkit.project.search import search
from tenderkit.readers.sheet.table_reader import read_table
from tenderkit.workflows.batch.checked_rows import AskedRows, CheckedRow, CheckedRows, RowCheck
from tenderkit.workflows.batch.file_pattern import FilePattern, as_systems_compare, file_name
from tenderkit.workflows.batch.open_cases import BatchCases
from tenderkit.workflows.batch.row_columns import RowShape
from tenderkit.workflows.batch.row_trees import reading_of
from tenderkit.workflows.papers.kind_facts import ready_documents


def rows_of_file(asked: AskedRows, shape: RowShape, cases: BatchCases) -> CheckedRows:
    """Every row, checked. Raises `InvalidInputError` where the headings themselves can't be trusted, with the rows' faults too."""
    table = read_table(asked.data, shape.knows, asked.sheet)
    pattern = FilePattern(asked.pattern)
    reading, of_headings = reading_of(table, shape, pattern.columns)
    pattern.refuse_what_it_may_not_hold(reading)
    found = RowCheck(reading, cases, asked).check()
    for problem in table.problems:
        if problem.gravity is Gravity.ERROR:
            found.tell(problem.line, problem)
    bad = found.faults.keys()
    found.rows = [row for row in found.rows if row.number not in bad]
    if any(problem.gravity is Gravity.ERROR for problem in of_headings):
        raise InvalidInputError((*of_headings, *_all_faults(found)))
    found.told = [
        *(problem for problem in table.problems if problem.gravity is not Gravity.ERROR),
        *of_headings,
        *found.told,
    ]
    return found


def _all_faults(found: CheckedRows) -> Sequence[Problem]:
    return [problem for row in sorted(found.faults) for problem in found.faults[row]]


def rows_of_folder(asked: AskedRows, cases: BatchCases) -> CheckedRows:
    """A row for each case below the folder, in the order of the Swedish alphabet; one that hasn't come that far for the kind is told of."""
    if asked.pattern or asked.case is not None or asked.sheet is not None:
        raise RefusedError("TK-B132", {"path": asked.data})
    found = CheckedRows()
    paths = [path.absolute() for path in search((asked.data,)).cases]
    if not paths:
        raise RefusedError("TK-B133", {"path": asked.data})
    taken: dict[str, int] = {}
    for number, path in enumerate(paths, 1):
        called = _called(path, asked.data)
        if (first := taken.setdefault(as_systems_compare(called), number)) != number:
            facts = {"file": called, "row": str(first)}
            found.faults[number] = [Problem(path, 1, 1, Message("TK-B120", facts))]
        elif problems := list(_faults_of_case(cases, path)):
            found.faults[number] = problems
        else:
            with cases.reading(path):
                stems = [to_be.name for to_be, _ in ready_documents(cases.asked(path))]
            names = asked.files(f"{called}-{stem}" for stem in stems)
            found.rows.append(CheckedRow(number, path, None, names, cases.digest(path)[:16]))
    return found


def _faults_of_case(cases: BatchCases, path: Path) -> Iterator[Problem]:
    """What is wrong with the case, or what it waits for."""
    error = cases.fault(path)
    if error is not None:
        yield from error.problems if isinstance(error, InvalidInputError) else (Problem(path, 1, 1, error.message),)
        return
    with cases.reading(path):
        try:
            ready_documents(cases.asked(path))
        except NotAllowedYetError as waits:
            yield from (Problem(path, 1, 1, reason) for reason in waits.reasons)


def _called(path: Path, folder: Path) -> str:
    """The folders on the way to the case."""
    case = case_file(path).resolve().parent
    parts = case.relative_to(folder.resolve()).parts if case.is_relative_to(folder.resolve()) else ()
    return file_name("-".join(parts) or case.name, "")
