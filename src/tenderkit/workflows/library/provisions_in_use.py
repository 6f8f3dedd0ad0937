"""The paragraphs that clauses rest on, by act: how each stands on a day, which clauses rest on it, and what should be looked at."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from enum import StrEnum
from pathlib import Path

from msgspec import Struct

from tenderkit.messages import Gravity
from tenderkit.messages.swedish_order import swedish_order
from tenderkit.model.law.laws import LawTable
from tenderkit.project.one_run import once_in_a_run
from tenderkit.project.places import find_places
from tenderkit.readers.law.law_table_reader import read_law_table
from tenderkit.rules.clauses.library_status import watched
from tenderkit.rules.law.law_index import ANY_PROCUREMENT_ACT, UNKNOWN_ACT, LawIndex, LawRow, law_index
from tenderkit.rules.law.provisions import PlaceInAct
from tenderkit.rules.law.watch import CHECK_EVERY, Cited, ClauseLaw, cited, law_of
from tenderkit.workflows.law.law_watch import LawReport, WatchedLaws, report_of_laws
from tenderkit.workflows.library.whole_library import whole_library


class ProvisionState(StrEnum):
    """How a paragraph stands on the day; what is to be looked at first stands first."""

    REPEALED = "repealed"
    UNKNOWN = "unknown"
    NOT_YET = "not_yet"
    UNCHECKED = "unchecked"
    IN_FORCE = "in_force"


class ProvisionInUse(Struct, frozen=True):
    """A paragraph of an act with the versions of clauses (`vite@1.1.0`) that rest on it; an unknown one has no days."""

    act: str
    text: str
    state: ProvisionState
    start: date | None
    end: date | None
    checked_on: date | None
    clauses: tuple[str, ...]
    note: str = ""


class ProvisionsOfLibrary(Struct, frozen=True):
    """Every paragraph, those to be looked at first; and the report of the watch, whose findings are about clauses."""

    day: date
    provisions: tuple[ProvisionInUse, ...]
    report: LawReport

    def count(self, state: ProvisionState) -> int:
        return sum(each.state is state for each in self.provisions)

    @property
    def to_look_at(self) -> Iterator[tuple[str, str, str]]:
        """The clause, what is wrong and what to do; notes aren't told."""
        for found in self.report.findings:
            if found.problem.gravity is not Gravity.NOTE:
                yield found.clause, found.problem.message.what, found.problem.message.remedy


def provisions_of_library(start: Path, day: date) -> ProvisionsOfLibrary:
    """Of the versions that are in force on the day or on their way; raises `InvalidInputError` for a library with faults."""
    places = find_places(start.resolve())
    table, index = _table(places.clause_folders)
    every = _laws(places.clause_folders)
    library = whole_library(places.clause_folders)
    laws = tuple(every[entry.clause.id, entry.clause.version] for entry in watched(library, day))
    by_place = cited(laws)
    found = [*_of_rows(index, by_place, day), *_of_no_row(index, laws)]
    order = tuple(ProvisionState)
    found.sort(key=lambda each: (order.index(each.state), swedish_order(each.act), swedish_order(each.text)))
    return ProvisionsOfLibrary(day, tuple(found), report_of_laws(WatchedLaws(places, table, index, laws, day)))


@once_in_a_run
def _table(folders: tuple[Path, ...]) -> tuple[LawTable, LawIndex]:
    table = read_law_table(folders)
    return table, law_index(table)


@once_in_a_run
def _laws(folders: tuple[Path, ...]) -> Mapping[tuple[str, str], ClauseLaw]:
    """The law in every version: reading it out of a thousand clauses takes seconds, and it stands as long as they do."""
    _, index = _table(folders)
    return {
        (entry.clause.id, entry.clause.version): law_of(entry.clause, index)
        for entry in whole_library(folders).entries()
    }


def _of_rows(index: LawIndex, by_place: Cited, day: date) -> Iterator[ProvisionInUse]:
    """The rows of the table that some clause rests on; one that has been followed by a newer wording isn't told."""
    for rows in index.rows.values():
        for row in rows:
            clauses = by_place.resting_on(row.number, row.places)
            if clauses and not _is_followed(row, rows, day):
                yield ProvisionInUse(
                    act=index.names.get(row.number, row.act),
                    text=row.text,
                    state=_state(row, day),
                    start=row.start,
                    end=row.end,
                    checked_on=row.checked_on,
                    clauses=clauses,
                    note=row.note,
                )


def _is_followed(row: LawRow, rows: Iterable[LawRow], day: date) -> bool:
    if row.end is None or row.end >= day:
        return False
    return any(other.text == row.text and other.regime == row.regime and other.in_force(day) for other in rows)


def _state(row: LawRow, day: date) -> ProvisionState:
    if row.end is not None and row.end < day:
        return ProvisionState.REPEALED
    if row.start > day:
        return ProvisionState.NOT_YET
    is_old = row.checked_on is None or row.checked_on + CHECK_EVERY <= day
    return ProvisionState.UNCHECKED if is_old else ProvisionState.IN_FORCE


def _of_no_row(index: LawIndex, laws: Iterable[ClauseLaw]) -> Iterator[ProvisionInUse]:
    """What clauses name as their ground and the table doesn't know: a person has to read it."""
    found: dict[tuple[str, PlaceInAct], dict[str, None]] = {}
    for law in laws:
        for reference, mentions in law.referred:
            del reference
            for mention in mentions:
                if mention.place is not None and not index.rows_at(mention.number, mention.place):
                    found.setdefault((mention.number, mention.place), {})[law.name] = None
    yield from (_unknown(index.names, *key, tuple(names)) for key, names in found.items())


def _unknown(names: Mapping[str, str], number: str, place: PlaceInAct, clauses: tuple[str, ...]) -> ProvisionInUse:
    act = "" if number in (ANY_PROCUREMENT_ACT, UNKNOWN_ACT) else names.get(number, number)
    return ProvisionInUse(act, str(place), ProvisionState.UNKNOWN, None, None, None, clauses)
