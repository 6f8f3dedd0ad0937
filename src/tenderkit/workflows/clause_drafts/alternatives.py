"""A text in all its alternatives: one reading for each branch of each condition, in both lengths, without any case."""

from collections.abc import Iterator, Mapping
from typing import TypeVar

from msgspec import Struct
from msgspec.structs import replace

from tenderkit.model.clauses.clause import (
    BlockChoice,
    Body,
    Clause,
    InlineChoice,
    ListNode,
    Node,
    ParagraphNode,
    Piece,
    Pieces,
)
from tenderkit.model.clauses.walk import alternatives_in
from tenderkit.model.conditions.condition import And, Comparison, Condition, Not, Operator, Or
from tenderkit.rules.clauses.condition_words import condition_words
from tenderkit.rules.clauses.length_stretches import TEXT_LENGTH, has_two_lengths
from tenderkit.rules.clauses.readable_text import Titles, readable_body

MOST = 24  # readings that are shown: more are not read
_LENGTHS = ("short", "full")
_Given = Mapping[Condition, bool]
Inner = TypeVar("Inner")


class Reading(Struct, frozen=True):
    """One way in which the text can read: in which length ('' where there is one only), the condition that is tried ('' for the first alternative everywhere), and its paragraphs."""

    length: str
    when: str
    lines: tuple[str, ...]


def readings(clause: Clause, titles: Titles) -> tuple[Reading, ...]:
    """The readings in which every branch is seen at least once; the same text isn't shown twice. At most `MOST`, in each length."""
    found: dict[tuple[str, tuple[str, ...]], Reading] = {}
    for length in _LENGTHS if has_two_lengths(clause) else ("",):
        for said, given in _ways(clause.body):
            body = tuple(_nodes(clause.body, given, length))
            lines = tuple(line for line in readable_body(replace(clause, body=body), titles) if line.strip())
            found.setdefault((length, lines), Reading(length, said, lines))
    return tuple(found.values())[: MOST * 2]


def _ways(body: Body) -> Iterator[tuple[str, _Given]]:
    """Each branch once: its condition holds, those before it don't, and no other does but the first of each other choice."""
    choices = [each for each in dict.fromkeys(alternatives_in(body)) if not any(map(_is_length, each))]
    usual = {each[0]: True for each in choices if each[0] is not None}
    yield "", usual
    count = 1
    for choice in choices:
        for at in range(1, len(choice) + 1):
            if count == MOST:
                return
            count += 1
            given = usual | {each: False for each in choice if each is not None}
            chosen = choice[at] if at < len(choice) else None
            yield _said(choice, chosen), given | ({chosen: True} if chosen is not None else {})


def _said(choice: tuple[Condition | None, ...], chosen: Condition | None) -> str:
    """The branch's own condition, or that none of the others holds."""
    return condition_words(chosen) if chosen is not None else condition_words(Not(_any(choice)))


def _any(choice: tuple[Condition | None, ...]) -> Condition:
    conditions = tuple(each for each in choice if each is not None)
    return conditions[0] if len(conditions) == 1 else Or(conditions)


def _nodes(body: Body, given: _Given, length: str) -> Iterator[Node]:
    for node in body:
        match node:
            case BlockChoice(branches):
                yield from _nodes(_chosen(branches, given, length), given, length)
            case ParagraphNode(pieces):
                yield ParagraphNode(tuple(_pieces(pieces, given, length)), node.mark, node.line)
            case ListNode(items):
                inner = (tuple(_nodes(item, given, length)) for item in items)
                yield replace(node, items=tuple(inner))
            case _:
                yield node


def _pieces(pieces: Pieces, given: _Given, length: str) -> Iterator[Piece]:
    for piece in pieces:
        if isinstance(piece, InlineChoice):
            yield from _pieces(_chosen(piece.branches, given, length), given, length)
        else:
            yield piece


def _chosen(branches: tuple[tuple[Condition | None, Inner], ...], given: _Given, length: str) -> Inner | tuple[()]:
    """The first branch whose condition holds; nothing where none does."""
    for condition, inner in branches:
        if condition is None or _holds(condition, given, length):
            return inner
    return ()


def _holds(condition: Condition, given: _Given, length: str) -> bool:
    if isinstance(condition, And) and any(map(_is_length, condition.parts)):
        return all(_holds(part, given, length) for part in condition.parts)
    if isinstance(condition, Comparison) and _is_length(condition):
        return (condition.literal == (length or "full")) is (condition.operator is Operator.EQUAL)
    return given.get(condition, False)


def _is_length(condition: Condition | None) -> bool:
    return isinstance(condition, Comparison) and condition.path == TEXT_LENGTH
