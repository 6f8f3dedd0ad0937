from datetime import date
from pathlib import Path

import pytest

from tenderkit.model.papers.lock import Lock, LockedDocument
from tenderkit.problems import InvalidInputError
from tenderkit.readers.papers.lock_reader import read_lock
from tenderkit.writers.lock_writer import write_lock

DOCUMENT = LockedDocument(date=date(2026, 11, 16), template="0" * 64, clauses=(), outputs={"krav.docx": "1" * 64})


def test_no_file_is_an_empty_lock(tmp_path: Path) -> None:
    assert read_lock(tmp_path / "saknas") == Lock()


def test_what_was_written_is_read_back(tmp_path: Path) -> None:
    lock = Lock(documents={"kravavsnitt": DOCUMENT})
    (tmp_path / "lock").write_bytes(write_lock(lock))

    assert read_lock(tmp_path / "lock") == lock


def test_a_damaged_lock_is_one_problem_however_much_is_wrong(tmp_path: Path) -> None:
    (tmp_path / "lock").write_text("format: 1\ndocuments:\n  a: {date: x, template: y}\n  b: 3\n", "utf-8")

    with pytest.raises(InvalidInputError) as refused:
        read_lock(tmp_path / "lock")

    assert [(problem.line, problem.message.code) for problem in refused.value.problems] == [(3, "TK-F017")]
