"""A case that was advertised before the second edition keeps the first, letter for letter."""

import shutil
from pathlib import Path

import pytest

from given.first_edition_cases import FIRST_EDITION, FIRST_EDITION_NAMES
from judges.golden_files import GOLDEN_FOLDER, Golden
from tenderkit.messages import Gravity
from tenderkit.workflows.check.check import check
from tenderkit.workflows.papers.build import DEFAULT_KIND, BuildOptions, build

APPROVED = "first_edition"
each_case = pytest.mark.parametrize("name", FIRST_EDITION_NAMES)


@each_case
def test_it_says_what_was_approved(name: str, tmp_path: Path, golden: Golden) -> None:
    shutil.copytree(FIRST_EDITION / name, tmp_path / name)
    build(tmp_path / name, BuildOptions(to=tmp_path / "ut"))

    written = sorted((tmp_path / "ut").glob("*.txt"))
    for path in written:
        golden(_approved_name(name, path), path.read_bytes().decode("utf-8"))
    assert {_approved_name(name, path) for path in written} == {
        f"{APPROVED}/{file.name}" for file in (GOLDEN_FOLDER / APPROVED).glob(f"{name}*.txt")
    }


@each_case
def test_it_has_no_fault_though_later_rules_ask_for_more(name: str) -> None:
    problems = check(FIRST_EDITION / name, (DEFAULT_KIND,)).problems

    assert [str(problem) for problem in problems if problem.gravity is Gravity.ERROR] == []


def _approved_name(name: str, path: Path) -> str:
    return f"{APPROVED}/{name}{path.stem.removeprefix('kravavsnitt')}.txt"
