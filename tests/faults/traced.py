"""The real program under `strace`, which lets a fault happen at a chosen system call. Slow, so only a sample is tried."""

import os
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from faults.every_point import PointReport, hidden_left, restore, unknown_files
from faults.scenes import FaultScene
from judges.as_a_user import program_runs
from judges.patience import HANGS_AFTER_SECONDS

CALLS = ("rename", "link", "unlink", "fsync", "flock", "mkdir", "chmod", "close", "write")
FAULTS = ("signal=SIGKILL", "signal=SIGINT", "error=EIO", "error=ENOSPC", "error=EACCES", "error=EINTR")
_UNTIL_IT_SPEAKS = (
    "-c",
    "import tenderkit.messages",
)  # before its messages are there a program can only end as Python ends it
_SOME = {"close": 40, "write": 4}  # most of these only read, or start Python


def calls_of(arguments: Sequence[str], here: Path) -> Counter[str]:
    """How often Python makes each of the calls when it is run with the arguments."""
    log = here.parent / "anrop.txt"
    _traced(arguments, here, "-o", str(log), "-e", f"trace={','.join(CALLS)}")
    return Counter(re.findall(r"^\d+ +(\w+)\(", log.read_text("utf-8", "replace"), re.MULTILINE))


def traced_points(calls: Counter[str], before_ours: Counter[str]) -> Iterator[tuple[str, int, str]]:
    """Each call with each fault; of the calls that mostly read, some, and among them the last ones.

    Not those that are made before the program can say anything: nobody can answer for it then.
    """
    for call, number in sorted(calls.items()):
        step = _SOME.get(call, 1)
        for at in range(number, before_ours[call], -step):
            yield from ((call, at, fault) for fault in FAULTS)


def try_traced(scene: FaultScene, room: Path, *, every: int = 1) -> PointReport:
    """Every `every`:th of the points: what was acknowledged stands, and after the next run all is sound."""
    original, here = room / "som det var", room / "h"
    original.mkdir()
    scene.prepare(original)
    restore(original, here)
    report = PointReport(f"{scene.name} (strace)")
    calls, before_ours = calls_of(_of(scene), here), calls_of(_UNTIL_IT_SPEAKS, here)
    for call, at, fault in list(traced_points(calls, before_ours))[::every]:
        restore(original, here)
        done = _traced(
            _of(scene), here, "-o", os.devnull, "-e", f"trace={call}", "-e", f"inject={call}:{fault}:when={at}"
        )
        report.points[f"{fault.partition('=')[2]} at {call}"] += 1
        report.unsound += (f"{scene.name}: {fault} at {call} {at}: {why}" for why in _unsound(scene, done, here))
    return report


def _unsound(scene: FaultScene, done: subprocess.CompletedProcess[bytes], here: Path) -> Iterator[str]:
    said = done.stdout.decode() + done.stderr.decode()
    if done.returncode == 70 or "Traceback" in said:
        yield f"exit code {done.returncode}: {said[-300:]}"
    if done.returncode == 0:
        yield from unknown_files(here)
    scene.edit(here)
    seen = program_runs(*scene.arguments, cwd=here)
    if seen.code not in scene.edited:
        yield f"edited and run: exit code {seen.code}: {seen.text[-300:]}"
    yield from unknown_files(here)
    yield from hidden_left(here)


def _of(scene: FaultScene) -> Sequence[str]:
    return ("-m", "tenderkit", *scene.arguments)


def _traced(arguments: Sequence[str], here: Path, *options: str) -> subprocess.CompletedProcess[bytes]:
    command = ["strace", "-f", "-qq", *options, sys.executable, "-B", *arguments]
    return subprocess.run(command, cwd=here, capture_output=True, timeout=HANGS_AFTER_SECONDS, check=False)
