"""Moving a case's lock to the clause versions in force: the difference first, nothing written without it."""

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from tenderkit.messages import Message
from tenderkit.model.clauses.clause import Clause
from tenderkit.model.clauses.library import ClauseLibrary, LibraryEntry, steps_between
from tenderkit.model.papers.kind import Kind
from tenderkit.model.papers.lock import LockedClause, LockedDocument
from tenderkit.problems import NotAllowedYetError, RefusedError
from tenderkit.readers.clauses.library_reader import read_library
from tenderkit.readers.clauses.needs import every_version_of, only_needed
from tenderkit.rules.changes.change_class import class_between
from tenderkit.rules.changes.reasons import ChangeClass
from tenderkit.rules.clauses.clause_text import clause_lines
from tenderkit.rules.clauses.length_stretches import has_two_lengths
from tenderkit.rules.clauses.life import life_of, why_nothing_is_taken
from tenderkit.rules.clauses.readable_text import readable_lines, titles_of
from tenderkit.rules.conditions.facts import COMPUTED
from tenderkit.rules.finished.issuing import grouped
from tenderkit.workflows.case.sound_case import SoundCase, load_sound_case, settle_case
from tenderkit.workflows.matching.recruiters_file import matching_for, stop_at_format_one
from tenderkit.workflows.papers.build import BuildResult, both_results, build_with, refuse_among_the_cases
from tenderkit.workflows.papers.build_run import BuildOptions
from tenderkit.workflows.papers.kind_facts import day_of_document, ready_documents
from tenderkit.workflows.papers.kind_of_case import KindOfCase, load_kind
from tenderkit.workflows.reports.clause_titles import named_titles, reads_titles


class Move(Struct, frozen=True):
    """A clause that a document would take another version of, with both texts as lines.

    `successor` is the clause itself, or the one that stands in its place now: one of the municipality's own, or the one
    that such a clause had replaced. It is '' where the library no longer lists the clause, so that nobody can tell in whose
    place it stood: the lock then lets go of it, and the document takes what is in force. `new_facts` are the facts of the
    case that only the new text prints. `gains_a_length`: the new text has a short length too. `of_a_person`: the document and its
    lock are in the persons' folder.
    """

    document: str
    clause: str
    before: str
    successor: str
    after: str
    before_lines: tuple[str, ...]
    after_lines: tuple[str, ...]
    change_note: str
    gains_a_length: bool = False
    new_facts: tuple[str, ...] = ()
    of_a_person: bool = False

    @property
    def change_class(self) -> ChangeClass:
        """How much is to be read again: all of it, where another clause stands in the place."""
        return class_between(self.before, self.after) if self.successor == self.clause else ChangeClass.EDITION

    @property
    def is_correction(self) -> bool:
        """Only the third number differs: nothing to read again."""
        return self.change_class is ChangeClass.CORRECTION


class Upgrade(Struct, frozen=True):
    """Everything that would move; `stuck` says of what can't be issued, and can't be moved either, what is to be done.

    `at_home` is the case with its persons' folder and the lock there, where that is another than its own.
    """

    case_path: Path
    sound: SoundCase
    moves: tuple[Move, ...]
    stuck: tuple[Message, ...] = ()
    at_home: SoundCase | None = None

    @property
    def keeps_full(self) -> tuple[str, ...]:
        """The documents that had one length only and could have the short one now, if the case asked for it."""
        if self.sound.case.text is not None:
            return ()
        gaining = ((move.document, self._home_of(move).papers_lock.lock) for move in self.moves if move.gains_a_length)
        return tuple(dict.fromkeys(name for name, lock in gaining if lock.documents[name].text is None))

    def _home_of(self, move: Move) -> SoundCase:
        return self.at_home if move.of_a_person and self.at_home is not None else self.sound


