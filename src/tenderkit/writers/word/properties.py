"""Title and language of the finished document, which clauses it is made of, and nothing that tells who made the template, when or where."""

from collections.abc import Iterator
from itertools import count

from lxml import etree

from tenderkit.model.papers.document import Document
from tenderkit.writers.word.package import PACKAGE, WordPackage, serialised
from tenderkit.writers.word.xml_text import XML_HEAD, W, escape

_CORE_NAMESPACE = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
_CORE_RELATION = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
_CORE_TYPE = "application/vnd.openxmlformats-package.core-properties+xml"
_EXTENDED_NAMESPACE = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"
_CUSTOM_NAMESPACE = "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"
_CUSTOM_TYPE = "application/vnd.openxmlformats-officedocument.custom-properties+xml"
_CUSTOM_NAME = "docProps/custom.xml"
_VALUES = "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"
_SET = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"  # what Word shows among a file's own properties
_FIRST = 2  # the lowest number that a property may have
_APP = f'{XML_HEAD}<Properties xmlns="{_EXTENDED_NAMESPACE}">{{}}</Properties>'
_PROGRAM = "<Application>tenderkit</Application>"
_SESSION_IDS = f"{{{W}}}rsids"


def set_properties(package: WordPackage, main: str, document: Document) -> None:
    """Author, company, dates, thumbnail and editing-session ids of the template do not travel along."""
    _replace_core(package, document)
    if (app := package.related(PACKAGE, "extended-properties")) is not None:
        package.parts[app] = _APP.format(_PROGRAM if document.traced else "").encode()
    if document.own_data:
        _add_own_data(package, document)
    package.drop(PACKAGE, "thumbnail")
    if (settings := package.related(main, "settings")) is not None:
        package.parts[settings] = _without_session_ids(package.parts[settings])


def _add_own_data(package: WordPackage, document: Document) -> None:
    """Among the properties that Word shows and searches; those that came with the letterhead, such as a label, stay."""
    custom = package.related(PACKAGE, "custom-properties")
    if custom is None:
        custom = _CUSTOM_NAME
        empty = f'{XML_HEAD}<Properties xmlns="{_CUSTOM_NAMESPACE}" xmlns:vt="{_VALUES}"/>'
        package.add(custom, empty.encode(), _CUSTOM_TYPE)
        package.relate(PACKAGE, "custom-properties", custom)
    root = etree.fromstring(package.parts[custom])
    numbers = (int(number) for each in root if (number := each.get("pid", "")).isdecimal())
    names = {each.get("name", "").casefold() for each in root}
    for pid, (wanted, words) in enumerate(document.own_data, max((*numbers, _FIRST - 1)) + 1):
        name = next(each for each in _turns(wanted) if each.casefold() not in names)
        names.add(name.casefold())
        property_ = {"fmtid": _SET, "pid": str(pid), "name": name}
        entry = etree.SubElement(root, f"{{{_CUSTOM_NAMESPACE}}}property", property_)
        etree.SubElement(entry, f"{{{_VALUES}}}lpwstr").text = words
    package.parts[custom] = serialised(root)


def _turns(name: str) -> Iterator[str]:
    """A name by itself, else with the first number that makes it another."""
    yield name
    yield from (f"{name} {turn}" for turn in count(2))


def _replace_core(package: WordPackage, document: Document) -> None:
    core = package.related(PACKAGE, "core-properties")
    if core is None:
        core = "docProps/core.xml"
        package.add(core, b"", _CORE_TYPE)
        package.relate(PACKAGE, _CORE_RELATION, core)
    package.parts[core] = _core_xml(document).encode()


def _core_xml(document: Document) -> str:
    return (
        f'{XML_HEAD}<cp:coreProperties xmlns:cp="{_CORE_NAMESPACE}" xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<dc:title>{escape(document.title)}</dc:title><dc:language>{escape(document.language)}</dc:language>"
        "</cp:coreProperties>"
    )


def _without_session_ids(settings: bytes) -> bytes:
    if b"rsids" not in settings:
        return settings
    root = etree.fromstring(settings)
    for found in root.findall(_SESSION_IDS):
        root.remove(found)
    return serialised(root)
