"""What a rule finds in a finished document, with the address that a reader can go to."""

from msgspec import Struct

from tenderkit.messages import Message
from tenderkit.rules.finished.reading import ReadText


class DocumentFinding(Struct, frozen=True):
    """A fault at a line and column of a text file; in Word `line` counts paragraphs, and only text files have columns."""

    message: Message
    line: int = 0
    column: int = 0


def found_at(read: ReadText, message: Message, where: int | str = 0) -> DocumentFinding:
    """At the text; where columns can be told, at the letter with that number in it, or at the first such words."""
    source = read.source
    start = where if isinstance(where, int) else max(read.text.find(where), 0)
    return DocumentFinding(message, source.line, source.column + start if source.column else 0)
