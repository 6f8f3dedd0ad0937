"""Which versions of which clauses a task reads, so that a build reads no clause that it has no use for."""

from collections.abc import Callable, Collection, Mapping
from datetime import date

from msgspec import Struct

from tenderkit.model.clauses.clause import ClauseState, Status
from tenderkit.model.clauses.library import deciding_version, newest_in_force


class ListedClause(Struct, frozen=True):
    """A clause as a `library.yaml` lists it, with the state of each version."""

    id: str
    states: Mapping[str, ClauseState]


_NOT_PUBLISHED = (Status.DRAFT, Status.REVIEW)


class Needs(Struct, frozen=True):
    """What a task reads: of a clause the `versions` that it says, asked about the clauses `among` alone, or about every one.

    With `stand_ins` it is asked too about those of the municipality's own that may stand in for another clause.
    """

    versions: Callable[[ListedClause], Collection[str]]
    among: frozenset[str] | None = None
    stand_ins: bool = False


def _all(listed: ListedClause) -> Collection[str]:
    return listed.states.keys()


every_version = Needs(_all)
"""The whole library."""
what_may_stand_in = Needs(_all, frozenset(), stand_ins=True)
"""Nothing but clauses that may stand in for another."""


def only_needed(wanted: Collection[str], days: Collection[date], locks: tuple[Mapping[str, str], ...]) -> Needs:
    """Of the wanted clauses: what decides on any of the days, what the locks name, and what is on hold.

    A clause of the municipality's own that may stand in for a wanted one is read too. Where no version can be used,
    the others of a wanted clause are read too, so that it can be told why, and what there is.
    """

    def versions(listed: ListedClause) -> set[str]:
        named = {locked[listed.id] for locked in locks if listed.id in locked} & listed.states.keys()
        if listed.id in wanted and any(newest_in_force(listed.states, day) is None for day in days):
            return {version for version, state in listed.states.items() if state.status not in _NOT_PUBLISHED} | named
        deciding = (deciding_version(listed.states, day) for day in days)
        held = {version for version, state in listed.states.items() if state.status is Status.HOLD}
        return named | held | {version for version in deciding if version is not None}

    return Needs(versions, frozenset(wanted), stand_ins=True)


def every_version_of(clauses: Collection[str]) -> Needs:
    """Everything of these clauses, and nothing of any other."""
    return Needs(_all, frozenset(clauses))
