"""Placements against each other: one person at two places at once, and more people than places."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from heapq import heappop, heappush
from typing import TYPE_CHECKING

from tenderkit.messages import Message
from tenderkit.model.case.case import Procurement
from tenderkit.model.case.choices import PlacesBasis
from tenderkit.model.matching.matching import Matching, Placement
from tenderkit.problems import Fault
from tenderkit.rules.contract.each_requirement import each_requirement
from tenderkit.rules.contract.places_owed import places_owed, places_together
from tenderkit.rules.contract.whose import supplier_of
from tenderkit.rules.privacy.names_alike import folded, may_be_one_person

if TYPE_CHECKING:
    from datetime import date

Numbered = tuple[int, Placement]


def nobody_is_at_two_places_at_once(case: Procurement, matching: Matching) -> Iterator[Fault]:
    """The same place is counted once (platser-antal.s4), and so is the same person's time. The message says no name."""
    del case
    met: defaultdict[str, list[Placement]] = defaultdict(list)
    for index, second in enumerate(matching.placements):
        alike = met[folded(second.name)] if second.name is not None else []
        for first in alike:
            if may_be_one_person(first, second) and _overlap(first, second):
                facts = {"first": first.id, "second": second.id}
                yield Fault(("placements", index, "starts"), Message("TK-M023", facts))
        alike.append(second)


def agreements_hold_their_people(case: Procurement, matching: Matching) -> Iterator[Fault]:
    """No more people at once than there are places in the agreement (report l. 233); who replaces another comes after."""
    del case
    members: defaultdict[str | None, list[tuple[int, Placement]]] = defaultdict(list)
    for item in enumerate(matching.placements):
        members[item[1].agreement].append(item)
    for agreement in matching.agreements:
        index = _first_too_many(members[agreement.id], agreement.places)
        if index is not None:
            facts = {"id": agreement.id, "places": str(agreement.places)}
            yield Fault(("placements", index, "agreement"), Message("TK-M024", facts))


def requirements_hold_their_people(case: Procurement, matching: Matching) -> Iterator[Fault]:
    """More people at once than the requirement asks for may be generosity or a slip; only a fixed number can tell."""
    for supplier in case.suppliers:
        found = [(each.requirement.places, each.lots) for each in each_requirement(case, supplier)]
        numbers = [
            places_together(places_owed(case, places, options=True, of=lots))
            for places, lots in found
            if places is not None and places.basis is PlacesBasis.FIXED
        ]
        if not numbers or len(numbers) < len(found):
            continue
        members = [
            item
            for item in enumerate(matching.placements)
            if item[1].agreement is None and supplier_of(case, item[1]) == supplier
        ]
        required = sum(numbers)
        index = _first_too_many(members, required)
        if index is not None:
            yield Fault(("placements", index, "starts"), Message("TK-M025", {"places": str(required)}))


def _overlap(first: Placement, second: Placement) -> bool:
    """Whether any day is in both; the last day of one may not be the first of the other."""
    return first.starts <= second.last_day and second.starts <= first.last_day


def _first_too_many(members: Iterable[Numbered], places: int) -> int | None:
    """The placement that begins while all the places are taken."""
    taken: list[date] = []  # the last days of those that go on, the earliest first
    for index, placement in sorted(members, key=lambda item: (item[1].starts, item[0])):
        while taken and taken[0] < placement.starts:
            heappop(taken)
        if len(taken) >= places:
            return index
        heappush(taken, placement.last_day)
    return None


RULES = (nobody_is_at_two_places_at_once, agreements_hold_their_people, requirements_hold_their_people)
