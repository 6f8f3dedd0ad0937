"""What a reader sees in a finished file, line by line, whatever the file's kind; white space as in running text."""

from collections.abc import Iterator
from pathlib import Path

from lxml import etree, html

from programs import soffice_text
from tenderkit.readers.document_text import walk
from tenderkit.readers.package import read_package
from tenderkit.readers.package_contents import MAIN_TYPE

_LINES = frozenset({"h1", "h2", "h3", "h4", "h5", "h6", "p", "caption", "figcaption", "th", "td"})
_BULLET = "\N{BULLET}"


def text_lines(path: Path) -> list[str]:
    return _said(path.read_text("utf-8").splitlines())


def html_lines(path: Path, *, numbers: bool = True) -> list[str]:
    """Every heading, paragraph and cell of the page; without its header, which stands in Word's header."""
    main = _main(path)
    for number in () if numbers else main.findall(".//span[@class='number']"):
        number.drop_tree()
    return _said(_words(element) for element in main.iter() if element.tag in _LINES)


def html_read_aloud(path: Path) -> list[str]:
    """The same page as the plain text puts it: bullets as dashes, a cell after the word it belongs to."""
    return _said(_aloud(_main(path)))


def word_lines(path: Path) -> list[str]:
    """Every paragraph of the body; the numbers are Word's own and stand in no text."""
    package = read_package(path.read_bytes(), path)
    return _said(block.text for block in walk(package) if block.part in package.parts_of_type(MAIN_TYPE))


def libreoffice_lines(path: Path) -> list[str]:
    """What another program shows, numbers included."""
    return _said(line.strip().removeprefix(_BULLET) for line in soffice_text(path).splitlines())


def _said(lines: Iterator[str] | list[str]) -> list[str]:
    return [said for line in lines if (said := " ".join(line.split()))]


def _main(path: Path) -> html.HtmlElement:
    main = html.document_fromstring(path.read_bytes(), html.HTMLParser(encoding="utf-8")).find(".//main")
    assert main is not None
    return main


def _words(element: etree._Element) -> str:
    return "".join(map(str, element.itertext()))


def _aloud(element: etree._Element) -> Iterator[str]:
    for child in element:
        if child.tag == "table":
            yield from _table_aloud(child)
        elif child.tag == "figure":
            yield f"Diagram: {child.findtext('figcaption')}. {child.findtext('.//desc')}"
        elif child.tag == "li":
            yield "- " + _words(child)
        elif child.tag in _LINES:
            yield _words(child)
        else:
            yield from _aloud(child)


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
