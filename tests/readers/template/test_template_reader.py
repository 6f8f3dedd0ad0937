import hashlib
import sys
from io import BytesIO
from zipfile import ZipFile

import pytest
from docx.document import Document as WordDocument
from markupsafe import Markup

from judges.template_evaluation import (
    CONTENT,
    NAMES,
    VALUES,
    evaluate,
    faults,
    read,
    text_by_docxtpl,
    text_by_us,
)
from judges.word_files import (
    FILE,
    codes_of,
    paragraph,
    relationship,
    run,
    saved,
    table,
    text_box,
    unzipped,
    word_file,
)
from tenderkit.model.papers.kind import LETTERHEAD_FACTS
from tenderkit.model.template.template import Content
from tenderkit.problems import InvalidInputError, RefusedError
from tenderkit.project.places import built_in_root
from tenderkit.readers.template.template_reader import prepare, read_template


def letter(document: WordDocument) -> None:
    """A template as an administrator makes it in Word, with everything that is accepted."""
    section = document.sections[0]
    section.header.paragraphs[0].text = "{{ authority }} {% if unit %}({{ unit }}){% else %}utan enhet{% endif %}"
    section.footer.paragraphs[0].text = "Sida 1"
    document.add_heading("Rubrik", 1)
    split = document.add_paragraph("Från {")
    split.add_run("{ auth").bold = True
    split.add_run("ority }").italic = True
    split.add_run("} till alla.")
    for line in ("{%p if unit %}", "Med enhet", "{%p elif wanted %}", "Önskat av {{ authority }}", "{%p else %}", "Inget",
                 "{%p endif %}", "{{p content }}"):  # fmt: skip
        document.add_paragraph(line)
    texts = ["Uppgift", "Värde", "{%tr if wanted %}", "", "Myndighet", "{{ authority }}", "{%tr endif %}", ""]
    for cell, text in zip(document.add_table(4, 2)._cells, texts, strict=True):  # noqa: SLF001 -- the quick way
        cell.text = text


def test_a_template_compiles_to_what_docxtpl_renders() -> None:
    source = saved(letter)
    content = f"<w:p xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'>{run('Innehåll')}</w:p>"

    ours = text_by_us(source, {**VALUES, "content": content}, ("content",))

    assert ours == text_by_docxtpl(source, {**VALUES, "content": Markup(content)})  # noqa: S704 -- our own XML
    assert "Från Östersunds kommun & <Teknik> till alla.\nÖnskat av Östersunds kommun" in ours
    assert "Östersunds kommun & <Teknik> utan enhet" in ours


def test_only_parts_with_tags_become_programs_and_all_others_stay_as_they_are() -> None:
    source = saved(letter)

    template = read(source, ("content",))

    parts = unzipped(source)
    assert template.order == tuple(parts)
    assert set(template.programs) == {"word/document.xml", "word/header1.xml"}
    assert dict(template.parts) == {name: data for name, data in parts.items() if name not in template.programs}
    assert template.digest == hashlib.sha256(source).hexdigest()


def test_content_replaces_its_whole_paragraph() -> None:
    template = read(word_file(paragraph("a") + CONTENT + paragraph("b")), ("content",))

    program = template.programs["word/document.xml"]
    assert Content("content") in program
    assert evaluate(program, {"content": "|"}).count("<w:p>") == 2


def test_a_template_without_tags_is_a_copy() -> None:
    template = read(word_file(paragraph("a")))

    assert template.programs == {}
    assert "word/document.xml" in template.parts


def test_a_prepared_template_needs_no_docxtpl_and_compiles_to_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    source = saved(letter)
    plain = read(source, ("content",))
    prepared = prepare(source)

    monkeypatch.setitem(sys.modules, "docxtpl", None)  # importing it now fails

    assert set(prepared) == set(plain.programs)
    assert read_template(source, FILE, NAMES, ("content",), prepared) == plain


