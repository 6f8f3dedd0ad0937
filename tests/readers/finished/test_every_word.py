"""Every place in a finished file where a word can hide, and what is refused because its words can't be read."""

import gzip
import unicodedata
from collections.abc import Mapping

import pytest

from given.cases import WITH_DIALOGUE, case_folder
from given.letterhead import parts_of
from given.pictures import PIXEL
from tenderkit.problems import ExitCode, RefusedError
from tenderkit.readers.finished.every_word import texts_of
from tenderkit.rules.privacy.distinctive import KeptOut, found_in
from tenderkit.workflows.papers.build import BuildOptions, build
from tenderkit.writers.word.package import zip_parts

WORD = '<w:document xmlns:w="urn:w"><w:body>{}</w:body></w:document>'
SHEET = '<worksheet xmlns="urn:x">{}</worksheet>'
PAGE = "<!DOCTYPE html>\n<html><body>{}</body></html>"
DRAWING = '<svg xmlns="http://www.w3.org/2000/svg">{}</svg>'


def holds(name: str, data: bytes, words: str) -> bool:
    return bool(found_in(texts_of(name, data), [KeptOut("placement.name", words, ())]))


def package(parts: Mapping[str, str | bytes]) -> bytes:
    return zip_parts({name: part.encode() if isinstance(part, str) else part for name, part in parts.items()})


def word(content: str) -> bytes:
    return package({"word/document.xml": WORD.format(content)})


def sheet(content: str) -> bytes:
    return package({"xl/worksheets/sheet1.xml": SHEET.format(content)})


def run(text: str) -> str:
    return f'<w:r><w:rPr><w:b/></w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(f"<w:p>{run('Greta Tyst')}</w:p>", id="in one run"),
        pytest.param(f"<w:p>{run('Gre')}{run('ta ')}{run('Ty')}{run('st')}</w:p>", id="in four runs"),
        pytest.param(f"<w:p>\n  {run('Gre')}\n  {run('ta Tyst')}\n</w:p>", id="in runs on lines of their own"),
        pytest.param(f"<w:p>{run('Greta')}{run(' ')}{run('Tyst')}</w:p>", id="with the blank in a run of its own"),
        pytest.param(f"<w:p>{run('Greta')}<w:r><w:tab/></w:r>{run('Tyst')}</w:p>", id="with a tab between"),
        pytest.param("<w:p><w:r><w:t>Greta</w:t><w:br/><w:t>Tyst</w:t></w:r></w:p>", id="on two lines"),
        pytest.param(f"<w:p>{run('Grå sten')}</w:p><w:p>{run('Gre')}{run('ta Tyst')}</w:p>", id="after a paragraph"),
        pytest.param(
            f"<w:tc><w:p>{run('Bo')}</w:p></w:tc><w:tc><w:p>{run('Greta ')}{run('Tyst')}</w:p></w:tc>", id="in a cell"
        ),
        pytest.param(f"<w:p>{run('Gre')}<w:r><w:softHyphen/></w:r>{run('ta Tyst')}</w:p>", id="with a soft hyphen"),
        pytest.param(f"<w:p>{run('Greta&#160;Tyst')}</w:p>", id="with a no-break space"),
        pytest.param(f"<w:p>{run('Gr&#173;eta Ty&#8203;st')}</w:p>", id="with letters that nobody sees"),
        pytest.param(f"<w:p>{run('GRETA tyst')}</w:p>", id="in capitals"),
        pytest.param(f"<w:p>{run('&#71;ret&#x61; Tyst')}</w:p>", id="as numbers of letters"),
        pytest.param("<w:p><w:ins><w:r><w:t>Greta </w:t></w:r></w:ins><w:r><w:t>Tyst</w:t></w:r></w:p>", id="inserted"),
        pytest.param("<w:p><w:del><w:r><w:delText>Greta Tyst</w:delText></w:r></w:del></w:p>", id="deleted"),
        pytest.param("<w:p><w:r><w:instrText>REF \\h Greta Tyst</w:instrText></w:r></w:p>", id="in a field"),
        pytest.param('<w:instrText>HYPERLINK "mailto:a?subject=Greta%20Tyst"</w:instrText>', id="in an address"),
        pytest.param('<w:bookmarkStart w:name="Greta Tyst"/>', id="in an attribute"),
        pytest.param("<w:docVar w:val='Greta Tyst'/>", id="in an attribute in single quotes"),
        pytest.param("<!-- Greta Tyst -->", id="in a comment of the XML"),
        pytest.param("<?note Greta Tyst?>", id="in an instruction"),
        pytest.param(f"<w:p>{run('Gre<![CDATA[ta Ty]]>st')}</w:p>", id="half verbatim"),
    ],
)
def test_a_name_is_found_in_a_word_file(content: str) -> None:
    assert holds("prov.docx", word(content), "Greta Tyst")


