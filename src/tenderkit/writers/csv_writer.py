"""A table as CSV that Excel in Sweden opens rightly: UTF-8 with a mark, semicolons, decimal commas."""

import csv
from collections.abc import Iterable, Sequence
from decimal import Decimal
from io import StringIO

Cell = str | Decimal | None

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def write_csv(header: Sequence[str], rows: Iterable[Sequence[Cell]]) -> bytes:
    """A text that a spreadsheet would take for a formula gets an apostrophe before it; numbers stay numbers."""
    sink = StringIO(newline="")
    writer = csv.writer(sink, delimiter=";", lineterminator="\r\n")
    writer.writerow([_text(name) for name in header])
    writer.writerows([_cell(cell) for cell in row] for row in rows)
    return sink.getvalue().encode("utf-8-sig")


def _cell(cell: Cell) -> str:
    if cell is None:
        return ""
    return f"{cell:f}".replace(".", ",") if isinstance(cell, Decimal) else _text(cell)


def _text(words: str) -> str:
    """Leading blanks don't hide a formula from a spreadsheet."""
    return f"'{words}" if words.lstrip(" \u00a0").startswith(_FORMULA) or words.startswith(_FORMULA) else words
