"""The rows of one case: by supplier and lot, each number counted where the reports count it."""

from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from tenderkit.messages import document_text
from tenderkit.model.case.case import Lot, Supplier
from tenderkit.model.fulfilment.fulfilment import FulfilmentPart, PartFulfilment, combined
from tenderkit.rules.contract.each_requirement import AddressedRequirement, each_requirement, is_framework, lots_of
from tenderkit.rules.contract.places_owed import places_owed, places_together
from tenderkit.rules.contract.requirement_brief import kind_words, lot_words
from tenderkit.rules.due.due_in_case import CaseOnDay
from tenderkit.rules.due.matter import DueMatter
from tenderkit.rules.due.stage import Stage
from tenderkit.rules.fulfilment.carried_out import carried_out
from tenderkit.rules.fulfilment.fulfilment import fulfilment_parts
from tenderkit.rules.papers.handover_gaps import handover_gaps
from tenderkit.rules.papers.issued_terms import QUOTED_KIND, document_of_lot
from tenderkit.rules.places.history import PlaceHistory
from tenderkit.rules.register.register_row import IssuedPaper, PlaceNumbers, RegisterRow

Versions = Mapping[str, Mapping[str, str]]
"""By document, the version of each clause."""


class RegisteredCase(Struct, frozen=True):
    """A case on the day, with what it makes due and what its lock tells. `has_record` tells whether the recruiter keeps a file."""

    on_day: CaseOnDay
    due: tuple[DueMatter, ...]
    versions: Versions
    issued: tuple[IssuedPaper, ...]
    open_questions: int
    has_record: bool


class _Judged(Struct, frozen=True):
    """One requirement of a supplier's, with its parts as they are judged on the day; without a supplier nothing is judged."""

    of: AddressedRequirement
    parts: tuple[PartFulfilment, ...] = ()

    def every(self, wanted: FulfilmentPart) -> tuple[PartFulfilment, ...]:
        return tuple(each for each in self.parts if each.part is wanted)

    def part(self, wanted: FulfilmentPart) -> PartFulfilment | None:
        return next(iter(self.every(wanted)), None)


def register_rows(case: RegisteredCase) -> tuple[RegisterRow, ...]:
    """At least one row. Until the notice nothing of the procurement is told but its number."""
    of = case.on_day
    if of.stage is Stage.BEFORE_NOTICE:
        return (RegisterRow(of.case.registry.procurement, of.stage),)
    suppliers: tuple[Supplier | None, ...] = of.case.suppliers if of.stage is Stage.AWARDED else ()
    return tuple(row for supplier in suppliers or (None,) for row in _of_supplier(case, supplier))


def _of_supplier(case: RegisteredCase, supplier: Supplier | None) -> Iterator[RegisterRow]:
    of = case.on_day
    judged = [_judged(of, each, supplier) for each in each_requirement(of.case, supplier)]
    begun, completed = _carried_out(of, supplier)
    agreed = sum(each.required or 0 for each in judged[0].parts if each.part is FulfilmentPart.AGREEMENT)
    lots = lots_of(of.case, supplier)
    for at, lot in enumerate(lots):
        mine = next(each for each in judged if lot in each.of.lots)
        shared = [each for each in mine.of.lots if each in lots]
        waiting = _waiting(case, supplier, lot_words(mine.of.lot_ids) if len(judged) > 1 else "")
        coming = next((each for each in waiting if each.day is not None and each.day >= of.day), None)
        yield replace(
            _told(case, supplier, lot, mine),
            places=_numbers(of, mine, shared) if lot == shared[0] else None,
            agreed=0 if at else agreed,
            begun=_of_lot(begun, lot, lots),
            completed=_of_lot(completed, lot, lots),
            late=sum(each.is_late(of.day) for each in waiting),
            next_day=coming.day if coming is not None else None,
            next_what=coming.what if coming is not None else "",
        )


