"""`tenderkit.toml`: read whole, with every fault at its line."""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from tenderkit.messages import Message
from tenderkit.patterns import lazy_pattern
from tenderkit.prepared import prepared
from tenderkit.problems import InvalidInputError, Problem

_CONTROL = lazy_pattern(r"[\x00-\x1f\x7f]")
_BACKSLASH_IN_QUOTES = lazy_pattern(r'^[^\'#]*"[^#]*\\')


def read_settings(path: Path) -> Mapping[str, object]:
    r"""What the file states; raises `InvalidInputError` when it is no TOML, or when a path's backslashes were read as signs.

    In TOML `"C:\nya"` holds a line break and `"C:\Users"` can't be read at all: neither is what a Windows user means.
    """
    source = path.read_bytes()
    stated: dict[str, object] = prepared("settings", dict[str, Any], (source,), lambda: _parsed(path, source))
    if eaten := list(_eaten_backslashes(stated, path)):
        raise InvalidInputError(eaten)
    return stated


def setting_problem(path: Path, setting: str, code: str, **facts: str) -> Problem:
    """A problem at the line of a setting, or of a table's heading."""
    line = re.search(rf"^[ \t]*\[?[\"']?{re.escape(setting)}\b", path.read_text("utf-8-sig"), re.MULTILINE)
    number = line.string.count("\n", 0, line.start()) + 1 if line else 1
    return Problem(path, number, 1, Message(code, facts))


def _parsed(path: Path, source: bytes) -> dict[str, Any]:
    import tomllib

    try:
        return tomllib.loads(source.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        place, message = (error.object.count(b"\n", 0, error.start) + 1, 1), Message("TK-C016")
    except tomllib.TOMLDecodeError as error:
        place = _toml_place(str(error), source)
        message = Message("TK-F046" if _has_backslash(source, place[0]) else "TK-L040")
    raise InvalidInputError([Problem(path, *place, message)])


def _toml_place(said: str, source: bytes) -> tuple[int, int]:
    """`tomllib` tells the place of a fault in its sentence only, and of one at the end just that."""
    found = re.search(r"line ([0-9]+), column ([0-9]+)", said)
    return (int(found[1]), int(found[2])) if found else (source.count(b"\n") + 1, 1)


def _has_backslash(source: bytes, number: int) -> bool:
    """Whether the line holds a backslash in double quotes."""
    line = source.decode("utf-8-sig").split("\n")[number - 1]
    return _BACKSLASH_IN_QUOTES.match(line) is not None


def _eaten_backslashes(stated: Mapping[str, object], path: Path) -> Iterator[Problem]:
    for key, value in stated.items():
        if isinstance(value, dict):
            yield from _eaten_backslashes(value, path)
        if isinstance(value, str) and _CONTROL.search(value):
            yield setting_problem(path, key, "TK-F045", key=key)
