"""CSV -> cells as text, whatever program wrote it: UTF-8 with or without a mark, UTF-16, or Windows' own letters."""

import codecs
import csv
from io import StringIO

_DELIMITERS = ";\t,"
_WIDE, _NARROW = ("utf-16",), ("utf-8-sig", "cp1252", "latin-1")
_LOOKED_AT = 40  # lines that say which sign stands between the cells


class NotReadableCsvError(Exception):
    """The bytes are no text, or no table."""


def csv_cells(data: bytes) -> list[list[str]]:
    """Every row; raises `NotReadableCsvError` for what is no text."""
    text = _decoded(data)
    try:
        return list(csv.reader(StringIO(text, newline=""), delimiter=_delimiter(text)))
    except csv.Error:
        raise NotReadableCsvError from None


def _decoded(data: bytes) -> str:
    marked = data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    for encoding in _WIDE if marked else _NARROW:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    raise NotReadableCsvError


def _delimiter(text: str) -> str:
    """The sign that divides the first lines into most cells; a comma inside quotation marks divides nothing."""
    lines = text[: _LOOKED_AT * 2000].splitlines()[:_LOOKED_AT]

    def cells(sign: str) -> int:
        return sum(len(row) - 1 for row in csv.reader(lines, delimiter=sign))

    return max(_DELIMITERS, key=cells)
