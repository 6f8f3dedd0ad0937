"""The process that sets pages, seen from here: started once, asked for one file a time, killed when it takes too long."""

import atexit
import os
import struct
import subprocess
import sys
from contextlib import suppress
from datetime import UTC, date, datetime, time
from importlib.util import find_spec
from pathlib import Path
from threading import Lock, Timer
from typing import IO, Any

from msgspec import Struct, json

from tenderkit.problems import NoPdfExtraError, RefusedError

FONTS = Path(__file__).parent / "fonts"
PROGRAM = Path(__file__).parent / "program.typ"
_WORKER = Path(__file__).parent / "worker.py"
_SECONDS = 60
_LENGTH = struct.Struct(">Q")
_DONE = b"d"
_FEW_THREADS = {"RAYON_NUM_THREADS": "2", "MALLOC_ARENA_MAX": "2"}
_KEPT = ("SYSTEMROOT", "LD_LIBRARY_PATH")  # what a process can't begin without


class SettingError(Exception):
    """The typesetter gave no file; what it said."""


class Fonts(Struct, frozen=True):
    """The folders of fonts besides our own, and the families that are to be in them."""

    folders: tuple[str, ...] = ()
    wanted: tuple[str, ...] = ()


class Typesetter:
    """One process for all files of this one. Threads may share it: they wait for each other."""

    def __init__(self, seconds: float = _SECONDS) -> None:
        self._seconds = seconds
        self._process: subprocess.Popen[bytes] | None = None
        self._owner = 0
        self._lock = Lock()

    def begin(self) -> None:
        """Start the process if it isn't running, and don't wait for it. Raises `NoPdfExtraError` without the extra."""
        with self._lock:
            self._begun()

    def set(self, values: dict[str, Any], day: date, fonts: Fonts) -> tuple[bytes, tuple[str, ...]]:
        """The file, dated on the day, and the wanted families that there are no files of.

        Raises `SettingError` with what the typesetter said, `RefusedError` when it took too long.
        """
        noon = datetime.combine(day, time(12), UTC)
        request = {
            "data": json.encode(values).decode(),
            "timestamp": int(noon.timestamp()),
            "fonts": fonts.folders,
            "wanted": fonts.wanted,
            "seconds": max(int(self._seconds), 1),
        }
        with self._lock:
            answer = self._ask(self._begun(), json.encode(request))
        if answer is None:
            raise RefusedError("TK-X002", {"seconds": f"{self._seconds:g}"})
        if answer.failed:
            raise SettingError(answer.said.decode("utf-8", "replace"))
        missing, _, data = answer.said.partition(b"\n")
        return data, tuple(json.decode(missing, type=tuple[str, ...]))

    @property
    def process(self) -> int:
        """The id of the process; 0 while there is none."""
        return self._process.pid if self._process is not None else 0

    def end(self) -> None:
        """Let the process go; nothing is lost."""
        with self._lock:
            self._end()

    def _begun(self) -> "subprocess.Popen[bytes]":
        """A process that was copied with this one belongs to another."""
        if self._process is not None and (self._owner != os.getpid() or self._process.poll() is not None):
            self._forget()
        if self._process is None:
            self._process, self._owner = _started(), os.getpid()
        return self._process

    def _ask(self, process: "subprocess.Popen[bytes]", request: bytes) -> "_Answer | None":
        """What it answers in time; `None` when it had to be killed, or died."""
        if process.stdin is None or process.stdout is None:
            return None
        watch = Timer(self._seconds, process.kill)
        watch.daemon = True
        watch.start()
        try:
            process.stdin.write(_LENGTH.pack(len(request)) + request)
            process.stdin.flush()
            answer = _answer(process.stdout)
        except OSError:
            answer = None
        except BaseException:  # an interruption: what it was asked for is of no use to anybody
            process.kill()
            raise
        finally:
            watch.cancel()
        if answer is None:
            self._end()
        return answer

    def _end(self) -> None:
        process = self._process
        if process is None or self._owner != os.getpid():
            self._forget()
            return
        with suppress(OSError):
            if process.stdin is not None:
                process.stdin.close()
        try:
            process.wait(1)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
        if process.stdout is not None:
            process.stdout.close()
        self._process = None

    def _forget(self) -> None:
        """Without a word to the process, which isn't ours or isn't any longer."""
        process, self._process = self._process, None
        for pipe in (process.stdin, process.stdout) if process is not None else ():
            with suppress(OSError):
                if pipe is not None:
                    pipe.close()
        if process is not None:
            process.returncode = process.returncode or 0


class _Answer(Struct, frozen=True):
    failed: bool
    said: bytes


def _answer(stream: IO[bytes]) -> _Answer | None:
    head = stream.read(1 + _LENGTH.size)
    if len(head) <= _LENGTH.size:
        return None
    (length,) = _LENGTH.unpack(head[1:])
    said = stream.read(length)
    return _Answer(head[:1] != _DONE, said) if len(said) == length else None


def _started() -> "subprocess.Popen[bytes]":
    found = find_spec("typst")
    if found is None or found.origin is None:
        raise NoPdfExtraError
    packages = str(Path(found.origin).parent.parent)
    kept = {name: os.environ[name] for name in _KEPT if name in os.environ}
    return subprocess.Popen(  # noqa: S603  # ourselves, and a program that came with us
        (sys.executable, "-I", "-S", str(_WORKER), packages, str(PROGRAM), str(FONTS)),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env={**kept, **_FEW_THREADS},
        cwd=FONTS,
    )


TYPESETTER = Typesetter()
"""The one of this process."""
atexit.register(TYPESETTER.end)
