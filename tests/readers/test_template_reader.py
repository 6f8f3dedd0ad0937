import hashlib
import sys
from io import BytesIO

import pytest
from docx.document import Document as WordDocument
from docxtpl import DocxTemplate
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree
from markupsafe import Markup

from template_evaluation import Values, evaluate, filled
from tenderkit.model.template import CompiledTemplate, Content, For, If, Value
from tenderkit.problems import InvalidInputError, RefusedError
from tenderkit.readers.document_text import visible_text
from tenderkit.readers.package import read_package
from tenderkit.readers.template_proof import blocks_of
from tenderkit.readers.template_reader import prepare, read_template
from word_files import FILE, codes_of, paragraph, relationship, run, saved, table, unzipped, word_file, zipped

NAMES = ("authority", "unit", "wanted", "rows", "rows.title", "rows.marks")
CONTENT = paragraph("{{p content }}")
VALUES: Values = {
    "authority": "Östersunds kommun & <Teknik>",
    "unit": "",
    "wanted": "ja",
    "rows": [{"title": "A & B", "marks": "x"}, {"title": "<c>", "marks": ""}],
}
BOX = (
    "<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wps:txbx><w:txbxContent>{0}</w:txbxContent>"
    "</wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox><w:txbxContent>{0}</w:txbxContent></v:textbox>"
    "</w:pict></mc:Fallback></mc:AlternateContent></w:r>"
)


def read(source: bytes, slots: tuple[str, ...] = ()) -> CompiledTemplate:
    return read_template(source, FILE, NAMES, slots)


def faults(body: str, slots: tuple[str, ...] = (), **stories: str) -> list[str]:
    with pytest.raises(InvalidInputError) as caught:
        read(word_file(body, stories=stories), slots)
    return codes_of(caught.value)


def text_by_us(source: bytes, values: Values, slots: tuple[str, ...] = ()) -> str:
    return visible_text(read_package(filled(read(source, slots), values), FILE))


def text_by_docxtpl(source: bytes, values: Values) -> str:
    template = DocxTemplate(BytesIO(source))
    template.render(dict(values), autoescape=True)
    file = BytesIO()
    template.save(file)
    return visible_text(read_package(file.getvalue(), FILE))


def letter(document: WordDocument) -> None:
    """A template as an administrator makes it in Word, with everything that is accepted."""
    section = document.sections[0]
    section.header.paragraphs[0].text = "{{ authority|upper }} {% if unit %}({{ unit }}){% else %}utan enhet{% endif %}"
    section.footer.paragraphs[0].text = "Sida 1"
    document.add_heading("Rubrik", 1)
    split = document.add_paragraph("Från {")
    split.add_run("{ auth").bold = True
    split.add_run("ority }").italic = True
    split.add_run("} till alla.")
    for line in ("{%p if unit %}", "Med enhet", "{%p elif wanted %}", "Önskat av {{ authority }}", "{%p else %}", "Inget",
                 "{%p endif %}", "{{p content }}", "{%p for row in rows %}", "{{ row.title|lower }}", "{%p endfor %}"):  # fmt: skip
        document.add_paragraph(line)
    texts = ["Titel", "Märke", "{%tr for row in rows %}", "", "{{ row.title }}", "{% if row.marks %}*{% endif %}", "{%tr endfor %}", ""]
    for cell, text in zip(document.add_table(4, 2)._cells, texts, strict=True):  # noqa: SLF001 -- the quick way
        cell.text = text


