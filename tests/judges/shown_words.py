"""What a reader sees in a finished file, line by line, whatever the file's kind; white space as in running text."""

import re
from collections.abc import Iterator
from pathlib import Path

from lxml import etree, html

from judges.programs import soffice_text
from tenderkit.readers.word.document_text import walk_paragraphs
from tenderkit.readers.word.package import read_package
from tenderkit.readers.word.package_contents import MAIN_TYPE

_LINES = frozenset({"h1", "h2", "h3", "h4", "h5", "h6", "p", "caption", "figcaption", "th", "td"})
_BULLET = "\N{BULLET}"
_BOXES = "\N{BALLOT BOX}\N{BALLOT BOX WITH X}"
_PROMPTS = frozenset(
    {*_BOXES, "Klicka och skriv", "Välj datum", "Välj", "ja"}
)  # what an unfilled field shows, and a box
_TO_BE_FILLED_IN = "Fylls i"
_NO_ANSWER = "______"
_PROPERTIES = "Filens egenskaper"
_LAYOUT = 1  # the first named one is for the screen: the viewport


def text_lines(path: Path) -> list[str]:
    return _said(path.read_text("utf-8").splitlines())


def html_lines(path: Path, *, numbers: bool = True) -> list[str]:
    """Every heading, paragraph and cell of the page; without its header, which stands in Word's header."""
    main = _main(path)
    for number in () if numbers else main.findall(".//span[@class='number']"):
        number.drop_tree()
    return _said(line for element in main.iter() for line in _lines(element))


def html_read_aloud(path: Path) -> list[str]:
    """The same page as the plain text puts it: bullets as dashes, a cell after the word it belongs to, its properties last."""
    page = _page(path)
    properties = [f"{one.get('name')}: {one.get('content')}" for one in page.findall("head/meta[@name]")[_LAYOUT:]]
    return [*_said(_aloud(_main(path))), *([_PROPERTIES, *_said(properties)] if properties else [])]


def word_lines(path: Path) -> list[str]:
    """Every paragraph of the body outside pictures; the numbers are Word's own and stand in no text."""
    package = read_package(path.read_bytes(), path)
    body = package.parts_of_type(MAIN_TYPE)
    return _said(
        block.text for block, element in walk_paragraphs(package) if block.part in body and not _drawn(element)
    )


def _drawn(paragraph: etree._Element) -> bool:
    """Whether it stands in a shape of a drawing, whose words a page has in its picture."""
    return next(paragraph.iterancestors("{*}txbxContent"), None) is not None


def without_prompts(lines: list[str]) -> list[str]:
    """Without the header and the empty fields of forms, which only Word shows, and without the numbers of a list."""
    kept = [re.sub(r"^\d+\. ", "", line) for line in lines if line not in _PROMPTS]
    return [
        line for at, line in enumerate(kept) if ["Uppgift", "Svar"] not in (kept[at : at + 2], kept[at - 1 : at + 1])
    ]


def libreoffice_lines(path: Path) -> list[str]:
    """What another program shows, numbers included."""
    return _said(line.strip().removeprefix(_BULLET) for line in soffice_text(path).splitlines())


def _said(lines: Iterator[str] | list[str]) -> list[str]:
    return [said for line in lines if (said := " ".join(line.split()))]


def _page(path: Path) -> html.HtmlElement:
    return html.document_fromstring(path.read_bytes(), html.HTMLParser(encoding="utf-8"))


def _main(path: Path) -> html.HtmlElement:
    main = _page(path).find(".//main")
    assert main is not None
    return main


def _words(element: etree._Element) -> str:
    return "".join(map(str, element.itertext()))


def _lines(element: etree._Element) -> Iterator[str]:
    if element.tag in _LINES:
        yield _words(element)
    elif element.tag == "dl":
        around = element.getparent()
        signed = around is not None and "party" in (around.get("class") or "")
        for label, help_text, value, _ in _fields(element):
            yield from (value, label) if signed else (label, help_text, value)


def _fields(fields: etree._Element) -> Iterator[tuple[str, str, str, str]]:
    """Each field of a form or line of a signature: its label, its help, its value, and the answers to choose among."""
    for field in fields.findall("div"):
        label, value = field.find("dt"), field.find("dd")
        assert label is not None
        assert value is not None
        help_text, said = "".join(map(_words, label)), _words(value).strip()
        if said.startswith(_TO_BE_FILLED_IN):
            yield label.text or "", help_text, "", said.removeprefix(_TO_BE_FILLED_IN)
        else:
            yield label.text or "", help_text, said, ""


def _aloud(element: etree._Element) -> Iterator[str]:
    for child in element:
        yield from _block_aloud(child)


def _block_aloud(block: etree._Element) -> Iterator[str]:
    match block.tag:
        case "table":
            yield from _table_aloud(block)
        case "figure":
            yield f"Diagram: {block.findtext('figcaption')}. {block.findtext('.//desc')}"
        case "ol" | "ul":
            yield from (_item_aloud(item, number) for number, item in enumerate(block, 1))
        case "dl":
            yield from _fields_aloud(block)
        case _ if block.tag in _LINES:
            yield _words(block)
        case _:
            yield from _aloud(block)


def _item_aloud(item: etree._Element, number: int) -> str:
    parent = item.getparent()
    return (f"{number}. " if parent is not None and parent.tag == "ol" else "- ") + _words(item)


def _fields_aloud(fields: etree._Element) -> Iterator[str]:
    for label, help_text, value, choices in _fields(fields):
        yield f"{label}: {value or _NO_ANSWER}"
        yield from (f"({said})" for said in (choices, help_text) if said)


def _table_aloud(table: etree._Element) -> Iterator[str]:
    caption, header, *rows = (_said(_words(cell) for cell in row) for row in _rows(table))
    yield from caption
    if len(header) == 2:
        yield from (": ".join(row) for row in (header, *rows))
        return
    yield from ("; ".join(map(": ".join, zip(header, row, strict=True))) for row in rows)


def _rows(table: etree._Element) -> Iterator[list[etree._Element]]:
    yield table.findall("caption")
    for row in table.iter("tr"):
        yield list(row)
