"""The conditions that a writer can choose, in Swedish; `condition_sentences` reads one back.

A condition is said by the same words as everywhere else (`condition_words`). A fact that a case may leave out is asked for first (`x is stated and x == y`), since a comparison with nothing would
become a question to the officer.
"""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from functools import cache

from msgspec import Struct

from tenderkit.messages import catalogue, document_text
from tenderkit.model.case.understanding import understand
from tenderkit.model.case.values import IsoDate
from tenderkit.model.conditions.condition import And, Comparison, Condition, Membership, Not, Operator, Stated
from tenderkit.model.reading.understood import NotUnderstoodError
from tenderkit.rules.clauses.clause_text import condition_text
from tenderkit.rules.clauses.condition_words import condition_words, fact_title
from tenderkit.rules.conditions.fact_domain import FactDomain, FactType, domain_of
from tenderkit.rules.conditions.facts import COMPUTED, facts_below, field_at
from tenderkit.rules.conditions.parser import parse_condition
from tenderkit.rules.language.wording import read_number, write_date, write_number

_SAYS = "condition.says."
_ROOTS = ("law", "procedure", "contract", "requirement", "joint", "matching_unit")
_NUMBER, _DAY = Decimal(987654321), date(2098, 11, 23)  # what stands where a writer's own value is to come
BLANK = "…"
COMPARISONS = {
    "minst": Operator.AT_LEAST,
    "högst": Operator.AT_MOST,
    "precis": Operator.EQUAL,
    "mer än": Operator.MORE,
    "mindre än": Operator.LESS,
}
_DEEPEST = 4


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
            found.setdefault(folded_sentence(each.words), each)
    return tuple(sorted(found.values(), key=lambda each: (each.about, each.words.strip("”"))))


def _to_choose(condition: Comparison) -> tuple[Operator, ...]:
    """Of the comparisons with a writer's own value one stands for all."""
    return (Operator.AT_LEAST,) if condition.literal in (_NUMBER, _DAY) else tuple(Operator)


def sentence_of(words: str, comparison: str = "", value: str = "", *, denied: bool = False) -> str:
    """The sentence that a writer has chosen, with the value and its comparison (`minst`, `högst` …); '' for one that isn't listed."""
    chosen = next((each for each in listed_conditions() if each.words == words), None)
    if chosen is None:
        return ""
    condition = without_guard(chosen.condition)
    if chosen.takes_value and isinstance(condition, Comparison):
        operator = COMPARISONS.get(comparison, condition.operator)
        filled = filled_condition(Comparison(condition.path, operator, condition.literal), value)
        return condition_words(filled) if filled is not None else ""
    return condition_words(_denied(condition) if denied else condition)


def _listed(condition: Condition) -> ListedCondition:
    words = condition_words(guarded_condition(condition))
    shown = words.replace(write_number(_NUMBER), BLANK).replace(write_date(_DAY), BLANK)
    return ListedCondition(shown, guarded_condition(condition), _about(condition), shown != words)


@cache
def every_sentence() -> tuple[ListedCondition, ...]:
    """The denied ones too, and every comparison of a number."""
    found: dict[str, ListedCondition] = {}
    for condition in (*_in_the_catalogue(), *_of_the_models()):
        for each in (condition, _denied(condition)):
            listed = _listed(each)
            found.setdefault(folded_sentence(listed.words), listed)
    return tuple(found.values())


def without_guard(condition: Condition) -> Condition:
    """Without the question whether the fact is there."""
    match condition:
        case And((Stated(path), Comparison() | Membership() as asked)) if asked.path == path:
            return asked
        case _:
            return condition


def filled_condition(condition: Condition, written: str) -> Condition | None:
    match condition:
        case And(parts):
            inner = [filled_condition(part, written) for part in parts]
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


def folded_sentence(words: str) -> str:
    """As it is compared: blanks of every kind are one, and capitals are not told apart."""
    return " ".join(words.split()).casefold()


def _denied(condition: Condition) -> Condition:
    if isinstance(condition, Comparison) and condition.operator is Operator.EQUAL:
        if isinstance(condition.literal, bool):
            return Comparison(condition.path, Operator.EQUAL, not condition.literal)
        return Comparison(condition.path, Operator.UNEQUAL, condition.literal)
    return Not(condition)


def guarded_condition(condition: Condition) -> Condition:
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
