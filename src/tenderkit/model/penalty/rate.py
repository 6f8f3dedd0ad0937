"""What a penalty costs, in kronor, for a place that is missing so and so long: one amount, or a higher one after a second notice."""

from decimal import Decimal
from typing import Self, assert_never

from msgspec import Struct
from msgspec.structs import replace

from tenderkit.model.penalty.unit import PenaltyUnit, TimeCounted


class PenaltyRate(Struct, frozen=True):
    """SEK for each unit. `second` is what it is after a second written notice and its time for remedy.

    `first_units` is how many units begin before that time is over, for a penalty that grows while time passes. A penalty for
    a place is paid once more in the second step; one for a month that is missing becomes the second amount in its stead.
    """

    unit: PenaltyUnit
    first: Decimal
    second: Decimal | None = None
    first_units: int = 0

    @property
    def first_step(self) -> Self:
        """The same without its second step."""
        return replace(self, second=None, first_units=0)

    def of_a_place(self, late: int) -> Decimal:
        """What one place costs that is missing so many units of time, when every step that can be reached has been."""
        match self.unit.time:
            case TimeCounted.NONE:
                return self.first + (self.second or 0)
            case TimeCounted.LACKING:
                return self.highest * late
            case TimeCounted.LATE:
                return self.first * self._first_units(late) + self.highest * (late - self._first_units(late))
            case _:
                assert_never(self.unit.time)

    def units_within(self, amount: Decimal) -> int:
        """The most units of time of one place that cost no more than the amount; for a penalty that counts time."""
        if self.unit.time is TimeCounted.LACKING or self.second is None:
            return int(amount // self.highest)
        in_first = self.first * self.first_units
        if amount <= in_first:
            return int(amount // self.first)
        return self.first_units + int((amount - in_first) // self.second)

    def units_to_reach(self, amount: Decimal) -> int:
        """The fewest units of time of one place that cost at least the amount."""
        units = self.units_within(amount)
        return units if self.of_a_place(units) >= amount else units + 1

    @property
    def highest(self) -> Decimal:
        """The amount of the last step."""
        return self.first if self.second is None else self.second

    def _first_units(self, late: int) -> int:
        return late if self.second is None else min(late, self.first_units)
