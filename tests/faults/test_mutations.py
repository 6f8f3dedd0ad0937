"""A sample of what `make faults` tries: every file that is read, spoiled in many ways."""

import os
import tempfile
from pathlib import Path

import pytest

from faults.mutating import READ_BY, municipality_of_files, try_mutations
from judges.as_a_user import user_runs
from tenderkit.cli.group import group

pytestmark = pytest.mark.skipif(os.name == "nt", reason="an alarm tells of a hang")


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The municipality, and where we stand."""
    municipality_of_files(tmp_path)
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_no_command_breaks_on_a_spoiled_file(here: Path) -> None:
    report = try_mutations(range(10 * len(READ_BY)), here)

    assert report.broke == []
    assert set(report.tried) == set(READ_BY)
    assert set(report.ended) <= {0, 1, 3, 4}


def test_a_command_that_breaks_is_seen(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def breaking(*_: object, **__: object) -> None:
        raise ValueError

    monkeypatch.setattr(group, "main", breaking)

    assert len(try_mutations(range(3), here).broke) == 3


@pytest.mark.usefixtures("here")
def test_every_command_is_right_while_nothing_is_spoiled() -> None:
    commands = {arguments for several in READ_BY.values() for arguments in several}

    assert {user_runs(*arguments).code for arguments in commands} == {0}
