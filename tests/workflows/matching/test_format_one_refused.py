"""A recruiter's file of format 1 is read by `migrate` alone: every other command says so, in the same words at the same line."""

from pathlib import Path

import pytest

from given.format_one import OLD, old_folder
from given.matching_text import CASE
from judges.as_a_user import Seen, user_runs
from tenderkit.workflows.check.check import check

FOLDED = f"# Från i fjol\n{OLD}"
NOTE = ("note", "ended", "P-03", "--date", "2028-02-16", "--ended-by", "individual")
LINE = (
    "placeringar.yaml:3:1: TK-M180 filen är i format 1, med namnen i samma fil, och läses bara av tenderkit migrate\n"
    "    Kör tenderkit migrate ÄRENDE. Då görs filen om till format 2, och namnen flyttas till personer.yaml."
)


def run(folder: Path, command: str, *more: str) -> Seen:
    return user_runs(command, str(folder), *more)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return old_folder(tmp_path, FOLDED, CASE)


@pytest.mark.parametrize(
    ("command", "code"),
    [
        pytest.param(("check",), 1, id="check"),
        pytest.param(("build",), 1, id="build what doesn't rest on it"),
        pytest.param(("build", "--kind", "lagesrapport"), 1, id="build what rests on it"),
        pytest.param(("build", "--all"), 1, id="build everything"),
        pytest.param(("issue",), 1, id="issue"),
        pytest.param(("upgrade",), 1, id="upgrade"),
        pytest.param(NOTE, 1, id="note"),
        pytest.param(("new", "--placements"), 1, id="new"),
        pytest.param(("prune", "--date", "2031-01-01", "--yes"), 1, id="prune"),
        pytest.param(("prune", "--date", "2031-01-01", "--dry-run"), 1, id="prune without removing"),
    ],
)
def test_the_same_is_said_by_every_command_and_nothing_is_written(
    command: tuple[str, ...], code: int, folder: Path
) -> None:
    before = {path.name: path.read_bytes() for path in folder.iterdir()}

    seen = run(folder, *command)

    assert seen.code == code
    assert seen.text.count("TK-M180") == 1
    assert LINE in seen.text
    assert "Påhittsson" not in seen.text
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == before


@pytest.mark.parametrize(
    "slip",
    [
        pytest.param(("title: Väghyveln", "titel: Väghyveln"), id="a case that can't be read"),
        pytest.param(("  months: 30\n", "  months: 900\n"), id="a case that breaks a rule"),
    ],
)
def test_what_is_wrong_with_the_case_is_told_in_the_same_run(slip: tuple[str, str], tmp_path: Path) -> None:
    assert slip[0] in CASE
    folder = old_folder(tmp_path, FOLDED, CASE.replace(*slip))

    told = [(problem.file.name, problem.message.code) for problem in check(folder, ()).problems]

    assert told.count(("placeringar.yaml", "TK-M180")) == 1
    assert {name for name, _ in told} == {"placeringar.yaml", "upphandling.yaml"}


def test_the_other_faults_of_the_file_are_told_where_it_is_read(tmp_path: Path) -> None:
    folder = old_folder(tmp_path, FOLDED.replace("id: P-01\n", "id: P1\n").replace("id: B-1\n", "id: B1\n"), CASE)

    assert "TK-M001" not in run(folder, "check").text
    assert run(folder, "migrate").text.count("TK-M001") == 2


def test_once_it_is_brought_over_the_commands_go_on(folder: Path) -> None:
    assert run(folder, "migrate").code == 0

    assert "TK-M180" not in run(folder, "check").text
    assert run(folder, "build").code == 0
