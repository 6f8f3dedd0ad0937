"""A file whose words would pass unread, or would take minutes to read, is refused with what to do."""

from pathlib import PurePath

import pytest

from judges.word_files import WORD, paragraph, run, unzipped, word_file, zipped
from tenderkit.model.finished.finished_document import FinishedDocument, Where
from tenderkit.problems import RefusedError
from tenderkit.readers.finished import finished_reader
from tenderkit.readers.finished.finished_reader import parse_finished
from tenderkit.readers.word import node_limit

STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main"
STRICT_DRAWING = "http://purl.oclc.org/ooxml/drawingml/main"
CHART = "http://schemas.openxmlformats.org/drawingml/2006/chart"
STORIES = ("header1", "footer1", "footnotes", "endnotes", "comments")
DOCX = PurePath("brev.docx")


def with_parts(source: bytes, parts: dict[str, bytes], types: str = "") -> bytes:
    """The Word file with some parts more, or others; `types` are the content types of new ones."""
    standing = unzipped(source)
    declared = standing["[Content_Types].xml"].replace(b"</Types>", types.encode() + b"</Types>")
    return zipped({**standing, "[Content_Types].xml": declared, **parts})


def refusal(source: bytes, name: PurePath = DOCX) -> RefusedError:
    with pytest.raises(RefusedError) as refused:
        parse_finished(source, name)
    return refused.value


def said(document: FinishedDocument) -> list[tuple[str, str]]:
    return [(text.where.value, text.text) for text in document.texts if text.where is not Where.FILE_NAME]


@pytest.mark.parametrize("story", STORIES)
def test_a_part_in_another_namespace_is_refused(story: str) -> None:
    source = word_file(paragraph("Text"), stories={story: paragraph("Hemligt")})
    strict = unzipped(source)[f"word/{story}.xml"].replace(WORD.encode(), STRICT.encode())

    error = refusal(with_parts(source, {f"word/{story}.xml": strict}))

    assert error.message.code == "TK-P048"
    assert error.message.facts["part"] == f"word/{story}.xml"
    assert "Hemligt" not in str(error)


@pytest.mark.parametrize(
    "inside",
    [
        pytest.param(f'<s:p xmlns:s="{STRICT}"><s:r><s:t>Hemligt</s:t></s:r></s:p>', id="a paragraph"),
        pytest.param(f'<w:p><w:r><s:t xmlns:s="{STRICT}">Hemligt</s:t></w:r></w:p>', id="the words of a run"),
        pytest.param(f'<w:p><w:del><w:r><s:delText xmlns:s="{STRICT}">Hemligt</s:delText></w:r></w:del></w:p>', id="struck words"),
        pytest.param(f'<w:p><w:r><w:drawing><d:p xmlns:d="{STRICT_DRAWING}"><d:t>Hemligt</d:t></d:p></w:drawing></w:r></w:p>', id="a drawing"),
    ],
)  # fmt: skip
def test_words_of_another_namespace_among_ours_are_refused(inside: str) -> None:
    assert refusal(word_file(paragraph("Text") + inside)).message.code == "TK-P048"


def test_a_part_that_nobody_reads_is_refused_too() -> None:
    glossary = f'<s:glossaryDocument xmlns:s="{STRICT}"><s:p><s:r><s:t>Hemligt</s:t></s:r></s:p></s:glossaryDocument>'

    assert refusal(with_parts(word_file(), {"word/glossary.xml": glossary.encode()})).message.code == "TK-P048"


def test_an_empty_element_of_another_namespace_is_nobody_s_word() -> None:
    document = parse_finished(word_file(paragraph("Text") + f'<s:t xmlns:s="{STRICT}"> </s:t>'), DOCX)

    assert said(document) == [("body", "Text")]


def test_words_outside_every_paragraph_are_read() -> None:
    document = parse_finished(word_file(f"{run('811218-')}{run('9876')}{paragraph('Text')}{run('Sist')}"), DOCX)

    assert said(document) == [("body", "811218-9876"), ("body", "Text"), ("body", "Sist")]


def test_the_other_shape_of_a_drawing_is_read_where_it_says_something_else() -> None:
    shapes = "<mc:Choice Requires='wps'>{}</mc:Choice><mc:Fallback>{}</mc:Fallback>"
    same = shapes.format(paragraph("Ruta"), paragraph("Ruta"))
    other = shapes.format(paragraph("Ruta"), paragraph("Hemligt"))
    body = "".join(f"<w:p><w:r><mc:AlternateContent>{each}</mc:AlternateContent></w:r></w:p>" for each in (same, other))

    assert said(parse_finished(word_file(body), DOCX)) == [("body", "Ruta"), ("body", "Ruta"), ("hidden", "Hemligt")]


