"""What the paragraph styles of a Word file make of a paragraph, also through the styles that they build on."""

from collections.abc import Iterator

from lxml import etree

from tenderkit.patterns import lazy_pattern
from tenderkit.readers.word.names import STYLES_TYPE, WORD
from tenderkit.readers.word.package import Package

_HEADS = lazy_pattern(r"(?:heading|rubrik) ([1-9])")
_TITLES = frozenset({"title", "subtitle", "rubrik", "underrubrik"})


def numbering_styles(package: Package) -> frozenset[str]:
    """The ids of styles in front of whose paragraphs Word puts a number or a sign."""
    styles = _styles(package)
    own = {name for name, style in styles.items() if style.find(f"{WORD}pPr/{WORD}numPr") is not None}
    return frozenset(name for name in styles if not own.isdisjoint(_line(name, styles)))


def heading_levels(package: Package) -> dict[str, int]:
    """The level of each style that heads something, from 1; 0 for the title of the document."""
    styles = _styles(package)
    own = {name: level for name, style in styles.items() if (level := _own_level(style)) is not None}
    levels = ((name, next((own[each] for each in _line(name, styles) if each in own), None)) for name in styles)
    return {name: level for name, level in levels if level is not None}


def _styles(package: Package) -> dict[str, etree._Element]:
    parts = package.parts_of_type(STYLES_TYPE)
    return {
        style.get(WORD + "styleId", ""): style for part in parts for style in package.xml(part).iter(WORD + "style")
    }


def _line(name: str, styles: dict[str, etree._Element]) -> Iterator[str]:
    passed: set[str] = set()
    while name in styles and name not in passed:
        yield name
        passed.add(name)
        base = styles[name].find(WORD + "basedOn")
        name = base.get(WORD + "val", "") if base is not None else ""


def _own_level(style: etree._Element) -> int | None:
    stated = style.find(f"{WORD}pPr/{WORD}outlineLvl")
    if stated is not None and stated.get(WORD + "val", "") in set("012345678"):
        return int(stated.get(WORD + "val", "0")) + 1
    called = style.find(WORD + "name")
    name = called.get(WORD + "val", "").lower() if called is not None else ""
    if name in _TITLES:
        return 0
    found = _HEADS.fullmatch(name)
    return int(found[1]) if found else None
