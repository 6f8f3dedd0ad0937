"""What a template fetches or embeds, told at the paragraph that does it."""

from collections.abc import Collection, Iterator

from lxml import etree

from tenderkit.messages import Message
from tenderkit.problems import Problem
from tenderkit.readers.template.scan import TemplateFault, addressed_paragraphs, shown_place, text_in
from tenderkit.readers.word.document_text import Address
from tenderkit.readers.word.package import Package
from tenderkit.readers.word.package_contents import QUOTED_TARGET

_RELATIONS = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"


def find_content_problems(package: Package, faults: Collection[Message]) -> Iterator[Problem]:
    """Each fault of the package, with the address in place of the bare part where a paragraph uses what is wrong."""
    users = _users(package) if faults else {}
    for fault in faults:
        part = fault.facts["part"]
        address, shown = users.get((part, fault.facts.get("target", "")), (Address(part, "", 0), part))
        yield TemplateFault(address, Message(fault.code, {**fault.facts, "part": shown})).problem(package.name)


def _users(package: Package) -> dict[tuple[str, str], tuple[Address, str]]:
    """By part and target the first paragraph that uses a relation to it, and how the paragraph is shown."""
    targets = {
        (part, each.id): each.written[:QUOTED_TARGET] for part, group in package.relations.items() for each in group
    }
    users: dict[tuple[str, str], tuple[Address, str]] = {}
    for paragraph, address in addressed_paragraphs(package):
        for used in _relations_used(paragraph):
            if target := targets.get((address.part, used)):
                users.setdefault((address.part, target), (address, shown_place(address, text_in(paragraph))))
    return users


def _relations_used(paragraph: etree._Element) -> Iterator[str]:
    for element in paragraph.iter("*"):
        yield from (str(value) for name, value in element.attrib.items() if str(name).startswith(_RELATIONS))