def test_a_template_compiles_to_what_docxtpl_renders() -> None:
    source = saved(letter)
    content = f"<w:p xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'>{run('Innehåll')}</w:p>"

    ours = text_by_us(source, {**VALUES, "content": content}, ("content",))

    assert ours == text_by_docxtpl(source, {**VALUES, "content": Markup(content)})  # noqa: S704 -- our own XML
    assert "Från Östersunds kommun & <Teknik> till alla.\nÖnskat av Östersunds kommun" in ours
    assert "ÖSTERSUNDS KOMMUN & <TEKNIK> utan enhet" in ours


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
        pytest.param(paragraph("{", "{ authority", " | upper}", "}"), id="a tag split over runs"),
        pytest.param(
            f"<w:p>{run('{{ auth')}<w:proofErr w:type='spellStart'/><w:bookmarkStart w:id='0' w:name='_GoBack'/>"
            f"<w:bookmarkEnd w:id='0'/>{run('ority }}')}</w:p>",
            id="a tag split by Word's own notes",
        ),
        pytest.param(paragraph("a{% if unit %}b{% elif wanted %}c{% else %}d{% endif %}e"), id="a condition in a sentence"),
        pytest.param(paragraph("a{% if", " unit %}b", "c{% endif", " %}d"), id="a condition over runs"),
        pytest.param(paragraph("{% for row in rows %}{{ row.title }}, {% endfor %}"), id="a loop in a sentence"),
        pytest.param(paragraph("{%p if wanted %}") + paragraph("x") + paragraph("{%p endif %}") + "<w:p/>", id="paragraphs"),
        pytest.param(
            paragraph("{%p if unit %}") + table(["x"]) + paragraph("{%p else %}") + paragraph("{%p endif %}") + "<w:p/>",
            id="a table in a condition",
        ),
        pytest.param(
            table(["h", "h"], ["{%tr for row in rows %}", ""], ["{{ row.title }}", "y"], ["{%tr endfor %}", ""]) + "<w:p/>",
            id="rows",
        ),
        pytest.param(f"<w:p>{run('a')}{BOX.format(paragraph('{{ authority }}'))}</w:p>", id="a text box"),
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
    for values in (VALUES, {**VALUES, "unit": "Gata", "wanted": "", "rows": []}):
        assert text_by_us(word_file(body), values) == text_by_docxtpl(word_file(body), values)


