"""What `check` found in a form, written as comments into a copy of it."""

from collections.abc import Sequence
from pathlib import Path

from tenderkit.problems import Problem, RefusedError
from tenderkit.project.places import case_file, is_form
from tenderkit.readers.form.case_form_reader import form_bytes
from tenderkit.writers.output import Output, place


def write_annotated(case: Path, problems: Sequence[Problem], copy: Path) -> tuple[int, tuple[str, ...]]:
    """Write the copy: how many cells have comments, and what of the workbook the copy doesn't have, as keys of the catalogue.

    Raises `RefusedError` where the case is no form, where the copy's name is none of a workbook, and where a file stands there.
    """
    file = case_file(case)
    if not is_form(file) or not file.is_file():
        raise RefusedError("TK-N119", {"path": file})
    if copy.suffix.lower() != file.suffix.lower():
        raise RefusedError("TK-N120", {"path": copy})
    if copy.exists():
        raise RefusedError("TK-N117", {"path": copy})
    from tenderkit.writers.form.annotated_copy import annotated_copy  # here because openpyxl takes its time
    from tenderkit.writers.sheet.plan_sheet import left_behind

    own = form_bytes(file)
    at_cells: dict[str, list[Problem]] = {}
    for problem in problems:
        if problem.cell and problem.file == file:
            at_cells.setdefault(problem.cell, []).append(problem)
    place([Output(copy, annotated_copy(own, at_cells), made_of="")])
    return len(at_cells), left_behind(own)
