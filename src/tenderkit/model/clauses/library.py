"""The clause library in memory: every version of every clause with its state."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from msgspec import Struct, field

from tenderkit.model.clauses.clause import Adoption, Clause, ClauseState, Status
from tenderkit.model.clauses.roles import ClauseRole, Meaning


def version_key(version: str) -> tuple[int, ...]:
    """`1.10.0` comes after `1.9.0`."""
    return tuple(int(part) for part in version.split("."))


class Version(Struct, frozen=True):
    """`vite@1.1.0` as the coordinator writes it."""

    clause: str
    version: str

    def __str__(self) -> str:
        return f"{self.clause}@{self.version}"


class Publication(Struct, frozen=True):
    """What a version needs to be told when it is published."""

    valid_from: date
    review_by: date
    owner: str


class LibraryEntry(Struct, frozen=True):
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


def published_of(entries: Iterable[LibraryEntry]) -> list[LibraryEntry]:
    """The published versions, whatever the day; where none is, those that were given a last day and may be in use until then."""
    entries = tuple(entries)
    published = [entry for entry in entries if entry.state.status is Status.PUBLISHED]
    return published or [entry for entry in entries if entry.state.status is Status.RETIRED and entry.state.valid_to]


def predecessor(entries: Iterable[LibraryEntry], version: str) -> LibraryEntry | None:
    """The highest lower version that has been published: what a version is a change of. `None` for the first."""
    earlier = (entry for entry in once_published(entries) if version_key(entry.clause.version) < version_key(version))
    return max(earlier, key=lambda entry: version_key(entry.clause.version), default=None)


def steps_between(entries: Iterable[LibraryEntry], before: str, after: str) -> tuple[LibraryEntry, ...]:
    """Every change that lies between two versions, the older first: what was published after the one, up to the other itself."""
    low, high = sorted(map(version_key, (before, after)))
    entries = tuple(entries)
    steps = [entry for entry in once_published(entries) if low < version_key(entry.clause.version) < high]
    last = [entry for entry in entries if version_key(entry.clause.version) == high != low]
    return tuple(sorted((*steps, *last), key=lambda entry: version_key(entry.clause.version)))


def once_published(entries: Iterable[LibraryEntry]) -> Iterator[LibraryEntry]:
    """Whatever became of them later."""
    return (entry for entry in entries if entry.state.status not in (Status.DRAFT, Status.REVIEW))


def deciding_version(states: Mapping[str, ClauseState], day: date) -> str | None:
    """The highest version whose days have come and aren't over; while it is on hold nothing older slips in."""
    return max((version for version, state in states.items() if state.decides(day)), key=version_key, default=None)


def newest_in_force(states: Mapping[str, ClauseState], day: date) -> str | None:
    """The version that is used on the day; none while the one that decides is on hold."""
    version = deciding_version(states, day)
    return version if version is not None and states[version].in_force(day) else None


class ListedVersions(Struct, frozen=True):
    """What a `library.yaml` says of one clause: what it does, what the marks of a version mean, and the state of every version."""

    role: ClauseRole | None
    marks: Mapping[str, Mapping[Meaning, str]]
    states: Mapping[str, ClauseState]


class ListedLibrary(Struct, frozen=True):
    """One `library.yaml`: the order of its clauses, and what it says of each."""

    order: tuple[str, ...]
    clauses: Mapping[str, ListedVersions]


class ClauseLibrary(Struct, frozen=True):
    """All clauses by id and version; `order` is the order of reading, `roles` holds clauses that weren't read too."""

    order: tuple[str, ...]
    clauses: Mapping[str, Mapping[str, LibraryEntry]]
    roles: Mapping[str, ClauseRole] = field(default_factory=dict)

    def deciding(self, clause_id: str, day: date) -> LibraryEntry | None:
        """The highest version whose days have come and aren't over, in force or on hold."""
        entries = [entry for entry in self.clauses.get(clause_id, {}).values() if entry.state.decides(day)]
        return max(entries, key=lambda entry: version_key(entry.clause.version), default=None)

    def in_force(self, clause_id: str, day: date) -> LibraryEntry | None:
        """The version of the clause that is used on the day, where no other stands in for it."""
        entry = self.deciding(clause_id, day)
        return entry if entry is not None and entry.state.in_force(day) else None

    def stand_ins(self, day: date) -> dict[str, str]:
        """Which clause of the municipality's own stands in for which: `{"vite": "vart-vite"}`.

        One that is on hold keeps its place, so that the clause that it replaces doesn't come back in silence; of several
        the one that is in force goes first.
        """
        deciding = (self.deciding(clause_id, day) for clause_id in self.clauses)
        found = [entry for entry in deciding if entry is not None and entry.clause.replaces]
        found.sort(key=lambda entry: entry.state.in_force(day))
        return {entry.clause.replaces: entry.clause.id for entry in found}

    def at(self, place: str, day: date, stand_ins: Mapping[str, str] | None = None) -> LibraryEntry | None:
        """The version that decides in a document's place for a clause: its own, or that of whoever stands in for it."""
        stand_ins = self.stand_ins(day) if stand_ins is None else stand_ins
        seen: set[str] = set()
        while place in stand_ins and place not in seen:
            seen.add(place)
            place = stand_ins[place]
        return self.deciding(place, day)

    def place_of(self, clause_id: str) -> str:
        """The clause in whose place this one stands in the end; itself when it replaces none."""
        return next(reversed(self.replaced_by(clause_id)), clause_id)

    def replaced_by(self, clause_id: str) -> tuple[str, ...]:
        """The clause that this one replaces, the one that that one replaces, and so on; each once."""
        found: dict[str, None] = {}
        while (clause_id := replaced_clause(self.clauses.get(clause_id, {}))) and clause_id not in found:
            found[clause_id] = None
        return tuple(found)

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
