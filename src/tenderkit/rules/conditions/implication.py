"""Whether a condition follows from what is known to hold, by rules simple enough to explain in a sentence.

A part follows when it is written among what is known; *is stated* also follows from any comparison with the fact or with
something inside it; *or* follows when one side does, and is known when both of its sides lead there.
"""

from collections.abc import Iterable

from tenderkit.model.conditions.condition import And, Comparison, Condition, Membership, Or, Stated
from tenderkit.model.conditions.fact_path import is_within

_DEEPEST = 4  # alternatives within alternatives that are followed


def follows(goal: Condition | None, known: Iterable[Condition | None], depth: int = _DEEPEST) -> bool:
    """`True` only when `goal` must hold wherever everything in `known` does; `False` may also mean too hard to tell."""
    if goal is None:
        return True
    facts = [part for condition in known if condition is not None for part in _parts(condition)]
    if all(_stands_among(part, facts) for part in _parts(goal)):
        return True
    return depth > 0 and any(
        all(follows(goal, [*facts[:index], *facts[index + 1 :], side], depth - 1) for side in fact.parts)
        for index, fact in enumerate(facts)
        if isinstance(fact, Or)
    )


def _parts(condition: Condition) -> tuple[Condition, ...]:
    if isinstance(condition, And):
        return tuple(inner for part in condition.parts for inner in _parts(part))
    return (condition,)


def _stands_among(goal: Condition, facts: list[Condition]) -> bool:
    if goal in facts:
        return True
    if isinstance(goal, Stated):
        return any(_states(fact, goal.path) for fact in facts)
    if isinstance(goal, Or):
        return any(all(_stands_among(part, facts) for part in _parts(side)) for side in goal.parts)
    return False


def _states(fact: Condition, path: str) -> bool:
    """A comparison that holds needs its fact, and a fact needs the block that it stands in."""
    return isinstance(fact, Stated | Comparison | Membership) and is_within(fact.path, path)
