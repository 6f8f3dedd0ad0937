from pathlib import Path

import pytest

from given.matching_text import SOUND, folder_of_format_one
from tenderkit.problems import InvalidInputError, TenderkitError
from tenderkit.readers.matching.matching_reader import read_matching


def test_the_file_is_found_by_its_folder_the_case_or_itself(tmp_path: Path) -> None:
    folder = folder_of_format_one(tmp_path)

    found = [read_matching(folder / name)[0] for name in ("", "upphandling.yaml", "placeringar.yaml")]

    assert found[0].placements[0].id == "P-01"
    assert found == [found[0]] * 3


def test_a_folder_without_the_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(TenderkitError) as raised:
        read_matching(tmp_path)

    assert raised.value.message.code == "TK-M004"
    assert str(tmp_path) in str(raised.value)


def test_every_fault_comes_in_one_run(tmp_path: Path) -> None:
    folder = folder_of_format_one(tmp_path, SOUND.replace("id: P-01", "id: P1").replace("id: B-1", "id: B1"))

    with pytest.raises(InvalidInputError) as raised:
        read_matching(folder)

    assert [problem.message.code for problem in raised.value.problems] == ["TK-M001", "TK-M001"]
