"""Moving a case's lock to the clause versions in force: the difference first, nothing written without it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from tenderkit.model.clauses.library import ClauseLibrary, version_key
from tenderkit.model.papers.kind import Kind
from tenderkit.model.papers.lock import LockedDocument, StandingLock
from tenderkit.problems import RefusedError
from tenderkit.readers.clauses.library_reader import read_library
from tenderkit.readers.clauses.needs import only_needed
from tenderkit.readers.papers.lock_reader import read_standing_lock
from tenderkit.rules.clauses.clause_text import clause_lines
from tenderkit.workflows.case.sound_case import SoundCase, load_sound_case, settle_case
from tenderkit.workflows.papers.build import BuildResult, build_with
from tenderkit.workflows.papers.build_run import BuildOptions
from tenderkit.workflows.papers.kind_of_case import load_kind


@dataclass(frozen=True, slots=True)
class Move:
    """A clause that a document would take a newer version of, with both texts as lines.

    `successor` is the clause itself, or the one of the municipality's own that stands in for it now.
    """

    document: str
    clause: str
    before: str
    successor: str
    after: str
    before_lines: tuple[str, ...]
    after_lines: tuple[str, ...]
    change_note: str

    @property
    def is_correction(self) -> bool:
        """Only the third number differs: nothing to read again."""
        return self.successor == self.clause and version_key(self.before)[:2] == version_key(self.after)[:2]


@dataclass(frozen=True, slots=True)
class Upgrade:
    """Everything that would move."""

    case_path: Path
    sound: SoundCase
    standing: StandingLock
    moves: tuple[Move, ...]


def plan_upgrade(case_path: Path, *, corrections_only: bool = False) -> Upgrade:
    """What differs between the lock and the library in force on the document's date; writes nothing of its own."""
    settle_case(case_path)
    sound = load_sound_case(case_path)
    if sound.lock_file is None:
        raise RefusedError("TK-L095")
    standing = read_standing_lock(sound.lock_file)
    lock = standing.lock
    locks = tuple(map(lock.versions, lock.documents))
    days = {_day_of(sound, name, document) for name, document in lock.documents.items()}
    needs = only_needed({clause_id for locked in locks for clause_id in locked}, days, locks)
    library = read_library(sound.places.clause_folders, needs)
    moves = tuple(
        move
        for name, document in lock.documents.items()
        if _has_own_clauses(sound, name)
        for move in _moves(sound, library, name, document)
        if move.is_correction or not corrections_only
    )
    return Upgrade(case_path, sound, standing, moves)


def carry_out(upgrade: Upgrade, options: BuildOptions) -> BuildResult:
    """Build with the newer versions; the lock moves together with the documents that prove it.

    What was shown is what is done: a lock that somebody else has written since then raises `ChangedMeanwhileError`.
    """
    lock = upgrade.standing.lock
    moved = {(move.document, move.clause): (move.successor, move.after) for move in upgrade.moves}
    versions = {
        name: dict(
            moved.get((name, clause_id), (clause_id, version)) for clause_id, version in lock.versions(name).items()
        )
        for name in lock.documents
    }
    return build_with(upgrade.sound, upgrade.standing, options, versions)


def _has_own_clauses(sound: SoundCase, document: str) -> bool:
    """A document that only quotes the requirements section moves with that, when it is built again."""
    kind = _kind_of(sound, document)
    return kind is None or bool(kind.slots)


def _day_of(sound: SoundCase, name: str, document: LockedDocument) -> date:
    """A document that a fact of its own dates, such as a signature, is not moved past that day."""
    kind = _kind_of(sound, name)
    return document.date if kind is not None and kind.dated else sound.day


def _kind_of(sound: SoundCase, document: str) -> Kind | None:
    kinds = [kind for kind in sound.places.kinds() if document == kind or document.startswith(f"{kind}-")]
    return load_kind(sound, max(kinds, key=len)) if kinds else None


def _moves(sound: SoundCase, library: ClauseLibrary, name: str, document: LockedDocument) -> Iterator[Move]:
    day = _day_of(sound, name, document)
    stand_ins = library.stand_ins(day)
    for locked in document.clauses:
        newest = library.in_force(stand_ins.get(locked.id, locked.id), day)
        before = library.version(locked.id, locked.version)
        if newest is None or (newest.clause.id, newest.clause.version) == (locked.id, locked.version):
            continue
        yield Move(
            document=name,
            clause=locked.id,
            before=locked.version,
            successor=newest.clause.id,
            after=newest.clause.version,
            before_lines=clause_lines(before.clause) if before else (),
            after_lines=clause_lines(newest.clause),
            change_note=newest.clause.change.note,
        )
