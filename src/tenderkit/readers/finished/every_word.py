"""Every word of a file that we have written, wherever it hides; a file with anything in it that can't be read is refused."""

import csv
import html
import json
import re
from collections.abc import Collection, Iterator
from io import StringIO
from pathlib import PurePath
from urllib.parse import unquote

from tenderkit.patterns import lazy_pattern
from tenderkit.problems import RefusedError
from tenderkit.readers.word.safe_xml import UnknownEncodingError, UnsafeXmlError, decode_xml, looks_like_xml
from tenderkit.readers.word.zip_container import read_entries

_NO_LETTER = lazy_pattern(r"[\x00-\x08\x0e-\x1f]")
_FILE_IN_AN_ADDRESS = lazy_pattern(
    r"""(?:=\s*["']?|url\(["']?)\s*data:(?:[\w.+-]+/[\w.+-]+)?(?:;[\w.=+-]+)*,[^"'>)\s]""", re.IGNORECASE
)
_ADDRESS_LETTER = lazy_pattern(r"%[0-9A-Fa-f]{2}")
_LAID_OUT = lazy_pattern(r">[ \t]*\n\s*<")  # how XML is indented, which is no blank between two runs
_UNSEEN = lazy_pattern(r"<!--.*?-->|<\?.*?\?>", re.DOTALL)
_VERBATIM = lazy_pattern(r"<!\[CDATA\[(.*?)\]\]>", re.DOTALL)
_BLANK = lazy_pattern(r"<(?:\w+:)?(?:br|cr|p?tab)\b[^>]*>")
_HYPHEN = lazy_pattern(r"<\w+:noBreakHyphen\b[^>]*>")
_APART = lazy_pattern(  # ends of what is read by itself; all other tags may stand inside a word
    r"</(?:\w+:)?(?:p|t[cdhr]|li|d[dt]|h[1-6]|div|section|header|caption|figcaption|option|title|desc|text"
    r"|si|is|c|v|f|pt|odd(?:Header|Footer)|definedName|lpw?str)\s*>"
)
_TAG = lazy_pattern(r"""<[^<>"']*(?:"[^"]*"[^<>"']*|'[^']*'[^<>"']*)*>""")
_SHEET_LETTER = lazy_pattern(r"_x([0-9A-F]{4})_")  # how a sheet writes a letter that XML can't hold
_PRINT_CODE = lazy_pattern(r"""&(?:(?P<sign>&)|(?P<place>[LCR])|[A-Z]|"[^"]*"|\d+)""")  # in a sheet's header and footer


def texts_of(name: str, data: bytes, letterhead: Collection[bytes] = ()) -> Iterator[str]:
    """The words of the file as its reader meets them, and once more as they stand in it, tags and all.

    `letterhead` are the parts of the template: a picture among them was there before any case was read. Raises
    `RefusedError` for a format whose words can't be read, and for a part of a package that isn't XML.
    """
    match PurePath(name).suffix:
        case ".docx" | ".xlsx":
            yield from _package_texts(name, data, letterhead)
        case ".html" | ".svg":
            yield from _markup_texts(name, _letters(name, data))
        case ".csv":
            letters = _letters(name, data)
            yield from _addressed(letters)
            yield from ("\n".join(row) for row in csv.reader(StringIO(letters, newline=""), delimiter=";"))
        case ".txt":
            yield from _addressed(_letters(name, data))
        case ".json":
            letters = _letters(name, data)
            yield from _addressed(letters)
            yield from _json_texts(json.loads(letters))
        case ".pdf":
            for text in _pdf_texts(name, data):
                yield from _addressed(text)
        case _:
            raise _unreadable(name)


def _pdf_texts(name: str, data: bytes) -> Iterator[str]:
    """The pages as they are read, and as one; what the file says beside them. The bytes themselves are compressed."""
    from tenderkit.readers.pdf.pdf_text import UnreadablePdfError, read_pdf_text

    try:
        said = read_pdf_text(data)
    except UnreadablePdfError:
        raise _unreadable(name) from None
    yield from said.pages
    yield "\n".join(said.pages)
    yield from said.beside


def _json_texts(value: object) -> Iterator[str]:
    """Every string, names of keys included, as its reader meets it: without the signs that JSON puts before some letters."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        yield from (text for item in value.items() for part in item for text in _json_texts(part))
    elif isinstance(value, list):
        yield from (text for item in value for text in _json_texts(item))


def _unreadable(what: str) -> RefusedError:
    return RefusedError("TK-T068", {"what": what})


def _letters(name: str, data: bytes) -> str:
    try:
        letters = data.decode("utf-8")
    except UnicodeDecodeError:
        raise _unreadable(name) from None
    if _NO_LETTER.search(letters):
        raise _unreadable(name)
    return letters


def _package_texts(name: str, data: bytes, letterhead: Collection[bytes]) -> Iterator[str]:
    """Each part with its name. A file inside the file, packed or not, is no XML."""
    try:
        parts = read_entries(data, PurePath(name))
    except RefusedError:
        raise _unreadable(name) from None
    for part, content in parts.items():
        yield part
        where = f"{name}: {part}"
        if looks_like_xml(content):
            for text in _markup_texts(where, _xml_letters(where, content)):
                yield from _sheet_texts(text)
        elif content and content not in letterhead:
            raise _unreadable(where)


def _xml_letters(what: str, content: bytes) -> str:
    try:
        letters = decode_xml(content)
    except (UnknownEncodingError, UnsafeXmlError):
        raise _unreadable(what) from None
    return _LAID_OUT.sub("><", letters)


def _markup_texts(what: str, letters: str) -> Iterator[str]:
    """What a reader reads, whole where tags divide it; and all letters of the file: attributes, comments and names."""
    if "data:" in letters.lower() and _FILE_IN_AN_ADDRESS.search(letters):
        raise _unreadable(what)
    yield from _addressed(html.unescape(letters))
    read = _VERBATIM.sub(r"\1", _UNSEEN.sub("", letters))
    read = _HYPHEN.sub("-", _BLANK.sub(" ", _APART.sub("\n", read)))
    yield from _addressed(html.unescape(_TAG.sub("", read)))


def _addressed(text: str) -> Iterator[str]:
    """An address writes letters as `%20`."""
    yield text
    if _ADDRESS_LETTER.search(text):
        yield unquote(text)


def _sheet_texts(text: str) -> Iterator[str]:
    """As it is, and without the codes that only sheets have."""
    yield text
    if "_x" in text:
        yield _SHEET_LETTER.sub(_letter, text)
    if "&" in text:
        yield _PRINT_CODE.sub(_without_code, text)


def _letter(code: re.Match[str]) -> str:
    return chr(int(code[1], 16))


def _without_code(code: re.Match[str]) -> str:
    """Left, middle and right are apart; bold type may begin inside a word."""
    return code["sign"] or ("\n" if code["place"] else "")
