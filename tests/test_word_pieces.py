"""The judge of pieces itself: what stands in one document only is never left unread."""

from pathlib import Path

import pytest

from judges.word_pieces import given_twice, holding_every_piece
from tenderkit.writers.word.package import zip_parts

PARAGRAPH = "<w:p><w:r><w:t>ett</w:t></w:r></w:p>"
MARKED = '<w:p><w:bookmarkStart w:id="1" w:name="a"/><w:bookmarkEnd w:id="1"/></w:p>'


def test_other_words_and_more_of_the_same_are_nothing_new(tmp_path: Path) -> None:
    first = written(tmp_path / "a.docx", PARAGRAPH)
    second = written(tmp_path / "b.docx", PARAGRAPH + PARAGRAPH.replace("ett", "två"))

    assert len(holding_every_piece([first, second])) == 1


@pytest.mark.parametrize(
    "other",
    [
        pytest.param("<w:p/>", id="an element that lacks what the others hold"),
        pytest.param("<w:p><w:t>ett</w:t></w:p>", id="an element at another place"),
        pytest.param('<w:p w:rsidR="0"><w:r><w:t>ett</w:t></w:r></w:p>', id="an attribute"),
        pytest.param("<w:p><w:r><w:t>ett</w:t><w:rPr/></w:r></w:p>", id="an element that follows another"),
    ],
)
def test_whatever_a_schema_may_object_to_is_read(tmp_path: Path, other: str) -> None:
    documents = [written(tmp_path / f"{name}.docx", PARAGRAPH) for name in "ab"]
    alone = written(tmp_path / "c.docx", other)

    assert alone in holding_every_piece([*documents, alone])


def test_another_part_is_read(tmp_path: Path) -> None:
    alone = tmp_path / "b.docx"
    alone.write_bytes(zip_parts({"word/document.xml": body(PARAGRAPH), "word/styles.xml": body("<w:style/>")}))

    assert holding_every_piece([written(tmp_path / "a.docx", PARAGRAPH), alone]) == [alone]


def test_a_number_that_two_marks_have_is_found(tmp_path: Path) -> None:
    assert given_twice(written(tmp_path / "a.docx", MARKED + MARKED.replace('"1"', '"2"').replace('"a"', '"b"'))) == []
    assert given_twice(written(tmp_path / "b.docx", MARKED + MARKED)) == ["bookmarkStart id 1", "bookmarkStart name a"]


def written(path: Path, blocks: str) -> Path:
    path.write_bytes(zip_parts({"word/document.xml": body(blocks)}))
    return path


def body(blocks: str) -> bytes:
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    return f'<w:document xmlns:w="{space}"><w:body>{blocks}</w:body></w:document>'.encode()
