"""Title and language of the finished document, and nothing that tells who made the template, when or where."""

from lxml import etree

from tenderkit.model.papers.document import Document
from tenderkit.writers.word.package import PACKAGE, WordPackage, serialised
from tenderkit.writers.word.xml_text import XML_HEAD, W, escape

_CORE_NAMESPACE = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
_CORE_RELATION = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
_CORE_TYPE = "application/vnd.openxmlformats-package.core-properties+xml"
_EXTENDED_NAMESPACE = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"
_APP = f'{XML_HEAD}<Properties xmlns="{_EXTENDED_NAMESPACE}">{{}}</Properties>'
_PROGRAM = "<Application>tenderkit</Application>"
_SESSION_IDS = f"{{{W}}}rsids"


def set_properties(package: WordPackage, main: str, document: Document) -> None:
    """Author, company, dates, thumbnail and editing-session ids of the template do not travel along."""
    _replace_core(package, document)
    if (app := package.related(PACKAGE, "extended-properties")) is not None:
        package.parts[app] = _APP.format(_PROGRAM if document.traced else "").encode()
    package.drop(PACKAGE, "thumbnail")
    if (settings := package.related(main, "settings")) is not None:
        package.parts[settings] = _without_session_ids(package.parts[settings])


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
