"""Every word that a document kind prints of its own: its text, and the tables, lists, signatures and forms in it."""

from collections.abc import Iterator

from tenderkit.model.clauses.clause import ParagraphNode, Pieces
from tenderkit.model.papers.kind import Kind, KindParts
from tenderkit.rules.language.passages import passages_in
from tenderkit.rules.language.readability import sentences


def kind_sentences(kind: Kind) -> Iterator[str]:
    """With holes as the clause rules write them; a sentence with alternatives once with each."""
    bodies = (kind.text, tuple(map(ParagraphNode, _pieces_of(kind.parts))))
    for passage in (passage for body in bodies for passage in passages_in(body)):
        yield from passage.sentences
    for words in (kind.title, *(row.title for row in kind.titles), *_words_of(kind.parts)):
        yield from sentences(words)


def _pieces_of(parts: KindParts) -> Iterator[Pieces]:
    for row in (row for table in parts.facts.values() for row in table.rows):
        yield from (row.label, row.value)
    for signatory in (one for signing in parts.signatures.values() for one in signing):
        yield from (signatory.party, *(value for _, value in signatory.lines))
    for field in (one for form in parts.forms.values() for one in form.fields):
        yield from (field.label, *field.choices)


def _words_of(parts: KindParts) -> Iterator[str]:
    for facts in parts.facts.values():
        yield from (facts.caption, *facts.header)
    for table in parts.tables.values():
        yield from (table.caption, table.empty, *(column.header for column in table.columns))
    yield from (items.empty for items in parts.lists.values())
    yield from (label for signing in parts.signatures.values() for one in signing for label, _ in one.lines)
    for form in parts.forms.values():
        yield form.caption
        for field in form.fields:  # plain text has the help in brackets
            yield from (field.help, f"({field.help})")
