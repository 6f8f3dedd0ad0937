"""What a handover lacks: the coordinator goes through it with the recruiter, and asks the officer (report l. 224-226)."""

from collections.abc import Callable, Iterator, Mapping
from typing import Annotated

from msgspec import Struct

from tenderkit.messages import document_text
from tenderkit.model.case.case import Contact, Procurement, Supplier
from tenderkit.rules.papers.handover import is_reachable


class HandoverGap(Struct, frozen=True):
    """A fact that the handover asks for and the case doesn't state: its key in the case file, and why it is needed."""

    what: str
    key: str
    why: str


class GapFacts(Struct, frozen=True):
    """Everything that a handover lacks."""

    rows: Annotated[tuple[HandoverGap, ...], "Uppgifter som saknas, en rad för varje"]


def handover_gaps(case: Procurement, *, section_is_built: bool) -> GapFacts:
    """In the order in which the handover prints them."""
    found = [_row(name, path) for name, (path, lacks) in _OF_THE_CASE.items() if lacks(case)]
    found += (row for at, supplier in enumerate(case.suppliers) for row in _of_supplier(case, at, supplier))
    if not section_is_built:
        found.append(_row("section", "tenderkit build --kind kravavsnitt"))
    return GapFacts(tuple(found))


def _lacks_contact_day(case: Procurement) -> bool:
    """Nobody knows when the supplier may be contacted (see `may_be_contacted`)."""
    return case.procedure.contract_signed is None and case.procedure.standstill_ends is None


def _lacks_matching_unit(case: Procurement) -> bool:
    return case.joint is None and case.matching_unit is None


def _lacks_its_contact(case: Procurement) -> bool:
    unit = case.matching_unit
    return case.joint is None and unit is not None and not is_reachable(unit.contact)


def _lacks_officer(case: Procurement) -> bool:
    officer: Contact | None = case.roles.procurement_officer if case.roles is not None else None
    return not is_reachable(officer)


def _lacks_days(case: Procurement) -> bool:
    """Days that nobody has agreed on yet stand at what is left to do: then it isn't forgotten."""
    handover = case.handover
    return handover is None or not (handover.agreed_dates or handover.left_to_do)


_OF_THE_CASE: Mapping[str, tuple[str, Callable[[Procurement], bool]]] = {
    "officer": ("roles.procurement_officer", _lacks_officer),
    "contract": ("registry.contract", lambda case: case.registry.contract is None),
    "contact_day": ("procedure.contract_signed", _lacks_contact_day),
    "matching_unit": ("matching_unit", _lacks_matching_unit),
    "unit_contact": ("matching_unit.contact", _lacks_its_contact),
    "agreed_dates": ("handover.agreed_dates", _lacks_days),
    "planning": ("handover.planning", lambda case: case.handover is None or case.handover.planning is None),
    "left_to_do": ("handover.left_to_do", lambda case: case.handover is None or not case.handover.left_to_do),
    "suppliers": ("suppliers", lambda case: not case.suppliers),
}
"""What the handover prints of the case (`templates/overlamning`), with the test of whether it lacks it."""


def _of_supplier(case: Procurement, at: int, supplier: Supplier) -> Iterator[HandoverGap]:
    if not is_reachable(supplier.contact):
        yield _row("contact", f"suppliers[{at + 1}].contact", supplier.name)
    if case.contract.lots and supplier.lots is None and len(case.suppliers) > 1:
        yield _row("lots", f"suppliers[{at + 1}].lots", supplier.name)


def _row(name: str, key: str, of: str = "") -> HandoverGap:
    return HandoverGap(
        what=document_text(f"handover.gap.{name}", of=of), key=key, why=document_text(f"handover.gap.{name}.why")
    )
