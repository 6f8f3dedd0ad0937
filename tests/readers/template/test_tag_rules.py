import pytest
from docx.document import Document as WordDocument

from judges.template_evaluation import (
    CONTENT,
    faults,
    read,
)
from judges.word_files import (
    codes_of,
    paragraph,
    run,
    saved,
    table,
    text_box,
    word_file,
)
from tenderkit.problems import InvalidInputError


@pytest.mark.parametrize(
    ("text", "code"),
    [
        pytest.param("{{ authority", "TK-T001", id="not closed"),
        pytest.param("authority }}", "TK-T001", id="not opened"),
        pytest.param("{{ authority }} %}", "TK-T001", id="half a statement"),
        pytest.param("{{ autority }}", "TK-T085", id="a misspelt name"),
        pytest.param("{% if wnted %}{% endif %}", "TK-T085", id="a misspelt name in a condition"),
        pytest.param("{{ invented }}", "TK-T002", id="an unknown name"),
        pytest.param("{{ content }}", "TK-T003", id="a slot as a value"),
        pytest.param("{{p authority }}", "TK-T004", id="a value as a slot"),
        pytest.param("{{ _x }}", "TK-T005", id="a private name"),
        pytest.param("{{ 7*7 }}", "TK-T005", id="a sum"),
        pytest.param("{{ f() }}", "TK-T005", id="a call"),
        pytest.param("{{ authority() }}", "TK-T005", id="a call of a known name"),
        pytest.param("{{ authority['x'] }}", "TK-T005", id="a subscript"),
        pytest.param("{{ 'text' }}", "TK-T005", id="a literal"),
        pytest.param("{{ [authority] }}", "TK-T005", id="a list"),
        pytest.param("{{ authority if unit }}", "TK-T005", id="a condition in a value"),
        pytest.param("{{ authority ~ unit }}", "TK-T005", id="joined"),
        pytest.param("{% if not wanted %}{% endif %}", "TK-T005", id="not"),
        pytest.param("{% if wanted == unit %}{% endif %}", "TK-T005", id="a comparison"),
        pytest.param("{% if wanted is defined %}{% endif %}", "TK-T005", id="a test"),
        pytest.param("{% if true %}{% endif %}", "TK-T005", id="a constant"),
        pytest.param("{{ authority|upper }}", "TK-T006", id="a filter"),
        pytest.param("{{ authority | upper | lower }}", "TK-T006", id="two filters"),
        pytest.param("{{p content|upper }}", "TK-T006", id="a slot with a filter"),
        pytest.param("{% if unit|upper %}{% endif %}", "TK-T006", id="a condition with a filter"),
        pytest.param('{{ authority|attr("x") }}', "TK-T006", id="attr"),
        pytest.param("{{ authority|safe }}", "TK-T006", id="safe"),
        pytest.param("{{ authority|map('upper') }}", "TK-T006", id="map"),
        pytest.param("{{r authority }}", "TK-T007", id="r"),
        pytest.param("{%r if wanted %}{%r endif %}", "TK-T007", id="r on a condition"),
        pytest.param("{%tc if wanted %}{%tc endif %}", "TK-T007", id="tc"),
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
        pytest.param("{% if wanted %}", "TK-T013", id="a condition without an end"),
        pytest.param("{% if wanted %}" * 21 + "{% endif %}" * 21, "TK-T025", id="too deep"),
        pytest.param("{_{ authority }_}", "TK-T027", id="docxtpl's escape"),
        pytest.param("{%tr if wanted %}", "TK-T028", id="tr outside a table"),
        pytest.param("{{ authority.name }}", "TK-T030", id="a dotted name"),
        pytest.param("{% if authority.name %}{% endif %}", "TK-T030", id="a dotted name in a condition"),
        pytest.param("{{ ''.__class__ }}", "TK-T030", id="a class"),
    ],
)
def test_a_tag_may_only_name_and_choose(text: str, code: str) -> None:
    found = faults(CONTENT + paragraph(text), ("content",))

    assert code in found
    assert set(found) <= {code, "TK-T013"}  # a tag that is refused may leave a block open


