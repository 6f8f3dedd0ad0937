"""`upphandling.lock.yaml` -> Lock."""

from pathlib import Path

from tenderkit.messages import Message
from tenderkit.model.papers.lock import Lock
from tenderkit.problems import InvalidInputError, Problem
from tenderkit.readers.yaml.validation import validate
from tenderkit.readers.yaml.yaml_reader import read_yaml


def read_lock(path: Path) -> Lock:
    """The lock, or an empty one when nothing has been built; raises `InvalidInputError` for a damaged one."""
    if not path.exists():
        return Lock()
    try:
        return validate(Lock, read_yaml(path))
    except InvalidInputError as error:  # nobody mends a lock by hand, so one line and one remedy are enough
        first = error.problems[0]
        raise InvalidInputError([Problem(path, first.line, first.column, Message("TK-F017"))]) from None
