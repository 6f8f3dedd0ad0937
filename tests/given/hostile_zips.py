"""Zip files as no honest program writes them: every field of every header can be a lie."""

import struct
import zlib

from msgspec import Struct

STORED, DEFLATED = 0, 8


class Entry(Struct, frozen=True):
    """One entry; a field left at None tells the truth."""

    name: str
    data: bytes = b""
    method: int = DEFLATED
    flags: int = 0
    local_name: str | None = None
    size: int | None = None  # in both headers
    crc: int | None = None  # in both headers
    local_size: int | None = None
    offset: int | None = None  # in the directory
    packed: bytes | None = None
    gap: bytes = b""  # behind the data


def zip_file(*entries: Entry, count: int | None = None, comment: bytes = b"", between: bytes = b"") -> bytes:
    """The archive; `count` is what the end record claims, `between` stands before the directory."""
    body, directory = b"", b""
    for entry in entries:
        packed = _packed(entry)
        directory += _directory_line(entry, packed, len(body))
        body += _local_header(entry, packed) + packed + entry.gap
    body += between
    claimed = len(entries) if count is None else count
    end = struct.pack("<4s4H2LH", b"PK\5\6", 0, 0, claimed, claimed, len(directory), len(body), len(comment))
    return body + directory + end + comment


def _packed(entry: Entry) -> bytes:
    if entry.packed is not None:
        return entry.packed
    if entry.method != DEFLATED:
        return entry.data
    deflater = zlib.compressobj(9, zlib.DEFLATED, -zlib.MAX_WBITS)
    return deflater.compress(entry.data) + deflater.flush()


def _sizes(entry: Entry, packed: bytes) -> tuple[int, int, int]:
    crc = zlib.crc32(entry.data) if entry.crc is None else entry.crc
    return crc, len(packed), len(entry.data) if entry.size is None else entry.size


def _local_header(entry: Entry, packed: bytes) -> bytes:
    name = (entry.name if entry.local_name is None else entry.local_name).encode()
    crc, packed_size, size = _sizes(entry, packed)
    size = size if entry.local_size is None else entry.local_size
    fields = (20, entry.flags, entry.method, 0, 0, crc, packed_size, size, len(name), 0)
    return struct.pack("<4s5H3L2H", b"PK\3\4", *fields) + name


def _directory_line(entry: Entry, packed: bytes, at: int) -> bytes:
    name = entry.name.encode()
    offset = at if entry.offset is None else entry.offset
    fields = (20, 20, entry.flags, entry.method, 0, 0, *_sizes(entry, packed), len(name), 0, 0, 0, 0, 0, offset)
    return struct.pack("<4s6H3L5H2L", b"PK\1\2", *fields) + name
