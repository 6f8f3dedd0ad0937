"""Findings as comments in a copy, which Word's likes open and which is linted and built from as the template itself."""

from io import BytesIO
from pathlib import Path

import docx
import pytest
from docx.document import Document as WordDocument

from given.letterhead import TEMPLATE, parts_of
from given.municipality import municipality, own_letterhead
from judges.as_a_user import user_runs
from judges.programs import open_xml_findings, soffice_content, soffice_saved
from judges.word_files import paragraph, saved, text_box
from tenderkit.writers.word.package import zip_parts

BODY, HEADER = "word/document.xml", "word/header1.xml"
TABLE = (
    '<w:tbl><w:tblPr><w:tblW w:w="0" w:type="auto"/></w:tblPr><w:tblGrid><w:gridCol w:w="1000"/></w:tblGrid>'
    f"<w:tr><w:tc>{paragraph('{{ 7*7 }}')}</w:tc></w:tr></w:tbl>"
)
SHAPES = (
    b'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    b'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" xmlns:v="urn:schemas-microsoft-com:vml" '
)


def _faulty(folder: Path, *, in_box: bool = True) -> Path:
    """The shipped template with a fault in the header, in the body, in a table and in a text box."""
    parts = parts_of(TEMPLATE.read_bytes())
    box = f"<w:p>{text_box(paragraph('{{ unitt }}'))}</w:p>" if in_box else ""
    body = f"<w:body>{paragraph('Om oss: {{ enhet }}')}{TABLE}{box}"
    parts[BODY] = parts[BODY].replace(b"<w:body>", body.encode()).replace(b"<w:document ", b"<w:document " + SHAPES)
    parts[HEADER] = parts[HEADER].replace(b"{{ authority_name }}", b"{{ autority_name }}")
    path = folder / "mall.docx"
    path.write_bytes(zip_parts(parts))
    return path


def _comments(path: Path) -> list[str]:
    document = docx.Document(str(path))
    assert all(comment.author == "tenderkit" and comment.timestamp is None for comment in document.comments)
    return [comment.text for comment in document.comments]


def _annotated(template: Path, copy: Path) -> list[str]:
    """The comments of the copy, which was made as a user makes it."""
    seen = user_runs("templates", "lint", template, "--annotate", copy)
    assert seen.code == 1, seen.text
    assert f"Fynden står som kommentarer i {copy}." in seen.err
    return _comments(copy)


def test_every_finding_stands_as_a_comment_with_its_address_and_remedy(tmp_path: Path) -> None:
    template = _faulty(tmp_path)
    before = template.read_bytes()

    comments = _annotated(template, tmp_path / "kopia.docx")

    findings = user_runs("templates", "lint", template).findings_in_full()
    assert [comment.split(maxsplit=1)[0] for comment in comments] == [
        line.split(": ")[1].split()[0] for line in findings
    ]
    assert any("okänt namn autority_name" in comment and "menade du authority_name?" in comment for comment in comments)
    assert any("word/header1.xml" in comment for comment in comments)
    assert all(comment.endswith(".") for comment in comments)
    assert template.read_bytes() == before


def test_a_comment_stands_at_the_paragraph_that_it_is_about(tmp_path: Path) -> None:
    _annotated(_faulty(tmp_path), tmp_path / "kopia.docx")

    document = docx.Document(str(tmp_path / "kopia.docx"))
    marked = {comment.comment_id: _words_marked(document, comment.comment_id) for comment in document.comments}
    said = {comment.text.split(" (")[0]: marked[comment.comment_id] for comment in document.comments}
    assert said["TK-T005 {{ 7*7 }} innehåller kod"] == "{{ 7*7 }}"
    assert next(words for text, words in said.items() if "{{ enhet }}" in text) == "Om oss: {{ enhet }}"


def _words_marked(document: WordDocument, number: int) -> str:
    ((anchor,),) = (document.element.body.xpath(f'.//w:p[w:commentRangeStart[@w:id="{number}"]]'),)
    return "".join(text.text or "" for text in anchor.xpath("./w:r/w:t"))


def test_the_copy_is_linted_and_built_from_as_the_template_itself(tmp_path: Path) -> None:
    template, copy = _faulty(tmp_path), tmp_path / "kopia.docx"
    _annotated(template, copy)

    assert user_runs("templates", "lint", copy).out == user_runs("templates", "lint", template).out.replace(
        str(template), str(copy)
    )


def test_no_comment_of_ours_leaves_with_a_document(tmp_path: Path) -> None:
    parts = parts_of(TEMPLATE.read_bytes())
    parts[BODY] = parts[BODY].replace(b"<w:body>", f"<w:body>{paragraph('Våra ord')}".encode())
    (tmp_path / "mall.docx").write_bytes(zip_parts(parts))
    assert user_runs("templates", "lint", tmp_path / "mall.docx", "--annotate", tmp_path / "kopia.docx").code == 0
    case = municipality(tmp_path, own_letterhead((tmp_path / "kopia.docx").read_bytes()))

    seen = user_runs("build", case)

    assert seen.code == 0, seen.text
    built = parts_of((case / "dokument" / "kravavsnitt.docx").read_bytes())
    assert not [name for name in built if "comments" in name]
    assert b"comment" not in built[BODY]
    assert b"comments" not in built["[Content_Types].xml"]


def test_the_same_findings_give_the_same_bytes(tmp_path: Path) -> None:
    template = _faulty(tmp_path)

    for copy in ("en.docx", "tva.docx"):
        _annotated(template, tmp_path / copy)

    assert (tmp_path / "en.docx").read_bytes() == (tmp_path / "tva.docx").read_bytes()


