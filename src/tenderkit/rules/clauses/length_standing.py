"""Whether the short text says something just when the full one does: every case that the conditions can tell apart is tried."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import timedelta
from decimal import Decimal
from itertools import combinations, product
from math import prod

from msgspec import Struct

from tenderkit.model.clauses.clause import Clause
from tenderkit.model.conditions.condition import (
    Comparison,
    Condition,
    Constant,
    Membership,
    Operator,
    Stated,
    Truth,
    atoms_of,
    paths_of,
)
from tenderkit.rules.clauses.length_stretches import FULL, TEXT_LENGTH, Guard
from tenderkit.rules.conditions.closed_lists import is_later
from tenderkit.rules.conditions.deciding import decide
from tenderkit.rules.conditions.fact_domain import FactType, domain_of
from tenderkit.rules.conditions.facts import COMPUTED, field_at

MOST_CASES = 30_000
_STATED = "stated"  # a value that nobody compares
_LESS = (
    (Truth.YES, Truth.NO),
    (Truth.YES, Truth.UNKNOWN),
    (Truth.UNKNOWN, Truth.NO),
)  # what one length says and the other doesn't


Facts = Mapping[str, object | None]


class Saying(Struct, frozen=True):
    """Where a length says something: for each place, the conditions there."""

    length: str
    guards: tuple[Guard, ...]


class _Case(Struct, frozen=True):
    """The facts of one case that is tried, in one length."""

    facts: Facts
    length: str

    def lookup(self, path: str) -> object | None:
        return self.length if path == TEXT_LENGTH else self.facts.get(path)


def unsaid_in(clause: Clause, said: Saying, other: Saying) -> Facts | None:
    """The first case in which `other` doesn't say what `said` does; `None` when there is none.

    With more cases than can be tried, the conditions must be written alike: then no facts are told.
    """
    first, second = _bare(said.guards), _bare(other.guards)
    if set(first) <= set(second):
        return None
    cases = _cases(clause, [condition for guard in (*first, *second) for condition in guard])
    if cases is None:
        return {}
    for facts in cases:
        if (_said(first, _Case(facts, said.length)), _said(second, _Case(facts, other.length))) in _LESS:
            return {path: value for path, value in facts.items() if value != _STATED}
    return None


def _bare(guards: Iterable[Guard]) -> tuple[Guard, ...]:
    """Without the conditions that ask for the length alone: those are met where the place was found."""
    bare = (tuple(one for one in guard if set(paths_of(one)) != {TEXT_LENGTH}) for guard in guards)
    return tuple(dict.fromkeys(bare))


def _said(guards: Iterable[Guard], case: _Case) -> Truth:
    """Yes where one of the places is printed; unknown where that depends on what the case doesn't state."""
    found = {_holds(guard, case) for guard in guards}
    return next((truth for truth in (Truth.YES, Truth.UNKNOWN) if truth in found), Truth.NO)


def _holds(guard: Guard, case: _Case) -> Truth:
    truths = [decide(condition, case).truth for condition in guard]
    return next((truth for truth in (Truth.NO, Truth.UNKNOWN) if truth in truths), Truth.YES)


def _cases(clause: Clause, asked: list[Condition]) -> Iterator[Facts] | None:
    """Every case that the conditions tell apart and that can hold the clause at all; `None` when they are too many."""
    applies = [clause.applies_if] if clause.applies_if is not None else []
    paths = {path for condition in (*applies, *asked) for path in paths_of(condition)} - {TEXT_LENGTH}
    paths |= {block for path in paths for block in _blocks_above(path)}
    ordered = sorted(paths, key=lambda path: (path.count("."), path))
    values = [_values(path, [*applies, *asked]) for path in ordered]
    if prod(map(len, values)) > MOST_CASES:
        return None
    cases = (dict(zip(ordered, chosen, strict=True)) for chosen in product(*values))
    return (facts for facts in cases if _can_be(facts) and _has_the_clause(applies, facts))


def _has_the_clause(applies: list[Condition], facts: Facts) -> bool:
    return all(decide(condition, _Case(facts, FULL)).truth is Truth.YES for condition in applies)


def _blocks_above(path: str) -> Iterator[str]:
    """The blocks that a fact stands in and that a case may do without."""
    names = path.split(".")
    for end in range(1, len(names)):
        block = ".".join(names[:end])
        if block != COMPUTED and _may_be_missing(block):
            yield block


def _may_be_missing(path: str) -> bool:
    found = field_at(path)
    return found is None or (not found.is_required() and found.default is None)


def _can_be(facts: Facts) -> bool:
    """A fact needs the block that it stands in, and a block brings what it must hold."""
    for path, value in facts.items():
        blocks = [block for block in facts if path.startswith(f"{block}.")]
        if any(facts[block] is None for block in blocks):
            if value is not None:
                return False
        elif value is None and not _may_be_missing(path):
            return False
    return True


def _values(path: str, asked: Iterable[Condition]) -> list[object | None]:
    """What the conditions can tell apart: each value that one names, one that none does, and none at all."""
    atoms = [atom for condition in asked for atom in atoms_of(condition) if atom.path == path]
    named = tuple(dict.fromkeys(literal for atom in atoms for literal in _literals(atom)))
    if any(isinstance(atom, Comparison) and atom.operator is Operator.CONTAINS for atom in atoms):
        lists = (chosen for size in range(1, len(named) + 1) for chosen in combinations(named, size))
        return [*lists, (_STATED,), None]
    return [*dict.fromkeys((*(near for literal in named for near in _near(literal)), *_others(path, named))), None]


def _literals(atom: Comparison | Membership | Stated) -> tuple[Constant, ...]:
    if isinstance(atom, Stated):
        return ()
    return atom.literals if isinstance(atom, Membership) else (atom.literal,)


def _near(literal: Constant) -> tuple[object, ...]:
    """A number or a day with those beside it: what `<` and `<=` tell apart."""
    if isinstance(literal, bool | str):
        return (literal,)
    step = Decimal(1) if isinstance(literal, Decimal) else timedelta(1)
    return (literal - step, literal, literal + step)  # type: ignore[operator]  # a day has its own step


def _others(path: str, named: tuple[Constant, ...]) -> tuple[object, ...]:
    """A value that no condition names; one that came after the text is asked of what names it (TK-L067), or is refused."""
    domain = domain_of(path)
    if domain is not None and domain.type is FactType.YES_NO:
        return (True, False)
    if domain is not None and domain.words:
        return tuple(word for word in domain.words if word not in named and not is_later(path, word))[:1]
    numbers = any(not isinstance(literal, str) for literal in named)
    return () if numbers else (_STATED,)
