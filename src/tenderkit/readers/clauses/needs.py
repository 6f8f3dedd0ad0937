"""Which versions of which clauses a task reads, so that a build reads no clause that it has no use for."""

from collections.abc import Callable, Collection, Mapping
from datetime import date

from msgspec import Struct

from tenderkit.model.clauses.clause import ClauseState, Status
from tenderkit.model.clauses.library import deciding_version, newest_in_force


class ListedClause(Struct, frozen=True):
    """A clause as a `library.yaml` lists it: the state of each version, and whether it `may_stand_in` for another one.

    Only a clause of the municipality's own does.
    """

    id: str
    states: Mapping[str, ClauseState]
    may_stand_in: bool = False


_NOT_PUBLISHED = (Status.DRAFT, Status.REVIEW)

Needs = Callable[[ListedClause], Collection[str]]
"""The versions of a clause that a task reads."""


def every_version(listed: ListedClause) -> Collection[str]:
    """Read the whole library."""
    return listed.states.keys()


def only_needed(wanted: Collection[str], days: Collection[date], locks: tuple[Mapping[str, str], ...]) -> Needs:
    """Of the wanted clauses: what decides on any of the days, what the locks name, and what is on hold.

    A clause of the municipality's own that may stand in for a wanted one is read too. Where no version can be used,
    the others of a wanted clause are read too, so that it can be told why, and what there is.
    """

    def needs(listed: ListedClause) -> set[str]:
        if listed.id not in wanted and not listed.may_stand_in:
            return set()
        named = {locked[listed.id] for locked in locks if listed.id in locked} & listed.states.keys()
        if listed.id in wanted and any(newest_in_force(listed.states, day) is None for day in days):
            return {version for version, state in listed.states.items() if state.status not in _NOT_PUBLISHED} | named
        deciding = (deciding_version(listed.states, day) for day in days)
        held = {version for version, state in listed.states.items() if state.status is Status.HOLD}
        return named | held | {version for version in deciding if version is not None}

    return needs


def every_version_of(clauses: Collection[str]) -> Needs:
    """Everything of these clauses, and nothing of any other."""
    return lambda listed: listed.states.keys() if listed.id in clauses else ()
