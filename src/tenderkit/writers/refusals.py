"""What stops us from writing, worded for the one who has to mend it."""

import errno
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from functools import wraps
from pathlib import Path
from typing import ParamSpec, TypeVar

from tenderkit.messages import Message
from tenderkit.problems import RefusedError

Given = ParamSpec("Given")
Result = TypeVar("Result")

CHANGED_MEANWHILE = "TK-F018"
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


class ChangedMeanwhileError(WritingRefusedError):
    """Somebody else wrote a file between our reading and our writing, so the work was done on what no longer stands."""


class HalfwayError(WritingRefusedError):
    """Some files were moved and could not be taken back: the next run finishes the set, or takes it back."""


def stop_if_refused(messages: Sequence[Message]) -> None:
    """Stop if there is a reason to. Whatever else was found may be the other's work, so what changed is told alone."""
    if changed := [message for message in messages if message.code == CHANGED_MEANWHILE]:
        raise ChangedMeanwhileError(changed)
    if messages:
        raise WritingRefusedError(messages)


def once_more(work: Callable[Given, Result]) -> Callable[Given, Result]:
    """`work` reads and writes; if somebody else wrote meanwhile, it is done once again from the reading."""

    @wraps(work)
    def working(*args: Given.args, **kwargs: Given.kwargs) -> Result:
        with suppress(ChangedMeanwhileError):
            return work(*args, **kwargs)
        return work(*args, **kwargs)

    return working


@contextmanager
def preparing(path: Path) -> Iterator[None]:
    """Faults of the system while something is written beside `path`, or its folder is made."""
    try:
        yield
    except OSError as error:
        raise _refusal(_folder_fault(error, path)) from error


@contextmanager
def touching(path: Path) -> Iterator[None]:
    """Faults of the system while the file `path` itself is opened or replaced: denied means that Word holds it."""
    try:
        yield
    except OSError as error:
        raise _refusal(_file_fault(error, path)) from error


def _refusal(message: Message) -> WritingRefusedError:
    changed = message.code == CHANGED_MEANWHILE
    return ChangedMeanwhileError([message]) if changed else WritingRefusedError([message])


def _folder_fault(error: OSError, path: Path) -> Message:
    if error.errno in _DENIED:
        return Message("TK-F002", {"folder": str(path.parent)})
    return _system_fault(error, path)


def _file_fault(error: OSError, path: Path) -> Message:
    if error.errno in _DENIED:
        return Message("TK-F007", {"path": str(path)})
    return _system_fault(error, path)


def _system_fault(error: OSError, path: Path) -> Message:
    if error.errno == errno.ENOENT:  # another run has removed the folder that it made, or swept our file away
        return Message(CHANGED_MEANWHILE, {"path": str(path)})
    if error.errno in _NO_FOLDER:
        return Message("TK-F001", {"folder": str(path.parent)})
    if error.errno == errno.EROFS:
        return Message("TK-F002", {"folder": str(path.parent)})
    if error.errno in _NO_ROOM:
        return Message("TK-F008", {"path": str(path)})
    return Message("TK-F011", {"path": str(path), "reason": error.strerror or type(error).__name__})
