"""The rows of a case checked in parts, each part by a process of its own where that is worth it."""

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import BrokenExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Protocol

from msgspec import Struct, field

from tenderkit.messages import Message
from tenderkit.problems import Fault, RefusedError
from tenderkit.workflows.batch.row_processes import BEGIN_AS_COPIES, row_processes

_WORTH_SHARING = 1000  # rows
_ROWS = 250  # in a part


class RowPart(Struct):
    """What was found of some rows, by their places among all: faults, what a row waits for, and what its documents are called."""

    faults: list[tuple[int, Fault]] = field(default_factory=list)
    waits: dict[int, tuple[Message, ...]] = field(default_factory=dict)
    stems: dict[int, tuple[str, ...]] = field(default_factory=dict)


class ChecksParts(Protocol):
    """Whoever checks some of the rows of a case; `first` is the place of the first of them among all."""

    def part(self, case: Path, rows: Sequence[Any], first: int) -> RowPart: ...


_HELD: list[tuple[ChecksParts, Path, Sequence[Any]]] = []  # for the processes that begin as copies of this one


@contextmanager
def shared_parts(
    check: ChecksParts, case: Path, rows: Sequence[Any], workers: int
) -> Iterator[Callable[[], Iterator[RowPart]]]:
    """While this lasts the parts are worked on; what it gives waits for them, in their order."""
    if workers == 1 or len(rows) < _WORTH_SHARING or not BEGIN_AS_COPIES:
        yield lambda: iter((check.part(case, rows, 0),))
        return
    _HELD[:] = [(check, case, rows)]
    try:
        with row_processes(workers) as pool:
            waiting = [pool.submit(_part_of_held, at) for at in range(0, len(rows), _ROWS)]
            yield lambda: (each.result() for each in waiting)
    except BrokenExecutor as error:
        raise RefusedError("TK-B126", {"why": type(error).__name__}) from None
    finally:
        _HELD.clear()


def _part_of_held(first: int) -> RowPart:
    check, case, rows = _HELD[0]
    return check.part(case, rows[first : first + _ROWS], first)