def test_footnotes_are_filled() -> None:
    source = word_file("<w:p/>", stories={"footnotes": f"<w:footnote>{paragraph('{{ authority }}')}</w:footnote>"})

    assert text_by_us(source, VALUES) == VALUES["authority"]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        pytest.param("{{ authority", "TK-T001", id="not closed"),
        pytest.param("authority }}", "TK-T001", id="not opened"),
        pytest.param("{{ authority }} %}", "TK-T001", id="half a statement"),
        pytest.param("{{ autority }}", "TK-T002", id="an unknown name"),
        pytest.param("{% if wnted %}{% endif %}", "TK-T002", id="an unknown name in a condition"),
        pytest.param("{% for x in row %}{% endfor %}", "TK-T002", id="an unknown list"),
        pytest.param("{% for x in rows %}{{ x.secret }}{% endfor %}", "TK-T002", id="an unknown name in a loop"),
        pytest.param("{% for x in rows %}{{ loop.index }}{% endfor %}", "TK-T002", id="jinja's own names"),
        pytest.param("{{ content }}", "TK-T003", id="a slot as a value"),
        pytest.param("{{p authority }}", "TK-T004", id="a value as a slot"),
        pytest.param("{{p content|upper }}", "TK-T004", id="a slot with a filter"),
        pytest.param("{{ ''.__class__ }}", "TK-T005", id="a class"),
        pytest.param("{{ authority.__class__ }}", "TK-T005", id="an underscore in front"),
        pytest.param("{{ _x }}", "TK-T005", id="a private name"),
        pytest.param("{{ 7*7 }}", "TK-T005", id="a sum"),
        pytest.param("{{ f() }}", "TK-T005", id="a call"),
        pytest.param("{{ authority() }}", "TK-T005", id="a call of a known name"),
        pytest.param("{{ authority['x'] }}", "TK-T005", id="a subscript"),
        pytest.param("{{ 'text' }}", "TK-T005", id="a literal"),
        pytest.param("{{ [authority] }}", "TK-T005", id="a list"),
        pytest.param("{{ authority if unit }}", "TK-T005", id="a condition in a value"),
        pytest.param("{{ authority ~ unit }}", "TK-T005", id="joined"),
        pytest.param("{{ authority|upper(1) }}", "TK-T005", id="a filter with an argument"),
        pytest.param("{% if not wanted %}{% endif %}", "TK-T005", id="not"),
        pytest.param("{% if wanted == unit %}{% endif %}", "TK-T005", id="a comparison"),
        pytest.param("{% if wanted is defined %}{% endif %}", "TK-T005", id="a test"),
        pytest.param("{% if true %}{% endif %}", "TK-T005", id="a constant"),
        pytest.param("{% for x in rows if x %}{% endfor %}", "TK-T005", id="a loop with a condition"),
        pytest.param("{% for x in rows recursive %}{% endfor %}", "TK-T005", id="a loop in itself"),
        pytest.param("{% for x, y in rows %}{% endfor %}", "TK-T005", id="a loop over pairs"),
        pytest.param("{% for x in rows|upper %}{% endfor %}", "TK-T005", id="a loop over a filter"),
        pytest.param('{{ authority|attr("x") }}', "TK-T006", id="attr"),
        pytest.param("{{ authority|safe }}", "TK-T006", id="safe"),
        pytest.param("{{ authority|map('upper') }}", "TK-T006", id="map"),
        pytest.param("{{r authority }}", "TK-T007", id="r"),
        pytest.param("{%r if wanted %}{%r endif %}", "TK-T007", id="r on a condition"),
        pytest.param("{%tc for x in rows %}{%tc endfor %}", "TK-T007", id="tc"),
        pytest.param("{{tr authority }}", "TK-T007", id="a row as a value"),
        pytest.param("{% cellbg unit %}", "TK-T007", id="cellbg"),
        pytest.param("{% colspan unit %}", "TK-T007", id="colspan"),
        pytest.param("{% vm %}", "TK-T007", id="vm"),
        pytest.param("{% hm %}", "TK-T007", id="hm"),
        pytest.param("{%- if wanted %}{% endif %}", "TK-T008", id="a minus in front"),
        pytest.param("{{ authority -}}", "TK-T008", id="a minus behind"),
        pytest.param("{%+ if wanted %}{% endif %}", "TK-T008", id="a plus"),
        pytest.param("{# a note #}", "TK-T009", id="a comment"),
        pytest.param("{#p a note #}", "TK-T009", id="a comment that takes the paragraph"),
        pytest.param("{% set x = 1 %}", "TK-T010", id="set"),
        pytest.param("{% include 'x' %}", "TK-T010", id="include"),
        pytest.param("{% import 'x' as y %}", "TK-T010", id="import"),
        pytest.param("{% extends 'x' %}", "TK-T010", id="extends"),
        pytest.param("{% macro m() %}", "TK-T010", id="macro"),
        pytest.param("{% raw %}", "TK-T010", id="raw"),
        pytest.param("{% endif x %}", "TK-T010", id="an end with more"),
        pytest.param("{%p\u00a0if wanted %}", "TK-T010", id="a hard space after p"),
        pytest.param("{{ authority unit }}", "TK-T011", id="two names"),
        pytest.param("{{ }}", "TK-T011", id="nothing"),
        pytest.param("{{{ authority }}", "TK-T011", id="one brace too many in front"),
        pytest.param("{{ " + "(" * 190 + " }}", "TK-T011", id="many brackets"),
        pytest.param("{{ " + "(" * 9000 + ")" * 9000 + " }}", "TK-T011", id="a tag that is too long"),
        pytest.param("{% endif %}", "TK-T012", id="an end without a beginning"),
        pytest.param("{% else %}", "TK-T012", id="else without if"),
        pytest.param("{% for x in rows %}{% else %}{% endfor %}", "TK-T012", id="else in a loop"),
        pytest.param("{% if wanted %}", "TK-T013", id="a condition without an end"),
        pytest.param("{% for x in rows %}", "TK-T013", id="a loop without an end"),
        pytest.param("{% if wanted %}" * 21 + "{% endif %}" * 21, "TK-T025", id="too deep"),
        pytest.param("{% for unit in rows %}{% endfor %}", "TK-T026", id="a variable that hides a name"),
        pytest.param("{% for x in rows %}{% for x in rows %}{% endfor %}{% endfor %}", "TK-T026", id="the same variable"),
        pytest.param("{_{ authority }_}", "TK-T027", id="docxtpl's escape"),
        pytest.param("{%tr if wanted %}", "TK-T028", id="tr outside a table"),
    ],
)
def test_a_tag_may_only_name_choose_and_repeat(text: str, code: str) -> None:
    found = faults(CONTENT + paragraph(text), ("content",))

    assert code in found
    assert set(found) <= {code, "TK-T013"}  # a tag that is refused may leave a block open


def test_a_crossed_loop_is_a_fault_at_the_tag_that_crosses() -> None:
    assert faults(paragraph("{% if wanted %}{% for x in rows %}{% endif %}{% endfor %}")) == ["TK-T012", "TK-T013"]


