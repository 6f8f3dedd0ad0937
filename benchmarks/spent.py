"""What a whole process took, what it started included."""

import os
import subprocess
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Spent:
    """Seconds of processor and of clock, and how it ended."""

    cpu: float
    wall: float
    code: int = 0


def spent_on(command: Sequence[str], cwd: Path | None = None, *, may_fail: bool = False) -> Spent:
    """Run the command to its end. Raises `CalledProcessError` with what it said when it fails and may not."""
    start, before = time.perf_counter(), os.times()
    ended = subprocess.run(command, cwd=cwd, check=False, capture_output=True, text=True)
    wall, after = time.perf_counter() - start, os.times()
    if ended.returncode and not may_fail:
        raise subprocess.CalledProcessError(ended.returncode, list(command), ended.stdout, ended.stderr[-2000:])
    cpu = after.children_user + after.children_system - before.children_user - before.children_system
    return Spent(cpu, wall, ended.returncode)
