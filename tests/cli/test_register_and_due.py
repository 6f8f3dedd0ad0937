"""`tenderkit register` and `tenderkit due` as somebody at the keyboard meets them."""

import json
from pathlib import Path

import pytest

from given.cases import case_folder
from given.folder_of_cases import BROKEN, awarded_folder
from judges.as_a_user import user_runs

DAY = ("--date", "2027-12-01")


@pytest.fixture
def home(tmp_path: Path) -> Path:
    awarded_folder(tmp_path / "ärenden")
    return tmp_path / "ärenden"


def test_the_register_is_written_and_its_day_is_told(home: Path, tmp_path: Path) -> None:
    seen = user_runs("register", home, "--to", tmp_path / "register.xlsx", *DAY)

    assert seen.code == 0
    assert seen.out.splitlines()[1] == "Läget den 2027-12-01: 1 rader från 1 ärenden, 0 kunde inte läsas."


@pytest.mark.parametrize("command", [("register", "--to", "register.csv"), ("due", "--ics", "due.ics")])
def test_a_case_that_cannot_be_read_is_named_the_rest_is_written_and_the_code_is_one(
    home: Path, tmp_path: Path, command: tuple[str, str, str]
) -> None:
    case_folder(home, BROKEN, "fel")
    name, option, file = command

    seen = user_runs(name, home, option, tmp_path / file, *DAY)

    assert seen.code == 1
    assert "fel/upphandling.yaml:7:1: TK-C030" in seen.err
    assert (tmp_path / file).stat().st_size > 0
    assert seen.reads_well()


def test_without_a_file_the_register_is_shown(home: Path) -> None:
    seen = user_runs("register", home, *DAY)

    assert seen.out.splitlines()[0] == "Register över sysselsättningskrav den 2027-12-01"


def test_programs_read_the_records(home: Path) -> None:
    register = json.loads(user_runs("register", home, *DAY, "--format", "json").out)
    due = json.loads(user_runs("due", home, *DAY, "--format", "json").out)

    assert (register["rows"][0]["number"], register["rows"][0]["places"]["required"]) == ("TF 2026/412", 4)
    assert {each["role"] for each in due["due"]} >= {"procurement_officer", "recruiter"}
    assert due["date"] == register["date"] == "2027-12-01"


def test_a_calendar_needs_a_day_and_a_register_for_programs_no_file(home: Path, tmp_path: Path) -> None:
    assert user_runs("due", home, "--ics", tmp_path / "due.ics").code == 2
    assert user_runs("register", home, "--to", tmp_path / "r.csv", "--format", "json").code == 2
    assert list(tmp_path.glob("*.*")) == []


def test_one_role_is_shown_alone(home: Path) -> None:
    seen = user_runs("due", home, *DAY, "--role", "upphandlare")

    assert "Upphandlare" in seen.out
    assert "Rekryterare" not in seen.out


def test_an_unknown_format_is_refused_before_anything_is_read(home: Path, tmp_path: Path) -> None:
    case_folder(home, BROKEN, "fel")

    seen = user_runs("register", home, "--to", tmp_path / "register.docx", *DAY)

    assert (seen.code, seen.findings) == (3, ["TK-S003"])


def test_without_a_day_both_are_about_today(home: Path) -> None:
    assert user_runs("register", home).code == 0
    assert user_runs("due", home).code == 0


def test_a_case_can_be_asked_for_by_itself(home: Path) -> None:
    assert user_runs("due", home / "vaghyveln", *DAY).code == 0