@pytest.mark.parametrize(
    ("body", "code"),
    [
        pytest.param(paragraph("text {%p if wanted %}") + paragraph("{%p endif %}"), "TK-T020", id="text beside if"),
        pytest.param(paragraph("{%p if wanted %} {%p if unit %}") + paragraph("{%p endif %}") * 2, "TK-T020", id="two"),
        pytest.param(paragraph("{%p if wanted %}{{ unit }}") + paragraph("{%p endif %}"), "TK-T020", id="a value beside"),
        pytest.param(f"<w:p>{run('{%p if wanted %}')}{BOX.format(paragraph('lost'))}</w:p>" + paragraph("{%p endif %}"),
                     "TK-T020", id="a text box beside"),
        pytest.param(table(["h"], ["{%tr if wanted %}", "lost"], ["x"], ["{%tr endif %}"]), "TK-T020", id="a cell beside"),
        pytest.param(
            f"<w:p>{run('{%p if wanted %}')}<w:r><w:br w:type='page'/></w:r></w:p>" + paragraph("{%p endif %}"),
            "TK-T019", id="a page break beside if",
        ),
        pytest.param(
            f"<w:p><w:pPr><w:sectPr/></w:pPr>{run('{%p if wanted %}')}</w:p>" + paragraph("{%p endif %}"),
            "TK-T019", id="a section break beside if",
        ),
        pytest.param(
            f"<w:p>{run('{{ auth')}<w:r><w:footnoteReference w:id='1'/></w:r>{run('ority }}')}</w:p>",
            "TK-T019", id="a note inside a tag",
        ),
        pytest.param(
            "<w:p><w:r><w:t>{{ auth</w:t><w:tab/><w:t>ority }}</w:t></w:r></w:p>", "TK-T019", id="a tab inside a tag"
        ),
    ],
)  # fmt: skip
def test_nothing_is_lost_in_preparation(body: str, code: str) -> None:
    assert set(faults(body)) == {code}


def test_letters_that_preparation_drops_are_a_fault() -> None:
    """A text box inside a tag: docxtpl joins the tag over the box, and what stood in it is gone."""
    box = BOX.format(paragraph("lost"))

    assert faults(f"<w:p>{run('{{ auth')}{box}{run('ority }}')}</w:p>") == ["TK-T029", "TK-T019"]


@pytest.mark.parametrize(
    ("body", "code"),
    [
        pytest.param(paragraph("{% if wanted %}a") + paragraph("b{% endif %}"), "TK-T018", id="from one paragraph to another"),
        pytest.param(
            paragraph("{%p if wanted %}") + table(["h"], ["x{% endif %}"]), "TK-T018", id="out of a table cell",
        ),
        pytest.param(
            f"<w:p>{run('{% if wanted %}a')}<w:hyperlink>{run('b{% endif %}')}</w:hyperlink></w:p>", "TK-T018",
            id="into a link",
        ),
        pytest.param(f"<w:tbl><w:tr><w:tc>{paragraph('{%p if wanted %}')}{paragraph('x')}{paragraph('{%p endif %}')}"
                     "</w:tc></w:tr></w:tbl>", "TK-T022", id="a cell that may be empty"),
        pytest.param(f"<w:tbl><w:tr><w:tc>{paragraph('{{ unit }}')}{table(['x'])}</w:tc></w:tr></w:tbl>", "TK-T022",
                     id="a cell that ends in a table"),
        pytest.param(table(["{%tr for x in rows %}"], ["{{ x.title }}"], ["{%tr endfor %}"]), "TK-T022",
                     id="a table that may be without rows"),
        pytest.param(
            f"<w:p>{run('{% if wanted %}')}<w:bookmarkStart w:id='1' w:name='b'/>{run('a{% endif %}')}"
            "<w:bookmarkEnd w:id='1'/></w:p>", "TK-T023", id="half a bookmark",
        ),
        pytest.param(
            f"<w:p>{run('{% for x in rows %}')}<w:bookmarkStart w:id='1' w:name='b'/><w:bookmarkEnd w:id='1'/>"
            f"{run('a{% endfor %}')}</w:p>", "TK-T023", id="a bookmark in a loop",
        ),
        pytest.param(
            f"<w:p><w:r><w:fldChar w:fldCharType='begin'/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r>"
            f"{run('{% if wanted %}')}<w:r><w:fldChar w:fldCharType='end'/></w:r>{run('a{% endif %}')}</w:p>", "TK-T023",
            id="half a field",
        ),
    ],
)  # fmt: skip
def test_a_branch_and_a_loop_stand_on_their_own(body: str, code: str) -> None:
    assert faults(body) == [code]


