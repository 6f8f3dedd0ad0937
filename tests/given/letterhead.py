"""The shipped letterheads, compiled as a build compiles them, and ways to make them worse."""

from collections.abc import Mapping
from io import BytesIO
from pathlib import Path, PurePath
from zipfile import ZipFile

from msgspec.structs import replace

from tenderkit.model.template.template import CompiledTemplate
from tenderkit.readers.template.template_reader import read_template

LETTERHEADS = Path(__file__).parents[2] / "templates" / "letterheads"
TEMPLATE = LETTERHEADS / "myndighet" / "template.docx"
FACTS = frozenset({"authority_name", "unit", "registration_number", "document_title", "case_title", "for_person"})
STYLES = "word/styles.xml"


def letterhead(name: str = "myndighet") -> CompiledTemplate:
    source = (LETTERHEADS / name / "template.docx").read_bytes()
    return read_template(source, PurePath("template.docx"), FACTS, {"content"})


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
