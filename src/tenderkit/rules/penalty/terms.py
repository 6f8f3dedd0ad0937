"""What the case says that a penalty is counted on: how many places, of which value, and how long each can be missing (vite, platser-tid).

How many places there are is counted in `places_owed`, and the cap in `cap`; a mark names the sentence.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from typing import assert_never

from msgspec import Struct

from tenderkit.model.case.case import Penalty, Places, Procurement, Supplier
from tenderkit.model.case.choices import PlacesBasis
from tenderkit.model.penalty.outcome import Basis, Exposed, ValueSource
from tenderkit.model.penalty.unit import PenaltyUnit, TimeCounted, unit_of
from tenderkit.rules.contract.due_dates import contract_ends
from tenderkit.rules.contract.each_requirement import AddressedRequirement
from tenderkit.rules.contract.kind_numbers import kind_numbers
from tenderkit.rules.contract.least_time import least_time, longest_time, shortest_time
from tenderkit.rules.contract.places_owed import CallOffs, PlacesOwed, first_due, places_owed
from tenderkit.rules.contract.price import estimated_value

_DAY = timedelta(days=1)


class Terms(Struct, frozen=True):
    """One requirement with places, in the contract or in one lot; `supplier` is set when a called-off value is known.

    `assumed` is a called-off value that somebody wants to try.
    """

    of: AddressedRequirement
    places: Places
    supplier: Supplier | None = None
    assumed: Decimal | None = None

    @property
    def case(self) -> Procurement:
        return self.of.case

    @property
    def ends(self) -> date:
        """The last day of the contract with its options."""
        return contract_ends(self.case)

    @property
    def by_call_offs(self) -> bool:
        return self.places.basis is PlacesBasis.PER_CALLED_OFF_SEK

    @property
    def called_off(self) -> Basis | None:
        """What has been called off, or is assumed to be; `None` before that."""
        if self.supplier is not None and self.supplier.called_off_value is not None:
            return Basis(ValueSource.CALLED_OFF_VALUE, self.supplier.called_off_value)
        if self.assumed is not None:
            return Basis(ValueSource.ASSUMED_VALUE, self.assumed)
        return None

    @property
    def estimated_value(self) -> Basis:
        """Of the lot or the lots that the requirement is for, else of the contract."""
        return estimated_value(self.of)

    @property
    def counted_on(self) -> Basis | None:
        """What a number by called-off value is counted on; before any call-off the whole value, for all of it may be called off.

        Where that isn't stated, the amount that the first places are counted on. `None` for a number that is counted otherwise.
        """
        if not self.by_call_offs or self.places.sek_per_place is None:
            return None
        possible = self.called_off or self.estimated_value
        return possible if possible.amount is not None else Basis(ValueSource.FIRST_AMOUNT, self.places.sek_per_place)

    @property
    def owed(self) -> tuple[PlacesOwed, ...]:
        """Every place that can be required: the options are counted, and of several suppliers one answers for all of them.

        By called-off value those that the value gives, which is that of one lot where it is counted for each.
        """
        value = self.counted_on.amount if self.counted_on is not None else None
        call_offs = CallOffs(value, value) if value is not None else None
        lots = () if self.by_call_offs else self.of.lots
        return places_owed(self.case, self.places, options=True, of=lots, call_offs=call_offs)


def started(unit: PenaltyUnit, remedy_ends: date, counted_until: date) -> int:
    """Units begun after the last day for remedy, up to but not including the day when the penalty stops (vite.s3)."""
    days = (counted_until - remedy_ends).days - 1
    return max(0, -(-days // unit.days))


def exposed_places(terms: Terms, penalty: Penalty) -> tuple[Exposed, ...]:
    """Every place that can be required, in groups that can be missing equally long.

    Where months of full time are required they can all be missing, whoever shares them: counted as one place so long.
    """
    unit, remedy = unit_of(penalty.per), timedelta(days=penalty.remedy_days)

    def most(begins: date) -> int:
        match unit.time:
            case TimeCounted.NONE:
                return 1
            case TimeCounted.LACKING:
                return longest_time(terms.places).whole_months
            case TimeCounted.LATE:
                return started(unit, begins + remedy, terms.ends + _DAY)
            case _:
                assert_never(unit.time)

    if unit.time is TimeCounted.LACKING:
        if terms.places.by_months:
            return tuple(Exposed(1, owed.count) for owed in terms.owed)
        return tuple(group for owed in terms.owed for group in _by_kind(terms.places, owed, most(owed.begins)))
    return tuple(Exposed(owed.count, most(owed.begins)) for owed in terms.owed)


def _by_kind(places: Places, owed: PlacesOwed, most: int) -> Iterator[Exposed]:
    """Those of each kind with a number can be missing the months of that kind, the others those of the longest."""
    rest = owed.count
    for kind, number in kind_numbers(places, owed.count).items():
        count = min(rest, number)
        rest -= count
        if count:
            yield Exposed(count, least_time(places, kind).whole_months)
    if rest:
        yield Exposed(rest, most)


def time_of_a_place_that_never_begins(terms: Terms, penalty: Penalty) -> tuple[int, date]:
    """Units begun from the last day for remedy until the place no longer can be carried out, and that last day.

    Options aren't counted: whether they are used is the authority's choice. The written notice is taken to arrive on
    the first day that the place is late.
    """
    remedy_ends = first_due(terms.case, terms.places) + _DAY + timedelta(days=penalty.remedy_days)
    impossible = shortest_time(terms.places).latest_start(contract_ends(terms.case, options=False)) + _DAY
    return started(unit_of(penalty.per), remedy_ends, impossible), remedy_ends
