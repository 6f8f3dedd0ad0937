"""The samples' locks name the clauses that their requirements sections are made of."""

import pytest
from lock_samples import LOCKED, lock_file, main

from tenderkit.readers.papers.lock_reader import read_lock


def test_the_locks_of_the_samples_name_the_clauses_of_today(capsys: pytest.CaptureFixture[str]) -> None:
    assert (main(["--check"]), capsys.readouterr().out) == (0, "")


@pytest.mark.parametrize("name", LOCKED)
def test_a_lock_among_the_samples_names_no_file(name: str) -> None:
    assert all(not document.outputs for document in read_lock(lock_file(name)).documents.values())