@pytest.mark.parametrize(
    "body",
    [
        pytest.param(paragraph("{% for x in unit %}a{% endfor %}"), id="in a sentence"),
        pytest.param(paragraph("{%p for x in unit %}") + paragraph("a") + paragraph("{%p endfor %}"), id="over paragraphs"),
        pytest.param(table(["{%tr for x in unit %}"], ["a"], ["{%tr endfor %}"]), id="over rows"),
        pytest.param(paragraph("{% for x, y in unit %}{% endfor x %}"), id="over pairs"),
        pytest.param(paragraph("{% for x in unit if x %}{% endfor %}"), id="with a condition"),
        pytest.param(paragraph("{% for %}{%endfor%}"), id="over nothing"),
    ],
)  # fmt: skip
def test_a_loop_is_a_fault_at_its_beginning_and_at_its_end(body: str) -> None:
    assert faults(body) == ["TK-T010", "TK-T010"]


def test_a_loop_without_an_end_is_a_fault_where_it_begins() -> None:
    assert faults(paragraph("{% for x in unit %}")) == ["TK-T010"]


def test_a_dotted_name_is_told_the_names_that_it_may_have_meant() -> None:
    with pytest.raises(InvalidInputError) as caught:
        read(word_file(paragraph("{{ authority.name }}")))

    (problem,) = caught.value.problems
    assert problem.message.remedy == "Närmast till hands: authority."


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


def test_a_hole_in_text_outside_every_paragraph_is_a_fault() -> None:
    assert faults(run("{{ unit }}")) == ["TK-T014"]


@pytest.mark.parametrize(
    ("body", "stories"),
    [
        pytest.param(CONTENT + CONTENT, {}, id="twice"),
        pytest.param(table(["{{p content }}"]), {}, id="in a table"),
        pytest.param(f"<w:p>{text_box(CONTENT)}</w:p>", {}, id="in a text box"),
        pytest.param(CONTENT, {"header1": CONTENT}, id="in a header"),
    ],
)
def test_content_has_one_place_in_the_body(body: str, stories: dict[str, str]) -> None:
    assert set(faults(body, ("content",), stories)) == {"TK-T016"}


def test_a_slot_without_a_place_is_a_fault() -> None:
    assert faults(paragraph("{{ unit }}"), ("content",)) == ["TK-T017"]


def test_a_tag_where_nothing_is_filled_is_a_fault() -> None:
    notes = f"<w:endnote>{paragraph('{', '{ unit }}')}</w:endnote>"

    assert faults("<w:p/>", stories={"endnotes": notes}) == ["TK-T015"]


def test_a_comment_is_a_fault_since_it_would_be_sent_out_with_every_document() -> None:
    comments = f'<w:comment w:id="0" w:author="Kim Exempelsson">{paragraph("Fråga Kim om {{ unit }}")}</w:comment>'

    with pytest.raises(InvalidInputError) as caught:
        read(word_file("<w:p/>", stories={"comments": comments}))

    (problem,) = caught.value.problems
    assert problem.message.code == "TK-T087"
    assert "”Fråga Kim om {{ unit }}”" in problem.message.what
    assert "Exempelsson" not in str(problem)


def test_a_tag_in_the_properties_is_a_fault() -> None:
    def titled(document: WordDocument) -> None:
        document.core_properties.title = "{{ unit }}"

    with pytest.raises(InvalidInputError) as caught:
        read(saved(titled))

    assert codes_of(caught.value) == ["TK-T015"]


@pytest.mark.parametrize(
    "instruction",
    [
        "DDEAUTO c:\\x",
        "INCLUDEPICTURE &quot;https://x.se&quot;",
        "includetext x",
        "LINK x",
        "QUOTE 68 68 69",
        "AUTHOR",
        "",
    ],
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
