"""What belongs to an individual carries no mark of ours, in any part, property or relation."""

import pytest
from msgspec.structs import replace

from given.letterhead import letterhead, parts_of
from given.sample_documents import EVERY_BLOCK, FORM, SIGNATURES
from tenderkit.model.papers.document import Document
from tenderkit.writers.html_writer import write_html
from tenderkit.writers.text_writer import write_text
from tenderkit.writers.word import write_word

_MARKS = ("tenderkit", "_tk_", "antal-platser", "antal_platser", "kravavsnitt")
_EMPLOYER = letterhead("arbetsgivare")
_FACTS = {"authority_name": "Väg & Berg AB"}
_WORDS = replace(EVERY_BLOCK, facts=_FACTS, blocks=(*EVERY_BLOCK.blocks[:-1], FORM, SIGNATURES), traced=False)


@pytest.mark.parametrize(
    "document",
    [
        pytest.param(_WORDS, id="a draft"),
        pytest.param(replace(_WORDS, issued=True), id="an issued copy"),
        pytest.param(replace(_WORDS, guidance={"antal-platser": "Till tenderkit"}), id="a working copy"),
    ],
)
def test_no_part_of_the_word_file_holds_a_mark(document: Document) -> None:
    package = write_word(document, _EMPLOYER)

    for name, data in parts_of(package).items():
        read = f"{name} {data.decode()}".lower()
        assert [mark for mark in _MARKS if mark in read] == []
    assert not any(name.startswith(("customXml", "word/comments")) for name in parts_of(package))


def test_the_same_words_with_a_trace_hold_every_mark() -> None:
    read = " ".join(data.decode() for data in parts_of(write_word(replace(_WORDS, traced=True), _EMPLOYER)).values())

    assert [mark for mark in _MARKS if mark not in read] == []


def test_the_page_and_the_text_hold_no_mark_either() -> None:
    page, text = write_html(_WORDS).decode(), write_text(_WORDS).decode()

    assert [mark for mark in _MARKS if mark in page + text] == []
    assert "data-" not in page
    assert 'href="#' not in page


def test_the_words_are_all_there() -> None:
    assert write_text(_WORDS) == write_text(replace(_WORDS, traced=True))
