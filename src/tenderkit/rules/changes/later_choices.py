"""What is left of a new version for a case that makes none of the choices which the version before couldn't know.

Alternatives for new choices are read by whoever makes them; for everybody else the version says what is left here.
"""

from collections.abc import Iterator, Sequence
from functools import partial
from itertools import groupby
from typing import TypeVar

from msgspec import Struct
from msgspec.structs import replace

from tenderkit.model.clauses.clause import (
    BlockChoice,
    Body,
    Clause,
    Hole,
    InlineChoice,
    ListNode,
    Node,
    ParagraphNode,
    Piece,
    Pieces,
    Words,
)
from tenderkit.model.clauses.walk import conditions_of, pieces_in
from tenderkit.model.conditions.condition import (
    And,
    Comparison,
    Condition,
    Constant,
    Membership,
    Not,
    atoms_of,
    paths_of,
)
from tenderkit.rules.conditions.always_holds import always_holds
from tenderkit.rules.conditions.closed_lists import is_later
from tenderkit.rules.conditions.later_choices import Decided, IsLater, is_later_path, known_words, without_later

Inner = TypeVar("Inner")


def without_later_choices(before: Clause, after: Clause) -> tuple[Clause, Clause] | None:
    """Both versions without alternatives for choices that the one before has no words for, their conditions written in one way.

    `None` where the new version has none.
    """
    known, asked = _named(before), _named(after)
    is_new = partial(_is_new, known)
    paths = {path for path, _ in asked} | {each.source for each in after.parameters.values()} | _stated(after)
    earlier_paths = {path for path, _ in known} | {each.source for each in before.parameters.values()} | _stated(before)
    later_words = any(is_new(path, word) for path, word in asked)
    if not later_words and not any(map(is_later_path, paths - earlier_paths)):
        return None
    return _reduced(before, before, is_new), _reduced(after, before, is_new)


def _stated(clause: Clause) -> set[str]:
    return {path for condition in conditions_of(clause) for path in paths_of(condition)}


def _reduced(after: Clause, before: Clause, is_new: IsLater) -> Clause:
    body = tuple(_Reduction(is_new).nodes(after.body))
    used = {piece.name for piece in pieces_in(body) if isinstance(piece, Hole)} | before.parameters.keys()
    applies = without_later(after.applies_if, is_new) if after.applies_if is not None else None
    return replace(
        after,
        body=body,
        applies_if=None if isinstance(applies, bool) else applies,
        parameters={name: each for name, each in after.parameters.items() if name in used},
        requires=before.requires if set(after.requires) < set(before.requires) else after.requires,
    )


def _named(clause: Clause) -> frozenset[tuple[str, str]]:
    """The words that the version names, each with the fact that holds it."""
    atoms = [atom for condition in conditions_of(clause) for atom in atoms_of(condition)]
    compared = {(atom.path, str(atom.literal)) for atom in atoms if isinstance(atom, Comparison)}
    listed = {(atom.path, str(word)) for atom in atoms if isinstance(atom, Membership) for word in atom.literals}
    return frozenset(compared | listed)


def _is_new(named: frozenset[tuple[str, str]], path: str, word: str) -> bool:
    return (path, word) not in named and is_later(path, word)


class _Reduction(Struct, frozen=True):
    """A text for a case without new choices; `known` is what holds where it stands, by the alternatives around and before it."""

    is_new: IsLater
    known: tuple[Condition, ...] = ()

    def nodes(self, nodes: Body) -> Iterator[Node]:
        for node in nodes:
            match node:
                case BlockChoice(branches):
                    left = tuple((when, tuple(inside.nodes(inner))) for when, inner, inside in self._branches(branches))
                    yield from left[0][1] if _is_settled(left) else _if_anything(BlockChoice(left))
                case ParagraphNode(pieces):
                    words = tuple(self._pieces(pieces))
                    yield from (replace(node, pieces=words),) if words else ()
                case ListNode(items):
                    yield replace(node, items=tuple(tuple(self._in_a_list(item)) for item in items))
                case _:
                    yield node

    def _in_a_list(self, item: tuple[ParagraphNode | ListNode, ...]) -> Iterator[ParagraphNode | ListNode]:
        yield from (node for node in self.nodes(item) if isinstance(node, ParagraphNode | ListNode))

    def _pieces(self, pieces: Pieces) -> Iterator[Piece]:
        """Words that stood on both sides of an alternative are one run of words again."""
        for manner, run in groupby(self._settled_pieces(pieces), key=_manner):
            together = tuple(run)
            if manner is None:
                yield from together
            else:
                yield Words("".join(piece.text for piece in together if isinstance(piece, Words)), *manner)

    def _settled_pieces(self, pieces: Pieces) -> Iterator[Piece]:
        for piece in pieces:
            if not isinstance(piece, InlineChoice):
                yield piece
                continue
            left = tuple((when, tuple(inside._pieces(inner))) for when, inner, inside in self._branches(piece.branches))  # noqa: SLF001 - one of its own
            if _is_settled(left):
                yield from left[0][1]
            elif any(inner for _, inner in left):
                yield InlineChoice(left)

    def _branches(
        self, branches: Sequence[tuple[Condition | None, Inner]]
    ) -> Iterator[tuple[Condition | None, Inner, "_Reduction"]]:
        """Those that can still be taken, each with what holds in it; one that always is ends the row."""
        known = self.known
        for condition, inner in branches:
            decided = self._decided(condition, known)
            if decided is True:
                yield None, inner, replace(self, known=known)
                return
            if not isinstance(decided, bool):
                yield decided, inner, replace(self, known=(*known, decided))
                known = (*known, Not(decided))

    def _decided(self, condition: Condition | None, known: tuple[Condition, ...]) -> Decided:
        """Without the parts that hold anyway where it stands."""
        decided = without_later(condition, self.is_new) if condition is not None else True
        if isinstance(decided, bool):
            return decided
        parts = decided.parts if isinstance(decided, And) else (decided,)
        left = tuple(part for part in parts if not always_holds(part, known, self._words))
        return True if not left else left[0] if len(left) == 1 else And(left)

    def _words(self, path: str) -> frozenset[Constant]:
        return known_words(path, self.is_new)


def _if_anything(choice: BlockChoice) -> Iterator[Node]:
    if any(inner for _, inner in choice.branches):
        yield choice


def _is_settled(branches: Sequence[tuple[Condition | None, object]]) -> bool:
    return bool(branches) and branches[0][0] is None


def _manner(piece: Piece) -> tuple[bool, bool] | None:
    return (piece.strong, piece.emphasis) if isinstance(piece, Words) else None
