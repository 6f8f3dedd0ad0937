"""Lists of a template that something else than its list styles uses: Word then counts both in one row."""

from collections.abc import Iterator

from lxml import etree
from msgspec import Struct

from tenderkit.messages import Message
from tenderkit.readers.template.scan import TemplateFault, addressed_paragraphs, shown_place, text_in
from tenderkit.readers.word.document_text import Address
from tenderkit.readers.word.names import STYLES_TYPE, WORD
from tenderkit.readers.word.package import Package

_NUMBERING_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.numbering+xml"
_VAL = WORD + "val"
_LIST = f"{WORD}numPr/{WORD}numId"
_COUNTED = "list number"
_NO_LIST = ("", "0")


class _NumberedStyle(Struct, frozen=True):
    """A style that brings a list, by its name as Word shows it and the list that it brings."""

    name: str
    list: str


def find_reused_numbering(package: Package) -> Iterator[TemplateFault]:
    """The list of the numbered points, where another style or a paragraph of the template counts with it."""
    lists = dict(_lists(package))
    styles = [style for style in _styles(package, lists) if style.list]
    counted = next((style for style in styles if style.name.lower() == _COUNTED), None)
    if counted is None:
        return
    nowhere = Address(next(iter(package.parts_of_type(STYLES_TYPE))), "", 0)
    for style in styles:
        if style.list == counted.list and not style.name.lower().startswith(_COUNTED):
            yield _fault(nowhere, counted.name, style.name)
    for paragraph, address in addressed_paragraphs(package):
        own = _value(paragraph, f"{WORD}pPr/{_LIST}")
        if own not in _NO_LIST and lists.get(own) == counted.list:
            yield _fault(address, counted.name, shown_place(address, text_in(paragraph)))


def _fault(address: Address, style: str, other: str) -> TemplateFault:
    return TemplateFault(address, Message("TK-T089", {"style": style, "other": other}))


def _lists(package: Package) -> Iterator[tuple[str, str]]:
    """The definition behind each number of a list: two numbers of one definition look and count alike."""
    for part in package.parts_of_type(_NUMBERING_TYPE):
        for num in package.xml(part).iter(WORD + "num"):
            yield num.get(WORD + "numId", ""), _value(num, WORD + "abstractNumId")


def _styles(package: Package, lists: dict[str, str]) -> Iterator[_NumberedStyle]:
    for part in package.parts_of_type(STYLES_TYPE):
        for style in package.xml(part).iter(WORD + "style"):
            number = _value(style, f"{WORD}pPr/{_LIST}")
            yield _NumberedStyle(_value(style, WORD + "name"), "" if number in _NO_LIST else lists.get(number, ""))


def _value(element: etree._Element, path: str) -> str:
    found = element.find(path)
    return "" if found is None else found.get(_VAL, "")
