"""A fault of our own: one calm sentence, and a log that tells where it broke and nothing of the case."""

import errno
import stat
import tempfile
from pathlib import Path

import pytest

from tenderkit.cli import entry, main
from tenderkit.cli.group import group
from tenderkit.problems import ExitCode

PERSON = "Kim Exempel 20000101-0008"


@pytest.fixture
def logs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder for temporary files; any command breaks with a person in its hands."""

    def breaking(*_: object, **__: object) -> None:
        raise ValueError(PERSON)

    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    monkeypatch.setattr(group, "main", breaking)
    return tmp_path


def test_the_log_tells_where_and_never_what(logs: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert entry.run(["check"]) == ExitCode.OUR_FAULT

    (log,) = logs.iterdir()
    assert log.read_text("utf-8").splitlines()[0] == "ValueError"
    assert "test_entry.py" in log.read_text("utf-8")
    said = capsys.readouterr().err
    assert str(log) in said
    assert not any(part in said + log.read_text("utf-8") + log.name for part in PERSON.split())


def test_only_the_user_can_read_the_log_and_each_fault_has_its_own(logs: Path) -> None:
    entry.run(["check"])
    entry.run(["check"])

    assert len(list(logs.iterdir())) == 2
    assert {stat.S_IMODE(log.stat().st_mode) for log in logs.iterdir()} == {0o600}


def test_without_a_folder_to_write_in_it_is_told_all_the_same(
    logs: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(logs / "saknas"))

    assert entry.run(["check"]) == ExitCode.OUR_FAULT
    assert "TK-S070" in capsys.readouterr().err


def test_a_program_whose_own_files_cannot_be_read_says_so_in_one_line(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def unreadable(_: str) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("tenderkit.messages.words.speak", unreadable)

    with pytest.raises(SystemExit) as stopped:
        main()

    assert stopped.value.code == ExitCode.REFUSED
    assert capsys.readouterr().err.count("\n") == 1
