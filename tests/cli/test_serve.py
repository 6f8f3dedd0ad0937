"""`tenderkit serve` where it can't serve, and what no other command imports of it."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from judges import checkout

_WITHOUT = """
import sys
sys.modules.update(dict.fromkeys(("django", "django_htmx", "waitress", "whitenoise"), None))
import importlib.util
found = importlib.util.find_spec
importlib.util.find_spec = lambda name, *rest: None if name in ("django", "waitress") else found(name, *rest)
sys.argv = ["tenderkit", "serve", sys.argv[1]]
from tenderkit.cli import main
main()
"""
_IMPORTED = """
import contextlib, io, sys
sys.argv = ["tenderkit", *sys.argv[1:]]
from tenderkit.cli import main
with contextlib.suppress(SystemExit), contextlib.redirect_stdout(io.StringIO()):
    main()
print(*(name for name in ("django", "django_htmx", "waitress", "whitenoise", "platformdirs", "tenderkit.web") if name in sys.modules))
"""
CASE = str(checkout.ROOT / "samples" / "vaghyveln")


def _run(program: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "-c", program, *arguments], capture_output=True, text=True, check=False)


def test_without_the_extra_the_command_says_how_it_is_installed(tmp_path: Path) -> None:
    done = _run(_WITHOUT, str(tmp_path))

    assert done.returncode == 5
    assert (
        "TK-S090 sidan behöver paket som inte är installerade: django, django_htmx, waitress, whitenoise" in done.stderr
    )
    assert "pip install 'tenderkit[web]'" in done.stderr


def test_a_folder_that_is_not_there_is_refused(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tenderkit", "serve", str(tmp_path / "finns-inte")],
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 3
    assert "TK-S087 mappen" in done.stderr
    assert "finns-inte finns inte" in done.stderr


@pytest.mark.parametrize(
    "arguments",
    [["--help"], ["serve", "--help"], ["check", CASE], ["build", CASE, "--dry-run"]],
    ids=lambda each: each[0],
)
def test_no_other_command_imports_anything_of_the_page(arguments: list[str]) -> None:
    done = _run(_IMPORTED, *arguments)

    assert done.stdout.split() == []


def test_the_list_is_rebuilt_and_the_database_is_the_users_alone(tmp_path: Path) -> None:
    environment = {**os.environ, "XDG_STATE_HOME": str(tmp_path / "state")}
    command = [sys.executable, "-m", "tenderkit", "serve", str(checkout.ROOT / "samples"), "--rebuild-index"]

    done = subprocess.run(command, capture_output=True, text=True, check=False, env=environment)

    state = tmp_path / "state" / "tenderkit"
    assert (done.returncode, done.stderr) == (0, "")
    assert "ärenden" in done.stdout
    assert state.stat().st_mode & 0o077 == 0
    assert (state / "sidan.nyckel").stat().st_mode & 0o077 == 0


def test_a_database_that_cannot_be_used_is_told_of(tmp_path: Path) -> None:
    state = tmp_path / "tenderkit"
    state.mkdir()
    (state / "sidan.sqlite3").write_bytes(b"inte en databas" * 100)
    environment = {**os.environ, "XDG_STATE_HOME": str(tmp_path)}
    command = [sys.executable, "-m", "tenderkit", "serve", str(tmp_path), "--rebuild-index"]

    done = subprocess.run(command, capture_output=True, text=True, check=False, env=environment)

    assert done.returncode == 3
    assert "TK-S091" in done.stderr
    assert "Traceback" not in done.stderr
