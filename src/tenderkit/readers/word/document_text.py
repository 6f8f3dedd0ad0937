"""One walk over a Word document that yields every text with its address, in reading order."""

from collections.abc import Iterator
from pathlib import PurePath

from lxml import etree
from msgspec import Struct, field

from tenderkit.patterns import lazy_pattern
from tenderkit.problems import RefusedError
from tenderkit.readers.word.headings import heading_styles, is_heading, paragraph_style
from tenderkit.readers.word.names import (
    CHART_TYPE,
    COMMENTS_TYPE,
    COMPATIBILITY,
    DIAGRAM_TYPE,
    DRAWING,
    ENDNOTES_TYPE,
    FOOTER_TYPE,
    FOOTNOTES_TYPE,
    HEADER_TYPE,
    MATH,
    VML,
    WORD,
    XML,
)
from tenderkit.readers.word.package import Package
from tenderkit.readers.word.package_contents import MAIN_TYPE

_READING_ORDER = (
    MAIN_TYPE, FOOTNOTES_TYPE, ENDNOTES_TYPE, HEADER_TYPE, FOOTER_TYPE, DIAGRAM_TYPE, CHART_TYPE, COMMENTS_TYPE,
)  # fmt: skip
PARAGRAPHS = frozenset({WORD + "p", DRAWING + "p"})
TEXTS = frozenset({WORD + "t", WORD + "delText", MATH + "t", DRAWING + "t"})
_TEXT_BY_NAME = ("}t", "}delText")
_STRUCK = frozenset({WORD + "del", WORD + "moveFrom"})
_CHARACTERS = {
    WORD + "tab": "\t",
    WORD + "ptab": "\t",
    WORD + "br": "\n",
    WORD + "cr": "\n",
    DRAWING + "br": "\n",
    WORD + "noBreakHyphen": "\N{NON-BREAKING HYPHEN}",
    WORD + "softHyphen": "\N{SOFT HYPHEN}",
}
# Properties hold `w:tab` and the like that are not text; field codes are instructions, not words.
_SKIPPED = frozenset(
    WORD + name
    for name in ("pPr", "rPr", "tblPr", "tblGrid", "trPr", "tcPr", "sectPr", "sdtPr", "instrText", "delInstrText")
)
ALTERNATIVES = COMPATIBILITY + "AlternateContent"
_SYMBOL = WORD + "sym"
_WORD_ART = VML + "textpath"
_CHARACTER_CODE = lazy_pattern(r"(?![dD][89a-fA-F])[0-9a-fA-F]{4}")  # no half of a surrogate pair
_DIGITS = lazy_pattern(r"\d+")


class Address(Struct, frozen=True):
    """Where a text stands: the part, the nearest heading above ('' before the first), the paragraph counted from 1."""

    part: str
    heading: str
    index: int

    def __str__(self) -> str:
        return " › ".join(filter(None, (self.part, self.heading, f"¶ {self.index}")))


class TextBlock(Struct, frozen=True):
    """The words of one paragraph. Text struck by a tracked change comes as a block of its own with `deleted` set."""

    part: str
    address: Address
    style_id: str
    text: str
    deleted: bool = False


def walk(package: Package) -> Iterator[TextBlock]:
    """Every paragraph with words: body, notes, headers, footers, diagrams, charts, comments; tables and boxes inside.

    Hidden text counts like any other. Building blocks (`glossary`) are not part of the document and are left out.
    Raises `RefusedError` for words in another language of XML: they would pass for none.
    """
    return (block for block, _ in walk_paragraphs(package))


def walk_paragraphs(package: Package) -> Iterator[tuple[TextBlock, etree._Element]]:
    """The same walk, each text with the paragraph that it stands in: for those who look at more than the words."""
    styles = heading_styles(package)
    for part in text_parts(package):
        yield from _PartWalk(part, styles, package.name).blocks(package.xml(part))


def visible_text(package: Package) -> str:
    """What a reader sees, one paragraph per line: neither struck text nor comments."""
    comments = package.parts_of_type(COMMENTS_TYPE)
    return "\n".join(block.text for block in walk(package) if not block.deleted and block.part not in comments)


def text_parts(package: Package) -> list[str]:
    """The parts that hold text, in reading order: `header2.xml` before `header10.xml`."""
    return [part for kind in _READING_ORDER for part in sorted(package.parts_of_type(kind), key=_natural)]


