"""Real documents before they are sent: built from the samples, then altered as people alter them in Word."""

from collections.abc import Callable
from functools import cache
from io import BytesIO
from pathlib import Path

import pytest
from docx import Document
from docx.document import Document as WordDocument
from docx.enum.text import WD_COLOR_INDEX
from docx.oxml import parse_xml

from given.pdf_files import locked_pdf, pdf_file
from given.pictures import PIXEL
from judges import checkout
from judges.finished_documents import NUMBER
from judges.word_files import relationship, unzipped, word_file, zipped
from tenderkit.messages import Gravity
from tenderkit.model.finished.finished_document import Audience
from tenderkit.problems import InvalidInputError, Problem, RefusedError
from tenderkit.project.one_run import one_run
from tenderkit.workflows.finished.check_document import check_document
from tenderkit.workflows.papers.build import BuildOptions, build

SAMPLES = sorted(file.parent.name for file in (checkout.ROOT / "samples").glob("*/upphandling.yaml"))
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
Built = Callable[[str], Path]


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The folder with the documents of a sample."""

    @cache
    def build_once(name: str) -> Path:
        home = tmp_path_factory.mktemp(name)
        checkout.copy_folder(Path("samples", name), home / name)
        build(home / name, BuildOptions(to=home / "ut"))
        return home / "ut"

    return build_once


def altered(source: Path, alter: Callable[[WordDocument], object], to: Path) -> Path:
    document = Document(str(source))
    alter(document)
    document.save(str(to / "andrad.docx"))
    return to / "andrad.docx"


def word(to: Path, fill: Callable[[WordDocument], object]) -> Path:
    """A document that isn't ours, without the author's name that python-docx puts in."""
    document = Document()
    document.core_properties.author = ""
    fill(document)
    document.save(str(to / "brev.docx"))
    return to / "brev.docx"


def codes(path: Path, audience: Audience | None = Audience.SUPPLIER) -> list[str]:
    return [problem.message.code for problem in check_document(path, audience)]


def places(path: Path) -> list[tuple[str, str]]:
    found = check_document(path, Audience.SUPPLIER)
    return [(problem.message.code, problem.message.facts.get("place", "")) for problem in found]


@pytest.mark.parametrize("name", SAMPLES)
def test_the_documents_of_a_sample_have_no_findings(name: str, built: Built) -> None:
    with one_run():
        found = {
            file.name: [str(item) for item in check_document(file)] for file in built(name).iterdir() if _own(file)
        }

    assert found
    assert [items for items in found.values() if items] == []


def _own(file: Path) -> bool:
    return file.suffix in {".docx", ".html", ".txt"}


def test_a_working_copy_has_comments_and_open_questions(tmp_path: Path) -> None:
    home = tmp_path / "arende"
    checkout.copy_folder(Path("samples", "vaghyveln"), home)
    case = home / "upphandling.yaml"
    case.write_text(case.read_text("utf-8").split("confirmations:")[0], "utf-8")
    build(home, BuildOptions(to=tmp_path / "ut", working_copy=True))

    found = codes(next((tmp_path / "ut").glob("*.docx")), None)

    assert set(found) == {"TK-D020", "TK-D030"}


def test_what_somebody_adds_to_a_built_document_is_found_with_part_and_heading(built: Built, tmp_path: Path) -> None:
    def alter(document: WordDocument) -> None:
        heading = next(item for item in document.paragraphs if item.text == "Platser")
        added = heading.insert_paragraph_before("Platserna skall gå till en kandidat med diagnos, se [bilaga].")
        added.add_run(" Personnummer ")
        added.add_run("811218")
        added.add_run("-9876").bold = True

    path = altered(built("vaghyveln") / "kravavsnitt.docx", alter, tmp_path)
    found = check_document(path)

    assert {problem.message.code for problem in found} == {"TK-D001", "TK-D003", "TK-D006", "TK-D021"}
    assert {problem.message.facts["place"] for problem in found} == {"brödtexten under ”Syfte, ord och målgrupp”"}
    assert len({problem.line for problem in found}) == 1
    assert not any("9876" in str(problem) for problem in found)


def test_a_clause_changed_inside_its_bookmark_is_no_longer_vetted(built: Built, tmp_path: Path) -> None:
    def alter(document: WordDocument) -> None:
        for paragraph in document.paragraphs:
            for run in paragraph.runs:
                if "dock aldrig om bakgrund" in run.text:
                    run.text = run.text.replace("dock aldrig om bakgrund", "även om kandidatens hälsa")

    path = altered(built("vaghyveln") / "kravavsnitt.docx", alter, tmp_path)

    assert codes(path, None) == ["TK-D003"]


def test_a_reference_to_the_other_side_of_the_threshold_is_found(built: Built, tmp_path: Path) -> None:
    words = "Villkoren ställs med stöd av 17 kap. 1 § LOU."
    below = altered(built("parkskotsel-liten") / "kravavsnitt.docx", lambda doc: doc.add_paragraph(words), tmp_path)
    assert codes(below, None) == ["TK-D004"]

    above = altered(built("vaghyveln") / "kravavsnitt.docx", lambda doc: doc.add_paragraph(words), tmp_path)
    assert codes(above, None) == []


def _body(document: WordDocument) -> None:
    document.add_paragraph(NUMBER)


def _cell(document: WordDocument) -> None:
    document.add_table(1, 1).cell(0, 0).text = NUMBER


def _header(document: WordDocument) -> None:
    document.sections[0].header.paragraphs[0].text = NUMBER


def _footer(document: WordDocument) -> None:
    document.sections[0].footer.paragraphs[0].text = NUMBER


def _title(document: WordDocument) -> None:
    document.core_properties.title = f"Intyg {NUMBER}"


def _keywords(document: WordDocument) -> None:
    document.core_properties.keywords = NUMBER.replace("-", "")


def _link(document: WordDocument) -> None:
    document.part.relate_to(
        "https://example.se/?nr=19811218%2D9876",
        "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink",
        is_external=True,
    )


def _alternative_text(document: WordDocument) -> None:
    drawing = (
        f'<w:r xmlns:w="{W}" xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing">'
        f'<w:drawing><wp:inline><wp:docPr id="1" name="Bild" descr="Foto av {NUMBER}"/></wp:inline></w:drawing></w:r>'
    )
    document.add_paragraph("Bild")._p.append(parse_xml(drawing))  # noqa: SLF001 - python-docx writes no such text


def _field_code(document: WordDocument) -> None:
    field = f'<w:fldSimple xmlns:w="{W}" w:instr=" HYPERLINK &quot;https://example.se/{NUMBER}&quot; "/>'
    document.add_paragraph("Fält")._p.append(parse_xml(field))  # noqa: SLF001 - python-docx writes no fields


def _bookmark_of_a_control(document: WordDocument) -> None:
    control = (
        f'<w:sdt xmlns:w="{W}"><w:sdtPr><w:tag w:val="{NUMBER}"/></w:sdtPr><w:sdtContent><w:r><w:t>Svar</w:t></w:r>'
        "</w:sdtContent></w:sdt>"
    )
    document.add_paragraph("Fält")._p.append(parse_xml(control))  # noqa: SLF001 - python-docx writes no controls


@pytest.mark.parametrize(
    ("fill", "place"),
    [
        pytest.param(_body, "brödtexten", id="body"),
        pytest.param(_cell, "brödtexten", id="table"),
        pytest.param(_header, "sidhuvudet", id="header"),
        pytest.param(_footer, "sidfoten", id="footer"),
        pytest.param(_title, "dokumentets egenskaper", id="title"),
        pytest.param(_keywords, "dokumentets egenskaper", id="keywords"),
        pytest.param(_link, "en länks adress", id="the target of a link"),
        pytest.param(_alternative_text, "något som inte syns", id="alternative text"),
        pytest.param(_field_code, "något som inte syns", id="field code"),
        pytest.param(_bookmark_of_a_control, "något som inte syns", id="the tag of a control"),
    ],
)
def test_a_number_is_found_in_every_part(fill: Callable[[WordDocument], None], place: str, tmp_path: Path) -> None:
    (found,) = places(word(tmp_path, fill))

    assert found[0] == "TK-D001"
    assert found[1].startswith(place)


NOTE = '<w:footnote w:id="2"><w:p><w:r><w:t>811218-9876</w:t></w:r></w:p></w:footnote>'
COMMENT = '<w:comment w:id="0" w:author="Kim Lind"><w:p><w:r><w:t>Nummer 811218-9876</w:t></w:r></w:p></w:comment>'


def test_a_number_is_found_in_notes_comments_and_custom_xml(tmp_path: Path) -> None:
    file = tmp_path / "brev.docx"
    source = word_file(
        "<w:p><w:r><w:t>Text</w:t></w:r></w:p>",
        stories={"footnotes": NOTE, "comments": COMMENT},
        relations=[relationship("customXml", "../customXml/item1.xml", "c1")],
        extra={"customXml/item1.xml": b'<a b="198112189876">x<c/>198112189876</a>'},
    )
    parts = unzipped(source)
    types = parts["[Content_Types].xml"].replace(
        b"</Types>", b'<Default Extension="xml" ContentType="application/xml"/></Types>'
    )
    file.write_bytes(zipped({**parts, "[Content_Types].xml": types}))

    assert places(file) == [
        ("TK-D001", "en not"),
        ("TK-D001", "en kommentar"),
        ("TK-D001", "dokumentets dolda XML-data"),
        ("TK-D001", "dokumentets dolda XML-data"),
        ("TK-D030", ""),
        ("TK-D032", "den som har kommenterat eller ändrat i texten"),
    ]


def test_a_number_in_the_name_of_the_file_is_found(tmp_path: Path) -> None:
    file = tmp_path / "intyg_198112189876.txt"
    file.write_text("Intyg.", "utf-8")

    assert places(file) == [("TK-D001", "filens namn")]


def test_an_organisation_number_and_a_telephone_number_are_left(tmp_path: Path) -> None:
    text = "Bygg AB, 556016-0680, telefon 0601014541, dnr TF 2026/412, CPV 45233000-9"

    assert codes(word(tmp_path, lambda document: document.add_paragraph(text))) == []


def test_highlighted_text_and_controls_that_ask_are_found_but_not_the_fields_of_our_forms(tmp_path: Path) -> None:
    asking = (
        '<w:sdt xmlns:w="{w}"><w:sdtPr><w:tag w:val="{tag}"/><w:showingPlcHdr/></w:sdtPr><w:sdtContent><w:r><w:t>'
        "Välj datum</w:t></w:r></w:sdtContent></w:sdt>"
    )

    def fill(document: WordDocument) -> None:
        document.add_paragraph("Vitet är ").add_run("50 000 kronor").font.highlight_color = WD_COLOR_INDEX.YELLOW
        document.add_paragraph("Fråga ").add_run("[BEKRÄFTA: När?]").font.highlight_color = WD_COLOR_INDEX.YELLOW
        document.add_paragraph("Dag ")._p.append(parse_xml(asking.format(w=W, tag="dag")))  # noqa: SLF001
        document.add_paragraph("Dag ")._p.append(parse_xml(asking.format(w=W, tag="tkf_dag")))  # noqa: SLF001

    found = check_document(word(tmp_path, fill), Audience.SUPPLIER)

    assert [(problem.message.code, problem.message.facts["words"]) for problem in found] == [
        ("TK-D023", "50 000 kronor"),
        ("TK-D020", "[BEKRÄFTA: När?]"),
        ("TK-D024", "Välj datum"),
    ]


def test_tracked_changes_and_their_authors_are_found(tmp_path: Path) -> None:
    def fill(document: WordDocument) -> None:
        inserted = f'<w:ins xmlns:w="{W}" w:id="1" w:author="Kim Lind"><w:r><w:t>ny text</w:t></w:r></w:ins>'
        struck = f'<w:del xmlns:w="{W}" w:id="2" w:author="Kim Lind"><w:r><w:delText>Hon har autism.</w:delText></w:r></w:del>'
        for change in (inserted, struck):
            document.add_paragraph("Text ")._p.append(parse_xml(change))  # noqa: SLF001 - python-docx tracks nothing

    assert places(word(tmp_path, fill)) == [
        ("TK-D003", "brödtexten"),
        ("TK-D031", ""),
        ("TK-D032", "den som har kommenterat eller ändrat i texten"),
    ]


def test_a_person_named_in_the_properties_is_found_and_not_repeated(tmp_path: Path) -> None:
    def fill(document: WordDocument) -> None:
        document.core_properties.author = "Kim Lind"
        document.core_properties.last_modified_by = "Östersunds kommun"

    (problem,) = check_document(word(tmp_path, fill), Audience.INDIVIDUAL)

    assert (problem.message.code, problem.message.facts["place"]) == ("TK-D032", "dokumentets författare")
    assert "Lind" not in str(problem)


def test_the_kind_in_the_document_says_who_reads_it(built: Built, tmp_path: Path) -> None:
    def say(document: WordDocument) -> None:
        document.add_paragraph("Kim har haft försörjningsstöd i kommunen.")

    path = altered(built("vaghyveln") / "kravavsnitt.docx", say, tmp_path)

    assert codes(path, None) == ["TK-D003"]
    assert "TK-D002" in codes(path, Audience.INDIVIDUAL)
    assert codes(path, Audience.AUTHORITY) == ["TK-D006"]


def test_a_kind_that_nobody_knows_is_held_to_be_a_suppliers_and_that_is_said(tmp_path: Path) -> None:
    page = tmp_path / "brev.html"
    page.write_text('<main data-kind="../nagot"><p>Hon har autism.</p></main>', "utf-8")

    assert codes(page, None) == ["TK-D003", "TK-D040"]


def test_a_report_is_read_by_the_authority_itself(tmp_path: Path) -> None:
    page = tmp_path / "rapport.html"
    page.write_text('<main data-kind="rapport"><p>Hon har autism.</p></main>', "utf-8")

    assert codes(page, None) == []


def test_a_municipality_adds_words_of_its_own(tmp_path: Path) -> None:
    clauses = tmp_path / "eget" / "clauses"
    clauses.mkdir(parents=True)
    (tmp_path / "tenderkit.toml").write_text('library = "eget"\n', "utf-8")
    (clauses / "private_words.yaml").write_text(
        "format: 1\nprivate: [{group: office, word: Vägvalet, bends: period}]\nnot_a_person: [Kim Lind]\n", "utf-8"
    )
    file = tmp_path / "brev.txt"
    file.write_text("Hon kommer från Vägvalet.", "utf-8")

    assert codes(file) == ["TK-D003"]


@pytest.mark.parametrize(
    ("words", "place", "code"),
    [
        pytest.param("private: [{group: office, word: x, bends: inte}]", (2, 36), "TK-L195", id="unknown declension"),
        pytest.param("private: [{group: fel, word: x}]", (2, 12), "TK-C030", id="unknown group"),
        pytest.param("private: [{group: health, word: x, for: []}]", (2, 36), "TK-C048", id="for nobody"),
        pytest.param("privat: []", (2, 1), "TK-C004", id="misspelt key"),
        pytest.param("declensions: {x: [1]}", (2, 19), "TK-C063", id="an ending that is a number"),
    ],
)
def test_a_fault_in_the_words_has_its_place(words: str, place: tuple[int, int], code: str, tmp_path: Path) -> None:
    clauses = tmp_path / "clauses"
    clauses.mkdir()
    (tmp_path / "tenderkit.toml").write_text('library = "."\n', "utf-8")
    (clauses / "private_words.yaml").write_text(f"format: 1\n{words}\n", "utf-8")
    (tmp_path / "brev.txt").write_text("Text.", "utf-8")

    with pytest.raises(InvalidInputError) as raised:
        check_document(tmp_path / "brev.txt")

    assert [_seen(problem) for problem in raised.value.problems] == [("private_words.yaml", place, code)]


def _seen(problem: Problem) -> tuple[str, tuple[int, int], str]:
    return problem.file.name, (problem.line, problem.column), problem.message.code


PICTURE = relationship("image", "media/image1.png", "i1")


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        pytest.param("brev.docx", b"", "TK-P001", id="empty"),
        pytest.param("brev.docx", b"Hej", "TK-P002", id="not a zip"),
        pytest.param("brev.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"x" * 600, "TK-P003", id="old format"),
        pytest.param(
            "brev.docx",
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
            "TK-P004",
            id="encrypted",
        ),
        pytest.param("brev.html", b'<p></p><img src="sida1.png" alt="">', "TK-P040", id="a page with only a picture"),
        pytest.param("brev.html", b"<div>" * 3000 + b"x", "TK-P044", id="a page nested too deep"),
        pytest.param("brev.html", b"<![CDATA[x", "TK-P044", id="no page"),
        pytest.param("brev.odt", b"PK", "TK-P041", id="another kind of file"),
        pytest.param("brev.pdf", b"Hej", "TK-A041", id="no PDF"),
        pytest.param("brev.pdf", b"%PDF-1.7 trasig", "TK-A043", id="a broken PDF"),
        pytest.param("brev.pdf", locked_pdf(), "TK-A042", id="a locked PDF"),
        pytest.param("brev.pdf", pdf_file([]), "TK-P040", id="a PDF without words"),
    ],
)
def test_a_file_that_is_not_what_its_name_says_is_refused(name: str, content: bytes, code: str, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(content)

    with pytest.raises(RefusedError, match=code) as raised:
        check_document(tmp_path / name)

    assert raised.value.exit_code == 3


def test_a_scan_is_refused_since_it_cannot_be_read(tmp_path: Path) -> None:
    def fill(document: WordDocument) -> None:
        document.add_picture(BytesIO(PIXEL))

    with pytest.raises(RefusedError, match="TK-P040"):
        check_document(word(tmp_path, fill))


def test_a_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    for path in (tmp_path / "saknas.docx", tmp_path):
        with pytest.raises(RefusedError, match=r"TK-P04[12]"):
            check_document(path)
    with pytest.raises(RefusedError, match="TK-P042"):
        check_document(tmp_path / "saknas.docx")


def test_a_text_that_is_too_large_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tenderkit.readers.finished.finished_reader._MOST_BYTES_OF_A_PAGE", 10)
    (tmp_path / "brev.txt").write_text("Elva tecken.", "utf-8")

    with pytest.raises(RefusedError, match="TK-L138"):
        check_document(tmp_path / "brev.txt")


@pytest.mark.parametrize("name", ["brev.txt", "brev.html"])
def test_a_text_in_another_encoding_is_told_of_with_its_line(name: str, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(b"<p>\n\xe5</p>")

    with pytest.raises(InvalidInputError) as raised:
        check_document(tmp_path / name)

    assert [_seen(problem) for problem in raised.value.problems] == [(name, (2, 1), "TK-P043")]


def test_faulty_parts_of_a_word_file_are_told_of_all_at_once(tmp_path: Path) -> None:
    relations = [
        relationship("image", "borta.png", "a"),
        relationship("attachedTemplate", "file:///c:/x", "b", "External"),
    ]
    (tmp_path / "brev.docx").write_bytes(word_file(relations=relations))

    with pytest.raises(InvalidInputError) as raised:
        check_document(tmp_path / "brev.docx")

    assert [problem.message.code for problem in raised.value.problems] == ["TK-P030", "TK-P031"]


def test_an_empty_document_has_nothing_to_find(tmp_path: Path) -> None:
    for name in ("brev.txt", "brev.html"):
        (tmp_path / name).write_text("", "utf-8")
        assert codes(tmp_path / name) == []


def test_what_is_found_has_a_gravity_a_place_and_a_remedy(tmp_path: Path) -> None:
    (tmp_path / "brev.txt").write_text(f"Rad ett.\nDet skall gå, {NUMBER}.", "utf-8")

    found = check_document(tmp_path / "brev.txt", Audience.SUPPLIER)

    assert [(problem.line, problem.column, problem.gravity) for problem in found] == [
        (2, 15, Gravity.ERROR),
        (2, 5, Gravity.WARNING),
    ]
    assert all(problem.file == tmp_path / "brev.txt" and problem.message.remedy for problem in found)
