"""What is due in a folder: of every case and of the library, for one role or for all."""

from datetime import date
from pathlib import Path

from given.cases import case_folder
from given.folder_of_cases import BROKEN, awarded_folder, numbered
from given.municipality import municipality, own_clause
from tenderkit.model.case.choices import Role
from tenderkit.rules.due.matter import DueKind
from tenderkit.workflows.due.read_due import read_due

DAY = date(2027, 12, 1)


def test_every_case_and_the_library_are_in_the_list(tmp_path: Path) -> None:
    awarded_folder(tmp_path)
    case_folder(tmp_path, numbered(2), "b")

    found = read_due(tmp_path, DAY)

    assert {each.number for each in found.entries} >= {"TF 2026/412", "TF 2026/2", ""}
    assert {each.matter.kind for each in found.entries if not each.number} == {
        DueKind.CLAUSE_REVIEW,
        DueKind.LAW_REVIEW,
    }


def test_a_role_is_shown_its_own(tmp_path: Path) -> None:
    awarded_folder(tmp_path)

    found = read_due(tmp_path, DAY, Role.PROCUREMENT_OFFICER)

    assert found.entries != ()
    assert {each.matter.role for each in found.entries} == {Role.PROCUREMENT_OFFICER}


def test_the_clauses_of_a_library_are_told_once_for_all_its_cases(tmp_path: Path) -> None:
    for number in range(3):
        case_folder(tmp_path, numbered(number), f"a{number}")

    reviews = [each.matter.of for each in read_due(tmp_path, DAY).entries if each.matter.kind is DueKind.CLAUSE_REVIEW]

    assert len(reviews) == len(set(reviews)) > 0


def test_a_municipalitys_own_clause_is_looked_after_in_place_of_the_shipped_one(tmp_path: Path) -> None:
    municipality(tmp_path, own_clause())

    reviews = {each.matter.of for each in read_due(tmp_path, DAY).entries if each.matter.kind is DueKind.CLAUSE_REVIEW}

    assert {each for each in reviews if each.startswith("syfte@")} == {"syfte@1.0.0"}


def test_a_folder_where_no_case_can_be_read_still_tells_of_its_library(tmp_path: Path) -> None:
    case_folder(tmp_path, BROKEN, "a")

    found = read_due(tmp_path, DAY)

    assert (found.read, found.unread) == (0, 1)
    assert {each.number for each in found.entries} == {""}


def test_what_has_passed_and_what_has_no_day_are_told_apart(tmp_path: Path) -> None:
    awarded_folder(tmp_path)

    found = read_due(tmp_path, DAY)

    assert all(each.matter.day is not None and each.matter.day < DAY for each in found.late)
    assert all(each.matter.day is None for each in found.undated)
    assert len(found.late) + len(found.undated) < len(found.entries)


def test_whoever_waits_is_told_how_far_it_has_come(tmp_path: Path) -> None:
    awarded_folder(tmp_path)
    steps: list[tuple[int, int]] = []

    read_due(tmp_path, DAY, progress=lambda done, total: steps.append((done, total)))

    assert steps == [(1, 1)]
