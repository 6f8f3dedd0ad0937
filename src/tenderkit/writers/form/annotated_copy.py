"""A copy of a form with the faults as comments at their cells; everything else in it as it was, and the user's own file untouched."""

import io
import warnings
from collections.abc import Mapping, Sequence

from openpyxl import load_workbook
from openpyxl.comments import Comment

from tenderkit.problems import Problem
from tenderkit.writers.sheet.same_bytes import FIXED_DATE, same_bytes_everywhere

_AUTHOR = "tenderkit"
_WIDTH, _LINE, _LETTERS = 380, 18, 52  # of a comment, in pixels, and how many letters stand on its line


def annotated_copy(own: bytes, problems: Mapping[str, Sequence[Problem]]) -> bytes:
    """The workbook with a comment at each cell (`Planering!B7`); what a cell's own comment says stands before ours."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        book = load_workbook(io.BytesIO(own))
    changed = book.properties.modified
    for address, several in problems.items():
        name, _, at = address.rpartition("!")
        cell = book[name][at]
        texts = [f"{each.message.code}: {each.message.what}\n{each.message.remedy}" for each in several]
        words = "\n\n".join([*([cell.comment.text] if cell.comment else []), *texts])
        cell.comment = Comment(words, _AUTHOR, height=_height(words), width=_WIDTH)
    sink = io.BytesIO()
    book.save(sink)
    return same_bytes_everywhere(sink.getvalue(), changed or FIXED_DATE)


def _height(words: str) -> int:
    lines = sum(1 + len(line) // _LETTERS for line in words.split("\n"))
    return _LINE * (lines + 1)
