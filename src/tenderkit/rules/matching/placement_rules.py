"""Each placement by itself: its dates, how it ended, and what it was agreed to be."""

from collections.abc import Iterator

from msgspec import Struct

from tenderkit.messages import Message
from tenderkit.model.case.case import Places, Procurement
from tenderkit.model.case.choices import PlacementKind, TargetGroup
from tenderkit.model.matching.choices import PlacementOutcome
from tenderkit.model.matching.matching import Agreement, Matching, Placement
from tenderkit.problems import Fault, Key
from tenderkit.rules.contract.date_order import after_the_award
from tenderkit.rules.contract.days import last_day
from tenderkit.rules.contract.due_dates import contract_ends
from tenderkit.rules.contract.each_requirement import each_requirement
from tenderkit.rules.contract.least_time import LeastTime, TimeMeasure, least_time
from tenderkit.rules.contract.whose import supplier_of

LONGEST_YOUNG_INTERNSHIP_MONTHS = 3
_WHOLE = 100


class AddressedPlacement(Struct, frozen=True):
    """A placement, where it stands, and what stands around it."""

    case: Procurement
    placement: Placement
    key: Key
    agreement: Agreement | None

    @property
    def places(self) -> tuple[Places, ...]:
        """The requirements for places that it may answer to."""
        found = (each.requirement for each in each_requirement(self.case, supplier_of(self.case, self.placement)))
        return tuple(requirement.places for requirement in found if requirement.places is not None)

    def fault(self, *key: str, code: str, **facts: str) -> Fault:
        """A fault at a key within the placement."""
        return Fault((*self.key, *key), Message(code, facts))


def each_placement(case: Procurement, matching: Matching) -> Iterator[AddressedPlacement]:
    """Every placement with its agreement, if it has one that exists."""
    agreements = {agreement.id: agreement for agreement in matching.agreements}
    for index, placement in enumerate(matching.placements):
        agreement = agreements.get(placement.agreement) if placement.agreement else None
        yield AddressedPlacement(case, placement, ("placements", index), agreement)


def placements_wait_for_the_contract(case: Procurement, matching: Matching) -> Iterator[Fault]:
    """The requirement is a term of the contract: before it there is nothing to fulfil (17 kap. 1 § LOU)."""
    for placed in each_placement(case, matching):
        yield from _too_early(placed)


def placements_lie_within_the_contract(case: Procurement, matching: Matching) -> Iterator[Fault]:
    """A place is ordered during the contract, options included (platser-antal.k1)."""
    first, last = case.contract.starts, contract_ends(case)
    limits = {"first": first.isoformat(), "last": last.isoformat()}
    for placed in each_placement(case, matching):
        placement = placed.placement
        if placement.starts < first and not list(_too_early(placed)):
            yield placed.fault("starts", code="TK-M014", field="starts", day=placement.starts.isoformat(), **limits)
        ends = ("starts", placement.starts), ("planned_end", placement.planned_end), ("ended", placement.ended)
        for name, day in ends:
            if day is not None and day > last:
                yield placed.fault(name, code="TK-M014", field=name, day=day.isoformat(), **limits)
                break


def completed_places_are_long_enough(case: Procurement, matching: Matching) -> Iterator[Fault]:
    """A place shall last its time to count (platser-tid.k1); only a decision on practice may allow less (platser-tid.s2)."""
    for placed in each_placement(case, matching):
        placement = placed.placement
        if placement.outcome is not PlacementOutcome.COMPLETED or placement.ended is None:
            continue
        time = _least_time(placed)
        if time is not None and placement.starts <= placement.ended < time.last_day(
            placement.starts, placement.extent_percent
        ):
            yield placed.fault("ended", code="TK-M022", time=time.told)


def people_have_names_until_they_are_removed(case: Procurement, matching: Matching) -> Iterator[Fault]:
    """A certificate is for somebody (report l. 240); only an ended placement can have lost its name by `prune`."""
    for placed in each_placement(case, matching):
        if placed.placement.name is None and placed.placement.ended is None:
            yield placed.fault("name", code="TK-M026")


