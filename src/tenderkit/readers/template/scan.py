"""Finds the tags of a template where the user wrote them: in paragraphs, with an address."""

import re
from collections.abc import Iterator, Mapping
from functools import cached_property
from pathlib import PurePath

from lxml import etree
from msgspec import Struct

from tenderkit.messages import Message
from tenderkit.patterns import lazy_pattern
from tenderkit.problems import Problem
from tenderkit.readers.word.document_text import Address, text_parts
from tenderkit.readers.word.headings import heading_styles, is_heading
from tenderkit.readers.word.names import COMPATIBILITY, WORD
from tenderkit.readers.word.package import Package

_TAG = lazy_pattern(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}", re.DOTALL)
_OPENING = lazy_pattern(r"\{\{|\{%|\{#")
_BRACES = lazy_pattern(r"\{\{|\}\}|\{%|%\}|\{#|#\}")
_ESCAPES = lazy_pattern(r"\{_\{|\}_\}|\{_%|%_\}")  # docxtpl turns them into braces when it has rendered
_PARTS_OF_TAG = lazy_pattern(r"\{[{%#](?:(?P<scope>tr|tc|p|r)(?= ))?(?P<body>.*?)[}%#]\}", re.DOTALL)
_PARAGRAPH, _TEXT = WORD + "p", WORD + "t"
_QUOTED_WORDS = 60


class TemplateTag(Struct, frozen=True):
    """One tag. `{%tr if unit %}` has the scope `tr` and the body `if unit`."""

    written: str
    scope: str
    body: str

    @property
    def is_hole(self) -> bool:
        return self.written.startswith("{{")

    @property
    def keyword(self) -> str:
        """The first word of a statement: `if`."""
        return (self.body.strip("-+").split() or [""])[0]


class TaggedParagraph(Struct, frozen=True):
    """A paragraph that holds a tag, whole or broken; `text` is what the user sees, tags included."""

    element: etree._Element
    address: Address
    text: str

    @property
    def tags(self) -> tuple[TemplateTag, ...]:
        return tuple(_tag(written) for written in _TAG.findall(self.text))

    @property
    def loose_braces(self) -> tuple[str, ...]:
        """What is left of tags that are not whole within the paragraph."""
        return tuple(_BRACES.findall(without_tags(self.text)))

    @property
    def escapes(self) -> tuple[str, ...]:
        return tuple(_ESCAPES.findall(self.text))


class TemplateFault(Struct, frozen=True):
    """A fault of a template, with the paragraph it stands in."""

    address: Address
    message: Message

    def problem(self, file: PurePath) -> Problem:
        """A Word file has no lines: `line` is the paragraph counted from 1 in its part, 0 for the part or the file."""
        return Problem(file, self.address.index, 0, self.message, (self.address.part, self.address.index))


class PartScan(Struct, frozen=True, dict=True):
    """One part of a template under reading."""

    part: str
    root: etree._Element
    addresses: Mapping[etree._Element, Address]

    @cached_property
    def paragraphs(self) -> tuple[TaggedParagraph, ...]:
        """The paragraphs that hold tags, in document order."""
        texts = self._texts()
        found = (
            TaggedParagraph(paragraph, address, texts.get(paragraph, ""))
            for paragraph, address in self.addresses.items()
        )
        return tuple(paragraph for paragraph in found if _BRACES.search(paragraph.text) or paragraph.escapes)

    @cached_property
    def strays(self) -> tuple[tuple[Address, str], ...]:
        """Tags outside running text: in attributes, field codes, formulas, struck text."""
        return tuple(
            (self.address_of(element), found)
            for element in self.root.iter("*")
            for found in _beside_text(element)
            if _OPENING.search(found)
        )

    def address_of(self, element: etree._Element) -> Address:
        paragraph = next(element.iterancestors(_PARAGRAPH), element)
        return self.addresses.get(paragraph, Address(self.part, "", 0))

    def _texts(self) -> dict[etree._Element, str]:
        """The text of each paragraph without that of paragraphs in its text boxes."""
        pieces: dict[etree._Element, list[str]] = {}
        for text in self.root.iter(_TEXT):
            paragraph = next(text.iterancestors(_PARAGRAPH), None)
            if paragraph is not None:
                pieces.setdefault(paragraph, []).append(text.text or "")
        return {paragraph: "".join(found) for paragraph, found in pieces.items()}


def scan_part(part: str, root: etree._Element, heading_styles: frozenset[str]) -> PartScan:
    return PartScan(part, root, dict(_addresses(part, root, heading_styles)))


def addressed_paragraphs(package: Package) -> Iterator[tuple[etree._Element, Address]]:
    """Every paragraph of every part with words, with its address."""
    styles = heading_styles(package)
    for part in text_parts(package):
        yield from _addresses(part, package.xml(part), styles)


def text_in(element: etree._Element) -> str:
    return "".join(text.text or "" for text in element.iter(_TEXT))


def without_tags(text: str) -> str:
    return _TAG.sub("", text)


def shown_address(paragraph: TaggedParagraph) -> str:
    """The address as a message shows it: part, heading, paragraph and its words."""
    return shown_place(paragraph.address, paragraph.text)


def shown_place(address: Address, text: str) -> str:
    """The same for any paragraph: the words are those that can be found again with the search of Word."""
    words = " ".join(text.split())
    shown = words if len(words) <= _QUOTED_WORDS else words[:_QUOTED_WORDS].rstrip() + "…"
    return f"{address} ”{shown}”" if words else str(address)


def _addresses(part: str, root: etree._Element, styles: frozenset[str]) -> Iterator[tuple[etree._Element, Address]]:
    """Paragraphs are counted as the walk over the text counts them: a box's copy for old Word has its neighbour's number."""
    copies = {copy for fallback in root.iter(COMPATIBILITY + "Fallback") for copy in fallback.iter(_PARAGRAPH)}
    heading, index = "", 0
    for paragraph in root.iter(_PARAGRAPH):
        index += paragraph not in copies
        yield paragraph, Address(part, heading, index)
        if is_heading(paragraph, styles):
            heading = " ".join(text_in(paragraph).split())


def _tag(written: str) -> TemplateTag:
    found = _PARTS_OF_TAG.fullmatch(written)
    scope, body = (found["scope"], found["body"]) if found else ("", written[2:-2])
    return TemplateTag(written, scope or "", body.strip())


def _beside_text(element: etree._Element) -> Iterator[str]:
    yield from map(str, element.attrib.values())
    if (element.text and element.tag != _TEXT) or (
        element.text and next(element.iterancestors(_PARAGRAPH), None) is None
    ):
        yield element.text
    yield element.tail or ""
