"""Each requirement of a case with its address: the common one, and each lot's own."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from tenderkit.messages import Message
from tenderkit.model.case.case import Lot, Procurement, Requirement
from tenderkit.model.case.choices import ContractForm, CountedPer
from tenderkit.problems import Fault, Key


@dataclass(frozen=True, slots=True)
class AddressedRequirement:
    """A requirement, where it stands, and the case that it stands in."""

    case: Procurement
    key: Key
    requirement: Requirement

    def fault(self, *key: str, code: str, **facts: str) -> Fault:
        """A fault at a key within the requirement."""
        return Fault((*self.key, *key), Message(code, facts))


RequirementRule = Callable[[AddressedRequirement], Iterator[Fault]]


def each_requirement(case: Procurement) -> Iterator[AddressedRequirement]:
    """In the order of the file's reader: the common one first."""
    yield AddressedRequirement(case, ("requirement",), case.requirement)
    for index, lot in enumerate(case.contract.lots):
        if lot.requirement is not None:
            yield AddressedRequirement(case, ("contract", "lots", index, "requirement"), lot.requirement)


def requirements_counted(case: Procurement, lot_id: str | None = None) -> Iterator[tuple[Lot | None, Requirement]]:
    """The requirements of a case, each with the lot that it is counted for; with `lot_id` that lot's alone."""
    lots = case.contract.lots
    if lot_id is not None:
        yield from ((lot, case.requirement_for(lot)) for lot in lots if lot.id == lot_id)
        return
    common = [lot for lot in lots if lot.requirement is None]
    places = case.requirement.places
    if places is not None and places.counted_per is CountedPer.LOT and common:
        yield from ((lot, case.requirement) for lot in common)
    elif common or not lots:
        yield None, case.requirement
    yield from ((lot, lot.requirement) for lot in lots if lot.requirement is not None)


def is_framework(case: Procurement) -> bool:
    """Whether later contracts are called off from this one."""
    return case.contract.form is ContractForm.FRAMEWORK_AGREEMENT
