"""A clause's text as passages of plain sentences, each with its line: what the language rules read."""

from collections.abc import Iterator
from dataclasses import dataclass

from tenderkit.model.clause import (
    BlockChoice,
    Body,
    Choice,
    Clause,
    HeadingNode,
    Hole,
    ListNode,
    Mark,
    ParagraphNode,
    Piece,
    Pieces,
    Reference,
    TableNode,
    Words,
)
from tenderkit.rules.language import Language
from tenderkit.rules.readability import sentences

_MOST_READINGS = 32  # alternatives within alternatives multiply


@dataclass(frozen=True, slots=True)
class Passage:
    """The sentences of a paragraph or cell; `mark` is the requirement's, `line` the paragraph's in the file."""

    sentences: tuple[str, ...]
    line: int
    mark: str = ""


@dataclass(frozen=True, slots=True)
class Reading:
    """A clause as the language rules read it.

    `terms` are defined somewhere in the library; `meanings` are the vague words that a definition, or a clause that
    this one requires or refers to, has given a measure.
    """

    clause: Clause
    passages: tuple[Passage, ...]
    language: Language = Language()
    terms: frozenset[str] = frozenset()
    meanings: frozenset[str] = frozenset()


def passages_in(body: Body) -> Iterator[Passage]:
    """Every passage, in reading order, inside every alternative."""
    for node in body:
        match node:
            case ParagraphNode():
                yield _passage(node.pieces, node.line, node.mark)
            case HeadingNode():
                yield _passage(node.pieces, node.line)
            case ListNode(items):
                for item in items:
                    yield from passages_in(item)
            case TableNode(header, rows):
                yield from (_passage(cell, node.line) for row in (header, *rows) for cell in row)
            case BlockChoice(branches):
                for _, inner in branches:
                    yield from passages_in(inner)
            case _:
                pass  # a directive says nothing itself


def _passage(pieces: Pieces, line: int, mark: str = "") -> Passage:
    """A sentence with alternatives is read once with each of them, so that every reading is one that can be printed."""
    readings = [_reading(pieces, number) for number in range(min(_readings_of(pieces), _MOST_READINGS))]
    found = dict.fromkeys(sentence for reading in readings for sentence in sentences(reading))
    return Passage(tuple(found), line, mark)


def _readings_of(pieces: Pieces) -> int:
    choices = [piece for piece in pieces if isinstance(piece, Choice)]
    return max(
        (len(branches) * max(map(_readings_of, branches)) for branches in map(_branches, choices)),
        default=1,
    )


def _branches(choice: Choice) -> list[Pieces]:
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
        case Reference():
            return "avsnitt ⟦⟧"
        case Mark():
            return ""
        case Choice():
            branches = _branches(piece)
            return _reading(branches[number % len(branches)], number // len(branches))
