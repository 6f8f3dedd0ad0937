"""The clauses that a case rests on: those of its lock, and where it has none yet those in force on its day."""

from collections.abc import Collection, Iterator, Mapping
from datetime import date
from pathlib import Path

from tenderkit.model.case.case import Procurement
from tenderkit.model.case.counting import FIRST_EDITION
from tenderkit.model.clauses.library import ClauseLibrary, LibraryEntry
from tenderkit.model.clauses.roles import ClauseRole
from tenderkit.problems import TenderkitError
from tenderkit.project.one_run import once_in_a_run
from tenderkit.project.places import ProjectPlaces
from tenderkit.readers.clauses.library_reader import read_library
from tenderkit.readers.clauses.needs import only_needed, what_may_stand_in
from tenderkit.rules.clauses.counting import counting_by, roles_that_count
from tenderkit.rules.clauses.in_use import ClausesInUse

Locks = Mapping[str, Mapping[str, str]]
"""By document, the version of each clause that it was built of."""
LocksAsKey = tuple[tuple[tuple[str, str], ...], ...]


def clause_roles(places: ProjectPlaces) -> Mapping[str, ClauseRole]:
    """What each clause of the library does, by its id; no text is read but of those that may stand in for another."""
    return _roles_in(places.clause_folders)


@once_in_a_run
def _roles_in(folders: tuple[Path, ...]) -> Mapping[str, ClauseRole]:
    return read_library(folders, what_may_stand_in).roles


def clauses_of_the_lock(places: ProjectPlaces, locks: Locks) -> ClausesInUse:
    """The clauses that the case's documents were built of; one that the library no longer has is left out."""
    return _clauses_locked(places.clause_folders, _as_key(locks))


@once_in_a_run
def _clauses_locked(folders: tuple[Path, ...], locked: LocksAsKey) -> ClausesInUse:
    """Read once for all documents of a case, and for all cases that were built of the same."""
    wanted = {clause_id for versions in locked for clause_id, _ in versions}
    library = read_library(folders, only_needed(wanted, (), tuple(map(dict, locked))))
    return ClausesInUse(
        tuple(_locked_entries(library, {str(at): dict(versions) for at, versions in enumerate(locked)})), library.roles
    )


def with_its_counting(case: Procurement, places: ProjectPlaces, day: date, locks: Locks) -> Procurement:
    """The case, counted as its clauses say. Where they can't be read it is the first edition: who reads their text tells why."""
    roles = roles_that_count(case)
    if not roles:
        return case.counted_by(FIRST_EDITION)
    try:
        clauses = clauses_in_use(places, roles, day, locks)
    except TenderkitError:
        return case.counted_by(FIRST_EDITION)
    return case.counted_by(counting_by(clauses, case))


def clauses_in_use(places: ProjectPlaces, roles: Collection[ClauseRole], day: date, locks: Locks) -> ClausesInUse:
    """For each role the clause of the lock, else the one in force on the day; a role that has none is left out."""
    return _clauses_in_use(places.clause_folders, frozenset(roles), day, _as_key(locks))


@once_in_a_run
def _clauses_in_use(
    folders: tuple[Path, ...], roles: frozenset[ClauseRole], day: date, locked_versions: LocksAsKey
) -> ClausesInUse:
    """Read once for all cases of a run that rest on the same."""
    known, locks = _roles_in(folders), {str(at): dict(versions) for at, versions in enumerate(locked_versions)}
    wanted = {clause_id for clause_id, role in known.items() if role in roles}
    library = read_library(folders, only_needed(wanted, (day,), tuple(locks.values())))
    locked = [entry for entry in _locked_entries(library, locks) if entry.role in roles]
    found = {known.get(clause_id) for versions in locks.values() for clause_id in versions}
    stand_ins = library.stand_ins(day)
    in_force = (library.in_force(clause_id, day) for clause_id in library.clauses if clause_id not in stand_ins)
    others = (entry for entry in in_force if entry is not None and entry.role in roles and entry.role not in found)
    return ClausesInUse((*locked, *others), library.roles)


def _as_key(locks: Locks) -> LocksAsKey:
    return tuple(tuple(versions.items()) for versions in locks.values())


def _locked_entries(library: ClauseLibrary, locks: Locks) -> Iterator[LibraryEntry]:
    versions = dict.fromkeys(item for versions in locks.values() for item in versions.items())
    entries = (library.version(clause_id, version) for clause_id, version in versions)
    yield from (entry for entry in entries if entry is not None)
