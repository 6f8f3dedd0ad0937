"""A file that somebody has named -> what the aids of a reader are told of it, by its suffix."""

from pathlib import Path, PurePath

from tenderkit.messages import Message
from tenderkit.model.accessibility.heard_document import HeardDocument
from tenderkit.problems import InvalidInputError, Problem
from tenderkit.readers.word.package import read_package


def read_heard(path: Path) -> HeardDocument | None:
    """None for a file of another kind; raises `RefusedError` and `InvalidInputError` as the reading of its words does."""
    suffix = path.suffix.lower()
    if suffix not in (".docx", ".html", ".pdf"):
        return None
    return parse_heard(path.read_bytes(), path)


def parse_heard(source: bytes, name: PurePath) -> HeardDocument:
    """The file's content by the suffix of its name."""
    match name.suffix.lower():
        case ".docx":
            from tenderkit.readers.accessibility.heard_word import heard_word

            return heard_word(read_package(source, name))
        case ".pdf":
            from tenderkit.readers.accessibility.heard_pdf import heard_pdf

            return heard_pdf(source, name)
        case _:
            from tenderkit.readers.accessibility.heard_page import heard_page

            return heard_page(_decoded(source, name), name)


def _decoded(source: bytes, name: PurePath) -> str:
    try:
        return source.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = source.count(b"\n", 0, error.start) + 1
        raise InvalidInputError([Problem(name, line, 1, Message("TK-P043"))]) from None
