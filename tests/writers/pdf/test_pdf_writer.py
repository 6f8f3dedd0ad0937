"""A PDF from blocks: no value is ever more than words, the same words give the same bytes, and machines can read it aloud."""

from decimal import Decimal
from io import BytesIO
from typing import Final

import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from given.printed import DAY, as_pages, full_of, long_table, set_pdf
from given.sample_documents import EVERY_BLOCK, words
from tenderkit.model.papers.document import Chart, ChartSeries, Document, Heading, Paragraph, Text
from tenderkit.readers.pdf.pdf_text import read_pdf_text
from tenderkit.rules.finished.same_words import first_page_that_differs, letters_alone
from tenderkit.writers.pdf.pdf_writer import write_pdf
from tenderkit.writers.pdf.words_in_order import words_in_order

NO_LETTERS: Final = ("C", "Zl", "Zp", "M")  # an accent belongs to a letter; see below
# What typst's own syntax is made of.
SYNTAX = [
    '#import "x.typ": *',
    '#include "/etc/passwd"',
    '#read("/etc/passwd")',
    "#sys.inputs #panic() #{while true {}}",
    "#show: it => [] #set page(width: 1pt)",
    "$ x^2 $ $",
    "\\ \\# \\u{41} \\",
    "a // b /* c */ d",
    "<märke> @ref #label #ref(<x>)",
    "`rå` ```typ #x ``` ~ -- --- ... -?",
    "- a",
    "+ a",
    "= a",
    "/ a: b",
    "*fet* _kursiv_ \"citat\" 'citat'",
    "[ ] { } ( ) ; #[",
    "https://example.se/#a",
    "{{ x }} {% if %} <b>&amp;</b> \\0",
]


def _reads_as_written(document: Document) -> bool:
    made = set_pdf(document)
    said = read_pdf_text(made.data)
    return first_page_that_differs([words_in_order(as_pages(document), made.replaced)], said.pages) is None


@pytest.mark.parametrize("value", SYNTAX)
def test_the_whole_syntax_of_the_typesetter_is_words_like_any_other(value: str) -> None:
    assert _reads_as_written(full_of(value))


@settings(max_examples=25)
@given(st.text(st.characters(max_codepoint=0x058F, exclude_categories=NO_LETTERS), min_size=1, max_size=30))
def test_any_european_text_is_printed_as_it_is_or_by_its_number(value: str) -> None:
    assert _reads_as_written(full_of(value))


@pytest.mark.parametrize(
    "value",
    [
        pytest.param("fi fl ffi tt ti office", id="letters that fonts join"),
        pytest.param("e\u0301 a\u030a o\u0308", id="accents of their own"),
        pytest.param("a\u00a0b\u2011c\u00add\u200be\u200df\u2060g\ufeffh", id="blanks and marks that nobody sees"),
        pytest.param("rad ett\nrad två\n\nrad fyra", id="line breaks"),
        pytest.param("e-post och upphandlings- och avtalsfrågor " * 12, id="hyphens where lines end"),
        pytest.param("x" * 400, id="a word longer than a line"),
        pytest.param("https://example.se/" + "a" * 150 + "@b", id="a long address"),
        pytest.param("שלום och (مرحبا) 123", id="letters from right to left"),
        pytest.param("☐ ☒ → ≥ ½ ① Ωж", id="signs that another font has"),
        pytest.param("<&>\"'", id="signs of markup"),
        pytest.param(" ", id="nothing but a blank"),
    ],
)
def test_every_letter_is_there_whatever_stands_in_a_value(value: str) -> None:
    assert _reads_as_written(full_of(value))


def test_a_row_longer_than_a_page_goes_on_over_the_next_with_its_heading() -> None:
    document = long_table(3, "många ord i en cell som aldrig tar slut " * 150)

    assert _reads_as_written(document)
    pages = read_pdf_text(set_pdf(document).data).pages
    assert len(pages) > 3
    assert all("Kolumn" in page for page in pages)


def test_the_same_document_gives_the_same_bytes() -> None:
    assert set_pdf(EVERY_BLOCK).data == set_pdf(EVERY_BLOCK).data


def test_a_letter_that_no_font_has_is_named_with_what_stands_for_it() -> None:
    made = set_pdf(full_of("Kim 小明"))

    assert made.replaced == (("小", "[U+5C0F]"), ("明", "[U+660E]"))
    assert "Kim[U+5C0F][U+660E]" in letters_alone("".join(read_pdf_text(made.data).pages))


