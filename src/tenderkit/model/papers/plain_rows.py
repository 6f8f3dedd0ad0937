"""The rows of a long table, column by column as the words that they are."""

from collections.abc import Iterator, Sequence
from typing import overload

from tenderkit.model.papers.document import Inlines, Text

LONG = 100
"""Rows from which a table is long: a cell of it isn't worth a record of its own."""

Row = tuple[Inlines, ...]


class PlainRows(Sequence[Row]):
    """Rows of words that are neither strong nor point anywhere; each gets its inlines when it is asked for.

    `columns` are of the same length, and never changed.
    """

    __slots__ = ("columns",)

    def __init__(self, columns: Sequence[Sequence[str]]) -> None:
        self.columns = tuple(map(tuple, columns))

    def __len__(self) -> int:
        return len(self.columns[0]) if self.columns else 0

    def __iter__(self) -> Iterator[Row]:
        return (_row(words) for words in zip(*self.columns, strict=True))

    @overload
    def __getitem__(self, at: int) -> Row: ...
    @overload
    def __getitem__(self, at: slice) -> "PlainRows": ...
    def __getitem__(self, at: int | slice) -> "Row | PlainRows":
        if isinstance(at, slice):
            return PlainRows([column[at] for column in self.columns])
        return _row([column[at] for column in self.columns])

    def __eq__(self, other: object) -> bool:
        return isinstance(other, PlainRows) and self.columns == other.columns

    def __hash__(self) -> int:
        return hash(self.columns)


def _row(words: Sequence[str]) -> Row:
    return tuple((Text(each),) for each in words)
