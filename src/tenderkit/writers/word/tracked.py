"""A comparison as a Word file with real tracked changes: accept them all and the newer text stands there."""

from collections.abc import Iterator, Sequence
from itertools import count

from msgspec import Struct
from msgspec.structs import replace

from tenderkit.model.papers.document import Document, Heading, Paragraph, Text
from tenderkit.model.template.template import CompiledTemplate
from tenderkit.rules.changes.readable_changes import split_steps
from tenderkit.rules.changes.word_diff import DiffSection, LineDiff, LineMark, Span, WordChange
from tenderkit.writers.word import styles as style_names
from tenderkit.writers.word.comments import Signature, add_comments, commented
from tenderkit.writers.word.numbering import NumberingPart
from tenderkit.writers.word.package import WordPackage
from tenderkit.writers.word.styles import Styles
from tenderkit.writers.word.writer import assemble, blocks_xml
from tenderkit.writers.word.xml_text import run_xml

_STEP_TWIPS = 425  # three quarters of a centimetre from the margin for each alternative that a line stands in
_TAGS = {
    WordChange.INSERTED: "ins",
    WordChange.DELETED: "del",
    LineMark.INSERTED: "ins",
    LineMark.DELETED: "del",
}


class Tracked(Struct, frozen=True):
    """What was compared. `comment` stands beside the first line.

    `ending` closes the file with a line of its own, since the last paragraph of a document can't be one that went.
    """

    sections: tuple[DiffSection, ...]
    comment: tuple[str, ...]
    ending: str
    signature: Signature


def write_tracked(document: Document, tracked: Tracked, template: CompiledTemplate) -> bytes:
    """The document's own blocks, and under them the comparison."""

    def body(styles: Styles, numbering: NumberingPart) -> str:
        writer = _ChangeWriter(styles, tracked.signature)
        written = [blocks_xml(document, styles, numbering)]
        for section in tracked.sections:
            heading = replace(document, blocks=(Heading(2, "", (Text(section.title),)),))
            written += [blocks_xml(heading, styles, numbering), *writer.lines(section.diff)]
        ending = replace(document, blocks=(Paragraph((Text(tracked.ending),)),))
        return "".join([*written, blocks_xml(ending, styles, numbering)])

    def finish(package: WordPackage, main: str) -> None:
        add_comments(package, main, [tracked.comment], tracked.signature)

    return assemble(document, template, body, finish).to_bytes()


class _ChangeWriter:
    """Numbers the changes through the whole document; the first line of all carries the comment."""

    def __init__(self, styles: Styles, signature: Signature) -> None:
        self._style = styles[style_names.BODY]
        self._signature = signature
        self._numbers = count(1)
        self._is_first = True

    def lines(self, diff: Sequence[LineDiff]) -> Iterator[str]:
        for line in diff:
            steps, spans = split_steps(line)
            words = "".join(map(self._span, spans))
            content = commented(0, words) if self._is_first else words
            self._is_first = False
            style = f'<w:pStyle w:val="{self._style}"/>'
            indent = f'<w:ind w:left="{steps * _STEP_TWIPS}"/>'
            yield f"<w:p><w:pPr>{style}{indent}{self._paragraph_mark(line)}</w:pPr>{content}</w:p>"

    def _paragraph_mark(self, line: LineDiff) -> str:
        """The end of a paragraph is tracked too, or an empty one would be left behind."""
        tag = _TAGS.get(line.mark)
        return f"<w:rPr><w:{tag} {self._change()}/></w:rPr>" if tag else ""

    def _span(self, span: Span) -> str:
        tag = _TAGS.get(span.mark)
        if tag is None:
            return run_xml(span.text)
        words = run_xml(span.text)
        if span.mark is WordChange.DELETED:
            words = words.replace("<w:t ", "<w:delText ").replace("</w:t>", "</w:delText>")
        return f"<w:{tag} {self._change()}>{words}</w:{tag}>"

    def _change(self) -> str:
        return self._signature.attributes(next(self._numbers))
