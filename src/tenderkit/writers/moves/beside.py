"""Files beside their targets: whole, forced to the disk and read back before anything is moved, under names that tell nothing."""

import errno
import os
import secrets
import shutil
import stat
import time
from collections.abc import Collection
from contextlib import suppress
from pathlib import Path

from tenderkit.messages import Message
from tenderkit.writers.file_names import TEMPORARY_PREFIX
from tenderkit.writers.folder_lock import LOCK_NAME
from tenderkit.writers.refusals import WritingRefusedError, preparing
from tenderkit.writers.targets import Output

ONLY_MINE, ONLY_MY_FOLDER = 0o600, 0o700
OPEN_FILE, OPEN_FOLDER = 0o666, 0o777  # as far as the user's own mask lets others in
_OTHERS = 0o007
_NO_RIGHTS_THERE = frozenset({errno.EPERM, errno.ENOTSUP, errno.ENOSYS})
# A virus scanner may hold a new file for a moment on Windows.
_PAUSES_SECONDS = (0.05, 0.1, 0.2, 0.4)
_BINARY = getattr(os, "O_BINARY", 0)  # Windows


def temporary_beside(target: Path) -> Path:
    """A new name in the folder of the target."""
    return target.parent / f"{TEMPORARY_PREFIX}{secrets.token_hex(8)}.tmp"


def write_beside(beside: Path, output: Output) -> None:
    """The bytes, whole and read back. Nobody else may read them before they stand where they shall.

    Raises `WritingRefusedError`; what was written until then is for the caller to remove.
    """
    with preparing(output.path):
        _write_and_verify(beside, output)


def write_new(path: Path, data: bytes, mode: int) -> None:
    """Write a file that isn't there yet, with these rights from its first byte, and force it to the disk."""
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | _BINARY, mode)
    with os.fdopen(handle, "wb") as sink:
        sink.write(data)
        sink.flush()
        os.fsync(sink.fileno())


def write_all(path: str, data: bytes, mode: int) -> None:
    """Write a file anew with these rights from its first byte; it needn't outlive a loss of power."""
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | _BINARY, mode)
    with os.fdopen(handle, "wb", 0) as sink:
        left = memoryview(data)
        while left:
            left = left[sink.write(left) :]


def keep(path: Path, kept: Path) -> None:
    """Let the bytes of a file stand under a second name too: as a copy, where a file can have one name only."""
    try:
        os.link(path, kept)
    except OSError:
        write_new(kept, path.read_bytes(), ONLY_MINE)
        shutil.copymode(path, kept)


def move_into_place(beside: Path, path: Path) -> None:
    """One file instead of the other, at once. Raises `OSError`."""
    for pause in _PAUSES_SECONDS:
        with suppress(PermissionError):
            beside.replace(path)
            return
        time.sleep(pause)
    beside.replace(path)


def remove(path: Path) -> None:
    """Remove a file of ours, if the system lets us; the next run tries again."""
    with suppress(OSError):
        path.unlink()


def sweep(folder: Path, named: Collection[Path]) -> None:
    """Remove what a killed run left, but not what a journal has named. Nobody else writes here now."""
    with suppress(OSError):
        leftovers = [path for path in folder.iterdir() if path.name.startswith(TEMPORARY_PREFIX)]
        for path in leftovers:
            if path.name != LOCK_NAME and path.is_file() and path not in named:
                path.unlink()


def narrow(output: Output) -> None:
    """A paper about a person that an earlier version left open to everybody."""
    wanted = _wanted_mode(output)
    if output.private and wanted is not None:
        with preparing(output.path):
            _give(output.path, wanted)


def sync_folder(folder: Path) -> None:
    """So that the new names outlive a loss of power; Windows and some shares have no such call."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _write_and_verify(beside: Path, output: Output) -> None:
    wanted = _wanted_mode(output)
    write_new(beside, output.data, OPEN_FILE if wanted is None else ONLY_MINE)
    if beside.read_bytes() != output.data:
        raise WritingRefusedError([Message("TK-F010", {"path": str(output.path)})])
    if wanted is not None:
        _give(beside, wanted)


def _give(path: Path, wanted: int) -> None:
    """These rights to the file; on some shares a file has none of its own, and what the share says holds."""
    if stat.S_IMODE(path.stat().st_mode) == wanted:
        return
    try:
        path.chmod(wanted)
    except OSError as error:
        if error.errno not in _NO_RIGHTS_THERE:
            raise


def _wanted_mode(output: Output) -> int | None:
    """The rights of the file that stands there; `None`: those that the system gives a new file.

    A paper about a person is for its owner alone, unless somebody has opened it to a group and to nobody else.
    """
    try:
        standing = stat.S_IMODE(output.path.stat().st_mode)
    except OSError:
        return ONLY_MINE if output.private else None
    return ONLY_MINE if output.private and standing & _OTHERS else standing
