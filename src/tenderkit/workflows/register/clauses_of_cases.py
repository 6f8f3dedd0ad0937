"""Which version of which clause stands in which case's document, and whether it is still the one in force: the outdated ones first."""

from collections.abc import Iterable, Mapping
from datetime import date

from msgspec import Struct

from tenderkit.messages.swedish_order import swedish_order
from tenderkit.model.clauses.library import deciding_version, version_key
from tenderkit.project.places import ProjectPlaces
from tenderkit.readers.clauses.library_reader import read_library
from tenderkit.readers.clauses.needs import ListedClause, Needs
from tenderkit.workflows.register.case_figures import CaseFigures

_TOLD = 20


class ClauseOfCase(Struct, frozen=True):
    """A document of a case, by the case's name on the page."""

    case: str
    number: str
    title: str
    document: str


class ClauseInCases(Struct, frozen=True):
    """A version with the documents that hold it; `in_force` is the version that a new document would get, '' for none."""

    clause: str
    title: str
    version: str
    in_force: str
    found_in: tuple[ClauseOfCase, ...]

    @property
    def first(self) -> tuple[ClauseOfCase, ...]:
        """As many of the documents as a reader looks through."""
        return self.found_in[:_TOLD]

    @property
    def rest(self) -> int:
        """How many there are beside those."""
        return len(self.found_in) - len(self.first)

    @property
    def is_outdated(self) -> bool:
        """Whether a later version has come into force, or none is; a version that isn't in force yet is no older one."""
        return not self.in_force or version_key(self.version) < version_key(self.in_force)


def clauses_of_cases(
    figures: Mapping[str, CaseFigures], libraries: Iterable[ProjectPlaces], day: date
) -> tuple[ClauseInCases, ...]:
    """Each version once, in the order of the Swedish alphabet among the outdated and among the others."""
    found: dict[tuple[str, str], list[ClauseOfCase]] = {}
    for name, each in figures.items():
        for used in each.clauses:
            of = ClauseOfCase(name, each.number, each.title, used.document)
            found.setdefault((used.clause, used.version), []).append(of)
    wanted = {clause for clause, _ in found}
    in_force: dict[str, tuple[str, str]] = {}
    for places in libraries:
        in_force |= _in_force(places, wanted, day)
    rows = (
        ClauseInCases(
            clause,
            in_force.get(clause, ("", clause))[1],
            version,
            in_force.get(clause, ("", clause))[0],
            tuple(where),
        )
        for (clause, version), where in found.items()
    )
    return tuple(
        sorted(rows, key=lambda row: (not row.is_outdated, swedish_order(row.title), version_key(row.version)))
    )


def _in_force(places: ProjectPlaces, wanted: set[str], day: date) -> dict[str, tuple[str, str]]:
    """The version in force and the clause's title; of a clause that another stands in for no version is."""

    def deciding(listed: ListedClause) -> set[str]:
        version = deciding_version(listed.states, day)
        return {version} if version is not None else set()

    library = read_library(places.clause_folders, Needs(deciding))
    replaced = library.stand_ins(day)
    entries = {clause: library.in_force(clause, day) for clause in wanted if clause in library.clauses}
    return {
        clause: ("" if clause in replaced else entry.clause.version, entry.clause.title)
        for clause, entry in entries.items()
        if entry is not None
    }
