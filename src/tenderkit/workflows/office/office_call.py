"""One call of LibreOffice for a group of Word files: started apart, watched while it writes, and ended with all that it started."""

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from tenderkit.workflows.office.shelter import own_surroundings, shelter
from tenderkit.workflows.office.working_folder import PROFILE, remove_call_folder

_SETTINGS = Path(__file__).with_name("profile.xcu")
_OPTIONS = (
    "--headless",
    "--norestore",
    "--nologo",
    "--nodefault",
    "--nolockcheck",
    "--convert-to",
    "pdf",
    "--outdir",
    "ut",
)


class OfficeCall:
    """A call under way. Its files have numbers for names: what they are called at home is nobody's business here."""

    def __init__(self, program: str, folder: Path, documents: Mapping[int, bytes], patience: float) -> None:
        """`patience` is how many seconds may pass without anything new from the program."""
        self.numbers = tuple(documents)
        self.ran_out_of_time = False
        self._is_ended = False
        self._folder = folder
        self._patience = patience
        for number, data in documents.items():
            (folder / "in" / f"{number:06}.docx").write_bytes(data)
        shutil.copyfile(_SETTINGS, folder / PROFILE / "user" / "registrymodifications.xcu")
        self._process = subprocess.Popen(  # noqa: S603 - a program that the user has installed, and numbers
            [
                *shelter().before,
                program,
                f"-env:UserInstallation={(folder / PROFILE).as_uri()}",
                *_OPTIONS,
                *self._names(),
            ],
            cwd=folder,
            env=own_surroundings(folder / "hem"),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        self._seen = self._written()
        self._seen_at = time.monotonic()

    def is_over(self) -> bool:
        """Whether it has ended, by itself or because nothing has come from it for too long."""
        if self._process.poll() is not None:
            return True
        if (written := self._written()) != self._seen:
            self._seen, self._seen_at = written, time.monotonic()
        if time.monotonic() - self._seen_at > self._patience:
            self.ran_out_of_time = True
            self.end()
            return True
        return False

    def results(self) -> dict[int, bytes]:
        """What it has written, by the number of the file; its exit code says nothing."""
        self.end()  # those whom it started may write still
        found = {number: self._folder / "ut" / f"{number:06}.pdf" for number in self.numbers}
        return {number: path.read_bytes() for number, path in found.items() if path.is_file()}

    def end(self) -> None:
        """End the program and everything that it has started, once: afterwards its number may be somebody else's."""
        if self._is_ended:
            return
        self._is_ended = True
        if sys.platform == "win32":
            if self._process.poll() is None:
                _run_taskkill(self._process.pid)
        else:
            with suppress(ProcessLookupError, PermissionError):
                os.killpg(self._process.pid, signal.SIGKILL)
        self._process.wait()

    def clear(self) -> None:
        """End it and take away every file of it."""
        self.end()
        remove_call_folder(self._folder)

    def _names(self) -> list[str]:
        return [f"in/{number:06}.docx" for number in self.numbers]

    def _written(self) -> list[tuple[str, int]]:
        with suppress(OSError), os.scandir(self._folder / "ut") as entries:
            return sorted((entry.name, entry.stat().st_size) for entry in entries)
        return []


def _run_taskkill(number: int) -> None:
    """How Windows ends a process with those that it has started."""
    subprocess.run(["taskkill", "/F", "/T", "/PID", str(number)], capture_output=True, check=False)  # noqa: S603, S607
