"""One run at a time writes to a folder. The system keeps the lock, so a run that is killed leaves none behind."""

import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from tenderkit.messages import Message
from tenderkit.writers.file_names import TEMPORARY_PREFIX
from tenderkit.writers.refusals import WritingRefusedError

LOCK_NAME = f"{TEMPORARY_PREFIX}lock"
# A build holds a folder for a fraction of a second; after five seconds something is wrong.
_TRIES = 50
_PAUSE_SECONDS = 0.1


@contextmanager
def sole_writer(folder: Path) -> Iterator[bool]:
    """Whether we know that nobody else writes here: some network shares keep no locks, and work goes on without."""
    handle = _patiently_locked(folder)
    try:
        yield handle is not None
    finally:
        if handle is not None:
            with suppress(OSError):  # what was written stands; the lock ends with the run
                os.close(handle)


def is_held(folder: Path) -> bool:
    """Whether somebody is writing in the folder at this moment."""
    try:
        handle = _locked(folder)
    except (BlockingIOError, FileExistsError):
        return True
    except OSError:
        return False
    os.close(handle)
    return False


def patiently(has_come: Callable[[], bool]) -> bool:
    """Wait for something as long as for a lock; whether it came."""
    for _ in range(_TRIES):
        if has_come():
            return True
        time.sleep(_PAUSE_SECONDS)
    return False


def _patiently_locked(folder: Path) -> int | None:
    for _ in range(_TRIES):
        try:
            return _locked(folder)
        except (BlockingIOError, FileExistsError):
            time.sleep(_PAUSE_SECONDS)
        except OSError:
            return None
    raise WritingRefusedError([Message("TK-F009", {"folder": str(folder)})])


def _locked(folder: Path) -> int:
    return lock_by_file(folder) if os.name == "nt" else lock_folder(folder)


def lock_folder(folder: Path) -> int:
    """The folder itself is locked, so nothing lies in it."""
    import fcntl  # Windows has no such module

    handle = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        os.close(handle)
        raise
    return handle


def lock_by_file(folder: Path) -> int:
    """Windows cannot lock a folder; it removes a file opened as temporary when the run ends, however it ends."""
    return os.open(folder / LOCK_NAME, os.O_CREAT | os.O_EXCL | os.O_RDWR | getattr(os, "O_TEMPORARY", 0))
