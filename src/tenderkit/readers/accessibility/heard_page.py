"""An HTML page as its reader's aids meet it."""

from collections.abc import Iterator
from pathlib import PurePath
from typing import cast

from lxml import etree

from tenderkit.model.accessibility.heard_document import (
    HeardColour,
    HeardDocument,
    HeardFormat,
    HeardHeading,
    HeardLink,
    HeardParagraph,
    HeardPicture,
    HeardTable,
    OrderBreak,
    OutOfOrder,
    Spot,
)
from tenderkit.problems import RefusedError
from tenderkit.readers.accessibility.heard_so_far import HeardSoFar
from tenderkit.readers.accessibility.page_colours import colours_of_rules, colours_of_style, named_colours
from tenderkit.readers.word.node_limit import stop_at_most_nodes

_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_UNREAD = frozenset({"script", "style", "template", "head", "noscript"})
_BOLD = frozenset({"b", "strong"})
_NO_TABLE = frozenset({"presentation", "none"})
_DRAWN = frozenset({"img", "svg", "object", "area"})


def heard_page(page: str, name: PurePath) -> HeardDocument:
    """The page; raises `RefusedError` for one that the parser can't read to its end, or with too many tags."""
    stop_at_most_nodes(page.count("<"), name)
    parser = etree.HTMLParser(encoding="utf-8", no_network=True, huge_tree=True, remove_comments=True)
    root: etree._Element | None = etree.fromstring(f"{page}<p></p>".encode(), parser)
    if root is None or len(parser.error_log.filter_from_fatals()):
        raise RefusedError("TK-P044", {"file": name})
    reader = _PageEar()
    reader.read(root)
    rules = [(rule.text or "", _line(rule)) for rule in root.iter("style")]
    named = named_colours("\n".join(text for text, _ in rules))
    titles = [said for found in root.iter("title") if (said := _said(found)) and not _in_svg(found)]
    document = HeardDocument(
        form=HeardFormat.PAGE,
        title=titles[0] if titles else "",
        language=root.get("lang", "") or root.get("xml:lang", ""),
        words=" ".join(reader.words),
        colours=(
            *(seen for text, line in rules for seen in colours_of_rules(text, line, named)),
            *_stated_on_elements(root, named),
        ),
    )
    return reader.heard.in_document(document)


def _stated_on_elements(root: etree._Element, named: dict[str, str]) -> Iterator[HeardColour]:
    for element in root.iter(etree.Element):
        if style := element.get("style"):
            seen = colours_of_style(_said(element), style, Spot(_line(element)), named)
            if seen is not None:
                yield seen


class _PageEar:
    """One pass over the page; no recursion, for it may be nested as deep as its parser lets it."""

    def __init__(self) -> None:
        self.words: list[str] = []
        self.heard = HeardSoFar()
        self._heading = ""
        self._closed = 0  # open elements that no aid reads

    def read(self, root: etree._Element) -> None:
        for event, element in etree.iterwalk(root, events=("start", "end")):
            if _is_closed(element):
                self._closed += 1 if event == "start" else -1
            elif event == "start" and not self._closed:
                self._take(element, str(element.tag), Spot(_line(element), self._heading))

    def _take(self, element: etree._Element, tag: str, spot: Spot) -> None:
        if (order := element.get("tabindex", "0").strip()).isdigit() and int(order) > 0:
            words = _said(element) or element.get("name") or tag
            self.heard.out_of_order.append(OutOfOrder(OrderBreak.TABS, words, spot))
        if tag in _HEADINGS:
            self._heading = _said(element)
            self.words.append(self._heading)
            self.heard.headings.append(HeardHeading(int(tag[1]), self._heading, spot))
        elif tag in ("p", "div", "td", "li", "dd", "dt"):
            self._paragraph(element, tag, spot)
        elif tag == "table" and element.get("role") not in _NO_TABLE:
            self.heard.tables.append(_table(element, spot))
        elif tag == "a" and element.get("href") is not None:
            self.heard.links.append(HeardLink(_named(element), element.get("href", ""), spot))
        elif tag in _DRAWN:
            self._picture(element, tag, spot)

    def _paragraph(self, element: etree._Element, tag: str, spot: Spot) -> None:
        """The words that stand in it themselves; those of a block inside come with the block."""
        words = _said(element) if tag == "p" else " ".join((element.text or "").split())
        if not words:
            return
        self.words.append(words)
        bold = tag == "p" and len(element) == 1 and element[0].tag in _BOLD and _said(element[0]) == words
        listed = tag not in ("p", "div") or next(element.iterancestors("li"), None) is not None
        in_table = next(element.iterancestors("td", "th"), None) is not None
        self.heard.paragraphs.append(HeardParagraph("" if listed else words, spot, is_bold=bold and not in_table))

    def _picture(self, element: etree._Element, tag: str, spot: Spot) -> None:
        if element.get("role") in _NO_TABLE or (tag == "img" and element.get("alt") == ""):
            return
        if tag == "area" and element.get("href") is None:
            return
        said = element.get("alt") or element.get("aria-label") or element.get("title")
        titles = (
            ["".join(map(str, child.itertext())) for child in element.iter("title", "desc")] if tag == "svg" else []
        )
        by_id = element.get("aria-labelledby")
        self.heard.pictures.append(
            HeardPicture(said or " ".join(titles) or by_id or _said_in_object(element, tag), spot)
        )


def _said_in_object(element: etree._Element, tag: str) -> str | None:
    return _said(element) if tag == "object" else None


def _is_closed(element: etree._Element) -> bool:
    return element.tag in _UNREAD or element.get("aria-hidden") == "true" or element.get("hidden") is not None


def _in_svg(element: etree._Element) -> bool:
    return next(element.iterancestors("svg"), None) is not None


def _said(element: etree._Element) -> str:
    return " ".join("".join(_letters(element)).split())


def _letters(element: etree._Element) -> Iterator[str]:
    for each in element.iter(etree.Element):
        if each.tag in _UNREAD or _in_svg(each) or each.tag == "svg":
            yield (each.tail or "") if each is not element else ""
            continue
        yield each.text or ""
        yield f" {each.tail or ''}" if each.tag == "br" else (each.tail or "") if each is not element else ""


def _named(link: etree._Element) -> str:
    """What a link is called: its label, its words, or what its pictures show."""
    pictures = (picture.get("alt", "") for picture in link.iter("img"))
    return link.get("aria-label") or _said(link) or " ".join(pictures).strip()


def _table(table: etree._Element, spot: Spot) -> HeardTable:
    rows = [row for row in table.iter("tr") if next(row.iterancestors("table"), None) is table]
    heads = [cell for row in rows for cell in row.findall("th")]
    columns = max((len(row.findall("td")) + len(row.findall("th")) for row in rows), default=0)
    return HeardTable(len(rows), columns, bool(heads), _said(table), spot)


def _line(element: etree._Element) -> int:
    return cast("int | None", element.sourceline) or 0  # the stubs don't know its type
