"""The blocks of `laws.yaml` with thresholds in euro, as they are written there."""

from typing import Self

from pydantic import BaseModel, ConfigDict, Field, field_validator, model_validator

from tenderkit.model.case.choices import Law
from tenderkit.model.case.values import IsoDate, Line, PositiveMoney, refuse
from tenderkit.model.law.euro_thresholds import EuroThreshold
from tenderkit.model.law.threshold_group import ThresholdGroup


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
