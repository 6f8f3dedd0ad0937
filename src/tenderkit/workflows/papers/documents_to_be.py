"""What a kind gives documents for: the case, its lots, its suppliers, or something in the recruiter's file."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any, assert_never

from msgspec import Struct, field

from tenderkit.model.case.case import Lot, Procurement, Supplier
from tenderkit.model.papers.kind import Kind, Per
from tenderkit.project.one_run import latest_in_a_run
from tenderkit.workflows.matching.facts_of_case import is_of_a_journal
from tenderkit.workflows.papers.supplier_slugs import supplier_slugs

if TYPE_CHECKING:
    from tenderkit.model.matching.matching import Matching
    from tenderkit.model.matching.meetings import StartMeeting


class DocumentToBe(Struct, frozen=True):
    """One document to be: `name` is its file's stem, without a person's name; `about` its facts by the first word of their paths.

    `lots` are the ids of the lots that it is for, where others have a document of their own. `earlier` is the name that older
    versions gave it, by which an older lock knows it.
    """

    name: str
    lot: Lot | None = None
    lots: tuple[str, ...] = ()
    about: Mapping[str, object | None] = field(default_factory=dict)
    earlier: str = ""


@latest_in_a_run
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
        case Per.SUPPLIERS if len(case.suppliers) > 1:
            return (DocumentToBe(kind.id, about=everything), *_of_suppliers(case, matching, kind))
        case Per.SUPPLIERS:
            return (DocumentToBe(kind.id, about=everything | {"supplier": _only(case)}),)
        case Per.ROLE:
            return ()  # the roles of a procurement have no papers of their own
        case Per.PROBLEM | Per.PLACEMENT | Per.AGREEMENT | Per.PROFILE | Per.BREACH | Per.CALL:
            return tuple(_of_matching(case, matching, kind)) if matching is not None else ()
        case _:
            assert_never(kind.per)


def _of_matching(case: Procurement, matching: "Matching", kind: Kind) -> Iterator[DocumentToBe]:
    return _problems(case, matching, kind) if kind.per is Per.PROBLEM else _matched(case, matching, kind)


def _of_suppliers(case: Procurement, matching: "Matching | None", kind: Kind) -> Iterator[DocumentToBe]:
    """One for each; of several the name says which."""
    several = len(case.suppliers) > 1
    for number, (supplier, slug) in enumerate(zip(case.suppliers, supplier_slugs(case.suppliers), strict=True), 1):
        about = about_supplier(case, matching, supplier)
        if several:
            yield DocumentToBe(f"{kind.id}-{slug}", about=about, earlier=f"{kind.id}-{number}")
        else:
            yield DocumentToBe(kind.id, about=about)


def about_supplier(case: Procurement, matching: "Matching | None", supplier: Supplier) -> dict[str, object | None]:
    """What a document for the supplier is about."""
    return {
        "matching": matching,
        "supplier": supplier,
        "start_meeting": _start_meetings(case, matching).get(supplier.name),
    }


def _lots(case: Procurement, kind: Kind) -> Iterator[DocumentToBe]:
    own = [lot for lot in case.lots if lot.requirement is not None]
    if len(own) < len(case.lots):
        yield DocumentToBe(kind.id, lots=tuple(lot.id for lot in case.lots if lot not in own) if own else ())
    for lot in own:
        yield DocumentToBe(f"{kind.id}-{lot.id.lower()}", lot, (lot.id,))


def _matched(case: Procurement, matching: "Matching", kind: Kind) -> Iterator[DocumentToBe]:
    whose = _names_of_suppliers(case, kind)
    for written in getattr(matching, kind.per.matching_list):
        told, found = _told_on_its_day(matching, written, kind)
        yield document_about(case, told, kind, found, whose)


def document_about(
    case: Procurement,
    matching: "Matching",
    kind: Kind,
    item: Any,  # noqa: ANN401 - any of its items
    whose: Mapping[str, str] | None = None,
) -> DocumentToBe:
    """The document about one item of the matching, or one that could stand there; `whose` has a part of the name by supplier."""
    supplier = suppliers_by_name(case).get(item.supplier)
    about = {
        "matching": matching,
        kind.per.value: item,
        "supplier": supplier,
        "start_meeting": _start_meetings(case, matching).get(supplier.name if supplier is not None else None),
    }
    if kind.per is Per.PLACEMENT:
        about["agreement"] = next((one for one in matching.agreements if one.id == item.agreement), None)
    whom = f"{whose[supplier.name]}-" if supplier is not None and whose else ""
    number = item.id.lower()
    earlier = f"{kind.id}-{number}" if whom else ""
    return DocumentToBe(f"{kind.id}-{whom}{number}", about=about, earlier=earlier)


def _names_of_suppliers(case: Procurement, kind: Kind) -> Mapping[str, str]:
    """By the supplier's name the part of a file's name that says whom a letter is for, where there are several."""
    if kind.per not in (Per.CALL, Per.BREACH) or len(case.suppliers) < 2:  # noqa: PLR2004 - several
        return {}
    return {each.name: slug for each, slug in zip(case.suppliers, supplier_slugs(case.suppliers), strict=True)}


def _problems(case: Procurement, matching: "Matching", kind: Kind) -> Iterator[DocumentToBe]:
    """Each note of each placement, by its number there: `problemnotering-p-01-1`."""
    named = suppliers_by_name(case)
    for placement in matching.placements:
        supplier = named.get(placement.supplier)
        for number, problem in enumerate(placement.problems, 1):
            about = {"matching": matching, "problem": problem, "placement": placement, "supplier": supplier}
            yield DocumentToBe(f"{kind.id}-{placement.id.lower()}-{number}", about=about)


def _told_on_its_day(matching: "Matching", item: Any, kind: Kind) -> tuple["Matching", Any]:  # noqa: ANN401 - any of its items
    """What a letter tells is what had happened by its day: what came later, or was corrected later, belongs to a later one."""
    days = (_day_at(item, path.split(".")) for path in kind.dated if path.startswith(f"{kind.per.value}."))
    day = next((each for each in days if each is not None), None)
    if day is None or not is_of_a_journal(matching):
        return matching, item
    return matching.on(item, max(day, _day_at(item, ("", "early_end", "date")) or day))


def _day_at(item: object, path: Sequence[str]) -> date | None:
    """The day at a path of the item: `breach.claim.date`."""
    for name in path[1:]:
        item = getattr(item, name, None)
    return item if isinstance(item, date) else None


@latest_in_a_run
def _start_meetings(case: Procurement, matching: "Matching | None") -> Mapping[str | None, object]:
    """The latest one that was held with each supplier, by its name; by `None` with one that isn't among the suppliers."""
    named = suppliers_by_name(case)
    latest: dict[str | None, StartMeeting] = {}
    for meeting in matching.start_meetings if matching is not None else ():
        supplier = named.get(meeting.supplier)
        whose = supplier.name if supplier is not None else None
        if whose not in latest or meeting.held > latest[whose].held:
            latest[whose] = meeting
    return latest


@latest_in_a_run
def suppliers_by_name(case: Procurement) -> Mapping[str | None, Supplier | None]:
    """Each supplier by its name, and by `None` the only one there is: whose an item is that names none."""
    return {None: _only(case), **{supplier.name: supplier for supplier in reversed(case.suppliers)}}


def _only(case: Procurement) -> Supplier | None:
    return case.suppliers[0] if len(case.suppliers) == 1 else None
