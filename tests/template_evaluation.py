"""The smallest evaluation of a compiled template, to compare with docxtpl: the real one is the Word writer."""

from collections.abc import Iterator, Mapping
from typing import Any
from xml.sax.saxutils import escape

from tenderkit.model.template import CompiledTemplate, Content, For, If, Literal, Name, Node, Program, Value
from word_files import zipped

Values = Mapping[str, Any]
_FILTERS = {"upper": str.upper, "lower": str.lower}


def filled(template: CompiledTemplate, values: Values) -> bytes:
    """The finished file. A slot's value is XML."""
    return zipped(
        {
            part: evaluate(template.programs[part], values).encode() if part in template.programs else template.parts[part]
            for part in template.order
        }
    )


def evaluate(program: Program, values: Values) -> str:
    return "".join(piece for node in program for piece in _evaluated(node, values))


def _evaluated(node: Node, values: Values) -> Iterator[str]:
    match node:
        case Literal(xml):
            yield xml
        case Value(name, filters):
            text = str(_look_up(name, values))
            for chosen in filters:
                text = _FILTERS[chosen](text)
            yield escape(text)
        case Content(name):
            yield values[name]
        case If(branches):
            chosen_body = next((body for test, body in branches if test is None or _look_up(test, values)), ())
            yield evaluate(chosen_body, values)
        case For(variable, over, body):
            for item in _look_up(over, values):
                yield evaluate(body, {**values, variable: item})


def _look_up(name: Name, values: Values) -> Any:  # noqa: ANN401 -- a test value is a text, a list or a mapping
    found: Any = values
    for word in name:
        found = found[word]
    return found
