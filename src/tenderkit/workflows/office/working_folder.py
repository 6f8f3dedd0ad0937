"""A folder of our own for what the other program reads and writes; one that a killed run left is cleared by the next."""

import hashlib
import os
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from tenderkit.writers.folder_lock import is_held, lock_by_file, lock_folder

PREFIX = "tenderkit-pdf-"
PROFILE = "profil"
_PROCESSES = Path("/proc")
_SOCKETS = (Path("/tmp"), Path("/var/tmp"))  # noqa: S108 - where LibreOffice itself puts them, whatever it is told


@contextmanager
def working_folder() -> Iterator[Path]:
    """The folder, which only its owner can read; it is gone afterwards, however the work ends.

    The system holds a lock on it as long as we live, so that nobody takes it for one that was left.
    """
    _clear_what_was_left()
    folder = Path(tempfile.mkdtemp(prefix=PREFIX))
    try:
        handle = lock_by_file(folder) if os.name == "nt" else lock_folder(folder)
        try:
            yield folder
        finally:
            os.close(handle)
    finally:
        _remove(folder)


def new_call_folder(folder: Path, number: int) -> Path:
    """A folder within for one call, with places to read from, to write to and for its own files."""
    own = folder / f"{number:04}"
    for name in ("in", "ut", "hem", f"{PROFILE}/user"):
        (own / name).mkdir(parents=True)
    return own


def remove_call_folder(own: Path) -> None:
    """With the socket that LibreOffice leaves elsewhere when it is killed."""
    name = _socket_name((own / PROFILE).as_uri())
    for place in _SOCKETS if os.name != "nt" else ():
        for socket in place.glob(f"OSL_PIPE_*_{name}"):
            with suppress(OSError):
                socket.unlink()
    shutil.rmtree(own, ignore_errors=True)


def _socket_name(profile: str) -> str:
    """The digest of the profile's address, each byte without the nought before it: so LibreOffice tells its runs apart."""
    digest = hashlib.md5(profile.encode("utf-16-le"), usedforsecurity=False).digest()
    return "SingleOfficeIPC_" + "".join(f"{byte:x}" for byte in digest)


def _clear_what_was_left() -> None:
    for folder in Path(tempfile.gettempdir()).glob(f"{PREFIX}*"):
        with suppress(OSError):
            if folder.is_dir() and not folder.is_symlink() and _is_ours(folder) and not is_held(folder):
                _end_those_who_work_in(folder)
                _remove(folder)


def _is_ours(folder: Path) -> bool:
    return os.name == "nt" or folder.stat().st_uid == os.getuid()


def _end_those_who_work_in(folder: Path) -> None:
    """A program that outlived the run that started it names the folder in its command."""
    mark = f"{folder}/".encode()
    for number, command in _running():
        if mark in command and number != os.getpid():
            with suppress(OSError):
                os.kill(number, signal.SIGKILL)


def _running() -> Iterator[tuple[int, bytes]]:
    """The number and the command of every process that we may see; none on Windows, where nothing outlives us so."""
    if _PROCESSES.is_dir():
        for place in _PROCESSES.glob("[0-9]*/cmdline"):
            with suppress(OSError):
                yield int(place.parent.name), place.read_bytes()
    elif shutil.which("ps"):
        listed = subprocess.run(["ps", "-A", "-o", "pid=,args="], capture_output=True, check=False).stdout  # noqa: S607
        for line in listed.splitlines():
            number, _, command = line.strip().partition(b" ")
            yield int(number), command


def _remove(folder: Path) -> None:
    for own in folder.glob("[0-9]*"):
        remove_call_folder(own)
    shutil.rmtree(folder, ignore_errors=True)
