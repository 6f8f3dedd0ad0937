"""A Word template before it is used: what would be refused, and what would be missing from HTML and text."""

from pathlib import Path

from tenderkit.model.kind import CONTENT_SLOT, LETTERHEAD
from tenderkit.problems import InvalidInputError, Problem, RefusedError
from tenderkit.readers.template_reader import read_template


def lint_template(path: Path) -> tuple[Problem, ...]:
    """Every fault of the template; raises `RefusedError` when it is no Word file at all."""
    if not path.is_file():
        raise RefusedError("TK-S008", {"path": path})
    try:
        read_template(path.read_bytes(), path, LETTERHEAD, (CONTENT_SLOT,))
    except InvalidInputError as error:
        return error.problems
    return ()
