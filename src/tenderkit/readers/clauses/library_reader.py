"""The folders of clauses -> ClauseLibrary; each version's state comes from `library.yaml`."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain
from pathlib import Path

from msgspec.structs import replace

from tenderkit.messages import Message
from tenderkit.model.clauses.clause import Adoption, ClauseState
from tenderkit.model.clauses.library import ClauseLibrary, LibraryEntry, ListedLibrary
from tenderkit.problems import InvalidInputError, Key, Problem
from tenderkit.project.one_run import once_in_a_run
from tenderkit.readers.clauses.adaptations import with_adaptations
from tenderkit.readers.clauses.clause_reader import read_clause
from tenderkit.readers.clauses.listing import read_adopted, read_listing
from tenderkit.readers.clauses.needs import ListedClause, Needs, every_version
from tenderkit.readers.clauses.open_blocks import OPEN_SUFFIX
from tenderkit.readers.clauses.roles_reader import StatedRoles
from tenderkit.readers.clauses.standing_in import may_stand_in
from tenderkit.readers.yaml.yaml_reader import YamlSource, read_yaml

LIBRARY_FILE = "library.yaml"
ADOPTED_FILE = "adopted.yaml"
_NOT_READ: dict[str, LibraryEntry] = {}


def read_library(folders: Sequence[Path], needs: Needs = every_version) -> ClauseLibrary:
    """Read every folder, a later one over an earlier; raises `InvalidInputError` with every fault of every file read.

    `needs` keeps a build from reading clauses and versions that it has no use for, however many there are.
    """
    problems: list[Problem] = []
    adoptions = _adoptions(folders, problems)
    listings = dict(_listings(folders, problems))
    clauses: dict[str, dict[str, LibraryEntry]] = {}
    for folder, library in listings.items():
        clauses |= dict.fromkeys(library.clauses, _NOT_READ)  # also where an earlier folder's was read
        for listed in _asked_about(folder, library, needs, own=folder != folders[0]):
            wanted = {version: listed.states[version] for version in needs.versions(listed)}
            versions = _versions(folder, listed.id, wanted, problems)
            clauses[listed.id] = with_adaptations(versions, folder, folders, problems)
        if needs is every_version:
            problems += _unlisted(folder, library)
    if problems:
        raise InvalidInputError(problems)
    read = {clause_id: versions for clause_id, versions in clauses.items() if versions}
    stated_roles = StatedRoles(tuple(listings.values()), _with_adoptions(read, adoptions))
    roles = stated_roles.roles()
    order = dict.fromkeys(chain.from_iterable(library.order for library in listings.values()))
    return ClauseLibrary(tuple(order), {**clauses, **stated_roles.with_roles(roles)}, roles)


def _listings(folders: Sequence[Path], problems: list[Problem]) -> Iterator[tuple[Path, ListedLibrary]]:
    for folder in (folder for folder in folders if (folder / LIBRARY_FILE).exists()):
        try:
            yield folder, read_listing(folder / LIBRARY_FILE)
        except InvalidInputError as error:
            problems += error.problems


def _asked_about(folder: Path, library: ListedLibrary, needs: Needs, *, own: bool) -> Iterator[ListedClause]:
    asked: Iterable[str] = library.clauses
    if needs.among is not None:
        among = needs.among | (stand_ins_in(folder) if own and needs.stand_ins else frozenset())
        asked = filter(among.__contains__, library.clauses)
    return (ListedClause(each, library.clauses[each].states) for each in asked)


@once_in_a_run
def stand_ins_in(folder: Path) -> frozenset[str]:
    """The clauses of the municipality's folder that may stand in for others; all are looked into, none is parsed."""
    listed = read_listing(folder / LIBRARY_FILE).clauses
    return frozenset(each for each, entry in listed.items() if may_stand_in(folder, each, entry.states))


@once_in_a_run
def library_source(folder: Path) -> YamlSource:
    """Where everything stands in the folder's `library.yaml`; read for who has something to tell of it."""
    return read_yaml(folder / LIBRARY_FILE)


def _adoptions(folders: Sequence[Path], problems: list[Problem]) -> dict[tuple[str, str], Adoption]:
    adoptions: dict[tuple[str, str], Adoption] = {}
    for path in (folder / ADOPTED_FILE for folder in folders if (folder / ADOPTED_FILE).exists()):
        try:
            adopted = read_adopted(path)
        except InvalidInputError as error:
            problems += error.problems
            continue
        adoptions |= {(clause_id, version): adoption for clause_id, version, adoption in adopted}
    return adoptions


def _with_adoptions(
    clauses: dict[str, dict[str, LibraryEntry]], adoptions: Mapping[tuple[str, str], Adoption]
) -> dict[str, dict[str, LibraryEntry]]:
    """An adoption holds for the words that were adopted; a version with other words is not adopted."""
    return {
        clause_id: {
            version: replace(entry, adoption=adoption)
            if (adoption := adoptions.get((clause_id, version))) and adoption.digest == entry.clause.digest
            else entry
            for version, entry in versions.items()
        }
        for clause_id, versions in clauses.items()
    }


def _versions(
    folder: Path, clause_id: str, states: Mapping[str, ClauseState], problems: list[Problem]
) -> dict[str, LibraryEntry]:
    entries: dict[str, LibraryEntry] = {}
    for version, state in states.items():
        path = folder / clause_id / f"{version}.md"
        key = ("clauses", clause_id, "versions", version)
        if not path.is_file():
            problems.append(
                library_source(folder).problem(key, Message("TK-L004", {"file": f"{clause_id}/{version}.md"}))
            )
            continue
        try:
            clause = read_clause(path)
        except InvalidInputError as error:
            problems += error.problems
            continue
        problems += _date_problems(state, f"{clause_id} {version}", folder, key)
        if state.digest and state.digest != clause.digest:
            facts = {"file": f"{clause_id}/{version}.md"}
            problems.append(library_source(folder).problem((*key, "digest"), Message("TK-L005", facts)))
        entries[version] = LibraryEntry(clause, state)
    return entries


def _date_problems(state: ClauseState, version: str, folder: Path, key: Key) -> Iterator[Problem]:
    """A version comes into force before anything else becomes of it."""
    for name, day in (("valid_to", state.valid_to), ("review_by", state.review_by)):
        if day is not None and state.valid_from is not None and day < state.valid_from:
            facts = {"later": name, "earlier": "valid_from", "version": version}
            yield library_source(folder).problem((*key, name), Message("TK-L157", facts))


def _unlisted(folder: Path, library: ListedLibrary) -> list[Problem]:
    """A file that the library doesn't list is never used, and somebody will wonder why."""
    listed = {(clause_id, version) for clause_id, entry in library.clauses.items() for version in entry.states}
    versions = (path for path in folder.glob("*/*.md") if not path.name.endswith(OPEN_SUFFIX))
    found = {(path.parent.name, path.stem) for path in versions}
    return [
        library_source(folder).problem(("clauses",), Message("TK-L006", {"file": f"{clause_id}/{version}.md"}))
        for clause_id, version in sorted(found - listed)
    ]
