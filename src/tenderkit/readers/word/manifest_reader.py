"""A Word file -> the manifest that it carries, if it carries one."""

from lxml import etree

from tenderkit.model.word.manifest import NAMESPACE, Manifest, ManifestClause
from tenderkit.problems import RefusedError
from tenderkit.readers.word.package import Package

_ROOT = f"{{{NAMESPACE}}}manifest"
_CLAUSE = f"{{{NAMESPACE}}}clause"
_FOLDER = "customxml/"  # where every producer puts such parts; the names in it are anybody's


def read_manifest(package: Package) -> Manifest | None:
    """The first manifest of the package; `None` for a document that isn't ours."""
    for part in package.parts:
        if part.lower().startswith(_FOLDER) and part.lower().endswith(".xml"):
            root = _root(package, part)
            if root is not None and root.tag == _ROOT:
                return _manifest(root)
    return None


def _root(package: Package, part: str) -> etree._Element | None:
    """Other people's custom XML may be broken; ours is not."""
    try:
        return package.xml(part)
    except RefusedError:
        return None


def _manifest(root: etree._Element) -> Manifest:
    clauses = (
        ManifestClause(item.get("id", ""), item.get("version", ""), item.get("digest", ""), item.get("status", ""))
        for item in root.iter(_CLAUSE)
    )
    return Manifest(root.get("kind", ""), root.get("tenderkit", ""), root.get("template", ""), tuple(clauses))
