"""A finished file that is no longer what was written, told at the file; neutrally, since Word rewrites what it saves."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from tenderkit.messages import Message
from tenderkit.model.papers.lock import FileState
from tenderkit.problems import Problem

_CODES = {FileState.CHANGED_AFTER_BUILD: "TK-F047", FileState.CHANGED_AFTER_ISSUE: "TK-F048"}


def changed_file_problems(files: Iterable[tuple[Path, FileState]]) -> Iterator[Problem]:
    """A warning for a built file, an error for an issued one: nobody may take it for the copy that was issued."""
    for path, state in files:
        if state.is_changed:
            yield Problem(path, 1, 1, Message(_CODES[state]))
