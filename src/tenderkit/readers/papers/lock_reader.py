"""`upphandling.lock.yaml` -> Lock."""

from hashlib import sha256
from pathlib import Path

from tenderkit.messages import Message
from tenderkit.model.papers.lock import Lock, StandingLock
from tenderkit.problems import InvalidInputError, Problem
from tenderkit.readers.yaml.validation import validate
from tenderkit.readers.yaml.yaml_reader import parse_yaml, read_bytes


def read_lock(path: Path | None) -> Lock:
    """The lock, or an empty one when nothing has been built or there is no folder for it.

    Raises `InvalidInputError` for a damaged one.
    """
    return read_standing_lock(path).lock


def read_standing_lock(path: Path | None) -> StandingLock:
    """The same with the digest of what was read, for the one who will write the lock again."""
    if path is None or not path.exists():
        return StandingLock(Lock.model_construct(), "")
    data = read_bytes(path)
    try:
        return StandingLock(validate(Lock, parse_yaml(data, path)), sha256(data).hexdigest())
    except InvalidInputError as error:  # nobody mends a lock by hand, so one line and one remedy are enough
        first = error.problems[0]
        raise InvalidInputError([Problem(path, first.line, first.column, Message("TK-F017"))]) from None
