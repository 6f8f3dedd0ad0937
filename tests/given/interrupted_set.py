"""What a run leaves that is killed between two of its moves."""

from collections.abc import Mapping
from pathlib import Path

from tenderkit.writers.moves.beside import keep, move_into_place, temporary_beside, write_new
from tenderkit.writers.moves.journal import Journal, PlannedMove, new_journal
from tenderkit.writers.targets import digest_of


def interrupted_set(new: Mapping[Path, bytes], moved: int, *, made_of: bool = True) -> Journal:
    """These files were to be written, in this order, and so many of them were; the last one tells of the others."""
    moves = [_beside(path, data, made_of=made_of and path == list(new)[-1]) for path, data in new.items()]
    journal = new_journal(list(new)[-1].parent, moves)
    journal.commit()
    for move in moves[:moved]:
        move_into_place(move.beside, move.target)
    return journal


def _beside(path: Path, data: bytes, *, made_of: bool) -> PlannedMove:
    before = path.read_bytes() if path.exists() else None
    move = PlannedMove(
        target=path,
        beside=temporary_beside(path),
        kept=None if before is None else temporary_beside(path),
        before="" if before is None else digest_of(before),
        after=digest_of(data),
        made_of=made_of,
    )
    write_new(move.beside, data, 0o644)
    if move.kept is not None:
        keep(path, move.kept)
    return move
