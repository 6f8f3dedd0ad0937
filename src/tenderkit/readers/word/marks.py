"""What a Word part shows besides its words: highlighted text, controls that still ask, tracked changes and who made them."""

from collections.abc import Iterable, Mapping

from lxml import etree
from msgspec import Struct

from tenderkit.model.papers.document import FIELD_MARK
from tenderkit.readers.word.names import WORD

_CHANGES = tuple(
    WORD + name
    for name in (
        "ins", "del", "moveFrom", "moveTo", "cellIns", "cellDel", "cellMerge", "rPrChange", "pPrChange", "sectPrChange",
        "tblPrChange", "tblGridChange", "trPrChange", "tcPrChange", "numberingChange",
    )
)  # fmt: skip
_PARAGRAPH, _RUN, _CONTROL = WORD + "p", WORD + "r", WORD + "sdt"
_HIGHLIGHT, _SHADE, _PROMPT = WORD + "highlight", WORD + "shd", WORD + "showingPlcHdr"
_NO_COLOUR = frozenset({"none", "white"})
_YELLOW = "FFFF00"
_AUTHOR = WORD + "author"


class PartMarks(Struct, frozen=True):
    """The words that are marked, by the paragraph they stand in; `authors` are those of comments and changes."""

    highlighted: Mapping[etree._Element, str]
    prompts: Mapping[etree._Element, str]
    changes: int
    authors: frozenset[str]


def part_marks(root: etree._Element) -> PartMarks:
    """Every mark of a part."""
    highlighted: dict[etree._Element, str] = {}
    prompts: dict[etree._Element, str] = {}
    changes = 0
    authors: set[str] = set()
    for element in root.iter(_HIGHLIGHT, _SHADE, _PROMPT, WORD + "comment", *_CHANGES):
        if element.tag in (_HIGHLIGHT, _SHADE):
            _add_highlighted(element, highlighted)
        elif element.tag == _PROMPT:
            _add_prompt(element, prompts)
        else:
            changes += element.tag in _CHANGES
            authors.add(element.get(_AUTHOR, ""))
    return PartMarks(highlighted, prompts, changes, frozenset(authors - {""}))


def _add_highlighted(mark: etree._Element, found: dict[etree._Element, str]) -> None:
    """Word's pen in any colour, or a run shaded yellow; other shading is design."""
    run = next(mark.iterancestors(_RUN), None)
    paragraph = next(mark.iterancestors(_PARAGRAPH), None)
    if run is None or paragraph is None or not _is_coloured(mark):
        return
    found[paragraph] = found.get(paragraph, "") + _words(run.iter(WORD + "t"))


def _is_coloured(mark: etree._Element) -> bool:
    if mark.tag == _HIGHLIGHT:
        return mark.get(WORD + "val", "") not in _NO_COLOUR
    return mark.get(WORD + "fill", "").upper() == _YELLOW


def _add_prompt(mark: etree._Element, found: dict[etree._Element, str]) -> None:
    """A control around a paragraph, or inside one. A field of our own forms is there for somebody else to fill in."""
    control = next(mark.iterancestors(_CONTROL), None)
    if control is None:
        return
    inside = next(control.iter(_PARAGRAPH), None)
    paragraph = inside if inside is not None else next(control.iterancestors(_PARAGRAPH), None)
    if paragraph is None or _is_a_field(control, paragraph):
        return
    found[paragraph] = found.get(paragraph, "") + _words(control.iter(WORD + "t"))


def _is_a_field(control: etree._Element, paragraph: etree._Element) -> bool:
    """LibreOffice drops the tag and keeps the bookmark."""
    tags = (tag.get(WORD + "val", "") for tag in control.iter(WORD + "tag"))
    marks = (mark.get(WORD + "name", "") for mark in paragraph.iter(WORD + "bookmarkStart"))
    return any(name.startswith(FIELD_MARK) for name in (*tags, *marks))


def _words(texts: Iterable[etree._Element]) -> str:
    return "".join(text.text or "" for text in texts)