def people_are_born_before_they_start(case: Procurement, matching: Matching) -> Iterator[Fault]:
    """A birth date is there because the person wants it on a certificate; a wrong one is worse than none (art. 5.1 d GDPR)."""
    for placed in each_placement(case, matching):
        born = placed.placement.birth_date
        if born is not None and born >= placed.placement.starts:
            yield placed.fault("birth_date", code="TK-M027")


def young_peoples_internships_are_short(case: Procurement, matching: Matching) -> Iterator[Fault]:
    """A decision on practice in the job guarantee for young people is for three months at most (7 § 2007:813)."""
    for placed in each_placement(case, matching):
        placement = placed.placement
        longest = last_day(placement.starts, LONGEST_YOUNG_INTERNSHIP_MONTHS)
        if placement.kind is not PlacementKind.INTERNSHIP or placement.last_day <= longest:
            continue
        asked = each_requirement(case, supplier_of(case, placement))
        if any(TargetGroup.YOUNG_PEOPLE in each.requirement.groups for each in asked):
            yield placed.fault("ended" if placement.ended else "planned_end", code="TK-M028")


def kinds_are_those_required(case: Procurement, matching: Matching) -> Iterator[Fault]:
    """A place of another kind doesn't fulfil the requirement (platser-form); under an agreement its own kinds hold."""
    for placed in each_placement(case, matching):
        kind, required = placed.placement.kind, placed.places
        if placed.placement.agreement is None and required and not any(kind in each.kinds for each in required):
            kinds = dict.fromkeys(allowed.title_sv for each in required for allowed in each.kinds)
            yield placed.fault("kind", code="TK-M057", kind=kind.title_sv, kinds=", ".join(kinds))


def placements_keep_to_their_agreement(case: Procurement, matching: Matching) -> Iterator[Fault]:
    """A place under an agreement is that supplier's, and of a kind that it agreed to (report l. 233)."""
    for placed in each_placement(case, matching):
        placement, agreement = placed.placement, placed.agreement
        if placement.agreement is not None and agreement is None:
            yield placed.fault("agreement", code="TK-M029", id=placement.agreement)
        if agreement is None:
            continue
        if supplier_of(case, agreement) != supplier_of(case, placement):
            yield placed.fault("supplier", code="TK-M030", field="supplier", id=agreement.id)
        if placement.kind not in agreement.kinds:
            yield placed.fault("kind", code="TK-M030", field="kind", id=agreement.id)
        if agreement.signed is None or placement.starts < agreement.signed:
            yield placed.fault("agreement", code="TK-M031", id=agreement.id)


def _too_early(placed: AddressedPlacement) -> Iterator[Fault]:
    starts, signed = placed.placement.starts, placed.case.procedure.contract_signed
    if early := list(after_the_award(placed.case, (*placed.key, "starts"), starts)):
        yield from early
    elif signed is None:
        yield placed.fault("starts", code="TK-M013")
    elif starts < signed:
        facts = {"day": starts.isoformat(), "what": "contract_signed", "first": signed.isoformat()}
        yield placed.fault("starts", code="TK-M012", **facts)


def _least_time(placed: AddressedPlacement) -> LeastTime | None:
    """Where several requirements may be meant, the shortest time of them; none where persons may share a place."""
    placement = placed.placement
    if placement.agreement is not None:
        return LeastTime(placed.agreement.months, TimeMeasure.MONTHS, _WHOLE) if placed.agreement else None
    if any(places.shared for places in placed.places):
        return None
    times = (least_time(places, placement.kind) for places in placed.places)
    return min(times, key=lambda time: time.months, default=None)


RULES = (
    placements_wait_for_the_contract,
    placements_lie_within_the_contract,
    completed_places_are_long_enough,
    people_have_names_until_they_are_removed,
    people_are_born_before_they_start,
    young_peoples_internships_are_short,
    kinds_are_those_required,
    placements_keep_to_their_agreement,
)