@pytest.mark.parametrize(
    "content",
    [
        pytest.param("<w:r><w:drawing><wps:x descr='{{ unit }}'/></w:drawing></w:r>", id="an alternative text"),
        pytest.param("<w:fldSimple w:instr='REF {{ unit }}'/>", id="a field code"),
        pytest.param("<w:r><w:instrText>HYPERLINK {{ unit }}</w:instrText></w:r>", id="an instruction"),
        pytest.param("<m:oMath><m:r><m:t>{{ unit }}</m:t></m:r></m:oMath>", id="a formula"),
        pytest.param("<w:del w:id='1'><w:r><w:delText>{{ unit }}</w:delText></w:r></w:del>", id="struck text"),
    ],
)
def test_a_hole_stands_in_running_text_and_nowhere_else(content: str) -> None:
    assert faults(f"<w:p>{content}</w:p>") == ["TK-T014"]


@pytest.mark.parametrize(
    ("body", "stories"),
    [
        pytest.param(CONTENT + CONTENT, {}, id="twice"),
        pytest.param(table(["{{p content }}"]), {}, id="in a table"),
        pytest.param(f"<w:p>{BOX.format(CONTENT)}</w:p>", {}, id="in a text box"),
        pytest.param(paragraph("{%p for x in rows %}") + CONTENT + paragraph("{%p endfor %}"), {}, id="in a loop"),
        pytest.param(CONTENT, {"header1": CONTENT}, id="in a header"),
    ],
)
def test_content_has_one_place_in_the_body(body: str, stories: dict[str, str]) -> None:
    assert set(faults(body, ("content",), **stories)) == {"TK-T016"}


def test_a_slot_without_a_place_is_a_fault() -> None:
    assert faults(paragraph("{{ unit }}"), ("content",)) == ["TK-T017"]


@pytest.mark.parametrize(
    ("kind", "root"),
    [("endnotes", "<w:endnote>{}</w:endnote>"), ("comments", "<w:comment>{}</w:comment>")],
)
def test_a_tag_where_nothing_is_filled_is_a_fault(kind: str, root: str) -> None:
    assert faults("<w:p/>", **{kind: root.format(paragraph("{", "{ unit }}"))}) == ["TK-T015"]


def test_a_tag_in_the_properties_is_a_fault() -> None:
    def titled(document: WordDocument) -> None:
        document.core_properties.title = "{{ unit }}"

    with pytest.raises(InvalidInputError) as caught:
        read(saved(titled))

    assert codes_of(caught.value) == ["TK-T015"]


@pytest.mark.parametrize(
    "instruction",
    ["DDEAUTO c:\\x", "INCLUDEPICTURE &quot;https://x.se&quot;", "includetext x", "LINK x", "QUOTE 68 68 69", "AUTHOR", ""],
)
def test_a_field_that_fetches_is_a_fault(instruction: str) -> None:
    half = len(instruction) // 2
    field = (
        "<w:r><w:fldChar w:fldCharType='begin'/></w:r>"
        f"<w:r><w:instrText>{instruction if '&' in instruction else instruction[:half]}</w:instrText></w:r>"
        f"<w:r><w:instrText>{'' if '&' in instruction else instruction[half:]}</w:instrText></w:r>"
        "<w:r><w:fldChar w:fldCharType='end'/></w:r>"
    )

    assert faults(f"<w:p>{field}</w:p>") == ["TK-T024"]
    assert faults(f"<w:p><w:fldSimple w:instr='{instruction}'/></w:p>") == ["TK-T024"]


def test_fields_about_the_document_itself_are_welcome() -> None:
    body = "<w:p><w:fldSimple w:instr=' page \\* MERGEFORMAT '/><w:fldSimple w:instr='NUMPAGES'/></w:p>"

    assert read(word_file(body)).programs == {}


