"""How files reach the disk: all of them or none, each whole, and never over somebody's work.

Every file is written beside its target, forced to the disk and read back before the first one is moved. A move is
`os.replace`, so at any moment, also after a loss of power, a target holds either all of its old bytes or all of its
new ones. More than one move is a set with a journal: a set that is interrupted is finished or taken back by the next run.

What is made of a file that stands there, such as a lock with one more entry, replaces only what it was made of: the
folder is ours from that comparison to the last move.
"""

import os
from collections.abc import Collection, Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from enum import StrEnum
from pathlib import Path

from msgspec import Struct

from tenderkit.messages import Message
from tenderkit.problems import TenderkitError
from tenderkit.writers.file_names import TEMPORARY_PREFIX
from tenderkit.writers.folder_lock import sole_writer
from tenderkit.writers.moves.beside import (
    ONLY_MY_FOLDER,
    OPEN_FOLDER,
    keep,
    move_into_place,
    narrow,
    remove,
    sweep,
    sync_folder,
    temporary_beside,
    write_beside,
)
from tenderkit.writers.moves.journal import JOURNAL_NAME, Journal, PlannedMove, named_near, new_journal
from tenderkit.writers.moves.recovery import settle, take_back
from tenderkit.writers.moves.run_record import current_record
from tenderkit.writers.moves.unstoppable import unstoppable
from tenderkit.writers.refusals import (
    CHANGED_MEANWHILE,
    ChangedMeanwhileError,
    HalfwayError,
    preparing,
    stop_if_refused,
    touching,
)
from tenderkit.writers.targets import Output, Rights, digest_of, refusals, standing_bytes, target_reasons

__all__ = ["Outcome", "Output", "PlacedFile", "Rights", "digest_of", "place", "refusals"]

# What another run that is just moving its files may make us believe.
_SURE_WHEN_ALONE = frozenset({"TK-F005", "TK-F006", "TK-F019", CHANGED_MEANWHILE})


class Outcome(StrEnum):
    """What became of a file."""

    CREATED = "created"
    REPLACED = "replaced"
    UNCHANGED = "unchanged"


class PlacedFile(Struct, frozen=True):
    """A file that stands in its place; `digest` is for the lock."""

    path: Path
    digest: str
    outcome: Outcome


def place(
    outputs: Sequence[Output],
    *,
    known_digests: Collection[str] = frozenset(),
    force: bool | None = None,
) -> tuple[PlacedFile, ...]:
    """Put a set of files in place, in the order given; on any fault everything stands as it did before.

    A target is replaced only if its SHA-256 is among `known_digests` or with `force`; an issued one never is. One that
    an output is `made_of` is replaced only if it is still what was read, else `ChangedMeanwhileError` is raised. The
    last output is the one that tells of the others: in its folder the next run looks for a set that was interrupted.
    """
    _one_name_one_file(outputs)
    folders = _folders(outputs)
    settle(*folders)
    rights = Rights(known_digests, force=force)
    reasons = refusals(outputs, rights)
    if any(reason.code not in _SURE_WHEN_ALONE for reason in reasons):
        stop_if_refused(reasons)
    with ExitStack() as opened:
        for folder in folders:
            opened.enter_context(_open_folder(folder, private=_holds_private(folder, outputs)))
        stop_if_refused(refusals(outputs, rights))
        with ExitStack() as besides:
            prepared = [_prepare(output, besides) for output in outputs]
            with unstoppable():
                try:
                    return _move_all(prepared, rights)
                except HalfwayError:
                    besides.pop_all()  # the next run needs them
                    raise


class _Prepared(Struct, frozen=True):
    """An output, what its target holds now, and its bytes beside; no file beside where the target holds them already."""

    output: Output
    before: bytes | None
    beside: Path | None


def _one_name_one_file(outputs: Sequence[Output]) -> None:
    """Windows tells no difference between `A.txt` and `a.txt`."""
    names = [str(output.path).casefold() for output in outputs]
    if len(set(names)) != len(names):
        message = "two outputs have the same path"
        raise ValueError(message)


def _folders(outputs: Sequence[Output]) -> list[Path]:
    """Each folder once, however it is spelt; an outer folder before an inner one."""
    spelt = {output.path.parent for output in outputs}
    return sorted({folder.resolve(): folder for folder in spelt}.values())


