"""The keys of a requirement that came after its first clauses, and what a text says to a case that makes no such choice.

A condition is decided as far as that alone decides it: a later key isn't stated, a later word isn't chosen.
"""

from collections.abc import Callable, Mapping

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
from tenderkit.model.conditions.fact_path import is_within
from tenderkit.rules.conditions.fact_domain import domain_of
from tenderkit.rules.conditions.facts import field_at

KEYS_OF_THE_CASE = ("joint", "own")
KEYS: Mapping[tuple[str, ...], tuple[str, ...]] = {
    (): ("own_groups", "no_penalty_reason"),
    ("dialogue",): ("penalty",),
    ("places",): (
        "value_part",
        "per_kind",
        "minimum_weeks",
        "minimum_hours",
        "shared",
        "another_kind",
        "carried_over",
        "exempt_below",
    ),
    ("penalty",): ("share_percent", "second"),
    ("penalty", "cap"): ("weeks",),
    ("follow_up",): ("report_penalty",),
}
"""By block of a requirement, the keys that came with the second format."""
KEYS_OF_A_QUESTION = ("standard", "changes_terms", "corrected", "time_reviewed")
LATER_PATHS = (
    *KEYS_OF_THE_CASE,
    *(".".join(("requirement", *block, name)) for block, names in KEYS.items() for name in names),
    *(f"tender_questions.{name}" for name in KEYS_OF_A_QUESTION),
    *(f"computed.{name}" for name in ("authorities", "matching_units", "controllers", "own_settles", "without_work")),
)
"""Every such fact, and what is computed of them alone."""
_ALWAYS_THERE = "requirement.penalty"  # of places, before there could be a reason for none

IsLater = Callable[[str, str], bool]
"""Whether a word of the fact at a path came later."""
Decided = Condition | bool


def without_later(condition: Condition, is_later: IsLater) -> Decided:
    """What is left of the condition for a case without later choices: yes, no, or what other facts decide.

    What is left is written in one way, so that two conditions that ask the same are alike: negations stand at single facts,
    and a fact that every case states is asked which of its words it has.
    """
    match condition:
        case And(parts):
            return _joined([without_later(part, is_later) for part in parts], And, decisive=False)
        case Or(parts):
            found = _joined([without_later(part, is_later) for part in parts], Or, decisive=True)
            return True if isinstance(found, Or) and _one_always_holds(found, is_later) else found
        case Not(part):
            return _without_later_denied(part, is_later)
        case Stated(path):
            return True if path == _ALWAYS_THERE else condition if not is_later_path(path) else False
        case _:
            return False if is_later_path(condition.path) else _without_words(condition, is_later)


def _without_later_denied(part: Condition, is_later: IsLater) -> Decided:
    """The denial of a condition, nearer the facts (De Morgan)."""
    match part:
        case And(parts):
            return without_later(Or(tuple(map(Not, parts))), is_later)
        case Or(parts):
            return without_later(And(tuple(map(Not, parts))), is_later)
        case Not(inner):
            return without_later(inner, is_later)
        case Comparison(path, Operator.EQUAL, literal):
            return without_later(Comparison(path, Operator.UNEQUAL, literal), is_later)
        case _:
            left = without_later(part, is_later)
            return not left if isinstance(left, bool) else Not(left)


def _joined(parts: list[Decided], join: type[And | Or], *, decisive: bool) -> Decided:
    left: list[Condition] = []
    for part in parts:
        if part is decisive:
            return decisive
        if not isinstance(part, bool):
            left += part.parts if isinstance(part, join) else (part,)
    if not left:
        return not decisive
    return left[0] if len(left) == 1 else join(tuple(left))


def _one_always_holds(either: Or, is_later: IsLater) -> bool:
    """A list that every case states holds at least one of its words."""
    asked = [part for part in either.parts if isinstance(part, Comparison) and part.operator is Operator.CONTAINS]
    paths = {part.path for part in asked}
    words = {part.literal for part in asked}
    return len(asked) == len(either.parts) and len(paths) == 1 and known_words(paths.pop(), is_later) == words


def _without_words(condition: Comparison | Membership, is_later: IsLater) -> Decided:
    match condition:
        case Membership(path, literals):
            return _one_of(path, literals, is_later)
        case Comparison(path, Operator.EQUAL, literal):
            return _one_of(path, (literal,), is_later)
        case Comparison(path, Operator.UNEQUAL, literal) if known_words(path, is_later):
            return _one_of(path, tuple(known_words(path, is_later) - {literal}), is_later)
    if is_later(condition.path, str(condition.literal)):
        return condition.operator is Operator.UNEQUAL
    return condition


def _one_of(path: str, words: tuple[Constant, ...], is_later: IsLater) -> Decided:
    left = [word for word in words if not is_later(path, str(word))]
    every = known_words(path, is_later)
    if not left or (every and every <= set(left)):
        return bool(left)
    return (
        Membership(path, tuple(sorted(left, key=str))) if len(left) > 1 else Comparison(path, Operator.EQUAL, left[0])
    )


def known_words(path: str, is_later: IsLater) -> frozenset[Constant]:
    """The words, the later ones left out, of which a fact that every case states has one; none where that can't be said."""
    domain, field = domain_of(path), field_at(path)
    if domain is None or field is None or not field.is_required():
        return frozenset()
    return frozenset(word for word in domain.words if not is_later(path, word))


def is_later_path(path: str) -> bool:
    """Whether the fact came after the first clauses, or is computed of such facts alone."""
    return is_within(path, *LATER_PATHS)
