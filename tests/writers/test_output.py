"""Files reach the disk whole, all or none, and never over somebody's work."""

import errno
import os
import stat
from collections.abc import Callable
from pathlib import Path

import pytest

from tenderkit.writers.file_names import TEMPORARY_PREFIX
from tenderkit.writers.moves import beside as beside_module
from tenderkit.writers.output import Outcome, Output, PlacedFile, digest_of, place
from tenderkit.writers.refusals import ChangedMeanwhileError, WritingRefusedError

OLD, NEW = b"gammalt", b"nytt"


def _refused(outputs: list[Output], *, known_digests: frozenset[str] = frozenset(), force: bool = False) -> list[str]:
    with pytest.raises(WritingRefusedError) as refused:
        place(outputs, known_digests=known_digests, force=force)
    return [message.code for message in refused.value.messages]


def _content(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}


def _fail(number: int) -> Callable[..., None]:
    def failing(*_: object, **__: object) -> None:
        raise OSError(number, os.strerror(number))

    return failing


def test_a_new_file_is_created_with_its_folders(tmp_path: Path) -> None:
    target = tmp_path / "ut" / "väghyveln" / "kravavsnitt.txt"

    placed = place([Output(target, NEW)])

    assert placed == (PlacedFile(target, digest_of(NEW), Outcome.CREATED),)
    assert _content(target.parent) == {"kravavsnitt.txt": NEW}


def test_a_file_of_ours_is_replaced(tmp_path: Path) -> None:
    target = tmp_path / "a.txt"
    target.write_bytes(OLD)

    (placed,) = place([Output(target, NEW)], known_digests={digest_of(OLD)})

    assert placed.outcome is Outcome.REPLACED
    assert _content(tmp_path) == {"a.txt": NEW}


def test_a_file_that_already_holds_the_bytes_is_left_alone(tmp_path: Path) -> None:
    target = tmp_path / "a.txt"
    target.write_bytes(NEW)
    os.utime(target, (1, 1))

    (placed,) = place([Output(target, NEW, issued=True)])

    assert placed.outcome is Outcome.UNCHANGED
    assert target.stat().st_mtime == 1


def test_a_file_changed_by_hand_is_refused_by_name(tmp_path: Path) -> None:
    target = tmp_path / "a.txt"
    target.write_bytes(OLD)

    with pytest.raises(WritingRefusedError, match=r"TK-F005.*a\.txt är ändrad för hand") as refused:
        place([Output(tmp_path / "b.txt", NEW), Output(target, NEW)], known_digests={digest_of(b"annat")}, force=False)

    assert "--force" in refused.value.message.remedy
    assert _content(tmp_path) == {"a.txt": OLD}


