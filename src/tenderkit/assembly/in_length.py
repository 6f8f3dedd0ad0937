"""Which length a document really has: a short one only where some of its clauses has a short text."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from tenderkit.assembly.plan import DocumentPlan
from tenderkit.model.case.choices import TextLength
from tenderkit.model.clauses.clause import Clause
from tenderkit.model.clauses.walk import conditions_in
from tenderkit.model.conditions.condition import atoms_of
from tenderkit.rules.conditions.deciding import FactSource

LENGTH = "computed.text"


@dataclass(frozen=True, slots=True)
class _InFull:
    """The same facts of a document whose clauses have one text only."""

    facts: FactSource

    def lookup(self, path: str) -> object | None:
        return TextLength.FULL.value if path == LENGTH else self.facts.lookup(path)


def in_its_length(plan: DocumentPlan, clauses: Iterable[Clause]) -> DocumentPlan:
    """The plan as it is, or in full where the first edition of the clauses has no other text."""
    if not is_short(plan) or any(map(_has_lengths, clauses)):
        return plan
    return replace(plan, facts=_InFull(plan.facts))


def is_short(plan: DocumentPlan) -> bool:
    return plan.facts.lookup(LENGTH) == TextLength.SHORT.value


def _has_lengths(clause: Clause) -> bool:
    return any(atom.path == LENGTH for condition in conditions_in(clause.body) for atom in atoms_of(condition))
