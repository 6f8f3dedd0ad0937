import pytest

from judges.word_files import FILE, paragraph, run, saved, table, text_box, word_file
from tenderkit.readers.word.document_text import Address, TextBlock, visible_text, walk
from tenderkit.readers.word.package import Package, read_package

STYLES = (
    '<w:style w:type="paragraph" w:styleId="Rubrik2"><w:name w:val="heading 2"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Egen"><w:name w:val="Kommunrubrik"/><w:basedOn w:val="Rubrik2"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="A"><w:name w:val="A"/><w:basedOn w:val="B"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="B"><w:name w:val="B"/><w:basedOn w:val="A"/></w:style>'
)


def opened(body: str, **stories: str) -> Package:
    return read_package(word_file(body, stories=stories), FILE)


def texts(body: str) -> list[str]:
    return [block.text for block in walk(opened(body))]


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        pytest.param(run("a") + run("b"), "ab", id="runs"),
        pytest.param(
            "<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t><w:cr/></w:r>", "a\tb\nc\n", id="tab, break"
        ),
        pytest.param(
            "<w:pPr><w:tabs><w:tab w:val='left'/></w:tabs></w:pPr>" + run("a"), "a", id="a tab stop is no tab"
        ),
        pytest.param("<w:r><w:t>a</w:t><w:noBreakHyphen/><w:softHyphen/></w:r>", "a\u2011\u00ad", id="hyphens"),
        pytest.param("<w:r><w:sym w:font='Wingdings' w:char='F0FE'/></w:r>", "\uf0fe", id="a symbol"),
        pytest.param("<w:r><w:sym w:char='D800'/><w:sym/></w:r>", "\ufffd\ufffd", id="symbols without a letter"),
        pytest.param("<w:r><w:t> a </w:t></w:r>" + run(" b "), "a b ", id="space counts only where it is kept"),
        pytest.param("<w:r><w:t>a\nb</w:t></w:r>", "a b", id="a line feed in the XML is a space"),
        pytest.param("<w:r><w:t>a<!-- c -->b</w:t></w:r>", "ab", id="a comment in the XML"),
        pytest.param("<w:r><w:t><![CDATA[a<b]]></w:t></w:r>", "a<b", id="CDATA"),
        pytest.param(f"<w:ins w:id='1'>{run('new')}</w:ins>", "new", id="inserted"),
        pytest.param(f"<w:hyperlink>{run('link')}</w:hyperlink>", "link", id="a link"),
        pytest.param(f"<w:smartTag>{run('smart')}</w:smartTag>", "smart", id="a smart tag"),
        pytest.param(
            f"<w:sdt><w:sdtPr><w:alias w:val='x'/><w:text/></w:sdtPr><w:sdtContent>{run('in')}</w:sdtContent></w:sdt>",
            "in",
            id="a content control",
        ),
        pytest.param(
            "<w:r><w:fldChar w:fldCharType='begin'/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r>"
            "<w:r><w:fldChar w:fldCharType='separate'/></w:r>"
            + run("7")
            + "<w:r><w:fldChar w:fldCharType='end'/></w:r>",
            "7",
            id="a field shows its cached text",
        ),
        pytest.param(f"<w:fldSimple w:instr='PAGE'>{run('7')}</w:fldSimple>", "7", id="a simple field"),
        pytest.param("<m:oMath><m:r><m:t>x=1</m:t></m:r></m:oMath>", "x=1", id="a formula"),
        pytest.param(
            "<w:r><w:pict><v:shape><v:textpath string='UTKAST'/></v:shape></w:pict></w:r>", "UTKAST", id="art"
        ),
        pytest.param("<w:r><mc:AlternateContent/></w:r>" + run("a"), "a", id="alternatives of nothing"),
    ],
)
def test_a_paragraph_has_the_letters_that_a_reader_sees(content: str, expected: str) -> None:
    assert texts(f"<w:p>{content}</w:p>") == [expected]


