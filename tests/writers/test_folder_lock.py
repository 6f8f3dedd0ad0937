"""One run at a time in a folder."""

import os
from pathlib import Path

import pytest

from tenderkit.writers import folder_lock
from tenderkit.writers.folder_lock import LOCK_NAME, lock_by_file, sole_writer
from tenderkit.writers.output import Output, place
from tenderkit.writers.refusals import WritingRefusedError


@pytest.fixture(autouse=True)
def _impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(folder_lock, "_TRIES", 2)
    monkeypatch.setattr(folder_lock, "_PAUSE_SECONDS", 0)


def test_a_second_run_is_told_to_wait(tmp_path: Path) -> None:
    with sole_writer(tmp_path) as is_alone, pytest.raises(WritingRefusedError, match="TK-F009"):
        place([Output(tmp_path / "a.txt", b"nytt")])

    assert is_alone
    assert list(tmp_path.iterdir()) == []


def test_the_next_run_gets_the_folder(tmp_path: Path) -> None:
    for _ in range(2):
        with sole_writer(tmp_path) as is_alone:
            assert is_alone


def test_a_share_without_locks_is_written_to_all_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import fcntl  # Windows has no such module

    def flock(*_: int) -> None:
        raise OSError(95, "not supported")

    monkeypatch.setattr(fcntl, "flock", flock)
    leftover = tmp_path / ".tenderkit-0.tmp"
    leftover.write_bytes(b"kanske en annans")

    place([Output(tmp_path / "a.txt", b"nytt")])

    assert (tmp_path / "a.txt").exists()
    assert leftover.exists()


def test_on_windows_a_file_is_the_lock(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "name", "nt")
    path = str(tmp_path)
    handle = lock_by_file(tmp_path)

    with pytest.raises(WritingRefusedError, match="TK-F009"), sole_writer(tmp_path):
        pass

    os.close(handle)
    assert os.listdir(path) == [LOCK_NAME]  # noqa: PTH208  # pathlib cannot be asked while the system calls itself Windows
