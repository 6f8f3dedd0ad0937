"""`build --via libreoffice`: a PDF of each Word file, known to the lock and never over somebody's own."""

from pathlib import Path

import pytest

from given.stand_in_office import WRITES_NOTHING, stand_in
from judges import checkout
from judges.as_a_user import user_runs
from judges.programs import need_program
from tenderkit.problems import ExitCode
from tenderkit.workflows.office import pdfs_of_build
from tenderkit.workflows.office import shelter as sheltering
from tenderkit.workflows.office.find_office import CHOSEN
from tenderkit.workflows.office.shelter import Shelter

VIA = ("--via", "libreoffice")


@pytest.fixture
def case(tmp_path: Path) -> Path:
    checkout.copy_folder(Path("samples", "vaghyveln"), tmp_path / "vaghyveln")
    return tmp_path / "vaghyveln"


@pytest.fixture
def failing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A program that writes nothing, in place of LibreOffice."""
    (tmp_path / "program").mkdir()
    monkeypatch.setenv(CHOSEN, str(stand_in(tmp_path / "program", WRITES_NOTHING)))


def test_a_build_writes_a_pdf_beside_each_word_file_and_again_over_its_own(case: Path) -> None:
    need_program("soffice")

    first, again = (user_runs("build", case, "--all", *VIA) for _ in range(2))

    written = {path.name for path in (case / "dokument").iterdir()}
    assert (first.code, again.code) == (0, 0)
    assert {f"{Path(name).stem}.pdf" for name in written if name.endswith(".docx")} <= written
    assert "kravavsnitt.pdf" in (case / "upphandling.lock.yaml").read_text("utf-8")
    assert "kravavsnitt.pdf" in (case / "dokument" / "index.html").read_text("utf-8")
    assert {path.stat().st_mode & 0o077 for path in (case / "dokument").glob("intyg-*.pdf")} <= {0}


def test_a_pdf_of_somebodys_own_is_kept(case: Path) -> None:
    need_program("soffice")
    (case / "dokument").mkdir(exist_ok=True)
    (case / "dokument" / "kravavsnitt.pdf").write_bytes(b"min egen")

    seen = user_runs("build", case, *VIA)

    assert seen.code == ExitCode.REFUSED
    assert (case / "dokument" / "kravavsnitt.pdf").read_bytes() == b"min egen"


def test_a_paper_of_the_municipality_gets_one_too(tmp_path: Path) -> None:
    need_program("soffice")
    checkout.copy_folder(Path("samples", "kommun-exempel"), tmp_path / "kommun")

    seen = user_runs("build", tmp_path / "kommun", "--kind", "informationsblad-kollega", *VIA)

    assert seen.code == 0
    assert (tmp_path / "kommun" / "dokument" / "informationsblad-kollega.pdf").is_file()


@pytest.mark.usefixtures("failing")
def test_a_single_document_without_its_pdf_stops_the_build(case: Path) -> None:
    seen = user_runs("build", case, *VIA)

    assert seen.reads_well()
    assert seen.findings == ["0:0 TK-W003"]
    assert seen.code == ExitCode.CHANGE_THE_FILE
    assert not (case / "dokument" / "kravavsnitt.docx").exists()


@pytest.mark.usefixtures("failing")
def test_among_many_the_others_are_written(case: Path) -> None:
    seen = user_runs("build", case, "--all", *VIA)

    assert "TK-W003" in seen.text
    assert (case / "dokument" / "kravavsnitt.docx").is_file()


def test_without_the_program_nothing_is_begun(case: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(CHOSEN, "finns-inte")

    seen = user_runs("build", case, *VIA)

    assert seen.findings == ["TK-W001"]
    assert seen.code == ExitCode.PROGRAM_MISSING
    assert not (case / "dokument").exists()


@pytest.mark.parametrize("other", [["--working-copy"], ["--for", "paste"], ["--to", "krav.html"]])
def test_what_isnt_a_word_file_to_send_has_no_pdf(other: list[str], case: Path) -> None:
    assert user_runs("build", case, *VIA, *other).code == ExitCode.USAGE


def test_where_the_net_stays_open_it_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdfs_of_build, "is_kept_from_the_net", lambda: False)

    told = pdfs_of_build.office_pdfs({}).told

    assert [problem.message.code for problem in told] == ["TK-W009"]


def test_a_system_without_namespaces_gets_what_it_has(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sheltering, "_works", lambda _: False)
    sheltering.shelter.cache_clear()

    try:
        assert sheltering.shelter() == Shelter((), has_no_net=False)
    finally:
        sheltering.shelter.cache_clear()
