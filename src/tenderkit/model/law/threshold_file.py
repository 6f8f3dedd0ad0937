"""`troskelvarden.yaml`: thresholds that a municipality has looked up itself, for days that the shipped table doesn't know."""

from decimal import Decimal
from typing import Self

from pydantic import BaseModel, ConfigDict, Field, field_validator, model_validator

from tenderkit.model.case.choices import Law
from tenderkit.model.case.values import FormatOne, IsoDate, Line, PositiveMoney, refuse
from tenderkit.model.law.laws import Threshold
from tenderkit.model.law.threshold_group import ThresholdGroup

_EARLIEST_CHECK_DAYS = 183


class _Entry(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True, defer_build=True)


class OwnThresholdEntry(_Entry):
    """One threshold in SEK excluding VAT, and who compared it with its source. It always has a last day: none holds for ever."""

    law: Law = Field(title="Lag")
    group: ThresholdGroup = Field(title="Vad som köps")
    start: IsoDate = Field(alias="from", title="Första dagen")
    end: IsoDate = Field(alias="to", title="Sista dagen")
    amount: PositiveMoney = Field(title="Tröskelvärde i kronor")
    source: Line = Field(title="Källa")
    checked_by: Line = Field(title="Kontrollerat av")
    checked_on: IsoDate = Field(title="Kontrollerat den")

    @field_validator("amount")
    @classmethod
    def _whole_kronor(cls, amount: Decimal) -> Decimal:
        """The government makes thresholds known in whole kronor (SFS 2024:30)."""
        if amount != int(amount):
            raise refuse("TK-L220")
        return amount

    @model_validator(mode="after")
    def _checked_when_it_was_known(self) -> Self:
        """Thresholds are set anew every other year, shortly before they begin to hold; an older check can't be of this one."""
        if self.end < self.start:
            raise refuse("TK-R121")
        if (self.start - self.checked_on).days > _EARLIEST_CHECK_DAYS:
            raise refuse("TK-L221", checked=self.checked_on, start=self.start)
        return self

    def threshold(self) -> Threshold:
        """The row as the law table holds it."""
        return Threshold(
            act=self.law,
            group=self.group,
            start=self.start,
            end=self.end,
            amount=self.amount,
            source=self.source,
            checked_by=self.checked_by,
            checked_on=self.checked_on,
        )


class ThresholdFile(_Entry):
    """The whole file."""

    format: FormatOne = Field(title="Filformat")
    thresholds: tuple[OwnThresholdEntry, ...] = Field(title="Tröskelvärden")
