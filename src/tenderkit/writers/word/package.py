"""The zip and its bookkeeping: parts, relations between them, content types; the same parts give the same bytes."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from io import BytesIO
from posixpath import dirname, join, normpath, relpath, split
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from lxml import etree
from msgspec import Struct

CONTENT_TYPES = "[Content_Types].xml"
PACKAGE = ""
"""The source of the package's own relations."""

_TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_RELATION = f"{{{_RELATIONS}}}Relationship"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
BEGINNING = (1980, 1, 1, 0, 0, 0)  # the earliest time that a zip can hold


class PartInPieces(Struct, frozen=True):
    """A part too long to be held: `pieces` makes it anew, and `words` are those that it has beyond its short form."""

    pieces: Callable[[], Iterator[bytes]]
    words: Callable[[], Iterator[str]]


class WordPackage:
    """Parts by name in the order of writing; `parts` has the short form of those that are made in pieces."""

    def __init__(self, order: Iterable[str], parts: Mapping[str, bytes]) -> None:
        first = (CONTENT_TYPES, relations_name(PACKAGE))
        self.parts = {name: parts[name] for name in (*first, *order)}
        self.in_pieces: dict[str, PartInPieces] = {}

    def related(self, source: str, kind: str) -> str | None:
        """The part that `source` relates to as `kind`, the last word of the relation's type."""
        relations = self._relations(source)
        found = (target_name(source, item) for item in relations if _kind(item) == kind and not is_external(item))
        return next(found, None)

    def add(self, name: str, data: bytes, content_type: str) -> None:
        types = etree.fromstring(self.parts[CONTENT_TYPES])
        etree.SubElement(types, f"{_TYPES}Override", {"PartName": f"/{name}", "ContentType": content_type})
        self.parts[CONTENT_TYPES] = serialised(types)
        self.parts[name] = data

    def relate(self, source: str, kind: str, target: str, own_id: str = "") -> None:
        """Adds a relation under its own or the first free id; `kind` is a word of the office namespace or a whole address."""
        relations = self._relations(source)
        taken = {item.get("Id") for item in relations}
        number = next(n for n in range(1, len(taken) + 2) if f"rId{n}" not in taken)
        address = kind if ":" in kind else f"{_OFFICE}/{kind}"
        path = relpath(target, dirname(source) or ".")
        etree.SubElement(relations, _RELATION, {"Id": own_id or f"rId{number}", "Type": address, "Target": path})
        self.parts[relations_name(source)] = serialised(relations)

    def drop(self, source: str, kind: str) -> None:
        """Removes what `source` relates to as `kind`, with the relation and the content type."""
        name = self.related(source, kind)
        if name is None:
            return
        relations = self._relations(source)
        for item in [item for item in relations if _kind(item) == kind]:
            relations.remove(item)
        self.parts[relations_name(source)] = serialised(relations)
        types = etree.fromstring(self.parts[CONTENT_TYPES])
        for item in [item for item in types if item.get("PartName") == f"/{name}"]:
            types.remove(item)
        self.parts[CONTENT_TYPES] = serialised(types)
        self.parts.pop(name, None)

    def pieces(self) -> Iterator[tuple[str, Iterable[bytes]]]:
        """Every part in its full length."""
        for name, data in self.parts.items():
            long = self.in_pieces.get(name)
            yield name, (data,) if long is None else long.pieces()

    def whole(self) -> dict[str, bytes]:
        """The same, each in one."""
        return {name: b"".join(pieces) for name, pieces in self.pieces()}

    def to_bytes(self) -> bytes:
        return _zipped(self.pieces())

    def _relations(self, source: str) -> etree._Element:
        name = relations_name(source)
        return etree.fromstring(self.parts.get(name, f'<Relationships xmlns="{_RELATIONS}"/>'.encode()))


def zip_parts(parts: Mapping[str, bytes]) -> bytes:
    """A zip that tells nothing of when, where or on what system it was written."""
    return _zipped((name, (data,)) for name, data in parts.items())


def _zipped(parts: Iterable[tuple[str, Iterable[bytes]]]) -> bytes:
    """Deflated at zlib's own level, 6."""
    stream = BytesIO()
    with ZipFile(stream, "w") as archive:
        for name, pieces in parts:
            entry = ZipInfo(name, BEGINNING)
            entry.create_system, entry.compress_type = 0, ZIP_DEFLATED
            with archive.open(entry, "w") as part:
                for piece in pieces:
                    part.write(piece)
    return stream.getvalue()


def relations_name(source: str) -> str:
    folder, file = split(source)
    return join(folder, "_rels", f"{file}.rels")


def relations_source(name: str) -> str:
    folder, file = split(name)
    return join(dirname(folder), file.removesuffix(".rels")) if file != ".rels" else PACKAGE


def target_name(source: str, relation: etree._Element) -> str:
    """The part that a relation points at; targets are relative to their source or begin with a slash."""
    target = relation.get("Target", "")
    return normpath(join("/", dirname(source), target)).lstrip("/")


def is_external(relation: etree._Element) -> bool:
    return relation.get("TargetMode") == "External"


def serialised(root: etree._Element) -> bytes:
    return etree.tostring(root, encoding="UTF-8", xml_declaration=True, standalone=True)


def _kind(relation: etree._Element) -> str:
    return relation.get("Type", "").rsplit("/", 1)[-1]
