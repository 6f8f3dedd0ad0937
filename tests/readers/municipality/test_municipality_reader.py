from pathlib import Path

import pytest

from given.own_municipality import FEWEST, SAMPLE, municipality_folder
from tenderkit.problems import InvalidInputError, RefusedError
from tenderkit.readers.municipality.municipality_reader import read_municipality


def told(tmp_path: Path, more: str) -> list[str]:
    with pytest.raises(InvalidInputError) as refused:
        read_municipality(municipality_folder(tmp_path, FEWEST + more))
    return [f"{problem.line}:{problem.column}: {problem.message.code}" for problem in refused.value.problems]


def test_the_sample_can_be_read_and_states_every_part() -> None:
    found, _ = read_municipality(SAMPLE)

    assert found.name == "Exempelköpings kommun"
    of_a_project = ["project_budget"]  # one municipality has had it, and its numbers stand in its own sample alone
    assert [name for name in type(found).model_fields if getattr(found, name) is None] == of_a_project


def test_three_lines_are_enough(tmp_path: Path) -> None:
    found, _ = read_municipality(municipality_folder(tmp_path, FEWEST))

    assert (found.name, found.roles) == ("Provköpings kommun", None)


def test_consent_is_refused_as_the_legal_basis(tmp_path: Path) -> None:
    assert told(tmp_path, "data_protection: {controller: Nämnden, legal_basis: den enskildes Samtycke}\n") == [
        "4:40: TK-B002"
    ]


def test_a_kind_is_archived_in_one_way(tmp_path: Path) -> None:
    more = "archives:\n  - {kind: overlamning}\n  - {kind: slutrapport}\n  - {kind: overlamning, type: brev}\n"

    assert told(tmp_path, more) == ["7:6: TK-B003"]


def test_every_fault_is_told_in_one_run(tmp_path: Path) -> None:
    assert told(tmp_path, "telefon: 010\nstaffing: {coordinator_percent: 200}\n") == ["4:1: TK-C004", "5:12: TK-C034"]


def test_a_folder_without_the_file_says_what_to_write(tmp_path: Path) -> None:
    with pytest.raises(RefusedError, match="TK-B001"):
        read_municipality(tmp_path)
