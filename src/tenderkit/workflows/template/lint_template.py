"""A Word template before it is used: everything for which a build would refuse it."""

import re
from collections.abc import Iterator
from pathlib import Path

from tenderkit.messages import Message
from tenderkit.model.papers.document import BulletList, Document, Heading, Paragraph, Text
from tenderkit.model.papers.kind import CONTENT_SLOT, LETTERHEAD
from tenderkit.model.template.template import CompiledTemplate
from tenderkit.problems import InvalidInputError, Problem, RefusedError, TenderkitError
from tenderkit.readers.template.template_reader import read_template
from tenderkit.readers.word.document_text import walk
from tenderkit.readers.word.package import Package, read_package

_TAG = re.compile(r"\{\{.*?\}\}|\{%.*?%\}")
_QUOTED = 60  # letters of a text that a message repeats
_WORDS = (Text("Prov"),)
_TRIAL = Document(
    kind="prov",
    title="Prov",
    facts=dict.fromkeys(LETTERHEAD, "Prov"),
    blocks=(Heading(1, "1", _WORDS), BulletList(((Paragraph(_WORDS),),), ordered=True)),
    clauses=(),
    requirements=(),
    questions=(),
)


def lint_template(path: Path) -> tuple[Problem, ...]:
    """Every fault of the template; raises `RefusedError` when it is no Word file at all."""
    if not path.is_file():
        raise RefusedError("TK-S008", {"path": path})
    source = path.read_bytes()
    try:
        template = read_template(source, path, LETTERHEAD, (CONTENT_SLOT,))
    except InvalidInputError as error:
        return error.problems
    return (*_trial_problems(template, path), *_running_text(read_package(source, path), path))


def _running_text(package: Package, path: Path) -> Iterator[Problem]:
    """Words typed into the body reach Word and PDF but not HTML and text, so the formats no longer say the same."""
    for block in walk(package):
        if block.part == package.main_part and _TAG.sub("", block.text).strip():
            facts = {"words": block.text.strip()[:_QUOTED]}
            yield Problem(path, block.address.index, 0, Message("TK-T050", facts))


def _trial_problems(template: CompiledTemplate, path: Path) -> tuple[Problem, ...]:
    """Styles and lists that a document needs are missed only when one is dressed in the template."""
    from tenderkit.writers.word import write_word

    try:
        write_word(_TRIAL, template)
    except TenderkitError as error:
        return (Problem(path, 0, 0, error.message),)
    return ()
