"""What a whole process took, what it started included."""

import os
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace


@dataclass(frozen=True)
class Spent:
    """Seconds of processor and of clock, and how it ended."""

    cpu: float
    wall: float
    code: int = 0


@contextmanager
def measured() -> Iterator[Callable[[], Spent]]:
    """What the children that end meanwhile take, asked for when they have ended."""
    start, before = time.perf_counter(), resource.getrusage(resource.RUSAGE_CHILDREN)

    def spent() -> Spent:
        wall, after = time.perf_counter() - start, resource.getrusage(resource.RUSAGE_CHILDREN)
        return Spent(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, wall)

    yield spent


def spent_on(command: Sequence[str], *, may_fail: bool = False) -> Spent:
    """Run the command to its end. Raises `CalledProcessError` with what it said when it fails and may not."""
    with measured() as spent:
        ended = subprocess.run(command, check=False, capture_output=True, text=True, env=as_a_user_has_it())
        taken = spent()
    if ended.returncode and not may_fail:
        print(ended.stderr[-2000:], file=sys.stderr)
        raise subprocess.CalledProcessError(ended.returncode, list(command), ended.stdout, ended.stderr)
    return replace(taken, code=ended.returncode)


def as_a_user_has_it() -> dict[str, str]:
    """The environment without what a developer may have told Python: where to look, and not to keep what it has compiled."""
    return {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
