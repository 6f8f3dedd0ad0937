"""The words of blocks as plain letters, and the few words that writers add."""

from typing import assert_never

from tenderkit.messages import catalogue
from tenderkit.model.document import CrossReference, Inline, Inlines, OpenQuestion, Text

# Documents are Swedish whatever language the screen speaks.
DOCUMENT_LANGUAGE = "sv"


def document_words(key: str, **facts: str) -> str:
    """Words from the catalogue that stand in a document."""
    return str(catalogue()[key][DOCUMENT_LANGUAGE]).format_map(facts)


def plain(inlines: Inlines) -> str:
    """The letters of `inlines`, without strength, emphasis and links."""
    return "".join(map(inline_words, inlines))


def inline_words(inline: Inline) -> str:
    match inline:
        case Text(text=text) | CrossReference(text=text):
            return text
        case OpenQuestion(question=question):
            return document_words("document-open-question", question=question)
        case _:
            assert_never(inline)


def numbered(number: str, inlines: Inlines) -> str:
    """The words with their number as ordinary letters in front."""
    return f"{number} {plain(inlines)}" if number else plain(inlines)
