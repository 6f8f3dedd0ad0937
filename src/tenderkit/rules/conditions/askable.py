"""What a condition may ask at all, and whether any case could ever meet it."""

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from decimal import Decimal
from itertools import chain, islice, pairwise, product
from typing import assert_never

from tenderkit.messages import Message
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
    Truth,
    atoms_of,
)
from tenderkit.model.conditions.fact_path import is_within
from tenderkit.rules.conditions.deciding import decide
from tenderkit.rules.conditions.fact_domain import FactDomain, FactType, domain_of

Atom = Comparison | Membership | Stated
Wanted = tuple[Atom, bool]  # an atom, and whether it has to hold or to fail

_MOST_WAYS = 2000  # ways to meet a condition that are tried; a longer one is left unproved
_EQUAL = frozenset({Operator.EQUAL, Operator.UNEQUAL})
_ORDERED = frozenset({FactType.NUMBER, FactType.DAY})


def condition_faults(condition: Condition, domain: Callable[[str], FactDomain | None] = domain_of) -> Iterator[Message]:
    """A fact that no case has, or one that is compared with what it can never be compared with."""
    for atom in atoms_of(condition):
        asked = domain(atom.path)
        if asked is None:
            yield Message("TK-L050", {"path": atom.path})
        elif not isinstance(atom, Stated):
            yield from _comparison_faults(atom, asked)


def _comparison_faults(atom: Comparison | Membership, domain: FactDomain) -> Iterator[Message]:
    for literal in atom.literals if isinstance(atom, Membership) else (atom.literal,):
        if not (_operator_fits(atom, domain) and domain.compares_with(literal)):
            facts = {"path": atom.path, "literal": str(literal), "choices": domain.expected}
            yield Message("TK-L056", facts)


def _operator_fits(atom: Comparison | Membership, domain: FactDomain) -> bool:
    if isinstance(atom, Comparison) and atom.operator is Operator.CONTAINS:
        return domain.many
    equal = isinstance(atom, Membership) or atom.operator in _EQUAL
    return not domain.many and (equal or domain.type in _ORDERED)


def contradiction_in(condition: Condition) -> tuple[str, ...]:
    """The facts that a condition says impossible things of; empty when a case could meet it, or when that is hard to tell.

    Every fact must be known to the models: see `condition_faults` first.
    """
    broken: dict[str, None] = {}
    for count, way in enumerate(islice(_ways(condition, wanted=True), _MOST_WAYS), 1):
        path = _impossible_in(way)
        if path is None or count == _MOST_WAYS:
            return ()
        broken[path] = None
    return tuple(broken)


def _ways(condition: Condition, *, wanted: bool) -> Iterator[tuple[Wanted, ...]]:
    """Every set of answers to single questions that makes the condition hold, or fail."""
    match condition:
        case Not(part):
            yield from _ways(part, wanted=not wanted)
        case And(parts) | Or(parts):
            if isinstance(condition, And) is wanted:
                each = (tuple(islice(_ways(part, wanted=wanted), _MOST_WAYS)) for part in parts)
                yield from (tuple(chain.from_iterable(way)) for way in product(*each))
            else:
                yield from chain.from_iterable(_ways(part, wanted=wanted) for part in parts)
        case Comparison() | Membership() | Stated():
            yield ((condition, wanted),)
        case _:
            assert_never(condition)


def _impossible_in(way: tuple[Wanted, ...]) -> str | None:
    """A fact that can't answer as this way wants; `None` when all can."""
    asked = dict.fromkeys(atom.path for atom, _ in way)
    for path in asked:
        here = [(atom, wanted) for atom, wanted in way if atom.path == path]
        needed = any(_needs(path, atom, wanted=wanted) for atom, wanted in way)
        if not any(_answers(value, here) for value in _candidates(path, here, needed=needed)):
            return path
    return None


def _needs(path: str, atom: Atom, *, wanted: bool) -> bool:
    """A comparison that is decided needs its fact, whichever way it goes, and a fact needs the block that it stands in."""
    return is_within(atom.path, path) and (wanted or not isinstance(atom, Stated))


class _OneValue:
    """A case that holds one value, whatever it is asked."""

    def __init__(self, value: object | None) -> None:
        self._value = value

    def lookup(self, path: str) -> object | None:  # noqa: ARG002 - the shape of FactSource
        return self._value


def _answers(value: object | None, here: list[Wanted]) -> bool:
    facts = _OneValue(value)
    return all(decide(atom, facts).truth is (Truth.YES if wanted else Truth.NO) for atom, wanted in here)


def _candidates(path: str, here: list[Wanted], *, needed: bool) -> Iterator[object | None]:
    """Values that between them answer in every way in which the fact can answer."""
    domain = domain_of(path)
    if not needed:
        yield None
    if domain is None or domain.type is FactType.BLOCK:
        yield True
        return
    literals = [literal for atom, _ in here if not isinstance(atom, Stated) for literal in _literals(atom)]
    single = [value for value in _around(literals, domain) if domain.holds(value)]
    if not domain.many:
        yield from single
        return
    yield from ((value,) for value in single)
    yield tuple(
        literal for atom, wanted in here if wanted and not isinstance(atom, Stated) for literal in _literals(atom)
    )


def _literals(atom: Comparison | Membership) -> tuple[Constant, ...]:
    return atom.literals if isinstance(atom, Membership) else (atom.literal,)


def _around(literals: list[Constant], domain: FactDomain) -> Iterator[Constant]:
    """The literals, what lies next to them and between them, and what the fact can be at most and at least."""
    match domain.type:
        case FactType.YES_NO:
            yield from (True, False)
        case FactType.NUMBER:
            numbers = sorted(literal for literal in literals if isinstance(literal, Decimal))
            yield from numbers
            yield from (value.to_integral_value() + step for value in numbers for step in (-1, 0, 1))
            yield from ((low + high) / 2 for low, high in pairwise(numbers))
            yield from (bound for bound in (domain.lowest, domain.highest, Decimal(1)) if bound is not None)
        case FactType.DAY:
            days = [literal for literal in literals if isinstance(literal, date)] or [date(2000, 1, 1)]
            yield from (day + timedelta(step) for day in days for step in (-1, 0, 1))
        case FactType.WORD:
            yield from domain.words
        case FactType.TEXT | FactType.BLOCK:
            yield from literals
            yield "\N{MIDDLE DOT}"  # a text that nobody compares with
        case _:
            assert_never(domain.type)
