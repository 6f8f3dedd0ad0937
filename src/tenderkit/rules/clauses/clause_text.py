"""A clause's text as readable lines, with its holes and conditions shown: for comparing versions and for reading."""

from collections.abc import Callable, Iterator
from typing import assert_never

from msgspec import Struct

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


class Notation(Struct, frozen=True):
    """How what isn't words is shown: conditions, the names of holes and of clauses, marks, and what stands in an alternative.

    The signs around them are the same in every notation, so that two texts can be compared word by word in any of them.
    """

    say: Callable[[Condition], str]
    hole: Callable[[str], str]
    reference: Callable[[str], str]
    mark: Callable[[str], str]
    inner: str


def clause_lines(clause: Clause, notation: Notation | None = None) -> tuple[str, ...]:
    """The title, then a line per block: `⟦places⟧` is a hole, `[om …]` begins an alternative, `[slut]` ends it."""
    return (clause.title, *body_lines(clause.body, notation=notation))


def body_lines(body: Body, indent: str = "", notation: Notation | None = None) -> Iterator[str]:
    """A line per block of the text; as the clause is written, where no `notation` is given."""
    shown = notation or AS_WRITTEN
    for node in body:
        match node:
            case ParagraphNode(pieces, mark):
                yield indent + (shown.mark(mark) if mark else "") + text_of(pieces, shown)
            case HeadingNode(_, pieces):
                yield indent + text_of(pieces, shown)
            case ListNode(items):
                yield from (line for item in items for line in _item_lines(item, indent, shown))
            case TableNode(header, rows):
                yield from (indent + " | ".join(text_of(cell, shown) for cell in row) for row in (header, *rows))
            case BlockChoice():
                yield from _choice_lines(node, indent, shown)
            case Directive(name, argument):
                yield f"{indent}::{name}{{{argument}}}"
            case _:
                assert_never(node)


def _item_lines(item: Body, indent: str, shown: Notation) -> Iterator[str]:
    first, *rest = body_lines(item, notation=shown)
    yield f"{indent}– {first}"
    yield from (f"{indent}  {line}" for line in rest)


def _choice_lines(choice: BlockChoice, indent: str, shown: Notation) -> Iterator[str]:
    for index, (condition, inner) in enumerate(choice.branches):
        yield f"{indent}[{_opening(index, condition, shown)}]"
        yield from body_lines(inner, indent + shown.inner, shown)
    yield f"{indent}[slut]"


def text_of(pieces: Pieces, notation: Notation | None = None) -> str:
    """The words of a paragraph or cell, holes and inner alternatives shown."""
    return "".join(_piece_text(piece, notation or AS_WRITTEN) for piece in pieces)


def _piece_text(piece: Words | Hole | ClauseReference | Mark | InlineChoice, shown: Notation) -> str:
    match piece:
        case Words(text):
            return text
        case Hole(name):
            return f"⟦{shown.hole(name)}⟧"
        case ClauseReference(clause):
            return f"[[{shown.reference(clause)}]]"
        case Mark():
            return ""
        case InlineChoice(branches):
            alternatives = (
                f"[{_opening(index, condition, shown)}]{text_of(inner, shown)}"
                for index, (condition, inner) in enumerate(branches)
            )
            return f"{''.join(alternatives)}[slut]"
        case _:
            assert_never(piece)


def _opening(index: int, condition: Condition | None, shown: Notation) -> str:
    if condition is None:
        return "annars"
    return f"{'annars om' if index else 'om'} {shown.say(condition)}"


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


AS_WRITTEN = Notation(condition_text, str, str, "({}) ".format, inner="")
