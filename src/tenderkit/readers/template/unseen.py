"""What a finished document would carry without its author knowing: hidden words, tracked changes, words and pictures beside the text."""

from collections.abc import Iterable, Iterator
from itertools import islice

from lxml import etree
from msgspec import Struct

from tenderkit.messages import Message
from tenderkit.patterns import lazy_pattern
from tenderkit.readers.template.scan import TemplateFault, addressed_paragraphs, shown_place, text_in, without_tags
from tenderkit.readers.word.document_text import TextBlock, walk_paragraphs
from tenderkit.readers.word.headings import paragraph_style
from tenderkit.readers.word.names import COMMENTS_TYPE, ENDNOTES_TYPE, FOOTNOTES_TYPE, STYLES_TYPE, WORD
from tenderkit.readers.word.package import Package

_PICTURES = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_DECORATIVE = "{http://schemas.microsoft.com/office/drawing/2017/decorative}decorative"
_VAL = WORD + "val"
_OFF = ("0", "false", "off")
_PAPER = "FFFFFF"
_SMALLEST = 4  # half points; nobody reads a letter of 2 points
_BEFORE_PROPERTIES = 4  # marks may stand before an element's properties, but no content
_CHANGES = frozenset(WORD + name for name in ("ins", "del", "moveFrom", "moveTo"))
_FORMER_LOOKS = lazy_pattern(r"\{.*\}(?:rPr|pPr|tblPr|tcPr|trPr|sectPr)Change")
_PARAGRAPH = WORD + "p"


def find_unseen(package: Package) -> Iterator[TemplateFault]:
    """In reading order of each part: what is typed beside the blocks, what is hidden, changed or not described."""
    hidden = _HiddenStyles.of(package)
    typed = {package.main_part, *package.parts_of_type(FOOTNOTES_TYPE), *package.parts_of_type(ENDNOTES_TYPE)}
    comments = package.parts_of_type(COMMENTS_TYPE)
    for block, paragraph in walk_paragraphs(package):
        if block.part in comments:
            continue
        if block.part in typed and not block.deleted and without_tags(block.text).strip():
            yield _fault("TK-T050", block)
        if any(hidden.hides(run) for run in _own(paragraph, WORD + "r") if text_in(run).strip()):
            yield _fault("TK-T090", block)
        if _is_changed(paragraph, deleted=block.deleted):
            yield _fault("TK-T091", block)
    yield from _find_untold_pictures(package)


def _fault(code: str, block: TextBlock) -> TemplateFault:
    return TemplateFault(block.address, Message(code, {"where": shown_place(block.address, block.text)}))


def _own(paragraph: etree._Element, *tags: str) -> Iterator[etree._Element]:
    """What stands in the paragraph itself, not in those of its text boxes."""
    return (found for found in paragraph.iter(*tags) if next(found.iterancestors(_PARAGRAPH), None) is paragraph)


def _is_changed(paragraph: etree._Element, *, deleted: bool) -> bool:
    """Told once, where the paragraph has words both old and new."""
    struck = next(_own(paragraph, WORD + "delText"), None) is not None
    changed = any(found.tag in _CHANGES or _FORMER_LOOKS.fullmatch(str(found.tag)) for found in _own(paragraph, "*"))
    return changed and (deleted or not struck)


class _HiddenStyles(Struct, frozen=True):
    """The ids of styles that hide what wears them."""

    ids: frozenset[str]

    @classmethod
    def of(cls, package: Package) -> "_HiddenStyles":
        styles = [
            style for part in package.parts_of_type(STYLES_TYPE) for style in package.xml(part).iter(WORD + "style")
        ]
        return cls(
            frozenset(style.get(WORD + "styleId", "") for style in styles if _vanishes(style.find(WORD + "rPr")))
        )

    def hides(self, run: etree._Element) -> bool:
        looks = run.find(WORD + "rPr")
        stated = None if looks is None else looks.find(WORD + "vanish")
        if stated is not None:
            return stated.get(_VAL, "1") not in _OFF
        paragraph = next(run.iterancestors(_PARAGRAPH), None)
        worn = (_value(looks, "rStyle"), "" if paragraph is None else paragraph_style(paragraph))
        return bool(self.ids & set(worn)) or _is_too_small(looks) or (_is_white(looks) and not _stands_on_colour(run))


def _vanishes(looks: etree._Element | None) -> bool:
    stated = None if looks is None else looks.find(WORD + "vanish")
    return stated is not None and stated.get(_VAL, "1") not in _OFF


def _is_too_small(looks: etree._Element | None) -> bool:
    size = _value(looks, "sz")
    return size.isascii() and size.isdigit() and int(size) <= _SMALLEST


def _is_white(looks: etree._Element | None) -> bool:
    return _value(looks, "color").upper() == _PAPER


def _stands_on_colour(run: etree._Element) -> bool:
    """White words on a field of colour are meant to be read; what a style or a shape paints isn't looked into."""
    for above in (run, *run.iterancestors()):
        if str(above.tag).endswith("}txbxContent") or (
            above.tag == WORD + "tbl" and above.find(f"{WORD}tblPr/{WORD}tblStyle") is not None
        ):
            return True
        properties = next((child for child in islice(above, _BEFORE_PROPERTIES) if child.tag == f"{above.tag}Pr"), None)
        fill = None if properties is None else properties.find(WORD + "shd")
        if fill is not None and fill.get(WORD + "fill", "auto").upper() not in ("AUTO", _PAPER):
            return True
    return False


def _find_untold_pictures(package: Package) -> Iterator[TemplateFault]:
    """A picture for new Word tells in `descr` what it shows; one that is marked as decorative has nothing to tell."""
    for paragraph, address in addressed_paragraphs(package):
        for picture in _own(paragraph, _PICTURES + "docPr"):
            if not picture.get("descr", "").strip() and not _is_decorative(picture.iter(_DECORATIVE)):
                where = shown_place(address, text_in(paragraph) or picture.get("name", ""))
                yield TemplateFault(address, Message("TK-T092", {"where": where}))


def _is_decorative(marks: Iterable[etree._Element]) -> bool:
    return any(mark.get("val", "1") not in _OFF for mark in marks)


def _value(looks: etree._Element | None, name: str) -> str:
    found = None if looks is None else looks.find(WORD + name)
    return "" if found is None else found.get(_VAL, "")
