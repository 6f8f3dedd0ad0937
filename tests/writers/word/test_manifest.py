from lxml import etree

from given.letterhead import letterhead, parts_of, with_parts
from given.sample_documents import EVERY_BLOCK
from tenderkit import __version__
from tenderkit.model.word.manifest import NAMESPACE
from tenderkit.writers.word import write_word


def test_the_manifest_names_kind_version_template_and_clauses() -> None:
    template = letterhead()
    root = etree.fromstring(parts_of(write_word(EVERY_BLOCK, template))["customXml/item1.xml"])

    assert root.tag == f"{{{NAMESPACE}}}manifest"
    assert dict(root.items()) == {"kind": "kravavsnitt", "tenderkit": __version__, "template": template.digest}
    assert [dict(clause.items()) for clause in root.iter(f"{{{NAMESPACE}}}clause")] == [
        {"id": "antal-platser", "version": "1.0.0", "digest": "ab" * 32, "status": "published"},
        {"id": "vite", "version": "2.1.0", "digest": "cd" * 32, "status": "draft"},
    ]


def test_the_manifest_holds_nothing_that_the_user_wrote() -> None:
    parts = parts_of(write_word(EVERY_BLOCK, letterhead()))

    assert "Östersund" not in parts["customXml/item1.xml"].decode()
    assert "2026/412" not in parts["customXml/item1.xml"].decode()


def test_a_template_may_hold_custom_xml_of_its_own() -> None:
    template = with_parts(letterhead(), {"customXml/item1.xml": b"<theirs/>"})

    parts = parts_of(write_word(EVERY_BLOCK, template))

    assert parts["customXml/item1.xml"] == b"<theirs/>"
    assert NAMESPACE.encode() in parts["customXml/item2.xml"]
    assert b"itemProps2.xml" in parts["customXml/_rels/item2.xml.rels"]
