"""What a package says of its parts: content types and relations, and which of them are accepted (ECMA-376-2)."""

import posixpath
from collections.abc import Collection, Iterator, Mapping

from lxml import etree
from msgspec import Struct

from tenderkit.messages import Message

MAIN_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
TRANSITIONAL_DOCUMENT = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
QUOTED_TARGET = 200
"""How many letters of a relation's target a message repeats."""
STRICT_DOCUMENT = "http://purl.oclc.org/ooxml/officeDocument/relationships/officeDocument"

_TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"
_RELATIONS = "{http://schemas.openxmlformats.org/package/2006/relationships}"
_WEB = ("http://", "https://", "mailto:")
_MACRO_WORDS = ("macroenabled", "vbaproject", "vbadata")
# Relations whose target is run, or read by another program, when Word opens the file.
_ACTIVE = frozenset({"afchunk", "control", "activexcontrolbinary", "oleobject", "package", "subdocument", "vbaproject"})
_ACTIVE_TYPES = ("activex", "oleobject")
_EMBEDDED_FILE = (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"PK\x03\x04")  # OLE and zip, whatever the part is called


class Relation(Struct, frozen=True):
    """From one part to another, or out of the package. `target` is a part's name, '' when no such part exists, or an address."""

    id: str
    type: str
    target: str
    external: bool = False
    written: str = ""  # the target as it stands in the file

    @property
    def kind(self) -> str:
        """The last word of the type: `image`, `hyperlink`, `attachedTemplate`."""
        return self.type.rpartition("/")[2]


def read_content_types(root: etree._Element, parts: Collection[str]) -> dict[str, str]:
    """The content type of every part; '' where the package states none."""
    by_ending = {e.get("Extension", "").casefold(): e.get("ContentType", "") for e in root.iter(_TYPES + "Default")}
    by_name = {
        e.get("PartName", "").lstrip("/").casefold(): e.get("ContentType", "") for e in root.iter(_TYPES + "Override")
    }
    return {
        part: by_name.get(part.casefold()) or by_ending.get(part.rpartition(".")[2].casefold(), "") for part in parts
    }


def read_relations(root: etree._Element, source: str, parts: Collection[str]) -> tuple[Relation, ...]:
    """The relations of one source part, with internal targets resolved against the package."""
    by_key = {part.casefold(): part for part in parts}
    return tuple(_relation(element, source, by_key) for element in root.iter(_RELATIONS + "Relationship"))


def is_macro_type(part: str, content_type: str) -> bool:
    """Whether the part carries macros, or makes the package one that may."""
    return any(word in content_type.casefold() or word in part.casefold() for word in _MACRO_WORDS)


def find_content_faults(
    parts: Mapping[str, bytes], content_types: Mapping[str, str], relations: Mapping[str, tuple[Relation, ...]]
) -> Iterator[Message]:
    """All that whoever made the file can mend in Word."""
    for part, data in parts.items():
        if not content_types[part] and part != "[Content_Types].xml":
            yield Message("TK-P034", {"part": part})
        if data.startswith(_EMBEDDED_FILE) or any(word in content_types[part].casefold() for word in _ACTIVE_TYPES):
            yield Message("TK-P033", {"part": part, "kind": "OLE/ActiveX"})
    for source, group in relations.items():
        yield from _find_relation_faults(source or "[package]", group)


def _relation(element: etree._Element, source: str, by_key: Mapping[str, str]) -> Relation:
    written = element.get("Target", "")
    external = element.get("TargetMode", "Internal") != "Internal"
    target = written.strip() if external else by_key.get(_resolved(written, source).casefold(), "")
    return Relation(element.get("Id", ""), element.get("Type", ""), target, external, written)


def _resolved(written: str, source: str) -> str:
    """The name that an internal target means; a bare `#bookmark` means the source itself."""
    path = written.partition("#")[0]
    if not path:
        return source
    return posixpath.normpath(posixpath.join("/", posixpath.dirname(source), path)).lstrip("/")


def _find_relation_faults(source: str, relations: tuple[Relation, ...]) -> Iterator[Message]:
    seen: set[str] = set()
    for relation in relations:
        facts = {"part": source, "kind": relation.kind, "target": relation.written[:QUOTED_TARGET]}
        if relation.id in seen:
            yield Message("TK-P035", {"part": source, "id": relation.id})
        seen.add(relation.id)
        if relation.kind.casefold() in _ACTIVE:
            yield Message("TK-P033", facts)
        elif not relation.external and not relation.target:
            yield Message("TK-P030", facts)
        elif relation.external and relation.kind != "hyperlink":
            yield Message("TK-P031", facts)
        elif relation.external and not relation.target.casefold().startswith(_WEB):
            yield Message("TK-P032", facts)
