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


def test_a_case_with_another_fault_is_still_held_to_the_edition_of_its_day(tmp_path: Path) -> None:
    """One key is missing; that it asks for months of full time is no fault in 2027."""
    shutil.copytree(SECOND_EDITION / "heltidsmanader", tmp_path / "arende")
    case = tmp_path / "arende" / "upphandling.yaml"
    case.write_text(case.read_text("utf-8").replace("    start_within_months: 6\n", ""), "utf-8")

    problems = check(case.parent, (DEFAULT_KIND,)).problems

    assert [each.message.code for each in problems if each.gravity is Gravity.ERROR] == ["TK-C001"]
