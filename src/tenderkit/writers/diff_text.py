"""A comparison as lines: `±` for a line that changed, `-` for one that went, `+` for one that came."""

from collections.abc import Callable, Iterator, Sequence

from tenderkit.rules.changes.word_diff import DiffSection, LineDiff, LineMark, Span, WordChange

Paint = Callable[[WordChange, str], str]
"""Puts colour on words that went or came, where there is colour."""

_SIGNS = {LineMark.SAME: " ", LineMark.CHANGED: "±", LineMark.DELETED: "-", LineMark.INSERTED: "+"}
_BRACKETS = {WordChange.EQUAL: "{}", WordChange.DELETED: "[-{}-]", WordChange.INSERTED: "{{+{}+}}"}


def unpainted(mark: WordChange, words: str) -> str:  # noqa: ARG001 - the shape of Paint
    """No colour."""
    return words


def diff_lines_text(sections: Sequence[DiffSection], paint: Paint = unpainted) -> Iterator[str]:
    """Each section under its title, a blank line between them."""
    for section in sections:
        yield ""
        yield section.title
        yield from (diff_line_text(line, paint) for line in section.diff)


def diff_line_text(line: LineDiff, paint: Paint = unpainted) -> str:
    """`± Hon [-ska-]{+bör+} gå.`; a whole line is marked by its sign alone."""
    is_changed = line.mark is LineMark.CHANGED
    words = "".join(_span(span, paint, is_marked=is_changed) for span in line.spans)
    return f"{_SIGNS[line.mark]} {words}".rstrip()


def _span(span: Span, paint: Paint, *, is_marked: bool) -> str:
    words = _BRACKETS[span.mark].format(span.text) if is_marked else span.text
    return words if span.mark is WordChange.EQUAL else paint(span.mark, words)
