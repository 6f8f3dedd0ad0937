"""A clause's text as readable lines, with its holes and conditions shown: for comparing versions and for reading."""

from collections.abc import Iterator
from typing import assert_never

from tenderkit.model.clauses.clause import (
    BlockChoice,
    Body,
    Clause,
    ClauseReference,
    Directive,
    HeadingNode,
    Hole,
    InlineChoice,
    ListNode,
    Mark,
    ParagraphNode,
    Pieces,
    TableNode,
    Words,
)
from tenderkit.model.conditions.condition import (
    And,
    Comparison,
    Condition,
    Constant,
    Membership,
    Not,
    Or,
    Stated,
)


def clause_lines(clause: Clause) -> tuple[str, ...]:
    """The title, then a line per block: `⟦places⟧` is a hole, `[om …]` begins an alternative, `[slut]` ends it."""
    return (clause.title, *body_lines(clause.body))


def body_lines(body: Body, indent: str = "") -> Iterator[str]:
    """A line per block of the text."""
    for node in body:
        match node:
            case ParagraphNode(pieces, mark):
                yield indent + (f"({mark}) " if mark else "") + text_of(pieces)
            case HeadingNode(_, pieces):
                yield indent + text_of(pieces)
            case ListNode(items):
                yield from (line for item in items for line in _item_lines(item, indent))
            case TableNode(header, rows):
                yield from (indent + " | ".join(map(text_of, row)) for row in (header, *rows))
            case BlockChoice():
                yield from _choice_lines(node, indent)
            case Directive(name, argument):
                yield f"{indent}::{name}{{{argument}}}"
            case _:
                assert_never(node)


def _item_lines(item: Body, indent: str) -> Iterator[str]:
    first, *rest = body_lines(item)
    yield f"{indent}– {first}"
    yield from (f"{indent}  {line}" for line in rest)


def _choice_lines(choice: BlockChoice, indent: str) -> Iterator[str]:
    for index, (condition, inner) in enumerate(choice.branches):
        yield f"{indent}[{_opening(index, condition)}]"
        yield from body_lines(inner, indent)
    yield f"{indent}[slut]"


def text_of(pieces: Pieces) -> str:
    """The words of a paragraph or cell, holes and inner alternatives shown."""
    return "".join(map(_piece_text, pieces))


def _piece_text(piece: Words | Hole | ClauseReference | Mark | InlineChoice) -> str:
    match piece:
        case Words(text):
            return text
        case Hole(name):
            return f"⟦{name}⟧"
        case ClauseReference(clause):
            return f"[[{clause}]]"
        case Mark():
            return ""
        case InlineChoice(branches):
            shown = (
                f"[{_opening(index, condition)}]{text_of(inner)}" for index, (condition, inner) in enumerate(branches)
            )
            return f"{''.join(shown)}[slut]"
        case _:
            assert_never(piece)


def _opening(index: int, condition: Condition | None) -> str:
    if condition is None:
        return "annars"
    return f"{'annars om' if index else 'om'} {condition_text(condition)}"


def condition_text(condition: Condition) -> str:
    """The condition as it is written in a clause; reading the text gives the same condition back."""
    match condition:
        case And(parts):
            return " and ".join(_inner(part) for part in parts)
        case Or(parts):
            return " or ".join(_inner(part) for part in parts)
        case Not(Stated(path)):
            return f"{path} is not stated"
        case Not(part):
            return f"not {_inner(part)}"
        case Stated(path):
            return f"{path} is stated"
        case Membership(path, literals):
            return f"{path} in [{', '.join(map(_literal_text, literals))}]"
        case Comparison(path, operator, literal):
            return f"{path} {operator} {_literal_text(literal)}"
        case _:
            assert_never(condition)


def _inner(part: Condition) -> str:
    text = condition_text(part)
    return f"({text})" if isinstance(part, And | Or) else text


def _literal_text(literal: Constant) -> str:
    if isinstance(literal, bool):
        return str(literal).lower()
    if isinstance(literal, str) and not literal.replace("_", "").isalnum():
        return f'"{literal}"'
    return str(literal)
