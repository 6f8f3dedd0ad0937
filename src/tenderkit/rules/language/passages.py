"""A clause's text as passages of plain sentences, each with its line: what the language rules read."""

from collections.abc import Iterator
from typing import assert_never

from msgspec import Struct, field

from tenderkit.model.clauses.clause import (
    BlockChoice,
    Body,
    Clause,
    ClauseReference,
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
    Words,
)
from tenderkit.model.conditions.condition import Condition
from tenderkit.rules.language.language import Language
from tenderkit.rules.language.readability import sentences

_MOST_READINGS = 32  # alternatives within alternatives multiply


class Passage(Struct, frozen=True):
    """The sentences of a paragraph or cell; `mark` is the requirement's, `line` the paragraph's in the file."""

    sentences: tuple[str, ...]
    line: int
    mark: str = ""


class Reading(Struct, frozen=True):
    """A clause as the language rules read it.

    `terms` are defined somewhere in the library; `meanings` are the vague words that a definition, or a clause that
    this one requires or refers to, has given a measure.
    """

    clause: Clause
    passages: tuple[Passage, ...]
    language: Language = field(default_factory=Language)
    terms: frozenset[str] = frozenset()
    meanings: frozenset[str] = frozenset()


class PassageText(Struct, frozen=True):
    """The pieces of a paragraph, heading or cell, and the conditions of every alternative that it stands in."""

    pieces: Pieces
    line: int
    mark: str
    conditions: tuple[Condition | None, ...]


def passages_in(body: Body) -> Iterator[Passage]:
    """Every passage, in reading order, inside every alternative."""
    return (_passage(text.pieces, text.line, text.mark) for text in texts_in(body))


def texts_in(body: Body, known: tuple[Condition | None, ...] = ()) -> Iterator[PassageText]:
    """Every text, in reading order; `known` are conditions that hold for the whole body."""
    for node in body:
        match node:
            case ParagraphNode():
                yield PassageText(node.pieces, node.line, node.mark, known)
            case HeadingNode():
                yield PassageText(node.pieces, node.line, "", known)
            case TableNode():
                cells = (cell for row in (node.header, *node.rows) for cell in row)
                yield from (PassageText(cell, node.line, "", known) for cell in cells)
            case _:
                yield from _inner_texts(node, known)


def _inner_texts(node: Node, known: tuple[Condition | None, ...]) -> Iterator[PassageText]:
    if isinstance(node, ListNode):
        for item in node.items:
            yield from texts_in(item, known)
    elif isinstance(node, BlockChoice):
        for condition, inner in node.branches:
            yield from texts_in(inner, (*known, condition))


def _passage(pieces: Pieces, line: int, mark: str = "") -> Passage:
    """A sentence with alternatives is read once with each of them, so that every reading is one that can be printed."""
    readings = [_reading(pieces, number) for number in range(min(_readings_of(pieces), _MOST_READINGS))]
    found = dict.fromkeys(sentence for reading in readings for sentence in sentences(reading))
    return Passage(tuple(found), line, mark)


def _readings_of(pieces: Pieces) -> int:
    choices = [piece for piece in pieces if isinstance(piece, InlineChoice)]
    return max(
        (len(branches) * max(map(_readings_of, branches)) for branches in map(_branches, choices)),
        default=1,
    )


def _branches(choice: InlineChoice) -> list[Pieces]:
    """The alternatives; without an `else`, nothing is one of them."""
    inner = [pieces for _, pieces in choice.branches]
    return inner if choice.branches[-1][0] is None else [*inner, ()]


def _reading(pieces: Pieces, number: int) -> str:
    return "".join(_words(piece, number) for piece in pieces)


def _words(piece: Piece, number: int) -> str:
    match piece:
        case Words(text):
            return text
        case Hole(name):
            return f"⟦{name}⟧"
        case ClauseReference():
            return "avsnitt ⟦⟧"
        case Mark():
            return ""
        case InlineChoice():
            branches = _branches(piece)
            return _reading(branches[number % len(branches)], number // len(branches))
        case _:
            assert_never(piece)
