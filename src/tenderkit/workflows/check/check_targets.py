"""What is checked when the user names files and folders: each case once, in the same order on every machine."""

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from msgspec import Struct, field
from msgspec.structs import replace

from tenderkit.messages import Message
from tenderkit.model.papers.lock import Lock
from tenderkit.problems import InvalidInputError, Problem, RefusedError, TenderkitError
from tenderkit.project.places import (
    CASE_FILE,
    ISSUED_FOLDER,
    LOCK_FILE,
    MUNICIPALITY_FILE,
    OUTPUT_FOLDER,
    YEARLY_FILE,
    case_file,
    holds_a_case,
    homes_of,
    is_case_file,
)
from tenderkit.project.search import search
from tenderkit.readers.papers.lock_reader import read_lock
from tenderkit.workflows.case.sound_case import STANDARD_INPUT

_ABOUT_NO_CASE = (MUNICIPALITY_FILE, YEARLY_FILE)
_CASES = frozenset({".yaml", ".yml"})
DOCUMENT_SUFFIXES = frozenset({".docx", ".html", ".htm", ".pdf", ".txt"})


class CheckTarget(Struct, frozen=True):
    """A case (its folder, its file or standard input), a finished document, with its case where that is known, or a file about no case.

    `with_files`: every file that the case's lock names is held against it too.
    """

    path: Path
    is_document: bool = False
    about_no_case: bool = False
    with_files: bool = False
    case: Path | None = None


class Targets(Struct):
    """What is to be checked, what was passed by, and what can't be checked at all."""

    found: list[CheckTarget] = field(default_factory=list)
    passed_by: list[Problem] = field(default_factory=list)
    refusals: list[TenderkitError] = field(default_factory=list)


def find_check_targets(paths: Iterable[Path], *, documents: bool = False) -> Targets:
    """Everything to check in the paths: a case folder is its own case, any other folder is searched whole.

    `documents` adds the Word documents in each case's own folder of documents and in that of its persons, and every file that was
    issued. A folder without a case is passed by, as a shell's `*/` names such folders too; but when that leaves nothing at all to
    check, it is a refusal.
    """
    targets = Targets()
    for path in paths:
        try:
            _look(path, targets)
        except OSError as error:
            facts = {"path": path, "reason": error.strerror or type(error).__name__}
            targets.refusals.append(RefusedError("TK-S009", facts))
    if documents:
        targets.found = [each for target in targets.found for each in _with_documents(target)]
    targets.found = list(_each_once(targets.found))
    if not targets.found:
        empty = (RefusedError("TK-S001", {"path": problem.file / CASE_FILE}) for problem in targets.passed_by)
        targets.refusals += empty
        targets.passed_by = []
    return targets


def _look(path: Path, targets: Targets) -> None:
    if path == STANDARD_INPUT:
        targets.found.append(CheckTarget(path))
    elif path.is_dir():
        _look_in_folder(path, targets)
    elif not path.exists():
        targets.refusals.append(RefusedError("TK-S001", {"path": path}))
    elif path.name == LOCK_FILE:
        targets.found.append(CheckTarget(path.parent))  # a lock is checked with its case
    elif path.name in _ABOUT_NO_CASE:
        targets.found.append(CheckTarget(path, about_no_case=True))
    elif path.suffix.lower() in _CASES or is_case_file(path):
        targets.found.append(CheckTarget(path))
    elif path.suffix.lower() in DOCUMENT_SUFFIXES:
        targets.found.append(CheckTarget(path, is_document=True))
    else:
        targets.refusals.append(RefusedError("TK-S022", {"path": path}))


def _look_in_folder(folder: Path, targets: Targets) -> None:
    if holds_a_case(folder):
        targets.found.append(CheckTarget(folder))
        return
    own = [CheckTarget(folder / name, about_no_case=True) for name in _ABOUT_NO_CASE if (folder / name).is_file()]
    targets.found += own
    below = search([folder])
    targets.found += (CheckTarget(file.parent) for file in below.cases)
    targets.refusals += (RefusedError("TK-S021", {"path": closed}) for closed in below.closed)
    if not below.cases and not below.closed and not own:
        targets.passed_by.append(Problem(folder, 1, 1, Message("TK-S020")))


def _with_documents(target: CheckTarget) -> Iterator[CheckTarget]:
    if target.is_document or target.about_no_case or target.path == STANDARD_INPUT:
        yield target
        return
    yield replace(target, with_files=True)
    for folder in homes_of(case_file(target.path).parent):
        found = (*search([folder / OUTPUT_FOLDER]).documents, *_issued_files(folder))
        yield from (CheckTarget(path, is_document=True, case=target.path) for path in found)


def _issued_files(folder: Path) -> Iterator[Path]:
    """In the folder for issued copies, and wherever in the case's folder one stands that the lock names."""
    try:
        lock = read_lock(folder / LOCK_FILE)
    except InvalidInputError:  # told of with the case
        lock = Lock()
    names = {name for copy in lock.issued for name in copy.outputs}
    files = sorted(path for path in folder.rglob("*") if path.suffix.lower() in DOCUMENT_SUFFIXES and path.is_file())
    away = (path for path in files if path.parent.name != OUTPUT_FOLDER)
    yield from (path for path in away if path.parent.name == ISSUED_FOLDER or path.name in names)


def _each_once(targets: Iterable[CheckTarget]) -> Iterator[CheckTarget]:
    seen: set[str] = set()
    for target in targets:
        real = os.path.realpath(target.path if target.is_document or target.about_no_case else case_file(target.path))
        if real not in seen:
            seen.add(real)
            yield target
