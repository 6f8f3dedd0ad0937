"""The last look before bytes leave: every part parses, every relation leads somewhere, every part has a type."""

from collections.abc import Iterator, Mapping

from lxml import etree

from tenderkit.model.template.template import CompiledTemplate, If, Literal, Program
from tenderkit.problems import TenderkitError
from tenderkit.writers.word.package import CONTENT_TYPES, is_external, relations_source, target_name

_REFERENCE = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_TAGS = ("{{", "{%")


class BrokenPackageError(ValueError):
    """We were about to write a file that Word would call corrupt: our own fault."""


def refuse_left_over_tags(template: CompiledTemplate) -> None:
    """Looks at the template alone: a value may hold `{{ 7*7 }}`, and then it is text."""
    for name, program in template.programs.items():
        for xml in _literals(program):
            _refuse_tags(name, xml)
    for name, data in template.parts.items():
        if name.startswith("word/") and name.endswith(".xml"):
            _refuse_tags(name, data.decode("utf-8", "replace"))


def _refuse_tags(part: str, xml: str) -> None:
    for tag in _TAGS:
        if tag in xml:
            raise TenderkitError("TK-T082", {"part": part, "tag": tag})


def _literals(program: Program) -> Iterator[str]:
    for node in program:
        match node:
            case Literal(xml):
                yield xml
            case If(branches):
                for _, body in branches:
                    yield from _literals(body)
            case _:
                pass


def well_formed(name: str, data: bytes) -> None:
    """Raises `BrokenPackageError` for a part that no reader could parse."""
    try:
        etree.fromstring(data)
    except etree.XMLSyntaxError as error:
        message = f"{name}: {error}"
        raise BrokenPackageError(message) from None


def check_package(parts: Mapping[str, bytes]) -> None:
    """Raises with every fault found."""
    roots: dict[str, etree._Element] = {}
    faults: list[str] = []
    for name, data in parts.items():
        if name.endswith((".xml", ".rels")):
            try:
                roots[name] = etree.fromstring(data)
            except etree.XMLSyntaxError as error:
                faults.append(f"{name}: {error}")
    faults.extend(_without_type(parts, roots))
    faults.extend(_loose_relations(parts, roots))
    if faults:
        raise BrokenPackageError("; ".join(faults))


def _without_type(parts: Mapping[str, bytes], roots: Mapping[str, etree._Element]) -> Iterator[str]:
    if CONTENT_TYPES not in roots:
        yield f"no {CONTENT_TYPES}"
        return
    types = roots[CONTENT_TYPES]
    endings = {item.get("Extension", "").lower() for item in types if item.get("Extension")}
    overridden = {item.get("PartName", "").lstrip("/") for item in types if item.get("PartName")}
    for name in parts:
        if name not in overridden and name != CONTENT_TYPES and name.rpartition(".")[2].lower() not in endings:
            yield f"{name} has no content type"
    for name in sorted(overridden - parts.keys()):
        yield f"{name} has a content type but is not there"


def _loose_relations(parts: Mapping[str, bytes], roots: Mapping[str, etree._Element]) -> Iterator[str]:
    for name, root in roots.items():
        if not name.endswith(".rels"):
            continue
        source = relations_source(name)
        for item in root:
            if not is_external(item) and target_name(source, item) not in parts:
                yield f"{name} leads to {item.get('Target')}, which is not there"
        if source in roots:
            known = {item.get("Id") for item in root}
            used = set(_used_relations(roots[source]))
            yield from (f"{source} uses {lost}, which relates to nothing" for lost in sorted(used - known))


def _used_relations(root: etree._Element) -> Iterator[str]:
    for element in root.iter():
        yield from (str(value) for name, value in element.attrib.items() if str(name).startswith(_REFERENCE))
