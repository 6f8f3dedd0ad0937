"""`tenderkit due`: what every case of a folder makes due, and what the libraries that they rest on do."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from pathlib import Path

from msgspec import Struct

from tenderkit.model.case.choices import Role
from tenderkit.model.clauses.library import deciding_version
from tenderkit.problems import Problem, TenderkitError
from tenderkit.project.one_run import one_run
from tenderkit.project.places import ProjectPlaces, find_places
from tenderkit.readers.clauses.library_reader import read_library
from tenderkit.readers.clauses.needs import ListedClause, Needs
from tenderkit.readers.law.law_table_reader import read_law_table
from tenderkit.rules.due.due_entry import DueEntry, entries_of_case, entries_of_library
from tenderkit.rules.due.due_in_case import by_day
from tenderkit.rules.due.library_days import clause_reviews, law_reviews
from tenderkit.rules.due.matter import DueMatter
from tenderkit.rules.law.law_index import law_index
from tenderkit.workflows.register.read_cases import cases_of_folder, read_cases


class DueList(Struct, frozen=True):
    """What is due on a day, in the order of the days, of one role or of all; how many cases it is of, and what couldn't be read."""

    day: date
    entries: tuple[DueEntry, ...]
    read: int
    unread: int
    problems: tuple[Problem, ...] = ()
    refusals: tuple[TenderkitError, ...] = ()

    @property
    def late(self) -> tuple[DueEntry, ...]:
        return tuple(each for each in self.entries if each.is_late(self.day))

    @property
    def undated(self) -> tuple[DueEntry, ...]:
        return tuple(each for each in self.entries if each.matter.day is None)


def read_due(
    folder: Path, day: date, role: Role | None = None, progress: Callable[[int, int], None] | None = None
) -> DueList:
    """The library is read once for all cases, and its days are told once. `progress` is told how many cases of how many are done."""
    entries: list[DueEntry] = []
    problems: list[Problem] = []
    refusals: list[TenderkitError] = []
    libraries: dict[tuple[Path, ...], ProjectPlaces] = {}
    read = 0
    with one_run():
        cases = cases_of_folder(folder)
        for done, found in enumerate(read_cases(cases, day), 1):
            problems += found.problems
            refusals += found.refusals
            if found.case is not None and found.sound is not None:
                entries += entries_of_case(found.case.on_day, found.case.due)
                libraries.setdefault(found.sound.places.clause_folders, found.sound.places)
                read += 1
            if progress is not None:
                progress(done, len(cases))
        for places in libraries.values() or (find_places(folder.resolve()),):
            entries += due_of_library(places, day)
    return DueList(day, in_days(entries, role), read, len(cases) - read, tuple(problems), tuple(refusals))


def due_of_library(places: ProjectPlaces, day: date) -> tuple[DueEntry, ...]:
    """What the clauses and the law table that are used there make due."""
    return entries_of_library(by_day(_of_library(places, day)))


def in_days(entries: Iterable[DueEntry], role: Role | None = None) -> tuple[DueEntry, ...]:
    """Each once, in the order of the days, of one role or of all; what has no day stands last."""
    wanted = (each for each in dict.fromkeys(entries) if role in (None, each.matter.role))
    return tuple(sorted(wanted, key=lambda each: (each.matter.day is None, each.matter.day or date.max)))


def _of_library(places: ProjectPlaces, day: date) -> Iterator[DueMatter]:
    """Of each clause only the version that decides on the day is read; what another stands in for is no longer looked after."""

    def deciding(listed: ListedClause) -> set[str]:
        version = deciding_version(listed.states, day)
        return {version} if version is not None else set()

    library = read_library(places.clause_folders, Needs(deciding))
    stand_ins = library.stand_ins(day)
    in_force = (library.in_force(clause_id, day) for clause_id in library.clauses if clause_id not in stand_ins)
    yield from clause_reviews(entry for entry in in_force if entry is not None)
    yield from law_reviews(law_index(read_law_table(places.clause_folders)), day)
