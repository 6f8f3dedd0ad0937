"""Values of a closed list that a text leaves to an `else`: what a version doesn't know, and what a new one must name."""

from collections.abc import Iterator
from functools import lru_cache

from tenderkit.messages import Message
from tenderkit.model.clauses.clause import Body, Clause, ParameterType
from tenderkit.model.clauses.walk import alternatives_in
from tenderkit.model.conditions.condition import (
    Comparison,
    Condition,
    Membership,
    Not,
    Operator,
    Stated,
    atoms_of,
    paths_of,
)
from tenderkit.rules.clauses.clause_rules import words_missing
from tenderkit.rules.conditions.closed_lists import is_later
from tenderkit.rules.conditions.deciding import FactSource
from tenderkit.rules.conditions.fact_domain import domain_of
from tenderkit.rules.language.clause_finding import ClauseFinding

_MOST_TEXTS = 1 << 10


def unknown_choices(body: Body, facts: FactSource) -> dict[str, str]:
    """By fact, its value when the text would give it the words of another: a later one that an alternative doesn't name.

    Each alternative is asked by itself: a text that names the value where the amount stands, and forgets it further down, is
    as wrong there. One that another fact would never let be reached is asked too.
    """
    return {
        path: value
        for path, named in _left_to_the_rest(body)
        for value in _values(facts.lookup(path))
        if value not in named and is_later(path, value)
    }


@lru_cache(maxsize=_MOST_TEXTS)
def _left_to_the_rest(body: Body) -> tuple[tuple[str, frozenset[object]], ...]:
    """The facts that an alternative chooses by and leaves some values of to the rest, with the words that it names.

    The same for every document that the text stands in, so each text is walked once.
    """
    return tuple(
        (path, frozenset(named))
        for branches in alternatives_in(body)
        for path in _asked(branches)
        for named in (_named(branches, path),)
        if _takes_the_rest(branches, path) and any(isinstance(word, str) for word in named)
    )


def else_over_a_list(clause: Clause) -> Iterator[ClauseFinding]:
    """A new version names every value of the list that it chooses by, so that a later one can't get another's words.

    It chooses by a list when every branch before the `else` asks for it. A value that has come later is named wherever
    words are for the rest of the list: without that the version is refused for it.
    """
    for parameter in clause.parameters.values():
        if parameter.type in (ParameterType.CHOICE, ParameterType.CHOICE_LIST):
            later = [word for word in words_missing(parameter) if is_later(parameter.source, word)]
            if later:
                yield ClauseFinding(
                    Message("TK-L052", {"name": parameter.name, "words": ", ".join(later)}),
                    ("parameters", parameter.name),
                )
    for branches in alternatives_in(clause.body):
        for path in _asked(branches):
            domain, named = domain_of(path), _named(branches, path)
            unnamed = [word for word in domain.words if word not in named] if domain else []
            if not (domain and not domain.many and _chooses_by(branches, path)):
                unnamed = [word for word in unnamed if _takes_the_rest(branches, path) and is_later(path, word)]
            if unnamed:
                yield ClauseFinding(Message("TK-L067", {"path": path, "values": ", ".join(unnamed)}), words=path)


def _chooses_by(branches: tuple[Condition | None, ...], path: str) -> bool:
    return branches[-1] is None and all(path in paths_of(condition) for condition in branches if condition)


def _asked(branches: tuple[Condition | None, ...]) -> tuple[str, ...]:
    """The facts that the alternative compares with something."""
    return tuple(dict.fromkeys(path for path, _ in _compared(branches)))


def _named(branches: tuple[Condition | None, ...], path: str) -> set[object]:
    return {literal for of, literal in _compared(branches) if of == path}


def _compared(branches: tuple[Condition | None, ...]) -> Iterator[tuple[str, object]]:
    for condition in branches:
        for atom in atoms_of(condition) if condition else ():
            if not isinstance(atom, Stated):
                literals = atom.literals if isinstance(atom, Membership) else (atom.literal,)
                yield from ((atom.path, literal) for literal in literals)


def _takes_the_rest(branches: tuple[Condition | None, ...], path: str) -> bool:
    """Whether some words are for every value but the named ones: after `else`, `not` or `!=`."""
    return branches[-1] is None or any(_excludes(condition, path) for condition in branches if condition)


def _excludes(condition: Condition, path: str) -> bool:
    match condition:
        case Not(part):
            return path in paths_of(part)
        case Comparison(of, operator, _):
            return of == path and operator is Operator.UNEQUAL
        case Membership() | Stated():
            return False
        case _:
            return any(_excludes(part, path) for part in condition.parts)


def _values(value: object) -> tuple[str, ...]:
    values = value if isinstance(value, tuple) else (value,)
    return tuple(str(each) for each in values if isinstance(each, str))