def _told(case: RegisteredCase, supplier: Supplier | None, lot: Lot, mine: _Judged) -> RegisterRow:
    of, authority = case.on_day.case, case.on_day.case.authority
    follow_up, divided = mine.part(FulfilmentPart.FOLLOW_UP), bool(of.contract.lots)
    return RegisterRow(
        number=of.registry.procurement,
        stage=case.on_day.stage,
        title=of.title,
        contract_number=of.registry.contract or "",
        unit=authority.unit or authority.name,
        lot=lot.id if divided else "",
        lot_title=lot.title if divided else "",
        supplier=supplier.name if supplier is not None else "",
        kind=kind_words(mine.of.requirement) if mine.of.requirement.kinds else "",
        outcome=combined(each.status for each in mine.parts if not each.part.is_beside),
        follow_up=follow_up.status if follow_up is not None else None,
        clauses=_clauses(case.versions, lot),
        gaps=tuple(_gaps(case, supplier)),
        issued=case.issued,
    )


def _judged(of: CaseOnDay, requirement: AddressedRequirement, supplier: Supplier | None) -> _Judged:
    if supplier is None:
        return _Judged(requirement)
    return _Judged(requirement, fulfilment_parts(requirement, of.matching, supplier, of.day))


def _numbers(of: CaseOnDay, mine: _Judged, shared: Sequence[Lot]) -> PlaceNumbers | None:
    """Where the number holds for each lot there is a part for each of them."""
    places, parts = mine.of.requirement.places, mine.every(FulfilmentPart.PLACES)
    if places is None:
        return None
    lots = tuple(each.id for each in shared) if len(shared) > 1 else ()
    if parts:
        counts = [part.required for part in parts if part.required is not None]
        return PlaceNumbers(sum(counts) if len(counts) == len(parts) else None, parts[0].by_months, lots)
    known = not is_framework(of.case)
    owed = places_together(places_owed(of.case, places, options=False, of=mine.of.lots)) if known else None
    return PlaceNumbers(owed, places.by_months, lots)


def _carried_out(of: CaseOnDay, supplier: Supplier | None) -> tuple[tuple[PlaceHistory, ...], tuple[PlaceHistory, ...]]:
    if supplier is None:
        return (), ()
    found = carried_out(of.case, of.matching, (supplier,), of.day)
    return (*found.completed, *found.ended_early, *found.ongoing), found.completed


def _of_lot(places: Sequence[PlaceHistory], lot: Lot, lots: Sequence[Lot]) -> int:
    """A place that names none of the supplier's lots is counted in the first row, so that none is lost."""
    named = {each.id for each in lots}
    return sum(each.place.lot == lot.id or (lot == lots[0] and each.place.lot not in named) for each in places)


def _clauses(versions: Versions, lot: Lot) -> tuple[str, ...]:
    """Of the section that is for the lot, or of the one for all."""
    found = versions.get(document_of_lot(lot.id)) or versions.get(QUOTED_KIND) or {}
    return tuple(f"{clause_id} {version}" for clause_id, version in found.items())


def _waiting(case: RegisteredCase, supplier: Supplier | None, lots: str) -> list[DueMatter]:
    """What concerns the supplier's requirement: its own matters, and those of the case as a whole."""
    name = supplier.name if supplier is not None else ""
    return [each for each in case.due if each.supplier in ("", name) and each.lots in ("", lots)]


def _gaps(case: RegisteredCase, supplier: Supplier | None) -> Iterator[str]:
    """Open questions, and after the award what the handover lacks, of other suppliers than this one nothing."""
    if case.open_questions:
        yield document_text("register.gap.questions", count=case.open_questions)
    of = case.on_day
    if of.stage is not Stage.AWARDED:
        return
    if not case.has_record:
        yield document_text("register.gap.record")
    own = next((f"suppliers[{at}]." for at, each in enumerate(of.case.suppliers, 1) if each is supplier), "")
    for gap in handover_gaps(of.case, section_is_built=bool(of.clauses.roles)).rows:
        if not gap.key.startswith("suppliers[") or (own and gap.key.startswith(own)):
            yield gap.what
