"""The shipped letterhead, compiled as a build compiles it, and ways to make it worse."""

from collections.abc import Mapping
from dataclasses import replace
from io import BytesIO
from pathlib import Path, PurePath
from zipfile import ZipFile

from tenderkit.model.template.template import CompiledTemplate
from tenderkit.readers.template.template_reader import read_template

TEMPLATE = Path(__file__).parents[2] / "templates" / "kravavsnitt" / "template.docx"
FACTS = frozenset({"authority_name", "unit", "registration_number", "document_title", "case_title"})
STYLES = "word/styles.xml"


def letterhead() -> CompiledTemplate:
    return read_template(TEMPLATE.read_bytes(), PurePath("template.docx"), FACTS, {"content"})


def with_parts(template: CompiledTemplate, parts: Mapping[str, bytes]) -> CompiledTemplate:
    """The template with some parts added or replaced."""
    return replace(template, parts={**template.parts, **parts}, order=tuple(dict.fromkeys([*template.order, *parts])))


def changed(template: CompiledTemplate, part: str, old: str, new: str) -> CompiledTemplate:
    """The template with other words in one part; `old` must stand there."""
    data = template.parts[part]
    assert old.encode() in data
    return with_parts(template, {part: data.replace(old.encode(), new.encode())})


def parts_of(package: bytes) -> dict[str, bytes]:
    with ZipFile(BytesIO(package)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}
