"""What a text would take in though the kind of its document doesn't allow it."""

from collections.abc import Iterable, Iterator

from tenderkit.model.clauses.clause import Parameter
from tenderkit.model.conditions.condition import Condition, Stated, atoms_of
from tenderkit.model.conditions.fact_path import is_within
from tenderkit.model.papers.kind import Kind


def forbidden_paths(kind: Kind, parameters: Iterable[Parameter], conditions: Iterable[Condition]) -> Iterator[str]:
    """The facts that a text would take in though the kind doesn't allow them.

    Whether a whole block is stated may be asked when some of it is allowed: the answer tells none of its facts.
    """
    atoms = [atom for condition in conditions for atom in atoms_of(condition)]
    stated = {atom.path for atom in atoms if isinstance(atom, Stated)}
    told = {path for path in stated if any(is_within(allowed, path) for allowed in kind.allow)}
    asked = (atom.path for atom in atoms if not (isinstance(atom, Stated) and atom.path in told))
    wanted = (*(parameter.source for parameter in parameters), *asked)
    return (path for path in dict.fromkeys(wanted) if not kind.allows(path))
