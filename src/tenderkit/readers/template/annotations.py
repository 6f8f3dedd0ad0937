"""Comments in a template: what `templates lint --annotate` wrote is passed by, what anybody else wrote would be sent out."""

from collections.abc import Iterator

from tenderkit.messages import Message
from tenderkit.readers.template.scan import TemplateFault, shown_place, text_in
from tenderkit.readers.word.document_text import Address
from tenderkit.readers.word.names import COMMENTS_TYPE, WORD
from tenderkit.readers.word.package import Package

ANNOTATOR = "tenderkit"
"""The author of the comments that are ours."""


def is_of_comments(package: Package, part: str) -> bool:
    return part in package.parts_of_type(COMMENTS_TYPE)


def find_foreign_comments(package: Package) -> Iterator[TemplateFault]:
    """Each comment by somebody else, with its words; the author is a person and isn't told."""
    for part in package.parts_of_type(COMMENTS_TYPE):
        for comment in package.xml(part).iter(WORD + "comment"):
            if comment.get(WORD + "author") != ANNOTATOR:
                where = shown_place(Address(part, "", 0), text_in(comment))
                yield TemplateFault(Address(part, "", 0), Message("TK-T087", {"where": where}))
