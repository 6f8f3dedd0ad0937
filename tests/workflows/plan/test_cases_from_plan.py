"""Chosen rows of a plan become case folders that say what the plan already knew."""

from pathlib import Path

import pytest

from given.plan_sheets import PLAN_AS_CSV, PLAN_ROWS, workbook_of
from tenderkit.problems import RefusedError
from tenderkit.readers.yaml.yaml_reader import read_yaml
from tenderkit.workflows.plan.cases_from_plan import cases_from_plan
from tenderkit.workflows.plan.plan import AssessedPlan, assess


def plan_in(folder: Path, text: str = PLAN_AS_CSV) -> AssessedPlan:
    (folder / "plan.csv").write_text(text, "utf-8")
    return assess(folder / "plan.csv")


def test_a_case_begins_with_what_the_plan_says(tmp_path: Path) -> None:
    (tmp_path / "plan.xlsx").write_bytes(workbook_of(PLAN_ROWS))

    ((folder, paths),) = cases_from_plan(assess(tmp_path / "plan.xlsx"), tmp_path / "ärenden", [2])

    case = read_yaml(paths[0]).data
    assert folder == tmp_path / "ärenden" / "vaghyveln"
    assert (case["title"], case["authority"]) == (
        "Väghyveln",
        {"name": None, "organisation_number": None, "unit": "Tekniska"},
    )
    contract = case["contract"]
    assert isinstance(contract, dict)
    assert {name: value for name, value in contract.items() if value is not None} == {
        "form": "contract",
        "estimated_value": "2000000",
        "starts": "2027-06-01",
        "months": "24",
        "option_months": "24",
        "place": "within_municipality",
    }
    requirement = case["requirement"]
    assert isinstance(requirement, dict)
    assert "dialogue" in requirement
    assert "places" not in requirement


def test_a_day_that_the_plan_only_estimates_is_left_to_the_officer(tmp_path: Path) -> None:
    ((_, paths),) = cases_from_plan(plan_in(tmp_path), tmp_path, [3])

    contract = read_yaml(paths[0]).data["contract"]
    assert isinstance(contract, dict)
    assert contract["starts"] is None


def test_a_framework_agreement_says_how_many_suppliers_and_whether_it_can_be_followed_up(tmp_path: Path) -> None:
    text = (
        "Upphandling;Avtalsform;Antal leverantörer;Går att följa upp;Platser\n"
        "Lås;ramavtal;3;ja;2\nBultar;kontrakt;3;nej;\n"
    )

    (_, locks), (_, bolts) = cases_from_plan(plan_in(tmp_path, text), tmp_path, [2, 3])

    first, second = (read_yaml(paths[0]).data["contract"] for paths in (locks, bolts))
    assert isinstance(first, dict)
    assert isinstance(second, dict)
    assert (first["supplier_count"], first["follow_up_feasible"]) == ("3", "ja")
    assert (second["supplier_count"], second["follow_up_feasible"]) == (None, "nej")


def test_a_name_without_letters_gives_a_folder_by_the_rows_number(tmp_path: Path) -> None:
    ((folder, _),) = cases_from_plan(plan_in(tmp_path, "Upphandling;Värde\n—!—;2 mkr\n"), tmp_path, [2])

    assert folder.name == "rad-2"


def test_a_row_that_there_is_not_is_refused_with_those_that_there_are(tmp_path: Path) -> None:
    rows = "".join(f"Väg {number};2 mkr\n" for number in range(20))

    with pytest.raises(RefusedError, match="TK-N017") as refused:
        cases_from_plan(plan_in(tmp_path, f"Upphandling;Värde\n{rows}"), tmp_path, [1])

    assert refused.value.message.remedy.endswith(
        "Upphandlingar finns på rad 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13 … 21."
    )


def test_nothing_is_written_where_one_of_them_can_not_be(tmp_path: Path) -> None:
    found = plan_in(tmp_path, "Upphandling;Värde\nVäg!;2 mkr\nväg;3 mkr\nBro;1 mkr\n")

    with pytest.raises(RefusedError, match="TK-N018"):
        cases_from_plan(found, tmp_path, [4, 2, 3])
    assert not (tmp_path / "bro").exists()

    cases_from_plan(found, tmp_path, [4])
    with pytest.raises(RefusedError, match="TK-S005"):
        cases_from_plan(found, tmp_path, [2, 4])
    assert not (tmp_path / "vag").exists()
