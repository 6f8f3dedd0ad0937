"""Pictures, which no search can read."""

import struct
import zlib

# The smallest that python-docx takes.
PIXEL = (
    b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01\x00\x00\x00\x01\x08\x06\x00\x00\x00\x1f\x15\xc4\x89"
    b"\x00\x00\x00\rIDATx\x9cc\xf8\xff\xff?\x03\x00\x08\xfc\x02\xfe\xa7\x9a\xa0\xa0\x00\x00\x00\x00IEND\xaeB`\x82"
)


def png(width: int, height: int, notes: bytes = b"") -> bytes:
    """A PNG with a yellow cross on blue; `notes` are what the program that drew it has written about itself."""
    rows = b"".join(b"\0" + b"".join(_cross(x, y, width, height) for x in range(width)) for y in range(height))
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    noted = _chunk(b"tEXt", b"Author\0" + notes) if notes else b""
    return PNG_MARK + _chunk(b"IHDR", head) + noted + _chunk(b"IDAT", zlib.compress(rows)) + _chunk(b"IEND", b"")


PNG_MARK = b"\x89PNG\r\n\x1a\n"


def jpeg(width: int, height: int, notes: bytes = b"") -> bytes:
    """The segments of a JPEG without a picture that could be shown: its sizes are read and its notes are taken out."""
    frame = struct.pack(">BHHB", 8, height, width, 1) + b"\1\x11\0"
    segments = (
        (0xE0, b"JFIF\0\1\1\1\0\x60\0\x60\0\0"),
        (0xE1, b"Exif\0\0" + notes),
        (0xFE, notes),
        (0xC0, frame),
        (0xDA, b"\1\1\0\0\x3f\0"),
    )
    written = b"".join(struct.pack(">BBH", 0xFF, marker, len(data) + 2) + data for marker, data in segments if data)
    return b"\xff\xd8" + written + b"\x55\xff\xd9"


def _cross(x: int, y: int, width: int, height: int) -> bytes:
    on_cross = abs(x - width // 3) < width // 12 or abs(y - height // 2) < height // 8
    return b"\xfe\xcc\x02" if on_cross else b"\x00\x6a\xa7"


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
