"""Letterheads and document kinds before they are used: everything for which a build would refuse them, and what it would let out unseen."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from msgspec.structs import replace

from tenderkit.messages import Message
from tenderkit.messages.swedish_order import swedish_order
from tenderkit.model.papers.document import (
    BulletList,
    Document,
    FieldType,
    Form,
    FormField,
    Heading,
    Paragraph,
    SignatureLine,
    Signatures,
    Text,
)
from tenderkit.model.papers.kind import CONTENT_SLOT, LETTERHEAD_FACTS
from tenderkit.model.template.template import CompiledTemplate
from tenderkit.patterns import lazy_pattern
from tenderkit.problems import InvalidInputError, Problem, RefusedError, TenderkitError
from tenderkit.project.places import LETTERHEADS, TEMPLATE_FILE, ProjectPlaces, find_places
from tenderkit.readers.papers.kind_folder import KIND_FILE
from tenderkit.readers.papers.kind_reader import read_kind
from tenderkit.readers.template.template_reader import read_all_faults
from tenderkit.readers.word.package import read_word_file
from tenderkit.readers.yaml.yaml_reader import read_yaml
from tenderkit.workflows.template.letterhead_use import speaks_for_authority

_WORD_FILES = (".docx", ".docm", ".dotx", ".dotm", ".doc")
_OWNER_FILE = "~$"  # Word's own mark that somebody has the document open; no document
_UNKNOWN = ("TK-T002", "TK-T030")
_NAME = lazy_pattern(r"[a-z_]+(?:\.[a-z_]+)*(?=\s*[%}])")
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

_TRIAL_FORM = replace(
    _TRIAL,
    blocks=(
        Form("Prov", (FormField("prov", "Prov", FieldType.TEXT, help="Prov"),)),
        Signatures(((_WORDS, (SignatureLine("Prov"),)),)),
    ),
)


def lint_templates(start: Path) -> tuple[Problem, ...]:
    """Every fault of the document kinds and letterheads that are in force at `start`."""
    places = find_places(start.resolve())
    folders = [folder for kind_id in places.kinds() if (folder := places.kind_folder(kind_id)) is not None]
    templates = (places.letterhead_folder(name) / TEMPLATE_FILE for name in places.letterheads())
    return _all_problems(folders, templates, places.letterheads())


def lint_folder(folder: Path) -> tuple[Problem, ...]:
    """Every fault of a document kind, or of all kinds and Word files below the folder; `RefusedError` when it holds none."""
    if (folder / KIND_FILE).is_file():
        kinds, templates = [folder], [folder / TEMPLATE_FILE] if (folder / TEMPLATE_FILE).is_file() else []
    else:
        kinds, templates = _below(folder)
    if not (kinds or templates):
        raise RefusedError("TK-S008", {"path": folder / KIND_FILE})
    places = find_places(folder.resolve())
    own = (path.parent.name for path in templates if path.name == TEMPLATE_FILE)
    letterheads = tuple(sorted({*places.letterheads(), *own}, key=swedish_order))
    return _all_problems(kinds, templates, letterheads)


def lint_template(path: Path) -> tuple[Problem, ...]:
    """Every fault of one Word file; raises `RefusedError` when it is no Word file at all, or none that is safe to open."""
    if not path.is_file():
        raise RefusedError("TK-S008", {"path": path})
    source = read_word_file(path)
    unmarked = _is_letterhead(path) and not speaks_for_authority(path.parent.name, find_places(path.resolve().parent))
    template, problems = read_all_faults(source, path, LETTERHEAD_FACTS, (CONTENT_SLOT,), unmarked=unmarked)
    told = (_told_as_fact(problem, path) if problem.message.code in _UNKNOWN else problem for problem in problems)
    trial = _trial_problems(template, path) if template is not None else ()
    return (*told, *trial, *_unused_template(path.parent))


def _is_letterhead(path: Path) -> bool:
    return path.name == TEMPLATE_FILE and path.resolve().parents[1].match(LETTERHEADS)


def _below(folder: Path) -> tuple[list[Path], list[Path]]:
    """The folders of kinds and the Word files, also of sorts that are refused: their owner is told."""
    found = sorted((path for path in folder.rglob("*") if path.is_file()), key=lambda path: swedish_order(str(path)))
    words = [path for path in found if path.suffix.lower() in _WORD_FILES and not path.name.startswith(_OWNER_FILE)]
    return [path.parent for path in found if path.name == KIND_FILE], words


def _all_problems(
    kinds: Iterable[Path], templates: Iterable[Path], letterheads: tuple[str, ...]
) -> tuple[Problem, ...]:
    of_kinds = (problem for folder in kinds for problem in _kind_problems(folder, letterheads))
    of_templates = (problem for path in templates for problem in _template_problems(path))
    return tuple({str(problem): problem for problem in (*of_kinds, *of_templates)}.values())


def _kind_problems(folder: Path, letterheads: tuple[str, ...]) -> Iterator[Problem]:
    try:
        read_kind(folder, letterheads)
    except TenderkitError as error:
        yield from _told(error, folder / KIND_FILE)
    else:
        yield from read_yaml(folder / KIND_FILE).remarks
    yield from _unused_template(folder)


def _template_problems(path: Path) -> tuple[Problem, ...]:
    try:
        return lint_template(path)
    except TenderkitError as error:
        return _told(error, path)


def _told(error: TenderkitError, path: Path) -> tuple[Problem, ...]:
    """What stops the reading of one file, so that the others are read all the same."""
    return error.problems if isinstance(error, InvalidInputError) else (Problem(path, 0, 0, error.message),)


def _told_as_fact(problem: Problem, path: Path) -> Problem:
    """An unknown name that the document kinds know, or the case itself, was no slip of the pen."""
    facts = problem.message.facts
    named = _NAME.search(facts["tag"])
    if facts["known"] in LETTERHEAD_FACTS or named is None or not _is_fact(named[0], path):
        return problem
    known = ", ".join(LETTERHEAD_FACTS)
    message = Message("TK-T086", {"name": named[0], "where": facts["where"], "known": known})
    return Problem(problem.file, problem.line, problem.column, message, problem.key)


def _is_fact(name: str, path: Path) -> bool:
    if "." in name:
        from tenderkit.rules.conditions.facts import field_at

        return field_at(name) is not None
    places = find_places(path.resolve().parent)
    return any(name in parameters for parameters in _parameters(places))


def _parameters(places: ProjectPlaces) -> Iterator[Iterable[str]]:
    """The names that the texts of the kinds in force may print; one that can't be read has none."""
    for folder in filter(None, map(places.kind_folder, places.kinds())):
        try:
            yield read_kind(folder, places.letterheads()).parameters
        except TenderkitError:
            continue


def _unused_template(folder: Path) -> Iterator[Problem]:
    """A kind names its letterhead; a template that lies beside its text is taken for one."""
    template = folder / TEMPLATE_FILE
    if template.is_file() and (folder / KIND_FILE).is_file():
        yield Problem(template, 0, 0, Message("TK-T067"))


def _trial_problems(template: CompiledTemplate, path: Path) -> Iterator[Problem]:
    """Styles and lists that a document needs are missed only when one is dressed in the template."""
    from tenderkit.writers.word import write_word

    try:
        write_word(_TRIAL, template)
    except TenderkitError as error:
        yield Problem(path, 0, 0, error.message)
        return
    try:
        write_word(_TRIAL_FORM, template)
    except TenderkitError as error:
        yield Problem(path, 0, 0, Message("TK-T088", error.message.facts))
