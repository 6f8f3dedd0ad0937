"""`--pdf` and `--to FILE.pdf`: a PDF beside the other files, which says what they say, or none at all."""

from io import BytesIO
from pathlib import Path

import pikepdf
import pypdf
import pytest
from lxml import html

from given.cases import PLACES, WITH_DIALOGUE, case_folder
from given.certificate_rows import SAMPLES, row, rows, written_csv
from given.letterhead import TEMPLATE, parts_of
from given.municipality import municipality, own_letterhead
from given.own_kind import own_kind
from given.pictures import png
from judges import checkout
from judges.as_a_user import standing, user_runs
from tenderkit import build as build_documents
from tenderkit import open_library, read_case
from tenderkit.model.papers.kind import AboutWhat
from tenderkit.problems import ExitCode, InvalidInputError, RefusedError
from tenderkit.project.places import find_places
from tenderkit.readers.papers.about_reader import kinds_about
from tenderkit.readers.papers.lock_reader import read_lock
from tenderkit.readers.pdf.pdf_text import PdfText, read_pdf_text
from tenderkit.rules.finished.same_words import letters_alone
from tenderkit.workflows.papers.build import BuildOptions, build
from tenderkit.workflows.papers.issue import IssueOptions, issue
from tenderkit.workflows.reports import pdf_rendering
from tenderkit.writers.pdf import typesetter
from tenderkit.writers.pdf.typesetter import Typesetter
from tenderkit.writers.word.package import zip_parts

SETTLED = WITH_DIALOGUE + PLACES.replace("    offer_open_weeks", "    existing_staff: none\n    offer_open_weeks")
NOT_ADOPTED = IssueOptions(override="prov av utfärdandet", by="Provaren")
LEAK = (
    "suppliers: [{name: Exempel Anläggning AB, organisation_number: 556000-0001, contact: {name: Greta Tystlåten}}]\n"
)
BRAND = """\
library = "bibliotek"

[brand]
logo = "logotyp.png"
logo_alt = "Kommunens vapen"
colour = "#7A1F3D"
"""


def _as_another_program_reads_it(data: bytes) -> str:
    return "".join(page.extract_text() for page in pypdf.PdfReader(BytesIO(data)).pages)


def _root(data: bytes) -> list[str]:
    with pikepdf.open(BytesIO(data)) as pdf:
        return list(pdf.Root.keys())


def _paragraphs(page: bytes) -> set[str]:
    """What an HTML page says, paragraph by paragraph and cell by cell, without blanks."""
    said = html.fromstring(page).iter("p", "td", "th", "h2", "h3", "caption")
    return {letters_alone("".join(map(str, each.itertext()))) for each in said if each.xpath("ancestor::main")}


def _stands_in(words: str, said: str) -> bool:
    """In one piece, or in two on two pages."""
    return words in said or any(words[:at] in said and words[at:] in said for at in range(1, len(words)))


@pytest.mark.parametrize("sample", ["vaghyveln", "vinterparken", "stadtjanster-tre-kommuner"])
def test_every_kind_of_document_says_the_same_as_pdf(sample: str, tmp_path: Path) -> None:
    """Read by a program that had no part in it, and held against the page in HTML."""
    checkout.copy_folder(Path("samples"), tmp_path / "samples")
    case = read_case(tmp_path / "samples" / sample, open_library(tmp_path / "samples"))
    built: dict[str, int] = {}
    for kind in kinds_about(find_places(tmp_path / "samples"), AboutWhat.CASE):
        try:
            files = build_documents(case, kind, formats=(".pdf", ".html"))
        except Exception as waits:  # noqa: BLE001  # the case hasn't come that far
            assert type(waits).__name__ == "NotAllowedYetError", waits  # noqa: PT017  # whichever kind it is
            continue
        first_pdf, first_html = files[0], files[1]
        said = letters_alone(_as_another_program_reads_it(first_pdf.data))
        assert [words for words in _paragraphs(first_html.data) if not _stands_in(words, said)] == []
        assert ("/AcroForm" in _root(first_pdf.data)) == ("namnteckning" in said.casefold()), kind
        built[kind] = len(files) // 2
    assert len(built) > 15


def test_build_writes_it_beside_the_others_and_the_lock_knows_it(tmp_path: Path) -> None:
    case = case_folder(tmp_path, SETTLED)

    seen = user_runs("build", case, "--pdf")

    assert seen.code == 0, seen.text
    assert (case / "dokument" / "kravavsnitt.pdf").read_bytes().startswith(b"%PDF-1.7")
    lock = read_lock(case / "upphandling.lock.yaml")
    assert set(lock.documents["kravavsnitt"].outputs) >= {"kravavsnitt.docx", "kravavsnitt.pdf"}
    before = standing(case)
    assert user_runs("build", case, "--pdf").code == 0
    assert standing(case) == before


