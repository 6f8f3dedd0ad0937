"""Which program this is, and what state its files are in: another one makes something else of the same source."""

import os
from collections.abc import Iterator
from functools import cache

from tenderkit import __file__ as _program
from tenderkit import __version__

_PACKAGE = os.path.dirname(_program)  # noqa: PTH120 - all here is text, since hundreds of paths are looked at
_INSTALLED = os.path.join(_PACKAGE, "library")  # noqa: PTH118 - the library lies here in an installed program

FileState = tuple[str, int, int]


@cache
def program_state() -> bytes:
    """The version and when it was installed; in a checkout, whose code changes, also the state of all of it."""
    began = os.stat(_program).st_ctime_ns  # noqa: PTH116 - as above
    code = () if os.path.isdir(_INSTALLED) else files_state(_PACKAGE, ".py")  # noqa: PTH112 - as above
    return repr((__version__, _PACKAGE, began, code)).encode()


def files_state(folder: str, suffix: str) -> tuple[FileState, ...]:
    """Name, size and time of the folder's own files and of those below it: what Python holds its compiled modules against."""
    return tuple(sorted(_states(folder, suffix)))


def _states(folder: str, suffix: str) -> Iterator[FileState]:
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.name.endswith(suffix):
                state = entry.stat()
                yield entry.name, state.st_size, state.st_mtime_ns
            elif "." not in entry.name and not entry.name.startswith("__"):
                yield from _states(entry.path, suffix)
