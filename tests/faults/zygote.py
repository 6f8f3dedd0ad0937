"""A command that stands still just before its first change, and from there goes on once for each fault that is asked for."""

import json
import os
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NoReturn

from msgspec import Struct

from faults.injection import FaultKind, FaultPlan, inject
from judges.as_a_user import user_runs

KILLED = -signal.SIGKILL
OUR_FAULT = 70
NOTHING_CHANGED = -1000  # the command ended before it would have changed anything


class FaultyRun(Struct, frozen=True):
    """How a run with a fault ended: its exit code, what it said, and how many calls it made."""

    code: int
    said: str
    calls: tuple[str, ...]


class Zygote(Struct):
    """The waiting process: `run` lets a copy of it go on."""

    asks: int
    answers: int

    def run(self, at: int, kind: FaultKind) -> FaultyRun:
        """Go on with a fault at the call with this number; 0 for none."""
        os.write(self.asks, json.dumps([at, kind]).encode() + b"\n")
        code, said, calls = json.loads(_line(self.answers))
        return FaultyRun(code, said, tuple(calls))


@contextmanager
def waiting_command(arguments: tuple[str, ...], here: Path) -> Iterator[Zygote]:
    """Start the command in the folder `here`, up to its first change."""
    asked, ask = os.pipe()
    answered, answer = os.pipe()
    pid = os.fork()
    if pid == 0:
        os.close(ask)
        os.close(answered)
        _live(arguments, here, asked, answer)
    os.close(asked)
    os.close(answer)
    try:
        yield Zygote(ask, answered)
    finally:
        os.close(ask)
        os.close(answered)
        os.waitpid(pid, 0)


class _Unpatched(Struct, frozen=True):
    """The calls that this file itself needs, as they were before any was made to fail."""

    write: Callable[[int, bytes], int] = os.write
    close: Callable[[int], None] = os.close
    fork: Callable[[], int] = os.fork
    wait: Callable[[int, int], tuple[int, int]] = os.waitpid
    end: Callable[[int], NoReturn] = os._exit


def _live(arguments: tuple[str, ...], here: Path, asked: int, answer: int) -> NoReturn:
    """Never returns to the tests: what was forked ends here."""
    system = _Unpatched()
    os.chdir(here)
    signal.signal(signal.SIGINT, signal.default_int_handler)
    plan = FaultPlan(first=lambda plan: _serve(plan, system, asked, answer))
    inject(plan)
    try:
        seen = user_runs(*arguments)
        result = [seen.code, seen.text, plan.made]
    except BaseException as fault:  # noqa: BLE001 - what the program's own net didn't catch
        result = [OUR_FAULT, repr(fault), plan.made]
    if plan.tell is not None:
        system.write(plan.tell, json.dumps(result).encode())
        system.end(0)
    while _line(asked):  # nothing was ever changed
        system.write(answer, json.dumps([NOTHING_CHANGED, str(result), []]).encode() + b"\n")
    system.end(0)


def _serve(plan: FaultPlan, system: _Unpatched, asked: int, answer: int) -> None:
    """Stand still, and return once for each fault that is asked for, each time in a process of its own."""
    while line := _line(asked):
        at, kind = json.loads(line)
        told, tell = os.pipe()
        pid = system.fork()
        if pid == 0:
            plan.at, plan.kind, plan.tell = at, FaultKind(kind), tell
            return
        system.close(tell)
        said = _all(told)
        system.close(told)
        _, status = system.wait(pid, 0)
        system.write(answer, (said or json.dumps([os.waitstatus_to_exitcode(status), "", []]).encode()) + b"\n")
    system.end(0)


def _line(handle: int) -> bytes:
    got = b""
    while not got.endswith(b"\n"):
        piece = os.read(handle, 65536)
        if not piece:
            return b""
        got += piece
    return got


def _all(handle: int) -> bytes:
    got = b""
    while piece := os.read(handle, 65536):
        got += piece
    return got


def in_a_fork(work: Callable[[], object]) -> object:
    """What the work returns (as JSON tells it), done in a process of its own, so that it leaves no trace in this one."""
    told, tell = os.pipe()
    pid = os.fork()
    if pid == 0:
        code = 1
        try:
            os.write(tell, json.dumps(work()).encode())
            code = 0
        finally:
            sys.stderr.flush()
            os._exit(code)
    os.close(tell)
    said = _all(told)
    os.close(told)
    _, status = os.waitpid(pid, 0)
    assert status == 0, f"the judge died: {status}"
    return json.loads(said)
