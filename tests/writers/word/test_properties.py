from lxml import etree
from msgspec.structs import replace

from given.letterhead import changed, letterhead, parts_of, with_parts
from given.sample_documents import EVERY_BLOCK
from tenderkit.writers.word import write_word

_CORE = "docProps/core.xml"
_APP = "docProps/app.xml"
_CUSTOM = "docProps/custom.xml"


def test_the_title_is_that_of_the_document() -> None:
    document = replace(EVERY_BLOCK, title="Krav & <villkor>", language="en-GB")

    core = parts_of(write_word(document, letterhead()))[_CORE].decode()

    assert "<dc:title>Krav &amp; &lt;villkor&gt;</dc:title><dc:language>en-GB</dc:language>" in core


def test_who_made_the_template_does_not_travel_along() -> None:
    template = changed(letterhead(), _CORE, "<dc:language>", "<dc:creator>Eva Ek</dc:creator><dc:language>")
    template = changed(template, _APP, "<Application>", "<Company>Ek AB</Company><Application>")
    template = changed(
        template, "word/settings.xml", "<w:decimal", '<w:rsids><w:rsidRoot w:val="00A1"/></w:rsids><w:decimal'
    )

    parts = parts_of(write_word(EVERY_BLOCK, template))

    assert b"Ek" not in parts[_CORE] + parts[_APP]
    assert b"rsid" not in parts["word/settings.xml"]


def test_the_thumbnail_of_the_template_does_not_travel_along() -> None:
    template = changed(
        letterhead(),
        "_rels/.rels",
        "</Relationships>",
        '<Relationship Id="rId9" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/thumbnail"'
        ' Target="docProps/thumbnail.xml"/></Relationships>',
    )

    parts = parts_of(write_word(EVERY_BLOCK, with_parts(template, {"docProps/thumbnail.xml": b"<x/>"})))

    assert "docProps/thumbnail.xml" not in parts
    assert b"thumbnail" not in parts["_rels/.rels"]


def test_a_template_without_properties_gets_a_title_all_the_same() -> None:
    whole = letterhead()
    bare = changed(whole, "_rels/.rels", "metadata/core-properties", "metadata/x-properties")
    bare = changed(bare, "_rels/.rels", "officeDocument/2006/relationships/extended", "x/x")

    parts = parts_of(write_word(EVERY_BLOCK, bare))

    assert EVERY_BLOCK.title in parts[_CORE].decode()
    assert parts[_APP] == whole.parts[_APP]


def test_what_the_file_says_about_itself_stands_among_the_properties_that_word_shows() -> None:
    document = replace(EVERY_BLOCK, own_data=(("Vite & tak", "vite 2.0.0"), ("Syfte", "syfte 1.0.0")))

    parts = parts_of(write_word(document, letterhead()))

    assert _properties(parts[_CUSTOM]) == [("2", "Vite & tak", "vite 2.0.0"), ("3", "Syfte", "syfte 1.0.0")]
    assert b'PartName="/docProps/custom.xml"' in parts["[Content_Types].xml"]
    assert b'relationships/custom-properties" Target="docProps/custom.xml"' in parts["_rels/.rels"]


def test_a_file_that_says_nothing_about_itself_has_no_properties_of_its_own() -> None:
    assert _CUSTOM not in parts_of(write_word(EVERY_BLOCK, letterhead()))


def test_properties_of_the_letterhead_stay_and_no_name_is_given_twice() -> None:
    relation = (
        '<Relationship Id="rId9" Target="docProps/custom.xml" '
        'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/custom-properties"/></Relationships>'
    )
    template = changed(letterhead(), "_rels/.rels", "</Relationships>", relation)
    label = (
        '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties" '
        'xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes">'
        '<property fmtid="{D5CDD505-2E9C-101B-9397-08002B2CF9AE}" pid="7" name="syfte"><vt:lpwstr>Öppen</vt:lpwstr></property>'
        '<property fmtid="{D5CDD505-2E9C-101B-9397-08002B2CF9AE}" pid="x" name="Klass"><vt:lpwstr>K1</vt:lpwstr></property>'
        "</Properties>"
    )
    document = replace(EVERY_BLOCK, own_data=(("Syfte", "syfte 1.0.0"),))

    parts = parts_of(write_word(document, with_parts(template, {_CUSTOM: label.encode()})))

    assert _properties(parts[_CUSTOM]) == [
        ("7", "syfte", "Öppen"),
        ("x", "Klass", "K1"),
        ("8", "Syfte 2", "syfte 1.0.0"),
    ]


def _properties(part: bytes) -> list[tuple[str | None, str | None, str]]:
    return [(each.get("pid"), each.get("name"), str(each.xpath("string()"))) for each in etree.fromstring(part)]
