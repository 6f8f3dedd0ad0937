"""Rewriting the golden text of a hand-kept test file: every other letter stays."""

import re
from collections.abc import Mapping

_KEY = "golden:"
_STEP = 2


def with_golden(text: str, golden: Mapping[tuple[int, int], str]) -> str | None:
    """The file with new golden texts, each by the line and column of its key; `None` when a key isn't first on its line."""
    ending = "\r\n" if "\r\n" in text else "\n"
    lines = text.replace("\r\n", "\n").split("\n")
    for (line, column), new in sorted(golden.items(), reverse=True):  # from the end, so that lines keep their numbers
        first = line - 1
        before = lines[first][: column - 1]
        if not re.fullmatch(r"[ ]*(- *)?", before):
            return None
        after = _end_of_block(lines, first, column - 1)
        lines[first:after] = [f"{before}{_KEY} |", *_indented(new, column - 1 + _STEP)]
    return ending.join(lines)


def _end_of_block(lines: list[str], first: int, indent: int) -> int:
    """The line after the last one that belongs to the value; empty lines at its end are left alone."""
    after = first + 1
    for number in range(first + 1, len(lines)):
        content = lines[number].lstrip(" ")
        if content and len(lines[number]) - len(content) <= indent:
            break
        if content:
            after = number + 1
    return after


def _indented(text: str, indent: int) -> list[str]:
    return [f"{' ' * indent}{line}" if line else "" for line in text.split("\n")]
