"""The one safe way into a Word file: what is returned holds nothing that runs, fetches or points outside."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path, PurePath
from types import MappingProxyType

from lxml import etree
from msgspec import Struct, field

from tenderkit.messages import Message
from tenderkit.problems import InvalidInputError, Problem, RefusedError
from tenderkit.readers.word.names import WORD
from tenderkit.readers.word.node_limit import stop_at_most_nodes
from tenderkit.readers.word.package_contents import (
    MAIN_TYPE,
    STRICT_DOCUMENT,
    TRANSITIONAL_DOCUMENT,
    Relation,
    find_content_faults,
    is_macro_type,
    read_content_types,
    read_relations,
)
from tenderkit.readers.word.safe_xml import (
    BrokenXmlError,
    UnknownEncodingError,
    UnsafeXmlError,
    decode_xml,
    looks_like_xml,
    parse_xml,
)
from tenderkit.readers.word.zip_container import ZipLimits, read_entries

_STRICT_ROOT = "{http://purl.oclc.org/ooxml/wordprocessingml/main}document"
_CONTENT_TYPES = "[Content_Types].xml"
_ZIP_MARK = b"PK\x03\x04"
_OLE_MARK = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED_STREAM = "EncryptedPackage".encode("utf-16-le")  # [MS-OFFCRYPTO] 2.3.4.4, also for rights management


class Package(Struct, frozen=True, eq=False):
    """A Word file that has been looked through. `parts` are in package order, `relations` by source part ('' = the package)."""

    name: PurePath
    parts: Mapping[str, bytes]
    main_part: str
    content_types: Mapping[str, str]
    relations: Mapping[str, tuple[Relation, ...]]
    _trees: dict[str, etree._Element] = field(default_factory=dict)

    def xml(self, part: str) -> etree._Element:
        """The part's root, parsed once and shared: read it, never change it."""
        if part not in self._trees:
            self._trees[part] = _parsed(self.name, part, self.parts[part])
        return self._trees[part]

    def parts_of_type(self, content_type: str) -> tuple[str, ...]:
        return tuple(part for part in self.parts if self.content_types[part] == content_type)


def read_word_file(path: Path) -> bytes:
    """The file's bytes, no more than can be too many; raises `RefusedError` where the system doesn't let us read it."""
    try:
        with path.open("rb") as file:
            return file.read(ZipLimits().file_bytes + 1)
    except OSError:
        raise RefusedError("TK-C027", {"path": path}) from None


def read_package(source: bytes, name: PurePath) -> Package:
    """The file's parts and how they hang together. Raises before anything unsafe is inflated or parsed."""
    package, faults = look_through(source, name)
    if faults:
        raise InvalidInputError([_problem(name, message) for message in faults])
    return package


def look_through(source: bytes, name: PurePath) -> tuple[Package, tuple[Message, ...]]:
    """The same for those who go on and tell of more: the faults that its owner can mend are returned. Trust none of its relations."""
    _check_it_is_a_zip(source, name)
    entries = read_entries(source, name)
    stop_at_most_nodes(sum(data.count(b"<") for data in entries.values() if looks_like_xml(data)), name)
    _check_xml_is_plain(name, entries)
    if _CONTENT_TYPES not in entries:
        raise RefusedError("TK-P020", {"file": name})
    content_types = read_content_types(_parsed(name, _CONTENT_TYPES, entries[_CONTENT_TYPES]), entries)
    if macro := next((part for part, kind in content_types.items() if is_macro_type(part, kind)), None):
        raise RefusedError("TK-P022", {"file": name, "part": macro})
    relations = {
        source_part: read_relations(_parsed(name, part, entries[part]), source_part, entries)
        for part, source_part in _relation_parts(entries)
    }
    main_part = _find_main_part(name, relations.get("", ()), content_types)
    package = Package(
        name, MappingProxyType(entries), main_part, MappingProxyType(content_types), MappingProxyType(relations)
    )
    faults = tuple(find_content_faults(entries, content_types, relations))
    _check_main_part(package)
    return package, faults


def _check_it_is_a_zip(source: bytes, name: PurePath) -> None:
    if not source:
        raise RefusedError("TK-P001", {"file": name})
    if source.startswith(_OLE_MARK):
        raise RefusedError("TK-P004" if _ENCRYPTED_STREAM in source else "TK-P003", {"file": name})
    if not source.startswith(_ZIP_MARK):
        raise RefusedError("TK-P002", {"file": name})


def _check_xml_is_plain(name: PurePath, entries: Mapping[str, bytes]) -> None:
    for part, data in entries.items():
        if not looks_like_xml(data):
            continue
        with _refusing(name, part):
            decode_xml(data)


def _parsed(name: PurePath, part: str, data: bytes) -> etree._Element:
    with _refusing(name, part):
        return parse_xml(data)


@contextmanager
def _refusing(name: PurePath, part: str) -> Iterator[None]:
    try:
        yield
    except UnsafeXmlError:
        raise RefusedError("TK-P024", {"file": name, "part": part}) from None
    except UnknownEncodingError:
        raise RefusedError("TK-P025", {"file": name, "part": part}) from None
    except BrokenXmlError as error:
        raise RefusedError("TK-P026", {"file": name, "part": part, "why": error}) from None


def _relation_parts(entries: Mapping[str, bytes]) -> Iterator[tuple[str, str]]:
    """Each relations part with the part it speaks for: `word/_rels/document.xml.rels`, `word/document.xml`."""
    for part in entries:
        folder, _, file = part.rpartition("/")
        above, _, last = folder.rpartition("/")
        if last.lower() == "_rels" and file.lower().endswith(".rels"):
            source = file[: -len(".rels")]
            yield part, f"{above}/{source}" if above and source else source


def _find_main_part(name: PurePath, relations: tuple[Relation, ...], content_types: Mapping[str, str]) -> str:
    if any(relation.type == STRICT_DOCUMENT for relation in relations):
        raise RefusedError("TK-P023", {"file": name})
    targets = [relation.target for relation in relations if relation.type == TRANSITIONAL_DOCUMENT]
    if len(targets) != 1 or content_types.get(targets[0]) != MAIN_TYPE:
        raise RefusedError("TK-P021", {"file": name})
    return targets[0]


def _check_main_part(package: Package) -> None:
    """Its root is what tells the two kinds of Word files apart; in another language of XML we would see no words at all."""
    root = package.xml(package.main_part).tag
    if root == _STRICT_ROOT:
        raise RefusedError("TK-P023", {"file": package.name})
    if root != f"{WORD}document":
        raise RefusedError("TK-P021", {"file": package.name})


def _problem(name: PurePath, message: Message) -> Problem:
    """A package has no lines: the address is the part, named in the message."""
    return Problem(name, 0, 0, message)
