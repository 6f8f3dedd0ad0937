"""Thresholds that are known in euro only, and how far from the unknown amount in kronor a value is settled all the same."""

from datetime import date
from decimal import Decimal
from typing import Self

from msgspec import Struct
from msgspec.structs import replace
from pydantic import BaseModel, ConfigDict, Field, field_validator, model_validator

from tenderkit.model.case.choices import Law
from tenderkit.model.case.values import IsoDate, Line, PositiveMoney, refuse
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


class _Entry(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True, defer_build=True)


class EuroBandEntry(_Entry):
    """Kronor for one euro; `reason` says why the rate behind the amounts in kronor can't lie outside."""

    lowest: PositiveMoney
    highest: PositiveMoney
    reason: Line

    @model_validator(mode="after")
    def _from_the_lower_to_the_higher(self) -> Self:
        if self.lowest >= self.highest:
            raise refuse("TK-R330")
        return self


class EuroRowEntry(_Entry):
    """A threshold in euro excluding VAT; `note` says for whom."""

    act: Law
    group: ThresholdGroup
    euro: PositiveMoney
    source: Line
    note: Line | None = None


class EuroPeriodEntry(_Entry):
    """The thresholds of two years, which are set together, and the band that holds for them."""

    start: IsoDate = Field(alias="from")
    end: IsoDate = Field(alias="to")
    band: EuroBandEntry
    rows: tuple[EuroRowEntry, ...]

    @model_validator(mode="after")
    def _ends_after_it_begins(self) -> Self:
        if self.end < self.start:
            raise refuse("TK-R121")
        return self

    @field_validator("rows")
    @classmethod
    def _each_once(cls, rows: tuple[EuroRowEntry, ...]) -> tuple[EuroRowEntry, ...]:
        subjects = [(row.act, row.group) for row in rows]
        for index, subject in enumerate(subjects):
            if subject in subjects[:index]:
                raise refuse("TK-R331", subject=" ".join(subject))
        return rows

    def thresholds(self) -> tuple[EuroThreshold, ...]:
        """The rows as the law table holds them."""
        return tuple(
            EuroThreshold(
                act=row.act,
                group=row.group,
                start=self.start,
                end=self.end,
                euro=row.euro,
                source=row.source,
                lowest=self.band.lowest,
                highest=self.band.highest,
                reason=self.band.reason,
            )
            for row in self.rows
        )
