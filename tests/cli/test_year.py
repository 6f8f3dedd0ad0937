"""The year's figures as somebody at the keyboard meets them."""

from pathlib import Path

from given.cases import case_folder
from given.folder_of_cases import BROKEN, awarded_folder
from judges.as_a_user import user_runs

ASKED = ("--kind", "arsstatistik", "--year", "2027")


def test_a_case_that_cannot_be_read_is_named_the_rest_is_counted_and_the_code_is_one(tmp_path: Path) -> None:
    home = tmp_path / "ärenden"
    awarded_folder(home)
    whole = user_runs("build", home, *ASKED, "--to", tmp_path / "a")
    case_folder(home, BROKEN, "fel")

    seen = user_runs("build", home, *ASKED, "--to", tmp_path / "b")

    assert (whole.code, whole.err) == (0, "")
    assert seen.code == 1
    assert "fel/upphandling.yaml:7:1: TK-C030" in seen.err
    assert (tmp_path / "b" / "arsstatistik-2027.docx").stat().st_size > 0
    assert seen.reads_well()


def test_the_year_has_to_be_said(tmp_path: Path) -> None:
    awarded_folder(tmp_path)

    seen = user_runs("build", tmp_path, "--kind", "arsstatistik")

    assert "TK-K085" in seen.err
    assert "--year" in seen.err


def test_one_case_is_no_year_of_cases(tmp_path: Path) -> None:
    seen = user_runs("build", awarded_folder(tmp_path), *ASKED)

    assert "TK-K081" in seen.err
    assert "--kind arsstatistik --year" in seen.err


def test_an_editor_gets_the_schema_of_the_yearly_totals() -> None:
    seen = user_runs("schema", "arsuppgifter")

    assert '"from_social_assistance"' in seen.out
