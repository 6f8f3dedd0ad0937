"""What becomes of a set of moves that was interrupted: the next run finishes it, or takes it back, before anything is read.

It is finished if every file that still has to move lies beside its target, and taken back if not, or if the file that was
read to make it has changed since. What a person has edited meanwhile is never written over.
"""

import os
import stat
from collections.abc import Sequence
from contextlib import ExitStack
from enum import Enum, auto
from pathlib import Path

from tenderkit.messages import Message
from tenderkit.writers.folder_lock import is_held, patiently, sole_writer
from tenderkit.writers.moves.beside import move_into_place, sweep
from tenderkit.writers.moves.journal import JOURNAL_NAME, Journal, PlannedMove, discard, named_near, read_journal
from tenderkit.writers.moves.run_record import current_record
from tenderkit.writers.refusals import preparing, touching
from tenderkit.writers.targets import digest_of


class MoveState(Enum):
    """How far a planned move has come."""

    DONE = auto()
    WAITING = auto()
    EDITED = auto()  # somebody else's bytes stand there, and ours lie beside
    LEFT = auto()  # it was made, and somebody has edited the file since
    LOST = auto()  # it wasn't made, and our bytes are gone


def settle(*folders: Path) -> None:
    """Finish or take back what was interrupted in these folders; what became of it is noted for the user.

    Raises `WritingRefusedError` when that can't be done.
    """
    for folder in folders:
        while os.path.lexists(folder / JOURNAL_NAME) and not _is_settled(folder):
            pass  # another run got there first, and may have left a set of its own


def is_interrupted(folder: Path) -> bool:
    """Whether a set of moves waits in the folder for the next run; one that is just being made doesn't wait."""
    return os.path.lexists(folder / JOURNAL_NAME) and not is_held(folder)


def sweep_leftovers(folder: Path) -> None:
    """Remove what a killed run left in a folder, if nobody writes there."""
    if folder.is_dir():
        with sole_writer(folder) as is_alone:
            if is_alone:
                sweep(folder.resolve(), named_near(folder))


def take_back(journal: Journal) -> None:
    """Everything as it stood before the first move, as far as nobody has edited it. Raises `OSError`."""
    for move in reversed(journal.moves):
        if state_of(move, journal) is not MoveState.DONE:
            continue
        if not move.before:
            move.target.unlink()
        elif move.kept is not None and os.path.lexists(move.kept):
            move_into_place(move.kept, move.target)
    journal.forget()


def state_of(move: PlannedMove, journal: Journal) -> MoveState:
    """How far the move has come. Raises `OSError`."""
    if not journal.may_touch(move.target.parent):
        return MoveState.LOST
    stands, beside = _standing_digest(move.target), _standing_digest(move.beside)
    if stands == move.after:
        return MoveState.DONE
    if stands in {"", move.before}:
        return MoveState.WAITING if beside == move.after else MoveState.LOST
    return MoveState.EDITED if beside == move.after else MoveState.LEFT


def _is_settled(home: Path) -> bool:
    """Done under the locks of all its folders; not if somebody else has touched the journal meanwhile."""
    with preparing(home / JOURNAL_NAME), ExitStack() as stack:
        journal = read_journal(home)
        folders = sorted({path.resolve() for path in (journal.folders() if journal else (home,))})
        alone = [stack.enter_context(sole_writer(folder)) for folder in folders if folder.is_dir()]
        if not all(
            alone
        ):  # where the system keeps no locks, a journal that nobody closes for so long is no living run's
            patiently(lambda: read_journal(home) != journal)
        if read_journal(home) != journal or not os.path.lexists(home / JOURNAL_NAME):
            return False
        if journal is None:
            discard(home)
        else:
            _finish(journal)
        return True


def _finish(journal: Journal) -> None:
    states = [state_of(move, journal) for move in journal.moves]
    if obstacle := _obstacle(journal.moves, states):
        take_back(journal)
        current_record().notes.append(Message("TK-F023", {"path": str(obstacle)}))
        return
    if any(state in {MoveState.WAITING, MoveState.EDITED} for state in states):
        current_record().notes.append(Message("TK-F022", {"folder": str(journal.home)}))
    for move, state in zip(journal.moves, states, strict=True):
        if state is MoveState.WAITING:
            with touching(move.target):
                move_into_place(move.beside, move.target)
        elif state is MoveState.EDITED:
            _lay_beside(move)
    journal.close()


def _obstacle(moves: Sequence[PlannedMove], states: Sequence[MoveState]) -> Path | None:
    """The file for which the set can't be finished. Where the last one is in its place, all others were made before it."""
    head, at = moves[-1], states[-1]
    if at in {MoveState.DONE, MoveState.LEFT}:
        return None
    if head.made_of and at is MoveState.EDITED:
        return head.target
    return next((move.target for move, state in zip(moves, states, strict=True) if state is MoveState.LOST), None)


def _lay_beside(move: PlannedMove) -> None:
    """The person's file stays; ours gets a plain name of its own."""
    number, target = 1, move.target
    while os.path.lexists(side := target.with_name(f"{target.stem}-ny{number if number > 1 else ''}{target.suffix}")):
        number += 1
    with touching(side):
        move_into_place(move.beside, side)
    current_record().notes.append(Message("TK-F024", {"path": str(target), "side": str(side)}))


def _standing_digest(path: Path) -> str:
    """'' where nothing stands; for what isn't a file a word that is no digest."""
    try:
        if not stat.S_ISREG(path.lstat().st_mode):
            return "-"
        return digest_of(path.read_bytes())
    except (FileNotFoundError, NotADirectoryError):
        return ""
