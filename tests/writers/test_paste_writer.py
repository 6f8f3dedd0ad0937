"""Blocks to copy into a tendering system."""

import re
from base64 import b64encode
from collections.abc import Iterator
from hashlib import sha256

from hypothesis import given
from lxml import html
from msgspec.structs import replace

from given.legal_text import legal_text
from given.sample_documents import EVERY_BLOCK, document_saying, words
from judges.golden_files import Golden
from tenderkit.model.papers.document import ClauseText, CopyUnit, Heading, Notice, Paragraph, Table
from tenderkit.writers.paste_blocks import CopyBlock, CopyTable, copy_blocks, copy_groups
from tenderkit.writers.paste_writer import write_paste, write_paste_text

_COPY = re.compile(r'<div class="copy" data-plain="[^"]*">')
_PART = re.compile(r"<p>.*?</p>|<tr>.*?</tr>", re.DOTALL)
_ENDS = re.compile(r'^(<p>|<tr>(<td>|<th scope="col">))|(</p>|(</td>|</th>)</tr>)$')
_BETWEEN = re.compile(r'<br>|</t[dh]><t(?:d|h scope="col")>')


def test_the_page_to_copy_from_is_the_approved_one(golden: Golden) -> None:
    golden("every_block.klistra.html", write_paste(EVERY_BLOCK).decode())


def test_the_text_to_copy_from_is_the_approved_one(golden: Golden) -> None:
    golden("every_block.klistra.txt", write_paste_text(EVERY_BLOCK).decode())


def test_a_clause_is_a_block_under_its_own_title_with_all_that_it_says() -> None:
    block = next(block for block in copy_blocks(EVERY_BLOCK) if block.id == "vite")

    assert block.title == "Vite"
    assert block.lines == (
        "5.3.2 Vite",
        "5.3.2.1 Vitet är [BEKRÄFTA: Hur stort är vitet för en plats som saknas?] för varje plats som saknas.",
        "Så krävs vitet",
        "1. skriftligt påpekande",
        "2. rättelse",
    )


def test_every_word_is_copied_whatever_a_block_holds() -> None:
    by_clause, by_requirement = (
        [line for block in copy_blocks(EVERY_BLOCK, unit) for line in block.lines] for unit in CopyUnit
    )

    assert by_clause == by_requirement


def test_blocks_stand_in_groups_under_the_headings_of_the_section() -> None:
    groups = {group.title: [block.id for block in group.blocks] for group in copy_groups(EVERY_BLOCK)}

    assert groups == {
        "5.3 Särskilda kontraktsvillkor om sysselsättning": ["kravavsnitt.rubrik", "kravavsnitt.text"],
        "5.3.1 Antal platser": ["antal-platser"],
        "5.3.2 Vite": ["vite"],
        "5.3.3 Klausuler i avsnittet": ["kravavsnitt.rubrik-2", "kravavsnitt.text-2"],
    }


def test_what_stands_before_the_first_heading_is_a_group_under_the_title_of_the_document() -> None:
    document = replace(EVERY_BLOCK, blocks=(Paragraph(words("Först.")), *EVERY_BLOCK.blocks))

    assert copy_groups(document)[0].title == "Sysselsättningskrav för Väghyveln"


def test_a_requirement_is_a_block_under_its_own_id_where_it_is_asked_for() -> None:
    block = next(block for block in _by_requirement() if block.id == "antal-platser.k1")

    assert block.title == "5.3.1.1 Antal platser"
    assert block.lines == ("5.3.1.1 Entreprenören ska erbjuda minst 4 platser enligt avsnitt 5.3.2 Vite.",)
    assert not block.is_open


def test_running_text_that_stands_together_is_one_block() -> None:
    block = next(block for block in _by_requirement() if block.id == "antal-platser.text-2")

    assert block.title == "Antal platser, text"
    assert block.lines == ("Som plats räknas", "- anställning", "  - på heltid", "- praktik")


def test_a_heading_that_several_clauses_share_is_copied_under_its_own_name() -> None:
    document = replace(EVERY_BLOCK, blocks=(Heading(2, "1.2", words("Platser"), "platser"), *EVERY_BLOCK.blocks))

    assert copy_blocks(document)[0].id == "platser.rubrik"


def test_a_block_with_an_open_question_says_so() -> None:
    assert [block.id for block in _by_requirement() if block.is_open] == ["kravavsnitt.text", "vite.k1"]

    page = html.document_fromstring(write_paste(EVERY_BLOCK).decode())
    assert [heading.text for heading in page.findall(".//h3") if "öppen" in (heading.text or "")] == [
        "Text (öppen fråga)",
        "5.3.2 Vite (öppen fråga)",
    ], "said in words and not by a colour alone"


def test_working_notes_are_not_copied() -> None:
    clause = next(block for block in EVERY_BLOCK.blocks if isinstance(block, ClauseText))
    noted = replace(clause, blocks=(Notice("Öppna frågor", ()), *clause.blocks))
    document = replace(EVERY_BLOCK, blocks=(*EVERY_BLOCK.blocks, noted))

    for unit in CopyUnit:
        assert not any("Öppna frågor" in line for block in copy_blocks(document, unit) for line in block.lines)


