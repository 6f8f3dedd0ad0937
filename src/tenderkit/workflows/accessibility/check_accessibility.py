"""Whether everybody can use a document: what keeps an aid from reading it, or an eye from seeing it."""

from pathlib import Path

from tenderkit.problems import Problem
from tenderkit.project.places import find_places
from tenderkit.readers.accessibility.heard_file import read_heard
from tenderkit.readers.finished.finished_rules_reader import read_finished_rules
from tenderkit.rules.accessibility.accessibility_rules import accessibility_findings


def check_accessibility(path: Path, *, beside: Path | None = None) -> tuple[Problem, ...]:
    """Everything found in a Word file, a page or a PDF; nothing for plain text, which has nothing but words.

    `beside` is the folder whose settings hold for it, where that isn't its own. Raises `RefusedError` for a file that isn't what its
    name says.
    """
    document = read_heard(path)
    if document is None:
        return ()
    places = find_places((beside or path.parent).resolve())
    known = read_finished_rules(places.clause_folders).say_nothing
    return tuple(Problem(path, found.line, 0, found.message) for found in accessibility_findings(document, known))
