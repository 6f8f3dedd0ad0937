"""The smallest evaluation of a compiled template, to compare with docxtpl: the real one is the Word writer."""

from collections.abc import Iterator, Mapping
from io import BytesIO
from xml.sax.saxutils import escape

import pytest
from docxtpl import DocxTemplate

from judges.word_files import FILE, codes_of, paragraph, word_file, zipped
from tenderkit.model.template.template import CompiledTemplate, Content, If, Literal, Node, Program, Value
from tenderkit.problems import InvalidInputError
from tenderkit.readers.template.template_reader import read_template
from tenderkit.readers.word.document_text import visible_text
from tenderkit.readers.word.package import read_package

Values = Mapping[str, str]
NAMES = ("authority", "unit", "wanted")
CONTENT = paragraph("{{p content }}")
VALUES: Values = {
    "authority": "Östersunds kommun & <Teknik>",
    "unit": "",
    "wanted": "ja",
}


def read(source: bytes, slots: tuple[str, ...] = ()) -> CompiledTemplate:
    return read_template(source, FILE, NAMES, slots)


def faults(body: str, slots: tuple[str, ...] = (), stories: Mapping[str, str] | None = None) -> list[str]:
    """The codes of what is wrong with a template that has this body."""
    with pytest.raises(InvalidInputError) as caught:
        read(word_file(body, stories=stories), slots)
    return codes_of(caught.value)


def text_by_us(source: bytes, values: Values, slots: tuple[str, ...] = ()) -> str:
    return visible_text(read_package(filled(read(source, slots), values), FILE))


def text_by_docxtpl(source: bytes, values: Values) -> str:
    template = DocxTemplate(BytesIO(source))
    template.render(dict(values), autoescape=True)
    file = BytesIO()
    template.save(file)
    return visible_text(read_package(file.getvalue(), FILE))


def filled(template: CompiledTemplate, values: Values) -> bytes:
    """The finished file. A slot's value is XML."""
    return zipped(
        {
            part: evaluate(template.programs[part], values).encode()
            if part in template.programs
            else template.parts[part]
            for part in template.order
        }
    )


def evaluate(program: Program, values: Values) -> str:
    return "".join(piece for node in program for piece in _evaluated(node, values))


def _evaluated(node: Node, values: Values) -> Iterator[str]:
    match node:
        case Literal(xml):
            yield xml
        case Value(name):
            yield escape(values[name])
        case Content(name):
            yield values[name]
        case If(branches):
            chosen = next((body for test, body in branches if test is None or values[test]), ())
            yield evaluate(chosen, values)
