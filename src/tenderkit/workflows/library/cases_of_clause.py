"""Which cases carry which version of a clause, in what is built and in what has left the house; told by their locks alone."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import lru_cache
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

_MOST_LOCKS = 4096  # whose clauses are kept, a few thousand letters each


class _LockedPaper(Struct, frozen=True):
    """What a lock says of one document: `number` is that of an issued copy, 0 for one that is only built."""

    document: str
    day: date
    number: int
    clauses: Mapping[str, str]
    outputs: Mapping[str, str]


class ClauseInCase(Struct, frozen=True):
    """A document of a case that holds the clause. `number` is that of an issued copy, 0 for one that is only built."""

    file: Path
    title: str
    clause: str
    version: str
    paper: _LockedPaper

    @property
    def document(self) -> str:
        return self.paper.document

    @property
    def day(self) -> date:
        return self.paper.day

    @property
    def number(self) -> int:
        return self.paper.number


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
            uses += _uses(file, _papers(lock, _stamp(lock)), wanted, kinds)
        except InvalidInputError as error:
            unread.append((file, error.problems[0].message))
        except TenderkitError as error:
            unread.append((file, error.message))
    return CasesOfClause(tuple(uses), tuple(unlocked), tuple(unread))


def proved_by_its_files(use: ClauseInCase) -> bool | None:
    """Whether the document's files still are what the lock says; `None` where nothing can be compared."""
    folder = use.file.parent / (ISSUED_FOLDER if use.number else OUTPUT_FOLDER)
    return still_as_written(folder, use.paper.outputs)


def _in_its_place(library: ClauseLibrary, clause_id: str) -> frozenset[str]:
    """The clause, and those that stand in the same place of a document."""
    place = library.place_of(clause_id)
    return frozenset(each for each in library.clauses if library.place_of(each) == place) | {clause_id}


def _stamp(lock: Path) -> tuple[int, int]:
    found = lock.stat()
    return found.st_mtime_ns, found.st_size


@lru_cache(_MOST_LOCKS)
def _papers(path: Path, stamp: tuple[int, int]) -> tuple[_LockedPaper, ...]:
    """What the lock says for as long as it stands as it is: a thousand of them are read once."""
    del stamp
    lock = read_lock(path)
    built = (
        _LockedPaper(name, each.date, 0, _versions(each.clauses), each.outputs) for name, each in lock.documents.items()
    )
    issued = (
        _LockedPaper(each.document, each.date, each.number, _versions(each.clauses), each.outputs)
        for each in lock.issued
    )
    return (*built, *issued)


def _versions(clauses: Iterable[LockedClause]) -> dict[str, str]:
    return {each.id: each.version for each in clauses}


def _uses(
    file: Path, papers: Iterable[_LockedPaper], wanted: frozenset[str], kinds: tuple[KindWithClauses, ...]
) -> Iterator[ClauseInCase]:
    for paper in papers:
        kind = _kind(paper.document, kinds)
        if kind is None or not kind.tells_of_a_person:
            title = kind.title if kind is not None else paper.document
            held = ((clause, version) for clause, version in paper.clauses.items() if clause in wanted)
            yield from (ClauseInCase(file, title, clause, version, paper) for clause, version in held)


def _kind(document: str, kinds: tuple[KindWithClauses, ...]) -> KindWithClauses | None:
    """`kravavsnitt-b` is of the kind `kravavsnitt`; the longest name wins."""
    found = [kind for kind in kinds if document == kind.id or document.startswith(f"{kind.id}-")]
    return max(found, key=lambda kind: len(kind.id), default=None)
