"""A document whose headings carry no numbers: the column that a letterhead keeps for them is taken out of its styles."""

from lxml import etree

from tenderkit.writers.word.package import serialised
from tenderkit.writers.word.styles import Styles, style_name, twips, worn_styles
from tenderkit.writers.word.xml_text import W

_BEFORE = {"heading 1": 120, "heading 2": 240}  # twentieths of a point, at most: a memo is to fit on its page
_W = f"{{{W}}}"


def without_number_column(styles: bytes, numbering: bytes) -> tuple[bytes, bytes]:
    """`styles.xml` and `numbering.xml` in which what blocks wear stands at the margin, headings closer to what is above.

    A letterhead without such a column keeps its indents, and one whose headings stand closer already keeps its distances.
    """
    column = Styles.of(styles).number_column
    root, lists = etree.fromstring(styles), etree.fromstring(numbering)
    worn = worn_styles(root)
    for style in worn:
        _move_together(style)
    for element in (*worn, lists) if column else ():
        _move_to_margin(element, column)
    return serialised(root), serialised(lists)


def _move_together(style: etree._Element) -> None:
    for spacing in style.iterfind(f"{_W}pPr/{_W}spacing"):
        most = _BEFORE.get(style_name(style))
        if most is not None and twips(spacing.get(f"{_W}before")) > most:
            spacing.set(f"{_W}before", str(most))


def _move_to_margin(element: etree._Element, column: int) -> None:
    """Everything to the right of the numbers moves by the width of their column."""
    for indent in element.iter(f"{_W}ind"):
        for side in (f"{_W}left", f"{_W}start"):
            if (reached := twips(indent.get(side))) >= column:
                indent.set(side, str(reached - column))
        if twips(indent.get(f"{_W}hanging")) == column:
            indent.set(f"{_W}hanging", "0")
