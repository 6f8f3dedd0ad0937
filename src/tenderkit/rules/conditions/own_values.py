"""Values of a case that the municipality's own clauses ask for: a clause declares each with its type, and the case states it.

`parameters: {bonus: {from: own.bonus_per_month, type: money, min: 1, max: 50000, title: Bonus per månad}}`
"""

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal

from msgspec import Struct

from tenderkit.messages import Message, text
from tenderkit.model.case.own_values import OWN_VALUES
from tenderkit.model.case.values import amount, any_day, whole_number
from tenderkit.model.clauses.clause import Clause, Parameter, ParameterType
from tenderkit.model.clauses.walk import conditions_of
from tenderkit.model.conditions.condition import paths_of
from tenderkit.model.reading.understood import NotUnderstoodError
from tenderkit.patterns import lazy_pattern
from tenderkit.rules.conditions.deciding import FactSource
from tenderkit.rules.conditions.fact_domain import FactDomain, FactType
from tenderkit.rules.language.near_words import near_spellings
from tenderkit.rules.language.wording import write_number

OWN = f"{OWN_VALUES}."
_LISTS = (ParameterType.TEXT_LIST, ParameterType.CHOICE_LIST)
_WORDS = (ParameterType.TEXT, ParameterType.PARTY)
_CHOICES = (ParameterType.CHOICE, ParameterType.CHOICE_LIST)
_WHOLE = whole_number(0, 1_000_000_000)
_READERS = {ParameterType.DATE: any_day(), ParameterType.MONEY: amount(zero=True)}
_SORTS = {
    ParameterType.TEXT: FactType.TEXT,
    ParameterType.PARTY: FactType.TEXT,
    ParameterType.TEXT_LIST: FactType.TEXT,
    ParameterType.DATE: FactType.DAY,
    ParameterType.CHOICE: FactType.WORD,
    ParameterType.CHOICE_LIST: FactType.WORD,
}
_BETWEEN = lazy_pattern(r"\s*,\s*")
# A way to reach somebody: what stands here is published with the tender.
_REACHES = lazy_pattern(
    r"[^\s@]+@[^\s@]+\.\w+|(?<![\d-])0\d{1,3}[\s/-]*\d{2,3}[\s-]*\d{2,3}[\s-]*\d{0,3}(?!\d)|\+46[\s\d-]{7,}"
)


class NotOfTheTypeError(ValueError):
    """What the case states can't be read as what the clause declares."""


def own_parameters(clauses: Iterable[Clause]) -> dict[str, Parameter]:
    """By path what the clauses declare; of several for the same value the first."""
    found: dict[str, Parameter] = {}
    for clause in clauses:
        for parameter in clause.parameters.values():
            if parameter.source.startswith(OWN):
                found.setdefault(parameter.source, parameter)
    return found


def read_own(parameter: Parameter, typed: str) -> object:
    """The value as the parameter's type reads it, within its bounds; raises `NotOfTheTypeError`."""
    if parameter.type in _WORDS:
        value: object = typed
    elif parameter.type in _LISTS:
        value = tuple(filter(None, _BETWEEN.split(typed)))
    elif parameter.type is ParameterType.CHOICE:
        value = typed
    else:
        value = _read(parameter.type, typed)
    if not _is_allowed(parameter, value):
        raise NotOfTheTypeError(parameter.name)
    return value


def _read(kind: ParameterType, typed: str) -> object:
    reader = _READERS.get(kind, _WHOLE)
    try:
        return reader.understand(typed).value
    except (ValueError, NotUnderstoodError):
        raise NotOfTheTypeError(typed) from None


def _is_allowed(parameter: Parameter, value: object) -> bool:
    if isinstance(value, int | Decimal):
        low, high = parameter.minimum, parameter.maximum
        return (low is None or value >= low) and (high is None or value <= high)
    if parameter.words is not None and parameter.type in _CHOICES:
        return all(word in parameter.words for word in (value if isinstance(value, tuple) else (value,)))
    return not (isinstance(value, str) and len(value) > parameter.max_length)


class _WithOwnValues(Struct, frozen=True):
    """The same facts, and the own values as their clauses read them; one that can't be read isn't stated."""

    facts: FactSource
    parameters: Mapping[str, Parameter]

    def lookup(self, path: str) -> object | None:
        value = self.facts.lookup(path)
        parameter = self.parameters.get(path)
        if parameter is None or not isinstance(value, str):
            return value
        try:
            return read_own(parameter, value)
        except NotOfTheTypeError:
            return None


def with_own_values(facts: FactSource, clauses: Iterable[Clause]) -> FactSource:
    """The facts as these clauses ask for them."""
    declared = own_parameters(clauses)
    return _WithOwnValues(facts, declared) if declared else facts


def own_value_faults(stated: Mapping[str, str], clauses: Iterable[Clause]) -> Iterator[tuple[str, Message]]:
    """By path, what is wrong with the own values of a case whose section is made of these clauses."""
    declared = own_parameters(clauses) if stated else {}
    names = {path.removeprefix(OWN): parameter for path, parameter in declared.items()}
    for name, typed in stated.items():
        if name not in names:
            yield OWN + name, _undeclared(name, names)
            continue
        try:
            read_own(names[name], typed)
        except NotOfTheTypeError:
            facts = {"title": names[name].title or name, "name": name, "value": typed, "wanted": wanted(names[name])}
            yield OWN + name, Message("TK-R421", facts)
        if found := _REACHES.search(typed) if names[name].type in (*_WORDS, ParameterType.TEXT_LIST) else None:
            yield OWN + name, Message("TK-R422", {"name": name, "words": found[0]})


def _undeclared(name: str, names: Iterable[str]) -> Message:
    known = tuple(names)
    near = near_spellings(name, known)
    if near:
        return Message("TK-R423", {"name": name, "guess": near[0]})
    return Message("TK-R420", {"name": name, "known": ", ".join(known) or text("own-value.none_asked")})


def wanted(parameter: Parameter) -> str:
    """What may be written, with its limits, in the language in use: `ett belopp i kronor, 1 till 50 000`."""
    if parameter.words is not None and parameter.type in _CHOICES:
        return ", ".join(parameter.words)
    sort = text(f"own-value.{parameter.type.value}")
    low, high = parameter.minimum, parameter.maximum
    if low is None or high is None:
        return sort
    return text("own-value.limits", sort=sort, low=write_number(low), high=write_number(high))


def declared_otherwise(clauses: Iterable[Clause]) -> Iterator[tuple[str, Parameter, Message]]:
    """The clauses that declare an own value with another type than one before them: a case can't state both."""
    first: dict[str, tuple[str, Parameter]] = {}
    for clause in clauses:
        for parameter in clause.parameters.values():
            if not parameter.source.startswith(OWN):
                continue
            other, before = first.setdefault(parameter.source, (clause.id, parameter))
            if before.type is not parameter.type:
                facts = {
                    "path": parameter.source,
                    "type": parameter.type.value,
                    "other": other,
                    "was": before.type.value,
                }
                yield clause.id, parameter, Message("TK-L372", facts)


def own_paths_asked(clause: Clause) -> frozenset[str]:
    """The own values that the clause's conditions ask about."""
    return frozenset(
        path for condition in conditions_of(clause) for path in paths_of(condition) if path.startswith(OWN)
    )


def own_domain(parameter: Parameter) -> FactDomain:
    """The values that a condition may compare an own value of this type with."""
    words = tuple(parameter.words or ()) if parameter.type in _CHOICES else ()
    sort = _SORTS.get(parameter.type, FactType.NUMBER)
    return FactDomain(sort, many=parameter.type in _LISTS, words=words)