@pytest.mark.parametrize(
    "part",
    [
        pytest.param(("word/comments.xml", "<w:comments>{}</w:comments>"), id="comments"),
        pytest.param(("word/header1.xml", "<w:hdr>{}</w:hdr>"), id="a header"),
        pytest.param(("docProps/core.xml", "<cp><dc:title>{}</dc:title><dc:creator>x</dc:creator></cp>"), id="title"),
        pytest.param(("docProps/custom.xml", '<p name="{}"><vt:lpwstr>x</vt:lpwstr></p>'), id="name of a property"),
        pytest.param(("docProps/app.xml", "<a><vt:lpstr>x</vt:lpstr><vt:lpstr>{}</vt:lpstr></a>"), id="properties"),
        pytest.param(("customXml/item1.xml", "<m><v>{}</v></m>"), id="custom XML"),
        pytest.param(("word/_rels/document.xml.rels", '<r Target="mailto:a%40b.se?subject={}"/>'), id="a relation"),
        pytest.param(("word/charts/chart1.xml", "<c:pt><c:v>{}</c:v></c:pt><c:pt><c:v>x</c:v></c:pt>"), id="a chart"),
    ],
)
@pytest.mark.parametrize("spelled", ["Greta Tyst", "greta&#xA0;tyst", "Greta%20Tyst"])
def test_a_name_is_found_in_every_part(part: tuple[str, str], spelled: str) -> None:
    name, content = part

    assert holds("prov.docx", package({name: content.format(spelled)}), "Greta Tyst")


def test_the_name_of_a_part_is_read_too() -> None:
    assert holds("prov.docx", package({"word/Greta Tyst.xml": "<w/>"}), "Greta Tyst")


def test_a_part_in_another_encoding_is_read() -> None:
    part = '<?xml version="1.0" encoding="UTF-16"?><w:p>Greta Tyst</w:p>'.encode("utf-16")

    assert holds("prov.docx", package({"word/document.xml": part}), "Greta Tyst")


@pytest.mark.parametrize(
    "parts",
    [
        pytest.param({"xl/sharedStrings.xml": "<sst><si><t>Greta Tyst</t></si></sst>"}, id="a shared string"),
        pytest.param(
            {"xl/sharedStrings.xml": "<sst><si><t>Bo</t></si><si><r><t>Gre</t></r><r><t>ta Tyst</t></r></si></sst>"},
            id="a string in two looks",
        ),
        pytest.param({"xl/worksheets/sheet1.xml": "<c><is><t>Greta Tyst</t></is></c>"}, id="an inline string"),
        pytest.param({"xl/worksheets/sheet1.xml": "<c><f>1</f><v>Greta Tyst</v></c>"}, id="the value of a formula"),
        pytest.param({"xl/worksheets/sheet1.xml": "<oddHeader>&amp;LGreta Tyst&amp;R1</oddHeader>"}, id="the header"),
        pytest.param({"xl/worksheets/sheet1.xml": "<oddHeader>Gre&amp;B&amp;12ta Tyst</oddHeader>"}, id="half in bold"),
        pytest.param({"xl/worksheets/sheet1.xml": '<x prompt="Greta_x000A_Tyst"/>'}, id="a letter that XML can't hold"),
        pytest.param({"xl/workbook.xml": '<definedName name="Greta_x0020_Tyst">1</definedName>'}, id="a name of cells"),
        pytest.param({"xl/workbook.xml": "<definedName>'Greta Tyst'!$A$1</definedName>"}, id="what a name stands for"),
        pytest.param({"xl/comments1.xml": "<text><r><t>Greta </t></r><r><t>Tyst</t></r></text>"}, id="a comment"),
        pytest.param({"docProps/core.xml": "<cp:keywords>Greta Tyst</cp:keywords>"}, id="a property"),
    ],
)
def test_a_name_is_found_in_a_sheet(parts: dict[str, str]) -> None:
    assert holds("prov.xlsx", package(parts), "Greta Tyst")


def test_an_ampersand_in_a_sheets_header_is_a_letter() -> None:
    header = sheet("<oddHeader>&amp;LGrus &amp;&amp; Tyst AB</oddHeader>")

    assert holds("prov.xlsx", header, "Grus & Tyst AB")


