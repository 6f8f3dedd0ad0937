"""Where documents can't be put: everything stands as it did, byte for byte, and the way out is named."""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from given.cases import WITH_DIALOGUE, case_folder
from judges.as_a_user import standing, user_runs
from judges.patience import HANGS_AFTER_SECONDS

pytestmark = pytest.mark.skipif(os.name == "nt", reason="links, pipes and mounts as Unix has them")

DOCUMENTS = ["kravavsnitt.docx", "kravavsnitt.html", "kravavsnitt.txt", "kravlista.xlsx"]


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
    pytest.param("krav.odt", ["TK-S003"], id="a format that is not written"),
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
    (folder / "upphandling.yaml").write_text(WITH_DIALOGUE, "utf-8")
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

    done = subprocess.run(limited, capture_output=True, timeout=HANGS_AFTER_SECONDS, check=False)

    assert (done.returncode, b"TK-F008" in done.stderr) == (3, True)
    assert standing(case) == before


DAMAGED_LOCKS = [
    pytest.param(lambda _: b"", "1:1", id="emptied"),
    pytest.param(lambda _: b"{ }}} :", "1:4", id="no YAML"),
    pytest.param(lambda lock: lock[: len(lock) * 2 // 3], None, id="cut short"),
    pytest.param(lambda lock: lock.replace(b"format: 2", b"format: 3"), "3:1", id="of a later version"),
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


NEW_CASES = [
    pytest.param("arende", "TK-S005", id="a case that was begun"),
    pytest.param("arende/upphandling.yaml", "TK-S006", id="a file"),
    pytest.param("arende/upphandling.yaml/ny", "TK-F001", id="below a file"),
    pytest.param("n" * 300, "TK-F015", id="a name too long for any disk"),
    pytest.param("con", "TK-F012", id="a device"),
    pytest.param("ärenden/LPT1.2026", "TK-F012", id="a folder below named like a device"),
    pytest.param("NUL.x/ärende", "TK-F012", id="a folder above named like a device"),
    pytest.param("väg.", "TK-F013", id="a full stop at the end"),
    pytest.param("väg ", "TK-F013", id="a blank at the end"),
    pytest.param("väg: 1", "TK-F014", id="a colon"),
    pytest.param('"väg"', "TK-F014", id="quotation marks"),
    pytest.param("väg\tbro", "TK-F014", id="a control character"),
    pytest.param("väg\x9fbro", "TK-F038", id="a control character beyond ASCII"),
    pytest.param("väg\u202eorb", "TK-F038", id="a letter that turns the name around"),
]


@pytest.mark.parametrize(("name", "code"), NEW_CASES)
def test_a_new_case_is_put_only_where_there_is_none(tmp_path: Path, case: Path, name: str, code: str) -> None:
    assert case.name == "arende"

    _refused_and_unchanged(tmp_path, [code], "new", tmp_path / name)


def _refused_and_unchanged(folder: Path, codes: list[str], *command: str | Path) -> None:
    before = standing(folder)

    seen = user_runs(*command)

    assert (seen.code, seen.findings) == (3, codes), seen.text
    assert seen.reads_well()
    assert standing(folder) == before
