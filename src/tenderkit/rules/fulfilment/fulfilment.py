"""Met, partly met, not met or not yet due: computed from what was done by the terms of the clauses, never chosen.

The requirement is its dialogue part and its places part. The follow-up and an agreement that the dialogue led to are told beside
them: the dialogue is done when it is held and answered, whatever the parties then agree on (dialog-svar.s2).
"""

from dataclasses import replace
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
from tenderkit.model.matching.choices import PlacementOutcome
from tenderkit.model.matching.matching import Matching, Placement
from tenderkit.rules.contract.each_requirement import AddressedRequirement
from tenderkit.rules.contract.whose import belongs_to
from tenderkit.rules.fulfilment.agreement import agreement_fulfilment
from tenderkit.rules.fulfilment.dialogue import dialogue_fulfilment
from tenderkit.rules.fulfilment.follow_up import follow_up_fulfilment
from tenderkit.rules.fulfilment.places import places_fulfilment
from tenderkit.rules.fulfilment.required_places import required_places
from tenderkit.rules.fulfilment.terms import FulfilmentTerms, because, known_on, terms_for
from tenderkit.rules.journal.as_record import known_of
from tenderkit.rules.matching.crowding_rules import folded, is_same_person

NO_SUPPLIER = "fulfilment.no_supplier"


def fulfilment(of: AddressedRequirement, matching: Matching, supplier: Supplier | None, day: date | None) -> Fulfilment:
    """How far the requirement is met by one supplier, or by all of them when none is named.

    `day` is the day of the report: later facts don't count, and what is due then is due. Without a day nothing is taken
    to be overdue, so what isn't done is open.
    """
    asked = (supplier,) if supplier is not None else of.case.suppliers
    known = known_of(matching, day)
    terms = [terms_for(of, matching, each, day, known) for each in asked]
    parts = [part for each in terms for part in _parts(each, named=len(asked) > 1)]
    own = [part.status for part in parts if not part.part.is_beside]
    mine = [
        placement
        for placement in matching.placements
        if placement.begun and belongs_to(of.case, placement, supplier) and (day is None or placement.starts <= day)
    ]
    completed = [placement for placement in mine if _outcome(placement, day) is PlacementOutcome.COMPLETED]
    ended_early = [placement for placement in mine if _outcome(placement, day) is PlacementOutcome.ENDED_EARLY]
    return Fulfilment(
        status=combined(own) or FulfilmentStatus.OPEN,
        parts=tuple(parts) or _without_supplier(of.requirement),
        placements_completed=len(completed),
        placements_ended_early=len(ended_early),
        placements_ongoing=sum(not known_on(placement, day) for placement in mine),
        persons_completed=_persons(completed),
    )


def _parts(terms: FulfilmentTerms, *, named: bool) -> list[PartFulfilment]:
    of = terms.supplier.name if named else ""
    places = places_fulfilment(terms, of)
    found = (
        dialogue_fulfilment(terms, of),
        _at_most(terms, places) if places is not None else None,
        follow_up_fulfilment(terms, of),
    )
    return [*(part for part in found if part is not None), *agreement_fulfilment(terms)]


def _at_most(terms: FulfilmentTerms, part: PartFulfilment) -> PartFulfilment:
    """What is missing of a number that may turn out lower can't be said to be missing."""
    places = terms.requirement.places
    missing = part.status in (FulfilmentStatus.NOT_MET, FulfilmentStatus.PARTLY)
    if places is None or not missing or not required_places(terms, places).at_most:
        return part
    why = because("required.at_most_decides", ClauseRole.PLACES_REDUCTION)
    return replace(part, status=FulfilmentStatus.UNDECIDED, reasons=(*part.reasons, why))


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


def _outcome(placement: Placement, day: date | None) -> PlacementOutcome | None:
    return placement.outcome if known_on(placement, day) else None


def _persons(placements: list[Placement]) -> int:
    """Each person once; somebody whose name has been removed can't be told from others and is counted by itself."""
    named: dict[str, list[Placement]] = {}
    for placement in placements:
        alike = named.setdefault(folded(placement.name), []) if placement.name is not None else None
        if alike is not None and not any(is_same_person(placement, other) for other in alike):
            alike.append(placement)
    unnamed = sum(placement.name is None for placement in placements)
    return unnamed + sum(map(len, named.values()))
