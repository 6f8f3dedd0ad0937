"""What a case states and no clause has words for is refused: a version knows only the choices that there were when it was written."""

from pathlib import Path

import pytest

from given.cases import WITH_PLACES, case_folder
from judges.as_a_user import user_runs

TWO = WITH_PLACES.replace("format: 1", "format: 2")
LATER = [
    pytest.param("    count: 4\n", "    count: 4\n    shared: ja\n", "shared", id="shared places"),
    pytest.param("minimum_months: 3", "minimum_weeks: 12", "minimum_weeks", id="weeks"),
    pytest.param(
        "    count: 4\n", "    count: 4\n    per_kind: {employment: {count: 2}}\n", "count", id="a number of one kind"
    ),
    pytest.param("amount: 50000", "amount: 50000\n    second: {amount: 90000, remedy_days: 10}", "amount", id="a step"),
    pytest.param(
        "law: LOU\n",
        "law: LOU\njoint: {form: joint_procurement, claimed_by: each, authorities: [{name: Krokoms kommun, organisation_number: 212000-2478}]}\n",
        "joint",
        id="several authorities",
    ),
]


@pytest.mark.parametrize("command", ["check", "build"])
@pytest.mark.parametrize(("old", "new", "key"), LATER)
def test_an_older_version_refuses_what_its_text_does_not_know(
    old: str, new: str, key: str, command: str, tmp_path: Path
) -> None:
    case = case_folder(tmp_path, TWO.replace(old, new))

    seen = user_runs(command, case)

    assert seen.code == 1
    assert f"ingen av klausulerna som gäller för ärendet har ord för {key}" in seen.text
    assert not list(tmp_path.rglob("kravavsnitt.*"))


def test_what_every_version_knows_is_built(tmp_path: Path) -> None:
    assert user_runs("build", case_folder(tmp_path, TWO)).code == 0
