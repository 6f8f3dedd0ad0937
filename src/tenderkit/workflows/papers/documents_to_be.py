"""What a kind gives documents for: the case, its lots, its suppliers, or something in the recruiter's file."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, assert_never

from tenderkit.model.case.case import Lot, Procurement, Supplier
from tenderkit.model.papers.kind import Kind, Per
from tenderkit.workflows.papers.supplier_slugs import supplier_slugs

if TYPE_CHECKING:
    from tenderkit.model.matching.matching import Matching


@dataclass(frozen=True, slots=True)
class DocumentToBe:
    """One document to be: `name` is its file's stem, without a person's name; `about` its facts by the first word of their paths.

    `lots` are the ids of the lots that it is for, where others have a document of their own. `earlier` is the name that older
    versions gave it, by which an older lock knows it.
    """

    name: str
    lot: Lot | None = None
    lots: tuple[str, ...] = ()
    about: Mapping[str, object | None] = field(default_factory=dict)
    earlier: str = ""


def documents_to_be(case: Procurement, matching: "Matching | None", kind: Kind) -> tuple[DocumentToBe, ...]:
    """Every one that there is; none when the case hasn't come that far."""
    everything: dict[str, object | None] = {"matching": matching}
    match kind.per:
        case Per.CASE:
            return (DocumentToBe(kind.id, about=everything | {"supplier": _only(case)}),)
        case Per.LOT:
            return tuple(_lots(case, kind))
        case Per.SUPPLIER:
            return tuple(_of_suppliers(case, matching, kind))
        case Per.PLACEMENT | Per.AGREEMENT | Per.PROFILE | Per.BREACH:
            return tuple(_matched(case, matching, kind)) if matching is not None else ()
        case _:
            assert_never(kind.per)


def _of_suppliers(case: Procurement, matching: "Matching | None", kind: Kind) -> Iterator[DocumentToBe]:
    """One for each; of several the name says which."""
    several = len(case.suppliers) > 1
    for number, (supplier, slug) in enumerate(zip(case.suppliers, supplier_slugs(case.suppliers), strict=True), 1):
        about: dict[str, object | None] = {
            "matching": matching,
            "supplier": supplier,
            "start_meeting": _start_meeting(case, matching, supplier),
        }
        if several:
            yield DocumentToBe(f"{kind.id}-{slug}", about=about, earlier=f"{kind.id}-{number}")
        else:
            yield DocumentToBe(kind.id, about=about)


def _lots(case: Procurement, kind: Kind) -> Iterator[DocumentToBe]:
    own = [lot for lot in case.lots if lot.requirement is not None]
    if len(own) < len(case.lots):
        yield DocumentToBe(kind.id, lots=tuple(lot.id for lot in case.lots if lot not in own) if own else ())
    for lot in own:
        yield DocumentToBe(f"{kind.id}-{lot.id.lower()}", lot, (lot.id,))


def _matched(case: Procurement, matching: "Matching", kind: Kind) -> Iterator[DocumentToBe]:
    name = kind.per.value
    for found in getattr(matching, kind.per.matching_list):
        supplier = supplier_named(case, found.supplier)
        about = {
            "matching": matching,
            name: found,
            "supplier": supplier,
            "start_meeting": _start_meeting(case, matching, supplier),
        }
        if kind.per is Per.PLACEMENT:
            about["agreement"] = next((one for one in matching.agreements if one.id == found.agreement), None)
        yield DocumentToBe(f"{kind.id}-{found.id.lower()}", about=about)


def _start_meeting(case: Procurement, matching: "Matching | None", supplier: Supplier | None) -> object | None:
    """The latest one that was held with the supplier."""
    meetings = matching.start_meetings if matching is not None else ()
    own = [meeting for meeting in meetings if supplier_named(case, meeting.supplier) == supplier]
    return max(own, key=lambda meeting: meeting.held, default=None)


def supplier_named(case: Procurement, name: str | None) -> Supplier | None:
    """The supplier by that name; the only one when none is named."""
    if name is None:
        return _only(case)
    return next((supplier for supplier in case.suppliers if supplier.name == name), None)


def _only(case: Procurement) -> Supplier | None:
    return case.suppliers[0] if len(case.suppliers) == 1 else None
