"""`tenderkit plan` at the keyboard."""

import shutil
from pathlib import Path

import pytest
from openpyxl import Workbook
from openpyxl.chart import BarChart, Reference

from given.plan_sheets import PLAN_AS_CSV, PLAN_ROWS, fill, saved
from judges.as_a_user import user_runs
from judges.checkout import ROOT
from tenderkit.messages import language

SAMPLE = ROOT / "samples" / "plan-2027.xlsx"


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    path = tmp_path / "plan.csv"
    path.write_bytes(PLAN_AS_CSV.encode())
    return path


def test_the_sample_is_shown_without_a_remark_and_nothing_is_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)

    seen = user_runs("plan", SAMPLE)

    assert (seen.code, seen.err) == (0, "")
    assert "Rad: 15; Upphandling: Scenteknik till Folkets scen; Krav: går inte att avgöra än" in seen.out
    assert "Tiderna kommer från: Upphandlingschefen (påhittat exempel) 2025-01-02." in seen.out
    assert not list(tmp_path.iterdir())


def test_the_reasons_are_told_in_the_language_of_the_screen() -> None:
    token = language.set("en")
    try:
        seen = user_runs("plan", SAMPLE)
    finally:
        language.reset(token)

    assert "Reasons, or what is missing: The contract runs for at least four months." in seen.out


@pytest.mark.parametrize("suffix", ["xlsx", "csv"])
def test_the_sheet_comes_back_in_the_form_of_its_suffix_and_the_plan_is_untouched(suffix: str, plan: Path) -> None:
    target = plan.with_name(f"ut.{suffix}")

    seen = user_runs("plan", plan, "--to", target, "--date", "2027-01-01")

    assert (seen.code, seen.out) == (0, f"Skrev {target}\n")
    assert target.stat().st_size
    assert plan.read_bytes() == PLAN_AS_CSV.encode()


def test_the_users_own_file_is_never_written_over(plan: Path) -> None:
    seen = user_runs("plan", plan, "--to", plan)

    assert (seen.code, seen.findings) == (3, ["TK-F019"])
    assert plan.read_bytes() == PLAN_AS_CSV.encode()


def test_another_suffix_is_refused(plan: Path) -> None:
    seen = user_runs("plan", plan, "--to", plan.with_name("ut.docx"))

    assert (seen.code, seen.findings) == (3, ["TK-N019"])


def test_what_is_asked_is_told_beside_the_answer(plan: Path) -> None:
    plan.write_text(PLAN_AS_CSV + "väghyveln;Tekniska;minst 2 mkr;;;;;\n", "utf-8")

    seen = user_runs("plan", plan)

    assert seen.code == 0
    assert seen.findings == ["5:3 TK-N012", "2:1 TK-N016"]
    assert seen.reads_well()


def test_pictures_and_charts_that_do_not_follow_along_are_told(tmp_path: Path) -> None:
    book = Workbook()
    fill(book.worksheets[0], PLAN_ROWS, "Plan")
    chart = BarChart()
    chart.add_data(Reference(book.worksheets[0], min_col=3, min_row=1, max_row=3))
    book.worksheets[0].add_chart(chart)
    (tmp_path / "plan.xlsx").write_bytes(saved(book))

    seen = user_runs("plan", tmp_path / "plan.xlsx", "--to", tmp_path / "ut.xlsx")

    assert (seen.code, seen.findings) == (0, ["1:1 TK-N020"])
    assert "diagram i" in seen.err


def test_the_days_and_the_months_are_the_users_to_set(plan: Path) -> None:
    seen = user_runs("plan", plan, "--date", "2026-12-31", "--within", "2")

    assert "Sista dagen att börja har passerat (2026-12-31): " in seen.out
    assert "Branschdialoger att samla (inom 2 månader)" in seen.out


def test_chosen_rows_become_cases_that_check_can_read(plan: Path) -> None:
    folder = plan.with_name("ärenden")

    seen = user_runs("plan", plan, "--new", folder, "--rows", "2, 3")

    assert seen.code == 0
    assert sorted(path.name for path in folder.iterdir()) == ["stadsfesten", "vaghyveln"]
    assert f"Skrev {folder / 'vaghyveln' / 'upphandling.yaml'}" in seen.out
    checked = user_runs("check", folder / "vaghyveln")
    assert "title" not in checked.text


@pytest.mark.parametrize(
    "arguments",
    [("--new", "mapp"), ("--rows", "2"), ("--new", "mapp", "--rows", "två")],
    ids=["no rows", "no folder", "words"],
)
def test_rows_and_a_folder_belong_together(arguments: tuple[str, ...], plan: Path) -> None:
    assert user_runs("plan", plan, *arguments).code == 2


def test_the_municipalitys_own_policy_is_compared_with_the_two_alternatives(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "samples" / "bibliotek", tmp_path / "bibliotek")
    shutil.copy(ROOT / "samples" / "tenderkit.toml", tmp_path)
    shutil.copy(SAMPLE, tmp_path)

    seen = user_runs("plan", tmp_path / SAMPLE.name)

    assert seen.out.count("År och alternativ: 2027:") == 3
    assert "Kommunen har inte valt" not in seen.out
