"""The HTML page, read back as a browser would."""

from collections import Counter
from html.parser import HTMLParser

from hypothesis import given
from lxml import html
from msgspec.structs import replace

from given.legal_text import legal_text
from given.sample_documents import EVERY_BLOCK, PENALTY, PLACES, document_saying, words
from judges.golden_files import Golden
from tenderkit.model.papers.document import (
    Block,
    ClauseText,
    CrossReference,
    Heading,
    Paragraph,
    RequirementText,
    Table,
    Text,
)
from tenderkit.writers.html_writer import write_html


class _Reader(HTMLParser):
    """The letters of each element that holds running words."""

    KEPT = frozenset({"title", "h1", "p", "caption", "th", "td"})

    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, str]] = []
        self._inside = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        del attrs
        if tag == "br":
            self.handle_data("\n")
        if tag in self.KEPT:
            self._inside = True
            self.found.append((tag, ""))

    def handle_endtag(self, tag: str) -> None:
        if tag in self.KEPT:
            self._inside = False

    def handle_data(self, data: str) -> None:
        if self._inside:
            tag, before = self.found[-1]
            self.found[-1] = (tag, before + data)


def _source(*blocks: Block) -> str:
    return write_html(replace(EVERY_BLOCK, blocks=blocks)).decode()


def _tree(*blocks: Block) -> html.HtmlElement:
    return html.document_fromstring(_source(*blocks))


def test_the_page_of_every_block_is_the_approved_one(golden: Golden) -> None:
    golden("every_block.html", write_html(EVERY_BLOCK).decode())


def test_the_same_document_gives_the_same_bytes() -> None:
    assert write_html(EVERY_BLOCK) == write_html(EVERY_BLOCK)


@given(legal_text)
def test_any_text_comes_back_letter_for_letter(text: str) -> None:
    reader = _Reader()

    reader.feed(write_html(document_saying(text)).decode())
    reader.close()

    body = [letters for _, letters in reader.found[1 + 3 :]]  # after the title and the letterhead
    assert reader.found[0] == ("title", text)
    assert body[:3] == [f"1 {text}", text, f"1.1 {text}"]
    assert body[3:] == [text] * (2 + 4 + 2)


def test_the_page_speaks_swedish_and_has_a_title() -> None:
    page = _tree(Heading(1, "1", words("Krav")))

    assert page.get("lang") == "sv"
    assert page.findtext("head/title") == EVERY_BLOCK.title


def test_the_page_loads_nothing_and_runs_nothing() -> None:
    source = write_html(EVERY_BLOCK).decode()

    assert "default-src 'none'" in source
    assert not any(word in source for word in ("<script", "http://", "https://", "url(", " style=", "<img"))


def test_headings_never_skip_a_level() -> None:
    page = _tree(Heading(1, "", words("a")), Heading(4, "", words("b")), Heading(2, "", words("c")))

    assert [tag.tag for tag in page.iter("h1", "h2", "h3", "h4")] == ["h1", "h2", "h2"]


def test_a_document_that_opens_lower_down_gets_its_title_as_first_heading() -> None:
    page = _tree(Heading(2, "1.1", words("Antal platser")))

    assert page.findtext(".//h1") == EVERY_BLOCK.title
    assert page.find(".//h2") is not None


def test_a_document_without_facts_has_no_letterhead() -> None:
    assert "<header>" not in write_html(replace(EVERY_BLOCK, facts={})).decode()


def test_a_cross_reference_leads_to_its_heading() -> None:
    page = _tree(Heading(1, "1", words("Vite"), "vite"), Paragraph((CrossReference("vite", "avsnitt 1 Vite"),)))

    link = page.find(".//a")
    assert link is not None
    assert page.get_element_by_id(str(link.get("href"))[1:]).tag == "h1"


def test_a_cross_reference_to_nowhere_is_only_words() -> None:
    page = _tree(Paragraph((CrossReference("vite", "avsnitt 1 Vite"),)))

    assert page.find(".//a") is None
    assert "avsnitt 1 Vite" in page.text_content()


def test_a_clause_that_stands_twice_gives_every_id_once() -> None:
    clause = ClauseText(
        PLACES,
        (Heading(2, "1", words("Platser"), "antal-platser"), RequirementText("antal-platser.k1", "1.1", words("a"))),
    )

    page = _tree(Heading(1, "", words("Krav")), clause, clause)

    ids = Counter(element.get("id") for element in page.iter() if element.get("id"))
    assert set(ids.values()) == {1}
    assert "krav-antal-platser.k1" in ids
    assert "krav-antal-platser.k1-2" in ids


def test_a_clause_is_marked_with_id_version_and_digest() -> None:
    section = _tree(ClauseText(PENALTY, (Heading(2, "1", words("Vite"), "vite"),))).find(".//section")

    assert section is not None
    assert (section.get("data-clause"), section.get("data-version")) == ("vite", "2.1.0")
    assert section.get("data-digest") == PENALTY.digest


def test_a_clause_without_heading_is_marked_all_the_same() -> None:
    page = _tree(ClauseText(PENALTY, (Paragraph(words("Vite.")),)))

    assert page.find(".//section") is None
    assert page.find(".//div[@data-clause='vite']") is not None


def test_a_table_column_without_heading_is_no_header_cell() -> None:
    page = _tree(Table("Värden", ((), words("Värde")), ((words("a"), words("b")),), (50, 50)))

    assert [cell.get("scope") for cell in page.iter("th")] == ["col"]


def test_strong_and_emphasised_words_are_both() -> None:
    assert "<strong><em>ord</em></strong>" in _source(Paragraph((Text("ord", strong=True, emphasis=True),)))
