"""A clause is parsed once for the same letters, and what is saved meanwhile is seen."""

from pathlib import Path

import pytest

from given.clauses_in_text import clause_text
from tenderkit.problems import InvalidInputError
from tenderkit.readers.clauses.clause_reader import read_clause


def test_the_same_letters_are_the_same_clause(tmp_path: Path) -> None:
    file = tmp_path / "antal" / "1.0.0.md"
    file.parent.mkdir()
    file.write_text(clause_text("Syftet är ett."), "utf-8")
    first = read_clause(file)

    assert read_clause(file) is first


def test_what_is_saved_meanwhile_is_seen(tmp_path: Path) -> None:
    file = tmp_path / "antal" / "1.0.0.md"
    file.parent.mkdir()
    file.write_text(clause_text("Syftet är ett."), "utf-8")
    first = read_clause(file)
    file.write_text(clause_text("Syftet är två."), "utf-8")

    assert read_clause(file).body != first.body


def test_a_clause_with_faults_is_told_every_time(tmp_path: Path) -> None:
    file = tmp_path / "antal" / "1.0.0.md"
    file.parent.mkdir()
    file.write_text(clause_text("{% if %}"), "utf-8")

    for _ in range(2):
        with pytest.raises(InvalidInputError):
            read_clause(file)
