"""The story of a Word file: fill the letterhead, put the blocks in, add numbering and marks, check, zip."""

from collections.abc import Callable

from tenderkit.model.papers.document import Document, Heading
from tenderkit.model.template.template import CompiledTemplate
from tenderkit.problems import TenderkitError
from tenderkit.writers.word.blocks import BodyWriter
from tenderkit.writers.word.chart import add_charts
from tenderkit.writers.word.check import check_package, refuse_left_over_tags
from tenderkit.writers.word.comments import Signature, add_comments, drop_comments
from tenderkit.writers.word.long_rows import LongRows, with_rows
from tenderkit.writers.word.manifest import add_manifest
from tenderkit.writers.word.numbering import NumberingPart, numbered_blocks
from tenderkit.writers.word.package import PACKAGE, PartInPieces, WordPackage
from tenderkit.writers.word.plain_headings import without_number_column
from tenderkit.writers.word.properties import set_properties
from tenderkit.writers.word.references import find_reference_targets
from tenderkit.writers.word.render import render_part
from tenderkit.writers.word.styles import Styles, with_deeper_headings, without_requirements
from tenderkit.writers.word.wide_tables import lies_down, turned

CONTENT = "content"
"""The slot that every template has in its body."""


Body = Callable[[Styles, NumberingPart], str]
Finish = Callable[[WordPackage, str], None]


def write_word(document: Document, template: CompiledTemplate) -> bytes:
    """The finished docx. The same document and template give the same bytes; parts that nothing changes are copied."""
    return word_package(document, template).to_bytes()


def word_package(document: Document, template: CompiledTemplate) -> WordPackage:
    """The parts of the finished docx, looked through."""

    def guide(package: WordPackage, main: str) -> None:
        add_charts(package, main, document.blocks)
        if document.guidance and document.traced:
            add_comments(package, main, [(words,) for words in document.guidance.values()], Signature("tenderkit"))

    apart: list[LongRows] = []

    def body(styles: Styles, numbering: NumberingPart) -> str:
        return blocks_xml(document, styles, numbering, apart)

    package = assemble(document, template, body, guide)
    if apart:
        main = _needed(package, PACKAGE, "officeDocument")
        package.in_pieces[main] = PartInPieces(
            lambda: with_rows(package.parts[main], apart), lambda: (rows.words() for rows in apart)
        )
    return package


def blocks_xml(
    document: Document, styles: Styles, numbering: NumberingPart, apart: list[LongRows] | None = None
) -> str:
    """The document's blocks as paragraphs and tables; the rows of long tables go to `apart`, if it's given."""
    targets = find_reference_targets(document) if document.traced else {}
    return BodyWriter(document, styles, numbering, targets, apart).xml()


def assemble(document: Document, template: CompiledTemplate, body: Body, finish: Finish | None = None) -> WordPackage:
    """The letterhead with `body` in it; `finish` may add parts to the package, whose main part it is told."""
    refuse_left_over_tags(template)
    package = WordPackage(template.order, {**template.parts, **dict.fromkeys(template.programs, b"")})
    main = _needed(package, PACKAGE, "officeDocument")
    drop_comments(package, main)
    styles_name, numbering_name = _needed(package, main, "styles"), _needed(package, main, "numbering")
    if document.plain_headings:
        plain = without_number_column(package.parts[styles_name], package.parts[numbering_name])
        package.parts[styles_name], package.parts[numbering_name] = plain
    package.parts[styles_name] = with_deeper_headings(package.parts[styles_name], _deepest_heading(document))
    styles = Styles.of(package.parts[styles_name])
    numbering = NumberingPart(package.parts[numbering_name], styles, document.start)
    content = {CONTENT: body(styles, numbering)}
    for name, program in template.programs.items():
        package.parts[name] = render_part(program, document.facts, content).encode()
    package.parts[main] = turned(package.parts[main].decode(), whole=lies_down(document)).encode()
    package.parts[numbering_name] = numbering.to_bytes()
    set_properties(package, main, document)
    if document.traced:
        add_manifest(package, main, document, template.digest)
    else:
        package.parts[styles_name] = without_requirements(package.parts[styles_name], package.parts[main])
    if finish is not None:
        finish(package, main)
    check_package(package.parts)
    return package


def _deepest_heading(document: Document) -> int:
    headings = (block.level for block in numbered_blocks(document.blocks) if isinstance(block, Heading))
    return document.level - 1 + max(headings, default=1)


def _needed(package: WordPackage, source: str, kind: str) -> str:
    """A part that the writer cannot do without; a template without it was never made by a word processor."""
    name = package.related(source, kind)
    if name is None:
        raise TenderkitError("TK-T083", {"kind": kind})
    return name
