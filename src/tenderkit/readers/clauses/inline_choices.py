"""Conditions within a line of text: the flat run of words and `{% if %}` tags -> choices that stand within each other."""

from itertools import accumulate

from tenderkit.model.clauses.clause import InlineChoice, Piece, Pieces, Words
from tenderkit.model.conditions.condition import Condition
from tenderkit.readers.clauses.tags import ClauseTag, TagKind

FlatPieces = tuple[Piece | ClauseTag, ...]
"""What a line says in the order it was written, its tags not yet folded."""
LINE_BREAK = Words(" ")
_Branch = tuple[Condition | None, Pieces]


def without_tag_lines(flat: FlatPieces) -> FlatPieces:
    """Drop the line breaks that only keep a tag on a line of its own; a space between a tag and a hole is the writer's own."""
    return tuple(
        piece
        for index, piece in enumerate(flat)
        if piece is not LINE_BREAK or not (_opens(flat, index - 1) or _closes(flat, index + 1))
    )


def _opens(flat: FlatPieces, index: int) -> bool:
    piece = flat[index] if index >= 0 else None
    return isinstance(piece, ClauseTag) and piece.kind is not TagKind.ENDIF


def _closes(flat: FlatPieces, index: int) -> bool:
    piece = flat[index] if index < len(flat) else None
    return isinstance(piece, ClauseTag) and piece.kind is not TagKind.IF


def deepest_condition(flat: FlatPieces) -> int:
    """How many conditions a piece stands within at most."""
    steps = {TagKind.IF: 1, TagKind.ENDIF: -1}
    return max(accumulate((steps.get(piece.kind, 0) for piece in flat if isinstance(piece, ClauseTag)), initial=0))


def fold_choices(flat: FlatPieces) -> tuple[Pieces, FlatPieces]:
    """Fold `if … endif` into choices; what can't be folded is returned as the rest."""
    pieces: list[Piece] = []
    while flat:
        first, flat = flat[0], flat[1:]
        if not isinstance(first, ClauseTag):
            pieces.append(first)
        elif first.kind is TagKind.IF:
            choice, flat = _fold_one(first, flat)
            if choice is None:
                return tuple(pieces), (first,)
            pieces.append(choice)
        else:
            return tuple(pieces), (first, *flat)
    return tuple(pieces), ()


def _fold_one(opening: ClauseTag, flat: FlatPieces) -> tuple[InlineChoice | None, FlatPieces]:
    branches: list[_Branch] = []
    tag = opening
    while tag.kind is not TagKind.ENDIF:
        pieces, flat = fold_choices(flat)
        branches.append((tag.condition, pieces))
        following = flat[0] if flat else None
        if not isinstance(following, ClauseTag) or (tag.kind is TagKind.ELSE and following.kind is not TagKind.ENDIF):
            return None, ()
        tag, flat = following, flat[1:]
    return InlineChoice(tuple(branches)), flat
