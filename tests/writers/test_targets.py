"""What may be written over, and what never."""

import errno
import os
from pathlib import Path, PureWindowsPath

import pytest

from tenderkit.writers import targets
from tenderkit.writers.output import Output, Rights, digest_of, place, refusals
from tenderkit.writers.refusals import WritingRefusedError

OLD, NEW = b"gammalt", b"nytt"


def _refused(outputs: list[Output], *, known_digests: frozenset[str] = frozenset(), force: bool = False) -> list[str]:
    with pytest.raises(WritingRefusedError) as refused:
        place(outputs, known_digests=known_digests, force=force)
    return [message.code for message in refused.value.messages]


def _content(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}


def test_an_issued_file_is_never_replaced(tmp_path: Path) -> None:
    target = tmp_path / "a.txt"
    target.write_bytes(OLD)

    assert _refused([Output(target, NEW, issued=True)], known_digests=frozenset({digest_of(OLD)}), force=True) == [
        "TK-F006"
    ]
    assert _content(tmp_path) == {"a.txt": OLD}


def test_every_reason_is_told_in_one_run(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(OLD)
    (tmp_path / "b.txt").mkdir()

    with pytest.raises(WritingRefusedError) as refused:
        place([Output(tmp_path / name, NEW) for name in ("a.txt", "b.txt", "c.txt", "d:.txt")], force=False)

    assert [message.code for message in refused.value.messages] == ["TK-F005", "TK-F004", "TK-F014"]
    assert str(refused.value).count("TK-F0") == 3
    assert refused.value.exit_code == 3


def test_reasons_can_be_asked_for_without_writing(tmp_path: Path) -> None:
    assert refusals([Output(tmp_path / "ny" / "a.txt", NEW)], Rights()) == ()
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_is_a_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "ut").write_bytes(OLD)

    assert _refused([Output(tmp_path / "ut" / "a.txt", NEW)]) == ["TK-F001"]
    assert _refused([Output(tmp_path / "ut" / "inre" / "a.txt", NEW)]) == ["TK-F001"]
    assert _content(tmp_path) == {"ut": OLD}


def test_a_folder_link_to_nowhere_is_refused(tmp_path: Path) -> None:
    (tmp_path / "ut").symlink_to(tmp_path / "borta")

    assert _refused([Output(tmp_path / "ut" / "a.txt", NEW)]) == ["TK-F001"]


@pytest.mark.parametrize("exists", [True, False])
def test_a_target_that_is_a_link_is_refused(tmp_path: Path, exists: bool) -> None:  # noqa: FBT001  # a pytest parameter
    elsewhere = tmp_path / "annan.txt"
    if exists:
        elsewhere.write_bytes(OLD)
    (tmp_path / "a.txt").symlink_to(elsewhere)

    assert _refused([Output(tmp_path / "a.txt", NEW)], force=True) == ["TK-F003"]
    assert elsewhere.exists() is exists


def test_on_windows_the_folder_counts_too(monkeypatch: pytest.MonkeyPatch) -> None:
    class _WindowsPath(PureWindowsPath):
        def absolute(self) -> PureWindowsPath:
            return PureWindowsPath("C:\\aux") / self

    monkeypatch.setattr(os, "name", "nt")

    problems = targets._name_reasons(_WindowsPath("a.txt"))  # type: ignore[arg-type] # noqa: SLF001 # Windows is not here

    assert [problem.code for problem in problems] == ["TK-F012"]


def test_a_target_that_cannot_be_read_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.txt").write_bytes(OLD)

    def read_bytes(_: Path) -> bytes:
        raise OSError(errno.EIO, "input/output error")

    monkeypatch.setattr(Path, "read_bytes", read_bytes)

    assert _refused([Output(tmp_path / "a.txt", NEW)]) == ["TK-F011"]