def test_the_copy_follows_the_schema_of_office(tmp_path: Path) -> None:
    copy = tmp_path / "kopia.docx"
    _annotated(_faulty(tmp_path, in_box=False), copy)  # the box of the tests is a stub

    assert open_xml_findings(copy) == []


def test_the_copy_wears_no_style_that_it_lacks(tmp_path: Path) -> None:
    _annotated(_faulty(tmp_path), tmp_path / "kopia.docx")

    parts = parts_of((tmp_path / "kopia.docx").read_bytes())
    assert not [name for name, data in parts.items() if b'"CommentReference"' in data or b'"CommentText"' in data]


def test_libreoffice_opens_the_copy_and_keeps_the_comments(tmp_path: Path) -> None:
    template, copy = _faulty(tmp_path), tmp_path / "kopia.docx"
    comments = _annotated(template, copy)

    content = soffice_content(copy)

    assert content.count("<office:annotation ") == len(comments)
    assert "menade du authority_name?" in content


def test_a_copy_that_libreoffice_has_saved_can_be_linted_again(tmp_path: Path) -> None:
    copy = tmp_path / "kopia.docx"
    _annotated(_faulty(tmp_path), copy)

    seen = user_runs("templates", "lint", soffice_saved(copy))

    assert seen.code == 1
    assert "TK-T087" not in seen.text
    assert "TK-T085" in seen.text


def test_a_template_from_word_gets_its_comments_too(tmp_path: Path) -> None:
    """python-docx's own template stands for one that Word has made, with every part that Word writes."""

    def fill(document: WordDocument) -> None:
        document.add_heading("Om oss", 1)
        document.add_paragraph("{{ namn }}")

    (tmp_path / "mall.docx").write_bytes(saved(fill))

    comments = _annotated(tmp_path / "mall.docx", tmp_path / "kopia.docx")

    assert any("word/document.xml › Om oss › ¶ 2 ”{{ namn }}”" in comment for comment in comments)


@pytest.mark.parametrize("standing", ["mall.docx", "kopia.docx"])
def test_no_file_that_is_there_is_written_over(tmp_path: Path, standing: str) -> None:
    template, copy = _faulty(tmp_path), tmp_path / standing
    if copy != template:
        copy.write_bytes(b"Mitt")
    before = copy.read_bytes()

    seen = user_runs("templates", "lint", template, "--annotate", copy)

    assert (seen.code, seen.findings[-1]) == (3, "TK-F019"), seen.text
    assert copy.read_bytes() == before


def test_a_template_without_findings_needs_no_copy(tmp_path: Path) -> None:
    seen = user_runs("templates", "lint", TEMPLATE, "--annotate", tmp_path / "kopia.docx")

    assert seen.code == 0
    assert "ingen kopia är gjord" in seen.err
    assert list(tmp_path.iterdir()) == []


def test_only_a_single_word_file_can_be_annotated(tmp_path: Path) -> None:
    seen = user_runs("templates", "lint", tmp_path, "--annotate", tmp_path / "kopia.docx")

    assert seen.code == 2
    assert "--annotate gäller en enda Word-mall" in seen.err


def test_a_file_that_is_refused_gets_no_copy(tmp_path: Path) -> None:
    template = tmp_path / "mall.docx"
    template.write_bytes(TEMPLATE.read_bytes()[:2000])

    seen = user_runs("templates", "lint", template, "--annotate", tmp_path / "kopia.docx")

    assert (seen.code, seen.findings) == (3, ["TK-P005"])
    assert not (tmp_path / "kopia.docx").exists()


def test_findings_that_cannot_be_written_into_a_copy_are_told_all_the_same(tmp_path: Path) -> None:
    """A relation that leads nowhere: we tell of it, and python-docx can't open the file."""
    parts = parts_of(TEMPLATE.read_bytes())
    del parts["word/footer2.xml"]
    (tmp_path / "mall.docx").write_bytes(zip_parts(parts))

    seen = user_runs("templates", "lint", tmp_path / "mall.docx", "--annotate", tmp_path / "kopia.docx")

    assert seen.code == 1
    assert seen.findings[0].endswith("TK-P030")
    assert seen.findings[-1] == "TK-T094", seen.text
    assert seen.reads_well()
    assert not (tmp_path / "kopia.docx").exists()


def test_a_body_without_a_paragraph_gets_one_for_the_comments(tmp_path: Path) -> None:
    parts = parts_of(TEMPLATE.read_bytes())
    body, section = parts[BODY].split(b"<w:body>")[0], parts[BODY][parts[BODY].index(b"<w:sectPr") :]
    (tmp_path / "mall.docx").write_bytes(zip_parts(parts | {BODY: body + b"<w:body>" + section}))

    comments = _annotated(tmp_path / "mall.docx", tmp_path / "kopia.docx")

    assert ["TK-T017" in comment for comment in comments] == [True]
    assert docx.Document(BytesIO((tmp_path / "kopia.docx").read_bytes())).paragraphs


def test_more_findings_than_anybody_reads_are_counted_in_one_comment(tmp_path: Path) -> None:
    parts = parts_of(TEMPLATE.read_bytes())
    body = "<w:body>" + paragraph("{{ 7*7 }}") * 600
    (tmp_path / "mall.docx").write_bytes(zip_parts(parts | {BODY: parts[BODY].replace(b"<w:body>", body.encode())}))

    comments = _annotated(tmp_path / "mall.docx", tmp_path / "kopia.docx")

    assert len(comments) == 501
    assert "(antal: 100)" in comments[-1]
