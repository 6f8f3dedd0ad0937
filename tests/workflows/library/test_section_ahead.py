"""What a version of a clause would change in a case that is open, told with the case's own values."""

import shutil
from pathlib import Path

import pytest

from given.cases import WITH_DIALOGUE, WITH_PLACES, case_folder
from tenderkit.project.places import case_file
from tenderkit.workflows.library.section_ahead import section_ahead
from tenderkit.workflows.papers.build import BuildOptions, build

SAMPLES = Path(__file__).parents[3] / "samples"


@pytest.fixture
def built(tmp_path: Path) -> Path:
    """A case whose lock has the version that is in force on its day."""
    folder = case_folder(tmp_path, WITH_PLACES)
    build(folder, BuildOptions())
    return case_file(folder)


def test_both_texts_have_the_values_of_the_case(built: Path) -> None:
    found = section_ahead(built, "vite", "2.1.0")

    (section,) = found.sections
    assert found.changes
    assert section.before == "1.0.0"
    assert any("50 000 kronor" in " ".join(line.before.split()) for line in section.diff)
    assert any("50 000 kronor" in " ".join(line.after.split()) for line in section.diff)


def test_the_version_that_the_case_has_changes_nothing(built: Path) -> None:
    assert not section_ahead(built, "vite", "1.0.0").changes


def test_nothing_is_written(built: Path) -> None:
    def everything() -> dict[str, bytes]:
        return {file.name: file.read_bytes() for file in built.parent.rglob("*") if file.is_file()}

    before = everything()
    section_ahead(built, "vite", "2.1.0")

    assert everything() == before


def test_a_clause_that_the_case_does_not_take_changes_nothing(tmp_path: Path) -> None:
    found = section_ahead(case_file(case_folder(tmp_path, WITH_DIALOGUE)), "vite", "2.1.0")

    assert not found.changes
    assert [section.diff for section in found.sections] == [()]


def test_a_case_that_is_not_finished_is_shown_as_far_as_it_has_come(tmp_path: Path) -> None:
    unfinished = WITH_PLACES.replace("    amount: 50000\n", "")

    found = section_ahead(case_file(case_folder(tmp_path, unfinished)), "vite", "2.1.0")

    assert found.changes


def test_a_case_that_cannot_be_read_says_why(tmp_path: Path) -> None:
    found = section_ahead(case_file(case_folder(tmp_path, "format: [")), "vite", "2.1.0")

    assert found.why_not
    assert found.sections == ()


def test_a_lot_with_a_requirement_of_its_own_has_a_section_of_its_own(tmp_path: Path) -> None:
    shutil.copytree(SAMPLES / "korttidshyra-fordon", tmp_path / "fordon")

    found = section_ahead(case_file(tmp_path / "fordon"), "vite", "1.1.0")

    assert len(found.sections) > 1
