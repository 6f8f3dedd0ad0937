"""Thresholds that are known in euro only, and how far from the unknown amount in kronor a value is settled all the same."""

from datetime import date
from decimal import Decimal

from msgspec import Struct
from msgspec.structs import replace

from tenderkit.model.case.choices import Law
from tenderkit.model.law.threshold_group import ThresholdGroup

_HUNDRED = Decimal(100)


class EuroThreshold(Struct, frozen=True):
    """One threshold in euro excluding VAT.

    Its amount in kronor must lie between the rates `lowest` and `highest`, in kronor for a euro; `reason` says why.
    """

    act: Law
    group: ThresholdGroup
    start: date
    end: date
    euro: Decimal
    source: str
    lowest: Decimal
    highest: Decimal
    reason: str

    @property
    def least(self) -> Decimal:
        """Kronor: a lower value is below the threshold at every rate of the band."""
        return self.euro * self.lowest

    @property
    def most(self) -> Decimal:
        """Kronor: a higher value is above the threshold at every rate of the band."""
        return self.euro * self.highest

    def is_reached_by(self, value: Decimal) -> bool | None:
        """Whether a value in kronor is at least the threshold; `None` between the two amounts, both included."""
        if self.least <= value <= self.most:
            return None
        return value > self.most

    def share(self, percent: int) -> "EuroThreshold":
        """That many per cent of it, known as well as the whole."""
        return replace(self, euro=self.euro * percent / _HUNDRED)
