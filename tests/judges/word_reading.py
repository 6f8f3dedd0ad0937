"""Reading what we wrote with nothing but lxml, so that writer and reader can't be wrong together."""

from collections.abc import Iterator

from lxml import etree
from msgspec.structs import replace

from given.letterhead import letterhead, parts_of
from given.sample_documents import EVERY_BLOCK
from tenderkit.model.papers.document import Block, Document
from tenderkit.writers.word import write_word

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_LETTERS = {f"{W}tab": "\t", f"{W}br": "\n"}


def body_of(package: bytes) -> etree._Element:
    body = etree.fromstring(parts_of(package)["word/document.xml"]).find(f"{W}body")
    assert body is not None
    return body


def written(*blocks: Block, document: Document = EVERY_BLOCK) -> etree._Element:
    """The body of a document of these blocks."""
    return body_of(write_word(replace(document, blocks=blocks), letterhead()))


def texts(element: etree._Element) -> list[str]:
    """The words of each paragraph, those in tables included; one that only turns the pages has none."""
    paragraphs = [paragraph for paragraph in element.iter(f"{W}p") if not _only_turns(paragraph)]
    return ["".join(_letters(paragraph)) for paragraph in paragraphs]


def _only_turns(paragraph: etree._Element) -> bool:
    """Whether it ends a section and says nothing."""
    return paragraph.find(f"{W}pPr/{W}sectPr") is not None and paragraph.find(f"{W}r") is None


def values(element: etree._Element, kind: str) -> list[str]:
    """The `w:val` of every element of a kind, in reading order: `pStyle`, `numId`, `ilvl`."""
    return [found.get(f"{W}val", "") for found in element.iter(f"{W}{kind}")]


def _letters(paragraph: etree._Element) -> Iterator[str]:
    for run in paragraph.iter(f"{W}r"):
        for element in run:
            yield (element.text or "") if element.tag == f"{W}t" else _LETTERS.get(str(element.tag), "")
