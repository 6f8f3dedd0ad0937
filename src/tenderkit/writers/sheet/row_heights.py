"""How high a row of a sheet must be to show its texts: a row without a height is drawn too low by LibreOffice.

Counted in the letters of Calibri 11, the font of a sheet, where a column's width is so many digits; a little more than it takes.
"""

from collections.abc import Sequence
from functools import lru_cache

_LINE = 15.0  # points
_PADDING = 4.0
_HIGHEST = 409.0  # Excel's limit
_EDGES = 1.0  # of a cell, in digits
_NARROW, _WIDE = frozenset("iljtfrI.,:;'|!()[]-/ \u00a0"), frozenset("mwMWÅÄÖ@%&—…")


def row_height(texts: Sequence[str], widths: Sequence[float]) -> float:
    """Points for the highest of the texts, each wrapped in a column of so many digits."""
    lines = max((_lines(text, width) for text, width in zip(texts, widths, strict=True)), default=1)
    return min(_HIGHEST, lines * _LINE + _PADDING)


@lru_cache(maxsize=4096)
def _lines(text: str, width: float) -> int:
    """The lots of a procurement have the same clauses, and each its workbook."""
    return sum(_wrapped(paragraph, width - _EDGES) for paragraph in text.split("\n"))


def _wrapped(paragraph: str, width: float) -> int:
    """Lines of one paragraph; a word that is longer than a line goes on in the next."""
    lines, used = 1, 0.0
    for word in paragraph.split(" "):
        length = sum(map(_size, word))
        if used and used + _size(" ") + length > width:
            lines, used = lines + 1, 0.0
        used += length + (_size(" ") if used else 0.0)
        more = int(used / width) if used > width else 0
        lines, used = lines + more, used - more * width
    return lines


def _size(letter: str) -> float:
    if letter in _NARROW:
        return 0.6
    if letter in _WIDE:
        return 1.6
    return 1.2 if letter.isupper() else 1.0