def test_a_file_changed_by_hand_is_replaced_when_forced(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(OLD)

    place([Output(tmp_path / "a.txt", NEW)], force=True)

    assert _content(tmp_path) == {"a.txt": NEW}


@pytest.mark.parametrize(
    ("read", "stands"),
    [
        pytest.param(OLD, b"annat", id="another text stands there"),
        pytest.param(OLD, None, id="it is gone"),
        pytest.param(None, OLD, id="it is there first"),
    ],
)
def test_what_was_made_of_something_else_than_stands_there_is_never_written(
    read: bytes | None, stands: bytes | None, tmp_path: Path
) -> None:
    if stands is not None:
        (tmp_path / "lås").write_bytes(stands)
    made = Output(tmp_path / "lås", NEW, made_of="" if read is None else digest_of(read))

    with pytest.raises(ChangedMeanwhileError) as refused:
        place([Output(tmp_path / "a.txt", NEW), made], known_digests={digest_of(stands or b"")}, force=True)

    assert [message.code for message in refused.value.messages] == ["TK-F018"]
    assert "Kör kommandot igen" in refused.value.message.remedy
    assert _content(tmp_path) == ({} if stands is None else {"lås": stands})


@pytest.mark.parametrize("read", [OLD, None])
def test_what_was_made_of_what_stands_there_is_written(read: bytes | None, tmp_path: Path) -> None:
    if read is not None:
        (tmp_path / "lås").write_bytes(read)

    place([Output(tmp_path / "lås", NEW, made_of="" if read is None else digest_of(read))])

    assert _content(tmp_path) == {"lås": NEW}


def test_what_another_run_has_written_is_not_called_changed_by_hand(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(OLD)
    (tmp_path / "lås").write_bytes(b"annat")

    codes = _refused([Output(tmp_path / "a.txt", NEW), Output(tmp_path / "lås", NEW, made_of=digest_of(OLD))])

    assert codes == ["TK-F018"]


def test_a_link_to_a_folder_is_followed(tmp_path: Path) -> None:
    (tmp_path / "riktig").mkdir()
    (tmp_path / "ut").symlink_to(tmp_path / "riktig")

    place([Output(tmp_path / "ut" / "a.txt", NEW), Output(tmp_path / "riktig" / "b.txt", NEW)])

    assert _content(tmp_path / "riktig") == {"a.txt": NEW, "b.txt": NEW}


@pytest.mark.parametrize(
    ("number", "code"),
    [
        pytest.param(errno.ENOSPC, "TK-F008", id="full disk"),
        pytest.param(errno.EDQUOT, "TK-F008", id="full quota"),
        pytest.param(errno.EROFS, "TK-F002", id="read-only disk"),
        pytest.param(errno.EACCES, "TK-F002", id="no right to write"),
        pytest.param(errno.EIO, "TK-F011", id="broken disk"),
        pytest.param(errno.ENOENT, "TK-F018", id="the folder is gone"),
    ],
)
def test_a_fault_while_writing_loses_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, code: str
) -> None:
    (tmp_path / "a.txt").write_bytes(OLD)
    monkeypatch.setattr(os, "fsync", _fail(number))

    codes = _refused([Output(tmp_path / "a.txt", NEW), Output(tmp_path / "ny" / "b.txt", NEW)], force=True)

    assert codes == [code]
    assert _content(tmp_path) == {"a.txt": OLD}
    assert [path.name for path in tmp_path.iterdir()] == ["a.txt"]


@pytest.mark.parametrize(
    ("number", "code"),
    [
        pytest.param(errno.ENOTDIR, "TK-F001", id="a file came in between"),
        pytest.param(errno.EROFS, "TK-F002", id="read-only disk"),
    ],
)
def test_a_folder_that_cannot_be_made_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, code: str
) -> None:
    monkeypatch.setattr(Path, "mkdir", _fail(number))

    assert _refused([Output(tmp_path / "ny" / "a.txt", NEW)]) == [code]


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="the administrator may write everywhere")
def test_a_read_only_folder_is_refused(tmp_path: Path) -> None:
    tmp_path.chmod(stat.S_IRUSR | stat.S_IXUSR)
    try:
        assert _refused([Output(tmp_path / "a.txt", NEW)]) == ["TK-F002"]
        assert _refused([Output(tmp_path / "ny" / "a.txt", NEW)]) == ["TK-F002"]
    finally:
        tmp_path.chmod(stat.S_IRWXU)


def test_bytes_that_come_back_changed_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def spoil(handle: int) -> None:
        os.pwrite(handle, b"X", 0)

    monkeypatch.setattr(os, "fsync", spoil)

    assert _refused([Output(tmp_path / "a.txt", NEW)]) == ["TK-F010"]
    assert list(tmp_path.iterdir()) == []


def _word_holds(path: Path, monkeypatch: pytest.MonkeyPatch, *, refuses_opening: bool) -> None:
    """As on Windows: an open file cannot be replaced, and mostly not even be opened for writing."""
    real_replace, real_open = Path.replace, Path.open

    def replace(self: Path, target: Path) -> Path:
        if target == path:
            raise PermissionError(errno.EACCES, "used by another process")
        return real_replace(self, target)

    def open_(self: Path, mode: str = "r", buffering: int = -1) -> object:
        if self == path and refuses_opening and "+" in mode:
            raise PermissionError(errno.EACCES, "used by another process")
        return real_open(self, mode, buffering)

    monkeypatch.setattr(Path, "replace", replace)
    monkeypatch.setattr(Path, "open", open_)
    monkeypatch.setattr(beside_module, "_PAUSES_SECONDS", (0, 0))


