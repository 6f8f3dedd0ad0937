"""Which versions of which clauses a task reads, so that a build reads no clause that it has no use for."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import date

from tenderkit.model.clauses.clause import ClauseState, Status
from tenderkit.model.clauses.library import newest_in_force


@dataclass(frozen=True, slots=True)
class ListedClause:
    """A clause as a `library.yaml` lists it: the state of each version, and whether it is the municipality's `own`."""

    id: str
    states: Mapping[str, ClauseState]
    own: bool = False


Needs = Callable[[ListedClause], Collection[str]]
"""The versions of a clause that a task reads."""


def every_version(listed: ListedClause) -> Collection[str]:
    """Read the whole library."""
    return listed.states.keys()


def only_needed(wanted: Collection[str], days: Collection[date], locks: tuple[Mapping[str, str], ...]) -> Needs:
    """Of the wanted clauses: what is in force on any of the days, what the locks name, and what is on hold.

    A clause of the municipality's own may stand in for a wanted one, so those are all read.
    """

    def needs(listed: ListedClause) -> set[str]:
        if listed.id not in wanted and not listed.own:
            return set()
        in_force = {newest_in_force(listed.states, day) for day in days}
        versions = in_force | {locked.get(listed.id) for locked in locks}
        held = {version for version, state in listed.states.items() if state.status is Status.HOLD}
        return held | {version for version in versions if version is not None and version in listed.states}

    return needs


def every_version_of(clauses: Collection[str]) -> Needs:
    """Everything of these clauses, and nothing of any other."""
    return lambda listed: listed.states.keys() if listed.id in clauses else ()
