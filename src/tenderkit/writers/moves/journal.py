"""The journal of a set of moves: written before the first of them, removed after the last.

It lies in the folder of the set's last file, which is the one that tells of the others, so that whoever reads that file
finds it. It holds relative file names and digests, and its own digest: one that isn't whole was never begun.
"""

import json
import os
import re
import secrets
from collections.abc import Iterator, Sequence
from hashlib import sha256
from pathlib import Path
from typing import Any

from msgspec import Struct

from tenderkit.patterns import lazy_pattern
from tenderkit.writers.file_names import TEMPORARY_PREFIX
from tenderkit.writers.moves.beside import ONLY_MINE, remove, sync_folder, write_new

JOURNAL_NAME = f"{TEMPORARY_PREFIX}moves"
_FORMAT = 1
_POINTER = lazy_pattern(rf"{re.escape(TEMPORARY_PREFIX)}[0-9a-f]{{16}}\.home")
_TEMPORARY = lazy_pattern(rf"{re.escape(TEMPORARY_PREFIX)}[0-9a-f]{{16}}\.tmp")
_DIGEST = lazy_pattern(r"[0-9a-f]{64}|")


class PlannedMove(Struct, frozen=True):
    """A file beside its target, with the digests of what stands there and of what comes; `before` is '' where nothing stands.

    `kept` holds the old bytes until all is done. `made_of` tells that the target was read to make the new bytes.
    """

    target: Path
    beside: Path
    kept: Path | None
    before: str
    after: str
    made_of: bool


class Journal(Struct, frozen=True):
    """The moves in order; `token` is the name of the pointers that lie in folders outside of `home`."""

    home: Path
    token: str
    moves: tuple[PlannedMove, ...]

    def folders(self) -> tuple[Path, ...]:
        """Every folder of the set, each once, `home` first."""
        spelt = dict.fromkeys((self.home, *(move.target.parent for move in self.moves)))
        return tuple({folder.resolve(): folder for folder in spelt}.values())

    def files(self) -> frozenset[Path]:
        """Every hidden file that the set still needs, by its real path."""
        moves = (path for move in self.moves for path in (move.beside, move.kept) if path is not None)
        return frozenset(path.parent.resolve() / path.name for path in (*moves, *self._pointers()))

    def may_touch(self, folder: Path) -> bool:
        """A folder below `home`, or one that itself says so: nobody's journal reaches into somebody else's folder."""
        if _is_below(folder, self.home):
            return True
        pointer = folder / self.token
        return pointer.is_file() and _home_of(pointer) == self.home.resolve()

    def commit(self) -> None:
        """From here on the set is written, whatever happens. Raises `OSError`; then it isn't.

        Raises `FileExistsError` for another run's journal, which is left alone: on a share without locks two may meet.
        """
        for pointer in self._pointers():
            write_new(pointer, os.fsencode(_way(pointer.parent, self.home)), ONLY_MINE)
        for folder in self.folders():
            sync_folder(folder)
        try:
            write_new(self.home / JOURNAL_NAME, self._text().encode(), ONLY_MINE)
        except FileExistsError:
            raise
        except BaseException:
            discard(self.home)
            raise
        sync_folder(self.home)

    def forget(self) -> None:
        """The set is taken back: away with everything, the last one's own bytes last of all."""
        self._remove_hidden()
        discard(self.home)
        self._remove_pointers()

    def give_up(self) -> None:
        """The set was never begun, so there is no journal of it."""
        self._remove_hidden()
        self._remove_pointers()

    def close(self) -> None:
        """Every file is in its place. What can't be removed now, the next run removes: it finds it by the journal.

        A set whose last file tells of the others is done when that one stands, so its journal may be left.
        """
        self._remove_hidden()
        for folder in self.folders()[1:]:
            sync_folder(folder)
        hidden = (path for move in self.moves for path in (move.beside, move.kept) if path is not None)
        if self.moves[-1].made_of and any(map(os.path.lexists, hidden)):
            return
        discard(self.home)
        self._remove_pointers()

    def _remove_hidden(self) -> None:
        for path in (*(move.beside for move in self.moves), *(move.kept for move in self.moves)):
            if path is not None:
                remove(path)

    def _remove_pointers(self) -> None:
        for pointer in self._pointers():
            remove(pointer)

    def _pointers(self) -> Iterator[Path]:
        return (folder / self.token for folder in self.folders() if not _is_below(folder, self.home))

    def _text(self) -> str:
        moves = [
            {
                "folder": _way(self.home, move.target.parent),
                "name": move.target.name,
                "beside": move.beside.name,
                "kept": move.kept.name if move.kept else "",
                "before": move.before,
                "after": move.after,
                "made_of": move.made_of,
            }
            for move in self.moves
        ]
        line = json.dumps({"format": _FORMAT, "token": self.token, "moves": moves})  # ASCII: a name may be no Unicode
        return f"{line}\n{_digest(line)}\n"


