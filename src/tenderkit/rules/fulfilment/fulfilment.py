"""Met, partly met, not met or not yet due: computed from what was done by the terms of the clauses, never chosen.

The requirement is its dialogue part and its places part. The follow-up and an agreement that the dialogue led to are told beside
them: the dialogue is done when it is held and answered, whatever the parties then agree on (dialog-svar.s2).
"""

from datetime import date

from tenderkit.model.case.case import Requirement, Supplier
from tenderkit.model.clauses.roles import ClauseRole
from tenderkit.model.fulfilment.fulfilment import (
    Fulfilment,
    FulfilmentPart,
    FulfilmentReason,
    FulfilmentStatus,
    PartFulfilment,
    combined,
)
from tenderkit.model.matching.matching import Matching
from tenderkit.rules.contract.each_requirement import AddressedRequirement
from tenderkit.rules.fulfilment.agreement import agreement_fulfilment
from tenderkit.rules.fulfilment.carried_out import carried_out
from tenderkit.rules.fulfilment.dialogue import dialogue_fulfilment
from tenderkit.rules.fulfilment.follow_up import follow_up_fulfilment
from tenderkit.rules.fulfilment.places import places_fulfilment
from tenderkit.rules.fulfilment.terms import FulfilmentTerms, lot_by_lot, terms_for
from tenderkit.rules.journal.known import known_of

NO_SUPPLIER = "fulfilment.no_supplier"


def fulfilment(of: AddressedRequirement, matching: Matching, supplier: Supplier | None, day: date | None) -> Fulfilment:
    """How far the requirement is met by one supplier, or by all of them when none is named.

    `day` is the day of the report: later facts don't count, and what is due then is due. Without a day nothing is taken
    to be overdue, so what isn't done is open.
    """
    parts = fulfilment_parts(of, matching, supplier, day)
    own = [part.status for part in parts if not part.part.is_beside]
    numbers = carried_out(of.case, matching, (supplier,), day)
    return Fulfilment(
        status=combined(own) or FulfilmentStatus.OPEN,
        parts=parts or _without_supplier(of.requirement),
        placements_completed=len(numbers.completed),
        placements_ended_early=len(numbers.ended_early),
        placements_ongoing=len(numbers.ongoing),
        persons_completed=numbers.persons,
    )


def fulfilment_parts(
    of: AddressedRequirement, matching: Matching, supplier: Supplier | None, day: date | None
) -> tuple[PartFulfilment, ...]:
    """Each part of the requirement by itself, of one supplier or of each of them; places of each lot where their number holds for each."""
    asked = (supplier,) if supplier is not None else of.case.suppliers
    known = known_of(matching, day)
    terms = (terms_for(of, matching, each, day, known) for each in asked)
    return tuple(part for each in terms for part in _parts(each, named=len(asked) > 1))


def _parts(terms: FulfilmentTerms, *, named: bool) -> list[PartFulfilment]:
    of = terms.supplier.name if named else ""
    places = (places_fulfilment(each, of) for each in lot_by_lot(terms))
    found = (dialogue_fulfilment(terms, of), *places, follow_up_fulfilment(terms, of))
    return [*(part for part in found if part is not None), *agreement_fulfilment(terms)]


def _without_supplier(requirement: Requirement) -> tuple[PartFulfilment, ...]:
    """Nobody to ask anything of yet: everything is open."""
    stated = (
        (FulfilmentPart.DIALOGUE, ClauseRole.DIALOGUE, requirement.dialogue),
        (FulfilmentPart.PLACES, ClauseRole.PLACES_COUNT, requirement.places),
    )
    return tuple(
        PartFulfilment(part, role, FulfilmentStatus.OPEN, None, 0, (FulfilmentReason(NO_SUPPLIER, role),))
        for part, role, block in stated
        if block is not None
    )
