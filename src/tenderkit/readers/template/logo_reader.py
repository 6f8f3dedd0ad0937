"""A logo from its file: one that Word and LibreOffice show and print sharp, without the notes that programs leave in a picture."""

import struct
import zlib
from collections.abc import Iterator
from pathlib import Path

from tenderkit.messages import Message
from tenderkit.model.template.brand import Logo

MOST_KILOBYTES = 1000
_PNG, _JPEG = b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff"
_OF_THE_PICTURE = frozenset(
    (b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"iCCP", b"sBIT", b"pHYs", b"bKGD")
)
_NOTES = frozenset({0xE1, 0xED, 0xFE})  # Exif and XMP, what Photoshop adds, comments
_SCAN = 0xDA
_LEAST_HEIGHT, _MOST_SIDE = 80, 5000  # pixels; at 1.3 cm 80 are 156 an inch
_WIDEST, _TALLEST = 12, 0.25  # width by height


class UnusableLogoError(Exception):
    """The picture can't be used; `message` says why and what to do."""

    def __init__(self, code: str, **facts: object) -> None:
        self.message = Message(code, {name: str(value) for name, value in facts.items()})
        super().__init__(code)


def read_logo(path: Path, alt: str) -> Logo:
    """Raises `UnusableLogoError` for a file that isn't there, is too large, no PNG or JPEG, damaged, or of an unfit size."""
    if not path.is_file():
        raise UnusableLogoError("TK-T201", file=path)
    if path.stat().st_size > MOST_KILOBYTES * 1000:
        raise UnusableLogoError("TK-T204", file=path, most=MOST_KILOBYTES)
    data = path.read_bytes()
    if not data.startswith((_PNG, _JPEG)):
        raise UnusableLogoError("TK-T202", file=path)
    try:
        bare = b"".join(_png(data) if data.startswith(_PNG) else _jpeg(data))
        width, height = _sides(bare)
    except (struct.error, IndexError, ValueError):
        raise UnusableLogoError("TK-T203", file=path) from None
    if not (_LEAST_HEIGHT <= height <= _MOST_SIDE and width <= _MOST_SIDE and _TALLEST <= width / height <= _WIDEST):
        facts = {"width": width, "height": height, "least": _LEAST_HEIGHT, "most": _MOST_SIDE}
        raise UnusableLogoError("TK-T205", file=path, **facts)
    return Logo(bare, ".png" if bare.startswith(_PNG) else ".jpeg", width, height, alt)


def _sides(data: bytes) -> tuple[int, int]:
    """As python-docx reads them, which is who puts the picture in; raises `ValueError` where it can't."""
    from docx.image.exceptions import InvalidImageStreamError, UnexpectedEndOfFileError, UnrecognizedImageError
    from docx.image.image import Image

    try:
        image = Image.from_blob(data)
    except (
        InvalidImageStreamError,
        UnexpectedEndOfFileError,
        UnrecognizedImageError,
        KeyError,
        AttributeError,
    ) as error:
        raise ValueError from error
    return image.px_width, image.px_height


def _png(data: bytes) -> Iterator[bytes]:
    """The chunks that make the picture, each with its check sum right; raises `ValueError` where one is wrong or the end is missing."""
    yield _PNG
    at, kind = len(_PNG), b""
    while kind != b"IEND":
        length, kind = struct.unpack_from(">I4s", data, at)
        chunk = data[at : at + 12 + length]
        (stated,) = struct.unpack_from(">I", chunk, 8 + length)
        if stated != zlib.crc32(chunk[4 : 8 + length]):
            raise ValueError
        if kind in _OF_THE_PICTURE:
            yield chunk
        at += 12 + length


def _jpeg(data: bytes) -> Iterator[bytes]:
    """The segments that make the picture; raises `ValueError` where they don't follow on each other to the end."""
    yield data[:2]
    at, marker = 2, 0
    while marker != _SCAN:
        mark, marker, length = struct.unpack_from(">BBH", data, at)
        if mark != 0xFF or length < 2:  # noqa: PLR2004  # a length counts itself
            raise ValueError
        if marker not in _NOTES:
            yield data[at : at + 2 + length]
        at += 2 + length
    end = data.rindex(b"\xff\xd9")
    yield data[at : end + 2]