def test_a_file_by_name_is_the_pdf_alone(tmp_path: Path) -> None:
    case = case_folder(tmp_path, SETTLED)

    assert user_runs("build", case, "--to", tmp_path / "ut" / "avsnitt.pdf").code == 0

    assert [path.name for path in (tmp_path / "ut").iterdir()] == ["avsnitt.pdf"]


@pytest.mark.parametrize(
    "option",
    [pytest.param(("--for", "paste"), id="blocks to paste"), pytest.param(("--working-copy",), id="a working copy")],
)
def test_no_pdf_is_made_of_what_is_worked_on(option: tuple[str, ...], tmp_path: Path) -> None:
    case = case_folder(tmp_path, SETTLED)

    seen = user_runs("build", case, "--pdf", *option)

    assert (seen.code, seen.findings) == (ExitCode.REFUSED, ["TK-X009"])
    assert seen.reads_well()
    assert not (case / "dokument").exists()


@pytest.mark.parametrize("command", ["build", "issue"])
def test_without_the_extra_nothing_is_written_and_the_command_to_install_it_is_told(
    command: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(typesetter, "find_spec", lambda _: None)
    monkeypatch.setattr(typesetter, "TYPESETTER", Typesetter())
    case = case_folder(tmp_path, SETTLED)
    before = standing(case)

    seen = user_runs(command, case, "--pdf")

    assert (seen.code, seen.findings) == (ExitCode.PROGRAM_MISSING, ["TK-X001"])
    assert "pip install 'tenderkit[pdf]'" in seen.err
    assert seen.reads_well()
    assert standing(case) == before


def test_a_name_that_may_not_stand_there_is_found_in_the_pdf(tmp_path: Path) -> None:
    case = case_folder(tmp_path, SETTLED.replace("title: Provet", "title: Väg för GRETA\u00a0tystlåten") + LEAK)

    with pytest.raises(InvalidInputError) as refused:
        build(case, BuildOptions(to=tmp_path / "avsnitt.pdf"))

    assert refused.value.problems[0].message.code == "TK-T063"
    assert not (tmp_path / "avsnitt.pdf").exists()


def test_a_pdf_that_says_anything_else_is_not_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def one_letter_less(data: bytes) -> PdfText:
        said = read_pdf_text(data)
        return PdfText((said.pages[0].replace("Syfte", "Syfe", 1), *said.pages[1:]), said.beside)

    monkeypatch.setattr(pdf_rendering, "read_pdf_text", one_letter_less)
    case = case_folder(tmp_path, SETTLED)

    with pytest.raises(RefusedError, match="TK-X004"):
        build(case, BuildOptions(pdf=True))

    assert not (case / "dokument").exists()


def test_a_letter_that_no_font_has_is_told_with_what_stands_for_it(tmp_path: Path) -> None:
    case = case_folder(tmp_path, SETTLED.replace("title: Provet", "title: Provet 漢"))

    seen = user_runs("build", case, "--pdf")

    assert seen.code == 0
    assert "kravavsnitt.pdf:1:1: TK-X005" in seen.text
    assert "漢 ([U+6F22])" in seen.text
    assert seen.reads_well()


def test_an_issued_copy_is_a_pdf_too_and_one_that_was_issued_without_gets_it(tmp_path: Path) -> None:
    case = case_folder(tmp_path, SETTLED)
    issue(case, NOT_ADOPTED)
    before = standing(case / "utfardat")

    later = issue(case, IssueOptions(override="prov av utfärdandet", by="Provaren", pdf=True))

    assert [path.name for path in later.files][-1] == "kravavsnitt.pdf"
    assert {
        name: data for name, data in standing(case / "utfardat").items() if not str(name).endswith(".pdf")
    } == before
    (copy,) = read_lock(case / "upphandling.lock.yaml").issued
    assert sorted(copy.outputs) == ["kravavsnitt.docx", "kravavsnitt.html", "kravavsnitt.pdf", "kravavsnitt.txt"]
    issue(case, NOT_ADOPTED)
    assert read_lock(case / "upphandling.lock.yaml").issued == (copy,)


def test_a_batch_writes_both_and_goes_on_where_it_was(tmp_path: Path) -> None:
    checkout.copy_folder(SAMPLES / "vaghyveln", tmp_path / "vaghyveln")
    data = written_csv(tmp_path, [row(21), row(22, "Robin 漢")])

    seen = user_runs("batch", "intyg", data, "--pdf", "--to", tmp_path / "ut")

    assert seen.code == 0, seen.text
    names = sorted(path.name for path in (tmp_path / "ut").iterdir())
    assert names == ["intyg-p-21.docx", "intyg-p-21.pdf", "intyg-p-22.docx", "intyg-p-22.pdf", "rapport.csv"]
    assert "3:1: TK-X005" in seen.text
    before = standing(tmp_path / "ut")
    assert user_runs("batch", "intyg", data, "--pdf", "--to", tmp_path / "ut", "--resume").code == 0
    assert standing(tmp_path / "ut") == before


def test_a_batch_in_several_processes_gives_the_same_files(tmp_path: Path) -> None:
    checkout.copy_folder(SAMPLES / "vaghyveln", tmp_path / "vaghyveln")
    data = written_csv(tmp_path, rows(35))

    for workers in ("1", "2"):
        seen = user_runs("batch", "intyg", data, "--pdf", "--to", tmp_path / workers, "--workers", workers)
        assert seen.code == 0, seen.text

    assert standing(tmp_path / "1") == standing(tmp_path / "2")


def _branded(folder: Path, more: str = "") -> Path:
    (folder / "logotyp.png").write_bytes(png(200, 120))
    case = municipality(folder, {}, settings=BRAND + more)
    assert user_runs("templates", "brand", "--library", folder).code == 0
    return case


def test_the_brand_of_the_letterhead_is_that_of_the_pdf(tmp_path: Path) -> None:
    case = _branded(tmp_path)

    seen = user_runs("build", case, "--pdf")

    assert seen.code == 0, seen.text
    assert "TK-X" not in seen.text
    with pikepdf.open(case / "dokument" / "kravavsnitt.pdf") as pdf:
        assert len(pdf.pages[0].get_images()) == 1
        content = b"".join(page.Contents.read_bytes() for page in pdf.pages)
    assert b"0.47843137 0.12156863 0.23921569 scn" in content


def test_a_letterhead_that_is_the_municipalitys_own_is_told_of(tmp_path: Path) -> None:
    parts = parts_of(TEMPLATE.read_bytes())
    parts["word/styles.xml"] = parts["word/styles.xml"].replace(b"1F4E5F", b"004400")
    case = municipality(tmp_path, own_letterhead(zip_parts(parts)))

    seen = user_runs("build", case, "--pdf")

    assert seen.code == 0
    assert "template.docx:1:1: TK-X006" in seen.text
    assert seen.reads_well()


def test_a_font_without_a_file_is_named_with_what_it_is_set_in(tmp_path: Path) -> None:
    case = _branded(tmp_path, 'font = "Georgia"\n')

    seen = user_runs("build", case, "--pdf")

    assert seen.code == 0
    assert "kravavsnitt.pdf:1:1: TK-X007" in seen.text
    assert "Georgia" in seen.text
    assert "Carlito" in seen.text


def test_a_font_of_the_municipalitys_own_is_embedded(tmp_path: Path) -> None:
    (tmp_path / "typsnitt").mkdir()
    (tmp_path / "typsnitt" / "Text.ttf").write_bytes((typesetter.FONTS / "DejaVuSans.ttf").read_bytes())
    case = _branded(tmp_path, 'font = "DejaVu Sans"\nfont_files = ["typsnitt/Text.ttf"]\n')

    seen = user_runs("build", case, "--pdf")

    assert "TK-X" not in seen.text
    with pikepdf.open(case / "dokument" / "kravavsnitt.pdf") as pdf:
        named = {str(font.BaseFont) for page in pdf.pages for font in page.Resources.Font.values()}
    assert {name.partition("+")[2] for name in named} == {"DejaVuSans"}


@pytest.mark.parametrize(
    "line",
    [
        pytest.param('font_files = "typsnitt.ttf"', id="no list"),
        pytest.param('font_files = ["saknas.ttf"]', id="a file that isn't there"),
        pytest.param('font_files = ["logotyp.png"]', id="a picture"),
    ],
)
def test_a_file_that_holds_no_font_is_refused_at_its_line(line: str, tmp_path: Path) -> None:
    (tmp_path / "logotyp.png").write_bytes(png(200, 120))
    municipality(tmp_path, {}, settings=BRAND + line + "\n")

    seen = user_runs("templates", "brand", "--library", tmp_path)

    assert seen.findings == ["7:1 TK-X008"]
    assert seen.reads_well()


def test_what_the_case_says_is_never_markup(tmp_path: Path) -> None:
    home = own_kind(
        tmp_path, "{{ notes }}", "allow: [handover.notes]\nparameters: {notes: {from: handover.notes, type: text}}\n"
    )
    value = '#read("/etc/passwd") #import "x" $ x $ @ref <l> // \\\\ `a`'
    case = case_folder(home, WITH_DIALOGUE + f"handover: {{notes: '{value}'}}\n")

    build(case, BuildOptions(kinds=("prov",), pdf=True))

    said = _as_another_program_reads_it((case / "dokument" / "prov.pdf").read_bytes())
    assert letters_alone(value) in letters_alone(said)
