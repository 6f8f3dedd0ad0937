"""Around the program: Ctrl-C, a reader that went away, odd environments, and what the user has no right to."""

import os
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from given.cases import WITH_DIALOGUE, case_folder
from judges.as_a_user import standing, user_runs
from judges.patience import HANGS_AFTER_SECONDS
from judges.programs import need_program

pytestmark = pytest.mark.skipif(os.name == "nt", reason="signals, shells and rights as Unix has them")

DOCUMENTS = ["kravavsnitt.docx", "kravavsnitt.html", "kravavsnitt.txt", "kravlista.xlsx"]
NOBODY = 65534


@pytest.fixture
def case(tmp_path: Path) -> Path:
    return case_folder(tmp_path)


@pytest.mark.parametrize("call", ["fsync", "replace"])
def test_ctrl_c_while_documents_are_written_leaves_all_as_it_was(
    case: Path, monkeypatch: pytest.MonkeyPatch, call: str
) -> None:
    assert user_runs("build", case).code == 0
    (case / "upphandling.yaml").write_text(WITH_DIALOGUE.replace("Provet", "Det andra provet"), "utf-8")
    before = standing(case)
    _interrupt_second(os if call == "fsync" else Path, call, monkeypatch)

    seen = user_runs("build", case)

    assert (seen.code, seen.findings) == (130, [])
    monkeypatch.undo()
    assert standing(case) == before


