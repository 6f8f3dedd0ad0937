"""What each clause does: the role that its library states, or that of the clause in whose place it stands."""

from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from tenderkit.model.clauses.library import LibraryEntry, ListedLibrary, ListedVersions, replaced_clause, version_key
from tenderkit.model.clauses.roles import ClauseRole, Meaning
from tenderkit.model.clauses.walk import marks_in

Clauses = Mapping[str, Mapping[str, LibraryEntry]]


class StatedRoles(Struct, frozen=True):
    """What every `library.yaml` says of each clause, in the order of the folders; a later one goes before an earlier.

    `clauses` are those that were read.
    """

    listings: Sequence[ListedLibrary]
    clauses: Clauses

    def roles(self) -> dict[str, ClauseRole]:
        """The role of every clause that has one, read or not, in the order in which they are listed."""
        found: dict[str, ClauseRole | None] = {}
        for library in self.listings:
            for clause_id, listed in library.clauses.items():
                found[clause_id] = listed.role or found.get(clause_id)
        inherited = (clause_id for clause_id in self.clauses if found.get(clause_id) is None)
        found |= {clause_id: self._role(clause_id) for clause_id in inherited}
        return {clause_id: role for clause_id, role in found.items() if role is not None}

    def with_roles(self, roles: Mapping[str, ClauseRole]) -> dict[str, dict[str, LibraryEntry]]:
        """Every entry with its role and with the meanings of its marks."""
        return {
            clause_id: {
                version: self._with_marks(replace(entry, role=roles.get(clause_id)))
                for version, entry in versions.items()
            }
            for clause_id, versions in self.clauses.items()
        }

    def _stated(self, clause_id: str) -> list[ListedVersions]:
        return [library.clauses[clause_id] for library in self.listings if clause_id in library.clauses]

    def _role(self, clause_id: str) -> ClauseRole | None:
        line = (each.role for one in self._line(clause_id) for each in reversed(self._stated(one)))
        return next((role for role in line if role is not None), None)

    def _with_marks(self, entry: LibraryEntry) -> LibraryEntry:
        """Its own marks; else those of the clause that it replaces, as far as they stand in its text."""
        clause_id, version = entry.clause.id, entry.clause.version
        for each in reversed(self._stated(clause_id)):
            if version in each.marks:
                return replace(entry, marks=each.marks[version])
        standing = set(marks_in(entry.clause.body))
        _, *replaced = self._line(clause_id)
        inherited = next((found for one in replaced if (found := self._newest_marks(one))), {})
        marks = {meaning: mark for meaning, mark in inherited.items() if mark in standing}
        return replace(entry, marks=marks, inherited=bool(replaced))

    def _newest_marks(self, clause_id: str) -> Mapping[Meaning, str]:
        by_version = {version: marks for each in self._stated(clause_id) for version, marks in each.marks.items()}
        return by_version[max(by_version, key=version_key)] if by_version else {}

    def _line(self, clause_id: str) -> Iterator[str]:
        """The clause, the one that it replaces, and so on; each once, whatever the files say of each other."""
        seen: set[str] = set()
        while clause_id and clause_id not in seen:
            yield clause_id
            seen.add(clause_id)
            clause_id = replaced_clause(self.clauses.get(clause_id, {}))
