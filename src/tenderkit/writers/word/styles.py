"""Which style of the template each block wears: found by name, since Word translates the ids but not the names."""

import re
from collections.abc import Mapping
from typing import Self

from lxml import etree
from msgspec import Struct

from tenderkit.model.papers.document import DEEPEST_LEVEL
from tenderkit.problems import TenderkitError
from tenderkit.writers.word.package import serialised
from tenderkit.writers.word.xml_text import W, attribute

HEADINGS = ("heading 1", "heading 2", "heading 3", "heading 4")
DEEPER_HEADINGS = ("heading 5", "heading 6", "heading 7", "heading 8", "heading 9")
BODY = "Body Text"
REQUIREMENT = "Krav"
BULLETS = ("List Bullet", "List Bullet 2", "List Bullet 3")
NUMBERS = ("List Number", "List Number 2", "List Number 3")
CONTINUED = ("List Continue", "List Continue 2", "List Continue 3")
CAPTION = "caption"
TABLE = "Tabell"
TABLE_HEADER = "Tabellrubrik"
TABLE_TEXT = "Tabelltext"
NOTICE = "Notis"
OPEN_QUESTION = "Bekräfta"
SIGNING_LINE = "Signeringsrad"
SIGNING_LABEL = "Signeringstext"
FIELD_HELP = "Fälthjälp"
PLACEHOLDER = "Placeholder Text"

REQUIRED = (
    *(*HEADINGS, BODY, REQUIREMENT, *BULLETS, *NUMBERS, *CONTINUED),
    *(CAPTION, TABLE, TABLE_HEADER, TABLE_TEXT, NOTICE, OPEN_QUESTION),
)
"""The styles that a template has to define. Lists that lie deeper wear the deepest style."""
WHEN_USED = (SIGNING_LINE, SIGNING_LABEL, FIELD_HELP, PLACEHOLDER)
"""The styles of forms and signatures: a template that never dresses one can do without."""

_W = f"{{{W}}}"
_VAL = f"{_W}val"
_SIDES = ("left", "start", "hanging", "firstLine")
_WHOLE = re.compile("[0-9]+")


class Styles(Struct, frozen=True):
    """The template's own ids by style name, and the `numId` of the list that a style brings, by id.

    `indent` is the `w:ind` of requirements, or nothing. Headings share it, so that all numbers stand in one column:
    `number_column` is its width in twentieths of a point.
    """

    ids: Mapping[str, str]
    lists: Mapping[str, str]
    indent: str
    number_column: int

    @classmethod
    def of(cls, part: bytes) -> Self:
        """Reads `styles.xml`; every style that is missing is named in one error."""
        elements = list(etree.fromstring(part).iterfind(f"{_W}style"))
        found = _ids_by_name(elements)
        if missing := [name for name in REQUIRED if name.lower() not in found]:
            raise TenderkitError("TK-T080", {"styles": ", ".join(missing)})
        known = (*REQUIRED, *DEEPER_HEADINGS, *WHEN_USED)
        ids = {name: found[name.lower()] for name in known if name.lower() in found}
        indent = _indent(elements, ids[REQUIREMENT])
        return cls(ids, _lists(elements), _indent_xml(indent), twips(indent.get("hanging")))

    def __getitem__(self, name: str) -> str:
        if name not in self.ids:
            missing = (name for name in WHEN_USED if name not in self.ids)
            raise TenderkitError("TK-T080", {"styles": ", ".join(missing)})
        return self.ids[name]

    def deepest(self, names: tuple[str, ...], level: int) -> str:
        """The id for a level that counts from 1."""
        return self.ids[names[min(level, len(names)) - 1]]

    def heading(self, level: int) -> str:
        """The id for a heading's level, from 1 to 9."""
        return self[(*HEADINGS, *DEEPER_HEADINGS)[min(level, DEEPEST_LEVEL) - 1]]


def with_deeper_headings(part: bytes, deepest: int) -> bytes:
    """`styles.xml` with the headings down to `deepest`: those that the template lacks look as the one above them.

    In a document that has a style by that name the heading takes its looks, as with every other style.
    """
    if deepest <= len(HEADINGS):
        return part
    root = etree.fromstring(part)
    found = _ids_by_name(list(root.iterfind(f"{_W}style")))
    missing = [name for name in DEEPER_HEADINGS[: deepest - len(HEADINGS)] if name not in found]
    for name in missing:
        level = int(name.split()[-1])
        own_id = next(own for own in (f"Heading{level}", f"TkHeading{level}") if own not in found.values())
        root.append(etree.fromstring(_deeper_heading_xml(own_id, level, found)))
        found[name] = own_id
    return serialised(root) if missing else part


