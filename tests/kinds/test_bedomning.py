"""The assessment is signed by two who are named by what they do; a title that says the same isn't said twice."""

from pathlib import Path

import pytest

from given.cases import WITH_DIALOGUE, case_folder
from tenderkit.workflows.papers.build import BuildOptions, build


@pytest.mark.parametrize(
    ("roles", "parties"),
    [
        pytest.param("requester: {title: parkchef}", ["Beställare, parkchef", "Upphandlare"], id="a title of its own"),
        pytest.param(
            "requester: {title: beställare}, procurement_officer: {title: Upphandlare}",
            ["Beställare", "Upphandlare"],
            id="the same word",
        ),
        pytest.param(
            "procurement_officer: {title: inköpschef}", ["Beställare", "Upphandlare, inköpschef"], id="another buyer"
        ),
    ],
)
def test_no_title_stands_twice_where_the_assessment_is_signed(roles: str, parties: list[str], tmp_path: Path) -> None:
    folder = case_folder(tmp_path, f"{WITH_DIALOGUE}roles: {{{roles}}}\n")

    build(folder, BuildOptions(kinds=("bedomning",)))

    lines = (folder / "dokument" / "bedomning.txt").read_text("utf-8").splitlines()
    assert [lines[at - 1] for at, line in enumerate(lines) if line.startswith("Ort och datum")] == parties
