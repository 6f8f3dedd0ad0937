"""CSV -> the plan's cells, whatever program wrote it: UTF-8 with or without a mark, UTF-16, or Windows' own letters."""

import codecs
import csv
from io import StringIO
from pathlib import PurePath

from tenderkit.model.plan.plan import Grid
from tenderkit.problems import RefusedError
from tenderkit.readers.plan.xlsx_grid import MOST_COLUMNS, MOST_ROWS

_DELIMITERS = ";\t,"
_WIDE, _NARROW = ("utf-16",), ("utf-8-sig", "cp1252", "latin-1")
_LOOKED_AT = 40  # lines that say which sign stands between the cells


def read_csv_grid(data: bytes, name: PurePath) -> Grid:
    """The rows as text; raises `RefusedError` for what is no text, and for more rows than a plan has."""
    text = _decoded(data, name)
    try:
        reader = csv.reader(StringIO(text, newline=""), delimiter=_delimiter(text))
        rows = tuple(tuple(cell or None for cell in row) for row in reader)
    except csv.Error:
        raise RefusedError("TK-N002", {"path": name}) from None
    if len(rows) > MOST_ROWS or any(len(row) > MOST_COLUMNS for row in rows):
        raise RefusedError("TK-N003", {"path": name, "sheet": name.name, "rows": MOST_ROWS, "columns": MOST_COLUMNS})
    return Grid("", rows)


def _decoded(data: bytes, name: PurePath) -> str:
    marked = data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    for encoding in _WIDE if marked else _NARROW:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    raise RefusedError("TK-N002", {"path": name})


def _delimiter(text: str) -> str:
    """The sign that divides the first lines into most cells; a comma inside quotation marks divides nothing."""
    lines = text.splitlines()[:_LOOKED_AT]

    def cells(sign: str) -> int:
        return sum(len(row) - 1 for row in csv.reader(lines, delimiter=sign))

    return max(_DELIMITERS, key=cells)
