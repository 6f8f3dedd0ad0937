"""Every word of a finished file, wherever it hides: all parts of a package, with their attributes, or the letters of a text."""

import html
import re
from collections.abc import Iterator
from io import BytesIO
from zipfile import ZipFile, is_zipfile

_TAG = re.compile(r"<[^>]*>")
_PARAGRAPH_END = re.compile(r"</(?:w:p|p|td|th|li|h[1-6]|si|title)>")
_ATTRIBUTE = re.compile(r'="([^"]*)"')


def texts_of(data: bytes) -> Iterator[str]:
    """The words of the file, and its part names. A word that is spread over several runs comes out whole.

    Only for files that we have just written: it trusts the zip.
    """
    if not is_zipfile(BytesIO(data)):
        yield from _readings(data)
        return
    with ZipFile(BytesIO(data)) as package:
        for name in package.namelist():
            yield name
            part = package.read(name)
            yield from texts_of(part) if is_zipfile(BytesIO(part)) else _readings(part)


def _readings(data: bytes) -> Iterator[str]:
    letters = data.decode("utf-8", "replace")
    yield html.unescape(_TAG.sub("", _PARAGRAPH_END.sub("\n", letters)))
    yield html.unescape("\n".join(_ATTRIBUTE.findall(letters)))