def _natural(part: str) -> tuple[int, str]:
    number = _DIGITS.findall(part)
    return (int(number[-1]) if number else 0, part)


class _Paragraph(Struct):
    """A paragraph being read; those in a text box stand inside the one that anchors the box."""

    index: int
    style_id: str
    heads: bool
    element: etree._Element
    kept: list[str] = field(default_factory=list)
    struck: list[str] = field(default_factory=list)


class _PartWalk(Struct):
    """One pass over one part. Recursion is bounded: the parser refuses more than 256 levels."""

    part: str
    heading_styles: frozenset[str]
    name: PurePath
    read: list[_Paragraph] = field(default_factory=list)
    open: list[_Paragraph] = field(default_factory=list)
    strikes: int = 0

    def blocks(self, root: etree._Element) -> Iterator[tuple[TextBlock, etree._Element]]:
        self._visit(root)
        heading = ""
        for paragraph in self.read:
            kept, struck = "".join(paragraph.kept), "".join(paragraph.struck)
            address = Address(self.part, heading, paragraph.index)
            if kept:
                yield TextBlock(self.part, address, paragraph.style_id, kept), paragraph.element
            if struck:
                yield TextBlock(self.part, address, paragraph.style_id, struck, deleted=True), paragraph.element
            if paragraph.heads and kept.strip():
                heading = " ".join(kept.split())

    def _visit(self, element: etree._Element) -> None:
        tag = element.tag
        if tag in _SKIPPED:
            return
        if tag in PARAGRAPHS:
            self._visit_paragraph(element)
        elif tag in _STRUCK:
            self.strikes += 1
            self._visit_children(element)
            self.strikes -= 1
        elif tag == ALTERNATIVES:
            self._visit_one_alternative(element)
        elif written := letters_of(element):
            self._add(written, element)
        else:
            stop_at_unknown_words(element, self.part, self.name)
            self._visit_children(element)

    def _visit_children(self, element: etree._Element) -> None:
        for child in element:
            self._visit(child)

    def _visit_paragraph(self, element: etree._Element) -> None:
        heads = is_heading(element, self.heading_styles)
        paragraph = _Paragraph(len(self.read) + 1, paragraph_style(element), heads, element)
        self.read.append(paragraph)
        self.open.append(paragraph)
        self._visit_children(element)
        self.open.pop()

    def _visit_one_alternative(self, element: etree._Element) -> None:
        """The same content in two shapes, such as a text box for new and for old Word: counted once."""
        alternatives = [*element.findall(COMPATIBILITY + "Choice"), *element.findall(COMPATIBILITY + "Fallback")]
        if alternatives:
            self._visit_children(alternatives[0])

    def _add(self, text: str, element: etree._Element) -> None:
        """Words outside every paragraph are one of their own: some program may show them."""
        if not self.open and (not self.read or self.read[-1].element.tag in PARAGRAPHS):
            self.read.append(_Paragraph(len(self.read) + 1, "", heads=False, element=element))
        paragraph = self.open[-1] if self.open else self.read[-1]
        (paragraph.struck if self.strikes else paragraph.kept).append(text)


def stop_at_unknown_words(element: etree._Element, part: str, name: PurePath) -> None:
    """Raises `RefusedError` where the element is a text by its name, but not one that we read."""
    tag = str(element.tag)
    if tag.endswith(_TEXT_BY_NAME) and tag not in TEXTS and (element.text or "").strip():
        raise RefusedError("TK-P048", {"file": name, "part": part, "tag": tag})


def letters_of(element: etree._Element) -> str:
    """The letters that the element itself stands for."""
    if element.tag in TEXTS:
        return _spaced(element)
    if element.tag == _SYMBOL:
        return _symbol(element)
    if element.tag == _WORD_ART:
        return element.get("string", "")
    return _CHARACTERS.get(element.tag, "")


def _spaced(element: etree._Element) -> str:
    """Word drops space at the ends of a text unless it is marked to be kept, and reads a line feed as a space."""
    text = (element.text or "").replace("\n", " ")
    if element.tag != WORD + "t" or element.get(XML + "space") == "preserve":
        return text
    return text.strip(" \t\r")


def _symbol(element: etree._Element) -> str:
    """A letter of a symbol font, by its code; in the private area where the font has no Unicode of its own."""
    code = element.get(WORD + "char", "")
    return chr(int(code, 16)) if _CHARACTER_CODE.fullmatch(code) else "\N{REPLACEMENT CHARACTER}"
