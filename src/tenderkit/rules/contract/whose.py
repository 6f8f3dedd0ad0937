"""Whose an item of the recruiter's file is, and which requirement it answers to."""

from typing import Protocol

from tenderkit.model.case.case import DialogueAgreement, Procurement, Supplier
from tenderkit.rules.contract.each_requirement import each_requirement


class SuppliersItem(Protocol):
    """Anything in the file that belongs to a supplier."""

    @property
    def supplier(self) -> str | None: ...


def supplier_of(case: Procurement, item: SuppliersItem) -> Supplier | None:
    """The supplier that the item names; the only one when it names none."""
    if item.supplier is None:
        return case.suppliers[0] if len(case.suppliers) == 1 else None
    return next((supplier for supplier in case.suppliers if supplier.name == item.supplier), None)


def belongs_to(case: Procurement, item: SuppliersItem, supplier: Supplier | None) -> bool:
    """Whether the item is the supplier's; everything is, when no supplier is asked about."""
    return supplier is None or supplier_of(case, item) == supplier


def frames_of(case: Procurement, supplier: Supplier | None) -> tuple[DialogueAgreement, ...]:
    """What the tender lets the parties agree on, for each of the supplier's requirements that lets them."""
    dialogues = [each.requirement.dialogue for each in each_requirement(case, supplier)]
    return tuple(
        dialogue.agreement for dialogue in dialogues if dialogue is not None and dialogue.agreement is not None
    )
