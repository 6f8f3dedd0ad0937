"""A run that is killed at any system call, or meets a full disk, leaves every target whole: the old bytes or the new."""

import os
import re
import shutil
import signal
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from itertools import count
from pathlib import Path

import msgspec
import pytest

from judges.patience import HANGS_AFTER_SECONDS
from judges.programs import need_program
from tenderkit.writers.file_names import TEMPORARY_PREFIX
from tenderkit.writers.output import Output, place

SOURCE = Path(__file__).parents[2] / "src"
PACKAGES = Path(msgspec.__file__).parents[1]
OLD, NEW = b"gammalt " * 2000, b"nytt " * 4000
NAMES = ("kravavsnitt.docx", "kravavsnitt.txt")
MARK = "/tenderkit-begins-here"
# A kill at one of these leaves the disk as a kill at the next call does, so they are passed over to save time.
ONLY_LOOKS = frozenset({"read", "pread64", "lseek", "ioctl", "fcntl", "fstat", "newfstatat", "statx", "getdents64"})
ONLY_OWN_PROCESS = frozenset({"brk", "mmap", "munmap", "mprotect", "madvise", "futex", "rt_sigaction", "getrandom"})
CHANGES_NOTHING = ONLY_LOOKS | ONLY_OWN_PROCESS | {"exit_group"}

# It waits for the others as long as they need: how fast six runs are on this machine is not what is tried.
CHILD = """\
import fcntl, os, sys
sys.path[:0] = sys.argv[1].split(os.pathsep)
from pathlib import Path
from tenderkit.problems import TenderkitError
from tenderkit.writers import folder_lock
from tenderkit.writers.output import Output, place
folder_lock._TRIES = 10_000
os.path.exists(sys.argv[3])
try:
    place([Output(Path(sys.argv[2], name), b"nytt " * 4000) for name in sys.argv[4:]], force=True)
except TenderkitError as error:
    sys.exit(error.message.code)
"""


def _child(folder: Path) -> list[str]:
    """Without what site packages run at the start, so that the calls before the mark are few and always the same."""
    return [sys.executable, "-ISB", "-c", CHILD, f"{SOURCE}{os.pathsep}{PACKAGES}", str(folder), MARK, *NAMES]


def _traced(folder: Path, *options: str) -> subprocess.CompletedProcess[bytes]:
    command = ["strace", "-f", "-qq", *options, *_child(folder)]
    return subprocess.run(command, capture_output=True, timeout=HANGS_AFTER_SECONDS, check=False)


def _folder_with_old_files(folder: Path) -> Path:
    """Without what an earlier kill left: it would be mended first."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    for name in NAMES:
        (folder / name).write_bytes(OLD)
    return folder


def _calls_before_and_after_the_mark(folder: Path) -> tuple[Counter[str], Counter[str]]:
    log = folder.parent / "calls.txt"
    done = _traced(_folder_with_old_files(folder), "-o", str(log))
    assert done.returncode == 0, done.stderr.decode()
    before, _, after = log.read_text("utf-8", "replace").rpartition(MARK)
    return _names(before), _names(after)


def _names(log: str) -> Counter[str]:
    return Counter(re.findall(r"^\d+ +(\w+)\(", log, re.MULTILINE))


def _kill_at_each(call: str, first: int, folder: Path) -> Iterator[dict[str, bytes]]:
    """What stands in the folder after a kill at the n:th call of a kind, until a run ends by itself."""
    for number in count(first):
        inject = f"inject={call}:signal=SIGKILL:when={number}"
        done = _traced(_folder_with_old_files(folder), "-o", os.devnull, "-e", f"trace={call}", "-e", inject)
        yield {path.name: path.read_bytes() for path in folder.iterdir()}
        if done.returncode == 0:
            return
        assert done.returncode in (-signal.SIGKILL, 128 + signal.SIGKILL), done.stderr.decode()


def test_a_run_killed_at_any_system_call_leaves_whole_files(tmp_path: Path) -> None:
    need_program("strace")
    before, after = _calls_before_and_after_the_mark(tmp_path / "mall")
    calls = sorted(set(after) - CHANGES_NOTHING)

    def killed(call: str) -> list[dict[str, bytes]]:
        return list(_kill_at_each(call, before[call] + 1, tmp_path / call))

    with ThreadPoolExecutor(os.cpu_count()) as pool:
        runs = [standing for found in pool.map(killed, calls) for standing in found]

    assert {"fsync", "rename", "write"} <= set(calls)
    assert len(runs) >= sum(after[call] for call in calls)
    assert {standing[name] for standing in runs for name in NAMES} == {OLD, NEW}
    assert any(name.startswith(TEMPORARY_PREFIX) for standing in runs for name in standing)


def test_the_next_run_mends_what_a_killed_one_left(tmp_path: Path) -> None:
    need_program("strace")
    folder = _folder_with_old_files(tmp_path / "ut")
    done = _traced(folder, "-o", os.devnull, "-e", "trace=rename", "-e", "inject=rename:signal=SIGKILL:when=2")
    assert done.returncode != 0

    place([Output(folder / name, NEW) for name in NAMES], force=True)

    assert {path.name: path.read_bytes() for path in folder.iterdir()} == dict.fromkeys(NAMES, NEW)


@pytest.mark.parametrize("number", [1, 2])
def test_a_disk_that_fills_up_loses_nothing(tmp_path: Path, number: int) -> None:
    need_program("strace")
    folder = _folder_with_old_files(tmp_path / "ut")

    full = f"inject=fsync:error=ENOSPC:when={number}"
    done = _traced(folder, "-o", os.devnull, "-e", "trace=fsync", "-e", full)

    assert done.stderr.decode().strip() == "TK-F008"
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == dict.fromkeys(NAMES, OLD)


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such limit")
def test_a_file_larger_than_there_is_room_for_loses_nothing(tmp_path: Path) -> None:
    folder = _folder_with_old_files(tmp_path / "ut")
    limited = ["sh", "-c", 'ulimit -f 8 && exec "$@"', "sh", *_child(folder)]  # blocks of 512 or 1024 bytes

    done = subprocess.run(limited, capture_output=True, timeout=HANGS_AFTER_SECONDS, check=False)

    assert done.stderr.decode().strip() == "TK-F008"
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == dict.fromkeys(NAMES, OLD)


def test_runs_at_the_same_time_leave_whole_files_and_nothing_else(tmp_path: Path) -> None:
    folder = _folder_with_old_files(tmp_path / "ut")

    children = [subprocess.Popen(_child(folder)) for _ in range(6)]

    assert [child.wait(timeout=HANGS_AFTER_SECONDS) for child in children] == [0] * 6
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == dict.fromkeys(NAMES, NEW)
