"""A finished document as the rules read it: every text with its place, whatever the file's format."""

from enum import StrEnum

from msgspec import Struct


class Audience(StrEnum):
    """Who reads the document; the less a reader may know of a person, the more is found."""

    SUPPLIER = "supplier"
    AUTHORITY = "authority"
    INDIVIDUAL = "individual"


class Where(StrEnum):
    """In what part of a file a text stands."""

    BODY = "body"
    NOTES = "notes"
    HEADER = "header"
    FOOTER = "footer"
    DRAWING = "drawing"  # diagrams and charts
    COMMENTS = "comments"
    PROPERTIES = "properties"
    LINKS = "links"
    HIDDEN = "hidden"  # alternative texts, names of controls, field codes, building blocks
    CUSTOM = "custom"  # custom XML
    FILE_NAME = "file_name"

    @property
    def is_read(self) -> bool:
        """Whether it is part of what the reader reads."""
        return self in _READ


_READ = (Where.BODY, Where.NOTES, Where.HEADER, Where.FOOTER, Where.DRAWING)


class FinishedText(Struct, frozen=True):
    """One paragraph, cell, property or link. `line` is the line of a text or page, else the paragraph counted in its part.

    `column` is where the text begins in the line of a text file, 0 elsewhere. `deleted`: struck by a tracked change. `highlighted`: the words marked with colour. `prompt`: the words of a control
    that still asks to be filled in.
    """

    text: str
    where: Where = Where.BODY
    heading: str = ""
    line: int = 0
    column: int = 0
    deleted: bool = False
    highlighted: str = ""
    prompt: str = ""

    @property
    def is_read(self) -> bool:
        return self.where.is_read and not self.deleted


class Named(StrEnum):
    """Where a file names who worked on it."""

    CREATOR = "creator"
    LAST_MODIFIED_BY = "last_modified_by"
    MANAGER = "manager"
    REMARKS = "remarks"  # comments and tracked changes


class FinishedDocument(Struct, frozen=True):
    """`kind` is the document kind that made it, '' when it doesn't say."""

    kind: str
    texts: tuple[FinishedText, ...]
    named: tuple[tuple[Named, str], ...] = ()
    comments: int = 0
    changes: int = 0
