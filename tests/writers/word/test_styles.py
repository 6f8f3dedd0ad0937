import pytest
from lxml import etree
from msgspec.structs import replace

from given.letterhead import STYLES, changed, letterhead, with_parts
from given.sample_documents import EVERY_BLOCK, FORM
from judges.word_reading import W, body_of, values
from tenderkit.model.template.template import CompiledTemplate
from tenderkit.problems import TenderkitError
from tenderkit.writers.word import write_word
from tenderkit.writers.word.styles import (
    BULLETS,
    FIELD_HELP,
    HEADINGS,
    REQUIRED,
    WHEN_USED,
    Styles,
    with_deeper_headings,
)


@pytest.fixture
def template() -> CompiledTemplate:
    return letterhead()


def test_the_shipped_letterhead_has_every_style(template: CompiledTemplate) -> None:
    styles = Styles.of(template.parts[STYLES])

    assert set(styles.ids) == {*REQUIRED, *WHEN_USED}
    assert styles.indent == '<w:ind w:left="1247" w:hanging="1247"/>'


def test_a_heading_that_the_letterhead_lacks_looks_as_the_one_above(template: CompiledTemplate) -> None:
    """It has the outline level of its own; a style that has taken the id keeps it."""
    taken = template.parts[STYLES].replace(
        b"</w:styles>", b'<w:style w:type="paragraph" w:styleId="Heading6"/></w:styles>'
    )

    styles = Styles.of(with_deeper_headings(taken, 6))

    assert [styles.heading(level) for level in (4, 5, 6)] == ["Heading4", "Heading5", "TkHeading6"]
    root = etree.fromstring(with_deeper_headings(taken, 6))
    added = [style for style in root if style.get(f"{W}styleId") in ("Heading5", "TkHeading6")]
    assert [values(style, "outlineLvl") for style in added] == [["4"], ["5"]]
    assert [values(style, "basedOn") for style in added] == [["Heading4"], ["Heading5"]]


def test_a_letterhead_that_has_the_heading_keeps_its_own(template: CompiledTemplate) -> None:
    own = with_deeper_headings(template.parts[STYLES], 5)

    assert with_deeper_headings(own, 5) == own
    assert with_deeper_headings(template.parts[STYLES], 4) == template.parts[STYLES]


def test_styles_are_found_by_name_whatever_their_id(template: CompiledTemplate) -> None:
    """Swedish Word calls the ids Rubrik1 and so on; LibreOffice spells the names with a capital."""
    data = template.parts[STYLES].replace(b'"Heading1"', b'"Rubrik1"').replace(b'"heading 1"', b'"Heading 1"')

    body = body_of(write_word(EVERY_BLOCK, with_parts(template, {STYLES: data})))

    assert "Rubrik1" in values(body, "pStyle")


def test_every_missing_style_is_named_at_once(template: CompiledTemplate) -> None:
    data = template.parts[STYLES].replace(b'"Krav"', b'"X"').replace(b'"Notis"', b'"Y"')

    with pytest.raises(TenderkitError, match="TK-T080") as caught:
        Styles.of(data)

    assert caught.value.message.facts == {"styles": "Krav, Notis"}


def test_deeper_levels_wear_the_deepest_style(template: CompiledTemplate) -> None:
    styles = Styles.of(template.parts[STYLES])

    assert (styles.deepest(HEADINGS, 1), styles.deepest(HEADINGS, 7)) == ("Heading1", "Heading4")
    assert styles.deepest(BULLETS, 9) == "ListBullet3"


def test_a_list_is_inherited_and_a_circle_of_styles_does_no_harm(template: CompiledTemplate) -> None:
    based = changed(template, STYLES, '<w:basedOn w:val="Normal"/>', '<w:basedOn w:val="ListBullet"/>')

    styles = Styles.of(based.parts[STYLES])

    assert styles.lists["Heading1"] == styles.lists["ListBullet"]


def test_requirements_without_an_indent_leave_the_list_without_one(template: CompiledTemplate) -> None:
    data = template.parts[STYLES].replace(b"<w:ind ", b"<w:mirrorIndents ")

    assert Styles.of(data).indent == ""


def test_a_template_without_the_styles_of_forms_does_until_a_document_has_a_form(template: CompiledTemplate) -> None:
    bare = changed(template, STYLES, f'"{FIELD_HELP}"', '"X"')

    assert write_word(EVERY_BLOCK, bare)
    with pytest.raises(TenderkitError, match="TK-T080") as caught:
        write_word(replace(EVERY_BLOCK, blocks=(FORM,)), bare)
    assert caught.value.message.facts == {"styles": FIELD_HELP}
