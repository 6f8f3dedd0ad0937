"""The words of an issued file, so that what was issued can be quoted when the case no longer says it."""

from pathlib import Path

from tenderkit.problems import TenderkitError


def words_of_issued(file: Path) -> str:
    """Every word of a Word or text file, a paragraph a line; nothing for another format, or a file that can't be read."""
    try:
        if file.suffix == ".docx":
            from tenderkit.readers.word.document_text import walk
            from tenderkit.readers.word.package import read_package

            return "\n".join(block.text for block in walk(read_package(file.read_bytes(), file)))
        return file.read_text("utf-8") if file.suffix == ".txt" else ""
    except (OSError, UnicodeDecodeError, TenderkitError):
        return ""
