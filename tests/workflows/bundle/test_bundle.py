"""`tenderkit bundle`: a case's documents and other files in one PDF, and nothing in it that may not be there."""

import shutil
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pikepdf
import pypdf
import pypdfium2
import pytest

from given import added_pdfs
from given.added_pdfs import KEPT_OUT, PLAIN, WORDS
from given.many_suppliers import many_suppliers
from given.pdf_files import Tag, pdf_file
from judges import checkout
from judges.as_a_user import Seen, standing, user_runs
from judges.programs import need_program
from tenderkit.problems import ExitCode
from tenderkit.readers.pdf.pdf_text import PdfText, read_pdf_text
from tenderkit.rules.finished.same_words import letters_alone
from tenderkit.workflows.bundle import set_bundle
from tenderkit.writers.pdf import typesetter
from tenderkit.writers.pdf.typesetter import Typesetter

SAMPLES = Path("samples")
OVERRIDE = ("--override", "prov av utfärdandet", "--by", "Provaren")
FEW = ("--kind", "kravavsnitt", "--kind", "kallelse")


@pytest.fixture
def case(tmp_path: Path) -> Path:
    checkout.copy_folder(SAMPLES / "vaghyveln", tmp_path / "vaghyveln")
    return tmp_path / "vaghyveln"


def _issued(case: Path, *kinds: str) -> None:
    for kind in kinds:
        seen = user_runs("issue", case, "--kind", kind, *OVERRIDE)
        assert seen.code == 0, seen.text


def _bundled(case: Path, *arguments: str | Path, to: str = "samling.pdf") -> tuple[Seen, Path]:
    file = case.parent / to
    return user_runs("bundle", case, *arguments, "--to", file), file


def _bookmarks(file: Path) -> list[tuple[int, str, int]]:
    with pypdfium2.PdfDocument(file.read_bytes()) as pdf:
        return [(mark.level, mark.get_title(), mark.get_dest().get_index() + 1) for mark in pdf.get_toc()]


def _added(folder: Path, name: str, data: bytes) -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


def _pages(file: Path) -> list[str]:
    return [letters_alone(page.extract_text()) for page in pypdf.PdfReader(file).pages]


def _xmp(file: Path) -> str:
    with pikepdf.open(file) as pdf:
        return pdf.Root.Metadata.read_bytes().decode("utf-8")


def test_a_case_becomes_one_file_with_cover_contents_and_bookmarks(case: Path) -> None:
    seen, file = _bundled(case)

    assert seen.code == 0, seen.text
    assert "Filen följer PDF/A-2a, PDF/UA-1" in seen.out
    pages = _pages(file)
    assert "DiarienummerTF2027/412" in pages[0]
    top = [(title, page) for level, title, page in _bookmarks(file) if level == 0]
    assert [title for title, _ in top][:3] == [
        "Samlade handlingar",
        "Processkarta",
        "Rekommendation om sysselsättningskrav",
    ]
    for place, (title, page) in enumerate(top[1:], 1):
        assert letters_alone(title) in letters_alone(pages[1])
        row = letters_alone(f"{place}{title}utkast,inteutfärdad{page}")
        assert row in pages[1]
        assert f"Sida{page}av{len(pages)}" in pages[page - 1]


def test_no_paper_about_a_person_is_in_it_unasked(case: Path) -> None:
    _, file = _bundled(case)

    assert not any("KimExempelsson" in page for page in _pages(file))
    assert not any(title.startswith("Intyg") for level, title, _ in _bookmarks(file) if level == 0)


def test_each_clause_has_its_bookmark_below_its_document(case: Path) -> None:
    _, file = _bundled(case, "--kind", "kravavsnitt")

    marks = _bookmarks(file)
    assert (0, "Särskilda kontraktsvillkor om sysselsättning", 3) in marks
    assert [title for level, title, page in marks if level == 1 and page > 2][:2] == [
        "1.1 Syfte, ord och målgrupp",
        "1.2 Platser",
    ]


def test_the_same_input_gives_the_same_bytes(case: Path) -> None:
    drawing = _added(case.parent, "ritning.pdf", PLAIN)

    files = [_bundled(case, drawing, *FEW, to=name)[1] for name in ("ett.pdf", "två.pdf")]

    assert files[0].read_bytes() == files[1].read_bytes()


def test_what_is_ours_and_stands_there_already_is_left(case: Path) -> None:
    _, file = _bundled(case, *FEW)

    again, _ = _bundled(case, *FEW)

    assert again.code == 0
    assert file.is_file()


