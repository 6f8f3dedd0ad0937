"""What a place is held to: by the requirement, or by the agreement that it belongs to."""

from collections.abc import Callable
from datetime import date

from msgspec import Struct

from tenderkit.model.case.case import Places, Procurement
from tenderkit.model.case.choices import Fulfiller, PlacementKind
from tenderkit.model.case.kind_terms import AnotherKind
from tenderkit.model.matching.matching import Agreement
from tenderkit.rules.contract.due_dates import contract_ends
from tenderkit.rules.contract.least_time import LeastTime, TimeMeasure, least_time

QUARTER = 25
"""The least extent in per cent of full time that is enough when the person asks for less (platser-tid.s1, ok-omfattning.s2)."""


class HeldTo(Struct, frozen=True):
    """The terms that decide whether a place counts; `None` where the clauses have no such sentence for it."""

    kinds: tuple[PlacementKind, ...]
    least: Callable[[PlacementKind], LeastTime]
    extent_percent: int
    lowest_percent: int  # that is enough at the person's request
    contract_ends: date
    second_edition: bool
    by_months: bool = False
    another_kind: AnotherKind | None = None
    shared: bool = False
    only_the_supplier: bool = False
    offer_open_weeks: int | None = None
    part_done_percent: int | None = None
    replacement_weeks: int | None = None
    may_be_replaced: bool = True  # whether a new place takes over what remained of one that ended
    lapses: bool = False  # whether an ended place without the supplier's fault may be fulfilled without a new one

    def takes(self, kind: PlacementKind) -> bool:
        """Whether a place of the kind may count."""
        return kind in self.kinds or (self.another_kind is not None and kind is self.another_kind.kind)


def held_to_requirement(case: Procurement, places: Places) -> HeldTo:
    """The places part of a requirement, as the edition in use has it."""
    second = case.counting.least_time
    return HeldTo(
        kinds=places.kinds,
        least=lambda kind: least_time(places, kind),
        extent_percent=places.extent_percent,
        lowest_percent=min(QUARTER, places.extent_percent) if second else 0,
        contract_ends=contract_ends(case, options=False),
        second_edition=second,
        by_months=places.by_months,
        another_kind=places.another_kind,
        shared=bool(places.shared) and second,
        only_the_supplier=places.may_fulfil == (Fulfiller.SUPPLIER,),
        offer_open_weeks=places.offer_open_weeks,
        part_done_percent=places.part_done_percent,
        replacement_weeks=places.replacement_weeks,
        may_be_replaced=places.replacement_weeks is not None,
        lapses=True,
    )


def held_to_agreement(case: Procurement, agreement: Agreement) -> HeldTo:
    """A place of an agreement lasts the time agreed on (ok-omfattning.k2); a new one may take over what remained (ok-avslut.s10)."""
    time = LeastTime(agreement.months, TimeMeasure.MONTHS, agreement.extent_percent)
    return HeldTo(
        kinds=agreement.kinds,
        least=lambda _kind: time,
        extent_percent=agreement.extent_percent,
        lowest_percent=min(QUARTER, agreement.extent_percent),
        contract_ends=contract_ends(case, options=False),
        second_edition=case.counting.least_time,
        replacement_weeks=agreement.replacement_weeks,
    )
