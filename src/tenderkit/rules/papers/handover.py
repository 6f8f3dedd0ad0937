"""What a handover says besides the case's own words: whom it can't reach, and which days the contract and the clauses give."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Annotated

from tenderkit.messages import document_text
from tenderkit.model.case.case import Contact, Procurement, Requirement, Supplier
from tenderkit.rules.contract.due_dates import contract_ends, first_meeting_due, places_due
from tenderkit.rules.contract.requirement_brief import lot_words, lots_with
from tenderkit.rules.contract.whose import requirements_of_supplier


@dataclass(frozen=True, slots=True)
class HandoverDay:
    """A day to know, and where it comes from: the contract, the clauses, or what the parties have agreed."""

    day: date
    what: str
    basis: str


@dataclass(frozen=True, slots=True)
class HandoverFacts:
    """What a handover says besides the case's own words."""

    suppliers_without_contact: Annotated[tuple[str, ...], "Leverantörer utan telefon och e-post"]
    days: Annotated[tuple[HandoverDay, ...], "Dagar att känna till, i ordning"]


def handover_facts(case: Procurement, supplier: Supplier | None) -> HandoverFacts:
    """Whom it can't reach, by name, and the days of the supplier's requirement."""
    return HandoverFacts(
        suppliers_without_contact=tuple(each.name for each in case.suppliers if not _reachable(each.contact)),
        days=tuple(sorted(_days(case, supplier), key=lambda each: each.day)),
    )


@dataclass(frozen=True, slots=True)
class ContactFacts:
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


def _reachable(contact: Contact | None) -> bool:
    """A name alone is nothing to ring or write to."""
    return contact is not None and (contact.phone is not None or contact.email is not None)


def _days(case: Procurement, supplier: Supplier | None) -> Iterator[HandoverDay]:
    contract = document_text("handover.basis.contract")
    yield HandoverDay(case.contract.starts, document_text("handover.contract_starts"), contract)
    ends = "handover.contract_ends_or_is_extended" if case.contract.option_months else "handover.contract_ends"
    words = document_text(ends, months=case.contract.months, more=case.contract.option_months)
    yield HandoverDay(contract_ends(case, options=False), words, contract)
    agreed = document_text("handover.basis.agreed")
    for each in case.handover.agreed_dates if case.handover else ():
        yield HandoverDay(each.date, each.what, agreed)
    found = requirements_of_supplier(case, supplier)
    for requirement in found:
        of = f", {lot_words(lots_with(case, supplier, requirement))}" if len(found) > 1 else ""
        yield from _due(case, requirement, of)


def _due(case: Procurement, requirement: Requirement, of: str) -> Iterator[HandoverDay]:
    """The first day of each sort; what is due later follows from the clauses."""
    basis = document_text("handover.basis.clauses")
    meeting = first_meeting_due(case, requirement.dialogue) if requirement.dialogue else None
    if meeting is not None:
        yield HandoverDay(meeting, document_text("handover.first_meeting", of=of), basis)
    if requirement.places is not None:
        for day, count in places_due(case, requirement.places)[:1]:
            key = "handover.places.one" if count == 1 else "handover.places.many"
            yield HandoverDay(day, document_text(key, count=count, of=of), basis)