@pytest.mark.parametrize(
    "content",
    [
        pytest.param("<p>Greta Tyst</p>", id="as it stands"),
        pytest.param("<p>Gre<b>ta</b> <span>Tyst</span></p>", id="in several elements"),
        pytest.param('<p>Gre<b title="a > b">ta</b> Tyst</p>', id="with the sign of a tag in a tag"),
        pytest.param("<p>Greta<br>Tyst</p>", id="on two lines"),
        pytest.param("<p>Greta\n   Tyst</p>", id="on two lines of the file"),
        pytest.param("<p>Gre<wbr>ta&nbsp;Ty&shy;st</p>", id="with places to break"),
        pytest.param("<p>&#71;reta &#x54yst</p>", id="as entities"),
        pytest.param("<p>Gre<!-- a > b -->ta Tyst</p>", id="with a comment inside"),
        pytest.param("<!-- Greta Tyst -->", id="in a comment"),
        pytest.param("<li>Bo</li><li>Greta <i>Tyst</i></li>", id="after another point"),
        pytest.param('<a href="mailto:x%40y.se?body=Greta%20Tyst">x</a>', id="in an address"),
        pytest.param("<a href='#' title='Greta&nbsp;Tyst > x'>x</a>", id="in an attribute with a sign of a tag"),
        pytest.param("<p title=Greta&#32;Tyst>x</p>", id="in an attribute without quotes"),
        pytest.param("<style>/* Greta Tyst */</style>", id="in the style sheet"),
        pytest.param("<script>'Greta Tyst'</script>", id="in a script"),
    ],
)
def test_a_name_is_found_on_a_page(content: str) -> None:
    assert holds("prov.html", PAGE.format(content).encode(), "Greta Tyst")


@pytest.mark.parametrize(
    "content",
    [
        pytest.param("<text>Gre<tspan>ta</tspan> Tyst</text>", id="in two pieces"),
        pytest.param("<title>Bo</title><desc>Greta <a>Tyst</a></desc>", id="in what is read aloud"),
        pytest.param('<g aria-label="Greta Tyst"/>', id="in an attribute"),
        pytest.param("<metadata>Greta Tyst</metadata>", id="in the metadata"),
    ],
)
def test_a_name_is_found_in_a_drawing(content: str) -> None:
    assert holds("prov.svg", DRAWING.format(content).encode(), "Greta Tyst")


@pytest.mark.parametrize(
    ("name", "text"),
    [
        pytest.param("prov.txt", "Ring Greta Tyst 070-123 45 67.", id="before a number"),
        pytest.param("prov.txt", "Ring Greta\nTyst.", id="on two lines"),
        pytest.param("prov.txt", "GRETA\u202fTY\u00adST", id="in other letters"),
        pytest.param("prov.txt", "mailto:x?subject=Greta%20Tyst", id="in an address"),
        pytest.param("prov.csv", "Vem;Greta Tyst\r\n", id="in a cell"),
        pytest.param("prov.csv", "\ufeffGreta Tyst;1\r\n", id="after the mark of the encoding"),
        pytest.param("prov.csv", '1;"Greta\nTyst"\r\n', id="in a cell of two lines"),
    ],
)
def test_a_name_is_found_in_a_text(name: str, text: str) -> None:
    assert holds(name, text.encode(), "Greta Tyst")


def test_quotes_in_a_cell_are_read_as_they_were_written() -> None:
    assert holds("prov.csv", b'1;"Greta ""Tyst"" Ek"\r\n', 'Greta "Tyst" Ek')


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_letters_made_of_two_are_the_same_letters(form: str) -> None:
    text = unicodedata.normalize("NFD" if form == "NFC" else "NFC", "Åsa Öberg")

    assert holds("prov.txt", text.encode(), unicodedata.normalize("NFC", "Åsa Öberg"))


def test_a_hyphen_that_does_not_break_is_a_hyphen() -> None:
    content = f"<w:p>{run('Anna')}<w:r><w:noBreakHyphen/></w:r>{run('Lisa Ek')}</w:p>"

    assert holds("prov.docx", word(content), "Anna-Lisa Ek")


@pytest.mark.parametrize(
    ("name", "data"),
    [
        pytest.param("prov.docx", word(f"<w:p>{run('Bo')}</w:p><w:p>{run('Ek')}</w:p>"), id="two paragraphs"),
        pytest.param("prov.xlsx", package({"xl/sharedStrings.xml": "<si>Bo</si><si>Ek</si>"}), id="two cells"),
        pytest.param("prov.html", PAGE.format("<td>Bo</td><td>Ek</td>").encode(), id="two cells of a page"),
    ],
)
def test_what_is_read_apart_makes_no_word_together(name: str, data: bytes) -> None:
    assert not holds(name, data, "BoEk")