def new_journal(home: Path, moves: Sequence[PlannedMove]) -> Journal:
    """A journal that isn't written yet."""
    return Journal(home, f"{TEMPORARY_PREFIX}{secrets.token_hex(8)}.home", tuple(moves))


def read_journal(home: Path) -> Journal | None:
    """The journal in a folder; `None` when there is none, or one that was never finished. Raises `OSError`."""
    try:
        data = (home / JOURNAL_NAME).read_bytes()
    except FileNotFoundError:
        return None
    line, _, digest = data.decode("utf-8", "replace").partition("\n")
    if digest.strip() != _digest(line):
        return None
    try:
        stated = json.loads(line)
        moves = tuple(_move(home, each) for each in stated["moves"])
        journal = Journal(home, _matching(_POINTER, stated["token"]), moves)
    except (ValueError, KeyError, TypeError, RecursionError):
        return None
    return journal if stated["format"] == _FORMAT and moves else None


def discard(home: Path) -> None:
    """Remove a journal for good; one that can't be removed is emptied, for what it says is no longer so."""
    path = home / JOURNAL_NAME
    remove(path)
    if os.path.lexists(path):
        with_nothing = getattr(os, "O_NOFOLLOW", 0) | os.O_WRONLY | os.O_TRUNC
        try:
            os.close(os.open(path, with_nothing))
        except OSError:
            return
    sync_folder(home)


def named_near(folder: Path) -> frozenset[Path]:
    """The hidden files in a folder that a journal still needs: its own, one further up, or one that a pointer leads to."""
    here = folder.resolve()
    pointers = [path for path in here.glob(f"{TEMPORARY_PREFIX}*.home") if _POINTER.fullmatch(path.name)]
    homes = {here, *here.parents, *(home for home in map(_home_of, pointers) if home is not None)}
    standing = (home for home in homes if os.path.lexists(home / JOURNAL_NAME))
    journals = (_readable(home) for home in standing)
    return frozenset(path for journal in journals if journal is not None for path in journal.files())


def _readable(home: Path) -> Journal | None:
    try:
        return read_journal(home)
    except OSError:
        return None


def _move(home: Path, stated: Any) -> PlannedMove:  # noqa: ANN401 - what the file holds
    """Raises `ValueError`, `KeyError` or `TypeError` for what we never wrote."""
    name, folder = stated["name"], home / stated["folder"]
    if name in {"", ".", ".."} or set(name) & set("/\\\0") or "\0" in stated["folder"]:
        raise ValueError(name)
    return PlannedMove(
        target=folder / name,
        beside=folder / _matching(_TEMPORARY, stated["beside"]),
        kept=folder / _matching(_TEMPORARY, stated["kept"]) if stated["kept"] else None,
        before=_matching(_DIGEST, stated["before"]),
        after=_matching(_DIGEST, stated["after"]),
        made_of=stated["made_of"] is True,
    )


def _matching(form: re.Pattern[str], stated: str) -> str:
    if not form.fullmatch(stated):
        raise ValueError(stated)
    return stated


def _digest(line: str) -> str:
    return sha256(line.encode()).hexdigest()


def _is_below(folder: Path, home: Path) -> bool:
    return folder.resolve().is_relative_to(home.resolve())


def _way(start: Path, end: Path) -> str:
    """From one folder to another; the whole path where there is no way, as between two drives of Windows."""
    try:
        return Path(os.path.relpath(end.resolve(), start.resolve())).as_posix()
    except ValueError:
        return end.resolve().as_posix()


def _home_of(pointer: Path) -> Path | None:
    """Where a pointer leads, if it can be read."""
    try:
        return (pointer.parent.resolve() / os.fsdecode(pointer.read_bytes())).resolve()
    except (OSError, ValueError):
        return None
