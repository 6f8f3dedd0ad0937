"""Where every clause of a library stands on a day: in force, adopted, waiting, due for review, behind its parent."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from tenderkit.messages import Message
from tenderkit.model.clauses.clause import ClauseState, Status
from tenderkit.model.clauses.library import ClauseLibrary, LibraryEntry, newest_in_force, version_key

States = Mapping[str, ClauseState]  # by version
_WAITING = (Status.DRAFT, Status.REVIEW, Status.PUBLISHED)


@dataclass(frozen=True, slots=True)
class Parents:
    """The built-in library as the municipality's own one stands on it: `own` are the ids that it has a version of itself."""

    own: Collection[str]
    states: Mapping[str, States]


@dataclass(frozen=True, slots=True)
class Drift:
    """The version of the built-in library that a local clause lags behind."""

    parent: str
    version: str


@dataclass(frozen=True, slots=True)
class ClauseStatus:
    """One clause on one day.

    `current` is the version in force, else the newest there is; `adopted` the newest version that the municipality has
    adopted. `days_left` are the days to the review, negative when it is overdue, `None` when no review is set.
    """

    current: LibraryEntry
    in_force: bool
    adopted: LibraryEntry | None
    waiting: tuple[LibraryEntry, ...]
    days_left: int | None
    drift: Drift | None
    uses: int

    @property
    def overdue(self) -> bool:
        return self.in_force and self.days_left is not None and self.days_left < 0


def library_status(
    library: ClauseLibrary, day: date, parents: Parents, uses: Mapping[str, int]
) -> tuple[ClauseStatus, ...]:
    """Every clause in the order of reading; `uses` counts by clause id."""
    ids = dict.fromkeys((*library.order, *library.clauses))
    return tuple(
        _status(library.clauses[clause_id], day, parents, uses.get(clause_id, 0))
        for clause_id in ids
        if library.clauses.get(clause_id)
    )


def watched(library: ClauseLibrary, day: date) -> Iterator[LibraryEntry]:
    """The versions that somebody can still be surprised by: those in force, and those on their way."""
    for versions in library.clauses.values():
        entries = sorted(versions.values(), key=_version)
        in_force = _in_force(entries, day)
        if in_force is not None:
            yield in_force
        yield from _waiting(entries, in_force, day)


def overdue_reviews(library: ClauseLibrary, day: date) -> tuple[Message, ...]:
    """A warning for every clause in force whose day of review has passed."""
    in_force = (_in_force(list(versions.values()), day) for versions in library.clauses.values())
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


def _status(versions: Mapping[str, LibraryEntry], day: date, parents: Parents, uses: int) -> ClauseStatus:
    entries = sorted(versions.values(), key=_version)
    in_force = _in_force(entries, day)
    current = in_force or entries[-1]
    review_by = current.state.review_by
    return ClauseStatus(
        current=current,
        in_force=in_force is not None,
        adopted=next((entry for entry in reversed(entries) if entry.adoption is not None), None),
        waiting=_waiting(entries, in_force, day),
        days_left=None if review_by is None else (review_by - day).days,
        drift=_drift(current, day, parents),
        uses=uses,
    )


def _version(entry: LibraryEntry) -> tuple[int, ...]:
    return version_key(entry.clause.version)


def _in_force(entries: list[LibraryEntry], day: date) -> LibraryEntry | None:
    return max((entry for entry in entries if entry.state.in_force(day)), key=_version, default=None)


def _waiting(entries: list[LibraryEntry], in_force: LibraryEntry | None, day: date) -> tuple[LibraryEntry, ...]:
    """Newer than what is in force and not over: drafts, versions in review, and published ones whose day is to come."""
    return tuple(
        entry
        for entry in entries
        if (in_force is None or _version(entry) > _version(in_force))
        and entry.state.status in _WAITING
        and (entry.state.valid_to is None or day <= entry.state.valid_to)
    )


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