def test_somebodys_file_is_never_replaced_unasked(case: Path) -> None:
    _added(case.parent, "samling.pdf", b"mitt eget")

    seen, file = _bundled(case, *FEW)

    assert (seen.code, file.read_bytes()) == (ExitCode.REFUSED, b"mitt eget")
    assert _bundled(case, *FEW, "--force")[0].code == 0
    assert file.read_bytes().startswith(b"%PDF")


def test_added_files_come_behind_sheets_with_their_tags_links_and_bookmarks(case: Path) -> None:
    linked = _added(case.parent, "plan.pdf", added_pdfs.linked_by_name())

    seen, file = _bundled(case, linked, "--kind", "kravavsnitt")

    assert seen.code == 0, seen.text
    marks = _bookmarks(file)
    at = next(page for level, title, page in marks if title == "Bilaga 1. plan")
    assert (1, "Andra sidan", at + 2) in marks
    pages = _pages(file)
    assert letters_alone("Filens taggar är med") in pages[at - 1]
    assert pages[at : at + 2] == ["Ett", letters_alone("Två")]
    with pikepdf.open(file) as pdf:
        link = pdf.pages[at].obj["/Annots"][0]
        assert link["/Dest"][0].objgen == pdf.pages[at + 1].obj.objgen
        assert _tagged_on(pdf, pdf.pages[at + 1]) == ["/P"]


def _tagged_on(pdf: pikepdf.Pdf, page: pikepdf.Page) -> list[str]:
    """The tags that the page's own number leads to."""
    parents = pikepdf.NumberTree(pdf.Root.StructTreeRoot.ParentTree)
    return [str(element["/S"]) for element in parents[int(page.obj["/StructParents"])]]


def test_what_is_read_aloud_comes_in_the_order_of_the_pages(case: Path) -> None:
    first = _added(case.parent, "a.pdf", pdf_file([Tag("P", "alfa")]))
    second = _added(case.parent, "b.pdf", pdf_file([Tag("P", "beta")]))

    _, file = _bundled(case, first, second, "--kind", "kravavsnitt")

    with pikepdf.open(file) as pdf:
        numbers = {page.obj.objgen: number for number, page in enumerate(pdf.pages)}
        order = [numbers[page.objgen] for page in _pages_in_tags(pdf.Root.StructTreeRoot["/K"][0])]
    assert order == sorted(order)
    assert len(set(order)) == len(numbers)


def _pages_in_tags(element: pikepdf.Object) -> Iterator[pikepdf.Object]:
    if not isinstance(element, pikepdf.Dictionary):
        return
    if "/Pg" in element:
        yield element["/Pg"]
    kids = element.get("/K", pikepdf.Array())
    for kid in kids.as_list() if isinstance(kids, pikepdf.Array) else [kids]:
        yield from _pages_in_tags(kid)


def test_a_file_of_ours_twice_keeps_its_names_apart(case: Path) -> None:
    assert user_runs("build", case, "--kind", "kravprofil", "--pdf").code == 0
    own = case / "dokument" / "kravprofil-k-1.pdf"
    other = shutil.copy(own, case.parent / "samma.pdf")

    seen, file = _bundled(case, own, Path(other), "--kind", "kravavsnitt")

    assert "Filen följer PDF/A-2a, PDF/UA-1" in seen.out
    with pikepdf.open(file) as pdf:
        names = [str(name) for name in pikepdf.NameTree(pdf.Root.StructTreeRoot.IDTree)]
    assert len(names) == len(set(names))
    assert {name[:3] for name in names if name[:1] == "b"} == {"b2-", "b3-"}


def test_what_keeps_its_tags_from_coming_is_told_and_the_promise_falls(case: Path) -> None:
    untagged = _added(case.parent, "skiss.pdf", added_pdfs.untagged())

    seen, file = _bundled(case, untagged, "--kind", "kravavsnitt")

    assert (seen.code, seen.findings) == (0, ["1:1 TK-X060", "1:1 TK-X062"])
    assert seen.reads_well()
    assert "Filen märks varken som PDF/A eller PDF/UA" in seen.out
    assert "pdfaid:part" not in _xmp(file)
    assert "pdfuaid:part" not in _xmp(file)
    assert any("Filenharingataggar" in page for page in _pages(file))


def test_a_tagged_file_that_promises_nothing_is_told_of(case: Path) -> None:
    seen, _ = _bundled(case, _added(case.parent, "ritning.pdf", PLAIN), "--kind", "kravavsnitt")

    assert (seen.code, seen.findings) == (0, ["1:1 TK-X061", "1:1 TK-X062"])
    assert seen.reads_well()