def plan_upgrade(
    case_path: Path, *, corrections_only: bool = False, day: date | None = None, touch: bool = True
) -> Upgrade:
    """What differs between the lock and the library in force on the document's date, or on `day`; writes nothing of its own.

    Without `touch` what an interrupted run left is not settled either: it is refused.
    """
    settle_case(case_path, touch=touch)
    sound = load_sound_case(case_path, day=day)
    stop_at_format_one(sound)
    if sound.lock_file is None:
        raise RefusedError("TK-L095")
    at_home = sound.among_its_persons()
    homes = (sound, at_home) if at_home is not None else (sound,)
    documents = tuple(document for home in homes for document in _of_own_clauses(home))
    library = _library_for(homes, documents)
    moves = (move for document in documents for move in _moves(library, document))
    wanted = tuple(_told(sound, [move for move in moves if move.is_correction or not corrections_only]))
    stuck = (message for document in documents for message in _stuck(library, document))
    return Upgrade(case_path, sound, wanted, grouped(stuck), at_home)


def _told(sound: SoundCase, moves: Sequence[Move]) -> Iterator[Move]:
    """The moves with texts to read; a lock that is several versions behind is told every change, the oldest first."""
    folders = sound.places.clause_folders
    ids = {name for move in moves for name in (move.clause, move.successor)}
    library = read_library(folders, every_version_of(ids)) if ids else ClauseLibrary((), {})
    by_id = named_titles((entry.clause for entry in library.entries()), folders)
    for move in moves:
        before, after = library.version(move.clause, move.before), library.version(move.successor, move.after)
        if before is None or after is None:
            yield move
            continue
        pair = (before.clause, after.clause)
        titles = titles_of(pair, by_id) if reads_titles() else None
        texts = [readable_lines(clause, titles) if titles else clause_lines(clause) for clause in pair]
        steps = steps_between(library.clauses[move.clause].values(), move.before, move.after)
        notes = [step.clause.change.note for step in steps] if move.successor == move.clause else [move.change_note]
        yield replace(move, before_lines=texts[0], after_lines=texts[1], change_note=" ".join(notes))


def carry_out(upgrade: Upgrade, options: BuildOptions) -> BuildResult:
    """Build with the newer versions; the lock moves together with the documents that prove it.

    What was shown is what is done: a lock that somebody else has written since then raises `ChangedMeanwhileError`.
    """
    others = [move for move in upgrade.moves if not move.of_a_person]
    private = [move for move in upgrade.moves if move.of_a_person]
    if upgrade.at_home is None or not private:
        return _moved(upgrade.sound, others, options)
    refuse_among_the_cases(upgrade.sound, options.to)
    built = _moved(upgrade.at_home, private, options)
    return both_results(_moved(upgrade.sound, others, options), built) if others else built


def _moved(home: SoundCase, moves: Sequence[Move], options: BuildOptions) -> BuildResult:
    """The documents of one folder, with their lock."""
    lock = home.papers_lock.lock
    moved = {(move.document, move.clause): move for move in moves}
    versions = {
        name: dict(
            _after(moved.get((name, clause_id)), clause_id, version)
            for clause_id, version in lock.versions(name).items()
            if (name, clause_id) not in moved or moved[name, clause_id].successor
        )
        for name in lock.documents
    }
    versions = home.locked_versions | versions
    kinds = (_kind_of(home, move.document) for move in moves)
    ids = tuple(dict.fromkeys(kind.id for kind in kinds if kind is not None))
    options = replace(options, day=home.day, kinds=ids or options.kinds)
    return build_with(home.recounted(versions), options, versions)


def _after(move: Move | None, clause_id: str, version: str) -> tuple[str, str]:
    return (clause_id, version) if move is None else (move.successor, move.after)


class _Locked(Struct, frozen=True):
    """A document of the lock, the day that decides for it, and the clauses that its kind has places for."""

    name: str
    day: date
    clauses: tuple[LockedClause, ...]
    places: frozenset[str]
    of_a_person: bool = False

    def own(self, library: ClauseLibrary) -> Iterator[LockedClause]:
        """The clauses that stand in its own places; what it quotes moves with the document that it quotes."""
        for locked in self.clauses:
            if not self.places.isdisjoint((locked.id, library.place_of(locked.id))):
                yield locked

    def gone(self, library: ClauseLibrary) -> Iterator[LockedClause]:
        """The clauses that no library lists any more."""
        yield from (locked for locked in self.clauses if locked.id not in library.clauses)


