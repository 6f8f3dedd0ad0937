"""A procurement document as an officer has it: five chapters, whose headings and body text one list numbers."""

from io import BytesIO

from docx import Document
from docx.document import Document as WordDocument
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

CHAPTERS = 5
_LIST = "77"
_LEVELS = range(9)


def officers_document() -> bytes:
    """Heading 1 to 6 count 1, 1.1, 1.1.1 … by themselves, wherever they stand; so does whatever wears `Body Text`, at the last level."""
    document = Document()
    _add_list(document)
    for level in range(6):
        _number(document, f"Heading {level + 1}", level)
    _number(document, "Body Text", 8)
    for chapter in range(1, CHAPTERS + 1):
        document.add_heading(f"Kapitel {chapter}", 1)
        for section in ("Första delen", "Andra delen"):
            document.add_heading(section, 2)
            document.add_paragraph("Kommunens egna ord.")
    file = BytesIO()
    document.save(file)
    return file.getvalue()


def _add_list(document: WordDocument) -> None:
    levels = "".join(
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="decimal"/>'
        f'<w:lvlText w:val="{".".join(f"%{part + 1}" for part in range(level + 1))}"/><w:lvlJc w:val="left"/></w:lvl>'
        for level in _LEVELS
    )
    numbering = document.part.numbering_part.element
    abstract = f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{_LIST}"><w:multiLevelType w:val="multilevel"/>{levels}</w:abstractNum>'
    numbering.insert(0, parse_xml(abstract))
    place = f'<w:num {nsdecls("w")} w:numId="{_LIST}"><w:abstractNumId w:val="{_LIST}"/></w:num>'
    numbering.append(parse_xml(place))


def _number(document: WordDocument, style: str, level: int) -> None:
    place = f'<w:numPr {nsdecls("w")}><w:ilvl w:val="{level}"/><w:numId w:val="{_LIST}"/></w:numPr>'
    document.styles[style].element.get_or_add_pPr().insert(0, parse_xml(place))
