"""Which cases carry which version of a clause, in what is built and in what has left the house; told by their locks alone."""

from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path

from msgspec import Struct

from tenderkit.messages import Message
from tenderkit.model.clauses.library import ClauseLibrary
from tenderkit.model.papers.lock import LockedClause
from tenderkit.problems import InvalidInputError, TenderkitError
from tenderkit.project.places import ISSUED_FOLDER, LOCK_FILE, OUTPUT_FOLDER, find_places
from tenderkit.readers.papers.finished_files import still_as_written
from tenderkit.readers.papers.lock_reader import read_lock
from tenderkit.workflows.library.whole_library import KindWithClauses, kinds_with_clauses, whole_library


class ClauseInCase(Struct, frozen=True):
    """A document of a case that holds the clause. `number` is that of an issued copy, 0 for one that is only built.

    `as_written`: whether its files still are what the lock says; `None` where nothing can be compared.
    """

    file: Path
    document: str
    title: str
    clause: str
    version: str
    day: date
    number: int
    as_written: bool | None


class CasesOfClause(Struct, frozen=True):
    """`unlocked` are cases whose documents nobody has built: they take what is in force. `unread` have a lock that can't be read."""

    uses: tuple[ClauseInCase, ...]
    unlocked: tuple[Path, ...]
    unread: tuple[tuple[Path, Message], ...]


def cases_of_clause(start: Path, clause_id: str, files: Iterable[Path]) -> CasesOfClause:
    """Of these cases, those that hold the clause or one in whose place it stands; papers about a person are left out."""
    places = find_places(start.resolve())
    library, kinds = whole_library(places.clause_folders), kinds_with_clauses(places)
    wanted = _in_its_place(library, clause_id)
    uses: list[ClauseInCase] = []
    unlocked: list[Path] = []
    unread: list[tuple[Path, Message]] = []
    for file in files:
        lock = file.with_name(LOCK_FILE)
        if not lock.is_file():
            unlocked.append(file)
            continue
        try:
            uses += _uses(file, wanted, kinds)
        except InvalidInputError as error:
            unread.append((file, error.problems[0].message))
        except TenderkitError as error:
            unread.append((file, error.message))
    return CasesOfClause(tuple(uses), tuple(unlocked), tuple(unread))


def _in_its_place(library: ClauseLibrary, clause_id: str) -> frozenset[str]:
    """The clause, and those that stand in the same place of a document."""
    place = library.place_of(clause_id)
    return frozenset(each for each in library.clauses if library.place_of(each) == place) | {clause_id}


def _uses(file: Path, wanted: frozenset[str], kinds: tuple[KindWithClauses, ...]) -> Iterator[ClauseInCase]:
    lock, folder = read_lock(file.with_name(LOCK_FILE)), file.parent
    for name, built in lock.documents.items():
        for clause in _held(built.clauses, wanted, name, kinds):
            kept = still_as_written(folder / OUTPUT_FOLDER, built.outputs)
            yield _use(file, name, clause, kinds, (built.date, 0, kept))
    for issued in lock.issued:
        for clause in _held(issued.clauses, wanted, issued.document, kinds):
            kept = still_as_written(folder / ISSUED_FOLDER, issued.outputs)
            yield _use(file, issued.document, clause, kinds, (issued.date, issued.number, kept))


def _held(
    clauses: Iterable[LockedClause], wanted: frozenset[str], document: str, kinds: tuple[KindWithClauses, ...]
) -> Iterator[LockedClause]:
    kind = _kind(document, kinds)
    if kind is None or not kind.tells_of_a_person:
        yield from (clause for clause in clauses if clause.id in wanted)


def _use(
    file: Path,
    document: str,
    clause: LockedClause,
    kinds: tuple[KindWithClauses, ...],
    told: tuple[date, int, bool | None],
) -> ClauseInCase:
    kind = _kind(document, kinds)
    day, number, kept = told
    title = kind.title if kind is not None else document
    return ClauseInCase(file, document, title, clause.id, clause.version, day, number, kept)


def _kind(document: str, kinds: tuple[KindWithClauses, ...]) -> KindWithClauses | None:
    """`kravavsnitt-b` is of the kind `kravavsnitt`; the longest name wins."""
    found = [kind for kind in kinds if document == kind.id or document.startswith(f"{kind.id}-")]
    return max(found, key=lambda kind: len(kind.id), default=None)
