"""An HTML page as a finished document: its blocks as a reader meets them, and what stands in its tags."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from html import unescape
from typing import cast
from urllib.parse import unquote

from lxml import etree

from tenderkit.model.finished.finished_document import FinishedDocument, FinishedText, Named, Where
from tenderkit.rules.privacy.identity_numbers import find_identity_numbers, visible

_BLOCKS = frozenset({
    "address", "article", "aside", "blockquote", "body", "br", "caption", "dd", "del", "div", "dl", "dt", "figcaption",
    "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "html", "legend", "li", "main",
    "nav", "ol", "option", "p", "pre", "section", "table", "tbody", "td", "tfoot", "th", "thead", "title", "tr", "ul",
})  # fmt: skip
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_UNREAD = ("script", "style", "template")
_PLACES = {"title": Where.PROPERTIES, "header": Where.HEADER, "footer": Where.FOOTER}
_NUMBER = "number"  # the class of the numbers that we print; they are no words
_SPOKEN = ("alt", "title", "aria-label", "placeholder", "value")
_LINKS = ("href", "src", "action", "cite")
_FIELDS = ("input", "textarea")
_AUTHORS = frozenset({"author", "creator", "dc.creator"})
_CHANGES = ("ins", "del")
_PICTURES = ("img", "svg", "canvas", "object", "embed", "iframe", "picture", "video")


class UnreadablePageError(Exception):
    """The parser finds no page, or gives up inside one: what follows would pass unseen."""


def finished_page(page: str) -> tuple[FinishedDocument, bool]:
    """Every text of the page, and whether it has pictures. A line is the one of the file where a block begins."""
    reader = _read(_parsed(page))
    document = FinishedDocument(
        kind=reader.kind,
        texts=(*reader.found, *_numbers_left_out(page, reader.found)),
        named=tuple(reader.named),
        comments=reader.seen["#comment"],
        changes=sum(reader.seen[tag] for tag in _CHANGES),
    )
    return document, any(reader.seen[tag] for tag in _PICTURES)


def _parsed(page: str) -> etree._Element:
    parser = etree.HTMLParser(encoding="utf-8", no_network=True, huge_tree=True)
    whole = f"{page}<p></p>"  # at least one element: a page may be nothing but a comment
    root: etree._Element | None = etree.fromstring(whole.encode(), parser)
    if root is None or len(parser.error_log.filter_from_fatals()):
        raise UnreadablePageError
    return root


def _numbers_left_out(page: str, found: Sequence[FinishedText]) -> Iterator[FinishedText]:
    """Identity numbers where no text was read: in a script, in a tag that nobody closed, after the page's end."""
    read = visible("\n".join(text.text for text in found))
    for number, line in enumerate(page.split("\n"), 1):
        letters = visible(unescape(line))
        if any(letters[place.start : place.end] not in read for place in find_identity_numbers(letters)):
            yield FinishedText(letters, Where.HIDDEN, line=number)


def _read(root: etree._Element) -> "_PageReader":
    """No recursion: a page may be nested as deep as its parser lets it."""
    reader = _PageReader()
    for comment in (*root.itersiblings(etree.Comment, preceding=True), *root.itersiblings(etree.Comment)):
        reader.comment(comment.text or "")
    for event, element in etree.iterwalk(root, events=("start", "end", "comment", "pi")):
        reader.line = cast("int | None", element.sourceline) or 0  # the stubs don't know its type
        if event == "start":
            reader.begin(str(element.tag), {str(name): str(value) for name, value in element.attrib.items()})
            reader.words(element.text)
            continue
        if event == "end":
            reader.end(str(element.tag))
        else:
            reader.comment(element.text or "")
        reader.words(element.tail)
    reader.flush()
    return reader


class _PageReader:
    """Collects words until a block begins or ends."""

    def __init__(self) -> None:
        self.line = 0  # of the element being read
        self.kind = ""
        self.found: list[FinishedText] = []
        self.named: list[tuple[Named, str]] = []
        self.seen: Counter[str] = Counter()
        self._open: Counter[str] = Counter()
        self._numbers: list[bool] = []  # which of the open spans hold a number of ours
        self._words: list[str] = []
        self._marked: list[str] = []
        self._heading = ""
        self._line = 0

    def begin(self, tag: str, attributes: Mapping[str, str]) -> None:
        self.seen[tag] += 1
        if tag in _BLOCKS:
            self.flush()
            self._line = self.line
        if tag == "span":
            self._numbers.append(attributes.get("class") == _NUMBER)
        self._open[tag] += 1
        self._take_attributes(tag, attributes)

    def end(self, tag: str) -> None:
        if tag in _BLOCKS:
            self.flush()
        if tag == "span":
            self._numbers.pop()
        self._open[tag] -= 1

    def words(self, words: str | None) -> None:
        if not words or any(self._numbers) or any(self._open[tag] for tag in _UNREAD):
            return
        self._words.append(words)
        if self._open["mark"]:
            self._marked.append(words)

    def comment(self, words: str) -> None:
        if words.strip():
            self.seen["#comment"] += 1
            self._unseen(words, Where.COMMENTS)

    def flush(self) -> None:
        """The words so far are a text of their own."""
        words, marked = "".join(self._words), "".join(self._marked)
        self._words, self._marked = [], []
        if not words.strip():
            return
        where = next((place for tag, place in _PLACES.items() if self._open[tag]), Where.BODY)
        deleted = bool(self._open["del"])
        text = FinishedText(words, where, self._heading, self._line, deleted=deleted, highlighted=marked)
        self.found.append(text)
        if any(self._open[tag] for tag in _HEADINGS):
            self._heading = " ".join(words.split())

    def _take_attributes(self, tag: str, attributes: Mapping[str, str]) -> None:
        if tag == "main":
            self.kind = self.kind or attributes.get("data-kind", "")
        elif tag == "meta" and attributes.get("name", "viewport") != "viewport":
            self._unseen(attributes.get("content", ""), Where.PROPERTIES)
            if attributes["name"].lower() in _AUTHORS:
                self.named.append((Named.CREATOR, attributes.get("content", "")))
        elif tag in _FIELDS and attributes.get("placeholder") and not attributes.get("value", "").strip():
            asks = attributes["placeholder"]
            self.found.append(FinishedText(asks, line=self.line, prompt=asks))
        for names, where in ((_SPOKEN, Where.HIDDEN), (_LINKS, Where.LINKS)):
            for name in names:
                self._unseen(unquote(attributes.get(name, "")), where)

    def _unseen(self, words: str, where: Where) -> None:
        if words.strip():
            self.found.append(FinishedText(words, where, line=self.line))
