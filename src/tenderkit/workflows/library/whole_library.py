"""Everything that the pages of the library ask of it, each read once for as long as its files stand as they are."""

from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path

from msgspec import Struct

from tenderkit.model.clauses.clause import Clause
from tenderkit.model.clauses.library import ClauseLibrary, LibraryEntry, version_key
from tenderkit.problems import TenderkitError
from tenderkit.project.one_run import once_in_a_run
from tenderkit.project.places import ProjectPlaces
from tenderkit.readers.clauses.library_reader import read_library
from tenderkit.readers.clauses.unknown_clause import unknown_clause
from tenderkit.readers.papers.kind_reader import read_kind
from tenderkit.rules.clauses.library_status import Parents
from tenderkit.rules.clauses.readable_text import Titles, titles_of
from tenderkit.workflows.clauses.library_status import read_parents


class KindWithClauses(Struct, frozen=True):
    """A kind of document by its id and title, with the clauses that it has a place for."""

    id: str
    title: str
    clauses: frozenset[str]
    tells_of_a_person: bool


@once_in_a_run
def whole_library(folders: tuple[Path, ...]) -> ClauseLibrary:
    """Every version of every clause; raises `InvalidInputError` with every fault of the library."""
    return read_library(folders)


@once_in_a_run
def clause_names(folders: tuple[Path, ...]) -> Mapping[str, str]:
    """What each clause is called in its newest version, by id."""
    return {
        clause_id: max(versions.values(), key=_number).clause.title
        for clause_id, versions in whole_library(folders).clauses.items()
        if versions
    }


@once_in_a_run
def kinds_with_clauses(places: ProjectPlaces) -> tuple[KindWithClauses, ...]:
    """Every kind that can be read; of one that can't the check of templates tells."""
    return tuple(_kinds(places))


@once_in_a_run
def parents_in(places: ProjectPlaces) -> Parents:
    """What the built-in library says of its versions."""
    return read_parents(places)


def titles_in(clause: Clause, folders: tuple[Path, ...]) -> Titles:
    """What is shown instead of names: always in Swedish, as the clauses themselves are."""
    return titles_of((clause,), clause_names(folders))


def entry_in(library: ClauseLibrary, clause_id: str, version: str = "") -> LibraryEntry:
    """The version of the clause, or its newest; raises `RefusedError` when there is none."""
    versions = library.clauses.get(clause_id, {})
    wanted = version or max(versions, key=version_key, default="")
    if wanted not in versions:
        raise unknown_clause(f"{clause_id}@{version}" if version else clause_id, library.clauses)
    return versions[wanted]


def _kinds(places: ProjectPlaces) -> Iterator[KindWithClauses]:
    for kind_id in places.kinds():
        folder = places.kind_folder(kind_id)
        with suppress(TenderkitError):
            if folder is not None:
                kind = read_kind(folder, places.letterheads())
                clauses = frozenset(each for slot in kind.slots.values() for each in slot)
                yield KindWithClauses(kind.id, kind.title, clauses, kind.tells_of_a_person)


def _number(entry: LibraryEntry) -> tuple[int, ...]:
    return version_key(entry.clause.version)
