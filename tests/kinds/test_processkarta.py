"""The process chart, of the municipality and of a case: a drawn chart, and a table with the same steps in words."""

import re
import shutil
import subprocess
from pathlib import Path
from zipfile import ZipFile

import pytest

from judges import checkout
from judges.golden_files import Golden
from judges.programs import need_program, open_xml_findings, soffice_pdf
from tenderkit.readers.word.document_text import visible_text
from tenderkit.readers.word.package import read_package
from tenderkit.workflows.building.build_papers import build_papers
from tenderkit.workflows.finished.check_document import check_document
from tenderkit.workflows.papers.build_run import BuildOptions

KIND = "processkarta"
SAMPLES = {"processkarta": "kommun-exempel", "processkarta-arende": "vaghyveln"}


@pytest.fixture(params=SAMPLES)
def built(request: pytest.FixtureRequest, tmp_path: Path) -> tuple[str, Path]:
    """Of the municipality's folder and of a case: what it is about, and where the papers are."""
    folder = tmp_path / "prov"
    left_out = lambda *_: ["placeringar.yaml", "personer.yaml", "dokument.lock.yaml"]  # noqa: E731 - one line says it
    shutil.copytree(checkout.ROOT / "samples" / SAMPLES[request.param], folder, ignore=left_out)
    build_papers(folder, BuildOptions(kinds=(KIND,)))
    return request.param, folder / "dokument"


def test_the_chart_says_what_was_approved(built: tuple[str, Path], golden: Golden) -> None:
    about, folder = built
    golden(f"kinds/{about}.txt", (folder / f"{KIND}.txt").read_text("utf-8"))

    assert check_document(folder / f"{KIND}.docx") == ()
    assert open_xml_findings(folder / f"{KIND}.docx") == []


def test_the_page_has_a_picture_with_a_box_for_every_step(built: tuple[str, Path]) -> None:
    _, folder = built
    page = (folder / f"{KIND}.html").read_text("utf-8")
    steps = (folder / f"{KIND}.txt").read_text("utf-8").count("; Till: ")

    (picture,) = re.findall(r"<svg.*?</svg>", page, re.DOTALL)
    assert 'role="img"' in picture
    assert picture.count('rx="3"') == steps > 20
    assert "tabellen efter kartan säger detsamma i ord" in picture
    assert not re.search(r"<(?:script|image|use|foreignObject)|href=", picture)


def test_in_word_the_chart_is_drawn_on_a_page_that_lies_and_said_in_words_below(built: tuple[str, Path]) -> None:
    _, folder = built
    steps = (folder / f"{KIND}.txt").read_text("utf-8").count("; Till: ")
    with ZipFile(folder / f"{KIND}.docx") as package:
        document = package.read("word/document.xml").decode()

    assert 'w:orient="landscape"' in document
    assert document.count('prst="roundRect"') == steps
    assert not re.search(r"<a:blip|<pic:pic|<v:", document)
    assert document.count("<w:tbl>") == 1
    assert document.index("</w:drawing>") < document.index("Samma steg i ord") < document.index("<w:tbl>")


def test_in_word_the_whole_chart_stands_under_the_heading_of_the_first_page(built: tuple[str, Path]) -> None:
    need_program("soffice")
    need_program("pdftotext")
    _, folder = built
    pdf = soffice_pdf(folder / f"{KIND}.docx")
    first, *_ = subprocess.run(["pdftotext", pdf, "-"], capture_output=True, check=True, text=True).stdout.split("\f")

    assert "Rekommendation" in first
    assert "Samma steg i ord" not in first


def test_our_own_reader_reads_every_box_once_and_in_order(built: tuple[str, Path]) -> None:
    _, folder = built
    words = visible_text(read_package((folder / f"{KIND}.docx").read_bytes(), Path(f"{KIND}.docx"))).split("\n")
    chart = words[words.index("Från") : words.index("Samma steg i ord")]

    assert len(chart) == len(set(chart))
    assert chart[5:7] == ["upphandlare", "Inbjudan till branschdialog →\N{NO-BREAK SPACE}branschen"]
    assert chart.index("samordnare") < chart.index("Texter till annonsen") < chart.index("rekryterare")
