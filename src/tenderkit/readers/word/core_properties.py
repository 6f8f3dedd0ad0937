"""What a Word file says of itself in its properties."""

from tenderkit.readers.word.package import Package
from tenderkit.readers.word.safe_xml import looks_like_xml

_CORE = "docprops/core.xml"


def core_properties(package: Package) -> dict[str, str]:
    """`title`, `language` and the like, each without blanks around; what is empty isn't there."""
    found: dict[str, str] = {}
    for part, data in package.parts.items():
        if part.lower() == _CORE and looks_like_xml(data):
            for element in package.xml(part):
                if words := " ".join((element.text or "").split()):
                    found[element.tag.rpartition("}")[2]] = words
    return found
