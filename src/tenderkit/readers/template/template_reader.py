"""From a Word template to a program that can only copy, fill and choose: see `model/template/template.py`.

A template is an ordinary docxtpl template of which a small part of the language is accepted: `{{ name }}`; `{{p slot }}`
alone in its paragraph; `if`, `elif`, `else` on a name, in running text, as `{%p … %}` alone in a paragraph or as `{%tr … %}`
alone in a table row. What repeats (tables, lists) are blocks, which are never written in a template.
"""

from collections.abc import Collection, Mapping
from pathlib import PurePath

from tenderkit.model.template.template import CompiledTemplate
from tenderkit.problems import InvalidInputError, Problem
from tenderkit.readers.word.package import look_through, read_package


def read_template(
    source: bytes,
    name: PurePath,
    names: Collection[str],
    slots: Collection[str],
    prepared: Mapping[str, str] | None = None,
) -> CompiledTemplate:
    """The compiled template, or every fault of it in one InvalidInputError; a problem's line is the paragraph's number.

    `names` are the facts that it may print. `prepared` is what `prepare` once returned for the very same bytes; it saves
    loading docxtpl.
    """
    from tenderkit.readers.template.compiler import compile_package
    from tenderkit.readers.template.tag_rules import Vocabulary

    package = read_package(source, name)
    vocabulary = Vocabulary(frozenset(names), frozenset(slots))
    return compile_package(package, source, vocabulary, prepared or {})


def read_all_faults(
    source: bytes, name: PurePath, names: Collection[str], slots: Collection[str], *, unmarked: bool = False
) -> tuple[CompiledTemplate | None, tuple[Problem, ...]]:
    """The template, if it can be used, and everything to tell its owner; a problem's key is its part and paragraph.

    `unmarked` is a letterhead for papers that carry nothing of the municipality.

    Raises `RefusedError` for a file that is no Word document, or that isn't safe to open.
    """
    from tenderkit.readers.template.compiler import compile_package
    from tenderkit.readers.template.content_faults import find_content_problems
    from tenderkit.readers.template.municipal_marks import find_municipal_marks
    from tenderkit.readers.template.reused_numbering import find_reused_numbering
    from tenderkit.readers.template.tag_rules import Vocabulary
    from tenderkit.readers.template.unseen import find_unseen

    package, faults = look_through(source, name)
    problems = list(find_content_problems(package, faults))
    template = None
    try:
        template = compile_package(package, source, Vocabulary(frozenset(names), frozenset(slots)), {})
    except InvalidInputError as error:
        problems += error.problems
    marks = find_municipal_marks(package) if unmarked else ()
    problems += [fault.problem(name) for fault in (*find_unseen(package), *find_reused_numbering(package), *marks)]
    return None if faults else template, tuple({str(problem): problem for problem in problems}.values())


def prepare(source: bytes) -> dict[str, str]:
    """The parts with tags as docxtpl prepares them, by part name, to be shipped beside a template with its digest."""
    from tenderkit.readers.template.compiler import prepare_package

    return prepare_package(read_package(source, PurePath("template.docx")))
