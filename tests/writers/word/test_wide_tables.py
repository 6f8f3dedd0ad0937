"""Wide tables in Word: columns as wide as their words, and pages that lie where that isn't enough."""

import re
from io import BytesIO
from zipfile import ZipFile

import pytest
from msgspec.structs import replace

from given.sample_documents import EVERY_BLOCK, words
from tenderkit.model.papers.document import Block, Document, Heading, Paragraph, Table
from tenderkit.workflows.reports.reporting import report, report_template
from tenderkit.writers.word.wide_tables import fitting_widths, is_wide, turned
from tenderkit.writers.word.writer import write_word

LONG = "Upphandlingsmyndighetens"


def table(*header: str, widths: tuple[int, ...] = ()) -> Table:
    even = widths or (100 // len(header),) * len(header)
    return Table("Tabell", tuple(map(words, header)), (tuple(words("ja") for _ in header),), even)


WIDE = table(*(["Utvärderingsunderlag"] * 5))


def pages(blocks: tuple[Block, ...], document: Document = EVERY_BLOCK) -> list[str]:
    """How the page of each section of the file lies."""
    written = write_word(replace(document, blocks=blocks), report_template())
    xml = ZipFile(BytesIO(written)).read("word/document.xml").decode()
    assert "<?tk" not in xml
    return ["lies" if "landscape" in each else "stands" for each in re.findall(r"<w:pgSz [^>]*>", xml)]


@pytest.mark.parametrize(
    ("found", "widths"),
    [
        pytest.param(table("Fråga", "Svar", widths=(50, 50)), (50, 50), id="room enough"),
        pytest.param(table("Fråga", "Av", LONG, widths=(60, 20, 20)), (50, 20, 30), id="a word longer than its column"),
        pytest.param(table("2027-03-01", "a-b", widths=(10, 90)), (14, 86), id="a day is one word"),
        pytest.param(table(*([LONG] * 8)), (12,) * 8, id="more than any page has room for"),
    ],
)  # fmt: skip
def test_a_column_takes_what_its_longest_word_needs(found: Table, widths: tuple[int, ...]) -> None:
    assert fitting_widths(found) == widths


def test_a_table_is_wide_for_its_words_or_its_many_columns() -> None:
    assert is_wide(WIDE)
    assert is_wide(table("a", "b", "c", "d", "e", "f", "g"))
    assert not is_wide(table("a", "b", "c", "d", "e", "f"))
    assert not is_wide(Paragraph(words("Text.")))


def test_a_wide_table_and_the_heading_above_it_lie_on_pages_of_their_own() -> None:
    text, heading = Paragraph(words("Text.")), Heading(2, "", words("Rubrik"))

    assert pages((text,)) == ["stands"]
    assert pages((text, heading, WIDE, text)) == ["stands", "lies", "stands"]
    assert pages((text, WIDE, text, WIDE, text)) == ["stands", "lies", "stands", "lies", "stands"]


def test_the_letterhead_is_that_of_the_first_section_and_the_first_page_is_one() -> None:
    written = write_word(
        replace(EVERY_BLOCK, blocks=(Paragraph(words("A")), WIDE, Paragraph(words("B")))), report_template()
    )
    xml = ZipFile(BytesIO(written)).read("word/document.xml").decode()

    first, lying, last = re.findall(r"<w:sectPr.*?</w:sectPr>", xml, re.DOTALL)
    assert ("<w:titlePg/>" in first, "headerReference" in first) == (True, True)
    assert ("<w:titlePg/>" in lying, "headerReference" in lying) == (False, False)
    assert "<w:titlePg/>" not in last


def test_a_report_with_a_wide_table_lies_as_a_whole() -> None:
    found = report("Rapport", (Paragraph(words("Text.")), WIDE, Paragraph(words("Text."))))

    assert pages(found.blocks, found) == ["lies"]


def test_a_part_without_a_page_of_its_own_has_only_its_marks_taken_away() -> None:
    assert turned("<?tk-wide?>a<?tk-upright?>", whole=False) == "a"
