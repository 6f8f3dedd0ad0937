"""Where the parties sign: side by side in tables without lines, which never split over a page or leave the text above.

A party's whole block is one cell, so that whoever hears the document hears one party to its end before the next.
"""

import re
from collections.abc import Callable

from tenderkit.model.papers.document import Inlines, SignatureLine, Signatures
from tenderkit.writers.word import styles as style_names
from tenderkit.writers.word.styles import Styles
from tenderkit.writers.word.tables import FULL_WIDTH, GRID
from tenderkit.writers.word.xml_text import paragraph_xml, run_xml

_ABREAST = 2
_KEEP = "<w:keepNext/>"
_BETWEEN = 283  # from a party's line to the edge of its half, in twentieths of a point: 1 cm between two parties
_TABLE = (
    '<w:tblPr><w:tblW w:w="{width}" w:type="pct"/><w:tblLayout w:type="fixed"/><w:tblCellMar>'
    '<w:left w:w="0" w:type="dxa"/><w:right w:w="0" w:type="dxa"/></w:tblCellMar><w:tblLook w:val="0000"/></w:tblPr>'
)
# Every paragraph of ours opens like this.
_OPENING = re.compile(rf"(<w:p><w:pPr><w:pStyle [^>]*/>)(?!{_KEEP})")

WordsWriter = Callable[[Inlines], str]
Party = tuple[Inlines, tuple[SignatureLine, ...]]


def signatures_xml(block: Signatures, styles: Styles, words: WordsWriter) -> str:
    """Two parties abreast, the next two below; `words` writes the runs of a party's name."""
    pairs = (block.parties[first : first + _ABREAST] for first in range(0, len(block.parties), _ABREAST))
    return "".join(_pair(pair, styles, words) for pair in pairs)


def kept_with_next(xml: str) -> str:
    """The same blocks, the last paragraph or table row of which stays on the page of what follows."""
    ends_in_table = xml.rfind("</w:tbl>") > xml.rfind("</w:p>")
    last = xml.rfind("<w:tr>" if ends_in_table else "<w:p>")
    return xml if last < 0 else xml[:last] + _OPENING.sub(rf"\1{_KEEP}", xml[last:])


def _pair(parties: tuple[Party, ...], styles: Styles, words: WordsWriter) -> str:
    """An only party signs on the left half. The paragraph before keeps a table from growing into one above it."""
    half = f'<w:gridCol w:w="{GRID // _ABREAST}"/>'
    cells = "".join(_cell(party, place, styles, words) for place, party in enumerate(parties))
    table = _TABLE.format(width=FULL_WIDTH * len(parties) // _ABREAST)
    return (
        f"{paragraph_xml(styles[style_names.SIGNING_LABEL], '', _KEEP)}<w:tbl>{table}"
        f"<w:tblGrid>{half * len(parties)}</w:tblGrid><w:tr><w:trPr><w:cantSplit/></w:trPr>{cells}</w:tr></w:tbl>"
    )


def _cell(party: Party, place: int, styles: Styles, words: WordsWriter) -> str:
    name, lines = party
    inner = "left" if place else "right"
    properties = (
        f'<w:tcPr><w:tcW w:w="{FULL_WIDTH // _ABREAST}" w:type="pct"/>'
        f'<w:tcMar><w:{inner} w:w="{_BETWEEN}" w:type="dxa"/></w:tcMar></w:tcPr>'
    )
    head = paragraph_xml(styles[style_names.TABLE_HEADER], words(name), _KEEP)
    return f"<w:tc>{properties}{head}{''.join(_line(line, styles) for line in lines)}</w:tc>"


def _line(line: SignatureLine, styles: Styles) -> str:
    """The line is the lower border of a paragraph, empty or with what is known; its label stands below."""
    signed = paragraph_xml(styles[style_names.SIGNING_LINE], run_xml(line.value), _KEEP)
    return signed + paragraph_xml(styles[style_names.SIGNING_LABEL], run_xml(line.label), _KEEP)