@pytest.mark.parametrize("refuses_opening", [True, False], ids=["seen before the first move", "seen at the move"])
def test_a_file_open_in_word_stops_the_whole_set(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    refuses_opening: bool,  # noqa: FBT001  # a pytest parameter
) -> None:
    for name in ("a.txt", "b.docx"):
        (tmp_path / name).write_bytes(OLD)
    _word_holds(tmp_path / "b.docx", monkeypatch, refuses_opening=refuses_opening)
    outputs = [Output(tmp_path / name, NEW) for name in ("ny.txt", "a.txt", "b.docx")]

    with pytest.raises(WritingRefusedError, match="Stäng filen i Word och försök igen") as refused:
        place(outputs, known_digests={digest_of(OLD)})

    assert refused.value.message.code == "TK-F007"
    assert _content(tmp_path) == {"a.txt": OLD, "b.docx": OLD}


def test_a_virus_scanner_that_holds_a_file_for_a_moment_is_waited_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real_replace, held = Path.replace, iter([True, True])

    def replace(self: Path, target: Path) -> Path:
        if next(held, False):
            raise PermissionError(errno.EACCES, "used by another process")
        return real_replace(self, target)

    monkeypatch.setattr(Path, "replace", replace)
    monkeypatch.setattr(beside_module, "_PAUSES_SECONDS", (0, 0))

    place([Output(tmp_path / "a.txt", NEW)])

    assert _content(tmp_path) == {"a.txt": NEW}


@pytest.mark.parametrize("before", [OLD, NEW], ids=["to be replaced", "to be left alone"])
def test_a_file_saved_by_hand_while_we_wrote_is_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, before: bytes
) -> None:
    target, real_fsync = tmp_path / "a.txt", os.fsync
    target.write_bytes(before)

    def fsync(handle: int) -> None:
        target.write_bytes(b"sparat just nu")
        real_fsync(handle)

    monkeypatch.setattr(os, "fsync", fsync)

    assert _refused([Output(target, NEW), Output(tmp_path / "b.txt", NEW)], known_digests=frozenset({digest_of(OLD)}))
    assert _content(tmp_path) == {"a.txt": b"sparat just nu"}


def test_leftovers_of_a_killed_run_are_removed(tmp_path: Path) -> None:
    (tmp_path / f"{TEMPORARY_PREFIX}0123456789abcdef.tmp").write_bytes(b"halv")
    (tmp_path / f"{TEMPORARY_PREFIX}mapp").mkdir()
    (tmp_path / "mitt.tmp").write_bytes(OLD)

    place([Output(tmp_path / "a.txt", NEW)])

    assert _content(tmp_path) == {"a.txt": NEW, "mitt.tmp": OLD}
    assert (tmp_path / f"{TEMPORARY_PREFIX}mapp").is_dir()


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such rights")
def test_the_rights_of_a_replaced_file_stay(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(OLD)
    (tmp_path / "a.txt").chmod(0o640)

    place([Output(tmp_path / "a.txt", NEW)], force=True)

    assert stat.S_IMODE((tmp_path / "a.txt").stat().st_mode) == 0o640


def test_names_beside_tell_nothing_about_the_case(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: set[str] = set()
    real_fsync = os.fsync

    def fsync(handle: int) -> None:
        seen.update(path.name for path in tmp_path.iterdir())
        real_fsync(handle)

    monkeypatch.setattr(os, "fsync", fsync)

    place([Output(tmp_path / "intyg-anna-andersson.txt", NEW)])

    assert all(name.startswith(TEMPORARY_PREFIX) and "anna" not in name for name in seen - {"intyg-anna-andersson.txt"})
    assert len(seen) == 2


def test_two_outputs_with_one_name_are_our_own_fault(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="same path"):
        place([Output(tmp_path / "a.txt", OLD), Output(tmp_path / "A.txt", NEW)])


def test_no_outputs_are_no_work() -> None:
    assert place([]) == ()
