"""A condition as one function: the same truth as `decide` tells, without its reasons, for whoever asks it a thousand times."""

from collections.abc import Callable
from functools import cache
from typing import assert_never

from tenderkit.model.conditions.condition import (
    And,
    Comparison,
    Condition,
    Membership,
    Not,
    Or,
    Stated,
    Truth,
)
from tenderkit.rules.conditions.deciding import NEGATED, FactSource, truth_of_atom

Test = Callable[[FactSource], Truth]


@cache
def compiled(condition: Condition) -> Test:
    """What tells the condition's truth for any facts; made once for each condition."""
    match condition:
        case And(parts):
            return _all(tuple(map(compiled, parts)), decisive=Truth.NO)
        case Or(parts):
            return _all(tuple(map(compiled, parts)), decisive=Truth.YES)
        case Not(part):
            inner = compiled(part)
            return lambda facts: NEGATED[inner(facts)]
        case Stated(path):
            return lambda facts: Truth.NO if (value := facts.lookup(path)) is None or value == () else Truth.YES
        case Comparison(path=path) | Membership(path=path):
            return lambda facts: truth_of_atom(condition, facts.lookup(path))
        case _:
            assert_never(condition)


def _all(tests: tuple[Test, ...], *, decisive: Truth) -> Test:
    """The decisive truth as soon as one part has it, unknown if any part is, and else the other one."""
    otherwise = NEGATED[decisive]

    def test(facts: FactSource) -> Truth:
        found = otherwise
        for each in tests:
            truth = each(facts)
            if truth is decisive:
                return decisive
            if truth is Truth.UNKNOWN:
                found = truth
        return found

    return test
