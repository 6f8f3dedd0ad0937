"""Fills a compiled template: a walk over nodes in which nothing can be executed and every value is text."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import assert_never

from tenderkit.model.template.template import Content, For, If, Literal, Name, Program, Value
from tenderkit.writers.word.xml_text import escape

FILTERS: Mapping[str, Callable[[str], str]] = {"upper": str.upper, "lower": str.lower}


def render_part(program: Program, values: Mapping[str, object], content: Mapping[str, str]) -> str:
    """XML of one part. A name without a value prints nothing, as in plain docxtpl; `content` is finished XML by slot."""
    return "".join(_pieces(program, values, content))


def _pieces(program: Program, values: Mapping[str, object], content: Mapping[str, str]) -> Iterator[str]:
    for node in program:
        match node:
            case Literal(xml):
                yield xml
            case Value(name, filters):
                yield _printed(_look_up(name, values), filters)
            case Content(slot):
                yield content[slot]
            case If(branches):
                chosen = (body for test, body in branches if test is None or _look_up(test, values))
                yield from _pieces(next(chosen, ()), values, content)
            case For(variable, over, body):
                for item in _items(over, values):
                    yield from _pieces(body, {**values, variable: item}, content)
            case _:
                assert_never(node)


def _look_up(name: Name, values: Mapping[str, object]) -> object:
    """The value of a dotted name; None where it is not stated."""
    found: object = values
    for step in name:
        found = found.get(step) if isinstance(found, Mapping) else None
    return found


def _items(name: Name, values: Mapping[str, object]) -> Iterable[object]:
    found = _look_up(name, values)
    return found if isinstance(found, (list, tuple)) else ()


def _printed(value: object, filters: tuple[str, ...]) -> str:
    printed = "" if value is None else str(value)
    for name in filters:
        printed = FILTERS[name](printed)
    return escape(printed)
