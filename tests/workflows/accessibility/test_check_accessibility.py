"""Our own documents can be used by everybody, and `check` says so of anybody's."""

from pathlib import Path

import pytest

from given.pdf_files import Tag, Told, pdf_file
from judges import checkout
from judges.as_a_user import user_runs
from tenderkit.project.one_run import one_run
from tenderkit.workflows.accessibility.check_accessibility import check_accessibility
from tenderkit.workflows.building.build_papers import build_papers
from tenderkit.workflows.papers.build import BuildOptions
from tenderkit.workflows.papers.build_run import DEFAULT_KIND

SAMPLES = sorted(file.parent.name for file in (checkout.ROOT / "samples").glob("*/upphandling.yaml"))


@pytest.mark.parametrize("name", SAMPLES)
def test_every_document_of_a_sample_can_be_used_by_everybody(name: str, tmp_path: Path) -> None:
    checkout.copy_folder(Path("samples", name), tmp_path / name)
    build_papers(tmp_path / name, BuildOptions(kinds=(DEFAULT_KIND,), everything=True, to=tmp_path / "ut"))
    files = [file for file in sorted((tmp_path / "ut").iterdir()) if file.suffix in (".docx", ".html")]

    with one_run():
        found = [str(problem) for file in files for problem in check_accessibility(file)]

    assert len(files) > 2
    assert found == []


def test_check_tells_of_a_pdf_what_keeps_people_from_using_it(tmp_path: Path) -> None:
    tags = [Tag("H1", "Rubrik"), Tag("Figure", "bild", page=1)]
    (tmp_path / "brev.pdf").write_bytes(pdf_file(tags, Told(language=""), pages=2))

    seen = user_runs("check", tmp_path / "brev.pdf", "--fail-on", "warning")

    assert seen.reads_well()
    assert seen.findings == ["0:0 TK-A003", "2:0 TK-A010", "0:0 TK-D040"]
    assert seen.code == 1


def test_check_finds_in_a_pdf_what_it_finds_in_a_word_file(tmp_path: Path) -> None:
    (tmp_path / "brev.pdf").write_bytes(pdf_file([Tag("H1", "Om 811218-9876")]))

    assert user_runs("check", tmp_path / "brev.pdf").findings[0] == "1:0 TK-D001"


def test_plain_text_has_nothing_but_words(tmp_path: Path) -> None:
    (tmp_path / "brev.txt").write_text("Hej", "utf-8")

    assert check_accessibility(tmp_path / "brev.txt") == ()


def test_a_municipality_says_itself_what_says_nothing(tmp_path: Path) -> None:
    (tmp_path / "tenderkit.toml").write_text('library = "bibliotek"\n', "utf-8")
    (tmp_path / "bibliotek" / "clauses").mkdir(parents=True)
    (tmp_path / "bibliotek" / "clauses" / "finished.yaml").write_text(
        "format: 1\nsay_nothing: {links: [e-tjänsten]}\n", "utf-8"
    )
    page = tmp_path / "sida.html"
    page.write_text('<html lang="sv"><title>En titel</title><h1>Rubrik</h1><a href="/">E-tjänsten</a></html>', "utf-8")

    assert [problem.message.code for problem in check_accessibility(page)] == ["TK-A014"]
