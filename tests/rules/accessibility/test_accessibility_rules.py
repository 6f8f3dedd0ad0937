"""What keeps somebody from using a document: for each rule a file that breaks it, and beside it one that doesn't."""

from collections.abc import Callable, Iterator
from functools import partial
from io import BytesIO
from pathlib import PurePath

import pytest
from docx import Document
from docx.document import Document as WordDocument
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import qn
from docx.shared import Pt, RGBColor

from given.pdf_files import Tag, Told, pdf_file, with_field, with_junk
from given.pictures import PIXEL
from judges.finished_documents import shipped_rules
from tenderkit.messages import Gravity, catalogue
from tenderkit.readers.accessibility.heard_file import parse_heard
from tenderkit.rules.accessibility.accessibility_rules import AccessibilityFinding, accessibility_findings

RULES = [code for code in catalogue() if code.startswith("TK-A0") and code < "TK-A040"]
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
SENTENCE = (
    "Leverantören ska se till att varje plats är bemannad och att den som har platsen får en handledare som kan yrket."
)
SWEDISH = " ".join([SENTENCE] * 5)
ENGLISH = " ".join(
    ["The supplier shall see to it that the place is manned, and that whoever has it is shown how to work."] * 5
)


def found_in(source: bytes | str, name: str) -> list[AccessibilityFinding]:
    data = source.encode() if isinstance(source, str) else source
    return list(accessibility_findings(parse_heard(data, PurePath(name)), shipped_rules().say_nothing))


def codes(source: bytes | str, name: str) -> list[str]:
    return [found.message.code for found in found_in(source, name)]


# Word -----------------------------------------------------------------------------------------------------------------


def word(fill: Callable[[WordDocument], object]) -> bytes:
    document = Document()
    document.core_properties.title = "En titel"
    speak(document, "sv-SE")
    for level in (2, 3):
        document.styles[f"Heading {level}"].font.color.rgb = RGBColor.from_string("1F4E5F")  # its own blue is too light
    document.add_heading("Rubrik", 1)
    fill(document)
    file = BytesIO()
    document.save(file)
    return file.getvalue()


def speak(document: WordDocument, language: str) -> None:
    for spoken in document.styles.element.iter(qn("w:lang")):
        spoken.set(qn("w:val"), language)


def untitled(document: WordDocument) -> None:
    document.core_properties.title = ""


def in_no_language(document: WordDocument) -> None:
    for spoken in list(document.styles.element.iter(qn("w:lang"))):
        spoken.getparent().remove(spoken)


def in_another_language(document: WordDocument) -> None:
    speak(document, "en-US")
    document.add_paragraph(SWEDISH)


def a_level_missing(document: WordDocument) -> None:
    document.add_heading("Under en rubrik som saknas", 3)


def long_without_headings(document: WordDocument) -> None:
    document.paragraphs[0].style = document.styles["Normal"]
    for _ in range(50):
        document.add_paragraph(SENTENCE)


def bold_for_headings(document: WordDocument) -> None:
    for words in ("Syftet med kravet", "Vem kravet gäller"):
        document.add_paragraph().add_run(words).bold = True
        document.add_paragraph(SENTENCE)


def one_name_in_bold(document: WordDocument) -> None:
    document.add_paragraph().add_run("Elis Exempelsson").bold = True
    document.add_paragraph(SENTENCE)


def a_table(document: WordDocument, *, with_header: bool) -> None:
    table = document.add_table(2, 2)
    for cell, words in zip(
        (cell for row in table.rows for cell in row.cells), ("Uppgift", "Svar", "a", "b"), strict=True
    ):
        cell.text = words
    if with_header:
        table.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))  # noqa: SLF001 - python-docx has no such switch


def a_picture(document: WordDocument, said: str | None) -> None:
    document.add_picture(BytesIO(PIXEL))
    described = next(document.element.iter(qn("wp:docPr")))
    if said is not None:
        described.set("descr", said)


def a_decoration(document: WordDocument) -> None:
    a_picture(document, None)
    mark = (
        '<a:extLst xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:ext uri="{C183D7F6}">'
        '<d:decorative xmlns:d="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/></a:ext></a:extLst>'
    )
    next(document.element.iter(qn("wp:docPr"))).append(parse_xml(mark))


def typed(document: WordDocument, *signs: str) -> None:
    for sign in signs:
        document.add_paragraph(f"{sign} En uppgift som ska lämnas")


def listed(document: WordDocument) -> None:
    for _ in range(2):
        document.add_paragraph("En uppgift som ska lämnas", style="List Bullet")