def test_a_page_that_lies_is_taken_as_it_is(case: Path) -> None:
    seen, file = _bundled(case, _added(case.parent, "liggande.pdf", added_pdfs.rotated()), "--kind", "kravavsnitt")

    assert seen.code == 0
    with pikepdf.open(file) as pdf:
        assert pdf.pages[-1].obj["/Rotate"] == 90
        assert "/Rotate" not in pdf.pages[0].obj


def test_nothing_that_tells_of_who_made_a_file_comes_along(case: Path) -> None:
    seen, file = _bundled(case, _added(case.parent, "ritning.pdf", added_pdfs.told_of()), "--kind", "kravavsnitt")

    assert seen.code == 0
    with pikepdf.open(file) as pdf:
        whole = BytesIO()
        pdf.save(whole, compress_streams=False, object_stream_mode=pikepdf.ObjectStreamMode.disable)
    assert b"Tystl" not in whole.getvalue()
    assert "Tystl".encode("utf-16-be") not in whole.getvalue()


def test_every_reason_against_every_file_is_told_in_one_run(case: Path) -> None:
    files = [_added(case.parent, f"{name}.pdf", make()) for name, (make, _) in KEPT_OUT.items()]
    files += [case.parent / "saknas.pdf", _added(case.parent, "bild.png", b"png")]
    before = standing(case)

    seen, file = _bundled(case, *files)

    assert seen.code == ExitCode.CHANGE_THE_FILE
    wanted = [f"1:1 {code}" for _, code in KEPT_OUT.values()]
    assert sorted(seen.findings) == sorted([*wanted, "1:1 TK-P042", "1:1 TK-P041"])
    assert all(str(path) in seen.text for path in files)
    assert seen.reads_well()
    assert not file.exists()
    assert standing(case) == before


def test_a_file_that_is_too_large_is_refused_unread(case: Path) -> None:
    large = case.parent / "stor.pdf"
    with large.open("wb") as file:
        file.truncate(101 * 1024 * 1024)

    seen, _ = _bundled(case, large)

    assert (seen.code, seen.findings) == (ExitCode.CHANGE_THE_FILE, ["1:1 TK-X057"])
    assert seen.reads_well()


def test_only_what_is_issued_leaves_and_the_rest_is_told(case: Path) -> None:
    _issued(case, "kravavsnitt", "kallelse", "bedomning")

    seen, file = _bundled(case, "--for", "leverantör")

    assert seen.code == 0, seen.text
    assert "Inte med: startmote är inte utfärdad" in seen.out
    pages = _pages(file)
    assert letters_alone("Till Exempel Anläggning AB") in pages[0]
    assert letters_alone("utfärdad 2027-11-22") in pages[1]
    titles = [title for level, title, _ in _bookmarks(file) if level == 0]
    assert titles[1:] == [
        "Särskilda kontraktsvillkor om sysselsättning",
        "Kallelse till startmöte",
        "Kallelse till uppföljningsmöte (2028-06-07)",
        "Kallelse till uppföljningsmöte (2028-11-15)",
    ]
    assert letters_alone("prov av utfärdandet") in "".join(pages)  # what was let through stands in the copy too


def test_a_supplier_by_name_is_the_same_receiver(case: Path) -> None:
    _issued(case, "kallelse")

    files = [
        _bundled(case, "--for", name, to=f"{at}.pdf")[1]
        for at, name in enumerate(("supplier", "exempel anläggning ab"))
    ]

    assert files[0].read_bytes() == files[1].read_bytes()


def test_with_nothing_issued_nothing_leaves(case: Path) -> None:
    seen, file = _bundled(case, "--for", "leverantör", "--kind", "kallelse")

    assert seen.code == ExitCode.NOT_ALLOWED_YET
    assert set(seen.findings) == {"TK-X045"}
    assert not file.exists()


def test_an_issued_paper_that_would_read_otherwise_now_is_kept_back(case: Path) -> None:
    _issued(case, "kallelse")
    path = case / "upphandling.yaml"
    path.write_text(path.read_text("utf-8").replace("title: Väghyveln", "title: Vägsladden"), "utf-8")

    seen, _ = _bundled(case, "--for", "leverantör", "--kind", "kallelse")

    assert (seen.code, set(seen.findings)) == (ExitCode.NOT_ALLOWED_YET, {"TK-X046"})


