"""Compiles a template that has been read safely: finds every fault, or returns literal XML with holes."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from hashlib import sha256
from pathlib import PurePath

from tenderkit.messages import Message
from tenderkit.model.template.template import CompiledTemplate, Content, If, Literal, Program, Value
from tenderkit.patterns import lazy_pattern
from tenderkit.problems import InvalidInputError, Problem
from tenderkit.readers.template.annotations import find_foreign_comments, is_of_comments
from tenderkit.readers.template.grammar import WITHOUT_NAME, Statement, TagError, compile_program, read_tag
from tenderkit.readers.template.preparation import has_lost_text, lost_elements, prepare_part, tidied
from tenderkit.readers.template.proof import Flaw, prove, skeleton
from tenderkit.readers.template.scan import PartScan, TemplateFault, scan_part, shown_address
from tenderkit.readers.template.tag_rules import (
    Vocabulary,
    find_missing_slots,
    find_tag_faults,
    find_unfilled_tags,
)
from tenderkit.readers.word.document_text import Address, text_parts
from tenderkit.readers.word.headings import heading_styles
from tenderkit.readers.word.names import FOOTER_TYPE, FOOTNOTES_TYPE, HEADER_TYPE, WORD
from tenderkit.readers.word.package import Package
from tenderkit.readers.word.package_contents import MAIN_TYPE
from tenderkit.readers.word.safe_xml import BrokenXmlError, decode_xml, looks_like_xml, parse_xml

_FILLED_TYPES = (MAIN_TYPE, HEADER_TYPE, FOOTER_TYPE, FOOTNOTES_TYPE)  # what docxtpl fills, too
_DECLARATION = Literal('<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n')
_PROPERTIES = "docProps/"
_XML = (".xml", ".rels")
_OPENING = lazy_pattern(r"\{\{|\{%|\{#")
_WORD_NAMESPACE = lazy_pattern(r'\sxmlns:w="([^"]*)"')


def compile_package(
    package: Package, source: bytes, vocabulary: Vocabulary, prepared: Mapping[str, str]
) -> CompiledTemplate:
    """Raises InvalidInputError with every fault: those of single tags first, then those of whole parts.

    Raises RefusedError for a part that no Word can read: the writer changes more of them than those with tags.
    """
    for part in package.parts:
        if part.endswith(_XML):
            package.xml(part)
    filled, others = _scan(package)
    faults = [
        *find_foreign_comments(package),
        *find_tag_faults(filled, vocabulary, package.main_part),
        *(fault for scan in others if not is_of_comments(package, scan.part) for fault in find_unfilled_tags(scan)),
        *_find_tags_in_properties(package),
        *(fault for scan in filled if scan.part == package.main_part for fault in find_missing_slots(scan, vocabulary)),
    ]
    faulty = {fault.address.part for fault in faults}
    programs: dict[str, Program] = {}
    for scan in filled:
        if scan.paragraphs and scan.part not in faulty:
            data = package.parts[scan.part]
            xml = prepared.get(scan.part) or prepare_part(data)
            programs[scan.part], flaws = _compile_part(scan, data, xml, vocabulary.slots)
            faults.extend(flaws)
    if faults:
        raise InvalidInputError(_problems(package.name, faults))
    untouched = {part: data for part, data in package.parts.items() if part not in programs}
    order = tuple(package.parts)
    return CompiledTemplate(order, untouched, programs, sha256(source).hexdigest())


def prepare_package(package: Package) -> dict[str, str]:
    """Every part that holds tags, prepared; this is what is shipped beside a built-in template."""
    filled, _ = _scan(package)
    return {scan.part: prepare_part(package.parts[scan.part]) for scan in filled if scan.paragraphs}


def _scan(package: Package) -> tuple[list[PartScan], list[PartScan]]:
    """The parts that are filled, and the other parts with text."""
    styles = heading_styles(package)
    filled: list[PartScan] = []
    others: list[PartScan] = []
    for part in text_parts(package):
        scans = filled if package.content_types[part] in _FILLED_TYPES else others
        scans.append(scan_part(part, package.xml(part), styles))
    return filled, others


def _compile_part(
    scan: PartScan, data: bytes, prepared: str, slots: Collection[str]
) -> tuple[Program, list[TemplateFault]]:
    """The part's program with the XML declaration in front, and what is wrong with it as a whole."""
    if set(_WORD_NAMESPACE.findall(prepared)) != {WORD.strip("{}")}:
        return (), [_part_fault(scan, "TK-T021")]
    try:
        program = compile_program(prepared, slots)
    except TagError:
        return (), [_part_fault(scan, "TK-T021")]
    if flaws := prove(program):
        return (), [_flaw_fault(scan, flaw) for flaw in flaws]
    return (_DECLARATION, *program), list(_find_losses(scan, data, program))


def _find_losses(scan: PartScan, data: bytes, program: Program) -> Iterator[TemplateFault]:
    """What stood in the part, and stands no longer in what was compiled from it."""
    try:
        compiled = parse_xml(skeleton(program))
    except BrokenXmlError:
        yield _part_fault(scan, "TK-T021")
        return
    if has_lost_text(scan.root, compiled) or Counter(_said_by_program(program)) != Counter(_said_by_tags(scan)):
        yield _part_fault(scan, "TK-T029")
    if lost := lost_elements(tidied(parse_xml(data)), compiled):
        yield _part_fault(scan, "TK-T019", elements=", ".join(lost))


def _said_by_tags(scan: PartScan) -> Iterator[Value | Statement]:
    for paragraph in scan.paragraphs:
        for reading in map(read_tag, paragraph.tags):
            if isinstance(reading, Value) or reading.keyword not in WITHOUT_NAME:
                yield reading


def _said_by_program(program: Program) -> Iterator[Value | Statement]:
    for node in program:
        match node:
            case Value():
                yield node
            case Content(name):
                yield Value(name)
            case If(branches):
                for number, (test, body) in enumerate(branches):
                    if test is not None:
                        yield Statement("elif" if number else "if", test)
                    yield from _said_by_program(body)


def _find_tags_in_properties(package: Package) -> Iterator[TemplateFault]:
    """Docxtpl fills tags in the document's properties; ours are written from the document itself."""
    for part, data in package.parts.items():
        if part.startswith(_PROPERTIES) and looks_like_xml(data) and _OPENING.search(decode_xml(data)):
            yield TemplateFault(Address(part, "", 0), Message("TK-T015", {"where": part}))


def _flaw_fault(scan: PartScan, flaw: Flaw) -> TemplateFault:
    """The flaw at the `if` that opens the block; blocks and opening tags come in the same order."""
    openings = [
        (paragraph, tag)
        for paragraph in scan.paragraphs
        for tag in paragraph.tags
        if not tag.is_hole and tag.keyword == "if"
    ]
    if flaw.block is None or flaw.block >= len(openings):
        return _part_fault(scan, flaw.code)
    paragraph, tag = openings[flaw.block]
    return TemplateFault(paragraph.address, Message(flaw.code, {"where": shown_address(paragraph), "tag": tag.written}))


def _part_fault(scan: PartScan, code: str, **facts: str) -> TemplateFault:
    return TemplateFault(Address(scan.part, "", 0), Message(code, {"where": scan.part, "tag": "–", **facts}))


def _problems(file: PurePath, faults: Iterable[TemplateFault]) -> list[Problem]:
    """Each once: a text box stands twice in the file, for new and for old Word."""
    return list({str(problem): problem for problem in (fault.problem(file) for fault in faults)}.values())
