"""How a run of letters looks in a Word file: what it says itself, else its styles, else the document's own defaults."""

from collections.abc import Iterator, Sequence

from lxml import etree
from msgspec import Struct

from tenderkit.readers.word.names import STYLES_TYPE, WORD
from tenderkit.readers.word.package import Package

_OFF = frozenset({"0", "false", "off", "none"})
_HIGHLIGHTS = {
    "black": "000000", "blue": "0000FF", "cyan": "00FFFF", "darkBlue": "00008B", "darkCyan": "008B8B", "darkGray": "A9A9A9",
    "darkGreen": "006400", "darkMagenta": "800080", "darkRed": "8B0000", "darkYellow": "808000", "green": "00FF00",
    "lightGray": "D3D3D3", "magenta": "FF00FF", "red": "FF0000", "white": "FFFFFF", "yellow": "FFFF00",
}  # fmt: skip
_PAPER = "FFFFFF"
_HEX_DIGITS = frozenset("0123456789ABCDEF")
_COLOUR_DIGITS = 6


class LookOfRun(Struct, frozen=True):
    """`colour` is '' where Word chooses one that can be read. `points` is the size of the letters."""

    colour: str
    ground: str
    points: float
    is_bold: bool


class WordStyles:
    """The styles of a package, asked for one run at a time."""

    def __init__(self, package: Package) -> None:
        self._styles: dict[str, etree._Element] = {}
        self._default = ""
        self._defaults: list[etree._Element] = []
        for part in package.parts_of_type(STYLES_TYPE):
            root = package.xml(part)
            self._defaults += root.findall(f"{WORD}docDefaults/{WORD}rPrDefault/{WORD}rPr")
            for style in root.iter(WORD + "style"):
                self._styles[style.get(WORD + "styleId", "")] = style
                if style.get(WORD + "type") == "paragraph" and style.get(WORD + "default") in ("1", "true"):
                    self._default = style.get(WORD + "styleId", "")

    @property
    def language(self) -> str:
        """What the document's letters are written in, unless a run says otherwise."""
        found = _first((*self._chain(self._default, "rPr"), *self._defaults), f"{WORD}lang")
        return found.get(WORD + "val", "") if found is not None else ""

    def look(self, run: etree._Element, paragraph: etree._Element) -> LookOfRun:
        """The run as it is printed, on the ground that lies under it."""
        letters = [*self._letters_of(run, paragraph), *self._in_table(paragraph, "rPr"), *self._defaults]
        return LookOfRun(
            colour=_colour(_value(_first(letters, WORD + "color"))),
            ground=self._ground(letters, paragraph),
            points=_points(_value(_first(letters, WORD + "sz"))),
            is_bold=_is_on(_first(letters, WORD + "b")),
        )

    def _letters_of(self, run: etree._Element, paragraph: etree._Element) -> list[etree._Element]:
        own = run.find(WORD + "rPr")
        style = _value(own.find(WORD + "rStyle")) if own is not None else ""
        above = _value(paragraph.find(f"{WORD}pPr/{WORD}pStyle")) or self._default
        chains = (*self._chain(style, "rPr"), *self._chain(above, "rPr"))
        return [*([own] if own is not None else []), *chains]

    def _ground(self, letters: Sequence[etree._Element], paragraph: etree._Element) -> str:
        marked = _HIGHLIGHTS.get(_value(_first(letters, WORD + "highlight")))
        if marked is not None:
            return marked
        own = paragraph.find(WORD + "pPr")
        style = _value(paragraph.find(f"{WORD}pPr/{WORD}pStyle")) or self._default
        around = [*([own] if own is not None else []), *self._chain(style, "pPr")]
        cells = [cell for cell in paragraph.iterancestors(WORD + "tc") if cell.find(WORD + "tcPr") is not None]
        grounds = (*letters, *around, *(cell.find(WORD + "tcPr") for cell in cells), *self._in_table(paragraph, "tcPr"))
        for each in grounds:
            shade = each.find(WORD + "shd") if each is not None else None
            if shade is not None and (fill := _colour(shade.get(WORD + "fill", ""))):
                return fill
        return _PAPER

    def _in_table(self, paragraph: etree._Element, what: str) -> Iterator[etree._Element]:
        """What the style of the table says of its first row, where the paragraph stands in it, and of all its cells."""
        row = next(paragraph.iterancestors(WORD + "tr"), None)
        table = row.getparent() if row is not None else None
        if row is None or table is None:
            return
        name = _value(table.find(f"{WORD}tblPr/{WORD}tblStyle"))
        for style in self._line(name):
            if table.find(WORD + "tr") is row:
                kinds = style.findall(WORD + "tblStylePr")
                yield from (
                    part
                    for kind in kinds
                    if kind.get(WORD + "type") == "firstRow"
                    for part in kind.findall(WORD + what)
                )
            yield from style.findall(WORD + what)

    def _chain(self, name: str, what: str) -> Iterator[etree._Element]:
        return (part for style in self._line(name) for part in style.findall(WORD + what))

    def _line(self, name: str) -> Iterator[etree._Element]:
        """The style and those that it builds on; a circle ends it."""
        passed: set[str] = set()
        while name in self._styles and name not in passed:
            passed.add(name)
            yield self._styles[name]
            name = _value(self._styles[name].find(WORD + "basedOn"))


def _first(properties: Sequence[etree._Element], path: str) -> etree._Element | None:
    return next((found for each in properties if (found := each.find(path)) is not None), None)


def _value(element: etree._Element | None) -> str:
    return "" if element is None else element.get(WORD + "val", "")


def _is_on(element: etree._Element | None) -> bool:
    return element is not None and element.get(WORD + "val", "1") not in _OFF


def _points(half_points: str) -> float:
    return int(half_points) / 2 if half_points.isdigit() else 10.0  # what Word takes where nothing is said


def _colour(stated: str) -> str:
    """Six hexadecimal digits; '' for `auto`."""
    found = stated.upper()
    return found if len(found) == _COLOUR_DIGITS and set(found) <= _HEX_DIGITS else ""
