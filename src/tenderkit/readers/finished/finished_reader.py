"""A file that somebody means to send -> FinishedDocument, by its suffix."""

from collections.abc import Iterator
from pathlib import Path, PurePath

from msgspec.structs import replace

from tenderkit.messages import Message
from tenderkit.model.finished.finished_document import FinishedDocument, FinishedText, Where
from tenderkit.problems import InvalidInputError, Problem, RefusedError
from tenderkit.readers.finished.word_file import finished_word, has_pictures
from tenderkit.readers.word.node_limit import in_thousands, stop_at_most_nodes
from tenderkit.readers.word.package import read_package

SUFFIXES = (".docx", ".html", ".pdf", ".txt")
_PACKED = (".docx", ".pdf")
MOST_BYTES = 100 * 1024 * 1024
_MOST_BYTES_OF_A_PAGE = 20 * 1024 * 1024  # with its pictures
# What ten seconds and 512 MB allow on an office machine; a tender of five hundred pages stays within them.
MOST_LETTERS = 1_000_000
MOST_PARAGRAPHS = 50_000
_PAIRS = "; "  # how a row of a table is written in plain text: `Klausul: Vite; Version: 1.0.0`


def read_finished(path: Path) -> FinishedDocument:
    """Read the file; raises `RefusedError` when it isn't what its name says, `InvalidInputError` for faults in its parts."""
    suffix = path.suffix.lower()
    if suffix not in SUFFIXES:
        raise RefusedError("TK-P041", {"file": path, "suffixes": ", ".join(SUFFIXES)})
    if not path.is_file():
        raise RefusedError("TK-P042", {"file": path})
    if path.stat().st_size > (MOST_BYTES if suffix in _PACKED else _MOST_BYTES_OF_A_PAGE):
        raise RefusedError("TK-L138")
    return parse_finished(path.read_bytes(), path)


def parse_finished(source: bytes, name: PurePath) -> FinishedDocument:
    """The file's content by the suffix of its name; the name is a text like any other, for it travels along."""
    match name.suffix.lower():
        case ".docx":
            document = _word(source, name)
        case ".html":
            document = _page(source, name)
        case ".pdf":
            document = _pdf(source, name)
        case _:
            document = _plain_text(_decoded(source, name))
    _stop_at_limits(document, name)
    file_name = FinishedText(name.stem, Where.FILE_NAME)
    return replace(document, texts=(*document.texts, file_name))


def _stop_at_limits(document: FinishedDocument, name: PurePath) -> None:
    """What is longer would be read for minutes, and be told of in thousands of lines."""
    letters, paragraphs = sum(len(text.text) for text in document.texts), len(document.texts)
    for code, count, limit in (("TK-P045", letters, MOST_LETTERS), ("TK-P046", paragraphs, MOST_PARAGRAPHS)):
        if count > limit:
            raise RefusedError(code, {"file": name, "count": in_thousands(count), "limit": in_thousands(limit)})


def _word(source: bytes, name: PurePath) -> FinishedDocument:
    package = read_package(source, name)
    return _with_words(finished_word(package), name, pictures=has_pictures(package))


def _page(source: bytes, name: PurePath) -> FinishedDocument:
    from tenderkit.readers.finished.page import UnreadablePageError, finished_page

    stop_at_most_nodes(source.count(b"<"), name)
    try:
        document, pictures = finished_page(_decoded(source, name))
    except UnreadablePageError:
        raise RefusedError("TK-P044", {"file": name}) from None
    return _with_words(document, name, pictures=pictures)


def _pdf(source: bytes, name: PurePath) -> FinishedDocument:
    from tenderkit.readers.finished.pdf_file import finished_pdf

    return _with_words(finished_pdf(source, name), name, pictures=True)


def _with_words(document: FinishedDocument, name: PurePath, *, pictures: bool) -> FinishedDocument:
    """A page that has only been photographed can't be read, and mustn't pass for clean."""
    if pictures and not any(text.is_read and text.text.strip() for text in document.texts):
        raise RefusedError("TK-P040", {"file": name})
    return document


def _plain_text(letters: str) -> FinishedDocument:
    """Each line is a text; a row of a table is one for each of its cells."""
    lines = enumerate(letters.replace("\r\n", "\n").split("\n"), 1)
    texts = (
        FinishedText(cell, line=number, column=column)
        for number, line in lines
        for column, cell in _cells(line)
        if cell.strip()
    )
    return FinishedDocument("", tuple(texts))


def _cells(line: str) -> Iterator[tuple[int, str]]:
    """The cells of a row with the columns where they begin, or the line."""
    parts = line.split(_PAIRS)
    column = 1
    for part in parts if all(": " in part for part in parts) else [line]:
        yield column, part
        column += len(part) + len(_PAIRS)


def _decoded(source: bytes, name: PurePath) -> str:
    try:
        return source.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = source.count(b"\n", 0, error.start) + 1
        raise InvalidInputError([Problem(name, line, 1, Message("TK-P043"))]) from None
