"""Each requirement of a case with its address: the common one, and each lot's own."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from tenderkit.messages import Message
from tenderkit.model.case import Procurement, Requirement
from tenderkit.problems import Fault, Key


@dataclass(frozen=True, slots=True)
class Placed:
    """A requirement, where it stands, and the case that it stands in."""

    case: Procurement
    key: Key
    requirement: Requirement

    def fault(self, *key: str, code: str, **facts: str) -> Fault:
        """A fault at a key within the requirement."""
        return Fault((*self.key, *key), Message(code, facts))


RequirementRule = Callable[[Placed], Iterator[Fault]]


def each_requirement(case: Procurement) -> Iterator[Placed]:
    """In the order of the file's reader: the common one first."""
    yield Placed(case, ("requirement",), case.requirement)
    for index, lot in enumerate(case.contract.lots):
        if lot.requirement is not None:
            yield Placed(case, ("contract", "lots", index, "requirement"), lot.requirement)