def test_a_text_box_is_read_once_after_the_paragraph_that_holds_it() -> None:
    box = text_box(paragraph("in the box"))

    assert texts(f"<w:p>{run('before ')}{box}{run('after')}</w:p>{paragraph('next')}") == [
        "before after",
        "in the box",
        "next",
    ]


def test_a_text_box_only_for_old_word_is_read_too() -> None:
    box = f"<w:r><w:pict><v:textbox><w:txbxContent>{paragraph('old')}</w:txbxContent></v:textbox></w:pict></w:r>"

    assert texts(f"<w:p>{box}</w:p>") == ["old"]


def test_tables_are_read_cell_by_cell_with_tables_inside() -> None:
    inner = table(["c"])
    outer = (
        f"<w:tbl><w:tr><w:tc>{paragraph('a')}{inner}{paragraph('d')}</w:tc><w:tc>{paragraph('e')}</w:tc></w:tr></w:tbl>"
    )

    assert texts(outer) == ["a", "c", "d", "e"]


def test_struck_text_comes_apart_and_is_flagged() -> None:
    struck = "<w:del w:id='1'><w:r><w:delText>old</w:delText><w:tab/></w:r></w:del>"
    moved = f"<w:moveFrom w:id='2'>{run('gone')}</w:moveFrom><w:moveTo w:id='3'>{run('here')}</w:moveTo>"

    blocks = list(walk(opened(f"<w:p>{run('a')}{struck}{moved}</w:p>")))

    assert [(block.text, block.deleted) for block in blocks] == [("ahere", False), ("old\tgone", True)]
    assert blocks[0].address == blocks[1].address


def test_every_text_has_part_heading_and_number() -> None:
    body = (
        paragraph("first")
        + paragraph("Vite", style="Egen")
        + "<w:p/>"
        + paragraph("text", style="A")
        + f"<w:p><w:pPr><w:outlineLvl w:val='0'/></w:pPr>{run('Uppföljning')}</w:p>"
        + table(["cell"])
    )

    blocks = list(walk(opened(body, styles=STYLES)))

    part = "word/document.xml"
    assert blocks == [
        TextBlock(part, Address(part, "", 1), "", "first"),
        TextBlock(part, Address(part, "", 2), "Egen", "Vite"),
        TextBlock(part, Address(part, "Vite", 4), "A", "text"),
        TextBlock(part, Address(part, "Vite", 5), "", "Uppföljning"),
        TextBlock(part, Address(part, "Uppföljning", 6), "", "cell"),
    ]
    assert str(blocks[2].address) == "word/document.xml › Vite › ¶ 4"


def test_parts_come_in_reading_order_and_comments_are_not_visible() -> None:
    stories = {
        "comments": f"<w:comment>{paragraph('comment')}</w:comment>",
        "footer1": paragraph("footer"),
        "header10": paragraph("header ten"),
        "header2": paragraph("header two"),
        "endnotes": f"<w:endnote>{paragraph('endnote')}</w:endnote>",
        "footnotes": f"<w:footnote>{paragraph('footnote')}</w:footnote>",
    }
    package = opened(paragraph("body"), **stories)

    expected = ["body", "footnote", "endnote", "header two", "header ten", "footer"]
    assert [block.text for block in walk(package)] == [*expected, "comment"]
    assert visible_text(package).split("\n") == expected


def test_what_python_docx_writes_is_read_back() -> None:
    source = saved(lambda document: [document.add_heading("Syfte", 1), document.add_paragraph("Ord & <tecken>")])

    blocks = list(walk(read_package(source, FILE)))

    assert [block.text for block in blocks] == ["Syfte", "Ord & <tecken>"]
    assert blocks[1].address.heading == "Syfte"


def test_the_deepest_nesting_that_the_parser_lets_through_is_read() -> None:
    depth = 120

    assert texts("<w:p><w:r>" * depth + "<w:t>deep</w:t>" + "</w:r></w:p>" * depth) == ["deep"]


def test_a_long_document_is_read_in_a_moment() -> None:
    package = opened(paragraph("Leverantören ", "ska ", "erbjuda fyra platser.") * 10_000)

    assert len(list(walk(package))) == 10_000
