"""A Word file as a finished document: the walk over its words, and all that stands in it unseen."""

from collections.abc import Iterator
from urllib.parse import unquote

from lxml import etree

from tenderkit.model.finished.finished_document import FinishedDocument, FinishedText, Named, Where
from tenderkit.patterns import lazy_pattern
from tenderkit.readers.word.document_text import (
    ALTERNATIVES,
    PARAGRAPHS,
    TEXTS,
    TextBlock,
    stop_at_unknown_words,
    text_parts,
    walk_paragraphs,
)
from tenderkit.readers.word.manifest_reader import read_manifest
from tenderkit.readers.word.marks import PartMarks, part_marks
from tenderkit.readers.word.names import COMMENTS_TYPE, ENDNOTES_TYPE, FOOTER_TYPE, FOOTNOTES_TYPE, HEADER_TYPE, WORD
from tenderkit.readers.word.package import Package
from tenderkit.readers.word.safe_xml import looks_like_xml

_PLACES = {
    HEADER_TYPE: Where.HEADER,
    FOOTER_TYPE: Where.FOOTER,
    FOOTNOTES_TYPE: Where.NOTES,
    ENDNOTES_TYPE: Where.NOTES,
    COMMENTS_TYPE: Where.COMMENTS,
}
_PROPERTIES, _CUSTOM = "docprops/", "customxml/"
_NAMES = {"creator": Named.CREATOR, "lastModifiedBy": Named.LAST_MODIFIED_BY, "Manager": Named.MANAGER}
_HIDDEN_ATTRIBUTES = ("descr", "title", "alt", "tooltip")  # of pictures, shapes and links; no namespace
_HIDDEN_VALUES = frozenset(
    WORD + name
    for name in (
        "alias", "tag", "docVar", "default", "listItem", "statusText", "helpText", "tblCaption", "tblDescription",
    )
)  # fmt: skip
_FIELD_CODES = frozenset({WORD + "instrText", WORD + "delInstrText"})
_COMMENT = WORD + "comment"
_CHART_WORDS = (
    "{http://schemas.openxmlformats.org/drawingml/2006/chart}v",
    "{http://schemas.microsoft.com/office/drawing/2014/chartex}v",
    "{http://schemas.microsoft.com/office/drawing/2014/chartex}pt",
)
_FIGURE = lazy_pattern(r"[-+]?[0-9]+(?:[.,][0-9]+)?(?:[eE][-+]?[0-9]+)?")


def finished_word(package: Package) -> FinishedDocument:
    """Every text of the package, once."""
    marks = {part: part_marks(package.xml(part)) for part in text_parts(package)}
    manifest = read_manifest(package)
    remarks = {author for found in marks.values() for author in found.authors}
    comments = sum(1 for part in package.parts_of_type(COMMENTS_TYPE) for _ in package.xml(part).iter(_COMMENT))
    return FinishedDocument(
        kind=manifest.kind if manifest else "",
        texts=(*_read_texts(package, marks), *_unseen_texts(package)),
        named=(*_authors(package), *((Named.REMARKS, author) for author in sorted(remarks))),
        comments=comments,
        changes=sum(found.changes for found in marks.values()),
    )


def has_pictures(package: Package) -> bool:
    return any(relation.kind == "image" for relation in package.relations.get(package.main_part, ()))


def _read_texts(package: Package, marks: dict[str, PartMarks]) -> Iterator[FinishedText]:
    for block, paragraph in walk_paragraphs(package):
        found = marks[block.part]
        yield FinishedText(
            text=block.text,
            where=_where(block, package),
            heading=block.address.heading,
            line=block.address.index,
            deleted=block.deleted,
            highlighted="" if block.deleted else found.highlighted.get(paragraph, ""),
            prompt="" if block.deleted else found.prompts.get(paragraph, ""),
        )


def _where(block: TextBlock, package: Package) -> Where:
    if block.part == package.main_part:
        return Where.BODY
    return _PLACES.get(package.content_types[block.part], Where.DRAWING)


def _unseen_texts(package: Package) -> Iterator[FinishedText]:
    for relations in package.relations.values():
        yield from (FinishedText(unquote(found.target), Where.LINKS) for found in relations if found.external)
    read = frozenset(text_parts(package))
    for part in package.parts:
        if part.lower().endswith(".rels") or part.startswith("[") or not looks_like_xml(package.parts[part]):
            continue
        root = package.xml(part)
        if part.lower().startswith(_PROPERTIES):
            yield from _all_words(root, Where.PROPERTIES)
        elif part.lower().startswith(_CUSTOM):
            yield from _all_words(root, Where.CUSTOM)
        else:
            yield from _of_a_part(package, part, is_read=part in read)


def _of_a_part(package: Package, part: str, *, is_read: bool) -> Iterator[FinishedText]:
    root = package.xml(part)
    yield from _hidden_words(root, is_read=is_read)
    for element in () if is_read else root.iter():
        stop_at_unknown_words(element, part, package.name)
    if "chart" in package.content_types[part].casefold():
        yield from _chart_words(root)


def _all_words(root: etree._Element, where: Where) -> Iterator[FinishedText]:
    """What every element and attribute says; custom properties carry their names in an attribute."""
    for element in root.iter():
        for words in (element.text, element.tail, *map(str, element.attrib.values())):
            if words and words.strip():
                yield FinishedText(words, where)


def _chart_words(root: etree._Element) -> Iterator[FinishedText]:
    """The names of bars and lines, as the chart keeps them; its figures are numbers."""
    for element in root.iter(*_CHART_WORDS):
        words = element.text or ""
        if words.strip() and not _FIGURE.fullmatch(words.strip()):
            yield FinishedText(words, Where.DRAWING)


def _other_shape(element: etree._Element) -> str:
    """What a program that knows less shows in place of a shape, where it says something else than the shape itself."""
    first, *others = ("".join(text.text or "" for text in shape.iter(*TEXTS)) for shape in element)
    return "\n".join(words for words in others if words != first)


def _hidden_words(root: etree._Element, *, is_read: bool) -> Iterator[FinishedText]:
    for element in root.iter():
        words = [str(element.get(name, "")) for name in _HIDDEN_ATTRIBUTES]
        if element.tag in _HIDDEN_VALUES:
            words += map(str, element.attrib.values())
        elif element.tag in _FIELD_CODES:
            words.append(element.text or "")
        elif element.tag == WORD + "fldSimple":
            words.append(element.get(WORD + "instr", ""))
        elif element.tag in PARAGRAPHS and not is_read:  # building blocks
            words.append("".join(text.text or "" for text in element.iter(*TEXTS)))
        elif element.tag == ALTERNATIVES and is_read and len(element):
            words.append(_other_shape(element))
        yield from (FinishedText(found, Where.HIDDEN) for found in words if found.strip())


def _authors(package: Package) -> Iterator[tuple[Named, str]]:
    for part in package.parts:
        if part.lower().startswith(_PROPERTIES) and looks_like_xml(package.parts[part]):
            for element in package.xml(part).iter():
                name = _NAMES.get(etree.QName(element).localname)
                if name is not None and element.text:
                    yield name, element.text
