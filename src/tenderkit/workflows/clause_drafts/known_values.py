"""The values that a clause can print, by the Swedish labels under which a writer knows them.

How a value is written, in which bounds and with which words is taken from the clauses that print it already, so that a
writer who puts in «antal platser» gets a hole like every other.
"""

from collections import Counter
from collections.abc import Iterator, Mapping

from msgspec import Struct
from msgspec.structs import replace

from tenderkit.messages import document_text
from tenderkit.model.clauses.clause import BUILT_IN_HOLES, Parameter, ParameterType
from tenderkit.model.clauses.library import ClauseLibrary
from tenderkit.model.conditions.fact_path import is_within
from tenderkit.readers.yaml.yaml_events import Tree
from tenderkit.rules.clauses.condition_words import fact_title
from tenderkit.workflows.clauses.lint_library import newest_clauses

_NOT_OF_A_CASE = ("agreement", "supplier", "own")  # known where an agreement is written, or to one clause alone
_USUAL = Parameter("", "", ParameterType.TEXT)
_SIGNS = frozenset("{}[]\\")


class KnownValue(Struct, frozen=True):
    """A value by its label; the parties' own words have no parameter."""

    label: str
    name: str
    parameter: Parameter | None = None

    @property
    def chip(self) -> str:
        """As it stands in the text that is written."""
        return f"{{{self.label}}}"


def values_of(library: ClauseLibrary, own: Mapping[str, Parameter]) -> tuple[KnownValue, ...]:
    """The clause's own values first, then the parties' words, then what other clauses print; no label stands twice."""
    found = [KnownValue(document_text(f"readable.hole.{name}"), name) for name in BUILT_IN_HOLES]
    taken = {value.label.casefold() for value in found}
    mine = [*_labelled(own, taken)]
    others = {name: each for name, each in _of_the_library(library, own).items() if name not in own}
    return (*mine, *found, *sorted(_labelled(others, taken), key=lambda value: value.label))


def parameter_as_written(parameter: Parameter) -> Tree:
    """The parameter as the front matter declares it."""
    told: dict[str, Tree] = {
        "from": parameter.source,
        "type": parameter.type.value,
        "one": parameter.one or None,
        "many": parameter.many or None,
        "words": dict(parameter.words) if parameter.words else None,
        "join": parameter.join if parameter.join != _USUAL.join else None,
        "min": None if parameter.minimum is None else f"{parameter.minimum:f}",
        "max": None if parameter.maximum is None else f"{parameter.maximum:f}",
        "max_length": str(parameter.max_length) if parameter.max_length != _USUAL.max_length else None,
        "ask": parameter.ask or None,
        "title": parameter.title or None,
    }
    return {name: value for name, value in told.items() if value is not None}


def _labelled(parameters: Mapping[str, Parameter], taken: set[str]) -> Iterator[KnownValue]:
    """By the last title of each fact; by all of them where two would be called the same."""
    full = {name: each.title or fact_title(each.source) for name, each in parameters.items()}
    last = {name: title.rpartition(", ")[2] for name, title in full.items()}
    often = Counter(title.casefold() for title in last.values())
    for name, parameter in parameters.items():
        label = _as_label(last[name] if often[last[name].casefold()] == 1 else full[name])
        if label.casefold() in taken:
            label = _as_label(full[name])
        if label.casefold() in taken:
            label = f"{label} ({name})"
        taken.add(label.casefold())
        yield KnownValue(label, name, parameter)


def _of_the_library(library: ClauseLibrary, own: Mapping[str, Parameter]) -> dict[str, Parameter]:
    """One parameter for each fact that a clause prints and this one doesn't, under a name that is free here."""
    seen = {parameter.source for parameter in own.values()}
    found: dict[str, Parameter] = {}
    for clause in newest_clauses(library).values():
        for parameter in clause.parameters.values():
            if parameter.source not in seen and not is_within(parameter.source, *_NOT_OF_A_CASE):
                seen.add(parameter.source)
                name = next(each for each in _names(parameter.name) if each not in own and each not in found)
                found[name] = replace(parameter, name=name)
    return found


def _names(name: str) -> Iterator[str]:
    yield name
    yield from (f"{name}_{number}" for number in range(2, 1000))


def _as_label(title: str) -> str:
    """Within a sentence, so without the capital unless it is an abbreviation's, and without the signs that stand around a label."""
    label = "".join(letter for letter in title if letter not in _SIGNS)
    return label if label[1:2].isupper() else f"{label[:1].lower()}{label[1:]}"