def coloured(document: WordDocument, colour: str, *, points: int = 11, ground: str = "") -> None:
    paragraph = document.add_paragraph()
    run = paragraph.add_run("Färgade ord")
    run.font.color.rgb, run.font.size = RGBColor.from_string(colour), Pt(points)
    if ground:
        paragraph.paragraph_format.element.get_or_add_pPr().append(
            parse_xml(f'<w:shd xmlns:w="{W}" w:val="clear" w:fill="{ground}"/>')
        )


def a_link(document: WordDocument, words: str) -> None:
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink"
    address = document.part.relate_to("https://example.se/", kind, is_external=True)
    relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    link = (
        f'<w:hyperlink xmlns:w="{W}" xmlns:r="{relations}" r:id="{address}"><w:r><w:t>{words}</w:t></w:r></w:hyperlink>'
    )
    document.add_paragraph("Se ")._p.append(parse_xml(link))  # noqa: SLF001 - python-docx writes no links


def a_box_beside(document: WordDocument) -> None:
    box = (
        f'<w:r xmlns:w="{W}" xmlns:v="urn:schemas-microsoft-com:vml"><w:pict><v:shape><v:textbox><w:txbxContent><w:p><w:r>'
        "<w:t>I en ruta</w:t></w:r></w:p></w:txbxContent></v:textbox></v:shape></w:pict></w:r>"
    )
    document.add_paragraph("Bredvid ")._p.append(parse_xml(box))  # noqa: SLF001 - python-docx writes no boxes


def in_a_frame(document: WordDocument) -> None:
    paragraph = document.add_paragraph("I en ram")
    paragraph._p.get_or_add_pPr().append(parse_xml(f'<w:framePr xmlns:w="{W}" w:w="2000"/>'))  # noqa: SLF001 - nor frames


IN_WORD = [
    ("TK-A001", untitled),
    ("TK-A003", in_no_language),
    ("TK-A004", in_another_language),
    ("TK-A005", a_level_missing),
    ("TK-A006", long_without_headings),
    ("TK-A008", partial(a_table, with_header=False)),
    ("TK-A010", partial(a_picture, said=None)),
    ("TK-A011", partial(a_picture, said="image1.png")),
    ("TK-A011", partial(a_picture, said="Bild 3")),
    ("TK-A012", lambda document: typed(document, "-", "-")),
    ("TK-A012", lambda document: typed(document, "1.", "2.")),
    ("TK-A012", lambda document: typed(document, "a)", "b)")),
    ("TK-A013", partial(coloured, colour="999999")),
    ("TK-A013", partial(coloured, colour="FFFFFF", ground="EEEEEE")),
    ("TK-A014", partial(a_link, words="klicka här")),
    ("TK-A014", partial(a_link, words="https://example.se/")),
    ("TK-A015", a_box_beside),
    ("TK-A015", in_a_frame),
]
SOUND_IN_WORD = [
    lambda _: None,
    partial(a_table, with_header=True),
    partial(a_picture, said="En väghyvel på en grusväg"),
    a_decoration,
    one_name_in_bold,
    listed,
    lambda document: typed(document, "–"),
    partial(coloured, colour="1F4E5F"),
    partial(coloured, colour="FFFFFF", ground="1F4E5F"),
    partial(coloured, colour="888888", points=18),
    partial(a_link, words="vägledningen"),
]


@pytest.mark.parametrize(("code", "fill"), IN_WORD)
def test_a_word_file_that_breaks_a_rule_is_told_of(code: str, fill: Callable[[WordDocument], object]) -> None:
    assert codes(word(fill), "brev.docx") == [code]


def test_bold_paragraphs_for_headings_are_told_of_one_by_one() -> None:
    assert codes(word(bold_for_headings), "brev.docx") == ["TK-A007", "TK-A007"]


@pytest.mark.parametrize("fill", SOUND_IN_WORD)
def test_a_word_file_that_breaks_none_passes(fill: Callable[[WordDocument], object]) -> None:
    assert codes(word(fill), "brev.docx") == []


def test_the_title_style_is_no_heading_that_a_reader_can_jump_to() -> None:
    def fill(document: WordDocument) -> None:
        document.paragraphs[0].style = document.styles["Title"]
        document.add_heading("Först på andra nivån", 2)

    assert codes(word(fill), "brev.docx") == ["TK-A005"]