@pytest.mark.parametrize(
    "body",
    [
        pytest.param(paragraph("{{ authority }}"), id="a value"),
        pytest.param(paragraph("{", "{ auth", "ority }", "}"), id="a tag split over runs"),
        pytest.param(
            f"<w:p>{run('{{ auth')}<w:proofErr w:type='spellStart'/><w:bookmarkStart w:id='0' w:name='_GoBack'/>"
            f"<w:bookmarkEnd w:id='0'/>{run('ority }}')}</w:p>",
            id="a tag split by Word's own notes",
        ),
        pytest.param(paragraph("a{% if unit %}b{% elif wanted %}c{% else %}d{% endif %}e"), id="a condition in a sentence"),
        pytest.param(paragraph("a{% if", " unit %}b", "c{% endif", " %}d"), id="a condition over runs"),
        pytest.param(paragraph("{%p if wanted %}") + paragraph("x") + paragraph("{%p endif %}") + "<w:p/>", id="paragraphs"),
        pytest.param(
            paragraph("{%p if unit %}") + table(["x"]) + paragraph("{%p else %}") + paragraph("{%p endif %}") + "<w:p/>",
            id="a table in a condition",
        ),
        pytest.param(
            table(["h", "h"], ["{%tr if unit %}", ""], ["{{ unit }}", "y"], ["{%tr endif %}", ""]) + "<w:p/>",
            id="a row in a condition",
        ),
        pytest.param(f"<w:p>{run('a')}{text_box(paragraph('{{ authority }}'))}</w:p>", id="a text box"),
        pytest.param(
            "<w:sdt><w:sdtContent>" + paragraph("{{ authority }}") + "</w:sdtContent></w:sdt>", id="a content control"
        ),
        pytest.param(f"<w:p><w:hyperlink>{run('{{ authority }}')}</w:hyperlink></w:p>", id="the words of a link"),
        pytest.param(
            "<w:p><w:pPr><w:tabs><w:tab w:val='left' w:pos='1'/></w:tabs></w:pPr>"
            + run("{%p if unit %}") + "</w:p>" + paragraph("x") + paragraph("{%p endif %}") + "<w:p/>",
            id="a tab stop in a paragraph that goes",
        ),
        pytest.param(paragraph("100 } { 50 { % text # } %"), id="single braces are letters"),
    ],
)  # fmt: skip
def test_docxtpl_and_the_compiled_program_give_the_same_text(body: str) -> None:
    body += "<w:sectPr/>"
    for values in (VALUES, {**VALUES, "unit": "Gata", "wanted": ""}):
        assert text_by_us(word_file(body), values) == text_by_docxtpl(word_file(body), values)


def test_footnotes_are_filled() -> None:
    source = word_file("<w:p/>", stories={"footnotes": f"<w:footnote>{paragraph('{{ authority }}')}</w:footnote>"})

    assert text_by_us(source, VALUES) == VALUES["authority"]


def test_every_fault_of_a_template_comes_in_one_run_with_its_address() -> None:
    place, statement = "word/document.xml › Vite › ¶ ", "{% set a = 1 %}"
    body = (
        paragraph("Vite", style="Rubrik1")
        + paragraph("Vitet är {{ ammount }} kronor.")
        + paragraph("{{ 7*7 }} {{ unit }}")
        + CONTENT
    )
    styles = '<w:style w:styleId="Rubrik1"><w:name w:val="heading 1"/></w:style>'
    source = word_file(body, stories={"styles": styles, "header1": paragraph(statement)})

    with pytest.raises(InvalidInputError) as caught:
        read_template(source, FILE, ("amount", "unit"), ("content",))

    first_lines = [str(problem).split("\n")[0] for problem in caught.value.problems]
    assert first_lines == [
        f"mall.docx:2:0: TK-T085 okänt namn ammount i {{{{ ammount }}}}, menade du amount? ({place}2 ”Vitet är {{{{ ammount }}}} kronor.”)",
        f"mall.docx:3:0: TK-T005 {{{{ 7*7 }}}} innehåller kod ({place}3 ”{{{{ 7*7 }}}} {{{{ unit }}}}”)",
        f"mall.docx:1:0: TK-T010 satsen set i {statement} får inte användas (word/header1.xml › ¶ 1 ”{statement}”)",
    ]


def test_a_fault_in_a_text_box_is_told_once() -> None:
    assert faults(f"<w:p>{text_box(paragraph('{{ unknown }}'))}</w:p>") == ["TK-T002"]


@pytest.mark.parametrize(
    ("source", "code"),
    [
        pytest.param(b"not a zip", "TK-P002", id="not a zip"),
        pytest.param(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "TK-P003", id=".doc"),
        pytest.param(
            word_file(main_type="application/vnd.ms-word.document.macroEnabled.main+xml"), "TK-P022", id=".docm"
        ),
    ],
)
def test_a_template_that_is_no_word_document_is_refused(source: bytes, code: str) -> None:
    with pytest.raises(RefusedError) as caught:
        read(source)

    assert codes_of(caught.value) == [code]


@pytest.mark.parametrize("part", ["word/numbering.xml", "word/fontTable.xml", "word/settings.xml", "docProps/app.xml"])
@pytest.mark.parametrize(
    ("damaged", "code"),
    [
        pytest.param(b"<w:x", "TK-P026", id="cut off"),
        pytest.param(b"", "TK-P026", id="empty"),
        pytest.param(b"\xff\xfe\x00", "TK-P025", id="no text"),
    ],
)
def test_a_template_with_a_damaged_part_is_refused_whatever_the_part(part: str, damaged: bytes, code: str) -> None:
    source = (built_in_root() / "templates" / "letterheads" / "myndighet" / "template.docx").read_bytes()
    changed = BytesIO()
    with ZipFile(BytesIO(source)) as before, ZipFile(changed, "w") as after:
        for name in before.namelist():
            after.writestr(name, damaged if name == part else before.read(name))

    with pytest.raises(RefusedError) as caught:
        read_template(changed.getvalue(), FILE, LETTERHEAD_FACTS, ("content",))

    assert codes_of(caught.value) == [code]
    assert part in str(caught.value)


def test_a_template_with_a_linked_picture_is_refused() -> None:
    source = word_file(relations=[relationship("image", "https://example.se/logo.png", mode="External")])

    with pytest.raises(InvalidInputError) as caught:
        read(source)

    assert codes_of(caught.value) == ["TK-P031"]
