"""A Word file as its reader's aids meet it."""

from collections.abc import Iterator
from typing import Final

from lxml import etree

from tenderkit.model.accessibility.heard_document import (
    HeardColour,
    HeardDocument,
    HeardFormat,
    HeardHeading,
    HeardLink,
    HeardParagraph,
    HeardPicture,
    HeardTable,
    OrderBreak,
    OutOfOrder,
    Spot,
)
from tenderkit.readers.accessibility.heard_so_far import HeardSoFar
from tenderkit.readers.word.core_properties import core_properties
from tenderkit.readers.word.document_text import letters_of
from tenderkit.readers.word.headings import heading_styles, is_heading, paragraph_style
from tenderkit.readers.word.names import COMPATIBILITY, VML, WORD
from tenderkit.readers.word.package import Package
from tenderkit.readers.word.style_lines import heading_levels, numbering_styles
from tenderkit.readers.word.word_styles import WordStyles

_LAYOUT: Final = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_SHAPE: Final = "{http://schemas.microsoft.com/office/word/2010/wordprocessingShape}"
_RELATIONS: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_DECORATION: Final = "{http://schemas.microsoft.com/office/drawing/2017/decorative}decorative"
_OLD_SHAPE: Final = COMPATIBILITY + "Fallback"
_STRUCK: Final = frozenset({WORD + "del", WORD + "moveFrom"})
_LARGE, _LARGE_IN_BOLD = 18.0, 14.0


def heard_word(package: Package) -> HeardDocument:
    """The body of the file; headers and footers stand on every page and are read on none."""
    reader = _WordReader(package)
    reader.read(package.xml(package.main_part))
    core = core_properties(package)
    document = HeardDocument(
        form=HeardFormat.WORD,
        title=core.get("title", ""),
        language=reader.styles.language or core.get("language", ""),
        words=" ".join(reader.words),
        colours=tuple(reader.colours),
    )
    return reader.heard.in_document(document)


class _WordReader:
    """One pass over the body, with the number of the paragraph and the heading above."""

    def __init__(self, package: Package) -> None:
        self.styles = WordStyles(package)
        self.words: list[str] = []
        self.heard = HeardSoFar()
        self.colours: list[HeardColour] = []
        self._headings = heading_styles(package)
        self._levels = heading_levels(package)
        self._listed = numbering_styles(package)
        self._targets = {found.id: found.target for found in package.relations.get(package.main_part, ())}
        self._count = 0
        self._heading = ""

    def read(self, root: etree._Element) -> None:
        for element in root.iter(
            WORD + "p", WORD + "tbl", WORD + "hyperlink", WORD + "pict", _LAYOUT + "docPr", _LAYOUT + "anchor"
        ):
            if any(above.tag == _OLD_SHAPE for above in element.iterancestors()):
                continue
            self._take(element)

    def _take(self, element: etree._Element) -> None:
        match element.tag.rpartition("}")[2]:
            case "p":
                self._paragraph(element)
            case "tbl":
                self._table(element)
            case "hyperlink":
                target = self._targets.get(element.get(_RELATIONS + "id", ""), element.get(WORD + "anchor", ""))
                self.heard.links.append(HeardLink(_words(element), target, self._spot()))
            case "docPr":
                self._picture(element)
            case "anchor":
                self._floating(element.find(f".//{_SHAPE}txbx"))
            case _:
                self._old_picture(element)

    def _spot(self) -> Spot:
        return Spot(self._count, self._heading)

    def _paragraph(self, paragraph: etree._Element) -> None:
        self._count += 1
        words = " ".join(_words(paragraph).split())
        if not words:
            return
        self.words.append(words)
        if paragraph.find(f"{WORD}pPr/{WORD}framePr") is not None:
            self.heard.out_of_order.append(OutOfOrder(OrderBreak.FLOATS, words, self._spot()))
        looks = list(self._colours(paragraph))
        if is_heading(paragraph, self._headings):
            self.heard.headings.append(HeardHeading(self._level(paragraph), words, self._spot()))
            self._heading = words
            return
        numbered = paragraph.find(f"{WORD}pPr/{WORD}numPr") is not None or paragraph_style(paragraph) in self._listed
        in_table = next(paragraph.iterancestors(WORD + "tc"), None) is not None
        is_titled = paragraph_style(paragraph) in self._levels
        bold = bool(looks) and all(looks) and not in_table and not numbered and not is_titled
        self.heard.paragraphs.append(HeardParagraph("" if numbered else words, self._spot(), is_bold=bold))

    def _colours(self, paragraph: etree._Element) -> Iterator[bool]:
        """The colours of each run with words, and whether it is bold."""
        for run in paragraph.iter(WORD + "r"):
            words = _words(run).strip()
            if not words or next(run.iterancestors(WORD + "p"), None) is not paragraph:
                continue
            look = self.styles.look(run, paragraph)
            if look.colour:
                large = look.points >= (_LARGE_IN_BOLD if look.is_bold else _LARGE)
                self.colours.append(HeardColour(words, look.colour, look.ground, large, self._spot()))
            yield look.is_bold

    def _level(self, paragraph: etree._Element) -> int:
        own = paragraph.find(f"{WORD}pPr/{WORD}outlineLvl")
        if own is not None and own.get(WORD + "val", "").isdigit():
            return int(own.get(WORD + "val", "0")) + 1
        return self._levels.get(paragraph_style(paragraph), 1) or 1

    def _table(self, table: etree._Element) -> None:
        rows = table.findall(WORD + "tr")
        heads = rows[0].find(f"{WORD}trPr/{WORD}tblHeader") if rows else None
        columns = max((len(row.findall(WORD + "tc")) for row in rows), default=0)
        spot = Spot(self._count + 1, self._heading)
        has_header = heads is not None and heads.get(WORD + "val", "1") not in ("0", "false", "off")
        self.heard.tables.append(HeardTable(len(rows), columns, has_header, _words(table), spot))

    def _picture(self, described: etree._Element) -> None:
        mark = described.find(f".//{_DECORATION}")
        if mark is not None and mark.get("val") in ("1", "true"):
            return
        around = described.getparent()
        if around is not None and around.find(f".//{_SHAPE}txbx") is not None and _words(around).strip():
            return  # a box of words, which are read themselves
        said = described.get("descr") or described.get("title")
        self.heard.pictures.append(HeardPicture(said, self._spot()))

    def _old_picture(self, shape: etree._Element) -> None:
        drawn = shape.find(f".//{VML}imagedata")
        holder = drawn.getparent() if drawn is not None else None
        if holder is not None:
            self.heard.pictures.append(HeardPicture(holder.get("alt") or holder.get("title"), self._spot()))
        self._floating(shape.find(f".//{VML}textbox"))

    def _floating(self, box: etree._Element | None) -> None:
        words = " ".join(_words(box).split()) if box is not None else ""
        if words:
            self.heard.out_of_order.append(OutOfOrder(OrderBreak.FLOATS, words, Spot(self._count, self._heading)))


def _words(element: etree._Element) -> str:
    """The letters in it, without those that a tracked change has struck; a blank where a paragraph ends."""
    parts: list[str] = []
    for each in element.iter():
        if each.tag == WORD + "p" and parts:
            parts.append(" ")
        elif (letters := letters_of(each)) and not any(above.tag in _STRUCK for above in each.iterancestors()):
            parts.append(letters)
    return "".join(parts)
