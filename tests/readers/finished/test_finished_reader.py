"""What is read out of a file before it is judged: every text once, with its place."""

from io import BytesIO
from pathlib import PurePath

import pikepdf
import pytest

from given.pdf_files import Tag, Told, pdf_file
from judges.word_files import paragraph, relationship, run, word_file
from tenderkit.model.finished.finished_document import FinishedDocument, FinishedText, Named, Where
from tenderkit.readers.finished.finished_reader import parse_finished


def page(html: str) -> FinishedDocument:
    return parse_finished(html.encode(), PurePath("brev.html"))


def said(document: FinishedDocument) -> list[tuple[str, str]]:
    """Where and what, without the name of the file."""
    texts = (text for text in document.texts if text.where is not Where.FILE_NAME)
    return [(text.where.value, " ".join(text.text.split())) for text in texts]


def word(body: str, **stories: str) -> FinishedDocument:
    return parse_finished(word_file(body, stories=stories), PurePath("brev.docx"))


@pytest.mark.parametrize(
    ("html", "texts"),
    [
        pytest.param("<p>a<p>b<br>c", [("body", "a"), ("body", "b"), ("body", "c")], id="blocks that nobody closes"),
        pytest.param("<p>811218<b>-98</b>76</p>", [("body", "811218-9876")], id="a text in several tags"),
        pytest.param("<p>a &amp; b &#229;</p>", [("body", "a & b å")], id="references"),
        pytest.param("<table><tr><th>a<td>b</table>", [("body", "a"), ("body", "b")], id="cells"),
        pytest.param("<header>a</header>b<footer>c</footer>", [("header", "a"), ("body", "b"), ("footer", "c")], id="parts"),
        pytest.param("<title>a</title><p>b", [("properties", "a"), ("body", "b")], id="the title"),
        pytest.param('<p><span class="number">1.2 </span>a <span>b</span>', [("body", "a b")], id="our numbers"),
        pytest.param("<style>a</style><script>b</script><template>d</template><p>c", [("body", "c")], id="what nobody reads"),
        pytest.param("<!-- a --><p>b<!-- c -->d", [("comments", "a"), ("comments", "c"), ("body", "bd")], id="comments"),
        pytest.param("<!-- a -->", [("comments", "a")], id="nothing but a comment"),
        pytest.param('<img alt="a"><p>b', [("hidden", "a"), ("body", "b")], id="alternative text"),
        pytest.param('<a href="?a%20b">c</a>', [("links", "?a b"), ("body", "c")], id="a link"),
        pytest.param('<meta name="viewport" content="a"><meta charset="utf-8"><p>b', [("body", "b")], id="plain metadata"),
        pytest.param('<meta name="keywords" content="a"><p>b', [("properties", "a"), ("body", "b")], id="metadata"),
        pytest.param("<textarea placeholder='a'></textarea>", [("body", "a"), ("hidden", "a")], id="a field"),
        pytest.param("<p>a</p><script>'811218-9876'</script>", [("body", "a"), ("hidden", "<p>a</p><script>'811218-9876'</script>")], id="a number in a script"),
        pytest.param("<p>a</p></body></html>811218-9876", [("body", "a"), ("hidden", "<p>a</p></body></html>811218-9876")], id="a number after the end"),
        pytest.param("", [], id="nothing"),
    ],
)  # fmt: skip
def test_a_page_is_read_in_its_blocks(html: str, texts: list[tuple[str, str]]) -> None:
    assert said(page(html)) == texts


def test_a_page_tells_its_kind_its_headings_its_lines_and_its_author() -> None:
    document = page(
        '<meta name="Author" content="Kim Lind">\n<main data-kind="intyg">\n<h2>Om <b>arbetet</b></h2>\n'
        "<p>Vitet är <mark>5</mark> <mark>procent</mark>.</p>\n<p><del>Struket</del> <ins>nytt</ins></p></main>"
    )
    texts = [text for text in document.texts if text.where is Where.BODY]

    assert (document.kind, document.named, document.changes) == ("intyg", ((Named.CREATOR, "Kim Lind"),), 2)
    assert [(text.heading, text.line) for text in texts] == [
        ("", 3),
        ("Om arbetet", 4),
        ("Om arbetet", 5),
        ("Om arbetet", 5),
    ]
    assert [text.highlighted for text in texts] == ["", "5procent", "", ""]
    assert [text.deleted for text in texts] == [False, False, True, False]


def test_a_page_nested_as_deep_as_its_parser_lets_it_is_read() -> None:
    assert said(page("<div>" * 500 + "a")) == [("body", "a")]


def test_a_text_is_read_line_by_line_and_a_row_cell_by_cell() -> None:
    document = parse_finished(
        b"\xef\xbb\xbfEtt.\r\n\r\nKlausul: Vite; Version: 1.0.0\nEtt; tv\xc3\xa5: tre", PurePath("a.txt")
    )

    assert document.texts == (
        FinishedText("Ett.", line=1, column=1),
        FinishedText("Klausul: Vite", line=3, column=1),
        FinishedText("Version: 1.0.0", line=3, column=16),
        FinishedText("Ett; två: tre", line=4, column=1),
        FinishedText("a", Where.FILE_NAME),
    )


HEADING = '<w:style w:type="paragraph" w:styleId="H1"><w:name w:val="heading 1"/></w:style>'


def test_a_word_file_is_read_part_by_part() -> None:
    body = paragraph("Målgruppen", style="H1") + paragraph("Text")
    document = word(body, styles=HEADING, header1=paragraph("Huvud"), footer1=paragraph("Fot"))

    assert said(document) == [("body", "Målgruppen"), ("body", "Text"), ("header", "Huvud"), ("footer", "Fot")]
    assert [text.heading for text in document.texts][:2] == ["", "Målgruppen"]
    assert (document.kind, document.named, document.comments, document.changes) == ("", (), 0, 0)


