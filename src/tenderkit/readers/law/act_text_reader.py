"""A saved text of an act as letters: UTF-8 or what Windows saves, and nothing but text."""

import codecs
from pathlib import Path

from tenderkit.problems import RefusedError, TenderkitError

MOST_BYTES = 20 * 1024 * 1024  # the longest act of all is a few million letters

_MARKS = {codecs.BOM_UTF8: "utf-8-sig", codecs.BOM_UTF16_LE: "utf-16", codecs.BOM_UTF16_BE: "utf-16"}
_MARKUP = ("<!doctype", "<html", "<?xml", "%pdf", "{\\rtf")


def read_law_text(path: Path) -> str:
    """The text; raises `RefusedError` for a web page, a Word file or anything else that isn't plain text."""
    try:
        with path.open("rb") as file:
            data = file.read(MOST_BYTES + 1)
    except (FileNotFoundError, NotADirectoryError):
        raise TenderkitError("TK-C025", {"path": path}) from None
    except OSError:
        raise RefusedError("TK-C027", {"path": path}) from None
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
