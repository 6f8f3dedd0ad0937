"""What a part of the requirement is judged by: the case, the requirement, one supplier, and what is known on the day."""

from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from tenderkit.messages import document_text
from tenderkit.model.case.case import Lot, Procurement, Requirement, Supplier
from tenderkit.model.journal.choices import EventKind
from tenderkit.model.matching.matching import Matching, Placement
from tenderkit.rules.contract.each_requirement import AddressedRequirement, each_requirement, lots_of
from tenderkit.rules.contract.whose import belongs_to
from tenderkit.rules.fulfilment.extension import Extended, as_extended
from tenderkit.rules.journal.known import Known, KnownEvent, known_of
from tenderkit.rules.places.reasons import because

__all__ = ["FulfilmentTerms", "because", "has_ended_by", "late_words", "lot_by_lot", "terms_for"]


class FulfilmentTerms(Struct, frozen=True):
    """One supplier's share of one requirement on a day; without a day everything written down is known, nothing is due.

    The case is as it has become: an extension that has been used belongs to its contract. `tendered` is how it was written.
    """

    of: AddressedRequirement
    matching: Matching
    supplier: Supplier
    day: date | None
    told: Known | None = None  # what is known on the day, where it has been read already
    extended: Extended | None = None
    tendered: Procurement | None = None

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

    def events(self, *kinds: EventKind) -> tuple[KnownEvent, ...]:
        """What the journal tells of the supplier and of the requirement's lots, in the order of the days."""
        return tuple(each for each in self.known.of_kind(*kinds) if self.has_been(each.date) and self.is_about(each))

    def of_contract(self, *kinds: EventKind) -> tuple[KnownEvent, ...]:
        """The same, of the contract in the supplier's own lots: one that names no supplier is of every supplier's."""
        lots = {None, *(lot.id for lot in self.lots)}
        found = (each for each in self.known.of_kind(*kinds) if self.has_been(each.date) and each.event.lot in lots)
        return tuple(
            each for each in found if each.event.supplier is None or belongs_to(self.case, each.event, self.supplier)
        )

    def is_of_lot(self, each: KnownEvent) -> bool:
        """Whether an event is of one of the requirement's lots, or names none."""
        return each.event.lot is None or each.event.lot in {lot.id for lot in self.of.lots}

    def is_about(self, each: KnownEvent) -> bool:
        """Whether an event is the supplier's, and of one of the requirement's lots where it names a lot."""
        return belongs_to(self.case, each.event, self.supplier) and self.is_of_lot(each)

    @property
    def has_several_requirements(self) -> bool:
        """Whether a place has to say which lot it is for, since the supplier owes places for other lots by another requirement."""
        found = each_requirement(self.case, self.supplier, by_lot=self.of.lot is not None)
        return sum(each.requirement.places is not None for each in found) > 1

    def has_been(self, day: date) -> bool:
        """Whether the day lies no later than the day of the report."""
        return self.day is None or day <= self.day

    def is_past(self, due: date | None) -> bool:
        """Whether something was due before the day of the report."""
        return self.day is not None and due is not None and self.day > due


def terms_for(
    of: AddressedRequirement, matching: Matching, supplier: Supplier, day: date | None, known: Known | None = None
) -> FulfilmentTerms:
    """The terms with the contract as long as the journal tells that it has come to be."""
    terms = FulfilmentTerms(of, matching, supplier, day, known or known_of(matching, day))
    used = _times_extended(terms)
    declined = bool(terms.of_contract(EventKind.EXTENSION_NOT_USED))
    extended = as_extended(of.case, used, declined=declined)
    return replace(terms, of=replace(of, case=extended.case), extended=extended, tendered=of.case)


def lot_by_lot(terms: FulfilmentTerms) -> tuple[FulfilmentTerms, ...]:
    """What places are counted by: each of the supplier's lots by itself where the number holds for each, else the requirement as it is."""
    if not terms.of.holds_for_each_lot or terms.of.lot is not None:
        return (terms,)
    of = replace(terms.of, case=terms.tendered or terms.case)
    return tuple(
        terms_for(of.of_lot(lot), terms.matching, terms.supplier, terms.day, terms.known) for lot in terms.lots
    )


def _times_extended(terms: FulfilmentTerms) -> int:
    """How many times the contract has been extended, as often as in any of the supplier's lots: they aren't added."""
    used = [each.event.lot for each in terms.of_contract(EventKind.EXTENSION_USED)]
    return max((sum(each in (None, lot.id) for each in used) for lot in terms.lots), default=0)


def has_ended_by(placement: Placement, day: date | None) -> bool:
    """Whether the placement has ended by the day."""
    return placement.ended is not None and (day is None or placement.ended <= day)


def late_words(due: date, done: date) -> str:
    """`1 dag`, `21 dagar`: how late something was done after its last day."""
    days = (done - due).days
    return document_text(f"fulfilment.days.{'one' if days == 1 else 'many'}", days=days)
