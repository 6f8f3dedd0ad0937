"""A PDF as its reader meets it, and what no page shows."""

import sys

import pytest
from msgspec.structs import replace

from given.printed import full_of, set_pdf
from given.sample_documents import EVERY_BLOCK, words
from tenderkit.model.papers.document import Heading, Paragraph
from tenderkit.problems import ExitCode, NoPdfExtraError, RefusedError
from tenderkit.readers.finished.every_word import texts_of
from tenderkit.readers.pdf.pdf_text import UnreadablePdfError, read_pdf_text


def test_the_words_of_each_page_are_read_in_their_order() -> None:
    blocks = (Heading(1, "1", words("Ett")), Paragraph(words("Två.")), Heading(1, "2", words("Tre"), new_page=True))

    first, second = read_pdf_text(set_pdf(replace(EVERY_BLOCK, facts={}, blocks=blocks)).data).pages

    assert first.split() == ["1", "Ett", "Två.", "Sida", "1", "av", "2"]
    assert second.split() == ["2", "Tre", "Sida", "2", "av", "2"]


def test_a_word_with_a_hyphen_where_a_line_ends_is_one() -> None:
    (page, *_) = read_pdf_text(set_pdf(full_of("Anna-Karin " * 20)).data).pages

    assert "Anna-Karin" in page
    assert "Anna- Karin" not in page


@pytest.mark.parametrize(
    "data", [pytest.param(b"", id="nothing"), pytest.param(b"%PDF-1.7\nmer", id="the beginning alone")]
)
def test_what_is_no_whole_pdf_is_not_read(data: bytes) -> None:
    with pytest.raises(UnreadablePdfError):
        read_pdf_text(data)


def test_without_the_extra_nothing_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pypdfium2", None)

    with pytest.raises(NoPdfExtraError, match="TK-X001") as missing:
        read_pdf_text(b"%PDF")

    assert missing.value.exit_code is ExitCode.PROGRAM_MISSING


def test_every_word_that_leaves_in_a_pdf_is_read_and_what_it_says_of_itself() -> None:
    """None of it stands in the bytes as they are: they are compressed."""
    made = set_pdf(replace(EVERY_BLOCK, own_data=(("tenderkit-klausuler", "vite 2.1.0"),)))

    texts = "\n".join(texts_of("prov.pdf", made.data))

    assert "Platserna ska vara tillsatta inom 6 månader." in texts
    assert "tenderkit-klausuler: vite 2.1.0" in texts
    assert "Sysselsättningskrav för Väghyveln" in texts
    assert "5.3.2 Vite" in texts
    assert b"tillsatta" not in made.data


def test_a_pdf_that_cannot_be_read_to_the_last_page_may_not_leave() -> None:
    made = set_pdf(EVERY_BLOCK)

    with pytest.raises(RefusedError, match="TK-T068"):
        list(texts_of("prov.pdf", made.data[:2000]))
