from datetime import date
from pathlib import Path

import pytest

from given.clauses_in_text import clause, clause_text
from tenderkit.problems import InvalidInputError
from tenderkit.readers.clauses.library_reader import read_library


def write_library(folder: Path, states: str = "1.0.0: {status: published}", text: str = "Text.") -> Path:
    (folder / "antal").mkdir(parents=True)
    (folder / "antal" / "1.0.0.md").write_text(clause_text(text), "utf-8")
    lines = ["format: 1", "order: [antal]", "clauses:", "  antal:", "    versions:", f"      {states}"]
    (folder / "library.yaml").write_text("\n".join(lines) + "\n", "utf-8")
    return folder


def codes(*folders: Path) -> list[str]:
    with pytest.raises(InvalidInputError) as refused:
        read_library(folders)
    return [problem.message.code for problem in refused.value.problems]


def test_a_library_knows_every_version_and_its_state(tmp_path: Path) -> None:
    library = read_library([write_library(tmp_path, "1.0.0: {status: published, valid_from: 2025-01-01}")])

    entry = library.version("antal", "1.0.0")
    assert entry is not None
    assert entry.state.in_force(date(2025, 1, 1))
    assert not entry.state.in_force(date(2024, 12, 31))


def test_a_later_folder_replaces_a_clause_of_an_earlier_one(tmp_path: Path) -> None:
    central = write_library(tmp_path / "central", text="Central.")
    own = write_library(tmp_path / "own", text="Egen.")

    entry = read_library([central, own]).version("antal", "1.0.0")

    assert entry is not None
    assert entry.clause.digest == clause("Egen.").digest


def test_an_edited_published_version_is_found_by_its_digest(tmp_path: Path) -> None:
    digest = clause("Text.").digest
    sound = write_library(tmp_path / "sound", f"1.0.0: {{status: published, digest: {digest}}}")
    edited = write_library(tmp_path / "edited", f"1.0.0: {{status: published, digest: {digest}}}", text="Ändrad.")

    assert read_library([sound]).version("antal", "1.0.0") is not None
    assert codes(edited) == ["TK-L005"]


def test_a_version_without_a_file_and_a_file_without_a_version_are_both_found(tmp_path: Path) -> None:
    folder = write_library(tmp_path, "2.0.0: {status: draft}")

    assert codes(folder) == ["TK-L004", "TK-L006"]


def test_faults_of_every_file_come_in_one_run(tmp_path: Path) -> None:
    first = write_library(tmp_path / "a", text="{{ 7*7 }}")
    second = write_library(tmp_path / "b", text="`kod`")

    assert codes(first, second) == ["TK-L010", "TK-L021"]


def test_a_library_file_of_the_wrong_shape_is_refused(tmp_path: Path) -> None:
    folder = write_library(tmp_path, "1.0.0: {status: approved_by_everyone}")

    assert codes(folder)
