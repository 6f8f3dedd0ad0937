"""The list for the registry: a row per issued file, as a document and as a workbook."""

from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook

from given.awarded_case import CASE
from given.cases import case_folder
from given.sent_copies import sent
from judges.golden_files import Golden
from judges.programs import open_xml_findings
from tenderkit.problems import InvalidInputError, NotAllowedYetError
from tenderkit.workflows.papers.build import BuildOptions, build

KIND = "registreringsunderlag"
MUNICIPALITY = """\
format: 1
name: Östersunds kommun
valid_from: 2025-01-01
archives:
  - {kind: overlamning, type: tjänsteanteckning, secrecy: ingen, retention: bevaras}
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A case with an assessment that was sent out twice and a handover."""
    case = case_folder(tmp_path, CASE)
    build(case, BuildOptions())
    sent(case, "bedomning")
    sent(case, "bedomning", number=2, day=date(2025, 3, 10))
    sent(case, "overlamning")
    return case


def _text(folder: Path) -> str:
    build(folder, BuildOptions(kinds=(KIND,)))
    return (folder / "dokument" / f"{KIND}.txt").read_text("utf-8")


def _sheet(folder: Path) -> list[tuple[object, ...]]:
    build(folder, BuildOptions(kinds=(KIND,)))
    (sheet,) = load_workbook(folder / "dokument" / f"{KIND}.xlsx").worksheets
    return list(sheet.iter_rows(values_only=True))


def test_the_list_says_what_was_approved(folder: Path, golden: Golden) -> None:
    golden(f"kinds/{KIND}.txt", _text(folder))


def test_the_workbook_has_a_row_for_each_file_with_the_whole_digest(folder: Path) -> None:
    header, *rows = _sheet(folder)

    assert header == ("Handling", "Fil", "Handlingstyp", "Datum", "Från", "Till", "Diarienummer", "Sekretess", "Bevarande", "Kontrollsumma (SHA-256)")  # fmt: skip
    assert len(rows) == 9
    assert all(len(str(row[-1])) == 64 for row in rows)
    assert {row[0] for row in rows} == {"Bedömning av sysselsättningskrav", "Bedömning av sysselsättningskrav (nr 2)", "Överlämning"}  # fmt: skip


def test_the_municipalitys_own_values_go_before_those_of_the_kind(folder: Path) -> None:
    (folder.parent / "kommun.yaml").write_text(MUNICIPALITY, "utf-8")

    by_title = {str(row[0]): row for row in _sheet(folder)[1:]}

    assert by_title["Överlämning"][2:3] + by_title["Överlämning"][7:9] == ("tjänsteanteckning", "ingen", "bevaras")
    assert by_title["Bedömning av sysselsättningskrav"][2] == "bedömning"


def test_a_value_that_nobody_has_stated_is_a_dash(folder: Path) -> None:
    assert {row[7:9] for row in _sheet(folder)[1:]} == {("–", "–")}


def test_a_faulty_file_of_the_municipality_is_told_of(folder: Path) -> None:
    (folder.parent / "kommun.yaml").write_text("format: 1\nnamn: X\n", "utf-8")

    with pytest.raises(InvalidInputError):
        build(folder, BuildOptions(kinds=(KIND,)))


def test_papers_about_a_person_are_counted_and_not_listed(folder: Path) -> None:
    sent(folder, "overlamning", document="intyg-p-01")

    text = _text(folder)

    assert "Handlingar som inte registreras i ärendet: 1." in text
    assert "P-01" not in text


def test_before_anything_is_sent_out_there_is_no_list(tmp_path: Path) -> None:
    with pytest.raises(NotAllowedYetError) as refused:
        build(case_folder(tmp_path, CASE), BuildOptions(kinds=(KIND,)))

    assert [reason.facts["says"] for reason in refused.value.reasons] == ["inget som ska registreras är utfärdat ännu"]


def test_the_workbook_alone_can_be_asked_for(folder: Path, tmp_path: Path) -> None:
    build(folder, BuildOptions(kinds=(KIND,), to=tmp_path / "lista.xlsx"))

    assert len(list(load_workbook(tmp_path / "lista.xlsx").worksheets[0].iter_rows())) == 10


def test_the_same_list_gives_the_same_bytes(folder: Path, tmp_path: Path) -> None:
    for name in ("a", "b"):
        build(folder, BuildOptions(kinds=(KIND,), to=tmp_path / name))

    for suffix in (".docx", ".html", ".txt", ".xlsx"):
        first, second = ((tmp_path / name / f"{KIND}{suffix}").read_bytes() for name in ("a", "b"))
        assert first == second


def test_word_and_the_schema_of_office_have_nothing_to_remark(folder: Path) -> None:
    build(folder, BuildOptions(kinds=(KIND,)))

    assert open_xml_findings(folder / "dokument" / f"{KIND}.docx") == []
