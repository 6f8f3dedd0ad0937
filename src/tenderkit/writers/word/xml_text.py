"""Words become XML text here and nowhere else: escaped, never parsed, never silently changed."""

import re

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
# On the paragraph itself: in the document that it is put into, a style by the same name may number what wears it.
NO_LIST = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="0"/></w:numPr>'
XML_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

# Everything outside the Char production of XML 1.0, section 2.2.
_UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_OPEN = '<w:t xml:space="preserve">'
_EMPTY = f"{_OPEN}</w:t>"


class UnwritableTextError(ValueError):
    """A character that XML cannot hold. Readers refuse these, so reaching a writer is our own fault."""


def escape(text: str) -> str:
    """Text for a text node. A carriage return is written as a reference, or a parser would turn it into a newline."""
    if found := _UNWRITABLE.search(text):
        message = f"U+{ord(found[0]):04X} at position {found.start()} has no form in XML"
        raise UnwritableTextError(message)
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\r", "&#13;")


def attribute(text: str) -> str:
    """Text for an attribute in double quotes, where a parser would turn bare newlines and tabs into spaces."""
    return escape(text).replace('"', "&quot;").replace("\n", "&#10;").replace("\t", "&#9;")


def run_xml(text: str, properties: str = "") -> str:
    """A run; newlines become line breaks and tabs become tabs. Empty text gives no run."""
    if not text:
        return ""
    inner = escape(text).replace("\t", f"</w:t><w:tab/>{_OPEN}").replace("\n", f"</w:t><w:br/>{_OPEN}")
    words = f"{_OPEN}{inner}</w:t>".replace(_EMPTY, "")
    return f"<w:r>{properties and f'<w:rPr>{properties}</w:rPr>'}{words}</w:r>"


def paragraph_xml(style: str, content: str, properties: str = "") -> str:
    """A paragraph of a style. `properties` follow `pStyle` in the order that the schema asks for."""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{properties}</w:pPr>{content}</w:p>'
