"""Deciding a condition on the facts of a case, and saying what decided it."""

from collections.abc import Callable
from decimal import Decimal
from enum import Enum
from operator import eq, ge, gt, le, lt, ne
from typing import Any, Protocol, assert_never

from msgspec import Struct

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
)
from tenderkit.problems import TenderkitError

_COMPARE: dict[Operator, Callable[[Any, Any], bool]] = {
    Operator.EQUAL: eq,
    Operator.UNEQUAL: ne,
    Operator.LESS: lt,
    Operator.AT_MOST: le,
    Operator.MORE: gt,
    Operator.AT_LEAST: ge,
}
NEGATED = {Truth.YES: Truth.NO, Truth.NO: Truth.YES, Truth.UNKNOWN: Truth.UNKNOWN}


class FactSource(Protocol):
    """Anything that answers what a path holds; `None` is "not stated"."""

    def lookup(self, path: str) -> object | None: ...


class DecidingFact(Struct, frozen=True):
    """One comparison that decided: what was asked, what the case holds (`None` = not stated)."""

    atom: Comparison | Membership | Stated
    value: object | None
    truth: Truth


class Verdict(Struct, frozen=True):
    """The truth of a condition and the comparisons that decided it."""

    truth: Truth
    reasons: tuple[DecidingFact, ...]

    @property
    def missing(self) -> tuple[str, ...]:
        """The facts that the case must state before the condition can be decided."""
        return tuple(dict.fromkeys(reason.atom.path for reason in self.reasons if reason.truth is Truth.UNKNOWN))


ALWAYS = Verdict(Truth.YES, ())
Decider = Callable[[Condition, FactSource], Verdict]


def decide(condition: Condition, facts: FactSource) -> Verdict:
    """Three-valued (Kleene): unknown only when a missing fact could still turn the answer."""
    match condition:
        case And(parts):
            return _combine([decide(part, facts) for part in parts], decisive=Truth.NO)
        case Or(parts):
            return _combine([decide(part, facts) for part in parts], decisive=Truth.YES)
        case Not(part):
            inner = decide(part, facts)
            return Verdict(NEGATED[inner.truth], inner.reasons)
        case Comparison() | Membership() | Stated():
            return _decide_atom(condition, facts)
        case _:
            assert_never(condition)


def _combine(verdicts: list[Verdict], *, decisive: Truth) -> Verdict:
    """`decisive` is the truth of one part that settles the whole; the reasons are the parts that settled it."""
    for truth in (decisive, Truth.UNKNOWN):
        settling = [verdict for verdict in verdicts if verdict.truth is truth]
        if settling:
            kept = settling[:1] if truth is decisive else settling
            return Verdict(truth, tuple(reason for verdict in kept for reason in verdict.reasons))
    return Verdict(NEGATED[decisive], tuple(reason for verdict in verdicts for reason in verdict.reasons))


def _decide_atom(atom: Comparison | Membership | Stated, facts: FactSource) -> Verdict:
    value = facts.lookup(atom.path)
    truth = truth_of_atom(atom, value)
    return Verdict(truth, (DecidingFact(atom, value, truth),))


def truth_of_atom(atom: Comparison | Membership | Stated, value: object | None) -> Truth:
    """Whether the comparison holds for the value that stands at its path; `None` is "not stated"."""
    if isinstance(atom, Stated):
        return Truth.NO if value is None or value == () else Truth.YES
    if value is None:
        return Truth.UNKNOWN
    if isinstance(atom, Membership):
        return _truth(_plain(value) in atom.literals)
    if atom.operator is Operator.CONTAINS:
        return _truth(isinstance(value, tuple) and atom.literal in [_plain(item) for item in value])
    return _truth(_compared(atom, value))


def _compared(atom: Comparison, value: object) -> bool:
    try:
        return _COMPARE[atom.operator](_plain(value), atom.literal)
    except TypeError:
        raise TenderkitError("TK-L066", {"path": atom.path, "literal": atom.literal}) from None


def _truth(answer: bool) -> Truth:  # noqa: FBT001 - turns the answer itself into a truth value
    return Truth.YES if answer else Truth.NO


def _plain(value: object) -> Constant:
    """What a condition can be compared with: enum words as text, whole numbers as decimals."""
    if isinstance(value, Enum):
        return str(value.value)
    if isinstance(value, int) and not isinstance(value, bool):
        return Decimal(value)
    return value  # type: ignore[return-value]  # the static check of paths keeps other types out
