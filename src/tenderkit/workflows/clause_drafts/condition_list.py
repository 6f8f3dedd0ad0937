"""The conditions that a writer can choose, in Swedish, and the sentence of a condition read back.

A condition is said by the same words as everywhere else (`condition_words`); here those words are looked up again. A
fact that a case may leave out is asked for first (`x is stated and x == y`), since a comparison with nothing would
become a question to the officer.
"""

import re
from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from functools import cache
from itertools import chain

from msgspec import Struct

from tenderkit.messages import catalogue, document_text
from tenderkit.model.case.understanding import understand
from tenderkit.model.case.values import IsoDate
from tenderkit.model.conditions.condition import And, Comparison, Condition, Membership, Not, Operator, Or, Stated
from tenderkit.model.reading.understood import NotUnderstoodError
from tenderkit.rules.clauses.clause_text import condition_text
from tenderkit.rules.clauses.condition_words import condition_words, fact_title
from tenderkit.rules.conditions.askable import condition_faults
from tenderkit.rules.conditions.fact_domain import FactDomain, FactType, domain_of
from tenderkit.rules.conditions.facts import COMPUTED, facts_below, field_at
from tenderkit.rules.conditions.parser import parse_condition
from tenderkit.rules.language.wording import read_number, write_date, write_number

_SAYS = "condition.says."
_ROOTS = ("law", "procedure", "contract", "requirement", "joint", "matching_unit")
_NUMBER, _DAY = Decimal(987654321), date(2098, 11, 23)  # what stands where a writer's own value is to come
_BLANK = "…"
COMPARISONS = {
    "minst": Operator.AT_LEAST,
    "högst": Operator.AT_MOST,
    "precis": Operator.EQUAL,
    "mer än": Operator.MORE,
    "mindre än": Operator.LESS,
}
_MOST_PARTS, _DEEPEST = 12, 4
_NOT = "det inte är så att "


class ListedCondition(Struct, frozen=True):
    """A condition to choose: its sentence, with `…` where a number or a day is to be filled in, and what it is about."""

    words: str
    condition: Condition
    about: str
    takes_value: bool = False


@cache
def listed_conditions() -> tuple[ListedCondition, ...]:
    """What a writer chooses among, by what it is about: each single fact that a clause of a requirement may ask, not denied."""
    found: dict[str, ListedCondition] = {}
    for condition in (*_in_the_catalogue(), *_of_the_models()):
        if not isinstance(condition, Comparison) or condition.operator in _to_choose(condition):
            each = _listed(condition)
            found.setdefault(_folded(each.words), each)
    return tuple(sorted(found.values(), key=lambda each: (each.about, each.words.strip("”"))))


def _to_choose(condition: Comparison) -> tuple[Operator, ...]:
    """Of the comparisons with a writer's own value one stands for all."""
    return (Operator.AT_LEAST,) if condition.literal in (_NUMBER, _DAY) else tuple(Operator)


def sentence_of(words: str, comparison: str = "", value: str = "", *, denied: bool = False) -> str:
    """The sentence that a writer has chosen, with the value and its comparison (`minst`, `högst` …); '' for one that isn't listed."""
    chosen = next((each for each in listed_conditions() if each.words == words), None)
    if chosen is None:
        return ""
    condition = _asked(chosen.condition)
    if chosen.takes_value and isinstance(condition, Comparison):
        operator = COMPARISONS.get(comparison, condition.operator)
        filled = _filled(Comparison(condition.path, operator, condition.literal), value)
        return condition_words(filled) if filled is not None else ""
    return condition_words(_denied(condition) if denied else condition)


def _listed(condition: Condition) -> ListedCondition:
    words = condition_words(_guarded(condition))
    shown = words.replace(write_number(_NUMBER), _BLANK).replace(write_date(_DAY), _BLANK)
    return ListedCondition(shown, _guarded(condition), _about(condition), shown != words)


@cache
def _every_sentence() -> tuple[ListedCondition, ...]:
    """The denied ones too, and every comparison of a number."""
    found: dict[str, ListedCondition] = {}
    for condition in (*_in_the_catalogue(), *_of_the_models()):
        for each in (condition, _denied(condition)):
            listed = _listed(each)
            found.setdefault(_folded(listed.words), listed)
    return tuple(found.values())


def condition_said(words: str) -> Condition | None:
    """The condition that the words say: one of the list, or several joined by *och* or by *eller*; `None` where none does."""
    found = _read(_folded(words), 0)
    return found if found is not None and _folded(condition_words(found)) == _folded(words) else None


def near_sentences(words: str) -> tuple[str, ...]:
    """The sentences of the list that are most like the words."""
    from difflib import get_close_matches

    known = {_folded(each.words): each.words for each in _every_sentence()}
    return tuple(known[each] for each in get_close_matches(_folded(words), known, 2, 0.6))


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
    equal = [each for each in map(_asked, parts) if isinstance(each, Comparison) and each.operator is Operator.EQUAL]
    if kind is Or and len(equal) == len(parts) and len({each.path for each in equal}) == 1:
        return _guarded(Membership(equal[0].path, tuple(each.literal for each in equal)))
    return kind(tuple(chain.from_iterable(_as_parts(each, kind) for each in parts)))


