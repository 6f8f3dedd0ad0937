"""Where every clause of a library stands on a day: in force, adopted, waiting, due for review, behind its parent."""

from collections.abc import Collection, Iterator, Mapping
from datetime import date

from msgspec import Struct

from tenderkit.messages import Message
from tenderkit.model.clauses.clause import ClauseState, Standing
from tenderkit.model.clauses.library import ClauseLibrary, LibraryEntry, newest_in_force, version_key
from tenderkit.rules.clauses.life import Life, Taken, lives

States = Mapping[str, ClauseState]  # by version
_WAITING = (Standing.DRAFT, Standing.REVIEW, Standing.NOT_YET)


class Parents(Struct, frozen=True):
    """The built-in library as the municipality's own one stands on it: `own` are the ids that it has a version of itself."""

    own: Collection[str]
    states: Mapping[str, States]


class Drift(Struct, frozen=True):
    """The version of the built-in library that a local clause lags behind."""

    parent: str
    version: str


class ClauseStatus(Struct, frozen=True):
    """One clause on one day.

    `current` is the version that decides on the day (in force or on hold), else the newest there is, and `life` says what
    may be done with it; `adopted` is the newest version that the municipality has adopted. `days_left` are the days to the
    review, negative when it is overdue, `None` when no review is set.
    """

    life: Life
    adopted: LibraryEntry | None
    waiting: tuple[LibraryEntry, ...]
    days_left: int | None
    drift: Drift | None
    uses: int

    @property
    def current(self) -> LibraryEntry:
        return self.life.entry

    @property
    def in_force(self) -> bool:
        """Whether new documents take it: in force, and nothing stands in its place."""
        return self.life.cell.new is Taken.ITSELF

    @property
    def overdue(self) -> bool:
        return self.in_force and self.days_left is not None and self.days_left < 0


def library_status(
    library: ClauseLibrary, day: date, parents: Parents, uses: Mapping[str, int]
) -> tuple[ClauseStatus, ...]:
    """Every clause in the order of reading; `uses` counts by clause id."""
    ids = [one for one in dict.fromkeys((*library.order, *library.clauses)) if library.clauses.get(one)]
    current = (library.deciding(clause_id, day) or _newest(library, clause_id) for clause_id in ids)
    return tuple(
        _status(clause_id, life, library, parents, uses.get(clause_id, 0))
        for clause_id, life in zip(ids, lives(current, library, day), strict=True)
    )


def watched(library: ClauseLibrary, day: date) -> Iterator[LibraryEntry]:
    """The versions that somebody can still be surprised by: those in force, and those on their way."""
    for clause_id in library.clauses:
        in_force = library.in_force(clause_id, day)
        if in_force is not None:
            yield in_force
        yield from _waiting(clause_id, library, day)


def overdue_reviews(library: ClauseLibrary, day: date) -> tuple[Message, ...]:
    """A warning for every clause in force whose day of review has passed."""
    in_force = (library.in_force(clause_id, day) for clause_id in library.clauses)
    return tuple(
        Message(
            "TK-L120",
            {
                "clause": entry.clause.id,
                "version": entry.clause.version,
                "date": entry.state.review_by.isoformat(),
                "owner": entry.state.owner or "–",
            },
        )
        for entry in in_force
        if entry is not None and entry.state.review_by is not None and entry.state.review_by < day
    )


def _newest(library: ClauseLibrary, clause_id: str) -> LibraryEntry:
    return max(library.clauses[clause_id].values(), key=_version)


def _status(clause_id: str, life: Life, library: ClauseLibrary, parents: Parents, uses: int) -> ClauseStatus:
    current, day = life.entry, life.day
    review_by = current.state.review_by
    adopted = (entry for entry in library.clauses[clause_id].values() if entry.adoption is not None)
    return ClauseStatus(
        life=life,
        adopted=max(adopted, key=_version, default=None),
        waiting=_waiting(clause_id, library, day),
        days_left=None if review_by is None else (review_by - day).days,
        drift=_drift(current, day, parents),
        uses=uses,
    )


def _version(entry: LibraryEntry) -> tuple[int, ...]:
    return version_key(entry.clause.version)


def _waiting(clause_id: str, library: ClauseLibrary, day: date) -> tuple[LibraryEntry, ...]:
    """Newer than what decides: drafts, versions in review, and published ones whose day is to come."""
    decides = library.deciding(clause_id, day)
    entries = sorted(library.clauses[clause_id].values(), key=_version)
    newer = (entry for entry in entries if decides is None or _version(entry) > _version(decides))
    return tuple(entry for entry in newer if entry.state.standing(day) in _WAITING)


def _drift(current: LibraryEntry, day: date, parents: Parents) -> Drift | None:
    """Whether the built-in clause that a local one stands in for has moved on.

    Under the same id the version numbers tell. A clause that `replaces` another has numbers of its own, so there the days
    tell: the parent has a version that came into force after the local one did.
    """
    clause = current.clause
    if clause.id not in parents.own:
        return None
    parent = clause.replaces or clause.id
    states = parents.states.get(parent, {})
    newest = newest_in_force(states, day)
    if newest is None:
        return None
    if parent == clause.id:
        lags = version_key(newest) > version_key(clause.version)
    else:
        lags = (states[newest].valid_from or date.min) > (current.state.valid_from or date.min)
    return Drift(parent, newest) if lags else None
