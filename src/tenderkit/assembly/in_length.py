"""Which length a document really has: a short one only where some of its clauses has a short text."""

from collections.abc import Iterable

from msgspec import Struct
from msgspec.structs import replace

from tenderkit.assembly.plan import DocumentPlan
from tenderkit.model.case.choices import TextLength
from tenderkit.model.clauses.clause import Clause
from tenderkit.rules.clauses.length_stretches import TEXT_LENGTH, has_two_lengths
from tenderkit.rules.conditions.deciding import FactSource


class _InFull(Struct, frozen=True):
    """The same facts of a document whose clauses have one text only."""

    facts: FactSource

    def lookup(self, path: str) -> object | None:
        return TextLength.FULL.value if path == TEXT_LENGTH else self.facts.lookup(path)


def in_its_length(plan: DocumentPlan, clauses: Iterable[Clause]) -> DocumentPlan:
    """The plan as it is, or in full where the first edition of the clauses has no other text."""
    if not is_short(plan) or any(map(has_two_lengths, clauses)):
        return plan
    return replace(plan, facts=_InFull(plan.facts))


def is_short(plan: DocumentPlan) -> bool:
    return plan.facts.lookup(TEXT_LENGTH) == TextLength.SHORT.value
