"""What a Word file tells of itself and of its pictures: the words that its PDF needs and doesn't show."""

from collections.abc import Iterator

from msgspec import Struct

from tenderkit.readers.word.core_properties import core_properties
from tenderkit.readers.word.document_text import walk_paragraphs
from tenderkit.readers.word.headings import heading_styles, is_heading
from tenderkit.readers.word.names import COMPATIBILITY
from tenderkit.readers.word.package import Package

_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"


class PropertiesOfWord(Struct, frozen=True):
    """`alternatives` are the texts of the body's pictures that have one, in order."""

    title: str
    language: str
    alternatives: tuple[str, ...]


def properties_of_word(package: Package) -> PropertiesOfWord:
    """The title is that of the file, else its first heading or first words: a PDF for everybody has one."""
    core = core_properties(package)
    return PropertiesOfWord(
        title=core.get("title", "") or _first_words(package),
        language=core.get("language", ""),
        alternatives=tuple(_alternatives(package)),
    )


def _first_words(package: Package) -> str:
    styles = heading_styles(package)
    first = ""
    for block, element in walk_paragraphs(package):
        if block.part != package.main_part or block.deleted or not block.text.strip():
            continue
        words = " ".join(block.text.split())
        if is_heading(element, styles):
            return words
        first = first or words
    return first


def _alternatives(package: Package) -> Iterator[str]:
    """In the shape for new Word; that for old Word is the same picture."""
    for element in package.xml(package.main_part).iter(_DRAWING):
        words = element.get("descr", "") or element.get("title", "")
        if words.strip() and next(element.iterancestors(COMPATIBILITY + "Fallback"), None) is None:
            yield words.strip()
