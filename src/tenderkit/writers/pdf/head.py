"""What stands above and below the text, as the two shipped letterheads have it."""

from msgspec import Struct

from tenderkit.messages import document_text
from tenderkit.model.papers.document import Document

Lines = tuple[tuple[str, str], ...]
"""Each with how it is set: `sender`, `name` or `plain`."""


class Head(Struct, frozen=True):
    """The letterhead of the first page, left and right; the head of every page that follows, left and right; the foot's left."""

    left: Lines
    right: Lines
    following: tuple[str, str]
    foot: str


def head_of(document: Document, *, of_authority: bool) -> Head:
    """The facts of the document in their places; one that it hasn't leaves none."""
    facts = {name: str(document.facts.get(name, "")) for name in _FACTS}
    if not of_authority:
        title = " ".join(filter(None, (facts["document_title"], facts["for_person"])))
        return Head(_stated(sender=facts["authority_name"]), (), (facts["authority_name"], title), "")
    number = facts["registration_number"]
    registered = document_text("pdf.registration", number=number) if number else ""
    return Head(
        _stated(sender=facts["authority_name"], plain=facts["unit"]),
        (*_stated(name=facts["document_title"]), *_stated(plain=facts["case_title"]), *_stated(plain=registered)),
        (facts["document_title"], registered),
        facts["authority_name"],
    )


_FACTS = ("authority_name", "unit", "registration_number", "document_title", "case_title", "for_person")


def _stated(**lines: str) -> Lines:
    return tuple((how, words) for how, words in lines.items() if words)