def _as_parts(condition: Condition, kind: type[And] | type[Or]) -> tuple[Condition, ...]:
    """A question whether a fact is there stands beside the others."""
    guarded = kind is And and isinstance(condition, And) and _asked(condition) is not condition
    return condition.parts if guarded and isinstance(condition, And) else (condition,)


def _asked(condition: Condition) -> Condition:
    """Without the question whether the fact is there."""
    match condition:
        case And((Stated(path), Comparison() | Membership() as asked)) if asked.path == path:
            return asked
        case _:
            return condition


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
    return {_folded(each.words): each.condition for each in _every_sentence() if not each.takes_value}


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], Condition], ...]:
    valued = (each for each in _every_sentence() if each.takes_value)
    return tuple(
        (re.compile(re.escape(_folded(each.words)).replace(_BLANK, "(.+)")), each.condition) for each in valued
    )


def _with_value(words: str) -> Condition | None:
    for pattern, condition in _patterns():
        found = pattern.fullmatch(words)
        filled = _filled(condition, found[1]) if found else None
        if filled is not None and not any(condition_faults(filled)):
            return filled
    return None


def _filled(condition: Condition, written: str) -> Condition | None:
    match condition:
        case And(parts):
            inner = [_filled(part, written) for part in parts]
            return None if None in inner else And(tuple(each for each in inner if each is not None))
        case Comparison(path, operator, literal) if isinstance(literal, Decimal | date):
            value = _number(written) if isinstance(literal, Decimal) else _day(written)
            return None if value is None else Comparison(path, operator, value)
        case _:
            return condition


def _number(written: str) -> Decimal | None:
    try:
        return read_number(written)
    except ValueError:
        return None


def _day(written: str) -> date | None:
    try:
        found = understand(IsoDate, written).value
    except NotUnderstoodError:
        return None
    try:
        return found if isinstance(found, date) else date.fromisoformat(str(found))
    except ValueError:
        return None


def _folded(words: str) -> str:
    """As it is compared: blanks of every kind are one, and capitals are not told apart."""
    return " ".join(words.split()).casefold()


def _denied(condition: Condition) -> Condition:
    if isinstance(condition, Comparison) and condition.operator is Operator.EQUAL:
        if isinstance(condition.literal, bool):
            return Comparison(condition.path, Operator.EQUAL, not condition.literal)
        return Comparison(condition.path, Operator.UNEQUAL, condition.literal)
    return Not(condition)


def _guarded(condition: Condition) -> Condition:
    """Asked only where the case states the fact."""
    if isinstance(condition, Comparison) and condition.operator is Operator.CONTAINS:
        return condition
    if isinstance(condition, Comparison | Membership) and _may_be_left_out(condition.path):
        return And((Stated(condition.path), condition))
    return condition


def _may_be_left_out(path: str) -> bool:
    found = field_at(path)
    return found is not None and not found.is_required() and found.default is None


def _in_the_catalogue() -> Iterator[Condition]:
    """What has a sentence of its own, `*` being each word of the list."""
    for key in catalogue():
        if key.startswith(_SAYS):
            said = key.removeprefix(_SAYS)
            path = said.partition(" ")[0]
            if not path.startswith("agreement"):
                yield from _each_word(said, path)


def _each_word(said: str, path: str) -> Iterator[Condition]:
    if "*" not in said:
        yield parse_condition(said)
        return
    domain = domain_of(path)
    yield from (parse_condition(said.replace("*", word)) for word in (domain.words if domain else ()))


def _of_the_models() -> Iterator[Condition]:
    for root in _ROOTS:
        yield from _below(root, 0)


def _below(path: str, depth: int) -> Iterator[Condition]:
    domain = domain_of(path)
    if domain is None or depth > _DEEPEST:
        return
    if _may_be_left_out(path):
        yield Stated(path)
    if domain.type is FactType.BLOCK:
        if not domain.many:
            for name in facts_below(path):
                yield from _below(f"{path}.{name}", depth + 1)
        return
    yield from _compared(path, domain)


def _compared(path: str, domain: FactDomain) -> Iterator[Condition]:
    equal = Operator.CONTAINS if domain.many else Operator.EQUAL
    match domain.type:
        case FactType.WORD:
            yield from (Comparison(path, equal, word) for word in domain.words)
        case FactType.YES_NO:
            yield Comparison(path, equal, literal=True)
        case FactType.NUMBER if not domain.many:
            yield from (Comparison(path, operator, _NUMBER) for operator in COMPARISONS.values())
        case FactType.DAY if not domain.many:
            yield from (Comparison(path, operator, _DAY) for operator in (Operator.LESS, Operator.AT_LEAST))
        case _:
            return


def _about(condition: Condition) -> str:
    """The block that the fact stands in, by its title."""
    path = condition_text(condition).removeprefix("not ").lstrip("(").split(" ")[0]
    if path.startswith(f"{COMPUTED}."):
        return document_text("writing.computed")
    parts = path.split(".")
    block = ".".join(parts[: 2 if parts[0] == "requirement" else 1])
    return fact_title(block)
