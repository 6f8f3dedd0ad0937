"""The facts of a case that a document will ask for when its time comes."""

from collections.abc import Iterable, Iterator, Sequence

from tenderkit.model.case.case import Procurement
from tenderkit.model.conditions.condition import Condition, Truth, atoms_of
from tenderkit.model.papers.kind import ToCome
from tenderkit.rules.conditions.deciding import FactSource, decide

_NOTHING = (None, ())


def facts_to_come(to_come: ToCome, conditions: Sequence[Condition], facts: FactSource) -> tuple[str, ...]:
    """The paths that the case doesn't state yet, each once; none for a document that can't come in this case.

    A condition on what is computed, or on the recruiter's file, is no question to whoever writes the case.
    """
    if to_come.when is not None and decide(to_come.when, facts).truth is not Truth.YES:
        return ()
    waiting = (path for condition in conditions for path in _unmet(condition, facts))
    return tuple(dict.fromkeys(path for path in (*to_come.asks, *waiting) if facts.lookup(path) in _NOTHING))


def by_block(paths: Iterable[str]) -> str:
    """`assessment (proportionality, location), suppliers`: the block once, with what it lacks."""
    blocks: dict[str, list[str]] = {}
    for path in paths:
        block, _, name = path.rpartition(".")
        blocks.setdefault(block or path, []).extend([name] if block else [])
    return ", ".join(f"{block} ({', '.join(names)})" if names else block for block, names in blocks.items())


def _unmet(condition: Condition, facts: FactSource) -> Iterator[str]:
    paths = [atom.path for atom in atoms_of(condition)]
    of_the_case = all(path.partition(".")[0] in Procurement.model_fields for path in paths)
    if of_the_case and decide(condition, facts).truth is not Truth.YES:
        yield from paths
