"""Where documents can't be put: everything stands as it did, byte for byte, and the way out is named."""

import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from as_a_user import standing, user_runs
from cases import SOUND, case_folder
from programs import need_program

pytestmark = pytest.mark.skipif(os.name == "nt", reason="links, pipes and mounts as Unix has them")

DOCUMENTS = ["kravavsnitt.docx", "kravavsnitt.html", "kravavsnitt.txt", "kravlista.xlsx"]
NOBODY = 65534


@pytest.fixture
def case(tmp_path: Path) -> Path:
    return case_folder(tmp_path)


@pytest.fixture
def mount() -> Iterator[Callable[[Path, str], None]]:
    """Mount a small disk in memory over a folder, which only the administrator may do; unmounted at the end."""
    mounted: list[Path] = []

    def mount_over(folder: Path, options: str) -> None:
        again = "remount," if folder in mounted else ""
        command = ["mount", "-t", "tmpfs", "-o", again + options, "tmpfs", str(folder)]
        if os.geteuid() != 0 or subprocess.run(command, capture_output=True, check=False).returncode:
            pytest.skip("nobody but the administrator may mount a disk, and not everywhere")
        if not again:
            mounted.append(folder)

    yield mount_over
    for folder in mounted:
        subprocess.run(["umount", str(folder)], check=True)


def _a_file(path: Path) -> None:
    path.write_text("mitt eget", "utf-8")


def _a_folder(path: Path) -> None:
    path.mkdir(parents=True)


def _a_pipe(path: Path) -> None:
    path.parent.mkdir(exist_ok=True)
    os.mkfifo(path)


def _a_link(path: Path) -> None:
    path.parent.mkdir(exist_ok=True)
    (path.parent.parent / "mitt.txt").write_text("mitt eget", "utf-8")
    path.symlink_to("../mitt.txt")


def _a_dangling_link(path: Path) -> None:
    path.symlink_to("ingenstans")


def _somebodys_document(path: Path) -> None:
    path.parent.mkdir(exist_ok=True)
    path.write_text("mitt eget", "utf-8")


IN_THE_WAY = [
    pytest.param("dokument", _a_file, "TK-F001", id="a file where the folder should be"),
    pytest.param("dokument", _a_pipe, "TK-F001", id="a pipe where the folder should be"),
    pytest.param("dokument", _a_dangling_link, "TK-F001", id="a link to no folder"),
    pytest.param("dokument/kravavsnitt.docx", _a_link, "TK-F003", id="a link where a document should be"),
    pytest.param("dokument/kravavsnitt.html", _a_folder, "TK-F004", id="a folder where a document should be"),
    pytest.param("dokument/kravavsnitt.txt", _a_pipe, "TK-F004", id="a pipe where a document should be"),
    pytest.param("dokument/kravlista.xlsx", _somebodys_document, "TK-F005", id="somebody's own document"),
    pytest.param("upphandling.lock.yaml", _a_dangling_link, "TK-F003", id="a link where the lock should be"),
    pytest.param("upphandling.lock.yaml", _a_folder, "TK-C027", id="a folder where the lock should be"),
    pytest.param("upphandling.lock.yaml", _a_pipe, "TK-C027", id="a pipe where the lock should be"),
]


@pytest.mark.parametrize(("name", "put", "code"), IN_THE_WAY)
def test_what_stands_in_the_way_is_named_and_left_alone(
    case: Path, name: str, put: Callable[[Path], None], code: str
) -> None:
    put(case / name)

    _refused_and_unchanged(case, [code], "build", case)
    if code != "TK-C027":
        _refused_and_unchanged(case, [code], "build", case, "--dry-run")
    if code != "TK-F005":
        _refused_and_unchanged(case, [code], "build", case, "--force")


TARGETS = [
    pytest.param("fil", ["TK-F001"], id="a file"),
    pytest.param("fil/under", ["TK-F001"], id="below a file"),
    pytest.param("fil/krav.docx", ["TK-F001"], id="a document below a file"),
    pytest.param("krav.pdf", ["TK-S003"], id="a format that is not written"),
    pytest.param("krav.doc", ["TK-S003"], id="old Word"),
    pytest.param("CON.docx", ["TK-F012"], id="a name that Windows keeps for itself"),
    pytest.param("krav:1.docx", ["TK-F014"], id="a colon"),
    pytest.param("ny/" + "å" * 300 + ".docx", ["TK-F015"], id="a name too long for Windows"),
    pytest.param("m" * 300, ["TK-F011"], id="a name too long for any disk"),
]


@pytest.mark.parametrize(("target", "codes"), TARGETS)
def test_a_target_that_cannot_be_is_refused(tmp_path: Path, case: Path, target: str, codes: list[str]) -> None:
    (tmp_path / "fil").write_text("mitt eget", "utf-8")

    _refused_and_unchanged(tmp_path, codes, "build", case, "--to", tmp_path / target)


