"""A LibreOffice that stands by, with a profile of its own: what it is asked to convert costs no start."""

import atexit
import os
import shutil
import subprocess
import tempfile
from functools import cache
from pathlib import Path

from judges.patience import HANGS_AFTER_SECONDS, wait_until

_STARTS = 2  # the first makes the profile, and ends to be started again


def office(*arguments: str | Path) -> "subprocess.CompletedProcess[bytes]":
    """LibreOffice with the arguments, as a shell starts it: who finds one with the same profile leaves the work to that."""
    _stand_by()
    command = ["soffice", *_flags(), *arguments]
    return subprocess.run(command, capture_output=True, timeout=HANGS_AFTER_SECONDS, check=False)


@cache
def own_folder() -> Path:
    """One profile per process: nobody's own LibreOffice is touched, and parallel runs don't meet."""
    folder = Path(tempfile.mkdtemp(prefix="tenderkit-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return folder


def _flags() -> tuple[str, ...]:
    profile = (own_folder() / "profile").as_uri()
    return f"-env:UserInstallation={profile}", "--headless", "--norestore", "--nologo"


@cache
def _stand_by() -> None:
    """A document that stays open keeps it from ending; when it can't be started so, each conversion starts its own."""
    program = Path(os.path.realpath(shutil.which("soffice") or "")).with_name("soffice.bin")
    if os.name == "nt" or not program.exists():
        return
    kept_open = own_folder() / "kept-open.txt"
    kept_open.write_text("kept open", "utf-8")
    for _ in range(_STARTS):
        started = subprocess.Popen(
            [program, *_flags(), kept_open],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        if _has_opened(kept_open, started):
            atexit.register(_end, started)
            return


def _has_opened(document: Path, started: "subprocess.Popen[bytes]") -> bool:
    lock = document.parent / f".~lock.{document.name}#"
    wait_until(lambda: lock.exists() or started.poll() is not None)
    return lock.exists()


def _end(started: "subprocess.Popen[bytes]") -> None:
    started.terminate()
    started.wait()
