"""Whether a condition must hold wherever others do, by trying every way in which its facts can stand."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import product

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
    atoms_of,
)

_MOST_WAYS = 4096

KnownWords = Callable[[str], frozenset[Constant]]
"""The words of which a fact has exactly one; none where that can't be said."""
_Way = Mapping[object, object]


def always_holds(goal: Condition, known: Sequence[Condition], words_of: KnownWords) -> bool:
    """`True` only when no way of standing makes everything in `known` hold and `goal` not; too many ways are not tried.

    A list whose words are known holds at least one of them.
    """
    known = (*known, *_lists_hold_something((goal, *known), words_of))
    rows = _rows((goal, *known), words_of)
    ways = 1
    for _, values in rows:
        ways *= len(values)
    if ways > _MOST_WAYS:
        return False
    names = [name for name, _ in rows]
    every = (dict(zip(names, values, strict=True)) for values in product(*(values for _, values in rows)))
    return all(_holds(goal, way) for way in every if all(_holds(each, way) for each in known))


def _rows(conditions: Iterable[Condition], words_of: KnownWords) -> list[tuple[object, tuple[object, ...]]]:
    """By fact with known words those words, by any other atom yes and no."""
    rows: dict[object, tuple[object, ...]] = {}
    for atom in (atom for condition in conditions for atom in atoms_of(condition)):
        words = words_of(atom.path) if _asks_which_word(atom) else frozenset()
        if words:
            rows[atom.path] = tuple(sorted(words, key=str))
        else:
            rows[atom] = (True, False)
    return list(rows.items())


def _lists_hold_something(conditions: Iterable[Condition], words_of: KnownWords) -> Iterator[Condition]:
    asked = (atom for condition in conditions for atom in atoms_of(condition) if isinstance(atom, Comparison))
    for path in dict.fromkeys(atom.path for atom in asked if atom.operator is Operator.CONTAINS):
        if words := words_of(path):
            yield Or(tuple(Comparison(path, Operator.CONTAINS, word) for word in sorted(words, key=str)))


def _asks_which_word(atom: Comparison | Membership | Stated) -> bool:
    return isinstance(atom, Membership) or (isinstance(atom, Comparison) and atom.operator is Operator.EQUAL)


def _holds(condition: Condition, way: _Way) -> bool:
    match condition:
        case And(parts):
            return all(_holds(part, way) for part in parts)
        case Or(parts):
            return any(_holds(part, way) for part in parts)
        case Not(part):
            return not _holds(part, way)
        case Comparison(path, Operator.EQUAL, literal) if path in way:
            return way[path] == literal
        case Membership(path, literals) if path in way:
            return way[path] in literals
        case _:
            return bool(way[condition])
