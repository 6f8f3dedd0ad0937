"""Thousands of files into one folder: each is written beside its place and then moved there, whole or not at all.

No file is forced to the disk by itself: after a loss of power the report says what each file shall hold, and the next run
makes anew what doesn't.
"""

import os
import secrets
from collections.abc import Collection, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import get_ident

from tenderkit.problems import RefusedError
from tenderkit.writers.batch.batch_report import ANY_BYTES
from tenderkit.writers.file_names import TEMPORARY_PREFIX
from tenderkit.writers.folder_lock import sole_writer
from tenderkit.writers.moves.beside import ONLY_MINE, ONLY_MY_FOLDER, OPEN_FILE, OPEN_FOLDER, sweep, write_all
from tenderkit.writers.refusals import preparing, touching
from tenderkit.writers.targets import digest_of


class ManyFiles:
    """The folder as one process writes to it. `private` files are for their owner alone."""

    def __init__(self, folder: Path, *, private: bool) -> None:
        self._folder = folder
        self._mode = ONLY_MINE if private else OPEN_FILE
        self._run = secrets.token_hex(4)

    def write(self, name: str, data: bytes, ours: Collection[str] = ()) -> bool:
        """Put the file in place; whether it could be.

        A file with other bytes stays, unless its digest is among `ours`, where an empty one means any, or it was torn.
        """
        target = self._folder / name
        with touching(target):
            standing = _bytes_of(target)
        if standing == data:
            return True
        if standing is not None and not {digest_of(standing), ANY_BYTES} & set(ours) and not _is_torn(standing, data):
            return False
        beside = f"{self._folder}/{TEMPORARY_PREFIX}{self._run}-{os.getpid():x}-{get_ident():x}.tmp"
        try:
            with preparing(target):
                write_all(beside, data, self._mode)
            with touching(target):
                os.replace(beside, target)  # noqa: PTH105 - asked for each of thousands
        except BaseException:
            with suppress(OSError):
                os.unlink(beside)  # noqa: PTH108 - as above
            raise
        return True


@contextmanager
def opened_folder(folder: Path, *, private: bool) -> Iterator[None]:
    """The folder, made if need be, swept of what a killed run left and to ourselves."""
    with preparing(folder / TEMPORARY_PREFIX):
        folder.mkdir(ONLY_MY_FOLDER if private else OPEN_FOLDER, parents=True, exist_ok=True)
    with sole_writer(folder) as is_alone:
        if is_alone:
            sweep(folder.resolve(), ())
        yield


def _bytes_of(target: Path) -> bytes | None:
    try:
        if target.is_symlink():
            raise RefusedError("TK-F003", {"path": target})
        return target.read_bytes()
    except FileNotFoundError:
        return None


def _is_torn(standing: bytes, data: bytes) -> bool:
    """The beginning of what it was to be, or nothing but zeros: what a loss of power leaves."""
    return data.startswith(standing) or not standing.strip(b"\0")
