"""What the document says about itself in a custom XML part: which kind, which template, which clauses. Nobody's values."""

from tenderkit import __version__
from tenderkit.model.papers.document import ClauseRef, Document
from tenderkit.model.word.manifest import NAMESPACE
from tenderkit.writers.word.package import WordPackage
from tenderkit.writers.word.xml_text import XML_HEAD, attribute

_ITEM_ID = "{6C1E5F0B-9A0D-4C55-8C39-7B0C3D1A4E21}"  # names the data store inside one document; the same in all
_DATA_STORE = "http://schemas.openxmlformats.org/officeDocument/2006/customXml"
_PROPERTIES_TYPE = "application/vnd.openxmlformats-officedocument.customXmlProperties+xml"


def add_manifest(package: WordPackage, main: str, document: Document, template_digest: str) -> None:
    """A template may hold custom XML of its own, so the number is the first free one."""
    number = next(n for n in range(1, len(package.parts) + 1) if f"customXml/item{n}.xml" not in package.parts)
    item, properties = f"customXml/item{number}.xml", f"customXml/itemProps{number}.xml"
    package.add(item, _item_xml(document, template_digest).encode(), "application/xml")
    package.add(properties, _properties_xml().encode(), _PROPERTIES_TYPE)
    package.relate(main, "customXml", item)
    package.relate(item, "customXmlProps", properties)


def _item_xml(document: Document, template_digest: str) -> str:
    clauses = "".join(map(_clause_xml, document.clauses))
    return (
        f'{XML_HEAD}<manifest xmlns="{NAMESPACE}" kind="{attribute(document.kind)}" '
        f'tenderkit="{__version__}" template="{attribute(template_digest)}"><clauses>{clauses}</clauses></manifest>'
    )


def _clause_xml(clause: ClauseRef) -> str:
    return (
        f'<clause id="{attribute(clause.id)}" version="{attribute(clause.version)}" '
        f'digest="{attribute(clause.digest)}" status="{attribute(clause.status)}"/>'
    )


def _properties_xml() -> str:
    return (
        f'{XML_HEAD}<ds:datastoreItem xmlns:ds="{_DATA_STORE}" ds:itemID="{_ITEM_ID}">'
        f'<ds:schemaRefs><ds:schemaRef ds:uri="{NAMESPACE}"/></ds:schemaRefs></ds:datastoreItem>'
    )
