"""An HTML page as a finished document: its blocks as a reader meets them, and what stands in its tags."""

from collections.abc import Iterator
from typing import cast
from urllib.parse import unquote

from lxml import etree, html

from tenderkit.model.finished_document import FinishedDocument, FinishedText, Named, Where

_BLOCKS = frozenset({
    "address", "article", "aside", "blockquote", "body", "br", "caption", "dd", "del", "div", "dl", "dt", "figcaption",
    "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "legend", "li", "main", "nav", "ol",
    "option", "p", "pre", "section", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul",
})  # fmt: skip
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_UNREAD = frozenset({"head", "script", "style", "template"})
_NUMBER = "number"  # the class of the numbers that we print; they are no words
_SPOKEN = ("alt", "title", "aria-label", "placeholder", "value")
_LINKS = ("href", "src", "action", "cite")
_AUTHORS = frozenset({"author", "creator", "dc.creator"})


def finished_page(source: bytes) -> FinishedDocument:
    """Every text of the page. A line is the one of the file where a block begins."""
    root = html.document_fromstring(source.strip() or b"<p></p>", html.HTMLParser(encoding="utf-8", no_network=True))
    main = root.find(".//main[@data-kind]")
    comments = [node for node in root.iter(etree.Comment) if (node.text or "").strip()]
    return FinishedDocument(
        kind="" if main is None else main.get("data-kind", ""),
        texts=(
            *_BlockWalk().texts(root),
            *(FinishedText(node.text or "", Where.COMMENTS, line=_line_of(node)) for node in comments),
            *_empty_fields(root),
            *_unseen_texts(root),
        ),
        named=tuple(_authors(root)),
        comments=len(comments),
        changes=sum(1 for _ in root.iter("ins", "del")),
    )


class _BlockWalk:
    """Collects words until a block begins or ends; no recursion, for a page may be nested as deep as somebody likes."""

    def __init__(self) -> None:
        self._found: list[FinishedText] = []
        self._words: list[str] = []
        self._marked: list[str] = []
        self._open: list[str] = []
        self._heading = ""
        self._line = 0

    def texts(self, root: etree._Element) -> list[FinishedText]:
        walk = etree.iterwalk(root, events=("start", "end", "comment", "pi"))
        for event, element in walk:
            if event == "start" and _is_unread(element):
                walk.skip_subtree()
                self._open.append("")
            elif event == "start":
                self._begin(element)
            else:
                if event == "end":
                    self._end(self._open.pop())
                self._add(element.tail)
        self._flush("")
        return self._found

    def _begin(self, element: etree._Element) -> None:
        tag = str(element.tag)
        if tag in _BLOCKS:
            self._flush("")
            self._line = _line_of(element)
        self._open.append(tag)
        self._add(element.text)

    def _end(self, tag: str) -> None:
        if tag in _BLOCKS:
            self._flush(tag)

    def _add(self, words: str | None) -> None:
        if words:
            self._words.append(words)
            if "mark" in self._open:
                self._marked.append(words)

    def _flush(self, closed: str) -> None:
        """The block that ends, or the words before one that begins; `closed` is still its tag when it has left the stack."""
        words, marked = "".join(self._words), "".join(self._marked)
        self._words, self._marked = [], []
        if not words.strip():
            return
        around = (*self._open, closed)
        where = next((_PLACES[tag] for tag in around if tag in _PLACES), Where.BODY)
        self._found.append(
            FinishedText(
                text=words,
                where=where,
                heading=self._heading,
                line=self._line,
                deleted="del" in around,
                highlighted=marked,
            )
        )
        if _HEADINGS.intersection(around):
            self._heading = " ".join(words.split())


_PLACES = {"header": Where.HEADER, "footer": Where.FOOTER}


def _is_unread(element: etree._Element) -> bool:
    return str(element.tag) in _UNREAD or (element.tag == "span" and element.get("class") == _NUMBER)


def _line_of(element: etree._Element) -> int:
    return cast("int | None", element.sourceline) or 0  # the stubs don't know its type


def _empty_fields(root: etree._Element) -> Iterator[FinishedText]:
    for field in root.iter("input", "textarea"):
        asks, answer = field.get("placeholder", ""), field.get("value", "") or (field.text or "")
        if asks and not answer.strip():
            yield FinishedText(asks, line=_line_of(field), prompt=asks)


def _unseen_texts(root: etree._Element) -> Iterator[FinishedText]:
    for title in root.iter("title"):
        yield FinishedText(title.text or "", Where.PROPERTIES, line=_line_of(title))
    for meta in root.iter("meta"):
        if meta.get("name", "viewport") != "viewport":
            yield FinishedText(meta.get("content", ""), Where.PROPERTIES, line=_line_of(meta))
    for element in root.iter(etree.Element):
        for names, where in ((_SPOKEN, Where.HIDDEN), (_LINKS, Where.LINKS)):
            found = (unquote(element.get(name, "")) for name in names)
            yield from (FinishedText(words, where, line=_line_of(element)) for words in found if words.strip())


def _authors(root: etree._Element) -> Iterator[tuple[Named, str]]:
    for meta in root.iter("meta"):
        if meta.get("name", "").lower() in _AUTHORS:
            yield Named.CREATOR, meta.get("content", "")
