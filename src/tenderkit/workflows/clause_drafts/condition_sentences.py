"""The sentence of a condition read back: one of the list, or several joined by *och* or by *eller*."""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from itertools import chain

from tenderkit.model.conditions.condition import And, Comparison, Condition, Membership, Not, Operator, Or
from tenderkit.rules.clauses.condition_words import condition_words
from tenderkit.rules.conditions.askable import condition_faults
from tenderkit.workflows.clause_drafts.condition_list import (
    BLANK,
    every_sentence,
    filled_condition,
    folded_sentence,
    guarded_condition,
    without_guard,
)

_MOST_PARTS = 12
_NOT = "det inte är så att "


def condition_said(words: str) -> Condition | None:
    """The condition that the words say: one of the list, or several joined by *och* or by *eller*; `None` where none does."""
    found = _read(folded_sentence(words), 0)
    return found if found is not None and folded_sentence(condition_words(found)) == folded_sentence(words) else None


def near_sentences(words: str) -> tuple[str, ...]:
    """The sentences of the list that are most like the words."""
    from difflib import get_close_matches

    known = {folded_sentence(each.words): each.words for each in every_sentence()}
    return tuple(known[each] for each in get_close_matches(folded_sentence(words), known, 2, 0.6))


def _read(words: str, depth: int) -> Condition | None:
    if depth > 3:  # noqa: PLR2004 - brackets within brackets within brackets
        return None
    found = _single(words)
    if found is not None:
        return found
    for join, kind in ((" och ", And), (" eller ", Or)):
        parts = _parts(words, join, depth)
        if parts is not None:
            return _joined(kind, parts)
    if words.startswith(_NOT) and (inner := _read(_unwrapped(words[len(_NOT) :]), depth + 1)):
        return Not(inner)
    return _read(_unwrapped(words), depth + 1) if _unwrapped(words) != words else None


def _joined(kind: type[And] | type[Or], parts: tuple[Condition, ...]) -> Condition:
    """Several words of one list are asked for as the list they are."""
    equal = [
        each for each in map(without_guard, parts) if isinstance(each, Comparison) and each.operator is Operator.EQUAL
    ]
    if kind is Or and len(equal) == len(parts) and len({each.path for each in equal}) == 1:
        return guarded_condition(Membership(equal[0].path, tuple(each.literal for each in equal)))
    return kind(tuple(chain.from_iterable(_as_parts(each, kind) for each in parts)))


def _as_parts(condition: Condition, kind: type[And] | type[Or]) -> tuple[Condition, ...]:
    """A question whether a fact is there stands beside the others."""
    guarded = kind is And and isinstance(condition, And) and without_guard(condition) is not condition
    return condition.parts if guarded and isinstance(condition, And) else (condition,)


def _parts(words: str, join: str, depth: int) -> tuple[Condition, ...] | None:
    """The words as parts between commas and the conjunction, tried from the left: a part may hold a conjunction of its own."""
    pieces = _pieces(words, join)
    if not 1 < len(pieces) <= _MOST_PARTS:
        return None
    found = _from(tuple(pieces), "", depth)
    return found if found is not None and len(found) > 1 else None


def _from(pieces: tuple[str, ...], first: str, depth: int) -> tuple[Condition, ...] | None:
    """Each part may be shorter by the words that all of them begin with: `antalet är fast eller bestäms per år`."""
    if not pieces:
        return ()
    for length in range(1, len(pieces) + 1, 2):
        said = "".join(pieces[:length])
        for whole in _with_beginning(said, first):
            part = _single(whole) or _in_brackets(whole, depth)
            rest = None if part is None else _from(pieces[length + 1 :], first or whole, depth)
            if part is not None and rest is not None:
                return (part, *rest)
    return None


def _with_beginning(said: str, first: str) -> Iterator[str]:
    yield said
    words = first.split(" ")
    yield from (f"{' '.join(words[:count])} {said}" for count in range(len(words) - 1, 0, -1))


def _in_brackets(words: str, depth: int) -> Condition | None:
    inner = _unwrapped(words)
    return _read(inner, depth + 1) if inner != words else None


def _pieces(words: str, join: str) -> list[str]:
    """Parts and what stands between them, in turn; nothing is parted within brackets or quotation marks."""
    pieces, start, at, level, quoted = [], 0, 0, 0, False
    while at < len(words):
        quoted ^= words[at] == "”"
        level += (words[at] == "(") - (words[at] == ")")
        between = next((each for each in (join, ", ") if words.startswith(each, at)), "")
        if between and not quoted and level == 0:
            pieces += [words[start:at], between]
            at = start = at + len(between)
        else:
            at += 1
    return [*pieces, words[start:]]


def _unwrapped(words: str) -> str:
    return words[1:-1] if words.startswith("(") and words.endswith(")") else words


def _single(words: str) -> Condition | None:
    known = _by_words().get(words)
    return known if known is not None else _with_value(words)


@cache
def _by_words() -> Mapping[str, Condition]:
    return {folded_sentence(each.words): each.condition for each in every_sentence() if not each.takes_value}


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], Condition], ...]:
    valued = (each for each in every_sentence() if each.takes_value)
    return tuple(
        (re.compile(re.escape(folded_sentence(each.words)).replace(BLANK, "(.+)")), each.condition) for each in valued
    )


def _with_value(words: str) -> Condition | None:
    for pattern, condition in _patterns():
        found = pattern.fullmatch(words)
        filled = filled_condition(condition, found[1]) if found else None
        if filled is not None and not any(condition_faults(filled)):
            return filled
    return None
