"""Copies of the shipped law table in which one thing is otherwise, as a municipality may have them in its own folder."""

from collections.abc import Callable, Iterator, Mapping
from copy import deepcopy
from typing import Any

import yaml

from given.law_rows import LAW_FILE

Tree = dict[str, Any]
Fact = tuple[str, ...]  # the keys from an act's block to the fact: `("standstill", "days")`

_SHIPPED: Tree = yaml.load(LAW_FILE.read_text("utf-8"), Loader=yaml.BaseLoader)  # noqa: S506 - BaseLoader makes strings only
LAWS: tuple[str, ...] = tuple(_SHIPPED["acts"])


def changed_table(change: Callable[[Tree], object]) -> str:
    """The text of a copy of the table that `change` has had its way with."""
    table = deepcopy(_SHIPPED)
    change(table)
    return yaml.dump(table, Dumper=yaml.CSafeDumper, allow_unicode=True, sort_keys=False)


def facts_of_acts() -> tuple[Fact, ...]:
    """Every fact that some act states, each answer of a block and the block itself."""
    return tuple(dict.fromkeys(fact for law in LAWS for fact in _facts(_SHIPPED["acts"][law])))


def with_fact(fact: Fact, value: object) -> Callable[[Tree], None]:
    """Say something else of every act that has the fact."""

    def change(table: Tree) -> None:
        for law in having(fact):
            _block(table["acts"][law], fact)[fact[-1]] = value

    return change


def without_fact(fact: Fact) -> Callable[[Tree], None]:
    """Leave the fact out of every act that has it."""

    def change(table: Tree) -> None:
        for law in having(fact):
            del _block(table["acts"][law], fact)[fact[-1]]

    return change


def having(fact: Fact) -> tuple[str, ...]:
    """The acts that state the fact."""
    return tuple(law for law in LAWS if fact in _facts(_SHIPPED["acts"][law]))


def _facts(block: Mapping[str, Any], above: Fact = ()) -> Iterator[Fact]:
    for key, value in block.items():
        yield (*above, key)
        if isinstance(value, Mapping):
            yield from _facts(value, (*above, key))


def _block(act: Tree, fact: Fact) -> Tree:
    for key in fact[:-1]:
        act = act[key]
    return act
