"""Blocks to copy into a tendering system."""

from dataclasses import replace

from hypothesis import given
from lxml import html

from given.legal_text import legal_text
from given.sample_documents import EVERY_BLOCK, document_saying
from judges.golden_files import Golden
from tenderkit.writers.paste_blocks import copy_blocks
from tenderkit.writers.paste_writer import write_paste, write_paste_text


def test_the_page_to_copy_from_is_the_approved_one(golden: Golden) -> None:
    golden("every_block.klistra.html", write_paste(EVERY_BLOCK).decode())


def test_the_text_to_copy_from_is_the_approved_one(golden: Golden) -> None:
    golden("every_block.klistra.txt", write_paste_text(EVERY_BLOCK).decode())


def test_a_requirement_is_a_block_under_its_own_id() -> None:
    block = next(block for block in copy_blocks(EVERY_BLOCK) if block.id == "antal-platser.k1")

    assert block.lines == ("5.3.1.1 Entreprenören ska erbjuda minst 4 platser enligt avsnitt 5.3.2 Vite.",)
    assert not block.is_open


def test_running_text_that_stands_together_is_one_block() -> None:
    block = next(block for block in copy_blocks(EVERY_BLOCK) if block.id == "antal-platser.text-2")

    assert block.lines == ("Som plats räknas", "- anställning", "  - på heltid", "- praktik")


def test_a_block_with_an_open_question_says_so() -> None:
    assert [block.id for block in copy_blocks(EVERY_BLOCK) if block.is_open] == ["kravavsnitt.text", "vite.k1"]


def test_working_notes_are_not_copied() -> None:
    assert not any("Öppna frågor" in line for block in copy_blocks(EVERY_BLOCK) for line in block.lines)


def test_every_block_id_stands_once_also_when_a_clause_stands_twice() -> None:
    twice = replace(EVERY_BLOCK, blocks=EVERY_BLOCK.blocks * 2)

    ids = [block.id for block in copy_blocks(twice)]

    assert len(ids) == len(set(ids))


def test_what_is_copied_holds_paragraphs_only() -> None:
    page = html.document_fromstring(write_paste(EVERY_BLOCK).decode())

    copied = page.findall(".//div[@class='copy']")
    assert {child.tag for block in copied for child in block.iter()} == {"div", "p", "br"}


@given(legal_text)
def test_any_text_comes_back_letter_for_letter(text: str) -> None:
    page = write_paste(document_saying(text)).decode()

    copied = [_paragraphs(block) for block in page.split('<div class="copy"><p>')[1:]]
    assert copied == [block.paragraphs for block in copy_blocks(document_saying(text))]


def _paragraphs(markup: str) -> tuple[tuple[str, ...], ...]:
    """The lines of each paragraph up to the end of the block; markup in a value would have been escaped."""
    inner = markup.partition("</p></div>")[0]
    return tuple(tuple(map(_letters, paragraph.split("<br>"))) for paragraph in inner.split("</p><p>"))


def _letters(markup: str) -> str:
    """What a browser makes of a line's markup."""
    parser = html.HTMLParser(encoding="utf-8")
    return str(html.fragment_fromstring(f"<p>x{markup}</p>".encode(), parser=parser).text_content())[1:]
