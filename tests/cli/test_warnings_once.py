"""What `check` says of a case is told in full there, and only counted where something else is done."""

from pathlib import Path

import pytest

from given.cases import WITH_DIALOGUE, case_folder
from judges.as_a_user import Seen, user_runs

REMARKED = WITH_DIALOGUE.replace("market_dialogue: {held: 2025-02-01}\n", "")
BROKEN = WITH_DIALOGUE.replace("months: 24", "months: 0")
EXCEPTION = ("--override", "beslutet fattas i morgon", "--by", "upphandlingschefen")


def runs(command: str, folder: Path) -> Seen:
    return user_runs(command, folder, *(EXCEPTION if command == "issue" else ()))


@pytest.mark.parametrize("command", ["build", "issue"])
def test_a_step_only_counts_what_check_says_of_the_case(tmp_path: Path, command: str) -> None:
    folder = case_folder(tmp_path, REMARKED)
    told = user_runs("check", folder).findings

    seen = runs(command, folder)

    assert len(told) == 1
    assert seen.findings == []
    (line,) = [line for line in seen.err.splitlines() if "Om ärendet" in line]
    assert line.startswith("Om ärendet: 1 ")
    assert line.endswith(f"tenderkit check {folder}")


@pytest.mark.parametrize("command", ["build", "issue"])
def test_nothing_is_said_of_a_case_without_remarks(tmp_path: Path, command: str) -> None:
    assert "Om ärendet" not in runs(command, case_folder(tmp_path)).text


@pytest.mark.parametrize("command", ["build", "issue", "explain"])
def test_an_error_is_never_only_counted(tmp_path: Path, command: str) -> None:
    seen = runs(command, case_folder(tmp_path, BROKEN))

    assert seen.code == 1
    assert [finding.split()[1] for finding in seen.findings] == ["TK-C034"]


def test_the_first_issue_says_how_all_clauses_are_adopted_at_once(tmp_path: Path) -> None:
    seen = user_runs("issue", case_folder(tmp_path))

    assert (seen.code, seen.findings) == (4, ["TK-L093"])
    assert "adopt --all" in seen.err


def test_an_exception_from_many_clauses_is_told_once(tmp_path: Path) -> None:
    assert runs("issue", case_folder(tmp_path)).out.count("Undantag") == 1
