"""Faults at the N-th call to the system: the process is killed, the call fails, or Ctrl-C comes just then.

The calls are those that open, write, move, close, sync or lock. They are counted where Python makes them, in a forked
process, which is a hundred times faster than a tracer; `test_with_strace.py` tries the real system calls.
"""

import builtins
import errno
import fcntl
import io
import os
import secrets
import signal
from collections.abc import Callable
from enum import StrEnum
from itertools import count
from typing import Any, Protocol, Self

from msgspec import Struct, field


class FaultKind(StrEnum):
    """What happens at the call. `BROKEN`: this call and every later one that would change something fails."""

    KILL = "kill"
    EIO = "EIO"
    ENOSPC = "ENOSPC"
    EACCES = "EACCES"
    INTERRUPT = "interrupt"
    BROKEN = "broken"


_NUMBERS = {"EIO": errno.EIO, "ENOSPC": errno.ENOSPC, "EACCES": errno.EACCES, "broken": errno.EIO}
_CHANGES = ("open", "close", "fsync", "replace", "rename", "link", "unlink", "mkdir", "rmdir", "chmod")
# A call that ends with a fault has done its work all the same.
_DONE_ALL_THE_SAME = {"close"}


class MeetsCalls(Protocol):
    """What is told of every call, and makes it."""

    begun: bool

    def meet(self, name: str, work: Callable[[], Any], half: Callable[[], Any] | None = None, on: object = None) -> Any:  # noqa: ANN401 - any call's answer
        """Make a call on the file `on`; `half` would do a part of the work."""


class FaultPlan(Struct):
    """Counts the calls; `at` is the number of the one that fails, 0 for none. `first` is told of the first change."""

    at: int = 0
    kind: FaultKind = FaultKind.KILL
    first: Callable[["FaultPlan"], None] | None = None
    begun: bool = False
    tell: int | None = None  # where the forked run tells how it ended
    made: list[str] = field(default_factory=list)

    def meet(self, name: str, work: Callable[[], Any], half: Callable[[], Any] | None = None, on: object = None) -> Any:  # noqa: ANN401 - any call's answer
        """Make a call on the file `on`, or let the fault happen; `half` does a part of the work."""
        if not self.begun:
            self.begun = True
            if self.first is not None:
                self.first(self)
        self.made.append(name)
        if self._fails():
            if half is not None:
                half()
            if name in _DONE_ALL_THE_SAME:
                work()
            self._happen(on)
        return work()

    def _fails(self) -> bool:
        number = len(self.made)
        return number == self.at or (self.kind is FaultKind.BROKEN and 0 < self.at < number)

    def _happen(self, on: object) -> None:
        """Ctrl-C lets the call be made all the same; where nobody listens, it goes on."""
        if self.kind is FaultKind.KILL:
            os.kill(os.getpid(), signal.SIGKILL)
        if self.kind is FaultKind.INTERRUPT:
            signal.raise_signal(signal.SIGINT)
            return
        number = _NUMBERS[self.kind]
        raise OSError(number, os.strerror(number), *([os.fspath(on)] if isinstance(on, str | os.PathLike) else []))


class _Sink:
    """A file that is written to."""

    def __init__(self, plan: MeetsCalls, file: Any) -> None:  # noqa: ANN401 - any file
        self._plan, self._file = plan, file

    def write(self, data: bytes) -> int:
        def half() -> None:
            self._file.write(data[: len(data) // 2])
            self._file.flush()

        return int(self._plan.meet("write", lambda: self._file.write(data), half))

    def flush(self) -> None:
        self._plan.meet("flush", self._file.flush)

    def fileno(self) -> int:
        return int(self._file.fileno())

    def close(self) -> None:
        self._plan.meet("close", self._file.close)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def inject(plan: MeetsCalls, names_from: int = 1) -> None:
    """From now on every call of this process goes by the plan. There is no way back: fork first.

    Hidden names are numbers in a row, so that the states after two runs can be told apart.
    """
    for name in _CHANGES:
        setattr(os, name, _guarded(plan, name, getattr(os, name)))
    fcntl.flock = _guarded(plan, "flock", fcntl.flock)
    opened = io.open

    def guarded_open(file: Any, mode: str = "r", *args: Any, **kwargs: Any) -> Any:  # noqa: ANN401 - as `open`
        if not set(mode) & set("wxa+"):
            looks = plan.begun
            return (
                plan.meet("read", lambda: opened(file, mode, *args, **kwargs), on=file)
                if looks
                else opened(file, mode, *args, **kwargs)
            )
        return _Sink(plan, plan.meet("open", lambda: opened(file, mode, *args, **kwargs), on=file))

    io.open = guarded_open  # pathlib and os.fdopen ask here
    builtins.open = guarded_open
    number = count(names_from)
    secrets.token_hex = lambda nbytes=None: f"{next(number):0{2 * (nbytes or 8)}x}"


def _guarded(plan: MeetsCalls, name: str, real: Callable[..., Any]) -> Callable[..., Any]:
    def guarded(*args: Any, **kwargs: Any) -> Any:  # noqa: ANN401 - as the call
        return plan.meet(name, lambda: real(*args, **kwargs), on=args[0])

    return guarded
