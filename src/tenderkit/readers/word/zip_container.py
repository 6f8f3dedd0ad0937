"""Takes a zip file apart by itself: everything that can be checked is checked before a byte is inflated.

The standard library's `zipfile` (3.11) reads overlapping entries and trusts declared sizes, so it is not used here.
Source of the format: APPNOTE.TXT 6.3.10, sections 4.3.7, 4.3.12 and 4.3.16.
"""

import struct
import zlib
from collections.abc import Sequence
from itertools import pairwise
from pathlib import PurePath

from msgspec import Struct
from msgspec.structs import replace

from tenderkit.patterns import lazy_pattern
from tenderkit.problems import RefusedError

MIB = 1024 * 1024

_LOCAL = struct.Struct("<4s5H3L2H")
_CENTRAL = struct.Struct("<4s6H3L5H2L")
_END = struct.Struct("<4s4H2LH")
_LOCAL_MARK, _CENTRAL_MARK, _END_MARK = b"PK\x03\x04", b"PK\x01\x02", b"PK\x05\x06"
_STORED, _DEFLATED = 0, 8
_ENCRYPTED = 0x0001 | 0x0040 | 0x2000  # plain, strong, masked headers
_SIZES_FOLLOW = 0x0008  # sizes stand in a data descriptor behind the data, not in the local header
_UTF8 = 0x0800
_IN_ZIP64 = 0xFFFFFFFF
_DIRECTORY = "central directory"
_DRIVE = lazy_pattern(r"[A-Za-z]:")


class ZipLimits(Struct, frozen=True):
    """What a Word file with pictures reaches with a good margin; more is an attack or a mistake."""

    file_bytes: int = 50 * MIB
    entries: int = 2_000
    inflated_bytes: int = 100 * MIB
    ratio: int = 200
    ratio_counts_from: int = 16 * MIB  # a long table of equal rows shrinks as much as a bomb does


class _Entry(Struct, frozen=True):
    """One line of the central directory. `start` and `end` are where its packed bytes lie, known from the local header."""

    raw_name: bytes
    flags: int
    method: int
    crc: int
    packed_size: int
    size: int
    offset: int
    start: int = 0

    @property
    def name(self) -> str:
        return self.raw_name.decode("utf-8" if self.flags & _UTF8 else "cp437", "replace")

    @property
    def end(self) -> int:
        return self.start + self.packed_size


class _Archive(Struct, frozen=True):
    """The file under reading, with what every refusal needs."""

    source: bytes
    file: PurePath
    limits: ZipLimits

    def refusal(self, code: str, **facts: object) -> RefusedError:
        return RefusedError(code, {"file": self.file, **facts})