def test_building_blocks_are_read_though_they_are_no_part_of_the_document() -> None:
    glossary = b'<w:glossaryDocument xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:p><w:r><w:t>Block</w:t></w:r></w:p></w:glossaryDocument>'
    types = (
        b'<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" '
        b'ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" '
        b'ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/'
        b'vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
    )
    source = word_file(
        paragraph("Text"),
        relations=[relationship("glossaryDocument", "glossary/document.xml", "g1")],
        extra={"word/glossary/document.xml": glossary, "[Content_Types].xml": types},
    )

    assert said(parse_finished(source, PurePath("brev.docx"))) == [("body", "Text"), ("hidden", "Block")]


RED, YELLOW, PALE = '<w:highlight w:val="red"/>', '<w:shd w:val="clear" w:fill="ffff00"/>', '<w:shd w:fill="F2F2F2"/>'


@pytest.mark.parametrize(
    ("properties", "highlighted"),
    [(RED, "ord"), (YELLOW, "ord"), (PALE, ""), ('<w:highlight w:val="none"/>', ""), ("<w:b/>", "")],
)
def test_words_marked_with_colour_are_told_apart(properties: str, highlighted: str) -> None:
    document = word(f"<w:p>{run('Ett ')}<w:r><w:rPr>{properties}</w:rPr><w:t>ord</w:t></w:r></w:p>")

    assert document.texts[0].highlighted == highlighted


def test_the_mark_of_a_paragraph_may_have_any_colour() -> None:
    assert word(f"<w:p><w:pPr><w:rPr>{RED}</w:rPr></w:pPr>{run('Text')}</w:p>").texts[0].highlighted == ""


ASKS = "<w:sdtPr><w:showingPlcHdr/></w:sdtPr>"
FIELD = '<w:sdtPr><w:tag w:val="tkf_dag"/><w:showingPlcHdr/></w:sdtPr>'
MARK = '<w:bookmarkStart w:id="1" w:name="tkf_dag"/>'


@pytest.mark.parametrize(
    ("body", "prompt"),
    [
        pytest.param(
            f"<w:p><w:sdt>{ASKS}<w:sdtContent>{run('Skriv')}</w:sdtContent></w:sdt></w:p>", "Skriv", id="inside"
        ),
        pytest.param(f"<w:sdt>{ASKS}<w:sdtContent>{paragraph('Skriv')}</w:sdtContent></w:sdt>", "Skriv", id="around"),
        pytest.param(
            f"<w:p><w:sdt>{FIELD}<w:sdtContent>{run('Skriv')}</w:sdtContent></w:sdt></w:p>", "", id="our field"
        ),
        pytest.param(
            f"<w:p>{MARK}<w:sdt>{ASKS}<w:sdtContent>{run('Skriv')}</w:sdtContent></w:sdt></w:p>",
            "",
            id="our field as LibreOffice leaves it",
        ),
        pytest.param(f"<w:sdt>{ASKS}<w:sdtContent/></w:sdt>{paragraph('Text')}", "", id="around nothing"),
        pytest.param(f"<w:p><w:rPr><w:showingPlcHdr/></w:rPr>{run('Text')}</w:p>", "", id="in no control"),
    ],
)
def test_a_control_that_still_asks_is_told_apart(body: str, prompt: str) -> None:
    assert word(body).texts[0].prompt == prompt


def pdf(source: bytes) -> FinishedDocument:
    return parse_finished(source, PurePath("brev.pdf"))


def test_a_pdf_is_read_by_its_tags_then_what_stands_outside_them() -> None:
    tags = [
        Tag("H1", "Rubrik"),
        Tag("P", "Ett stycke", page=1),
        Tag("Figure", "i en bild", alternative="vad den visar"),
    ]

    document = pdf(pdf_file(tags, Told(author="Kim"), loose="utanför", artifact="Sida 1", pages=2))

    assert said(document) == [
        ("body", "Rubrik"),
        ("body", "Ett stycke"),
        ("drawing", "i en bild"),
        ("hidden", "vad den visar"),
        ("body", "utanför"),
        ("header", "Sida 1"),
        ("properties", "Kim"),
        ("properties", "En titel"),
    ]
    assert [(text.line, text.heading) for text in document.texts[:2]] == [(1, ""), (2, "Rubrik")]
    assert document.named == ((Named.CREATOR, "Kim"),)


def test_lines_of_an_untagged_pdf_that_go_on_are_one_text() -> None:
    document = pdf(
        pdf_file(
            [Tag("P", line) for line in ("Leverantören ska", "ordna platser.", "Nästa mening")], Told(marked=False)
        )
    )

    assert said(document)[:2] == [("body", "Leverantören ska ordna platser."), ("body", "Nästa mening")]


def test_a_word_in_pieces_is_one_word_and_words_in_two_lines_are_two() -> None:
    parts = (Tag("P", "Platser-", inside=(Tag("Span", "nas"), Tag("Span", "antal"))),)

    assert said(pdf(pdf_file(parts)))[0] == ("body", "Platser-nas antal")


def test_remarks_in_a_pdf_are_counted_and_read() -> None:
    file = BytesIO()
    with pikepdf.open(BytesIO(pdf_file([Tag("P", "Text")]))) as source:
        note = pikepdf.Dictionary(
            Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Text, Contents="Fråga Kim", Rect=[0, 0, 9, 9]
        )
        source.pages[0].obj["/Annots"] = pikepdf.Array([source.make_indirect(note)])
        source.save(file)

    document = pdf(file.getvalue())

    assert document.comments == 1
    assert ("comments", "Fråga Kim") in said(document)
