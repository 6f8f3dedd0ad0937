"""The clause library in memory: every version of every clause with its state."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from tenderkit.model.clauses.clause import Adoption, Clause, ClauseState
from tenderkit.model.clauses.roles import ClauseRole, Meaning


def version_key(version: str) -> tuple[int, ...]:
    """`1.10.0` comes after `1.9.0`."""
    return tuple(int(part) for part in version.split("."))


@dataclass(frozen=True, slots=True)
class Version:
    """`vite@1.1.0` as the coordinator writes it."""

    clause: str
    version: str

    def __str__(self) -> str:
        return f"{self.clause}@{self.version}"


@dataclass(frozen=True, slots=True)
class Publication:
    """What a version needs to be told when it is published."""

    valid_from: date
    review_by: date
    owner: str


@dataclass(frozen=True, slots=True)
class LibraryEntry:
    """One version of a clause, where it is in its life, and whether the municipality has adopted it.

    An `adapted` one carries the municipality's words in its open blocks. `marks` are those of the sentences whose
    meaning something is counted on; a clause that replaces another has the role and the marks of that one, `inherited`.
    """

    clause: Clause
    state: ClauseState
    adoption: Adoption | None = None
    adapted: bool = False
    role: ClauseRole | None = None
    marks: Mapping[Meaning, str] = field(default_factory=dict)
    inherited: bool = False


def newest_in_force(states: Mapping[str, ClauseState], day: date) -> str | None:
    """The highest version that is published and valid on the day."""
    return max((version for version, state in states.items() if state.in_force(day)), key=version_key, default=None)


@dataclass(frozen=True, slots=True)
class ClauseLibrary:
    """All clauses by id and version; `order` is the order of reading, `roles` holds clauses that weren't read too."""

    order: tuple[str, ...]
    clauses: Mapping[str, Mapping[str, LibraryEntry]]
    roles: Mapping[str, ClauseRole] = field(default_factory=dict)

    def in_force(self, clause_id: str, day: date) -> LibraryEntry | None:
        """The highest published version that is valid on the day."""
        entries = [entry for entry in self.clauses.get(clause_id, {}).values() if entry.state.in_force(day)]
        return max(entries, key=lambda entry: version_key(entry.clause.version), default=None)

    def stand_ins(self, day: date) -> dict[str, str]:
        """Which clause of the municipality's own stands in for which: `{"vite": "vart-vite"}`."""
        in_force = (self.in_force(clause_id, day) for clause_id in self.clauses)
        return {entry.clause.replaces: entry.clause.id for entry in in_force if entry and entry.clause.replaces}

    def version(self, clause_id: str, version: str) -> LibraryEntry | None:
        """Exactly that version, whatever its state."""
        return self.clauses.get(clause_id, {}).get(version)

    def entries(self) -> tuple[LibraryEntry, ...]:
        """Every version, in the order of reading."""
        ids = (*self.order, *(clause_id for clause_id in self.clauses if clause_id not in self.order))
        return tuple(entry for clause_id in ids for entry in self.clauses.get(clause_id, {}).values())


def replaced_clause(versions: Mapping[str, LibraryEntry]) -> str:
    """The clause in whose place this one stands, by what its versions say; '' when it replaces none."""
    return next((entry.clause.replaces for entry in versions.values() if entry.clause.replaces), "")
