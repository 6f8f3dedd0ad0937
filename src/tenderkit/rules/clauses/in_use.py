"""The clauses that a case rests on, found by what they do and not by what they are called."""

from collections.abc import Iterator, Mapping

from msgspec import Struct, field

from tenderkit.messages import document_text
from tenderkit.model.clauses.clause import Clause, Hole, ParameterType, Pieces, Words
from tenderkit.model.clauses.library import LibraryEntry, version_key
from tenderkit.model.clauses.roles import ClauseRole, Meaning
from tenderkit.model.clauses.walk import marked_in
from tenderkit.patterns import lazy_pattern
from tenderkit.rules.conditions.deciding import FactSource

_DAYS = lazy_pattern(r"\b(\d+)\s+dag(?:ar)?\b")


class ClausesInUse(Struct, frozen=True):
    """Versions of clauses; several of one clause where a case's documents were built at different times.

    `library` says what every clause of the library does, by its id, in use or not.
    """

    entries: tuple[LibraryEntry, ...] = ()
    library: Mapping[str, ClauseRole] = field(default_factory=dict)

    @property
    def roles(self) -> tuple[ClauseRole, ...]:
        """What there is a clause for, each once."""
        return tuple(dict.fromkeys(entry.role for entry in self.entries if entry.role is not None))

    def is_first_edition(self, role: ClauseRole) -> bool:
        """Whether the clause of the role is in use in its first edition, be it the shipped one or one in its place."""
        return any(version_key(entry.clause.version)[0] == 1 for entry in self.of(role))

    def of(self, role: ClauseRole) -> tuple[LibraryEntry, ...]:
        """The clause that has the role, in each version that is in use."""
        return tuple(entry for entry in self.entries if entry.role is role)

    def has(self, clause_id: str) -> bool:
        """Whether the clause is in use."""
        return any(entry.clause.id == clause_id for entry in self.entries)

    def name(self, role: ClauseRole) -> str:
        """The id of the clause that has the role in the library; the last one listed, which is the municipality's own."""
        return next((id_ for id_, own in reversed(tuple(self.library.items())) if own is role), role.value)

    def title(self, role: ClauseRole) -> str:
        """The heading that the clause has in its document; the shipped clause's where none is in use."""
        return next((entry.clause.title for entry in self.of(role)), document_text(f"report.clause.{role.value}"))

    def days(self, role: ClauseRole, meaning: Meaning, facts: FactSource) -> int | None:
        """The number of days that the clause gives; `None` where it gives none, or its versions not the same."""
        said = {_days_said(entry, meaning, facts) for entry in self.of(role)}
        return said.pop() if len(said) == 1 else None


def _days_said(entry: LibraryEntry, meaning: Meaning, facts: FactSource) -> int | None:
    """Read from the sentence itself, in figures or as a parameter; `None` unless it holds exactly one number of days."""
    mark = entry.marks.get(meaning)
    found = {
        days
        for name, pieces in marked_in(entry.clause.body)
        if name == mark
        for days in _days(entry.clause, pieces, facts)
    }
    return found.pop() if len(found) == 1 else None


def _days(clause: Clause, pieces: Pieces, facts: FactSource) -> Iterator[int | None]:
    for piece in pieces:
        match piece:
            case Words(text):
                yield from (int(number) for number in _DAYS.findall(text))
            case Hole(name) if name in clause.parameters and clause.parameters[name].type is ParameterType.DAYS:
                value = facts.lookup(clause.parameters[name].source)
                yield value if isinstance(value, int) else None
            case _:
                pass
