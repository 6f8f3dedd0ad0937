"""The recommendation: one page from the coordinator to the requester and the officer, from a row of the plan or from a case."""

import shutil
from datetime import date
from pathlib import Path

import pytest

from given.cases import WITH_DIALOGUE, WITH_PLACES, case_folder
from given.plan_sheets import HEADINGS, PLAN_AS_CSV, workbook_of
from judges.checkout import ROOT
from judges.golden_files import Golden
from judges.programs import open_xml_findings
from tenderkit.problems import RefusedError
from tenderkit.rules.language.readability import lix
from tenderkit.workflows.building.build_papers import build_papers
from tenderkit.workflows.finished.check_document import check_document
from tenderkit.workflows.papers.build_run import BuildOptions

KIND = "rekommendation"
MORE = (
    *HEADINGS,
    "Går att följa upp",
    "Finns ett beslut?",
    "Vill beställaren?",
    "Funktion",
    "Utbildningspartner",
    "Anställda",
)
OTHERS = "Samtal med Kanarie Ettan"  # what another column and another row say
FILLED = (
    ("Ombyggnad", "Tekniska", "ca 48 mkr", "20 månader", "inom kommunen", "kontrakt", date(2027, 10, 1), "bygg",
     None, "ja", "nej", "ja", "Folkhögskolan", 30, OTHERS),
    ("Kanarieholmen", "Kanarienämnden", "7 654 321 kr", "9 månader", "inom kommunen", "kontrakt", date(2027, 9, 3), "bygg"),
)  # fmt: skip


def built(path: Path, **options: object) -> str:
    """The words of the paper."""
    result = build_papers(path, BuildOptions(kinds=(KIND,), **options))  # type: ignore[arg-type]  # options by name
    (text,) = [file for file in result.files if file.suffix == ".txt"]
    return text.read_bytes().decode("utf-8").replace("\u00a0", " ")


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    path = tmp_path / "plan.xlsx"
    path.write_bytes(workbook_of(((*MORE, "Anteckning"), *FILLED)))
    return path


def test_a_row_of_the_plan_gives_what_was_approved(plan: Path, golden: Golden) -> None:
    golden(f"kinds/{KIND}-plan.txt", built(plan, row=2))


def test_a_case_gives_what_was_approved(tmp_path: Path, golden: Golden) -> None:
    golden(f"kinds/{KIND}.txt", built(case_folder(tmp_path, WITH_PLACES)))


def test_a_row_that_can_not_be_decided_says_what_is_missing(tmp_path: Path) -> None:
    (tmp_path / "plan.csv").write_text(
        "Upphandling;Avtalstid;Avtalsform;Avtalsstart\nLås;2 år;ramavtal;maj 2027\n", "utf-8"
    )

    text = built(tmp_path / "plan.csv", row=2)

    assert "Det här saknas: Plats för utförandet och Går att följa upp." in text
    assert "avtalet startar 1 maj 2027, den tidigaste dag som planen kan mena" in text
    assert "Kommunen har inte valt någon egen policy." in text


def test_a_row_that_gets_no_requirement_says_so_and_asks_for_nothing_more(tmp_path: Path) -> None:
    (tmp_path / "plan.csv").write_text(PLAN_AS_CSV, "utf-8")

    text = built(tmp_path / "plan.csv", row=4)

    assert "Upphandlingen behöver inte ha något sysselsättningskrav." in text
    assert "Fyra frågor" not in text
    assert "uppströmskrav med tredjepartscertifiering" in text


def test_a_plan_without_a_day_needs_one_for_the_paper(tmp_path: Path) -> None:
    (tmp_path / "plan.csv").write_text("Upphandling;Avtalstid\nLås;2 år\n", "utf-8")

    with pytest.raises(RefusedError, match="TK-N022"):
        built(tmp_path / "plan.csv", row=2)
    assert "Ingen dag är bestämd för upphandlingen." in built(tmp_path / "plan.csv", row=2, day=date(2027, 1, 4))


def test_a_row_that_there_is_not_is_refused(plan: Path) -> None:
    with pytest.raises(RefusedError, match="TK-N017"):
        built(plan, row=1)


def test_nothing_of_another_row_or_of_an_unknown_column_is_in_it(plan: Path) -> None:
    text = built(plan, row=2)

    for words in ("Kanarie", "7 654 321", "9 månader", "Samtal"):
        assert words not in text


def test_the_folders_municipality_stands_in_the_letterhead(plan: Path) -> None:
    shutil.copy(ROOT / "samples" / "kommun-exempel" / "kommun.yaml", plan.parent)

    built(plan, row=2)

    page = (plan.parent / "dokument" / f"{KIND}-rad-2.html").read_text("utf-8")
    assert "Exempelköpings kommun" in page


def test_what_the_plan_says_may_not_hide_a_personal_number(tmp_path: Path) -> None:
    (tmp_path / "plan.csv").write_text(PLAN_AS_CSV.replace("Väghyveln", "Väg 19121212-1212"), "utf-8")

    result = build_papers(tmp_path / "plan.csv", BuildOptions(kinds=(KIND,), row=2))

    assert result.warnings


def test_it_holds_to_what_we_ask_of_everybodys_documents(plan: Path, tmp_path: Path) -> None:
    folder = case_folder(tmp_path, WITH_DIALOGUE)
    papers = (
        (plan, 2, plan.parent / "dokument" / f"{KIND}-rad-2.docx"),
        (folder, None, folder / "dokument" / f"{KIND}.docx"),
    )

    for path, row, word in papers:
        text = built(path, row=row)

        assert check_document(word) == ()
        assert open_xml_findings(word) == []
        assert lix(text).value <= 50
