"""What the pages of a document have to say: its words in their order, and what stands on every page besides."""

from msgspec import Struct


class PageWords(Struct, frozen=True):
    """Words that stand together. What isn't `in_order` may come in another order of its letters, though in no other letters.

    `head` is what each new page among them begins with: the first row of a table.
    """

    words: str
    in_order: bool = True
    head: str = ""


class PageNumbers(Struct, frozen=True):
    """Which pages of a bundle a document has: the number of its `first`, its `count`, and the `total` of all."""

    first: int
    count: int
    total: int


class DocumentWords(Struct, frozen=True):
    """The words of a document, what stands above them on each page but the first, and below them on every one.

    Below stand the words of `foot`, then the number of the page and how many they are, between the words of `page`. Those of a
    bundle have its `numbers`.
    """

    parts: tuple[PageWords, ...]
    above: str
    foot: str
    page: tuple[str, str]
    numbers: PageNumbers | None = None
