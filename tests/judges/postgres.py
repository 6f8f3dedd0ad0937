"""A PostgreSQL of the test's own, in a folder of its own, that nobody else can reach: only a socket, and gone when the run ends."""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from judges.patience import HANGS_AFTER_SECONDS
from judges.programs import REQUIRED

_PLACES = ("/usr/lib/postgresql", "/usr/local/pgsql")
_AS = "postgres"  # it refuses to run as root


def postgres_programs() -> Path:
    """The folder with `initdb` and `pg_ctl`; a missing one skips the test, or fails it where all must be there."""
    found = [each.parent for place in _PLACES for each in sorted(Path(place).glob("**/bin/initdb"))]
    on_path = shutil.which("initdb")
    if on_path:
        found.append(Path(on_path).parent)
    if found:
        return found[-1]
    if REQUIRED:
        pytest.fail("PostgreSQL is required here: apt-get install postgresql")
    pytest.skip("PostgreSQL isn't installed: apt-get install postgresql")


class OwnPostgres:
    """It runs; its address is for `DATABASE_URL`, and it may go away and come back."""

    def __init__(self, programs: Path, folder: Path) -> None:
        self.address = f"postgresql://{_AS}@{str(folder).replace('/', '%2F')}/postgres"
        self._folder = folder
        self._data = folder / "data"
        self._control = programs / "pg_ctl"

    def start(self) -> None:
        told = f"-c listen_addresses= -c unix_socket_directories={self._folder} -c fsync=off"
        _run(self._control, "-D", self._data, "-l", self._folder / "log", "-o", told, "-w", "start")

    def stop(self) -> None:
        """Whoever is connected is cut off; what is stored stays."""
        if (self._data / "postmaster.pid").exists():
            _run(self._control, "-D", self._data, "-m", "fast", "-w", "stop")


@contextmanager
def running_postgres() -> Iterator[OwnPostgres]:
    """One with an empty database, until the block ends."""
    programs = postgres_programs()
    folder = Path(tempfile.mkdtemp(prefix="tenderkit-pg-"))
    try:
        if os.geteuid() == 0:
            shutil.chown(folder, _AS, _AS)
        _run(programs / "initdb", "-D", folder / "data", "-A", "trust", "-U", _AS, "--encoding", "UTF8", "--no-sync")
        found = OwnPostgres(programs, folder)
        found.start()
        try:
            yield found
        finally:
            found.stop()
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _run(program: Path, *arguments: str | Path) -> None:
    as_owner = ["runuser", "-u", _AS, "--"] if os.geteuid() == 0 else []
    subprocess.run(
        [*as_owner, str(program), *map(str, arguments)],
        check=True,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        cwd="/",
        timeout=HANGS_AFTER_SECONDS,
    )