def _of_own_clauses(sound: SoundCase) -> Iterator[_Locked]:
    """The documents of one folder that hold more than quotes from the requirements section."""
    private = sound.of_persons is not None
    for name, document in sound.papers_lock.lock.documents.items():
        kind = _kind_of(sound, name)
        if kind is not None and kind.slots:
            places = frozenset(clause_id for clause_ids in kind.slots.values() for clause_id in clause_ids)
            yield _Locked(name, _day_of(sound, kind, name, document), document.clauses, places, of_a_person=private)


def _library_for(homes: Sequence[SoundCase], documents: tuple[_Locked, ...]) -> ClauseLibrary:
    """What the locks name, and what decides in the places of their documents."""
    locks = tuple(versions for home in homes for versions in home.papers_lock.lock.all_versions().values())
    wanted = frozenset[str]().union(*(document.places for document in documents), *locks)
    return read_library(
        homes[0].places.clause_folders, only_needed(wanted, {document.day for document in documents}, locks)
    )


def _day_of(sound: SoundCase, kind: Kind, name: str, document: LockedDocument) -> date:
    """A document that a fact of its own dates, such as a signature, is not moved past that day."""
    if not kind.dated:
        return sound.day
    try:
        ready = ready_documents(KindOfCase(sound, kind, matching=matching_for(sound, kind)))
    except NotAllowedYetError:
        return document.date
    facts = (facts for to_be, facts in ready if to_be.name == name)
    return next((day_of_document(kind, each, sound.day) for each in facts), document.date)


def _kind_of(sound: SoundCase, document: str) -> Kind | None:
    kinds = [kind for kind in sound.places.kinds() if document == kind or document.startswith(f"{kind}-")]
    return load_kind(sound, max(kinds, key=len)) if kinds else None


def _moves(library: ClauseLibrary, document: _Locked) -> Iterator[Move]:
    private = document.of_a_person
    for each in document.gone(library):
        yield Move(document.name, each.id, each.version, "", "", (), (), "", of_a_person=private)
    for locked in document.own(library):
        newest = _in_place_of(library, locked, document.day)
        if newest is None or (newest.clause.id, newest.clause.version) == (locked.id, locked.version):
            continue
        before = library.version(locked.id, locked.version)
        yield Move(
            document=document.name,
            clause=locked.id,
            before=locked.version,
            successor=newest.clause.id,
            after=newest.clause.version,
            before_lines=clause_lines(before.clause) if before else (),
            after_lines=clause_lines(newest.clause),
            change_note=newest.clause.change.note,
            gains_a_length=has_two_lengths(newest.clause),
            new_facts=_new_facts(before.clause if before else None, newest.clause),
            of_a_person=private,
        )


def _new_facts(before: Clause | None, after: Clause) -> tuple[str, ...]:
    """What the machine computes is nobody's to state."""
    known = {hole.source for hole in before.parameters.values()} if before else set()
    return tuple(
        dict.fromkeys(
            hole.source
            for hole in after.parameters.values()
            if hole.source not in known and not hole.source.startswith(f"{COMPUTED}.")
        )
    )


def _in_place_of(library: ClauseLibrary, locked: LockedClause, day: date) -> LibraryEntry | None:
    """What a new document takes in the place of the locked clause."""
    entry = library.at(library.place_of(locked.id), day)
    return entry if entry is not None and entry.state.in_force(day) else None


def _stuck(library: ClauseLibrary, document: _Locked) -> Iterator[Message]:
    """What `issue` refuses and no move mends."""
    for locked in document.own(library):
        if _in_place_of(library, locked, document.day) is None:
            entry = library.version(locked.id, locked.version)
            if entry is None:
                yield why_nothing_is_taken(library.place_of(locked.id), library, document.day)
            elif (stopped := life_of(entry, library, document.day).stopped) is not None:
                yield stopped
