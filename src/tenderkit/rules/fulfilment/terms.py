"""What a part of the requirement is judged by: the case, the requirement, one supplier, and what is known on the day."""

from dataclasses import dataclass
from datetime import date

from tenderkit.model.case.case import Lot, Procurement, Requirement, Supplier
from tenderkit.model.matching.matching import HeldDialogue, Matching, Placement
from tenderkit.rules.contract.each_requirement import AddressedRequirement, each_requirement, lots_of
from tenderkit.rules.contract.whose import belongs_to
from tenderkit.rules.journal.as_record import known_of
from tenderkit.rules.journal.known import Known
from tenderkit.rules.places.reasons import because

__all__ = ["FulfilmentTerms", "because", "known_on"]


@dataclass(frozen=True, slots=True)
class FulfilmentTerms:
    """One supplier's share of one requirement on a day; without a day everything written down is known, nothing is due."""

    of: AddressedRequirement
    matching: Matching
    supplier: Supplier
    day: date | None
    told: Known | None = None  # what is known on the day, where it has been read already

    @property
    def known(self) -> Known:
        """What the journal tells on the day. Reading it takes all of it, so whoever asks for several suppliers passes it along."""
        return self.told or known_of(self.matching, self.day)

    @property
    def case(self) -> Procurement:
        return self.of.case

    @property
    def requirement(self) -> Requirement:
        return self.of.requirement

    @property
    def lots(self) -> tuple[Lot, ...]:
        """The lots with the requirement that the supplier has."""
        return tuple(lot for lot in self.of.lots if lot in lots_of(self.case, self.supplier))

    @property
    def dialogues(self) -> tuple[HeldDialogue, ...]:
        """Those held, in the order of their days."""
        mine = (each for each in self.matching.dialogues if belongs_to(self.case, each, self.supplier))
        return tuple(sorted((each for each in mine if self.has_been(each.held)), key=lambda each: each.held))

    @property
    def has_several_requirements(self) -> bool:
        """Whether a place has to say which lot it is for, since the supplier has another requirement for other lots."""
        found = each_requirement(self.case, self.supplier, by_lot=self.of.lot is not None)
        return sum(1 for _ in found) > 1

    def has_been(self, day: date) -> bool:
        """Whether the day lies no later than the day of the report."""
        return self.day is None or day <= self.day

    def is_past(self, due: date | None) -> bool:
        """Whether something was due before the day of the report."""
        return self.day is not None and due is not None and self.day > due


def known_on(placement: Placement, day: date | None) -> bool:
    """Whether the placement has ended by the day."""
    return placement.ended is not None and (day is None or placement.ended <= day)