def test_every_block_id_stands_once_also_when_a_clause_stands_twice() -> None:
    twice = replace(EVERY_BLOCK, blocks=EVERY_BLOCK.blocks * 2)

    ids = [block.id for block in copy_blocks(twice)]

    assert len(ids) == len(set(ids))


def test_what_is_copied_holds_paragraphs_and_tables_only() -> None:
    """Nothing that a system numbers anew."""
    page = html.document_fromstring(write_paste(EVERY_BLOCK).decode())

    copied = page.findall(".//div[@class='copy']")
    tables = {"table", "thead", "tbody", "tr", "th", "td"}
    assert {child.tag for block in copied for child in block.iter()} == {"div", "p", "br", "strong"} | tables


def test_a_table_of_terms_has_its_heading_on_the_page_and_a_line_for_each_term_in_the_text() -> None:
    header, rows = (words("Villkor"), words("Vad som gäller")), ((words("Vite"), words("50 000 kronor")),)
    document = replace(EVERY_BLOCK, blocks=(Table("I korthet", header, rows, (40, 60)),))

    page, text = write_paste(document).decode(), write_paste_text(document).decode()

    assert '<th scope="col">Villkor</th><th scope="col">Vad som gäller</th>' in page
    assert "<tr><td>Vite</td><td>50 000 kronor</td></tr>" in page
    assert "I korthet\nVite: 50 000 kronor\n" in text
    assert "Vad som gäller" not in text


def test_a_block_a_group_and_everything_have_buttons_that_say_what_they_copy() -> None:
    page = html.document_fromstring(write_paste(EVERY_BLOCK).decode())

    said = {
        tools.get("data-place"): ["".join(button.itertext()) for button in tools.iter("button")]
        for tools in _tools(page)
    }
    assert said["alla-block"] == ["Kopiera allt formaterat", "Kopiera allt som ren text"]
    assert said["grupp"] == [
        "Kopiera gruppen formaterad: 5.3 Särskilda kontraktsvillkor om sysselsättning",
        "Kopiera gruppen som ren text: 5.3 Särskilda kontraktsvillkor om sysselsättning",
    ]
    assert said["block-vite"] == ["Kopiera formaterat: 5.3.2 Vite", "Kopiera ren text: 5.3.2 Vite"]
    assert "grupp-3" not in said, "a group of one block would copy the same"
    assert said.keys() <= {element.get("id") for element in page.iter()}


def test_buttons_are_hidden_until_the_script_runs_and_ticks_work_without_it() -> None:
    page = html.document_fromstring(write_paste(EVERY_BLOCK).decode())

    assert all("hidden" in tools.attrib for tools in _tools(page))
    labels = ["".join(map(str, label.itertext())) for label in page.iterfind(".//label")]
    assert len(labels) == len(copy_blocks(EVERY_BLOCK))
    assert "Inklistrat: 5.3.2 Vite" in labels


def test_ticks_are_kept_under_a_digest_that_tells_nothing_of_the_case() -> None:
    def kept_under(**facts: str) -> str:
        document = replace(EVERY_BLOCK, facts={**EVERY_BLOCK.facts, **facts})
        (main,) = html.document_fromstring(write_paste(document).decode()).iter("main")
        return str(main.get("data-ticks"))

    assert re.fullmatch("tenderkit-[0-9a-f]{16}", kept_under())
    assert kept_under() == kept_under()
    assert kept_under() != kept_under(registration_number="TF 2026/413"), "another case has ticks of its own"


def test_a_block_that_is_written_anew_is_not_ticked_any_more() -> None:
    changed = replace(EVERY_BLOCK, blocks=(*EVERY_BLOCK.blocks[:-1], Paragraph(words("En annan rad."))))

    before, after = (
        [tick.get("value") for tick in html.document_fromstring(write_paste(document).decode()).iter("input")]
        for document in (EVERY_BLOCK, changed)
    )

    assert before[:-1] == after[:-1]
    assert before[-1] != after[-1]


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

    copied = [_parts(block.partition("</div>")[0]) for block in re.split(_COPY, page)[1:]]
    assert copied == [list(_written(block)) for block in copy_blocks(document_saying(text))]


@given(legal_text)
def test_plain_text_is_given_to_the_script_letter_for_letter(text: str) -> None:
    page = html.document_fromstring(write_paste(document_saying(text)))

    given_out = [block.get("data-plain") for block in page.findall(".//div[@class='copy']")]
    assert given_out == ["\n".join(block.lines) for block in copy_blocks(document_saying(text))]


def _by_requirement() -> tuple[CopyBlock, ...]:
    return copy_blocks(EVERY_BLOCK, CopyUnit.REQUIREMENT)


def _tools(page: html.HtmlElement) -> list[html.HtmlElement]:
    return list(page.findall(".//p[@class='tools']"))


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
            yield list(part.lines)


def _letters(markup: str) -> str:
    """What a browser makes of a line's markup."""
    parser = html.HTMLParser(encoding="utf-8")
    return str(html.fragment_fromstring(f"<p>x{markup}</p>".encode(), parser=parser).text_content())[1:]
