"""Going through a clause's text: its pieces, conditions, marks and words, inside every alternative."""

from collections.abc import Iterator

from tenderkit.model.clauses.clause import (
    BUILT_IN_HOLES,
    BlockChoice,
    Body,
    Clause,
    Directive,
    HeadingNode,
    Hole,
    InlineChoice,
    ListNode,
    Mark,
    Node,
    ParagraphNode,
    Piece,
    Pieces,
    TableNode,
)
from tenderkit.model.conditions.condition import Condition


def pieces_in(nodes: Body) -> Iterator[Piece]:
    """Every piece of a text, in reading order, inside every alternative."""
    for text in _texts_in(nodes):
        yield from _flatten(text)


def conditions_in(nodes: Body) -> Iterator[Condition]:
    """Every condition of a text: around blocks, then inside paragraphs."""
    for branches in alternatives_in(nodes):
        yield from (condition for condition in branches if condition is not None)


def conditions_of(clause: Clause) -> tuple[Condition, ...]:
    """Every condition of a clause: those of its text, then the one under which it applies at all."""
    return (*conditions_in(clause.body), *((clause.applies_if,) if clause.applies_if is not None else ()))


def alternatives_in(nodes: Body) -> Iterator[tuple[Condition | None, ...]]:
    """The conditions of each `if`, branch by branch; the last is `None` where there is an `else`."""
    for node in _nodes_in(nodes):
        if isinstance(node, BlockChoice):
            yield tuple(condition for condition, _ in node.branches)
    for piece in pieces_in(nodes):
        if isinstance(piece, InlineChoice):
            yield tuple(condition for condition, _ in piece.branches)


def marks_in(nodes: Body) -> Iterator[str]:
    """Every mark, of requirements and of sentences."""
    yield from (node.mark for node in _nodes_in(nodes) if isinstance(node, ParagraphNode) and node.mark)
    yield from (piece.id for piece in pieces_in(nodes) if isinstance(piece, Mark))


def items_marked_in(nodes: Body) -> Iterator[str]:
    """Every mark that stands in an item of a list."""
    lists = (node for node in _nodes_in(nodes) if isinstance(node, ListNode))
    return (mark for each in lists for item in each.items for mark in marks_in(item))


def marked_in(nodes: Body) -> Iterator[tuple[str, Pieces]]:
    """Every mark with what follows it in its paragraph; a requirement's mark stands before all of it."""
    for node in _nodes_in(nodes):
        if isinstance(node, ParagraphNode) and node.mark:
            yield node.mark, node.pieces
    for text in _texts_in(nodes):
        yield from _after_marks(text)


def _after_marks(pieces: Pieces) -> Iterator[tuple[str, Pieces]]:
    for index, piece in enumerate(pieces, 1):
        if isinstance(piece, Mark):
            yield piece.id, pieces[index:]
        elif isinstance(piece, InlineChoice):
            for _, inner in piece.branches:
                yield from _after_marks(inner)


def undeclared(clause: Clause) -> tuple[str, ...]:
    """The holes that no parameter fills, each once, in reading order."""
    holes = (piece.name for piece in pieces_in(clause.body) if isinstance(piece, Hole))
    return tuple(dict.fromkeys(name for name in holes if name not in (*clause.parameters, *BUILT_IN_HOLES)))


def directives_in(nodes: Body) -> Iterator[Directive]:
    """Every directive of a kind's text."""
    return (node for node in _nodes_in(nodes) if isinstance(node, Directive))


def _nodes_in(nodes: Body) -> Iterator[Node]:
    for node in nodes:
        yield node
        if isinstance(node, ListNode):
            yield from (inner for item in node.items for inner in _nodes_in(item))
        elif isinstance(node, BlockChoice):
            yield from (inner for _, branch in node.branches for inner in _nodes_in(branch))


def first_reading(pieces: Pieces) -> Pieces:
    """The text as it reads where the first of all alternatives holds."""
    read: list[Piece] = []
    for piece in pieces:
        read += first_reading(piece.branches[0][1]) if isinstance(piece, InlineChoice) else (piece,)
    return tuple(read)


def _texts_in(nodes: Body) -> Iterator[Pieces]:
    for node in _nodes_in(nodes):
        if isinstance(node, ParagraphNode | HeadingNode):
            yield node.pieces
        elif isinstance(node, TableNode):
            yield from (*node.header, *(cell for row in node.rows for cell in row))


def _flatten(pieces: Pieces) -> Iterator[Piece]:
    for piece in pieces:
        yield piece
        if isinstance(piece, InlineChoice):
            for _, inner in piece.branches:
                yield from _flatten(inner)
