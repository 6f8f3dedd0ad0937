"""Which paragraphs of a document are headings, whatever language its styles speak."""

import re

from lxml import etree

from tenderkit.patterns import lazy_pattern
from tenderkit.readers.word.names import STYLES_TYPE, WORD
from tenderkit.readers.word.package import Package

_BUILT_IN_NAME = lazy_pattern(r"(?:heading|rubrik) [1-9]", re.IGNORECASE)
_OUTLINE_LEVELS = frozenset("012345678")  # 9 is body text


def heading_styles(package: Package) -> frozenset[str]:
    """The ids of paragraph styles that make a heading: by outline level, by built-in name, or by the style they build on."""
    own: dict[str, bool] = {}
    based_on: dict[str, str] = {}
    for part in package.parts_of_type(STYLES_TYPE):
        for style in package.xml(part).iter(WORD + "style"):
            style_id = style.get(WORD + "styleId", "")
            own[style_id] = _is_heading_style(style)
            based_on[style_id] = _value(style.find(WORD + "basedOn"))
    headings = {style_id for style_id, is_heading in own.items() if is_heading}
    return frozenset(style_id for style_id in own if headings & set(_ancestry(style_id, based_on)))


def paragraph_style(paragraph: etree._Element) -> str:
    """The style id of a paragraph, '' for the default."""
    return _value(paragraph.find(f"{WORD}pPr/{WORD}pStyle"))


def is_heading(paragraph: etree._Element, styles: frozenset[str]) -> bool:
    """Whether the paragraph heads what follows, by its style or by itself."""
    own_level = paragraph.find(f"{WORD}pPr/{WORD}outlineLvl")
    if own_level is not None:
        return _value(own_level) in _OUTLINE_LEVELS
    return paragraph_style(paragraph) in styles


def _is_heading_style(style: etree._Element) -> bool:
    level = style.find(f"{WORD}pPr/{WORD}outlineLvl")
    if level is not None:
        return _value(level) in _OUTLINE_LEVELS
    return _BUILT_IN_NAME.fullmatch(_value(style.find(WORD + "name"))) is not None


def _ancestry(style_id: str, based_on: dict[str, str]) -> list[str]:
    """The style and those it builds on; a circle, which Word ignores, ends the walk."""
    line: list[str] = []
    while style_id and style_id not in line:
        line.append(style_id)
        style_id = based_on.get(style_id, "")
    return line


def _value(element: etree._Element | None) -> str:
    return "" if element is None else element.get(WORD + "val", "")
