"""A condition of a clause in Swedish words, for those who read clauses and not case files: `”Vite per” är ”påbörjad vecka”`."""

from datetime import date
from typing import assert_never

from tenderkit.messages import catalogue, document_text
from tenderkit.model.case.titled_choice import TitledChoice
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
from tenderkit.rules.conditions.facts import COMPUTED, field_at, types_at
from tenderkit.rules.language.wording import join_words, write_date, write_number


def condition_words(condition: Condition) -> str:
    """The condition by the titles of its facts; `condition_text` writes it as it stands in the clause."""
    match condition:
        case And(parts):
            return join_words([_inner(part) for part in _telling(parts)], "och")
        case Or(parts):
            return join_words([_inner(part) for part in parts], "eller")
        case Not(Stated(path)):
            return document_text("condition.not_stated", title=fact_title(path))
        case Not(part):
            return document_text("condition.not", what=_inner(part))
        case Stated(path):
            return document_text("condition.stated", title=fact_title(path))
        case Membership(path, literals):
            words = join_words([_literal(path, each) for each in literals], "eller")
            return document_text("condition.in", title=fact_title(path), words=words)
        case Comparison(path, operator, literal):
            return document_text(
                f"condition.{operator.name.lower()}", title=fact_title(path), word=_literal(path, literal)
            )
        case _:
            assert_never(condition)


def _telling(parts: tuple[Condition, ...]) -> tuple[Condition, ...]:
    """Without `x is stated` where the same condition asks what x is."""
    asked = {part.path for part in parts if isinstance(part, Comparison | Membership)}
    return tuple(part for part in parts if not (isinstance(part, Stated) and part.path in asked))


def _inner(part: Condition) -> str:
    words = condition_words(part)
    return f"({words})" if isinstance(part, And | Or) else words


def fact_title(path: str) -> str:
    """The title of the fact after that of the block that it stands in; the path of one that has no title."""
    names = path.split(".")
    if names[0] == COMPUTED:
        key = f"condition.fact.{names[-1]}"
        return document_text(key) if key in catalogue() else path
    found = [field_at(".".join(names[:length])) for length in range(2, len(names) + 1)] or [field_at(path)]
    titles = [field.title for field in found if field is not None and field.title]
    block, *last = titles[-2:] or [path]
    return ", ".join(last if last and f"{last[0]} ".startswith(f"{block} ") else [block, *last])


def _literal(path: str, literal: Constant) -> str:
    if isinstance(literal, bool):
        return document_text("explain.true" if literal else "explain.false")
    if isinstance(literal, date):
        return write_date(literal)
    if not isinstance(literal, str):
        return write_number(literal)
    key = f"condition.word.{literal}"
    choices = (kind for kind in types_at(path) if issubclass(kind, TitledChoice))
    titled = next((word.title_sv for choice in choices for word in choice if word.value == literal), None)
    return f"”{titled or (document_text(key) if key in catalogue() else literal)}”"
