"""Requirements that ask for more than the contract holds, or for nothing at all: no limits of ours, only arithmetic."""

from collections.abc import Iterator

from msgspec import Struct

from tenderkit.messages import Message
from tenderkit.model.case.case import Procurement
from tenderkit.problems import Fault
from tenderkit.rules.contract.each_requirement import each_requirement
from tenderkit.rules.contract.quantities import Quantity
from tenderkit.rules.language.wording import write_number
from tenderkit.rules.proportionality.volume import Quantities, Scope, quantities, sum_of_quantities


class _Weighed(Struct, frozen=True):
    """A requirement for places, and what it amounts to."""

    scope: Scope
    parts: Quantities

    def fault(self, name: str, code: str, **facts: str) -> Fault:
        return self.scope.of.fault("places", name, code=code, **facts)


def places_are_no_more_than_the_staff(case: Procurement) -> Iterator[Fault]:
    """Places at once should be fewer than those who do the work (4 kap. 1 § LOU, report l. 196).

    Called-off volume is spread over the contract and isn't asked. A lot whose staff isn't stated is compared with all lots'.
    """
    for weighed in _weighed(case):
        places = weighed.parts.at_once.amount
        employees = weighed.parts.employees.amount or case.contract.employees_needed
        if weighed.scope.called_off or places is None or employees is None or places <= employees:
            continue
        facts = {"places": write_number(places), "employees": str(employees)}
        yield weighed.fault("count", "TK-R220", **facts)


def places_are_no_more_than_the_work(case: Procurement) -> Iterator[Fault]:
    """Place-months can't exceed the months of work that the contract buys (4 kap. 1 § and 17 kap. 1 § LOU, report l. 196)."""
    work = Quantity.of(case.contract.employees_needed) * Quantity.of(case.contract.months)
    for weighed in _weighed(case):
        asked = weighed.parts.place_months.amount
        if asked is not None and work.amount is not None and asked > work.amount:
            facts = {"asked": write_number(asked), "work": write_number(work.amount)}
            yield weighed.fault("minimum_months", "TK-R221", **facts)


def all_places_are_no_more_than_the_staff(case: Procurement) -> Iterator[Fault]:
    """The requirements of several lots may be too much together although none is by itself (4 kap. 1 § LOU, report l. 196)."""
    employees, found = case.contract.employees_needed, [each for each in _weighed(case) if not each.scope.called_off]
    places = sum((each.parts.at_once for each in found), Quantity.of(0)).amount
    if len(found) == 1 or places is None or employees is None or any(places_are_no_more_than_the_staff(case)):
        return
    if places > employees:
        facts = {"places": write_number(places), "employees": str(employees)}
        yield Fault(("contract", "lots"), Message("TK-R261", facts))


def all_places_are_no_more_than_the_work(case: Procurement) -> Iterator[Fault]:
    """As for one requirement: together they can't take more months than the contract buys (4 kap. 1 § LOU, report l. 196)."""
    found = list(_weighed(case))
    parts = sum_of_quantities(case, [each.parts for each in found])
    asked, work = parts.place_months.amount, parts.work_months.amount
    if len(found) == 1 or asked is None or work is None or any(places_are_no_more_than_the_work(case)):
        return
    if asked > work:
        facts = {"asked": write_number(asked), "work": write_number(work)}
        yield Fault(("contract", "lots"), Message("TK-R262", facts))


def lots_with_places_say_how_many_work_there(case: Procurement) -> Iterator[Fault]:
    """Whether places are in proportion to the work of a lot can't be told without its number of persons (4 kap. 1 § LOU, report l. 196).

    Asked by the second edition: what was assessed and issued before goes on.
    """
    if not case.counting.nearest:
        return
    asked = {
        lot.id
        for of in each_requirement(case, by_lot=True)
        if of.requirement.places is not None and len(of.lots) < len(case.lots)
        for lot in of.lots
    }
    for index, lot in enumerate(case.contract.lots):
        if lot.id in asked and lot.employees_needed is None:
            yield Fault(("contract", "lots", index, "employees_needed"), Message("TK-R316", {"lot": lot.id}))


def places_come_to_something(case: Procurement) -> Iterator[Fault]:
    """Rounded down as the clauses say, a requirement may come to no place at all; then there is nothing to fulfil (report l. 219)."""
    for weighed in _weighed(case):
        if weighed.parts.places.amount == 0:
            yield weighed.fault("sek_per_place" if weighed.scope.called_off else "count", "TK-R222")


def _weighed(case: Procurement) -> Iterator[_Weighed]:
    """No rule counts an option: whether it is used is the authority's choice, and the requirement must hold without it."""
    for of in each_requirement(case):
        if of.requirement.places is not None:
            scope = Scope(of, of.requirement.places)
            yield _Weighed(scope, quantities(scope, options=False))


RULES = (
    places_are_no_more_than_the_staff,
    all_places_are_no_more_than_the_staff,
    places_are_no_more_than_the_work,
    all_places_are_no_more_than_the_work,
    places_come_to_something,
    lots_with_places_say_how_many_work_there,
)
