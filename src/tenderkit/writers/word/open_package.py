"""A Word file cut where its values are open: a document is then words into holes, and only the parts that hold one are packed anew.

Well-formedness is proved once, when the package is cut: what is put in is escaped as `xml_text` escapes it, and an escaped
text can't end the node or the attribute that it stands in.
"""

import struct
from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from tenderkit.assembly.open_values import MARK, OPENS, CannotBeOpenError
from tenderkit.writers.word.check import well_formed
from tenderkit.writers.word.package import BEGINNING, WordPackage
from tenderkit.writers.word.xml_text import attribute, escape

_OPENS = OPENS.encode()

# APPNOTE.TXT 6.3.10: 4.3.7 local file header, 4.3.12 central directory header, 4.3.16 end of central directory.
_LOCAL = struct.Struct("<4s5H3L2H")
_CENTRAL = struct.Struct("<4s6H3L5HL")  # all but where the part begins, and its name
_END = struct.Struct("<4s4H2LH")
_NEEDED, _DEFLATED = 20, 8  # version 2.0; method 8
_QUICKEST, _BARE = 1, -15  # level; the window of 32 kB, and nothing around what is deflated
_RIGHTS = 0o600 << 16  # as zipfile has it
_DAY = (BEGINNING[0] - 1980) << 9 | BEGINNING[1] << 5 | BEGINNING[2]


class OpenValue(Struct, frozen=True):
    """One place of an open value: after which piece it stands, and whether inside an attribute's quotes."""

    number: int
    in_attribute: bool


class CutPart(Struct, frozen=True):
    """A part in `pieces`, with an open value between each two of them."""

    pieces: tuple[bytes, ...]
    values: tuple[OpenValue, ...]

    def filled(self, words: Sequence[bytes], quoted: Mapping[int, bytes]) -> bytes:
        """The part with the escaped words of each value; `quoted` are they for an attribute."""
        found = [self.pieces[0]]
        for value, piece in zip(self.values, self.pieces[1:], strict=True):
            found.append((quoted if value.in_attribute else words)[value.number])
            found.append(piece)
        return b"".join(found)


class PackedPart(Struct, frozen=True):
    """A part as it stands in a zip: `stored` with its local header, `entry` in the directory but for where the part begins."""

    stored: bytes
    entry: bytes
    name: bytes
    data: bytes = b""  # as it was, where it is packed once for all


class OpenPackage(Struct, frozen=True):
    """The parts in the order of writing: packed already, or cut where values are open; `quoted` are the values in attributes."""

    parts: Mapping[str, PackedPart | CutPart]
    quoted: frozenset[int]

    def to_bytes(self, texts: Sequence[str], pack: "Packer") -> bytes:
        """The file with these words in it; each value is escaped where it stands."""
        words, quoted = self._escaped(texts)
        return zipped(
            part if isinstance(part, PackedPart) else pack(name, part.filled(words, quoted))
            for name, part in self.parts.items()
        )

    def look_through(self, texts: Sequence[str]) -> None:
        """Parse the parts with these words in them, though it has been proved that they parse; raises `BrokenPackageError`."""
        words, quoted = self._escaped(texts)
        for name, part in self.parts.items():
            if isinstance(part, CutPart):
                well_formed(name, part.filled(words, quoted))

    def makes(self, parts: Mapping[str, bytes], texts: Sequence[str]) -> bool:
        """Whether these words give just the parts that the writer itself has made."""
        if list(self.parts) != list(parts):
            return False
        words, quoted = self._escaped(texts)
        return all(
            (part.filled(words, quoted) if isinstance(part, CutPart) else part.data) == parts[name]
            for name, part in self.parts.items()
        )

    def _escaped(self, texts: Sequence[str]) -> tuple[list[bytes], Mapping[int, bytes]]:
        words = escape(OPENS.join(texts)).encode().split(_OPENS)
        if len(words) != max(len(texts), 1):  # a sign that is refused in words has come in all the same
            words = [escape(text).encode() for text in texts]
        return words, {number: attribute(texts[number]).encode() for number in self.quoted}


