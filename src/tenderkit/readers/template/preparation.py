"""Lets docxtpl join tags that Word has split over runs, and shows that nothing else was lost on the way."""

from collections import Counter
from collections.abc import Iterator
from io import BytesIO

from lxml import etree

from tenderkit.readers.template.scan import text_in, without_tags
from tenderkit.readers.word.names import WORD
from tenderkit.readers.word.safe_xml import parse_xml

_LAST_CURSOR = "_GoBack"  # Word's own bookmark: where the cursor stood; often in the middle of a tag
_LITTER = tuple(
    WORD + name
    for name in ("proofErr", "lastRenderedPageBreak", "commentRangeStart", "commentRangeEnd", "commentReference")
)
# What a reader would miss, or what leaves another part pointing at nothing, if it vanished with a tag's run or paragraph.
_KEPT = frozenset(
    WORD + name
    for name in (
        "br", "cr", "ptab", "sym", "noBreakHyphen", "softHyphen", "drawing", "pict", "object", "hyperlink",
        "footnoteReference", "endnoteReference",
        "bookmarkStart", "bookmarkEnd", "permStart", "permEnd", "fldChar", "fldSimple", "instrText",
        "sectPr", "tbl", "sdt", "ins", "del", "delText",
    )
)  # fmt: skip
_TAB, _RUN = WORD + "tab", WORD + "r"


def prepare_part(data: bytes) -> str:
    """The part as docxtpl hands it to jinja2: one string, each tag whole, `{%p %}` without its paragraph."""
    from docxtpl import DocxTemplate

    xml = etree.tostring(tidied(parse_xml(data)), encoding="unicode")
    prepared: str = DocxTemplate(BytesIO()).patch_xml(xml)
    return prepared


def tidied(root: etree._Element) -> etree._Element:
    """The part without Word's notes to itself, which say nothing and split tags, and without the marks of comments.

    Comments of others stop a template before this; those of `templates lint --annotate` are no part of it.
    """
    cursors = [mark for mark in root.iter(WORD + "bookmarkStart") if mark.get(WORD + "name") == _LAST_CURSOR]
    ids = {mark.get(WORD + "id") for mark in cursors}
    ends = [mark for mark in root.iter(WORD + "bookmarkEnd") if mark.get(WORD + "id") in ids]
    for element in [*root.iter(*_LITTER), *cursors, *ends]:
        above = element.getparent()
        if above is not None:
            above.remove(element)
    return root


def lost_elements(raw: etree._Element, prepared: etree._Element) -> tuple[str, ...]:
    """The kinds of things that stood in the part and are gone, by their XML names."""
    lost = Counter(_counted(raw)) - Counter(_counted(prepared))
    return tuple(sorted(name.removeprefix(WORD) for name in lost))


def has_lost_text(raw: etree._Element, prepared: etree._Element) -> bool:
    """Whether a visible letter is gone, moved or new; space beside a removed tag does not count."""
    return "".join(without_tags(text_in(raw)).split()) != "".join(text_in(prepared).split())


def _counted(root: etree._Element) -> Iterator[str]:
    for element in root.iter(_TAB, *_KEPT):
        above = element.getparent()
        if element.tag != _TAB or (above is not None and above.tag == _RUN):
            yield element.tag
