"""Which cases carry which version of a clause, by their locks."""

import shutil
from pathlib import Path

import pytest

from given.cases import WITH_DIALOGUE, case_folder
from tenderkit.project.places import LOCK_FILE, case_file
from tenderkit.workflows.library.cases_of_clause import cases_of_clause, proved_by_its_files
from tenderkit.workflows.papers.build import BuildOptions, build
from tenderkit.workflows.papers.issue import IssueOptions, issue

SAMPLES = Path(__file__).parents[3] / "samples"


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """One case that is built, one that isn't."""
    build(case_folder(tmp_path, WITH_DIALOGUE, "byggd"), BuildOptions())
    case_folder(tmp_path, WITH_DIALOGUE, "ny")
    return tmp_path


def _files(home: Path) -> list[Path]:
    return [case_file(home / name) for name in ("byggd", "ny")]


def test_a_case_that_is_built_carries_the_version_of_its_lock(home: Path) -> None:
    found = cases_of_clause(home, "syfte", _files(home))

    assert [(use.file.parent.name, use.document, use.version, use.number) for use in found.uses] == [
        ("byggd", "kravavsnitt", "1.0.0", 0)
    ]
    assert proved_by_its_files(found.uses[0]) is True
    assert found.uses[0].title == "Särskilda kontraktsvillkor om sysselsättning"
    assert [file.parent.name for file in found.unlocked] == ["ny"]


def test_a_clause_that_no_case_has_is_in_none(home: Path) -> None:
    assert cases_of_clause(home, "vite", _files(home)).uses == ()


def test_only_the_cases_asked_about_are_looked_into(home: Path) -> None:
    assert cases_of_clause(home, "syfte", [case_file(home / "ny")]).uses == ()


def test_a_file_that_was_changed_by_hand_proves_nothing(home: Path) -> None:
    for file in (home / "byggd" / "dokument").iterdir():
        file.write_bytes(file.read_bytes() + b" ")

    assert proved_by_its_files(cases_of_clause(home, "syfte", _files(home)).uses[0]) is False


def test_a_lock_that_cannot_be_read_is_told_of_and_stops_no_other(home: Path) -> None:
    shutil.copytree(home / "byggd", home / "trasig")
    (home / "trasig" / LOCK_FILE).write_text("format: [", "utf-8")

    found = cases_of_clause(home, "syfte", [case_file(home / "trasig"), *_files(home)])

    assert [file.parent.name for file, _ in found.unread] == ["trasig"]
    assert len(found.uses) == 1


def test_a_lock_that_is_written_anew_is_read_anew(home: Path) -> None:
    assert cases_of_clause(home, "syfte", _files(home)).uses[0].version == "1.0.0"

    lock = home / "byggd" / LOCK_FILE
    lock.write_text(lock.read_text("utf-8").replace("id: syfte", "id: annat"), "utf-8")

    assert cases_of_clause(home, "syfte", _files(home)).uses == ()


def test_a_paper_about_a_person_is_left_out(home: Path) -> None:
    lock = home / "byggd" / LOCK_FILE
    lock.write_text(lock.read_text("utf-8").replace("kravavsnitt:", "kandidatforslag-p-01:"), "utf-8")

    assert cases_of_clause(home, "syfte", _files(home)).uses == ()


def test_an_issued_copy_is_told_apart_by_its_number(tmp_path: Path) -> None:
    for name in ("bibliotek", "lansvag-512"):
        shutil.copytree(SAMPLES / name, tmp_path / name)
    shutil.copy(SAMPLES / "tenderkit.toml", tmp_path)
    case = tmp_path / "lansvag-512"
    build(case, BuildOptions())
    issue(case, IssueOptions())

    found = cases_of_clause(tmp_path, "vite", [case_file(case)])

    assert [use.number for use in found.uses] == [0, 1]
    assert [proved_by_its_files(use) for use in found.uses] == [True, True]
