"""Blocks to copy into a tendering system."""

import re
from base64 import b64encode
from collections.abc import Iterator
from dataclasses import replace
from hashlib import sha256

from hypothesis import given
from lxml import html

from given.legal_text import legal_text
from given.sample_documents import EVERY_BLOCK, document_saying, words
from judges.golden_files import Golden
from tenderkit.model.papers.document import Heading, Table
from tenderkit.writers.paste_blocks import CopyBlock, CopyTable, copy_blocks
from tenderkit.writers.paste_writer import write_paste, write_paste_text

_PART = re.compile(r"<p>.*?</p>|<tr>.*?</tr>", re.DOTALL)
_ENDS = re.compile(r'^(<p>|<tr>(<td>|<th scope="col">))|(</p>|(</td>|</th>)</tr>)$')
_BETWEEN = re.compile(r'<br>|</t[dh]><t(?:d|h scope="col")>')


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


def test_a_heading_that_several_clauses_share_is_copied_under_its_own_name() -> None:
    document = replace(EVERY_BLOCK, blocks=(Heading(2, "1.2", words("Platser"), "platser"), *EVERY_BLOCK.blocks))

    assert copy_blocks(document)[0].id == "platser.rubrik"


def test_a_block_with_an_open_question_says_so() -> None:
    assert [block.id for block in copy_blocks(EVERY_BLOCK) if block.is_open] == ["kravavsnitt.text", "vite.k1"]


def test_working_notes_are_not_copied() -> None:
    assert not any("Öppna frågor" in line for block in copy_blocks(EVERY_BLOCK) for line in block.lines)


def test_every_block_id_stands_once_also_when_a_clause_stands_twice() -> None:
    twice = replace(EVERY_BLOCK, blocks=EVERY_BLOCK.blocks * 2)

    ids = [block.id for block in copy_blocks(twice)]

    assert len(ids) == len(set(ids))


def test_what_is_copied_holds_paragraphs_and_tables_only() -> None:
    """Nothing that a system numbers anew."""
    page = html.document_fromstring(write_paste(EVERY_BLOCK).decode())

    copied = page.findall(".//div[@class='copy']")
    tables = {"table", "thead", "tbody", "tr", "th", "td"}
    assert {child.tag for block in copied for child in block.iter()} == {"div", "p", "br"} | tables


def test_a_table_of_terms_has_its_heading_on_the_page_and_a_line_for_each_term_in_the_text() -> None:
    header, rows = (words("Villkor"), words("Vad som gäller")), ((words("Vite"), words("50 000 kronor")),)
    document = replace(EVERY_BLOCK, blocks=(Table("I korthet", header, rows, (40, 60)),))

    page, text = write_paste(document).decode(), write_paste_text(document).decode()

    assert '<th scope="col">Villkor</th><th scope="col">Vad som gäller</th>' in page
    assert "<tr><td>Vite</td><td>50 000 kronor</td></tr>" in page
    assert "I korthet\nVite: 50 000 kronor\n" in text
    assert "Vad som gäller" not in text


def test_everything_can_be_copied_at_once_and_nothing_but_the_blocks() -> None:
    page = html.document_fromstring(write_paste(EVERY_BLOCK).decode())

    (whole,) = page.findall(".//div[@id='alla-block']")
    assert [block.get("id") for block in whole] == [f"block-{block.id}" for block in copy_blocks(EVERY_BLOCK)]
    (button,) = page.findall(".//button")
    assert (button.text, "hidden" in button.attrib) == ("Kopiera allt", True), "shown by the script, where that runs"


def test_the_page_runs_its_own_script_and_no_other() -> None:
    page = html.document_fromstring(write_paste(EVERY_BLOCK).decode())

    (script,) = page.findall(".//script")
    (policy,) = (meta.get("content", "") for meta in page.findall(".//meta[@http-equiv]"))
    digest = b64encode(sha256((script.text or "").encode()).digest()).decode()
    assert "default-src 'none'; style-src 'sha256-" in policy
    assert f"script-src 'sha256-{digest}';" in policy
    assert not script.attrib


@given(legal_text)
def test_any_text_comes_back_letter_for_letter(text: str) -> None:
    page = write_paste(document_saying(text)).decode()

    copied = [_parts(block.partition("</div>")[0]) for block in page.split('<div class="copy">')[1:]]
    assert copied == [list(_written(block)) for block in copy_blocks(document_saying(text))]


def _parts(markup: str) -> list[list[str]]:
    """The lines of each paragraph and of the cells of each row; markup in a value would have been escaped."""
    return [
        [_letters(piece) for piece in re.split(_BETWEEN, re.sub(_ENDS, "", part))] for part in re.findall(_PART, markup)
    ]


def _written(block: CopyBlock) -> Iterator[list[str]]:
    for part in block.parts:
        if isinstance(part, CopyTable):
            yield from [[part.caption]] if part.caption else []
            yield from ([line for cell in row for line in cell.split("\n")] for row in (part.header, *part.rows))
        else:
            yield list(part)


def _letters(markup: str) -> str:
    """What a browser makes of a line's markup."""
    parser = html.HTMLParser(encoding="utf-8")
    return str(html.fragment_fromstring(f"<p>x{markup}</p>".encode(), parser=parser).text_content())[1:]
