"""The words of a document's blocks as plain letters: the same in every format."""

from typing import assert_never

from tenderkit.messages import document_text
from tenderkit.model.papers.document import CrossReference, Inline, Inlines, OpenQuestion, Text


def plain(inlines: Inlines) -> str:
    """The letters of `inlines`, without strength, emphasis and links."""
    return "".join(map(inline_words, inlines))


def inline_words(inline: Inline) -> str:
    """The letters of one piece; an open question is written out as such."""
    match inline:
        case Text(text=text) | CrossReference(text=text):
            return text
        case OpenQuestion(question=question):
            return document_text("document-open-question", question=question)
        case _:
            assert_never(inline)


def numbered(number: str, inlines: Inlines) -> str:
    """The words with their number as ordinary letters in front."""
    return f"{number} {plain(inlines)}" if number else plain(inlines)
