"""Letterheads and document kinds before they are used: everything for which a build would refuse them."""

import re
from collections.abc import Iterator
from pathlib import Path

from tenderkit.messages import Message
from tenderkit.model.papers.document import BulletList, Document, Heading, Paragraph, Text
from tenderkit.model.papers.kind import CONTENT_SLOT, LETTERHEAD_FACTS
from tenderkit.model.template.template import CompiledTemplate
from tenderkit.problems import InvalidInputError, Problem, RefusedError, TenderkitError
from tenderkit.project.places import TEMPLATE_FILE, ProjectPlaces, find_places
from tenderkit.readers.papers.kind_reader import KIND_FILE, read_kind
from tenderkit.readers.template.template_reader import read_template
from tenderkit.readers.word.document_text import walk
from tenderkit.readers.word.package import Package, read_package
from tenderkit.readers.yaml.yaml_reader import read_yaml

_TAG = re.compile(r"\{\{.*?\}\}|\{%.*?%\}")
_QUOTED = 60  # letters of a text that a message repeats
_WORDS = (Text("Prov"),)
_TRIAL = Document(
    kind="prov",
    title="Prov",
    facts=dict.fromkeys(LETTERHEAD_FACTS, "Prov"),
    blocks=(Heading(1, "1", _WORDS), BulletList(((Paragraph(_WORDS),),), ordered=True)),
    clauses=(),
    requirements=(),
    questions=(),
)


def lint_templates(start: Path) -> tuple[Problem, ...]:
    """Every fault of the document kinds and letterheads that are in force at `start`."""
    places = find_places(start.resolve())
    folders = (places.kind_folder(kind_id) for kind_id in places.kinds())
    kinds = (problem for folder in folders if folder is not None for problem in _kind_problems(folder, places))
    letterheads = (problem for name in places.letterheads() for problem in _letterhead_problems(name, places))
    return (*kinds, *letterheads)


def lint_kind(folder: Path) -> tuple[Problem, ...]:
    """Every fault of one document kind; raises `RefusedError` when the folder holds none."""
    if not (folder / KIND_FILE).is_file():
        raise RefusedError("TK-S008", {"path": folder / KIND_FILE})
    return tuple(_kind_problems(folder, find_places(folder.resolve())))


def _kind_problems(folder: Path, places: ProjectPlaces) -> Iterator[Problem]:
    try:
        read_kind(folder, places.letterheads())
    except TenderkitError as error:
        yield from _told(error, folder / KIND_FILE)
    else:
        yield from read_yaml(folder / KIND_FILE).remarks
    yield from _unused_template(folder)


def _letterhead_problems(letterhead: str, places: ProjectPlaces) -> tuple[Problem, ...]:
    path = places.letterhead_folder(letterhead) / TEMPLATE_FILE
    try:
        return lint_template(path)
    except TenderkitError as error:
        return _told(error, path)


def _told(error: TenderkitError, path: Path) -> tuple[Problem, ...]:
    """What stops the reading of one file, so that the others are read all the same."""
    return error.problems if isinstance(error, InvalidInputError) else (Problem(path, 0, 0, error.message),)


def lint_template(path: Path) -> tuple[Problem, ...]:
    """Every fault of one Word file; raises `RefusedError` when it is no Word file at all."""
    if not path.is_file():
        raise RefusedError("TK-S008", {"path": path})
    source = path.read_bytes()
    try:
        template = read_template(source, path, LETTERHEAD_FACTS, (CONTENT_SLOT,))
    except InvalidInputError as error:
        return error.problems
    return (
        *_trial_problems(template, path),
        *_running_text(read_package(source, path), path),
        *_unused_template(path.parent),
    )


def _unused_template(folder: Path) -> Iterator[Problem]:
    """A kind names its letterhead; a template that lies beside its text is taken for one."""
    template = folder / TEMPLATE_FILE
    if template.is_file() and (folder / KIND_FILE).is_file():
        yield Problem(template, 0, 0, Message("TK-T067"))


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