def test_a_colour_comes_from_the_style_and_the_ground_from_the_cell() -> None:
    def fill(document: WordDocument) -> None:
        document.styles["Normal"].font.color.rgb = RGBColor.from_string("FFFFFF")
        table = document.add_table(1, 1)
        table.cell(0, 0).text = "Vitt på mörkt"
        table.cell(0, 0)._tc.get_or_add_tcPr().append(  # noqa: SLF001 - python-docx shades no cells
            parse_xml(f'<w:shd xmlns:w="{W}" w:val="clear" w:fill="1F4E5F"/>')
        )

    assert codes(word(fill), "brev.docx") == []


def test_a_finding_in_word_says_paragraph_and_heading() -> None:
    (found,) = found_in(word(partial(a_picture, said=None)), "brev.docx")

    assert found.line == 2
    assert found.message.facts["place"] == "stycke 2 under ”Rubrik”"


# pages ----------------------------------------------------------------------------------------------------------------


def page(body: str, *, head: str = "<title>En titel</title>", language: str = ' lang="sv"') -> str:
    return f"<!DOCTYPE html><html{language}><head>{head}</head><body><h1>Rubrik</h1>\n{body}</body></html>"


def styled(rules: str) -> str:
    return f"<title>En titel</title><style>{rules}</style>"


ON_A_PAGE = [
    ("TK-A001", page("", head="")),
    ("TK-A003", page("", language="")),
    ("TK-A004", page(f"<p>{ENGLISH}</p>")),
    ("TK-A005", page("<h3>För djupt</h3>")),
    ("TK-A006", page(f"<p>{SWEDISH * 8}</p>").replace("h1", "p")),
    ("TK-A008", page("<table><tr><td>Uppgift<td>Svar<tr><td>a<td>b</table>")),
    ("TK-A010", page("<img src='bild.png'>")),
    ("TK-A010", page("<svg><path d='M0 0'/></svg>")),
    ("TK-A011", page("<img src='bild.png' alt='DSC0001.jpg'>")),
    ("TK-A012", page("<p>- ett</p><p>- två</p>")),
    ("TK-A013", page("", head=styled("p { color: #999 }"))),
    ("TK-A013", page("", head=styled(":root { --grund: #555 } th { color: black; background: var(--grund) } "))),
    ("TK-A013", page("<p style='color: rgb(200, 200, 200)'>Ljust</p>")),
    ("TK-A014", page("<p>Mer finns <a href='/'>här</a>.</p>")),
    ("TK-A014", page("<a href='/'><img src='pil.png' alt=''></a>")),
    ("TK-A015", page("<button tabindex='3'>Spara</button>")),
]
SOUND_PAGES = [
    page(f"<p>{SWEDISH}</p>"),
    page("<table><tr><th scope='col'>Uppgift<th scope='col'>Svar<tr><td>a<td>b</table>"),
    page("<table role='presentation'><tr><td>a<td>b<tr><td>c<td>d</table>"),
    page("<img src='bild.png' alt=''><img src='bild.png' alt='En väghyvel'><svg aria-hidden='true'/>"),
    page("<svg role='img'><title>Vem som lämnar vad</title><path d='M0 0'/></svg>"),
    page("<ul><li>- ett</li><li>- två</li></ul>"),
    page("", head=styled("@media print { p { color: #333 } } a { color: navy; background-color: white }")),
    page("<a href='/' aria-label='Till vägledningen'>här</a><button tabindex='0'>Spara</button>"),
]


@pytest.mark.parametrize(("code", "source"), ON_A_PAGE)
def test_a_page_that_breaks_a_rule_is_told_of(code: str, source: str) -> None:
    assert codes(source, "sida.html") == [code]


@pytest.mark.parametrize("source", SOUND_PAGES)
def test_a_page_that_breaks_none_passes(source: str) -> None:
    assert codes(source, "sida.html") == []


def test_bold_paragraphs_of_a_page_are_told_of_too() -> None:
    source = page("".join(f"<p><strong>{head}</strong></p><p>{SENTENCE}</p>" for head in ("Syfte", "Målgrupp")))

    assert codes(source, "sida.html") == ["TK-A007", "TK-A007"]


def test_a_finding_on_a_page_has_its_line() -> None:
    (found,) = found_in(page("<p>ett</p>\n<img src='bild.png'>"), "sida.html")

    assert found.line == 3


# PDF ------------------------------------------------------------------------------------------------------------------

HEAD = Tag("H1", "Rubrik")
CELLS = (Tag("TD", "a"), Tag("TD", "b"))


def rows(*heads: Tag) -> Tag:
    return Tag("Table", inside=(Tag("TR", inside=heads), Tag("TR", inside=CELLS)))