def read_entries(source: bytes, file: PurePath, limits: ZipLimits | None = None) -> dict[str, bytes]:
    """Every file of the archive in directory order, or a refusal that says why not."""
    archive = _Archive(source, file, limits or ZipLimits())
    if len(source) > archive.limits.file_bytes:
        raise archive.refusal("TK-P007", limit=archive.limits.file_bytes // MIB)
    entries = _read_directory(archive)
    _check_names(archive, entries)
    _check_declared_sizes(archive, entries)
    entries = [_with_local_header(archive, entry) for entry in entries]
    _check_positions(archive, entries)
    return {entry.name: _inflate(archive, entry) for entry in entries if not entry.name.endswith("/")}


def _read_directory(archive: _Archive) -> list[_Entry]:
    """The central directory, which must be the last thing in the file and be where its end record says."""
    count, size, offset = _read_end_record(archive)
    if count > archive.limits.entries:
        raise archive.refusal("TK-P008", count=count, limit=archive.limits.entries)
    if offset + size != len(archive.source) - _END.size:
        raise archive.refusal("TK-P005", where=_DIRECTORY)
    entries = []
    for _ in range(count):
        entry, offset = _read_directory_line(archive, offset)
        entries.append(entry)
    if offset != len(archive.source) - _END.size:
        raise archive.refusal("TK-P005", where=_DIRECTORY)
    return entries


def _read_end_record(archive: _Archive) -> tuple[int, int, int]:
    """Count, size and offset of the directory. A comment, a second disk or zip64 has no place in a Word file."""
    position = len(archive.source) - _END.size
    if position < 0:
        raise archive.refusal("TK-P005", where=_DIRECTORY)
    mark, disk, directory_disk, on_disk, count, size, offset, comment = _END.unpack_from(archive.source, position)
    if mark != _END_MARK or disk or directory_disk or comment or on_disk != count:
        raise archive.refusal("TK-P005", where=_DIRECTORY)
    return count, size, offset


def _read_directory_line(archive: _Archive, offset: int) -> tuple[_Entry, int]:
    try:
        fields = _CENTRAL.unpack_from(archive.source, offset)
    except struct.error:
        raise archive.refusal("TK-P005", where=_DIRECTORY) from None
    mark, _, _, flags, method, _, _, crc, packed_size, size, name_length, extra, comment, _, _, _, at = fields
    name_at = offset + _CENTRAL.size
    raw_name = archive.source[name_at : name_at + name_length]
    if mark != _CENTRAL_MARK or _IN_ZIP64 in (packed_size, size, at):
        raise archive.refusal("TK-P005", where=_DIRECTORY)
    entry = _Entry(raw_name, flags, method, crc, packed_size, size, at)
    return entry, name_at + name_length + extra + comment


def _check_names(archive: _Archive, entries: Sequence[_Entry]) -> None:
    seen: set[str] = set()
    for entry in entries:
        if not _is_safe_name(entry.name):
            raise archive.refusal("TK-P014", entry=ascii(entry.name))
        key = entry.name.casefold().rstrip("/")
        if key in seen:
            raise archive.refusal("TK-P013", entry=entry.name)
        seen.add(key)


def _is_safe_name(name: str) -> bool:
    """Relative, plain, and the same for every program that reads it."""
    if name.startswith("/") or "\\" in name or _DRIVE.match(name):
        return False
    if any(letter < " " or letter in "\x7f\ufffd" for letter in name):
        return False
    return not any(segment in ("", ".", "..") for segment in name.removesuffix("/").split("/"))


def _check_declared_sizes(archive: _Archive, entries: Sequence[_Entry]) -> None:
    limits = archive.limits
    for entry in entries:
        if entry.flags & _ENCRYPTED:
            raise archive.refusal("TK-P006", entry=entry.name)
        if entry.method not in (_STORED, _DEFLATED):
            raise archive.refusal("TK-P016", entry=entry.name, method=entry.method)
        if entry.name.endswith("/") and entry.size:
            raise archive.refusal("TK-P005", where=entry.name)
        if entry.size > max(limits.ratio_counts_from, entry.packed_size * limits.ratio):
            raise archive.refusal("TK-P010", entry=entry.name, ratio=limits.ratio)
    if sum(entry.size for entry in entries) > limits.inflated_bytes:
        raise archive.refusal("TK-P009", limit=limits.inflated_bytes // MIB)


def _with_local_header(archive: _Archive, entry: _Entry) -> _Entry:
    """The entry with its data's position; the local header must tell the same story as the directory."""
    try:
        fields = _LOCAL.unpack_from(archive.source, entry.offset)
    except struct.error:
        raise archive.refusal("TK-P005", where=entry.name) from None
    mark, _, flags, method, _, _, crc, packed_size, size, name_length, extra = fields
    if mark != _LOCAL_MARK:
        raise archive.refusal("TK-P005", where=entry.name)
    name_at = entry.offset + _LOCAL.size
    if archive.source[name_at : name_at + name_length] != entry.raw_name:
        raise archive.refusal("TK-P015", entry=entry.name)
    in_directory = (entry.crc, entry.packed_size, entry.size)
    if not flags & _SIZES_FOLLOW and (crc, packed_size, size) != in_directory and _IN_ZIP64 not in (packed_size, size):
        raise archive.refusal("TK-P011", entry=entry.name)
    if method != entry.method or flags & _ENCRYPTED:
        raise archive.refusal("TK-P005", where=entry.name)
    return replace(entry, start=name_at + name_length + extra)


def _check_positions(archive: _Archive, entries: Sequence[_Entry]) -> None:
    """Entries lie one after the other; between them may be padding, but no entry that the directory hides."""
    directory_at = _read_end_record(archive)[2]
    in_order = sorted(entries, key=lambda entry: entry.offset)
    stops = [(0, 0), *((entry.offset, entry.end) for entry in in_order), (directory_at, directory_at)]
    for (_, end), (start, _) in pairwise(stops):
        if end > start:
            raise archive.refusal("TK-P012")
        if _LOCAL_MARK in archive.source[end:start]:
            raise archive.refusal("TK-P012")


def _inflate(archive: _Archive, entry: _Entry) -> bytes:
    """The entry's bytes; inflating stops one byte above the declared size, whatever the data says."""
    packed = archive.source[entry.start : entry.end]
    data = packed if entry.method == _STORED else _inflate_deflated(archive, entry, packed)
    if len(data) != entry.size:
        raise archive.refusal("TK-P011", entry=entry.name)
    if zlib.crc32(data) != entry.crc:
        raise archive.refusal("TK-P005", where=entry.name)
    return data


def _inflate_deflated(archive: _Archive, entry: _Entry, packed: bytes) -> bytes:
    inflater = zlib.decompressobj(-zlib.MAX_WBITS)
    try:
        data = inflater.decompress(packed, entry.size + 1)
    except zlib.error:
        raise archive.refusal("TK-P005", where=entry.name) from None
    if len(data) <= entry.size and (not inflater.eof or inflater.unused_data):
        raise archive.refusal("TK-P005", where=entry.name)
    return data