@pytest.mark.parametrize("kind", ["intyg", "bedomning", "kandidatforslag", "lagesrapport"])
def test_certificates_and_the_assessment_never_leave(kind: str, case: Path) -> None:
    seen, file = _bundled(case, "--for", "leverantör", "--kind", kind)

    assert (seen.code, seen.findings) == (ExitCode.NOT_ALLOWED_YET, ["TK-X043"])
    assert seen.reads_well()
    assert not file.exists()


def test_a_paper_of_ours_that_waits_for_its_signatures_is_kept_out(case: Path) -> None:
    assert user_runs("build", case, "--kind", "startmote", "--pdf").code == 0

    seen, _ = _bundled(case, case / "dokument" / "startmote.pdf")

    assert (seen.code, set(seen.findings)) == (ExitCode.CHANGE_THE_FILE, {"1:1 TK-X053"})


def test_nor_do_they_as_files_and_nor_do_drafts(case: Path) -> None:
    need_program("soffice")
    _issued(case, "kallelse")
    for kind in ("bedomning", "intyg", "startmote"):
        assert user_runs("build", case, "--kind", kind).code == 0
    built = [case / "dokument" / name for name in ("bedomning.docx", "intyg-p-02.docx", "startmote.docx")]
    draft = _added(case.parent, "utkast.pdf", added_pdfs.as_draft())
    numbered = _added(case.parent, "nummer.pdf", added_pdfs.with_identity_number())
    quoted = _added(
        case.parent, "citat.pdf", pdf_file([Tag("P", "Enhetschefen gav uppdraget skriftligen den 1 november 2027.")])
    )

    seen, file = _bundled(case, *built, draft, numbered, quoted, "--for", "leverantör")

    assert seen.code == ExitCode.CHANGE_THE_FILE
    told = {(Path(line.split(":1:1: ")[0]).name, line.split()[1]) for line in seen.findings_in_full()}
    assert told == {
        ("bedomning.docx", "TK-X059"),
        ("intyg-p-02.docx", "TK-M233"),
        ("intyg-p-02.docx", "TK-X059"),
        ("startmote.docx", "TK-X058"),
        ("utkast.pdf", "TK-X058"),
        ("nummer.pdf", "TK-D001"),
        ("citat.pdf", "TK-X063"),
    }
    assert seen.reads_well()
    assert not file.exists()


def test_a_persons_name_in_a_file_keeps_it_out(case: Path) -> None:
    seen, file = _bundled(
        case, _added(case.parent, "lista.pdf", pdf_file([Tag("P", "Kim Exempelsson börjar")])), "--kind", "kravavsnitt"
    )

    assert (seen.code, seen.findings) == (ExitCode.CHANGE_THE_FILE, ["1:1 TK-M233"])
    assert not file.exists()


def test_a_persons_name_in_the_name_of_a_file_does_too(case: Path) -> None:
    seen, file = _bundled(case, _added(case.parent, "Kim Exempelsson.pdf", PLAIN), "--kind", "kravavsnitt")

    assert seen.code == ExitCode.CHANGE_THE_FILE
    assert "TK-M233" in seen.text
    assert not file.exists()


def test_papers_about_persons_are_for_their_owner_alone_and_not_in_the_cases_folder(case: Path) -> None:
    seen, file = _bundled(case, "--kind", "intyg")

    assert seen.code == 0, seen.text
    assert file.stat().st_mode & 0o077 == 0


def test_the_case_lies_in_one_for_the_archive(case: Path) -> None:
    _issued(case, "kravavsnitt")

    seen, file = _bundled(case, "--attach", "--kind", "kravavsnitt")

    assert seen.code == 0, seen.text
    assert "Filen följer PDF/A-3a, PDF/UA-1" in seen.out
    with pikepdf.open(file) as pdf:
        held = {name: pdf.attachments[name] for name in pdf.attachments}
        assert {name: spec.get_file().read_bytes() for name, spec in held.items()} == {
            name: (case / name).read_bytes() for name in ("upphandling.yaml", "upphandling.lock.yaml")
        }
        assert [str(spec["/AFRelationship"]) for spec in pdf.Root.AF] == ["/Source", "/Supplement"]
        assert all(str(spec["/Desc"]) for spec in pdf.Root.AF)


@pytest.mark.parametrize(
    "arguments",
    [
        pytest.param(("--for", "leverantör"), id="to somebody outside"),
        pytest.param(("--kind", "intyg"), id="with a paper about a person"),
    ],
)
def test_the_case_is_never_carried_to_others_or_beside_a_person(arguments: tuple[str, ...], case: Path) -> None:
    _issued(case, "kallelse")

    seen, file = _bundled(case, "--attach", *arguments)

    assert (seen.code, seen.findings) == (ExitCode.REFUSED, ["TK-X049"])
    assert seen.reads_well()
    assert not file.exists()


