"""What the second edition says of what no sample asks for: months of full time, a number for each year, a shared number."""

import shutil
from pathlib import Path

import pytest

from given.second_edition_cases import SECOND_EDITION, SECOND_EDITION_NAMES
from judges.golden_files import Golden
from tenderkit.messages import Gravity
from tenderkit.workflows.check.check import check
from tenderkit.workflows.papers.build import DEFAULT_KIND, BuildOptions, build

each_case = pytest.mark.parametrize("name", SECOND_EDITION_NAMES)


@each_case
@pytest.mark.parametrize("length", ["short", "full"])
def test_it_says_what_was_approved(name: str, length: str, tmp_path: Path, golden: Golden) -> None:
    shutil.copytree(SECOND_EDITION / name, tmp_path / name)
    case = tmp_path / name / "upphandling.yaml"
    case.write_text(case.read_text("utf-8").replace("text: full\n", "") + f"text: {length}\n", "utf-8")
    build(case.parent, BuildOptions(to=tmp_path / "ut"))

    golden(f"second_edition/{name}-{length}.txt", (tmp_path / "ut" / "kravavsnitt.txt").read_bytes().decode("utf-8"))


@each_case
def test_it_has_no_fault(name: str) -> None:
    problems = check(SECOND_EDITION / name, (DEFAULT_KIND,)).problems

    assert [str(problem) for problem in problems if problem.gravity is Gravity.ERROR] == []
