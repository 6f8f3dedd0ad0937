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


@contextmanager
def running_postgres() -> Iterator[str]:
    """The address of an empty database, for `DATABASE_URL`."""
    programs = postgres_programs()
    folder = Path(tempfile.mkdtemp(prefix="tenderkit-pg-"))
    data, log = folder / "data", folder / "log"
    try:
        if os.geteuid() == 0:
            shutil.chown(folder, _AS, _AS)
        _run(programs / "initdb", "-D", data, "-A", "trust", "-U", _AS, "--encoding", "UTF8", "--no-sync")
        told = f"-c listen_addresses= -c unix_socket_directories={folder} -c fsync=off"
        _run(programs / "pg_ctl", "-D", data, "-l", log, "-o", told, "-w", "start")
        try:
            yield f"postgresql://{_AS}@{str(folder).replace('/', '%2F')}/postgres"
        finally:
            _run(programs / "pg_ctl", "-D", data, "-m", "immediate", "stop")
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
