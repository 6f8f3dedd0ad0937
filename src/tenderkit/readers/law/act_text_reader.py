"""A saved text of an act as letters: UTF-8 or what Windows saves, and nothing but text."""

import codecs
from pathlib import Path

from tenderkit.problems import RefusedError
from tenderkit.readers.file_bytes import bytes_of_file

MOST_BYTES = 20 * 1024 * 1024  # the longest act of all is a few million letters

_MARKS = {codecs.BOM_UTF8: "utf-8-sig", codecs.BOM_UTF16_LE: "utf-16", codecs.BOM_UTF16_BE: "utf-16"}
_MARKUP = ("<!doctype", "<html", "<?xml", "%pdf", "{\\rtf")


def read_law_text(path: Path) -> str:
    """The text; raises `RefusedError` for a web page, a Word file or anything else that isn't plain text."""
    data = bytes_of_file(path, MOST_BYTES)
    text = _decoded(data)
    if text is None or "\0" in text or text.lstrip().lower().startswith(_MARKUP):
        raise RefusedError("TK-L130", {"path": path})
    return text.replace("\r\n", "\n")


def _decoded(data: bytes) -> str | None:
    if len(data) > MOST_BYTES or data.startswith(b"PK\x03\x04"):
        return None
    marked = next((encoding for mark, encoding in _MARKS.items() if data.startswith(mark)), "")
    for encoding in (marked,) if marked else ("utf-8", "cp1252"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    return None
