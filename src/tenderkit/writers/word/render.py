"""Fills a compiled template: a walk over nodes in which nothing can be executed and every value is text."""

from collections.abc import Iterator, Mapping
from typing import assert_never

from tenderkit.model.template.template import Content, If, Literal, Program, Value
from tenderkit.writers.word.xml_text import escape


def render_part(program: Program, values: Mapping[str, str], content: Mapping[str, str]) -> str:
    """XML of one part. A name without a value prints nothing, as in plain docxtpl; `content` is finished XML by slot."""
    return "".join(_pieces(program, values, content))


def _pieces(program: Program, values: Mapping[str, str], content: Mapping[str, str]) -> Iterator[str]:
    for node in program:
        match node:
            case Literal(xml):
                yield xml
            case Value(name):
                yield escape(values.get(name, ""))
            case Content(slot):
                yield content[slot]
            case If(branches):
                chosen = (body for test, body in branches if test is None or values.get(test))
                yield from _pieces(next(chosen, ()), values, content)
            case _:
                assert_never(node)