def test_the_names_in_a_chart_are_read_and_its_figures_are_not() -> None:
    points = "".join(f"<c:pt><c:v>{each}</c:v></c:pt>" for each in ("Kim Exempel", "12.5", "-1e5"))
    chart = f'<c:chartSpace xmlns:c="{CHART}" xmlns:a="{DRAWING}">{points}<a:p><a:r><a:t>Rubrik</a:t></a:r></a:p></c:chartSpace>'
    types = '<Override PartName="/word/chart1.xml" ContentType="application/vnd.openxmlformats-officedocument.drawingml.chart+xml"/>'
    source = with_parts(word_file(paragraph("Text")), {"word/chart1.xml": chart.encode()}, types)

    assert said(parse_finished(source, DOCX)) == [("body", "Text"), ("drawing", "Rubrik"), ("drawing", "Kim Exempel")]


def test_the_words_of_a_drawing_that_belongs_to_no_text_are_read() -> None:
    drawing = f'<d:drawing xmlns:d="urn:x" xmlns:a="{DRAWING}"><a:p><a:r><a:t>811218-</a:t></a:r><a:r><a:t>9876</a:t></a:r></a:p></d:drawing>'

    document = parse_finished(with_parts(word_file(), {"word/drawing1.xml": drawing.encode()}), DOCX)

    assert said(document) == [("hidden", "811218-9876")]


@pytest.mark.parametrize("tag", ["canvas", "object", "embed", "iframe", "video"])
def test_a_page_of_nothing_but_pictures_of_any_kind_is_refused(tag: str) -> None:
    assert refusal(f"<p></p><{tag}></{tag}>".encode(), PurePath("brev.html")).message.code == "TK-P040"


def test_an_empty_document_has_nothing_to_find() -> None:
    assert said(parse_finished(word_file(), DOCX)) == []
    assert said(parse_finished(b"", PurePath("brev.txt"))) == []


LETTERS, PARAGRAPHS = ("MOST_LETTERS", 8, 10, "TK-P045"), ("MOST_PARAGRAPHS", 2, 3, "TK-P046")


@pytest.mark.parametrize(
    ("limit", "source", "name"),
    [
        pytest.param(LETTERS, b"nio ord nu", PurePath("a.txt"), id="letters of a text"),
        pytest.param(LETTERS, b"<p>nio ord nu", PurePath("a.html"), id="letters of a page"),
        pytest.param(LETTERS, word_file(paragraph("nio ord nu")), DOCX, id="letters of a Word file"),
        pytest.param(PARAGRAPHS, b"a\nb\nc", PurePath("a.txt"), id="lines"),
        pytest.param(PARAGRAPHS, b"<p>a<p>b<td>c", PurePath("a.html"), id="paragraphs of a page"),
        pytest.param(PARAGRAPHS, word_file(paragraph("a") * 3), DOCX, id="paragraphs of a Word file"),
    ],
)
def test_what_is_too_long_is_refused_with_the_limit_and_what_was_found(
    monkeypatch: pytest.MonkeyPatch, limit: tuple[str, int, int, str], source: bytes, name: PurePath
) -> None:
    constant, most, count, code = limit
    monkeypatch.setattr(finished_reader, constant, most)

    error = refusal(source, name)

    assert error.message.code == code
    assert error.message.facts == {"file": str(name), "count": str(count), "limit": str(most)}


@pytest.mark.parametrize(
    ("source", "name", "most"),
    [
        pytest.param(b"<p>" * 11, PurePath("a.html"), 10, id="a page"),
        pytest.param(word_file(paragraph("a")), DOCX, 20, id="a Word file, all parts together"),
    ],
)
def test_too_much_markup_is_refused_before_it_is_parsed(
    monkeypatch: pytest.MonkeyPatch, source: bytes, name: PurePath, most: int
) -> None:
    monkeypatch.setattr(node_limit, "MOST_NODES", most)

    assert refusal(source, name).message.code == "TK-P047"


def test_the_numbers_of_a_limit_are_grouped() -> None:
    with pytest.raises(RefusedError) as refused:
        node_limit.stop_at_most_nodes(2_000_001, PurePath("a.html"))

    assert "2\u00a0000\u00a0001" in str(refused.value)
    assert "2\u00a0000\u00a0000" in str(refused.value)