def test_a_letter_that_no_font_has_is_named_in_a_picture_too() -> None:
    chart = Chart("Vite 漢", "Linjen säger 漢.", "Dagar", "Kronor 漢", (ChartSeries("Linje 漢", ()),))

    made = set_pdf(replace(EVERY_BLOCK, blocks=(chart,)))

    assert made.replaced == (("漢", "[U+6F22]"),)
    assert letters_alone("".join(read_pdf_text(made.data).pages)).count("[U+6F22]") == 3


def test_it_says_its_title_language_day_and_standards() -> None:
    made = set_pdf(full_of("ord"))

    with pikepdf.open(BytesIO(made.data)) as pdf, pdf.open_metadata() as metadata:
        assert str(pdf.Root.Lang) == "sv-SE"
        assert bool(pdf.Root.MarkInfo.Marked)
        assert bool(pdf.Root.ViewerPreferences.DisplayDocTitle)
        assert metadata["dc:title"] == "Provet"
        assert (metadata["pdfaid:part"], metadata["pdfaid:conformance"]) == ("2", "A")
        assert metadata["pdfuaid:part"] == "1"
        assert metadata["xmp:CreateDate"].startswith(DAY.isoformat())
        assert "dc:creator" not in metadata
    assert b"tenderkit-prov: ord" in made.data


def test_headings_are_bookmarks_and_no_level_is_left_out() -> None:
    blocks = (
        Heading(2, "5.3", words("Krav")),
        Heading(4, "", words("Djupt")),
        Paragraph(words("Text.")),
        Heading(1, "", words("")),
        Heading(1, "6", words("Bilaga"), new_page=True),
    )

    made = set_pdf(replace(EVERY_BLOCK, blocks=blocks))

    with pikepdf.open(BytesIO(made.data)) as pdf, pdf.open_outline() as outline:
        assert [item.title for item in outline.root] == ["5.3 Krav", "6 Bilaga"]
        assert [item.title for item in outline.root[0].children] == ["Djupt"]
        assert [tag for tag in _tags(pdf) if tag.startswith("H")] == ["H1", "H2", "H1"]
        assert len(pdf.pages) == 2


def test_lists_tables_and_links_are_tagged() -> None:
    with pikepdf.open(BytesIO(set_pdf(EVERY_BLOCK).data)) as pdf:
        tags = _tags(pdf)

    assert {"L", "LI", "Lbl", "LBody", "Table", "THead", "TBody", "TR", "TH", "TD", "Link", "P"} <= set(tags)
    assert tags.count("TH") == 2 + 3


def test_a_picture_says_what_it_shows() -> None:
    lines = ((Decimal(0), Decimal(0)), (Decimal(30), Decimal(50_000)))
    chart = Chart("Vitet", "Linjen stiger till 50 000 kronor.", "Dagar", "Kronor", (ChartSeries("Vite", lines),))

    made = set_pdf(replace(EVERY_BLOCK, blocks=(chart,)))

    assert "Linjen stiger till 50 000 kronor." in read_pdf_text(made.data).beside
    with pikepdf.open(BytesIO(made.data)) as pdf:
        assert "Figure" in _tags(pdf)


def test_several_documents_are_set_in_one_file_each_with_its_own_pages() -> None:
    several = [as_pages(long_table(60)), as_pages(EVERY_BLOCK), as_pages(full_of("ord"))]

    made = write_pdf(several, "Alla", DAY)

    pages = read_pdf_text(made.data).pages
    assert first_page_that_differs([words_in_order(each) for each in several], pages) is None
    assert sum("Sida 1 av" in page for page in pages) == 3


def test_no_heading_stands_alone_at_the_foot_of_a_page() -> None:
    """However far down the page it comes."""
    for before in range(38, 46):
        blocks = (
            *(Paragraph((Text(f"rad {at}"),)) for at in range(before)),
            Heading(1, "", words("Rubrik")),
            Paragraph(words("Efter.")),
        )

        pages = read_pdf_text(set_pdf(replace(EVERY_BLOCK, blocks=blocks)).data).pages

        (with_heading,) = (page for page in pages if "Rubrik" in page)
        assert "Efter." in with_heading


def _tags(pdf: pikepdf.Pdf) -> list[str]:
    """The structure's tags, in the order in which they are read."""
    found: list[str] = []

    def walk(element: pikepdf.Object) -> None:
        if isinstance(element, pikepdf.Array):
            for each in element:
                walk(each)
        elif isinstance(element, pikepdf.Dictionary):
            if "/S" in element:
                found.append(str(element.S).lstrip("/"))
            if "/K" in element:
                walk(element.K)

    walk(pdf.Root.StructTreeRoot.K)
    return found
