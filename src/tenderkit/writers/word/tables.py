"""Tables that hold facts: a caption, a header row that repeats on every page, rows that are never torn apart."""

from collections.abc import Iterable, Sequence

from tenderkit.writers.word import styles as style_names
from tenderkit.writers.word.styles import Styles
from tenderkit.writers.word.xml_text import NO_LIST, attribute, paragraph_xml, run_xml

FULL_WIDTH = 5000  # the unit of `pct` widths is a fiftieth of a per cent
GRID = 9184  # the letterhead's text width in twentieths of a point; a hint that the widths in per cent overrule
_LOOK = '<w:tblLook w:val="0420" w:firstRow="1" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" w:noHBand="0" w:noVBand="1"/>'

# Half the letterhead's own margins between columns: with many of them every millimetre is a letter.
_NARROW = '<w:tblCellMar><w:left w:w="57" w:type="dxa"/><w:right w:w="57" w:type="dxa"/></w:tblCellMar>'
_MANY_COLUMNS = 6


def captioned_table(caption: str, widths: Sequence[int], rows: Iterable[str], styles: Styles) -> str:
    """The caption is also the table's title and description for those who hear it. `widths` are per cent."""
    said = attribute(caption)
    margins = _NARROW if len(widths) >= _MANY_COLUMNS else ""
    return (
        f"{paragraph_xml(styles[style_names.CAPTION], run_xml(caption), NO_LIST)}<w:tbl><w:tblPr>"
        f'<w:tblStyle w:val="{styles[style_names.TABLE]}"/><w:tblW w:w="{FULL_WIDTH}" w:type="pct"/>'
        f'<w:tblLayout w:type="fixed"/>{margins}{_LOOK}<w:tblCaption w:val="{said}"/>'
        f'<w:tblDescription w:val="{said}"/></w:tblPr>{grid(widths)}{"".join(rows)}</w:tbl>'
    )


def grid(widths: Sequence[int]) -> str:
    columns = "".join(f'<w:gridCol w:w="{GRID * width // 100}"/>' for width in widths)
    return f"<w:tblGrid>{columns}</w:tblGrid>"


def table_row(cells: Sequence[str], widths: Sequence[int], properties: str = "<w:cantSplit/>") -> str:
    """A row of cells that each hold whole paragraphs."""
    written = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{FULL_WIDTH * width // 100}" w:type="pct"/></w:tcPr>{cell}</w:tc>'
        for cell, width in zip(cells, widths, strict=True)
    )
    return f"<w:tr><w:trPr>{properties}</w:trPr>{written}</w:tr>"


def header_row(cells: Sequence[str], widths: Sequence[int]) -> str:
    return table_row(cells, widths, "<w:cantSplit/><w:tblHeader/>")
