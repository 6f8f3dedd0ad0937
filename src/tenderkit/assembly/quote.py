"""A clause quoted outside its own document: the same words, without links to headings that aren't there."""

from msgspec.structs import replace

from tenderkit.assembly.rewording import reworded_clause
from tenderkit.model.papers.document import ClauseText, CrossReference, Heading, Inlines, Text


def without_references(clause: ClauseText) -> ClauseText:
    """The same clause with every cross-reference as plain words."""
    return reworded_clause(clause, _words)


def headed(clause: ClauseText | Heading, addition: str) -> ClauseText | Heading:
    """The same heading, or clause with a heading, with an addition to it, so that two with the same number are told apart."""
    if isinstance(clause, Heading):
        return replace(clause, inlines=(*clause.inlines, Text(addition)))
    first, *others = clause.blocks
    if not isinstance(first, Heading):
        return clause
    return replace(clause, blocks=(replace(first, inlines=(*first.inlines, Text(addition))), *others))


def _words(inlines: Inlines) -> Inlines:
    return tuple(Text(inline.text) if isinstance(inline, CrossReference) else inline for inline in inlines)