def cut(parts: Mapping[str, bytes], pack: "Packer") -> OpenPackage:
    """The package of a document whose values are marked; raises `CannotBeOpenError` where a mark isn't as it was written."""
    cut_parts = {
        name: _cut(data) if _OPENS in data else replace(pack(name, data), data=data) for name, data in parts.items()
    }
    values = (value for part in cut_parts.values() if isinstance(part, CutPart) for value in part.values)
    return OpenPackage(cut_parts, frozenset(value.number for value in values if value.in_attribute))


def _cut(data: bytes) -> CutPart:
    text = data.decode()
    pieces: list[bytes] = []
    values: list[OpenValue] = []
    end = 0
    for mark in MARK.finditer(text):
        piece = text[end : mark.start()]
        inside = piece if ("<" in piece or ">" in piece) else text[: mark.start()]
        values.append(OpenValue(int(mark[1]), inside.rfind("<") > inside.rfind(">")))
        pieces.append(piece.encode())
        end = mark.end()
    pieces.append(text[end:].encode())
    if any(_OPENS in piece for piece in pieces):
        raise CannotBeOpenError
    return CutPart(tuple(pieces), tuple(values))


class Packer:
    """Deflates parts; at the quickest level, with isal where it is installed (`pip install tenderkit[fast]`)."""

    def __init__(self) -> None:
        try:
            from isal import isal_zlib as found

            self._level = 0  # its quickest; that of zlib would leave them as they are
        except ImportError:
            import zlib as found  # type: ignore[no-redef]

            self._level = 1
        self._compress, self._checksum = found.compress, found.crc32
        self._deflating = found.compressobj

    def __call__(self, name: str, data: bytes) -> PackedPart:
        return packed(name, self._checksum(data), len(data), self._compress(data, self._level, _BARE))

    def package(self, package: WordPackage) -> bytes:
        """The whole file; no part that is made in pieces is held as a whole."""
        long = package.in_pieces
        return zipped(
            self._in_pieces(name, long[name].pieces()) if name in long else self(name, data)
            for name, data in package.parts.items()
        )

    def _in_pieces(self, name: str, pieces: Iterable[bytes]) -> PackedPart:
        checksum, size, deflate = 0, 0, self._deflating(self._level, _DEFLATED, _BARE)
        deflated: list[bytes] = []
        for piece in pieces:
            checksum, size = self._checksum(piece, checksum), size + len(piece)
            deflated.append(deflate.compress(piece))
        return packed(name, checksum, size, b"".join((*deflated, deflate.flush())))


def packed(name: str, checksum: int, size: int, deflated: bytes) -> PackedPart:
    """A part that has been deflated; `checksum` is its CRC-32 and `size` that of the part itself."""
    stored = name.encode("ascii")
    sizes = (checksum, len(deflated), size)
    head = _LOCAL.pack(b"PK\x03\x04", _NEEDED, 0, _DEFLATED, 0, _DAY, *sizes, len(stored), 0)
    marks = (_NEEDED, _NEEDED, 0, _DEFLATED, 0, _DAY)
    entry = _CENTRAL.pack(b"PK\x01\x02", *marks, *sizes, len(stored), 0, 0, 0, 0, _RIGHTS)
    return PackedPart(b"".join((head, stored, deflated)), entry, stored)


def zipped(parts: Iterable[PackedPart]) -> bytes:
    """A zip that tells nothing of when, where or on what system it was written, as `package.zip_parts` makes it."""
    bodies: list[bytes] = []
    directory: list[bytes] = []
    at = 0
    for part in parts:
        bodies.append(part.stored)
        directory += (part.entry, at.to_bytes(4, "little"), part.name)
        at += len(part.stored)
    entries = b"".join(directory)
    count = len(bodies)
    end = _END.pack(b"PK\x05\x06", 0, 0, count, count, len(entries), at, 0)
    return b"".join((*bodies, entries, end))
