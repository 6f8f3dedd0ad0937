import pytest
from msgspec.structs import replace

from given.letterhead import changed, letterhead, parts_of
from given.sample_documents import EVERY_BLOCK
from tenderkit.model.template.template import If, Literal, Node
from tenderkit.problems import TenderkitError
from tenderkit.writers.word import write_word
from tenderkit.writers.word.check import BrokenPackageError, check_package, refuse_left_over_tags
from tenderkit.writers.word.package import CONTENT_TYPES


@pytest.fixture
def parts() -> dict[str, bytes]:
    return parts_of(write_word(EVERY_BLOCK, letterhead()))


@pytest.mark.parametrize(
    ("part", "old", "new", "fault"),
    [
        pytest.param("word/document.xml", "</w:body>", "", "word/document.xml: ", id="not well-formed"),
        pytest.param(
            "_rels/.rels", "word/document.xml", "word/lost.xml", "leads to word/lost.xml", id="a loose relation"
        ),
        pytest.param("word/document.xml", '"rId5"', '"rId99"', "uses rId99", id="a relation that is not there"),
        pytest.param(CONTENT_TYPES, 'Extension="xml"', 'Extension="y"', "item1.xml has no", id="no content type"),
        pytest.param(
            CONTENT_TYPES, "/word/footer2.xml", "/x.xml", "x.xml has a content type", id="a type without a part"
        ),
    ],
)
def test_a_broken_package_never_leaves(parts: dict[str, bytes], part: str, old: str, new: str, fault: str) -> None:
    parts[part] = parts[part].replace(old.encode(), new.encode(), 1)
    if part == CONTENT_TYPES:
        parts[part] = parts[part].replace(b"/customXml/item1.xml", b"/customXml/itemProps1.xml")

    with pytest.raises(BrokenPackageError, match=fault):
        check_package(parts)


def test_a_package_without_content_types_is_broken(parts: dict[str, bytes]) -> None:
    del parts[CONTENT_TYPES]

    with pytest.raises(BrokenPackageError, match=r"no \[Content_Types"):
        check_package(parts)


@pytest.mark.parametrize(
    "node",
    [
        pytest.param(Literal("<w:t>{{ x }}</w:t>"), id="a hole"),
        pytest.param(If(((None, (Literal("{% x %}"),)),)), id="a tag in a branch"),
        pytest.param(If((("unit", (Literal("{{"),)),)), id="half a tag in a branch"),
    ],
)
def test_a_tag_that_compiling_left_is_refused(node: Node) -> None:
    template = replace(letterhead(), programs={"word/header1.xml": (node,)})

    with pytest.raises(TenderkitError, match="TK-T082"):
        refuse_left_over_tags(template)


def test_a_tag_in_a_part_that_is_only_copied_is_refused() -> None:
    with pytest.raises(TenderkitError, match="TK-T082") as caught:
        refuse_left_over_tags(changed(letterhead(), "word/settings.xml", 'w:val=","', 'w:val="{{ x }}"'))

    assert caught.value.message.facts["part"] == "word/settings.xml"


def test_the_user_may_write_what_looks_like_a_tag() -> None:
    facts = {**EVERY_BLOCK.facts, "unit": "{{ 7*7 }} {% x %}"}

    parts = parts_of(write_word(replace(EVERY_BLOCK, facts=facts), letterhead()))

    assert b"{{ 7*7 }} {% x %}" in parts["word/header1.xml"]
