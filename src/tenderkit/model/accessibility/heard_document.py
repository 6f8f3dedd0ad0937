"""What the aids of a reader are told of a document: its parts in order, whatever the file's format."""

from enum import StrEnum

from msgspec import Struct


class HeardFormat(StrEnum):
    """Some rules are about one format alone."""

    WORD = "word"
    PAGE = "page"
    PDF = "pdf"


class Spot(Struct, frozen=True):
    """Where something stands: a line of a page, a paragraph of a Word file, or a page of a PDF; and the heading above."""

    line: int = 0
    heading: str = ""


class HeardHeading(Struct, frozen=True):
    """`level` from 1."""

    level: int
    words: str
    spot: Spot


class HeardParagraph(Struct, frozen=True):
    """A paragraph that is neither heading nor list. `is_bold`: all of its words are, and it stands in no table."""

    words: str
    spot: Spot
    is_bold: bool = False


class HeardTable(Struct, frozen=True):
    """`has_header`: a row or column of header cells is marked; `scopes_are_told`: each such cell says for what it holds."""

    rows: int
    columns: int
    has_header: bool
    words: str
    spot: Spot
    scopes_are_told: bool = True


class HeardPicture(Struct, frozen=True):
    """`alternative` is None where nothing is said; a picture that is marked as decoration isn't here at all."""

    alternative: str | None
    spot: Spot


class HeardLink(Struct, frozen=True):
    """The words to click on, and where they lead."""

    words: str
    target: str
    spot: Spot


class HeardField(Struct, frozen=True):
    """A field of a form, and what it says of itself."""

    said: str
    spot: Spot


class HeardColour(Struct, frozen=True):
    """Words in one colour on another, each six hexadecimal digits. `is_large`: from 18 points, or 14 in bold."""

    words: str
    colour: str
    ground: str
    is_large: bool
    spot: Spot


class OrderBreak(StrEnum):
    """Why nobody can say when something is read."""

    FLOATS = "floats"  # a box or frame that lies beside the text
    JUMPS = "jumps"  # the tags go back to an earlier page
    TABS = "tabs"  # the keyboard is led another way


class OutOfOrder(Struct, frozen=True):
    """Something that is read at another place than it is seen."""

    why: OrderBreak
    words: str
    spot: Spot


class HeardDocument(Struct, frozen=True):
    """`untagged` and `unread` are words of a PDF that no aid reads, and letters that it can't name, with their pages."""

    form: HeardFormat
    title: str
    language: str
    words: str
    headings: tuple[HeardHeading, ...] = ()
    paragraphs: tuple[HeardParagraph, ...] = ()
    tables: tuple[HeardTable, ...] = ()
    pictures: tuple[HeardPicture, ...] = ()
    links: tuple[HeardLink, ...] = ()
    fields: tuple[HeardField, ...] = ()
    colours: tuple[HeardColour, ...] = ()
    out_of_order: tuple[OutOfOrder, ...] = ()
    untagged: tuple[tuple[str, Spot], ...] = ()
    unread: tuple[Spot, ...] = ()
    is_tagged: bool = True
    title_is_shown: bool = True
