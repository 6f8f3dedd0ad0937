"""XML that can neither fetch, expand nor define anything: plain elements, attributes and text."""

import codecs
import re
from typing import Final

from lxml import etree

from tenderkit.patterns import lazy_pattern

_DECLARES = lazy_pattern(r"<!(?:DOCTYPE|ENTITY|ELEMENT|ATTLIST|NOTATION)", re.IGNORECASE)
_DECLARED_ENCODING = lazy_pattern(r"""<\?xml[^>]*?\bencoding\s*=\s*["']([^"']*)["']""")
_OPENS_WITH_MARKUP = lazy_pattern(rb"(?:\xef\xbb\xbf)?[ \t\r\n]*<")
_NOT_OPC = (codecs.BOM_UTF32_BE, codecs.BOM_UTF32_LE, b"\x00\x00\x00<", b"<\x00\x00\x00")
_UTF16: Final = {
    codecs.BOM_UTF16_LE: "utf-16-le",
    codecs.BOM_UTF16_BE: "utf-16-be",
    b"<\0": "utf-16-le",
    b"\0<": "utf-16-be",
}
_ENCODINGS = {
    "utf-8": ("utf-8", "us-ascii", "ascii"),
    "utf-16-le": ("utf-16", "utf-16le"),
    "utf-16-be": ("utf-16", "utf-16be"),
}


class UnsafeXmlError(Exception):
    """The XML declares a document type or an entity."""


class UnknownEncodingError(Exception):
    """The XML is in an encoding that a package may not use (ECMA-376-2 allows UTF-8 and UTF-16), or lies about it."""


class BrokenXmlError(Exception):
    """The XML is not well-formed."""


def looks_like_xml(data: bytes) -> bool:
    """Whether a program might take these bytes for XML, whatever the part is called."""
    return data.startswith((*_UTF16, *_NOT_OPC)) or _OPENS_WITH_MARKUP.match(data) is not None


def decode_xml(data: bytes) -> str:
    """The letters that the parser will see, checked before it sees them."""
    text = _decoded(data)
    if _DECLARES.search(text):
        raise UnsafeXmlError
    return text


def parse_xml(data: bytes | str) -> etree._Element:
    """The root, without comments and processing instructions, so that no text is split by them."""
    text = decode_xml(data) if isinstance(data, bytes) else data
    parser = etree.XMLParser(
        encoding="utf-8",  # overrides what the document says of itself: the letters are already decoded
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root: etree._Element = etree.fromstring(text.encode("utf-8"), parser)
    except etree.XMLSyntaxError as error:
        raise BrokenXmlError(error.msg) from None
    if root.getroottree().docinfo.internalDTD is not None:
        raise UnsafeXmlError
    return root


def _decoded(data: bytes) -> str:
    if data.startswith(_NOT_OPC):
        raise UnknownEncodingError
    encoding = next((name for mark, name in _UTF16.items() if data.startswith(mark)), "utf-8")
    try:
        text = data.decode(encoding).removeprefix("\ufeff")
    except UnicodeDecodeError:
        raise UnknownEncodingError from None
    declared = _DECLARED_ENCODING.match(text)
    if declared and declared[1].lower() not in _ENCODINGS[encoding]:
        raise UnknownEncodingError
    return text
