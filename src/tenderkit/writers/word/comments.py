"""Comments in the margin: their own part, and the marks in the text that they belong to."""

from collections.abc import Sequence
from datetime import date

from msgspec import Struct

from tenderkit.writers.word.package import WordPackage
from tenderkit.writers.word.xml_text import XML_HEAD, W, attribute, run_xml

_PART = "word/comments.xml"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"


class Signature(Struct, frozen=True):
    """Who changed or commented, and when. Word knows no change without a name; without a day it shows none."""

    author: str
    day: date | None = None

    def attributes(self, number: int) -> str:
        """What every change and comment carries; `number` is unique among its kind."""
        day = f' w:date="{self.day.isoformat()}T00:00:00Z"' if self.day else ""
        return f'w:id="{number}" w:author="{attribute(self.author)}"{day}'


def commented(number: int, content: str) -> str:
    """Runs of a paragraph that the comment stands beside."""
    return (
        f'<w:commentRangeStart w:id="{number}"/>{content}<w:commentRangeEnd w:id="{number}"/>'
        f'<w:r><w:commentReference w:id="{number}"/></w:r>'
    )


def add_comments(package: WordPackage, main: str, comments: Sequence[Sequence[str]], signature: Signature) -> None:
    """The comments by number from 0; each is one or more paragraphs of plain words."""
    written = "".join(_comment(number, lines, signature) for number, lines in enumerate(comments))
    package.add(_PART, f'{XML_HEAD}<w:comments xmlns:w="{W}">{written}</w:comments>'.encode(), _TYPE)
    package.relate(main, "comments", _PART)


def drop_comments(package: WordPackage, main: str) -> None:
    """Takes out the comments that a check of the letterhead has written in it; their marks are no part of a compiled template."""
    for kind in ("comments", "commentsExtended", "commentsIds", "commentsExtensible", "people"):
        if any(f"/{kind}" in name for name in package.parts):
            package.drop(main, kind)


def _comment(number: int, lines: Sequence[str], signature: Signature) -> str:
    paragraphs = "".join(f"<w:p>{run_xml(line)}</w:p>" for line in lines)
    initials = attribute(signature.author[:2])
    return f'<w:comment {signature.attributes(number)} w:initials="{initials}">{paragraphs}</w:comment>'
