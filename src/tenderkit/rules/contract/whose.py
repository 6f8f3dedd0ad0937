"""Whose an item of the recruiter's file is, and which requirement it answers to."""

from typing import Protocol

from tenderkit.model.case.case import DialogueAgreement, Procurement, Requirement, Supplier


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


def requirements_of_supplier(case: Procurement, supplier: Supplier | None) -> tuple[Requirement, ...]:
    """The requirements of the lots that the supplier has, each once; of all lots when that isn't stated."""
    wanted = supplier.lots if supplier is not None else None
    lots = [lot for lot in case.lots if wanted is None or lot.id in wanted]
    found: list[Requirement] = []
    for requirement in [case.requirement_for(lot) for lot in lots] or [case.requirement]:
        if requirement not in found:
            found.append(requirement)
    return tuple(found)


def frames_of(case: Procurement, supplier: Supplier | None) -> tuple[DialogueAgreement, ...]:
    """What the tender lets the parties agree on, for each of the supplier's requirements that lets them."""
    dialogues = [requirement.dialogue for requirement in requirements_of_supplier(case, supplier)]
    return tuple(
        dialogue.agreement for dialogue in dialogues if dialogue is not None and dialogue.agreement is not None
    )