def _holds_private(folder: Path, outputs: Sequence[Output]) -> bool:
    private = {output.path.parent for output in outputs if output.private}
    return any(each.resolve() == folder.resolve() for each in private)


@contextmanager
def _open_folder(folder: Path, *, private: bool) -> Iterator[None]:
    """The folder, made if need be, swept and to ourselves; what we made is removed if the work fails.

    Raises `ChangedMeanwhileError` if a run was killed here just now: what it left is settled before anything is read.
    """
    missing = [path for path in (folder, *folder.parents) if not os.path.lexists(path)]
    try:
        with preparing(folder / TEMPORARY_PREFIX):
            folder.mkdir(ONLY_MY_FOLDER if private else OPEN_FOLDER, parents=True, exist_ok=True)
        with sole_writer(folder) as is_alone:
            killed_now = os.path.lexists(folder / JOURNAL_NAME)
            stop_if_refused([Message(CHANGED_MEANWHILE, {"path": str(folder)})] if killed_now else [])
            if is_alone:
                sweep(folder.resolve(), named_near(folder))
            yield
    except BaseException:
        for path in missing:
            with suppress(OSError):
                path.rmdir()
        raise


def _prepare(output: Output, besides: ExitStack) -> _Prepared:
    before = standing_bytes(output.path)
    if before == output.data:
        return _Prepared(output, before, None)
    beside = temporary_beside(output.path)
    besides.callback(remove, beside)  # of no consequence once it is moved
    write_beside(beside, output)
    return _Prepared(output, before, beside)


def _move_all(prepared: Sequence[_Prepared], rights: Rights) -> tuple[PlacedFile, ...]:
    """From the last move on everything is written, and no fault may say otherwise."""
    moves = tuple(_planned(item.output, item.before, item.beside) for item in prepared if item.beside is not None)
    journal = _begun(new_journal(prepared[-1].output.path.parent, moves)) if len(moves) > 1 else None
    try:
        placed = tuple(_move(item, rights) for item in prepared)
    except BaseException:
        if journal is not None:
            _undo(journal)
        raise
    current_record().all_is_written = True
    if journal is not None:
        journal.close()
    for move in moves if journal is None else ():
        sync_folder(move.target.parent)
    return placed


def _planned(output: Output, before: bytes | None, beside: Path) -> PlannedMove:
    return PlannedMove(
        target=output.path,
        beside=beside,
        kept=temporary_beside(output.path) if before is not None else None,
        before=digest_of(before) if before is not None else "",
        after=digest_of(output.data),
        made_of=output.made_of is not None,
    )


def _begun(journal: Journal) -> Journal:
    try:
        with preparing(journal.home / JOURNAL_NAME), _alone(journal.home):
            for move in journal.moves:
                if move.kept is not None:
                    keep(move.target, move.kept)
            journal.commit()
    except BaseException:
        journal.give_up()
        raise
    return journal


@contextmanager
def _alone(home: Path) -> Iterator[None]:
    """Raise `ChangedMeanwhileError` where another run has begun its set first, on a share without locks."""
    try:
        yield
    except FileExistsError:
        raise ChangedMeanwhileError([Message(CHANGED_MEANWHILE, {"path": str(home)})]) from None


def _undo(journal: Journal) -> None:
    try:
        take_back(journal)
    except (OSError, TenderkitError) as error:
        raise HalfwayError([Message("TK-F020", {"folder": str(journal.home)})]) from error


def _move(item: _Prepared, rights: Rights) -> PlacedFile:
    """Looked at again just before, since somebody may have saved the file while we wrote beside it."""
    path = item.output.path
    if standing_bytes(path) != item.before:
        stop_if_refused([Message(CHANGED_MEANWHILE, {"path": str(path)})])
    if item.beside is None:
        narrow(item.output)
        return _placed(item, Outcome.UNCHANGED)
    stop_if_refused(target_reasons(item.output, rights))
    with touching(path):
        move_into_place(item.beside, path)
    return _placed(item, Outcome.CREATED if item.before is None else Outcome.REPLACED)


def _placed(item: _Prepared, outcome: Outcome) -> PlacedFile:
    return PlacedFile(item.output.path, digest_of(item.output.data), outcome)