def worn_styles(root: etree._Element) -> list[etree._Element]:
    """The styles that blocks wear, and those that they are based on."""
    elements = list(root.iterfind(f"{_W}style"))
    found = _ids_by_name(elements)
    ids = {found[name.lower()] for name in (*REQUIRED, *WHEN_USED) if name.lower() in found}
    worn = {_id(link) for element in elements if _id(element) in ids for link in _chain(elements, element)}
    return [element for element in elements if _id(element) in worn]


def style_name(element: etree._Element) -> str:
    """The style's name in small letters, as Word compares it."""
    return _value(element, "name").lower()


def twips(stated: str | None) -> int:
    """A distance in twentieths of a point; nothing for one that isn't stated, or not in that unit."""
    return int(stated) if stated is not None and _WHOLE.fullmatch(stated) else 0


def without_requirements(part: bytes, words: bytes) -> bytes:
    """`styles.xml` without the style of requirements, unless `words` or another style wear it.

    In an individual's paper Word's list of styles would tell that there are requirements somewhere.
    """
    root = etree.fromstring(part)
    own = next((style for style in root.iterfind(f"{_W}style") if _value(style, "name") == REQUIREMENT), None)
    if own is None or f'"{_id(own)}"'.encode() in words:
        return part
    root.remove(own)
    return part if f'"{_id(own)}"'.encode() in etree.tostring(root) else serialised(root)


def _deeper_heading_xml(own_id: str, level: int, found: Mapping[str, str]) -> str:
    above, body = found[f"heading {level - 1}"], found[BODY.lower()]
    return (
        f'<w:style xmlns:w="{W}" w:type="paragraph" w:styleId="{own_id}"><w:name w:val="heading {level}"/>'
        f'<w:basedOn w:val="{attribute(above)}"/><w:next w:val="{attribute(body)}"/><w:uiPriority w:val="9"/><w:qFormat/>'
        f'<w:pPr><w:outlineLvl w:val="{level - 1}"/></w:pPr></w:style>'
    )


def _lists(elements: list[etree._Element]) -> dict[str, str]:
    """The list of each style, its own or that of a style it is based on."""
    chains = {_id(element): _chain(elements, element) for element in elements}
    lists = {
        style: next(filter(None, (_value(link, f"pPr/{_W}numPr/{_W}numId") for link in chain)), "")
        for style, chain in chains.items()
    }
    return {style: number for style, number in lists.items() if number not in ("", "0")}


def _ids_by_name(elements: list[etree._Element]) -> dict[str, str]:
    return {style_name(element): _id(element) for element in reversed(elements)}


def _indent(elements: list[etree._Element], style: str) -> Mapping[str, str]:
    """The sizes of the nearest indent, own or inherited."""
    start = next(element for element in elements if _id(element) == style)
    indents = (link.find(f"{_W}pPr/{_W}ind") for link in _chain(elements, start))
    found = next((indent for indent in indents if indent is not None), None)
    sizes = {} if found is None else {side: found.get(f"{_W}{side}") for side in _SIDES}
    return {side: size for side, size in sizes.items() if size}


def _indent_xml(sizes: Mapping[str, str]) -> str:
    stated = " ".join(f'w:{side}="{attribute(size)}"' for side, size in sizes.items())
    return f"<w:ind {stated}/>" if stated else ""


def _chain(elements: list[etree._Element], start: etree._Element) -> list[etree._Element]:
    """A style, the one it is based on, and so on; a circle ends it."""
    by_id = {_id(element): element for element in elements}
    chain = [start]
    while (base := by_id.get(_value(chain[-1], "basedOn"))) is not None and base not in chain:
        chain.append(base)
    return chain


def _id(element: etree._Element) -> str:
    return element.get(f"{_W}styleId", "")


def _value(element: etree._Element, path: str) -> str:
    found = element.find(f"{_W}{path}")
    return "" if found is None else found.get(_VAL, "")
