from dataclasses import replace

from given.letterhead import changed, letterhead, parts_of, with_parts
from given.sample_documents import EVERY_BLOCK
from tenderkit.writers.word import write_word

_CORE = "docProps/core.xml"
_APP = "docProps/app.xml"


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
