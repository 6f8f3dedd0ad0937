"""What has been heard of a document while it is read: the same for a Word file, a page and a PDF."""

from msgspec import Struct, field
from msgspec.structs import replace

from tenderkit.model.accessibility.heard_document import (
    HeardDocument,
    HeardHeading,
    HeardLink,
    HeardParagraph,
    HeardPicture,
    HeardTable,
    OutOfOrder,
)


class HeardSoFar(Struct):
    """Each in the order in which it is met."""

    headings: list[HeardHeading] = field(default_factory=list)
    paragraphs: list[HeardParagraph] = field(default_factory=list)
    tables: list[HeardTable] = field(default_factory=list)
    pictures: list[HeardPicture] = field(default_factory=list)
    links: list[HeardLink] = field(default_factory=list)
    out_of_order: list[OutOfOrder] = field(default_factory=list)

    def in_document(self, document: HeardDocument) -> HeardDocument:
        """The document, of which nothing of this has been told, with all of it."""
        return replace(
            document,
            headings=tuple(self.headings),
            paragraphs=tuple(self.paragraphs),
            tables=tuple(self.tables),
            pictures=tuple(self.pictures),
            links=tuple(self.links),
            out_of_order=(*document.out_of_order, *self.out_of_order),
        )