@pytest.mark.parametrize(
    "prepared",
    [
        pytest.param("<w:document>", id="no namespace"),
        pytest.param("{{ authority", id="no XML"),
        pytest.param("<!DOCTYPE a><w:document xmlns:w='{w}'>{{ authority }}</w:document>", id="a document type"),
        pytest.param("<w:document xmlns:w='{w}'><w:t>{{ authority }}</w:document>", id="not balanced"),
        pytest.param("<w:document xmlns:w='{w}'><w:t a='{{ authority }}'/></w:document>", id="a hole in an attribute"),
        pytest.param("<w:document xmlns:w='{w}'><w:t a=1>{{ authority }}</w:t></w:document>", id="a bare attribute"),
        pytest.param("<w:document xmlns:w='{w}'><w:t>{{ authority }}", id="never closed"),
        pytest.param("<w:document xmlns:w='{w}'><w:t>{{ authority() }}</w:t></w:document>", id="code"),
        pytest.param("<w:document xmlns:w='{w}'><w:t>{{ x:y }}</w:t></w:document>", id="no expression"),
    ],
)
def test_what_is_shipped_as_prepared_is_proved_like_the_rest(prepared: str) -> None:
    word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    given_xml = prepared.replace("'{w}'", f'"{word}"')

    with pytest.raises(InvalidInputError) as caught:
        read_template(word_file(paragraph("{{ authority }}")), FILE, NAMES, (), {"word/document.xml": given_xml})

    assert codes_of(caught.value) == ["TK-T021"]


@pytest.mark.parametrize(
    ("prepared", "code"),
    [
        pytest.param("<w:body><w:p><w:r>{{ authority }}</w:r></w:p></w:body>", "TK-T014", id="beside the text"),
        pytest.param("<w:body><w:p><w:r><w:t>{{ unit }}</w:t></w:r></w:p></w:body>", "TK-T029", id="another name"),
        pytest.param("<w:body><w:p><w:r><w:t>{{ authority }}x</w:t></w:r></w:p></w:body>", "TK-T029", id="more text"),
        pytest.param("<w:body><w:p><w:r><w:t>gone</w:t></w:r></w:p></w:body>", "TK-T029", id="no tag"),
    ],
)
def test_what_is_shipped_as_prepared_says_what_the_template_says(prepared: str, code: str) -> None:
    word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    given_xml = f'<w:document xmlns:w="{word}">{prepared}</w:document>'

    with pytest.raises(InvalidInputError) as caught:
        read_template(word_file(paragraph("{{ authority }}")), FILE, NAMES, (), {"word/document.xml": given_xml})

    assert codes_of(caught.value) == [code]


def test_a_foreign_prefix_for_words_own_elements_is_a_fault() -> None:
    parts = unzipped(word_file(paragraph("{{ authority }}")))
    renamed = parts["word/document.xml"].replace(b"<w:", b"<word:").replace(b"</w:", b"</word:")
    renamed = renamed.replace(b"xmlns:w=", b"xmlns:word=").replace(b" w:", b" word:")

    with pytest.raises(InvalidInputError) as caught:
        read(zipped({**parts, "word/document.xml": renamed}))

    assert codes_of(caught.value) == ["TK-T021"]


def test_every_fault_of_a_template_comes_in_one_run_with_its_address() -> None:
    body = (
        paragraph("Vite", style="Rubrik1")
        + paragraph("Vitet är {{ ammount }} kronor.")
        + paragraph("{{ 7*7 }} {{ unit }}")
        + CONTENT
    )
    styles = '<w:style w:styleId="Rubrik1"><w:name w:val="heading 1"/></w:style>'
    source = word_file(body, stories={"styles": styles, "header1": paragraph("{% set a = 1 %}")})

    with pytest.raises(InvalidInputError) as caught:
        read_template(source, FILE, ("amount", "unit"), ("content",))

    assert [str(problem).split("\n")[0] for problem in caught.value.problems] == [
        "mall.docx:2:0: TK-T002 okänt namn ammount i {{ ammount }} "
        "(word/document.xml › Vite › ¶ 2 ”Vitet är {{ ammount }} kronor.”)",
        "mall.docx:3:0: TK-T005 {{ 7*7 }} innehåller kod (word/document.xml › Vite › ¶ 3 ”{{ 7*7 }} {{ unit }}”)",
        "mall.docx:1:0: TK-T010 satsen set i {% set a = 1 %} får inte användas "
        "(word/header1.xml › ¶ 1 ”{% set a = 1 %}”)",
    ]
    assert "amount" in caught.value.problems[0].message.remedy


