"""When nothing moves today: from which day newer versions of what a case is locked to will be in force."""

from collections.abc import Iterator
from datetime import date

from msgspec import Struct

from tenderkit.model.clauses.clause import Status
from tenderkit.model.clauses.library import ClauseLibrary, version_key
from tenderkit.readers.clauses.library_reader import read_library
from tenderkit.readers.clauses.needs import every_version_of
from tenderkit.workflows.case.sound_case import SoundCase


class ComingVersions(Struct, frozen=True):
    """A day on which newer versions enter into force, and the clauses that have one then."""

    day: date
    clauses: tuple[str, ...]


def coming_versions(sound: SoundCase) -> tuple[ComingVersions, ...]:
    """What is published for later days than the case's own, in the order of the days."""
    home = sound.among_its_persons() or sound
    locked = {clause: version for clauses in home.locked_versions.values() for clause, version in clauses.items()}
    days: dict[date, list[str]] = {}
    for begins, clause in _newer(
        read_library(sound.places.clause_folders, every_version_of(locked)), locked, sound.day
    ):
        days.setdefault(begins, []).append(clause)
    return tuple(ComingVersions(day, tuple(dict.fromkeys(days[day]))) for day in sorted(days))


def _newer(library: ClauseLibrary, locked: dict[str, str], after: date) -> Iterator[tuple[date, str]]:
    for clause, version in locked.items():
        for number, entry in library.clauses.get(clause, {}).items():
            begins = entry.state.valid_from
            newer = entry.state.status is Status.PUBLISHED and version_key(number) > version_key(version)
            if newer and begins is not None and begins > after:
                yield begins, clause
