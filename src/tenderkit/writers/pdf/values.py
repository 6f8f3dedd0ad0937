"""A document as the values that the typst program prints: every word a value, none of them ever read as markup."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import count, groupby
from typing import Any

from msgspec import Struct, field

from tenderkit.messages import document_text
from tenderkit.model.finished.page_words import PageNumbers
from tenderkit.model.papers.document import Document
from tenderkit.model.template.brand import Logo
from tenderkit.writers.pdf.block_values import BlockValues
from tenderkit.writers.pdf.head import Head, head_of
from tenderkit.writers.pdf.long_words import breakable
from tenderkit.writers.pdf.looks import PdfLooks
from tenderkit.writers.pdf.signing_places import signers_in
from tenderkit.writers.word.wide_tables import lies_down

LOGO_HEIGHT_CM, LOGO_WIDTH_CM = 1.3, 8.8
_LEFT, _RIGHT = 245.0, 195.0  # the two halves of a letterhead, in points
_PAGE, _PAGES = "\x01", "\x02"


class Pages(Struct, frozen=True):
    """A document and how it looks; `numbers` where its pages are counted with those of others. `to_sign`: the lines to sign on are fields, too.

    `elsewhere`: for each anchor that the document points to and doesn't hold, the place of the document that begins there.
    """

    document: Document
    looks: PdfLooks
    to_sign: bool = False
    numbers: PageNumbers | None = None
    elsewhere: Mapping[str, int] = field(default_factory=dict)

    @property
    def signers(self) -> tuple[str, ...]:
        """Who signs in each of its fields."""
        return signers_in(self.document.blocks) if self.to_sign else ()


def values_of(several: Sequence[Pages], title: str) -> dict[str, Any]:
    """What the program is given: the file's own data and the documents in their order."""
    first = several[0].document
    language, _, region = first.language.partition("-")
    numbers = count(1)
    said = dict.fromkeys(f"{name}: {words}" for pages in several for name, words in pages.document.own_data)
    return {
        "title": title,
        "language": language,
        "region": region or None,
        "keywords": list(said),
        "documents": [_document(pages, numbers) for pages in several],
    }


def _document(pages: Pages, numbers: Iterator[int]) -> dict[str, Any]:
    document, looks = pages.document, pages.looks
    blocks = BlockValues(document, looks, numbers if pages.to_sign else None, pages.elsewhere).of(document.blocks)
    return {
        "looks": {
            "colour": looks.colour,
            "shade": looks.shade,
            "line": looks.line,
            "fonts": looks.fonts,
            "heading-fonts": looks.heading_fonts,
        },
        "plain": document.plain_headings,
        "lies": lies_down(document),
        "head": _head(head_of(document, of_authority=looks.of_authority)),
        "logo": _logo(looks.brand.logo) if looks.of_authority else None,
        "page-words": page_words(),
        "numbers": None if pages.numbers is None else {"first": pages.numbers.first, "total": pages.numbers.total},
        "parts": [
            {"lies": lies, "blocks": [values for _, values in part]}
            for lies, part in groupby(blocks, key=lambda each: each[0])
        ],
    }


def page_words() -> tuple[str, str]:
    """What stands before the number of the page, and between it and how many they are."""
    before, _, rest = document_text("pdf.page", page=_PAGE, pages=_PAGES).partition(_PAGE)
    return before, rest.partition(_PAGES)[0]


def _head(head: Head) -> dict[str, Any]:
    """What stands on every page takes as few lines as it can."""
    left = [(how, breakable(words, _LEFT, 13.0)) for how, words in head.left]
    right = [(how, breakable(words, _RIGHT, 10.0)) for how, words in head.right]
    running = [breakable(" ".join(words.split()), _RIGHT, 9.0) for words in (*head.following, head.foot)]
    return {"left": left, "right": right, "following": running[:2], "foot": running[2]}


def _logo(logo: Logo | None) -> dict[str, Any] | None:
    if logo is None:
        return None
    return {
        "data": list(logo.data),
        "format": "png" if logo.suffix == ".png" else "jpg",
        "height": min(LOGO_HEIGHT_CM, LOGO_WIDTH_CM * logo.height / logo.width),
        "alt": logo.alt,
    }
