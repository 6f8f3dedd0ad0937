"""Twelve requirements of the kinds that authorities have published can be written down, checked and built in both lengths."""

from pathlib import Path

import pytest

from given.real_cases import REAL_CASE_FOLDERS
from judges import checkout
from judges.golden_files import Golden
from tenderkit.messages import Gravity
from tenderkit.workflows.check.check import check
from tenderkit.workflows.papers.build import DEFAULT_KIND, BuildOptions, build

each_case = pytest.mark.parametrize("name", REAL_CASE_FOLDERS)


def test_there_are_twelve_and_one_more() -> None:
    assert len(REAL_CASE_FOLDERS) == 13


@each_case
@pytest.mark.parametrize("length", ["short", "full"])
def test_it_says_what_was_approved(name: str, length: str, tmp_path: Path, golden: Golden) -> None:
    case = _copied(name, tmp_path, length)
    build(case, BuildOptions(to=tmp_path / "ut"))

    said = (tmp_path / "ut" / "kravavsnitt.txt").read_bytes().decode("utf-8")

    assert "BEKRÄFTA" not in said
    golden(f"real_requirements/{name}-{length}.txt", said)


@each_case
def test_it_has_no_fault(name: str, tmp_path: Path) -> None:
    problems = check(_copied(name, tmp_path), (DEFAULT_KIND, "bedomning")).problems

    assert [str(problem) for problem in problems if problem.gravity is Gravity.ERROR] == []


@each_case
def test_its_assessment_is_built(name: str, tmp_path: Path) -> None:
    build(_copied(name, tmp_path), BuildOptions(kinds=("bedomning",), to=tmp_path / "ut"))

    assert (tmp_path / "ut" / "bedomning.docx").stat().st_size > 0


def _copied(name: str, folder: Path, length: str = "short") -> Path:
    case = folder / name
    checkout.copy_folder(REAL_CASE_FOLDERS[name], case)
    file = case / "upphandling.yaml"
    lines = [line for line in file.read_text("utf-8").splitlines() if not line.startswith("text:")]
    file.write_text("\n".join([*lines, f"text: {length}", ""]), "utf-8")
    return case
