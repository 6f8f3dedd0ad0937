"""What a case states and no clause of its section has words for: nobody would be bound by it, and nobody told."""

from collections.abc import Iterable, Iterator

from msgspec import Struct

from tenderkit.model.case.case import Procurement, Requirement
from tenderkit.model.clauses.clause import Clause
from tenderkit.model.clauses.walk import conditions_of
from tenderkit.model.conditions.condition import paths_of
from tenderkit.model.conditions.fact_path import is_within
from tenderkit.rules.conditions.later_choices import KEYS
from tenderkit.rules.papers.term_paths import OWN_REQUIREMENT, is_reason, path_in_model, term_leaves

_OF_THE_CASE = "joint"
_KIND_OF_GROUP = "by"  # tells whoever judges the requirement what a group rests on; its definition tells the supplier
_REQUIREMENT = tuple(".".join((OWN_REQUIREMENT, *block, name)) for block, names in KEYS.items() for name in names)


class PathsRead(Struct, frozen=True):
    """The facts whose values some clauses write, and those that their conditions ask of."""

    written: frozenset[str]
    asked: frozenset[str]


def paths_read(clauses: Iterable[Clause]) -> PathsRead:
    """Of all of the clauses together."""
    clauses = tuple(clauses)
    return PathsRead(
        frozenset(parameter.source for clause in clauses for parameter in clause.parameters.values()),
        frozenset(path for clause in clauses for condition in conditions_of(clause) for path in paths_of(condition)),
    )


def untold_terms(case: Procurement, requirement: Requirement, read: PathsRead) -> Iterator[str]:
    """The paths of such terms, of those keys that came after the first clauses; a document's requirement is the lot's own.

    `read` is what its clauses read. A version that was written before a key existed can't read it, and is refused so (4 kap. 1 § LOU, openness).
    """
    values, asked = read.written, read.asked
    stated = dict(term_leaves(_as_written(case, requirement), OWN_REQUIREMENT))
    wanted = (path for path in stated if is_within(path, *_REQUIREMENT) and not _is_for_the_assessment(path))
    # That a block is stated tells none of its values: only the value itself counts, printed or asked about.
    told = ((path, path_in_model(path)) for path in wanted)
    yield from (path for path, fact in told if fact not in asked and not is_within(fact, *values))
    if case.joint is not None and not any(is_within(path, _OF_THE_CASE) for path in values | asked):
        yield _OF_THE_CASE


def _as_written(case: Procurement, requirement: Requirement) -> object:
    """The common one is written by the case, for which everything is ready since it was read; a model of its own is built for a lot's."""
    if requirement is not case.requirement:
        return requirement.model_dump(mode="json", exclude_none=True)
    return case.model_dump(mode="json", exclude_none=True, include={"requirement"})["requirement"]


def _is_for_the_assessment(path: str) -> bool:
    return is_reason(path) or path.rpartition(".")[2] == _KIND_OF_GROUP
