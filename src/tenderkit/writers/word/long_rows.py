"""The rows of a long table, kept apart until the file is packed.

All rows of a table have the same markup around the words of their cells. The first stands in the part and is looked through with
it; what is proved of it holds for the others, since an escaped text can't end the node that it stands in. Where the others come
stands a mark, so that a part of twenty thousand rows is neither parsed, copied nor held as a whole.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, repeat

from msgspec import Struct

from tenderkit.model.papers.plain_rows import PlainRows
from tenderkit.writers.word.check import BrokenPackageError
from tenderkit.writers.word.tables import table_row
from tenderkit.writers.word.xml_text import paragraph_xml, run_xml

_MARK = re.compile(rb"<\?tk-rows ([0-9]+)\?>")
_AT_A_TIME = 500  # rows
_WORDS = "-"  # of a cell, in the row that the others are made as
_ODD = re.compile("[&<>\x00-\x1f\ud800-\udfff\ufffe\uffff]")  # what `run_xml` does something with, or refuses


class LongRows(Struct, frozen=True):
    """Rows of a table whose cells have paragraphs of one `style`; `widths` are per cent."""

    rows: PlainRows
    style: str
    widths: tuple[int, ...]

    def pieces(self) -> Iterator[str]:
        """The rows as XML, some hundreds at a time."""
        run = run_xml(_WORDS)
        around = table_row([paragraph_xml(self.style, run)] * len(self.widths), self.widths).split(run)
        begins, _, ends = run.partition(_WORDS)
        in_runs = (f"{around[0]}{begins}", *(f"{ends}{piece}{begins}" for piece in around[1:-1]), f"{ends}{around[-1]}")
        for first in range(0, len(self.rows), _AT_A_TIME):
            columns = [column[first : first + _AT_A_TIME] for column in self.rows.columns]
            if any(map(_is_odd, columns)):
                yield _joined([list(map(run_xml, column)) for column in columns], around)
            else:
                yield _joined(columns, in_runs)

    def words(self) -> str:
        """Every cell in reading order, each on a line of its own."""
        return "\n".join(chain.from_iterable(zip(*self.rows.columns, strict=True)))


def _is_odd(column: Sequence[str]) -> bool:
    return not all(column) or _ODD.search(" ".join(column)) is not None


def _joined(columns: Sequence[Sequence[str]], around: Sequence[str]) -> str:
    """`around` are the pieces before, between and after the cells of a row."""
    before, *between, last = around
    filled: list[Iterable[str]] = []
    for column, piece in zip(columns, (*between, f"{last}{before}"), strict=True):
        filled += (column, repeat(piece, len(column)))
    return f"{before}{''.join(chain.from_iterable(zip(*filled, strict=True)))}"[: -len(before)]


def rows_mark(number: int) -> str:
    """What stands for the rows until the file is packed."""
    return f"<?tk-rows {number}?>"


def with_rows(part: bytes, rows: Sequence[LongRows]) -> Iterator[bytes]:
    """The part in pieces, with the rows where their marks stand."""
    first, *others = _MARK.split(part)
    numbers, following = others[::2], others[1::2]
    if [int(number) for number in numbers] != list(range(len(rows))):
        message = f"{len(rows)} tables have rows apart, and there are marks for {b', '.join(numbers).decode()}"
        raise BrokenPackageError(message)
    yield first
    for each, piece in zip(rows, following, strict=True):
        yield from (rows_xml.encode() for rows_xml in each.pieces())
        yield piece
