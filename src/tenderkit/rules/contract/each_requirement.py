"""Each requirement of a case with its address and its lots: the common one, and each lot's own."""

from collections.abc import Callable, Iterator

from msgspec import Struct
from msgspec.structs import replace

from tenderkit.messages import Message
from tenderkit.model.case.case import Lot, Procurement, Requirement, Supplier
from tenderkit.model.case.choices import ContractForm, CountedPer
from tenderkit.problems import Fault, Key


class AddressedRequirement(Struct, frozen=True):
    """A requirement, the case and the place where it stands, and the lots that it holds for.

    `lot` is set when the requirement is counted for that lot by itself: its own, or one whose number holds for each lot.
    """

    case: Procurement
    key: Key
    requirement: Requirement
    lots: tuple[Lot, ...]
    lot: Lot | None = None

    @property
    def lot_ids(self) -> tuple[str, ...]:
        return tuple(lot.id for lot in self.lots)

    def fault(self, *key: str | int, code: str, **facts: str) -> Fault:
        """A fault at a key within the requirement."""
        return Fault((*self.key, *key), Message(code, facts))

    @property
    def holds_for_each_lot(self) -> bool:
        """Whether its number is one for each lot (platser-antal.s3)."""
        places = self.requirement.places
        return bool(self.case.contract.lots) and places is not None and places.counted_per is CountedPer.LOT

    def of_lot(self, lot: Lot) -> "AddressedRequirement":
        """The requirement as it is for one of its lots, counted by itself."""
        return replace(self, lots=(lot,), lot=lot)


RequirementRule = Callable[[AddressedRequirement], Iterator[Fault]]


def each_requirement(
    case: Procurement, supplier: Supplier | None = None, *, by_lot: bool = False, unused: bool = False
) -> Iterator[AddressedRequirement]:
    """In the order of the file: the common one, then each lot's own; of a supplier's lots alone when one is given.

    `by_lot` gives the common one once for each lot where its number holds for each (platser-antal.s3). `unused` gives it
    even when every lot has its own: it stands in the file all the same, and must be right.
    """
    common, lots = common_requirement(case, supplier), lots_of(case, supplier)
    if by_lot and common.holds_for_each_lot:
        yield from map(common.of_lot, common.lots)
    elif common.lots or unused:
        yield common
    held = set(map(id, lots))  # the very lots of the case; to compare what they state would cost all of it for each
    for index, lot in enumerate(case.contract.lots):
        if lot.requirement is not None and id(lot) in held:
            key = ("contract", "lots", index, "requirement")
            yield AddressedRequirement(case, key, lot.requirement, (lot,), lot)


def common_requirement(case: Procurement, supplier: Supplier | None = None) -> AddressedRequirement:
    """The one that every lot has which has none of its own: perhaps no lot at all."""
    lots = tuple(lot for lot in lots_of(case, supplier) if lot.requirement is None)
    return AddressedRequirement(case, ("requirement",), case.requirement, lots)


def lots_of(case: Procurement, supplier: Supplier | None) -> tuple[Lot, ...]:
    """The lots that the supplier has; all of them when that isn't stated, and the implicit one when there are none."""
    wanted = supplier.lots if supplier is not None else None
    return tuple(lot for lot in case.lots if wanted is None or lot.id in wanted)


def is_framework(case: Procurement) -> bool:
    """Whether later contracts are called off from this one."""
    return case.contract.form is ContractForm.FRAMEWORK_AGREEMENT
