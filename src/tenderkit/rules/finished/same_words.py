"""Whether pages say what their documents say: every letter, in its order, and no other."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence

from tenderkit.model.finished.page_words import DocumentWords, PageWords

# Blanks are joined, and what only says where a line may end isn't printed.
_UNSEEN = re.compile("[\\s\u00ad\u200b\u200c\u200d\u200e\u200f\u2028-\u202f\u2060-\u2069\ufeff]+")

# What is neither Latin nor a sign that our own texts have: scripts that run from right to left, and letters of another font.
_UNUSUAL = re.compile("[^\x00-\u024f\u2010-\u2027\u20ac\u2122\u2192\u2212\u2610\u2612]")
_NOTHING = DocumentWords((), "", "", ("", ""))
_TURNED = str.maketrans(")]}>»›", "([{<«‹")


def first_page_that_differs(documents: Sequence[DocumentWords], pages: Sequence[str]) -> int | None:
    """The number of the first page that says anything else than the documents, one after the other; `None` when all is there.

    Where letters run from right to left, or are of another font, a reader of PDF may tell the words of a line in an order of its own:
    then each page has to hold the letters of what it should say, and no other, in whatever order.
    """
    found = _first_in_another_order(documents, pages)
    if found is not None and any(map(_is_unusual, documents)):
        return _first_with_other_letters(documents, pages)
    return found


def how_many_pages(document: DocumentWords, first_page: str) -> int:
    """How many pages the document has, as its first one says; 0 where it says nothing of that."""
    found = re.search(f"{re.escape(_foot(document, 1))}([0-9]+)$", letters_alone(first_page))
    return int(found[1]) if found else 0


def letters_alone(words: str) -> str:
    """The letters without blanks; an accent stands after its letter, however they were written."""
    return unicodedata.normalize("NFD", _UNSEEN.sub("", words))


def _is_unusual(document: DocumentWords) -> bool:
    whole = (document.above, document.foot, *(part.words for part in document.parts))
    return any(not words.isascii() and _UNUSUAL.search(words) for words in whole)


def _first_with_other_letters(documents: Sequence[DocumentWords], pages: Sequence[str]) -> int | None:
    """The same, of one document whose letters are counted."""
    if len(documents) > 1:
        return 1
    (document,) = documents
    parts = [_counted(part.words) for part in document.parts]
    heads = [part.head for part in document.parts]
    at = 0
    for number, page in enumerate(pages, 1):
        left = _counted(page)
        above = f"{document.above}{heads[at] if at < len(heads) else ''}" if number > 1 else ""
        fixed = _counted(f"{above}{_below(document, number, len(pages))}")
        if not fixed <= left:
            return number
        left -= fixed
        while left and at < len(parts):
            taken = left & parts[at]
            if taken not in (left, parts[at]):
                return number
            left, parts[at] = left - taken, parts[at] - taken
            at += not parts[at]
        if left:
            return number
    return None if not any(parts[at:]) else len(pages)


def _counted(words: str) -> Counter[str]:
    """How many there are of each letter, whatever its shape at that place; a bracket that turns is one that doesn't."""
    shapes = unicodedata.normalize("NFKD", words)
    return Counter(letters_alone(shapes).translate(_TURNED))


def _first_in_another_order(documents: Sequence[DocumentWords], pages: Sequence[str]) -> int | None:
    reading = _Reading(documents)
    for number, page in enumerate(pages, 1):
        if not reading.takes(letters_alone(page)):
            return number
    return None if reading.is_done() else len(pages)


class _Reading:
    """How far the pages have come in the documents."""

    def __init__(self, documents: Sequence[DocumentWords]) -> None:
        self._documents = iter(documents)
        self._document = _NOTHING
        self._parts: Iterator[PageWords] = iter(())
        self._part = PageWords("")
        self._left = self._found = ""
        self._page = self._pages = 0

    def takes(self, page: str) -> bool:
        """Whether the page goes on where the one before ended."""
        if self._page == self._pages and not self._begin(page):
            return False
        self._page += 1
        body = self._within(page)
        return body is not None and self._body(body)

    def is_done(self) -> bool:
        """Whether nothing is left to be said."""
        return self._page == self._pages and self._rest_is_empty() and next(self._documents, None) is None

    def _begin(self, page: str) -> bool:
        """The next document: how many pages it has stands on its first."""
        if not self._rest_is_empty():
            return False
        following = next(self._documents, None)
        if following is None:
            return False
        self._document = following
        numbers = self._document.numbers
        self._page, self._pages = 0, numbers.count if numbers else how_many_pages(self._document, page)
        self._parts = iter(self._document.parts)
        self._part, self._left, self._found = PageWords(""), "", ""
        return self._pages > 0

    def _within(self, page: str) -> str | None:
        """The page without what stands on every page."""
        above = letters_alone(self._document.above) if self._page > 1 else ""
        below = _below(self._document, self._page, self._pages)
        if not (page.startswith(above) and page.endswith(below) and len(page) >= len(above) + len(below)):
            return None
        return page[len(above) : len(page) - len(below)]

    def _body(self, body: str) -> bool:
        """Part by part, and what is left of the last one for the next page; the first row of a table stands on each of its pages."""
        while not self._left and self._next():
            pass
        head = letters_alone(self._part.head)
        if head and self._page > 1 and body.startswith(head):
            body = body[len(head) :]
        while body:
            if not self._left and not self._next():
                return False
            taken, body = body[: len(self._left)], body[len(self._left) :]
            if not self._said(taken):
                return False
        return True

    def _said(self, taken: str) -> bool:
        expected, self._left = self._left[: len(taken)], self._left[len(taken) :]
        if self._part.in_order:
            return taken == expected
        self._found += taken
        whole = letters_alone(self._part.words)
        return len(self._found) < len(whole) or sorted(self._found) == sorted(whole)

    def _next(self) -> bool:
        part = next(self._parts, None)
        if part is None:
            return False
        self._part, self._left, self._found = part, letters_alone(part.words), ""
        return True

    def _rest_is_empty(self) -> bool:
        while not self._left and self._next():
            pass
        return not self._left


def _below(document: DocumentWords, page: int, pages: int) -> str:
    return f"{_foot(document, page)}{document.numbers.total if document.numbers else pages}"


def _foot(document: DocumentWords, page: int) -> str:
    """What stands below, as far as the number of pages."""
    before, between = document.page
    number = page if document.numbers is None else document.numbers.first + page - 1
    return letters_alone(f"{document.foot}{before}{number}{between}")
