"""What stops us from writing, worded for the one who has to mend it."""

import errno
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from tenderkit.messages import Message
from tenderkit.problems import RefusedError

_NO_ROOM = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
_NO_FOLDER = frozenset({errno.ENOTDIR, errno.EEXIST})
_DENIED = frozenset({errno.EACCES, errno.EPERM})


class WritingRefusedError(RefusedError):
    """Nothing was written; carries every reason found in one run, and `message` is the first of them."""

    def __init__(self, messages: Sequence[Message]) -> None:
        self.messages = tuple(messages)
        self.message = self.messages[0]
        Exception.__init__(self, self.message.code)

    def __str__(self) -> str:
        return "\n".join(map(str, self.messages))


def stop_if_refused(messages: Sequence[Message]) -> None:
    """Stop if there is a reason to."""
    if messages:
        raise WritingRefusedError(messages)


@contextmanager
def preparing(path: Path) -> Iterator[None]:
    """Faults of the system while something is written beside `path`, or its folder is made."""
    try:
        yield
    except OSError as error:
        raise WritingRefusedError([_folder_fault(error, path)]) from error


@contextmanager
def touching(path: Path) -> Iterator[None]:
    """Faults of the system while the file `path` itself is opened or replaced: denied means that Word holds it."""
    try:
        yield
    except OSError as error:
        raise WritingRefusedError([_file_fault(error, path)]) from error


def _folder_fault(error: OSError, path: Path) -> Message:
    if error.errno in _DENIED:
        return Message("TK-F002", {"folder": str(path.parent)})
    return _system_fault(error, path)


def _file_fault(error: OSError, path: Path) -> Message:
    if error.errno in _DENIED:
        return Message("TK-F007", {"path": str(path)})
    return _system_fault(error, path)


def _system_fault(error: OSError, path: Path) -> Message:
    if error.errno in _NO_FOLDER:
        return Message("TK-F001", {"folder": str(path.parent)})
    if error.errno == errno.EROFS:
        return Message("TK-F002", {"folder": str(path.parent)})
    if error.errno in _NO_ROOM:
        return Message("TK-F008", {"path": str(path)})
    return Message("TK-F011", {"path": str(path), "reason": error.strerror or type(error).__name__})