def test_files_alone_need_a_day_and_no_case(tmp_path: Path) -> None:
    drawing = _added(tmp_path, "ritning.pdf", PLAIN)

    without = user_runs("bundle", drawing, "--to", tmp_path / "ut.pdf")
    seen = user_runs(
        "bundle", drawing, "--to", tmp_path / "ut.pdf", "--date", "2028-03-01", "--for", "Förvaltningsrätten"
    )

    assert (without.code, without.findings) == (ExitCode.REFUSED, ["TK-X050"])
    assert without.reads_well()
    assert seen.code == 0, seen.text
    assert WORDS.replace(" ", "") in _pages(tmp_path / "ut.pdf")[-1]


@pytest.mark.parametrize(
    ("more", "code"),
    [
        pytest.param(("--for", "leverntör"), "TK-X041", id="nobody's name"),
        pytest.param(("--for", "registrator"), "TK-X044", id="nothing for the receiver"),
    ],
)
def test_a_receiver_that_nothing_can_be_made_for_is_told(more: tuple[str, ...], code: str, case: Path) -> None:
    seen, file = _bundled(case, *more)

    assert seen.findings == [code]
    assert seen.reads_well()
    assert not file.exists()


def test_several_suppliers_have_to_be_told_apart(tmp_path: Path) -> None:
    case = many_suppliers(tmp_path, 2)

    seen, _ = _bundled(case, "--for", "leverantör")

    assert (seen.code, seen.findings) == (ExitCode.REFUSED, ["TK-X042"])
    assert seen.reads_well()


def test_one_bundle_is_for_one_case(case: Path) -> None:
    seen, _ = _bundled(case, shutil.copytree(case, case.parent / "annan"))

    assert (seen.code, seen.findings) == (ExitCode.REFUSED, ["TK-X048"])
    assert seen.reads_well()


def test_the_file_is_a_pdf(case: Path) -> None:
    seen, _ = _bundled(case, to="samling.docx")

    assert (seen.code, seen.findings) == (ExitCode.REFUSED, ["TK-X047"])
    assert seen.reads_well()


def test_pages_that_say_anything_else_are_not_written(case: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def one_letter_less(data: bytes) -> PdfText:
        said = read_pdf_text(data)
        return PdfText((*said.pages[:-1], said.pages[-1].replace("ritning", "ritnin", 1)), said.beside)

    drawing = _added(case.parent, "ritning.pdf", PLAIN)
    monkeypatch.setattr(
        set_bundle, "read_pdf_text", lambda data: read_pdf_text(data) if data == PLAIN else one_letter_less(data)
    )

    seen, file = _bundled(case, drawing, "--kind", "kravavsnitt")

    assert (seen.code, seen.findings) == (ExitCode.REFUSED, ["TK-X004"])
    assert not file.exists()


def test_without_the_extra_nothing_is_written(case: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(typesetter, "find_spec", lambda _: None)
    monkeypatch.setattr(typesetter, "TYPESETTER", Typesetter())

    seen, file = _bundled(case)

    assert (seen.code, seen.findings) == (ExitCode.PROGRAM_MISSING, ["TK-X001"])
    assert not file.exists()


def test_a_word_file_becomes_pages_with_tags(case: Path) -> None:
    need_program("soffice")
    assert user_runs("build", case, "--kind", "kravprofil").code == 0

    seen, file = _bundled(case, case / "dokument" / "kravprofil-k-1.docx", "--kind", "kravavsnitt", "--attach")

    assert seen.code == 0, seen.text
    assert "Filen följer PDF/A-3b, PDF/UA-1" in seen.out
    pages = _pages(file)
    at = next(page for level, title, page in _bookmarks(file) if title == "Bilaga 1. kravprofil-k-1")
    assert letters_alone("Word-fil, gjord till PDF av LibreOffice") in pages[at - 1]
    with pikepdf.open(file) as pdf:
        assert "/H1" in _tagged_on(pdf, pdf.pages[at])


def test_a_word_file_that_may_not_leave_is_known_by_what_it_says_of_itself(case: Path) -> None:
    need_program("soffice")
    _issued(case, "kallelse", "bedomning")
    away = Path(shutil.copy(case / "utfardat" / "bedomning.docx", case.parent / "underlag.docx"))

    seen, file = _bundled(case, away, "--for", "leverantör")

    assert (seen.code, seen.findings) == (ExitCode.CHANGE_THE_FILE, ["1:1 TK-X059"])
    assert not file.exists()
