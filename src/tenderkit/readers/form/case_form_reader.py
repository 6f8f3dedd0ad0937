"""`upphandling.xlsx` -> the same source that `upphandling.yaml` is read to, so that nothing behind it knows the difference."""

from collections.abc import Iterable, Iterator
from pathlib import Path, PurePath

from tenderkit.messages import Message
from tenderkit.problems import InvalidInputError, Problem
from tenderkit.readers.file_bytes import bytes_of_file
from tenderkit.readers.form.form_tree import FormTree
from tenderkit.readers.form.found_answers import WHOLE_FILE, FoundAnswers, find_answers
from tenderkit.readers.sheet.sheet_cells import MOST_BYTES, read_sheets
from tenderkit.readers.yaml.yaml_reader import MOST_PROBLEMS, YamlSource


def read_case_form(path: Path) -> YamlSource:
    """The form in the file; see `parse_case_form`. Raises where there is none, or none that may be read."""
    return parse_case_form(form_bytes(path), path)


def form_bytes(path: Path) -> bytes:
    """The file's bytes, no more than can be too many."""
    return bytes_of_file(path, MOST_BYTES)


def parse_case_form(data: bytes, name: PurePath) -> YamlSource:
    """The form in the bytes of a file of that name.

    Raises `RefusedError` for what is no workbook and `InvalidInputError` for one without a sheet of the form. What is wrong with a
    form that can be read all the same stands in `problems`, for `validate` to raise together with what is wrong with its content.
    """
    sheets = read_sheets(data, name)
    found = find_answers(sheets)
    found.cells[WHOLE_FILE] = f"{sheets[0].name}!A1" if sheets else ""
    if not (found.answers or found.rows or found.columns):
        raise InvalidInputError(
            [_problem(name, found, WHOLE_FILE, Message("TK-N115")), *_problems(name, found, found.faults)]
        )
    tree = FormTree(found)
    return YamlSource(
        name,
        tree.data,
        tree.places,
        {},
        tuple(_problems(name, found, found.faults)),
        tuple(_problems(name, found, found.remarks)),
        frozenset(found.unread),
        cells=found.cells,
        blanks=tree.blanks,
    )


def _problems(name: PurePath, found: FoundAnswers, told: Iterable[tuple[int, Message]]) -> Iterator[Problem]:
    for place, message in sorted(told, key=lambda each: each[0])[:MOST_PROBLEMS]:
        yield _problem(name, found, place, message)


def _problem(name: PurePath, found: FoundAnswers, place: int, message: Message) -> Problem:
    return Problem(name, place, 1, message, (), found.cells[place])
