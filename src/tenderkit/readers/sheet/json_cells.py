"""Lines of JSON, one object a row -> a table: a column for each key, keys within keys with a point between."""

import json
from collections.abc import Iterator
from typing import Any

from msgspec import Struct

from tenderkit.problems import Key


class JsonTable(Struct, frozen=True):
    """`columns` are the keys in the order in which they first stand; each row its line number, and what it says by column.

    `broken` are the lines that can't be read.
    """

    columns: tuple[Key, ...]
    rows: tuple[tuple[int, dict[int, object]], ...]
    broken: tuple[int, ...]


class _TwiceError(ValueError):
    """A key stands twice in one object."""


def json_cells(text: str) -> JsonTable:
    """Every object; numbers stay as they are typed."""
    columns: dict[Key, int] = {}
    rows: list[tuple[int, dict[int, object]]] = []
    broken: list[int] = []
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        try:
            found = json.loads(line, parse_float=str, parse_int=str, object_pairs_hook=_once_each)
        except (ValueError, RecursionError):
            broken.append(number)
            continue
        if not isinstance(found, dict):
            broken.append(number)
            continue
        rows.append((number, {columns.setdefault(key, len(columns)): value for key, value in _leaves(found, ())}))
    return JsonTable(tuple(columns), tuple(rows), tuple(broken))


def _once_each(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        raise _TwiceError
    return found


def _leaves(found: dict[str, Any], block: Key) -> Iterator[tuple[Key, object]]:
    for name, value in found.items():
        if isinstance(value, dict):
            yield from _leaves(value, (*block, name))
        elif value is not None:
            yield (*block, name), value
