"""A form that comes back: the answer in every field, whichever program it has been filled in and saved by.

The bookmark is asked first and the control's tag second: LibreOffice drops tags, and turns a control for a line of text
into a field that asks for it; Word may leave a bookmark empty when what it holds is replaced.
"""

from collections.abc import Iterable, Iterator

from lxml import etree

from tenderkit.messages import document_text
from tenderkit.model.papers.document import FIELD_MARK, TICKED, FieldType
from tenderkit.readers.word.document_text import letters_of
from tenderkit.readers.word.names import WORD
from tenderkit.readers.word.package import Package

_UNTICKED = "\N{BALLOT BOX}"
_CROSSED = ("\N{BALLOT BOX WITH X}", "\N{BALLOT BOX WITH CHECK}")
_CONTROL = WORD + "sdt"
_ASKS = f"{WORD}sdtPr/{WORD}showingPlcHdr"
_STRUCK = (WORD + "del", WORD + "moveFrom")


def read_form(package: Package) -> dict[str, str]:
    """The answer of every field by the field's name: '' where nothing has been filled in, `ja` for a ticked box."""
    elements = tuple(package.xml(package.main_part).iter())
    marked = {name: _answer(inside) for name, inside in _bookmarked(elements)}
    tagged = {name: _answer(control.iter()) for name, control in _controls(elements)}
    return {name: marked.get(name) or tagged.get(name, "") for name in dict.fromkeys((*marked, *tagged))}


def _bookmarked(elements: tuple[etree._Element, ...]) -> Iterator[tuple[str, tuple[etree._Element, ...]]]:
    """Each bookmark from its first start to its last end: one over several paragraphs may be written in pieces."""
    starts: dict[str, int] = {}
    ends: dict[str, int] = {}
    names: dict[str, str] = {}
    for place, element in enumerate(elements):
        number, name = element.get(WORD + "id", ""), element.get(WORD + "name", "")
        if element.tag == WORD + "bookmarkStart" and name.startswith(FIELD_MARK):
            names[number] = name
            starts.setdefault(name, place)
        elif element.tag == WORD + "bookmarkEnd" and number in names:
            ends[names[number]] = place
    for name, start in starts.items():
        yield name.removeprefix(FIELD_MARK), elements[start : ends.get(name, start)]


def _controls(elements: tuple[etree._Element, ...]) -> Iterator[tuple[str, etree._Element]]:
    for element in elements:
        tag = element.find(f"{WORD}sdtPr/{WORD}tag") if element.tag == _CONTROL else None
        name = "" if tag is None else tag.get(WORD + "val", "")
        if name.startswith(FIELD_MARK):
            yield name.removeprefix(FIELD_MARK), element


def _answer(elements: Iterable[etree._Element]) -> str:
    """The words, without those that only ask for an answer."""
    words = "".join(map(_letters, elements)).strip()
    if words in _CROSSED:
        return TICKED
    asking = {document_text(f"form.placeholder.{kind}") for kind in FieldType if kind is not FieldType.CHECKBOX}
    return "" if words in {_UNTICKED, *asking} else words


def _letters(element: etree._Element) -> str:
    """What an element adds: a new paragraph a line break, a letter in a run itself."""
    if element.tag == WORD + "p":
        return "\n"
    above = element.getparent()
    if above is None or above.tag != WORD + "r" or next(element.iterancestors(*_STRUCK), None) is not None:
        return ""
    control = next(element.iterancestors(_CONTROL), None)
    return "" if control is not None and control.find(_ASKS) is not None else letters_of(element)
