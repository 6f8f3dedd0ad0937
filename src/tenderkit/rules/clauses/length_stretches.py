"""A clause's text cut into stretches: what stands between one mark and the next, and when each word of it is printed."""

from collections.abc import Iterator
from typing import TypeVar

from msgspec import Struct, field
from msgspec.structs import replace

from tenderkit.model.clauses.clause import (
    BlockChoice,
    Body,
    Clause,
    HeadingNode,
    Hole,
    InlineChoice,
    ListNode,
    Mark,
    Node,
    ParagraphNode,
    Pieces,
    TableNode,
    Words,
)
from tenderkit.model.clauses.walk import conditions_in
from tenderkit.model.conditions.condition import Condition, Not, Truth, paths_of
from tenderkit.rules.conditions.deciding import decide

TEXT_LENGTH = "computed.text"
SHORT, FULL = "short", "full"
Inner = TypeVar("Inner")

Guard = tuple[Condition, ...]
"""Conditions that all hold where something is printed."""


class Printed(Struct, frozen=True):
    """Words or a hole, and when they are printed; `text` shows a hole as `⟦name⟧`."""

    text: str
    guard: Guard
    hole: str = ""


class Stretch(Struct, frozen=True):
    """What one or several marks stand before, as far as the next one; `kind` is its sort of block."""

    marks: tuple[str, ...]
    line: int
    guard: Guard
    parts: tuple[Printed, ...]
    kind: str = "paragraph"

    @property
    def words(self) -> str:
        return " ".join("".join(part.text for part in self.parts).split())


def has_two_lengths(clause: Clause) -> bool:
    """Whether any of its words depend on the length of the text."""
    return any(TEXT_LENGTH in paths_of(condition) for condition in conditions_in(clause.body))


def stretches(clause: Clause, length: str) -> tuple[Stretch, ...]:
    """Every stretch of the text in that length, in reading order; what the other length alone has is left out."""
    return tuple(found for found in _of_nodes(clause.body, ()) for found in _in_length(found, length))


def _in_length(stretch: Stretch, length: str) -> Iterator[Stretch]:
    facts = _Length(length)
    if not may_hold(stretch.guard, facts):
        return
    parts = tuple(part for part in stretch.parts if may_hold(part.guard, facts))
    if stretch.marks or any(part.text.strip() for part in parts):
        yield replace(stretch, parts=parts)


class _Length(Struct, frozen=True):
    """Nothing is known but the length."""

    length: str

    def lookup(self, path: str) -> object | None:
        return self.length if path == TEXT_LENGTH else None


def may_hold(guard: Guard, facts: "_Length") -> bool:
    """Whether the length alone doesn't rule the words out: what else is asked for may be stated."""
    return all(
        decide(condition, facts).truth is not Truth.NO
        for condition in guard
        if set(paths_of(condition)) == {TEXT_LENGTH}
    )


def _of_nodes(nodes: Body, guard: Guard, kind: str = "paragraph") -> Iterator[Stretch]:
    for node in nodes:
        yield from _of_node(node, guard, kind)


def _of_node(node: Node, guard: Guard, kind: str) -> Iterator[Stretch]:
    match node:
        case ListNode(items):
            yield from (found for item in items for found in _of_nodes(item, guard, "item"))
        case BlockChoice(choices):
            for branch, inner in branches(choices):
                yield from _of_nodes(inner, (*guard, *branch), kind)
        case ParagraphNode(pieces, mark, line):
            yield from _of_pieces(pieces, mark, line, guard, kind)
        case HeadingNode(_, pieces, line):
            yield from _of_pieces(pieces, "", line, guard, "heading")
        case TableNode(header, rows, line):
            cells = (cell for row in (header, *rows) for cell in row)
            yield from (found for cell in cells for found in _of_pieces(cell, "", line, guard, "cell"))


def branches(choices: tuple[tuple[Condition | None, Inner], ...]) -> Iterator[tuple[Guard, Inner]]:
    """Each alternative with all that holds in it: no earlier one does."""
    before: Guard = ()
    for condition, inner in choices:
        yield (*before, *((condition,) if condition is not None else ())), inner
        if condition is not None:
            before = (*before, Not(condition))


class _Cut(Struct):
    """Where a stretch begins among the words of its paragraph, its marks, and when it is printed."""

    marks: tuple[str, ...]
    start: int
    guard: Guard
    goes_on: bool = False


class _Paragraph(Struct):
    """A paragraph that is being read."""

    cuts: list[_Cut]
    printed: list[Printed] = field(default_factory=list)

    def read(self, pieces: Pieces, guard: Guard) -> None:
        for piece in pieces:
            match piece:
                case Mark(mark):
                    self._begin(mark, guard)
                case Hole(name):
                    self.printed.append(Printed(f"⟦{name}⟧", guard, name))
                case Words(text):
                    self.printed.append(Printed(text, guard))
                case InlineChoice():
                    self._choose(piece, guard)
                case _:  # where to read more says nothing of its own
                    continue

    def _begin(self, mark: str, guard: Guard) -> None:
        last = self.cuts[-1]
        if last.start == len(self.printed) and last.guard == guard and not last.goes_on:
            last.marks = (*last.marks, mark)
        else:
            self.cuts.append(_Cut((mark,), len(self.printed), guard))

    def _choose(self, choice: InlineChoice, guard: Guard) -> None:
        """After an alternative that has marks of its own, the stretch before it goes on."""
        outer = self.cuts[-1]
        for branch, inner in branches(choice.branches):
            before = self.cuts[-1]
            self.read(inner, (*guard, *branch))
            if self.cuts[-1] is not before:
                self.cuts.append(_Cut(outer.marks, len(self.printed), outer.guard, goes_on=True))


def _of_pieces(pieces: Pieces, mark: str, line: int, guard: Guard, kind: str) -> Iterator[Stretch]:
    paragraph = _Paragraph([_Cut((mark,) if mark else (), 0, guard)])
    paragraph.read(pieces, guard)
    cuts, printed = paragraph.cuts, paragraph.printed
    ends = [cut.start for cut in cuts[1:]] + [len(printed)]
    for cut, end in zip(cuts, ends, strict=True):
        if (parts := tuple(printed[cut.start : end])) or cut.marks:
            yield Stretch(cut.marks, line, cut.guard, parts, kind)
