"""A condition of a clause as Swedish sentences, for those who read clauses and not case files: `vitet räknas per påbörjad vecka`.

They are subordinate clauses, to stand after *när*. A fact without a sentence of its own is said by its title: `”Avtalstid” är minst 4`.
"""

from collections.abc import Iterable, Sequence
from datetime import date
from itertools import takewhile
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
    Operator,
    Or,
    Stated,
)
from tenderkit.rules.clauses.clause_text import condition_text
from tenderkit.rules.conditions.facts import COMPUTED, field_at, types_at
from tenderkit.rules.language.wording import join_words, write_date, write_number


def condition_words(condition: Condition) -> str:
    """The condition as it is read; `condition_text` writes it as it stands in the clause."""
    match condition:
        case And(parts):
            return join_words([_inner(part) for part in _telling(parts)], "och")
        case Or(parts):
            return _either([_inner(part) for part in parts], share=not any(map(_is_several, parts)))
        case Not(part):
            return _denied(part)
        case Stated():
            return _sentence(condition) or document_text("condition.stated", title=fact_title(condition.path))
        case Membership():
            return _one_of(condition)
        case Comparison(path, Operator.UNEQUAL, literal):
            return _sentence(Comparison(path, Operator.EQUAL, literal), denied=True) or _compared(condition)
        case Comparison():
            return _sentence(condition) or _compared(condition)
        case _:
            assert_never(condition)


def _denied(part: Condition) -> str:
    if isinstance(part, Stated):
        return _sentence(part, denied=True) or document_text("condition.not_stated", title=fact_title(part.path))
    said = _sentence(part, denied=True) if isinstance(part, Comparison) else ""
    return said or document_text("condition.not", what=_inner(part))


def _one_of(condition: Membership) -> str:
    path = condition.path
    sentences = [_sentence(Comparison(path, Operator.EQUAL, literal)) for literal in condition.literals]
    if all(sentences):
        return _either(sentences)
    words = join_words([_quoted(path, literal) for literal in condition.literals], "eller")
    return document_text("condition.in", title=fact_title(path), words=words)


def _compared(condition: Comparison) -> str:
    word = _quoted(condition.path, condition.literal)
    key = f"condition.{condition.operator.name.lower()}"
    return document_text(key, title=fact_title(condition.path), word=word)


def _sentence(atom: Comparison | Stated, *, denied: bool = False) -> str:
    """What the catalogue says of this very condition, else of any word of the list; '' where it says nothing, or no denial."""
    if isinstance(atom, Comparison) and isinstance(atom.literal, bool) and not atom.literal:
        atom, denied = Comparison(atom.path, atom.operator, literal=True), not denied
    any_word = f"{atom.path} {atom.operator} *" if isinstance(atom, Comparison) else ""
    keys = (f"condition.says.{said}" for said in (condition_text(atom), any_word))
    key = next((key for key in keys if key in catalogue()), "")
    if not key or (denied and "{not}" not in catalogue()[key]["sv"]):
        return ""
    word = _word(atom.path, atom.literal) if isinstance(atom, Comparison) else ""
    return document_text(key, **{"not": document_text("condition.inte") if denied else "", "word": word})


def _either(sentences: Sequence[str], *, share: bool = True) -> str:
    """Joined, and what they all begin with is said once: `antalet platser är fast eller bestäms per år`."""
    words = [sentence.split(" ") for sentence in sentences]
    shared = list(takewhile(lambda each: len(set(each)) == 1, zip(*words, strict=False))) if share else []
    at = len(shared) if len(shared) < min(map(len, words)) else 0
    return join_words([" ".join(words[0]), *(" ".join(each[at:]) for each in words[1:])], "eller")


def _telling(parts: tuple[Condition, ...]) -> tuple[Condition, ...]:
    """Without `x is stated` where the same condition asks what x is."""
    asked = {part.path for part in parts if isinstance(part, Comparison | Membership)}
    return tuple(part for part in parts if not (isinstance(part, Stated) and part.path in asked))


def _inner(part: Condition) -> str:
    words = condition_words(part)
    return f"({words})" if _is_several(part) else words


def _is_several(part: Condition) -> bool:
    """Whether it is said by several sentences, which would run into those beside them."""
    return isinstance(part, And | Or) or (isinstance(part, Membership) and len(part.literals) > 1)


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


def _quoted(path: str, literal: Constant) -> str:
    word = _word(path, literal)
    return f"”{word}”" if isinstance(literal, str) else word


def _word(path: str, literal: Constant) -> str:
    if isinstance(literal, bool):
        return document_text("explain.true" if literal else "explain.false")
    if isinstance(literal, date):
        return write_date(literal)
    if not isinstance(literal, str):
        return write_number(literal)
    key = f"condition.word.{literal}"
    return _title(types_at(path), literal) or (document_text(key) if key in catalogue() else literal)


def _title(types: Iterable[type], literal: str) -> str:
    choices = (kind for kind in types if issubclass(kind, TitledChoice))
    return next((word.title_sv for choice in choices for word in choice if word.value == literal), "")