def test_a_folder_behind_a_link_is_a_folder(tmp_path: Path, case: Path) -> None:
    (tmp_path / "gemensam").mkdir()
    (case / "dokument").symlink_to("../gemensam")

    assert user_runs("build", case).code == 0
    assert sorted(standing(tmp_path / "gemensam")) == DOCUMENTS


def test_a_read_only_folder_is_refused(tmp_path: Path, case: Path, mount: Callable[[Path, str], None]) -> None:
    target = tmp_path / "ut"
    target.mkdir()
    mount(target, "ro")

    _refused_and_unchanged(tmp_path, ["TK-F002"], "build", case, "--to", target)
    _refused_and_unchanged(tmp_path, ["TK-F002"], "build", case, "--to", target / "ny")
    _refused_and_unchanged(tmp_path, ["TK-F002"], "new", target / "ny")


def test_a_case_that_may_only_be_read_is_built_elsewhere_without_a_lock(
    tmp_path: Path, mount: Callable[[Path, str], None]
) -> None:
    folder = tmp_path / "arende"
    folder.mkdir()
    mount(folder, "rw")
    (folder / "upphandling.yaml").write_text(SOUND, "utf-8")
    mount(folder, "ro")

    _refused_and_unchanged(tmp_path, ["TK-F002"], "build", folder)
    seen = user_runs("build", folder, "--to", tmp_path / "ut")

    assert (seen.code, sorted(standing(tmp_path / "ut"))) == (0, DOCUMENTS)
    assert "Ingen låsfil skrevs" in seen.out


@pytest.mark.parametrize("size", ["4k", "32k", "64k"])
def test_a_full_disk_loses_nothing(tmp_path: Path, case: Path, mount: Callable[[Path, str], None], size: str) -> None:
    target = tmp_path / "ut"
    target.mkdir()
    mount(target, f"size={size}")
    (target / "kravavsnitt.txt").write_text("ett tidigare bygge", "utf-8")

    _refused_and_unchanged(tmp_path, ["TK-F008"], "build", case, "--to", target, "--force")


def test_a_limit_to_the_size_of_files_loses_nothing(case: Path) -> None:
    before = standing(case)
    limited = ["sh", "-c", 'ulimit -f 8 && exec "$@"', "sh", sys.executable, "-m", "tenderkit", "build", str(case)]

    done = subprocess.run(limited, capture_output=True, timeout=60, check=False)

    assert (done.returncode, b"TK-F008" in done.stderr) == (3, True)
    assert standing(case) == before


DAMAGED_LOCKS = [
    pytest.param(lambda _: b"", "1:1", id="emptied"),
    pytest.param(lambda _: b"{ }}} :", "1:4", id="no YAML"),
    pytest.param(lambda lock: lock[: len(lock) * 2 // 3], None, id="cut short"),
    pytest.param(lambda lock: lock.replace(b"format: 1", b"format: 2"), "3:1", id="of a later version"),
    pytest.param(lambda lock: lock.replace(b"digest: ", b"digest: x", 1), None, id="with a wrong digest"),
    pytest.param(lambda lock: b"\xff\xfe" + lock, "1:1", id="in another encoding"),
]


@pytest.mark.parametrize(("damage", "place"), DAMAGED_LOCKS)
def test_a_damaged_lock_is_one_line_and_is_left_alone(
    case: Path, damage: Callable[[bytes], bytes], place: str | None
) -> None:
    assert user_runs("build", case).code == 0
    lock = case / "upphandling.lock.yaml"
    lock.write_bytes(damage(lock.read_bytes()))
    before = standing(case)

    for more in ([], ["--force"]):
        seen = user_runs("build", case, *more)

        assert seen.code == 1
        assert [finding.split(" ")[1] for finding in seen.findings] == ["TK-F017"], seen.text
        assert place is None or seen.findings[0].startswith(place)
        assert str(lock) in seen.text
        assert seen.reads_well()
        assert standing(case) == before


def test_without_its_lock_a_build_is_the_same_build(case: Path) -> None:
    """The bytes tell that nothing was changed by hand; a lock that was lost comes back."""
    assert user_runs("build", case).code == 0
    before = standing(case)
    (case / "upphandling.lock.yaml").unlink()

    assert user_runs("build", case).code == 0
    assert standing(case) == before


def test_a_document_edited_by_hand_is_kept_until_somebody_says_otherwise(case: Path) -> None:
    assert user_runs("build", case).code == 0
    built = standing(case)
    with (case / "dokument" / "kravavsnitt.txt").open("a", encoding="utf-8") as file:
        file.write("Tillägg.\n")

    _refused_and_unchanged(case, ["TK-F005"], "build", case)

    assert user_runs("build", case, "--force").code == 0
    assert standing(case) == built


def test_what_a_killed_run_left_is_swept_away(case: Path) -> None:
    (case / "dokument").mkdir()
    (case / "dokument" / ".tenderkit-0123456789abcdef.tmp").write_bytes(b"halv")
    (case / ".tenderkit-fedcba9876543210.tmp").write_bytes(b"halv")

    assert user_runs("build", case).code == 0
    assert [name for name in standing(case) if "tmp" in name] == []


@pytest.mark.parametrize("call", ["fsync", "replace"])
def test_ctrl_c_while_documents_are_written_leaves_all_as_it_was(
    case: Path, monkeypatch: pytest.MonkeyPatch, call: str
) -> None:
    assert user_runs("build", case).code == 0
    (case / "upphandling.yaml").write_text(SOUND.replace("Provet", "Det andra provet"), "utf-8")
    before = standing(case)
    _interrupt_second(os if call == "fsync" else Path, call, monkeypatch)

    seen = user_runs("build", case)

    assert (seen.code, seen.findings) == (130, [])
    monkeypatch.undo()
    assert standing(case) == before


def test_ctrl_c_while_a_case_is_read_from_a_pipe_is_no_traceback(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "tenderkit", "build", "-", "--to", str(tmp_path / "ut")]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stderr=subprocess.PIPE) as running:
        assert running.stdin is not None
        assert running.stderr is not None
        running.stdin.write(b"# more than a pipe holds, so that it has begun to read\n" * 4000)
        running.stdin.flush()
        time.sleep(0.3)  # by now it has read all there is and waits for more
        running.send_signal(signal.SIGINT)
        code = running.wait(timeout=60)
        said = running.stderr.read().decode()

    assert (code, said.strip()) == (130, "")
    assert not (tmp_path / "ut").exists()


NEW_CASES = [
    pytest.param("arende", "TK-S005", id="a case that was begun"),
    pytest.param("arende/upphandling.yaml", "TK-S006", id="a file"),
    pytest.param("arende/upphandling.yaml/ny", "TK-F001", id="below a file"),
    pytest.param("n" * 300, "TK-S009", id="a name too long for any disk"),
]


@pytest.mark.parametrize(("name", "code"), NEW_CASES)
def test_a_new_case_is_put_only_where_there_is_none(tmp_path: Path, case: Path, name: str, code: str) -> None:
    assert case.name == "arende"

    _refused_and_unchanged(tmp_path, [code], "new", tmp_path / name)


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
        done = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, timeout=60, check=False)

    assert (done.returncode, done.stderr.decode().split(" ")[0]) == (3, "TK-S010")
    assert sorted(standing(case / "dokument")) == DOCUMENTS


