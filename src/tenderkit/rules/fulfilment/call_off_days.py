"""By which days places shall have begun whose number follows what is called off: from the day when the value reached theirs (platser-tid.k3)."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from itertools import accumulate, groupby

from msgspec.structs import replace

from tenderkit.model.case.case import Lot, Places
from tenderkit.rules.contract.days import add_months
from tenderkit.rules.contract.places_owed import CallOffs, PlacesOwed, places_owed, places_together
from tenderkit.rules.contract.whose import belongs_to
from tenderkit.rules.fulfilment.terms import FulfilmentTerms
from tenderkit.rules.fulfilment.value_base import is_shared, suppliers_in, told_values, value_in


def owed_by_call_offs(
    terms: FulfilmentTerms, places: Places, lots: tuple[Lot, ...], followed: CallOffs
) -> tuple[PlacesOwed, ...]:
    """The places of one number with their days. A day is told where the journal has every value that the number follows.

    The value of a call-off that was taken back gives no place, and what came after it doesn't either until it is reached again.
    """
    owed = places_owed(terms.case, places, options=False, of=lots or terms.lots, call_offs=followed)
    total = places_together(owed)
    steps = _numbers_by_day(terms, places, lots, followed)
    if not total or not steps or steps[-1][1] != total:
        return owed
    begins, within = owed[0].begins, places.start_within_months
    return tuple(PlacesOwed(begins, add_months(day, within), count) for day, count in _first_days(steps))


def _first_days(steps: list[tuple[date, int]]) -> Iterator[tuple[date, int]]:
    """From which day on there were so many more, for good."""
    lasting = [*accumulate((number for _, number in reversed(steps)), min)][::-1]
    before = 0
    for (day, _), number in zip(steps, lasting, strict=True):
        if number > before:
            yield day, number - before
            before = number


def _numbers_by_day(
    terms: FulfilmentTerms, places: Places, lots: tuple[Lot, ...], followed: CallOffs
) -> list[tuple[date, int]]:
    """How many places there were from each day on that something was told; nothing when a value was never told."""
    of, wanted = lots or terms.lots, suppliers_in(terms, lots) if is_shared(places) else [terms.supplier]
    last: dict[str, dict[str | None, Decimal | None]] = {each.name: {} for each in wanted}
    found, values = [], dict[str, Decimal | None]()
    for day, events in groupby(told_values(terms), key=lambda each: each.date):
        for told in (each.event for each in events):
            for supplier in wanted:
                if belongs_to(terms.case, told, supplier):
                    last[supplier.name][told.lot] = told.value
        values = {each.name: value_in(terms, each, lots, last[each.name]) for each in wanted}
        own, together = values[terms.supplier.name], sum((value or Decimal(0) for value in values.values()), Decimal(0))
        now = replace(followed, own=own or Decimal(0), together=together)
        found.append((day, places_together(places_owed(terms.case, places, options=False, of=of, call_offs=now))))
    return [] if None in values.values() else found
