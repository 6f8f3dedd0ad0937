from lxml import html
from msgspec.structs import replace

from given.sample_documents import EVERY_BLOCK, FORM, SIGNATURES, words
from tenderkit.model.papers.document import (
    Block,
    FieldType,
    Form,
    FormField,
    Heading,
    Numbering,
    Paragraph,
    RequirementText,
)
from tenderkit.writers.html_writer import write_html


def _page(*blocks: Block) -> html.HtmlElement:
    return html.document_fromstring(write_html(replace(EVERY_BLOCK, blocks=blocks)).decode())


def _pairs(page: html.HtmlElement) -> list[tuple[str, str]]:
    return [(row.findtext("dt"), row.find("dd").text_content()) for row in page.iterfind(".//dl/div")]


def test_an_empty_field_says_that_it_is_to_be_filled_in() -> None:
    page = _page(FORM)

    assert _pairs(page) == [
        ("Vem som rekryterar", "Fylls iVälj: leverantören, kommunen, båda"),
        ("Plan", "Fylls i"),
        ("Startmöte", "Fylls i"),
        ("Kontaktperson", "Fylls i"),
        ("Facket är informerat", "Fylls i"),
    ]
    assert [help_text.text for help_text in page.iterfind(".//dt/span")] == ["Leverantören får alltid rekrytera själv."]


def test_a_filled_field_shows_its_value() -> None:
    fields = (FormField("dag", "Dag", FieldType.DATE, "1 mars 2027"), FormField("a", "A & B", FieldType.TEXT, "<i>"))

    assert _pairs(_page(Form("Plan", fields))) == [("Dag", "1\u00a0mars 2027"), ("A & B", "<i>")]


def test_a_form_is_called_by_its_caption() -> None:
    page = _page(FORM, replace(FORM, caption="Igen"))

    called = [
        page.get_element_by_id(group.get("aria-labelledby")).text for group in page.iterfind(".//*[@role='group']")
    ]
    assert called == [FORM.caption, "Igen"]


def test_a_party_is_read_to_its_end_and_each_label_before_its_line() -> None:
    page = _page(SIGNATURES)

    assert [" ".join(party.text_content().split()) for party in page.iterfind(".//div[@class='party']")] == [
        "För Östersunds kommun Ort och datum Namn Eva Ek",
        "För Väg & Berg AB Ort och datum Namn",
    ]


def test_an_appendix_begins_a_page_on_paper() -> None:
    source = write_html(replace(EVERY_BLOCK, blocks=(Heading(1, "", words("Bilaga"), new_page=True),))).decode()

    assert '<h1 class="new-page">Bilaga</h1>' in source
    assert ".new-page{break-before:page}" in source


def test_a_page_without_forms_has_no_style_for_them() -> None:
    assert "signatures" not in write_html(EVERY_BLOCK).decode()


def test_a_requirement_without_a_number_has_no_room_for_one() -> None:
    document = replace(EVERY_BLOCK, numbering=Numbering.NONE)
    source = write_html(
        replace(document, blocks=(RequirementText("a.k1", "", words("Krav")), Paragraph(words("b"))))
    ).decode()

    assert '<p id="krav-a.k1" data-requirement="a.k1">Krav</p>' in source
