from pathlib import Path

import pytest

from tenderkit.problems import InvalidInputError
from tenderkit.readers.statistics.yearly_reader import read_yearly_totals

WHOLE = """\
format: 1
years:
  - year: 2027
    by: Jobbcentrum
    own_livelihood: {from_social_assistance: 6, from_other_benefits: 0}
    steps: {stronger: 12, room_for_others: 9}
  - year: 2028
"""


def told(folder: Path, text: str) -> list[str]:
    (folder / "arsuppgifter.yaml").write_text(text, "utf-8")
    with pytest.raises(InvalidInputError) as refused:
        read_yearly_totals(folder)
    return [f"{problem.line}: {problem.message.code}" for problem in refused.value.problems]


def test_each_year_has_its_totals(tmp_path: Path) -> None:
    (tmp_path / "arsuppgifter.yaml").write_text(WHOLE, "utf-8")

    found = read_yearly_totals(tmp_path)

    assert found is not None
    first, second = found[0].years
    assert (first.year, first.by, second.steps) == (2027, "Jobbcentrum", None)
    assert first.own_livelihood is not None
    assert (first.own_livelihood.from_social_assistance, first.own_livelihood.from_other_benefits) == (6, 0)


def test_a_folder_without_the_file_has_none(tmp_path: Path) -> None:
    assert read_yearly_totals(tmp_path) is None


def test_a_year_stands_once(tmp_path: Path) -> None:
    assert told(tmp_path, f"{WHOLE}  - year: 2027\n") == ["8: TK-N050"]


@pytest.mark.parametrize(
    "line",
    [
        pytest.param("    steps: {stronger: -1, room_for_others: 9}\n", id="below nought"),
        pytest.param("    steps: {stronger: några, room_for_others: 9}\n", id="words"),
        pytest.param("    rung: 3\n", id="a rung"),
        pytest.param("    name: Anna\n", id="a name"),
    ],
)
def test_anything_but_numbers_for_the_year_is_refused(tmp_path: Path, line: str) -> None:
    assert [each.partition(":")[0] for each in told(tmp_path, f"format: 1\nyears:\n  - year: 2027\n{line}")] == ["4"]