@pytest.fixture
def _ctrl_c_is_heard() -> Iterator[None]:
    """A shell that starts the tests in the background has them, and all that they start, ignore it."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.mark.usefixtures("_ctrl_c_is_heard")
def test_ctrl_c_while_a_case_is_read_from_a_pipe_is_no_traceback(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "tenderkit", "build", "-", "--to", str(tmp_path / "ut")]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stderr=subprocess.PIPE) as running:
        assert running.stdin is not None
        assert running.stderr is not None
        running.stdin.write(b"# more than a pipe holds, so that it has begun to read\n" * 4000)
        running.stdin.flush()
        running.send_signal(signal.SIGINT)
        running.stdin.close()  # a signal between two reads is noticed after the next, which would wait for ever
        code = running.wait(timeout=HANGS_AFTER_SECONDS)
        said = running.stderr.read().decode()

    assert (code, said.strip()) == (130, "")
    assert not (tmp_path / "ut").exists()


def test_when_nobody_reads_the_answer_the_command_ends_quietly(tmp_path: Path) -> None:
    """`tenderkit schema upphandling | head -1`."""
    command = [sys.executable, "-m", "tenderkit", "schema", "upphandling"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=tmp_path) as running:
        assert running.stdout is not None
        assert running.stderr is not None
        running.stdout.close()
        said = running.stderr.read()

    assert (running.returncode, said) == (141, b"")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no /dev/full")
def test_an_answer_that_cannot_be_saved_says_so_and_documents_stay(case: Path) -> None:
    with Path("/dev/full").open("wb") as full:
        command = [sys.executable, "-m", "tenderkit", "build", str(case)]
        done = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, timeout=HANGS_AFTER_SECONDS, check=False)

    assert (done.returncode, done.stderr.decode().split(" ")[0]) == (3, "TK-S010")
    assert sorted(standing(case / "dokument")) == DOCUMENTS


@pytest.mark.parametrize("closed", ["<&-", ">&-", "2>&-", "<&- >&- 2>&-"])
def test_a_command_without_keyboard_or_screen_still_works(tmp_path: Path, case: Path, closed: str) -> None:
    command = f'exec "$0" -m tenderkit build "$1" --to "$2" {closed}'

    done = subprocess.run(
        ["sh", "-c", command, sys.executable, case, tmp_path / "ut"], timeout=HANGS_AFTER_SECONDS, check=False
    )

    assert done.returncode == 0
    assert sorted(standing(tmp_path / "ut")) == DOCUMENTS


def test_a_case_from_a_keyboard_that_is_not_there_is_empty(tmp_path: Path) -> None:
    command = ["sh", "-c", 'exec "$0" -m tenderkit check - <&-', sys.executable]

    done = subprocess.run(command, capture_output=True, cwd=tmp_path, timeout=HANGS_AFTER_SECONDS, check=False)

    assert (done.returncode, done.stdout.decode().split(" ")[:2]) == (1, ["-:1:1:", "TK-C015"])


ENVIRONMENTS = [
    pytest.param({}, id="nothing at all, not even HOME"),
    pytest.param({"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}, id="LANG=C"),
    pytest.param({"PYTHONUTF8": "0", "PYTHONIOENCODING": "cp850"}, id="a Windows console"),
    pytest.param({"HOME": "/finns/inte", "TMPDIR": "/finns/inte"}, id="a HOME that is not there"),
]


@pytest.mark.parametrize("env", ENVIRONMENTS)
def test_any_environment_gives_the_same_documents(tmp_path: Path, env: dict[str, str]) -> None:
    here = case_folder(tmp_path, WITH_DIALOGUE.replace("Provet", "Väg → å"), "Ärende å")
    assert user_runs("build", here).code == 0
    expected = standing(here)
    shutil.rmtree(here / "dokument")

    done = subprocess.run(
        [sys.executable, "-m", "tenderkit", "build", str(here)],
        capture_output=True,
        env=env,
        timeout=HANGS_AFTER_SECONDS,
        check=False,
    )

    assert (done.returncode, done.stderr) == (0, b"")
    assert standing(here) == expected
    assert f"Skrev {here}" in done.stdout.decode("utf-8")


def _prefix_for_nobody() -> list[str]:
    """The administrator may read and write everywhere, so these commands are run as a user who may not."""
    if os.geteuid() != 0:
        return []
    need_program("setpriv")
    return ["setpriv", f"--reuid={NOBODY}", f"--regid={NOBODY}", "--clear-groups"]


@pytest.fixture
def shared() -> Iterator[Path]:
    """A folder that any user can reach, which `tmp_path` is not."""
    with tempfile.TemporaryDirectory(prefix="tenderkit-delad-") as folder:
        Path(folder).chmod(0o755)
        case = case_folder(Path(folder))
        case.chmod(0o777)
        can_start = [*_prefix_for_nobody(), sys.executable, "-c", "import tenderkit.cli.entry"]
        if subprocess.run(can_start, capture_output=True, cwd=folder, check=False).returncode:
            pytest.skip("no other user can start this Python")
        yield case


NO_RIGHTS = [
    pytest.param("upphandling.yaml", 0o000, "arende", "TK-C027", id="a case file that may not be read"),
    pytest.param(".", 0o000, "arende/upphandling.yaml", "TK-S009", id="a folder that may not be entered"),
    pytest.param(".", 0o555, "arende", "TK-F002", id="a folder that may not be written in"),
    pytest.param("dokument", 0o555, "arende", "TK-F002", id="a document folder that may not be written in"),
    pytest.param("dokument/kravavsnitt.txt", 0o444, "arende --force", "TK-F007", id="a write-protected document"),
    pytest.param("dokument/kravavsnitt.txt", 0o000, "arende", "TK-F007", id="a document that may not be read"),
    pytest.param("upphandling.lock.yaml", 0o000, "arende", "TK-C027", id="a lock that may not be read"),
]


@pytest.mark.parametrize(("name", "rights", "arguments", "code"), NO_RIGHTS)
def test_what_the_user_has_no_right_to_is_named(
    shared: Path, name: str, rights: int, arguments: str, code: str
) -> None:
    place = shared / name
    place.parent.mkdir(exist_ok=True)
    if not place.exists():
        place.write_text("mitt eget", "utf-8") if place.suffix else place.mkdir()
    place.parent.chmod(0o777)
    before = standing(shared)
    place.chmod(rights)

    tool = [*_prefix_for_nobody(), sys.executable, "-m", "tenderkit", "build", *arguments.split()]
    done = subprocess.run(tool, capture_output=True, cwd=shared.parent, timeout=HANGS_AFTER_SECONDS, check=False)

    place.chmod(0o755)
    assert (done.returncode, done.stderr.decode().split(" ")[0]) == (3, code), done.stderr.decode()
    assert standing(shared) == before


def _interrupt_second(owner: object, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Ctrl-C at the second call of a function, when some of the work is already done."""
    real, calls = getattr(owner, name), iter(range(100))

    def interrupted(*arguments: object) -> object:
        if next(calls) == 1:
            raise KeyboardInterrupt
        return real(*arguments)

    monkeypatch.setattr(owner, name, interrupted)
