"""How files reach the disk: all of them or none, each whole, and never over somebody's work.

Every file is written beside its target, forced to the disk and read back before the first one is moved. A move is
`os.replace`, so at any moment, also after a loss of power, a target holds either all of its old bytes or all of its
new ones. A run that is killed between two moves is mended by the next one: the same input gives the same bytes.

What is made of a file that stands there, such as a lock with one more entry, replaces only what it was made of: the
folder is ours from that comparison to the last move.
"""

import os
import secrets
import shutil
import time
from collections.abc import Collection, Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from tenderkit.messages import Message
from tenderkit.problems import TenderkitError
from tenderkit.writers.file_names import TEMPORARY_PREFIX
from tenderkit.writers.folder_lock import LOCK_NAME, sole_writer
from tenderkit.writers.refusals import CHANGED_MEANWHILE, WritingRefusedError, preparing, stop_if_refused, touching
from tenderkit.writers.targets import Output, Rights, digest_of, refusals, standing_bytes, target_reasons

__all__ = ["Outcome", "Output", "PlacedFile", "Rights", "digest_of", "place", "refusals"]

# A virus scanner may hold a new file for a moment on Windows.
_PAUSES_SECONDS = (0.05, 0.1, 0.2, 0.4)
# What another run that is just moving its files may make us believe.
_SURE_WHEN_ALONE = frozenset({"TK-F005", "TK-F006", CHANGED_MEANWHILE})


class Outcome(StrEnum):
    """What became of a file."""

    CREATED = "created"
    REPLACED = "replaced"
    UNCHANGED = "unchanged"


@dataclass(frozen=True, slots=True)
class PlacedFile:
    """A file that stands in its place; `digest` is for the lock."""

    path: Path
    digest: str
    outcome: Outcome


def place(
    outputs: Sequence[Output],
    *,
    known_digests: Collection[str] = frozenset(),
    force: bool = False,
) -> tuple[PlacedFile, ...]:
    """Put a set of files in place, in the order given; on any fault everything stands as it did before.

    A target is replaced only if its SHA-256 is among `known_digests` or with `force`; an issued one never is. One that
    an output is `made_of` is replaced only if it is still what was read, else `ChangedMeanwhileError` is raised.
    """
    _one_name_one_file(outputs)
    rights = Rights(known_digests, force=force)
    reasons = refusals(outputs, rights)
    if any(reason.code not in _SURE_WHEN_ALONE for reason in reasons):
        stop_if_refused(reasons)
    with ExitStack() as stack:
        for folder in _folders(outputs):
            stack.enter_context(_open_folder(folder))
        stop_if_refused(refusals(outputs, rights))
        prepared = [_Prepared(output, stack.enter_context(_written_beside(output))) for output in outputs]
        return _move_all(prepared, rights)


@dataclass(frozen=True, slots=True)
class _Prepared:
    """An output and its bytes beside the target; no file beside where the target already holds them."""

    output: Output
    beside: Path | None


def _one_name_one_file(outputs: Sequence[Output]) -> None:
    """Windows tells no difference between `A.txt` and `a.txt`."""
    names = [str(output.path).casefold() for output in outputs]
    if len(set(names)) != len(names):
        message = "two outputs have the same path"
        raise ValueError(message)


def _folders(outputs: Sequence[Output]) -> list[Path]:
    """Each folder once, however it is spelt; an outer folder before an inner one."""
    return sorted({output.path.parent.resolve(): output.path.parent for output in outputs}.values())


@contextmanager
def _open_folder(folder: Path) -> Iterator[None]:
    """The folder, made if need be, swept and to ourselves; what we made is removed if the work fails."""
    missing = [path for path in (folder, *folder.parents) if not os.path.lexists(path)]
    try:
        with preparing(folder / TEMPORARY_PREFIX):
            folder.mkdir(parents=True, exist_ok=True)
        with sole_writer(folder) as is_alone:
            if is_alone:
                _sweep(folder)
            yield
    except BaseException:
        for path in missing:
            with suppress(OSError):
                path.rmdir()
        raise


def _sweep(folder: Path) -> None:
    """Remove what a killed run left. Nobody else writes here now, so every such file is a leftover."""
    with suppress(OSError):
        leftovers = [path for path in folder.iterdir() if path.name.startswith(TEMPORARY_PREFIX)]
        for path in leftovers:
            if path.name != LOCK_NAME and path.is_file():
                path.unlink()


@contextmanager
def _written_beside(output: Output) -> Iterator[Path | None]:
    """The bytes, whole and read back, under a name that tells nothing; removed unless moved."""
    if standing_bytes(output.path) == output.data:
        yield None
        return
    beside = output.path.parent / f"{TEMPORARY_PREFIX}{secrets.token_hex(8)}.tmp"
    try:
        with preparing(output.path):
            _write_and_verify(beside, output)
        yield beside
    finally:
        with suppress(OSError):
            beside.unlink()


def _write_and_verify(beside: Path, output: Output) -> None:
    with beside.open("xb") as sink:
        sink.write(output.data)
        sink.flush()
        os.fsync(sink.fileno())
    if beside.read_bytes() != output.data:
        raise WritingRefusedError([Message("TK-F010", {"path": str(output.path)})])
    with suppress(OSError):  # rights that others have to the file stay; nothing stands there the first time
        shutil.copymode(output.path, beside)


def _move_all(prepared: Sequence[_Prepared], rights: Rights) -> tuple[PlacedFile, ...]:
    placed: list[PlacedFile] = []
    moved: list[tuple[Path, bytes | None]] = []
    try:
        for item in prepared:
            before = standing_bytes(item.output.path)
            outcome = _move(item, before, rights)
            if outcome is not Outcome.UNCHANGED:
                moved.append((item.output.path, before))
            placed.append(PlacedFile(item.output.path, digest_of(item.output.data), outcome))
    except BaseException:
        _put_back(moved)
        raise
    for folder in {path.parent for path, _ in moved}:
        _sync_folder(folder)
    return tuple(placed)


def _move(item: _Prepared, before: bytes | None, rights: Rights) -> Outcome:
    """Looked at again just before, since somebody may have saved the file while we wrote beside it."""
    path = item.output.path
    if item.beside is None:
        code = "TK-F005" if item.output.made_of is None else CHANGED_MEANWHILE
        stop_if_refused([Message(code, {"path": str(path)})] if before != item.output.data else [])
        return Outcome.UNCHANGED
    stop_if_refused(target_reasons(item.output, rights))
    with touching(path):
        _replace(item.beside, path)
    return Outcome.CREATED if before is None else Outcome.REPLACED


def _replace(beside: Path, path: Path) -> None:
    for pause in _PAUSES_SECONDS:
        with suppress(PermissionError):
            beside.replace(path)
            return
        time.sleep(pause)
    beside.replace(path)


def _put_back(moved: Sequence[tuple[Path, bytes | None]]) -> None:
    """As it was before the first move, as far as the fault allows; each file stays whole all the same."""
    for path, before in reversed(moved):
        with suppress(OSError, TenderkitError):
            if before is None:
                path.unlink()
                continue
            with _written_beside(Output(path, before)) as beside:
                if beside is not None:
                    beside.replace(path)


def _sync_folder(folder: Path) -> None:
    """So that the new names outlive a loss of power; Windows and some shares have no such call."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