@pytest.mark.parametrize("closed", ["<&-", ">&-", "2>&-", "<&- >&- 2>&-"])
def test_a_command_without_keyboard_or_screen_still_works(tmp_path: Path, case: Path, closed: str) -> None:
    command = f'exec "$0" -m tenderkit build "$1" --to "$2" {closed}'

    done = subprocess.run(["sh", "-c", command, sys.executable, case, tmp_path / "ut"], timeout=60, check=False)

    assert done.returncode == 0
    assert sorted(standing(tmp_path / "ut")) == DOCUMENTS


def test_a_case_from_a_keyboard_that_is_not_there_is_empty(tmp_path: Path) -> None:
    command = ["sh", "-c", 'exec "$0" -m tenderkit check - <&-', sys.executable]

    done = subprocess.run(command, capture_output=True, cwd=tmp_path, timeout=60, check=False)

    assert (done.returncode, done.stdout.decode().split(" ")[:2]) == (1, ["-:1:1:", "TK-C015"])


ENVIRONMENTS = [
    pytest.param({}, "utf-8", id="nothing at all, not even HOME"),
    pytest.param({"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}, "ascii", id="LANG=C"),
    pytest.param({"PYTHONUTF8": "0", "PYTHONIOENCODING": "cp850"}, "cp850", id="a Windows console"),
    pytest.param({"HOME": "/finns/inte", "TMPDIR": "/finns/inte"}, "utf-8", id="a HOME that is not there"),
]


@pytest.mark.parametrize(("env", "encoding"), ENVIRONMENTS)
def test_any_environment_gives_the_same_documents(tmp_path: Path, env: dict[str, str], encoding: str) -> None:
    here = case_folder(tmp_path, SOUND.replace("Provet", "Väg → å"), "Ärende å")
    assert user_runs("build", here).code == 0
    expected = standing(here)
    shutil.rmtree(here / "dokument")

    done = subprocess.run(
        [sys.executable, "-m", "tenderkit", "build", str(here)], capture_output=True, env=env, timeout=60, check=False
    )

    assert (done.returncode, done.stderr) == (0, b"")
    assert standing(here) == expected
    assert "Skrev " in done.stdout.decode(encoding, "strict" if encoding != "ascii" else "replace")


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
    done = subprocess.run(tool, capture_output=True, cwd=shared.parent, timeout=60, check=False)

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


def _refused_and_unchanged(folder: Path, codes: list[str], *command: str | Path) -> None:
    before = standing(folder)

    seen = user_runs(*command)

    assert (seen.code, seen.findings) == (3, codes), seen.text
    assert seen.reads_well()
    assert standing(folder) == before
