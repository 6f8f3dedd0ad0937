"""The process chart, of the municipality and of a case: a table of steps in words, and the chart itself."""

import re
import shutil
from pathlib import Path
from zipfile import ZipFile

import pytest

from judges import checkout
from judges.golden_files import Golden
from judges.programs import open_xml_findings
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
    assert "Samma steg står i ord efter kartan." in picture
    assert not re.search(r"<(?:script|image|use|foreignObject)|href=", picture)


def test_in_word_the_chart_lies_and_reads_as_a_table(built: tuple[str, Path]) -> None:
    _, folder = built
    with ZipFile(folder / f"{KIND}.docx") as package:
        document = package.read("word/document.xml").decode()

    assert 'w:orient="landscape"' in document
    assert document.count("<w:tbl>") == 2
    assert document.index("Överlämning") < document.index("Samma steg i ord") < document.rindex("Överlämning")