IN_A_PDF = [
    ("TK-A001", pdf_file([HEAD], Told(title=""))),
    ("TK-A002", pdf_file([HEAD], Told(shows_title=False))),
    ("TK-A003", pdf_file([HEAD], Told(language=""))),
    ("TK-A004", pdf_file([HEAD, Tag("P", SWEDISH)], Told(language="en-US"))),
    ("TK-A005", pdf_file([HEAD, Tag("H3", "För djupt")])),
    ("TK-A006", pdf_file([Tag("P", SENTENCE) for _ in range(50)])),
    ("TK-A008", pdf_file([HEAD, rows(*CELLS)])),
    ("TK-A009", pdf_file([HEAD, rows(Tag("TH", "Uppgift"), Tag("TH", "Svar"))])),
    ("TK-A010", pdf_file([HEAD, Tag("Figure", "bild")])),
    ("TK-A011", pdf_file([HEAD, Tag("Figure", "bild", alternative="Bild 1")])),
    ("TK-A012", pdf_file([HEAD, Tag("P", "- ett"), Tag("P", "- två")])),
    ("TK-A013", pdf_file([HEAD, Tag("P", "Ljust", colour=(0.7, 0.7, 0.7))])),
    ("TK-A013", pdf_file([HEAD, Tag("P", "Mörkt på mörkt", ground=(0.3, 0.3, 0.3))])),
    ("TK-A014", pdf_file([HEAD, Tag("P", "Se", inside=(Tag("Link", "här"),))])),
    ("TK-A015", pdf_file([HEAD, Tag("P", "Sist", page=1), Tag("P", "Först")], pages=2)),
    ("TK-A016", pdf_file([HEAD], Told(marked=False))),
    ("TK-A017", pdf_file([HEAD], loose="Utanför")),
    ("TK-A019", with_field(pdf_file([HEAD]))),
]
SOUND_PDFS = [
    pdf_file([HEAD, Tag("P", SWEDISH)], artifact="Sida 1"),
    pdf_file([HEAD, rows(Tag("TH", "Uppgift", scope="Column"), Tag("TH", "Svar", scope="Column"))]),
    pdf_file([HEAD, Tag("Figure", "bild", alternative="En väghyvel på en grusväg")]),
    pdf_file(
        [
            HEAD,
            Tag("L", inside=(Tag("LI", inside=(Tag("LBody", "- ett"),)), Tag("LI", inside=(Tag("LBody", "- två"),)))),
        ]
    ),
    pdf_file([HEAD, Tag("P", "Vitt på mörkt", colour=(1, 1, 1), ground=(0.1, 0.1, 0.1))]),
    pdf_file([HEAD, Tag("P", "Se", inside=(Tag("Link", contents="1.4 Målgruppen"),))]),
    with_field(pdf_file([HEAD]), said="Namnteckning"),
    with_field(pdf_file([HEAD]), width=0),
    with_junk(pdf_file([HEAD])),
]


@pytest.mark.parametrize(("code", "source"), IN_A_PDF)
def test_a_pdf_that_breaks_a_rule_is_told_of(code: str, source: bytes) -> None:
    assert codes(source, "brev.pdf") == [code]


@pytest.mark.parametrize("source", SOUND_PDFS)
def test_a_pdf_that_breaks_none_passes(source: bytes) -> None:
    assert codes(source, "brev.pdf") == []


def test_a_finding_in_a_pdf_has_its_page() -> None:
    (found,) = found_in(pdf_file([HEAD, Tag("Figure", "bild", page=1)], pages=2), "brev.pdf")

    assert found.line == 2
    assert found.message.facts["place"] == "sida 2 under ”Rubrik”"


# all ------------------------------------------------------------------------------------------------------------------


def shown() -> Iterator[str]:
    yield from (code for table in (IN_WORD, ON_A_PAGE, IN_A_PDF) for code, _ in table)
    yield from ("TK-A007", "TK-A018")  # in tests of their own, here and in tests/readers/accessibility


def test_every_rule_has_a_file_that_breaks_it() -> None:
    assert set(shown()) == set(RULES)


def test_no_finding_stops_a_document_by_itself() -> None:
    assert {catalogue()[code]["gravity"] for code in RULES} == {Gravity.WARNING}


def test_a_municipality_adds_words_that_say_nothing_in_its_own_file() -> None:
    known = shipped_rules().say_nothing

    assert {"här", "läs mer"} <= known.links
    assert "bild *" in known.pictures