@pytest.fixture(scope="module")
def documents(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    folder = case_folder(tmp_path_factory.mktemp("prov"), WITH_DIALOGUE)
    return {path.name: path.read_bytes() for path in build(folder, BuildOptions()).files}


@pytest.mark.parametrize("document", ["kravavsnitt.docx", "kravlista.xlsx"])
def test_no_part_of_what_we_write_is_left_unread(document: str, documents: dict[str, bytes]) -> None:
    parts = parts_of(documents[document])

    for name, part in parts.items():
        hidden = part.replace(b"/>", b' x="Greta Tyst"/>', 1) if b"/>" in part else part.replace(b"</", b"Greta Tyst</")
        assert hidden != part
        assert holds(document, zip_parts({**parts, name: hidden}), "Greta Tyst"), name
    assert not holds(document, documents[document], "Greta Tyst")


UNREADABLE = [
    pytest.param("prov.pdf", b"%PDF-1.7 Greta Tyst", "prov.pdf", id="a PDF"),
    pytest.param("prov.png", PIXEL, "prov.png", id="a picture"),
    pytest.param("prov.rtf", b"{}", "prov.rtf", id="a format that we don't write"),
    pytest.param("prov", b"Greta Tyst", "prov", id="no suffix"),
    pytest.param("prov.txt", gzip.compress(b"Greta Tyst"), "prov.txt", id="packed"),
    pytest.param("prov.txt", "Greta Tyst".encode("utf-16"), "prov.txt", id="a text in another encoding"),
    pytest.param("prov.html", b"<p>\x00G\x00r</p>", "prov.html", id="letters that no text has"),
    pytest.param("prov.docx", b"Greta Tyst", "prov.docx", id="no package"),
    pytest.param("prov.docx", word("")[:-30], "prov.docx", id="a broken package"),
    pytest.param("prov.docx", gzip.compress(word("")), "prov.docx", id="a package in other packing"),
    pytest.param(
        "prov.docx",
        package({"word/media/image1.png": PIXEL}),
        "prov.docx: word/media/image1.png",
        id="a picture inside",
    ),
    pytest.param(
        "prov.docx", package({"word/embeddings/bok.xlsx": sheet("")}), "prov.docx: word/embeddings/bok.xlsx", id="a zip"
    ),
    pytest.param("prov.docx", package({"word/a.xml": "Greta"}), "prov.docx: word/a.xml", id="a part that isn't XML"),
    pytest.param(
        "prov.docx", package({"word/a.xml": b"<a>\xe5</a>"}), "prov.docx: word/a.xml", id="a part in unknown letters"
    ),
    pytest.param(
        "prov.docx",
        package({"word/a.xml": '<!DOCTYPE a [<!ENTITY b "Greta Tyst">]><a>&b;</a>'}),
        "prov.docx: word/a.xml",
        id="a part with words of its own making",
    ),
    pytest.param("prov.html", b'<img src="data:image/png;base64,iVBORw0=">', "prov.html", id="a picture in a page"),
    pytest.param("prov.svg", b"<image href='DATA:text/plain;charset=utf-8,x'/>", "prov.svg", id="a file in a drawing"),
    pytest.param("prov.html", b"<style>a{b:url(data:font/x;base64,d09)}</style>", "prov.html", id="a font in a page"),
]


@pytest.mark.parametrize(("name", "data", "what"), UNREADABLE)
def test_a_file_whose_words_cannot_be_read_is_refused(name: str, data: bytes, what: str) -> None:
    with pytest.raises(RefusedError, match="TK-T068") as refused:
        list(texts_of(name, data))

    assert refused.value.exit_code is ExitCode.REFUSED
    assert refused.value.message.facts == {"what": what}


def test_a_picture_of_the_letterhead_was_there_before_any_case() -> None:
    data = package({"word/media/image1.png": PIXEL, "word/document.xml": WORD.format("Greta Tyst")})

    assert found_in(texts_of("prov.docx", data, [PIXEL]), [KeptOut("placement.name", "Greta Tyst", ())])


def test_an_empty_part_has_no_words() -> None:
    assert list(texts_of("prov.docx", package({"word/a.xml": ""}))) == ["word/a.xml"]


def test_an_address_without_a_file_in_it_is_read(documents: dict[str, bytes]) -> None:
    assert b'href="data:,"' in documents["kravavsnitt.html"]
    assert holds("kravavsnitt.html", documents["kravavsnitt.html"], "Provet")


@pytest.mark.parametrize("content", ["<p>data:text/plain,x</p>", '<input value="Data:namn,yrke">'])
def test_words_that_look_like_such_an_address_are_no_file(content: str) -> None:
    assert holds("prov.html", PAGE.format(f"{content}<p>Greta Tyst</p>").encode(), "Greta Tyst")


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(b'{"terms": [{"text": "hos Robin P\\u00e5hittsson"}]}', id="escaped"),
        pytest.param('{"terms": ["hos Robin Påhittsson"]}'.encode(), id="as letters"),
        pytest.param('{"Robin Påhittsson": 4}'.encode(), id="a key"),
    ],
)
def test_a_name_is_found_in_data(data: bytes) -> None:
    assert holds("annonstexter.json", data, "Robin Påhittsson")
