"""What a handover says besides the case's own words: whom it can't reach, and which days the contract and the clauses give."""

from collections.abc import Iterator
from datetime import date
from typing import Annotated

from msgspec import Struct

from tenderkit.messages import document_text
from tenderkit.model.case.case import Contact, Places, Procurement, Supplier
from tenderkit.rules.contract.due_dates import contract_ends, first_meeting_due
from tenderkit.rules.contract.each_requirement import AddressedRequirement, each_requirement, is_framework
from tenderkit.rules.contract.places_owed import places_owed
from tenderkit.rules.contract.requirement_brief import lot_words


class HandoverDay(Struct, frozen=True):
    """A day to know, and where it comes from: the contract, the clauses, or what the parties have agreed."""

    day: date
    what: str
    basis: str


class HandoverFacts(Struct, frozen=True):
    """What a handover says besides the case's own words."""

    suppliers_without_contact: Annotated[tuple[str, ...], "Leverantörer utan telefon och e-post"]
    days: Annotated[tuple[HandoverDay, ...], "Dagar att känna till, i ordning"]


def handover_facts(case: Procurement, supplier: Supplier | None) -> HandoverFacts:
    """Whom it can't reach, by name, and the days of the supplier's requirement."""
    return HandoverFacts(
        suppliers_without_contact=tuple(each.name for each in case.suppliers if not is_reachable(each.contact)),
        days=tuple(sorted(_days(case, supplier), key=lambda each: each.day)),
    )


class ContactFacts(Struct, frozen=True):
    """Whether the supplier may be met yet."""

    allowed: Annotated[bool, "Om leverantören får kontaktas"]


def may_be_contacted(case: Procurement, day: date | None) -> bool:
    """Whether the supplier may be met: the contract is signed, or the standstill has ended and no court has the award.

    A kind of procurement without a standstill has no such day: its contract must be signed (domain.md 2.2).
    """
    procedure = case.procedure
    if procedure.awarded is None:
        return False
    if procedure.contract_signed is not None:
        return True
    ends = procedure.standstill_ends
    return ends is not None and not procedure.review_pending and day is not None and day > ends


def is_reachable(contact: Contact | None) -> bool:
    """Whether there is something to ring or write to; a name alone is nothing of the sort."""
    return contact is not None and (contact.phone is not None or contact.email is not None)


def _days(case: Procurement, supplier: Supplier | None) -> Iterator[HandoverDay]:
    contract = document_text("handover.basis.contract")
    yield HandoverDay(case.contract.starts, document_text("handover.contract_starts"), contract)
    ends = "handover.contract_ends_or_is_extended" if case.contract.option_months else "handover.contract_ends"
    words = document_text(ends, months=case.contract.months, more=case.contract.option_months)
    yield HandoverDay(contract_ends(case, options=False), words, contract)
    agreed = document_text("handover.basis.agreed")
    for agreement in case.handover.agreed_dates if case.handover else ():
        yield HandoverDay(agreement.date, agreement.what, agreed)
    found = tuple(each_requirement(case, supplier))
    for each in found:
        yield from _due(each, f", {lot_words(each.lot_ids)}" if len(found) > 1 else "")


def _due(requirement: AddressedRequirement, of: str) -> Iterator[HandoverDay]:
    """The first day of each sort; what is due later follows from the clauses."""
    case, dialogue, places = requirement.case, requirement.requirement.dialogue, requirement.requirement.places
    basis = document_text("handover.basis.clauses")
    meeting = first_meeting_due(case, dialogue) if dialogue else None
    if meeting is not None:
        yield HandoverDay(meeting, document_text("handover.first_meeting", of=of), basis)
    owed = places_owed(case, places, options=False, of=requirement.lots) if places else ()
    for day, count in ((first.due, first.count) for first in owed[:1] if first.due is not None):
        yield HandoverDay(day, document_text(_places_key(case, places, count), count=count, of=of), basis)


def _places_key(case: Procurement, places: Places | None, count: int) -> str:
    """In a framework agreement the number is the most that can be required: it follows the call-offs (platser-minskning.s7)."""
    if places is not None and places.by_months:
        return "handover.places.first"
    if is_framework(case):
        return "handover.places.at_most"
    return "handover.places.one" if count == 1 else "handover.places.many"
