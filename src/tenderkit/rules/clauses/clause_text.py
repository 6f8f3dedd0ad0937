"""A clause's text as readable lines, with its holes and conditions shown: for comparing versions and for reading."""

from collections.abc import Callable, Iterator
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

_Say = Callable[[Condition], str]


def clause_lines(clause: Clause) -> tuple[str, ...]:
    """The title, then a line per block: `⟦places⟧` is a hole, `[om …]` begins an alternative, `[slut]` ends it."""
    return (clause.title, *body_lines(clause.body))


def body_lines(body: Body, indent: str = "", say: _Say | None = None) -> Iterator[str]:
    """A line per block of the text; `say` writes a condition otherwise than the clause does."""
    say = say or condition_text
    for node in body:
        match node:
            case ParagraphNode(pieces, mark):
                yield indent + (f"({mark}) " if mark else "") + text_of(pieces, say)
            case HeadingNode(_, pieces):
                yield indent + text_of(pieces, say)
            case ListNode(items):
                yield from (line for item in items for line in _item_lines(item, indent, say))
            case TableNode(header, rows):
                yield from (indent + " | ".join(text_of(cell, say) for cell in row) for row in (header, *rows))
            case BlockChoice():
                yield from _choice_lines(node, indent, say)
            case Directive(name, argument):
                yield f"{indent}::{name}{{{argument}}}"
            case _:
                assert_never(node)


def _item_lines(item: Body, indent: str, say: _Say) -> Iterator[str]:
    first, *rest = body_lines(item, say=say)
    yield f"{indent}– {first}"
    yield from (f"{indent}  {line}" for line in rest)


def _choice_lines(choice: BlockChoice, indent: str, say: _Say) -> Iterator[str]:
    for index, (condition, inner) in enumerate(choice.branches):
        yield f"{indent}[{_opening(index, condition, say)}]"
        yield from body_lines(inner, indent, say)
    yield f"{indent}[slut]"


def text_of(pieces: Pieces, say: _Say | None = None) -> str:
    """The words of a paragraph or cell, holes and inner alternatives shown."""
    return "".join(_piece_text(piece, say or condition_text) for piece in pieces)


def _piece_text(piece: Words | Hole | ClauseReference | Mark | InlineChoice, say: _Say) -> str:
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
                f"[{_opening(index, condition, say)}]{text_of(inner, say)}"
                for index, (condition, inner) in enumerate(branches)
            )
            return f"{''.join(shown)}[slut]"
        case _:
            assert_never(piece)


def _opening(index: int, condition: Condition | None, say: _Say) -> str:
    if condition is None:
        return "annars"
    return f"{'annars om' if index else 'om'} {say(condition)}"


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