def test_a_fault_in_a_text_box_is_told_once() -> None:
    assert faults(f"<w:p>{BOX.format(paragraph('{{ unknown }}'))}</w:p>") == ["TK-T002"]


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


def test_a_template_with_a_linked_picture_is_refused() -> None:
    source = word_file(relations=[relationship("image", "https://example.se/logo.png", mode="External")])

    with pytest.raises(InvalidInputError) as caught:
        read(source)

    assert codes_of(caught.value) == ["TK-P031"]


PIECES = st.sampled_from(
    ["text & <b>", "{{ authority }}", "{{ unit|lower }}", "{% if wanted %}", "{% elif unit %}", "{% else %}", "{% endif %}",
     "{% for row in rows %}", "{{ row.title }}", "{% endfor %}", "{", "}", "%", " "]
)  # fmt: skip
ALONE = st.sampled_from(
    ["{%p if wanted %}", "{%p if unit %}", "{%p else %}", "{%p endif %}", "{%p for row in rows %}", "{%p endfor %}"]
)
RUNS = st.lists(PIECES, min_size=1, max_size=5).map(lambda pieces: paragraph(*pieces))
CELLS = st.lists(st.sampled_from(["x", "{{ unit }}", "{%tr if unit %}", "{%tr endif %}", "{{ row.title }}"]), min_size=1, max_size=4)
BLOCKS = st.one_of(
    RUNS,
    ALONE.map(paragraph),
    CELLS.map(lambda cells: table(*([cell] for cell in cells))),
)
WORDS = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Zs", "Zl", "Zp"]), max_size=8)
GIVEN = st.fixed_dictionaries(
    {
        "authority": WORDS,
        "unit": WORDS,
        "wanted": WORDS,
        "rows": st.lists(st.fixed_dictionaries({"title": WORDS, "marks": WORDS}), max_size=3),
    }
)


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(BLOCKS, min_size=1, max_size=6), GIVEN)
def test_what_is_accepted_gives_well_formed_xml_for_any_values(blocks: list[str], values: Values) -> None:
    try:
        template = read(word_file("".join(blocks) + "<w:p/>"))
    except InvalidInputError as error:
        assert all(str(problem) for problem in error.problems)
        return

    for program in template.programs.values():
        etree.fromstring(evaluate(program, values).encode())


@st.composite
def sound_blocks(draw: st.DrawFn, depth: int = 2) -> str:
    """Paragraphs, conditions and loops as an author who follows the rules writes them."""
    if depth == 0 or draw(st.booleans()):
        words = draw(st.lists(st.sampled_from(["ord ", "{{ authority }}", "{{ unit|upper }}"]), min_size=1, max_size=3))
        inner = "".join(words)
        wrapped = draw(st.sampled_from(["{}", "{{% if wanted %}}{}{{% endif %}}", "{{% for x in rows %}}{{{{ x.title }}}}{}{{% endfor %}}"]))
        text = wrapped.format(inner)
        cut = draw(st.integers(0, len(text)))
        return paragraph(text[:cut], text[cut:])
    body = "".join(draw(st.lists(sound_blocks(depth - 1), min_size=1, max_size=3)))
    variable = f"row{depth}"
    opening, end = draw(st.sampled_from([("if unit", "endif"), ("if wanted", "endif"), (f"for {variable} in rows", "endfor")]))
    return paragraph(f"{{%p {opening} %}}") + body + paragraph(f"{{%p {end} %}}")


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(sound_blocks(), min_size=1, max_size=4), GIVEN)
def test_a_template_by_the_rules_is_accepted_and_says_what_docxtpl_says(blocks: list[str], values: Values) -> None:
    source = word_file("".join(blocks) + "<w:p/><w:sectPr/>")

    assert text_by_us(source, values) == text_by_docxtpl(source, values)


def test_blocks_are_counted_in_the_order_in_which_they_open() -> None:
    inner = If(((("b",), (Value(("x",)),)), (None, (For("i", ("c",), ()),))))
    program = (If(((("a",), (inner,)),)), For("j", ("d",), ()))

    assert [type(block).__name__ for block in blocks_of(program)] == ["If", "If", "For", "For"]
