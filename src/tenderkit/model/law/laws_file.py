"""`laws.yaml` as it is written, and the law table that it gives."""

from collections.abc import Callable
from datetime import date
from itertools import combinations
from typing import Self, TypeVar

from pydantic import BaseModel, ConfigDict, Field, field_validator, model_validator

from tenderkit.model.case.choices import Law
from tenderkit.model.case.values import FormatOne, IsoDate, Line, Percent, PositiveMoney, refuse
from tenderkit.model.law.acts_file import ActEntry, act_of
from tenderkit.model.law.euro_file import EuroPeriodEntry
from tenderkit.model.law.laws import Dated, DirectAwardLimit, LawTable, Provision, ProvisionUse, Regime, Threshold
from tenderkit.model.law.other_provisions_file import OtherProvisionsEntry, other_provisions
from tenderkit.model.law.threshold_group import ThresholdGroup

E = TypeVar("E", bound=Dated)
R = TypeVar("R", "ThresholdEntry", "DirectAwardLimitEntry")


class _Entry(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True, defer_build=True)


class _DatedEntry(_Entry):
    """A row that holds from its first day to its last, both included; without a last day, until further notice."""

    act: Law
    start: IsoDate = Field(alias="from")
    end: IsoDate | None = Field(default=None, alias="to")
    source: Line

    @model_validator(mode="after")
    def _ends_after_it_begins(self) -> Self:
        if self.end is not None and self.end < self.start:
            raise refuse("TK-R121")
        return self


class ProvisionEntry(_DatedEntry):
    """A provision, what it says in our own words, and when somebody read it."""

    regime: Regime
    use: ProvisionUse
    provision: Line
    says: Line
    checked_on: IsoDate
    consolidated_to: IsoDate


class ThresholdEntry(_DatedEntry):
    """A threshold in SEK excluding VAT; `note` says for whom."""

    group: ThresholdGroup
    amount: PositiveMoney
    note: Line | None = None


class DirectAwardLimitEntry(_DatedEntry):
    """A limit for direct award: an amount, or a share of the threshold."""

    group: ThresholdGroup
    provision: Line
    amount: PositiveMoney | None = None
    threshold_percent: Percent | None = None

    @model_validator(mode="after")
    def _an_amount_or_a_share(self) -> Self:
        if (self.amount is None) == (self.threshold_percent is None):
            raise refuse("TK-R122")
        return self


class LawsFile(_Entry):
    """`laws.yaml`: everything about the law that changes with time."""

    format: FormatOne
    acts: dict[Law, ActEntry]
    provisions: tuple[ProvisionEntry, ...]
    thresholds: tuple[ThresholdEntry, ...]
    direct_award_limits: tuple[DirectAwardLimitEntry, ...]
    other_provisions: tuple[OtherProvisionsEntry, ...] = ()
    euro_periods: tuple[EuroPeriodEntry, ...] = ()

    @field_validator("acts")
    @classmethod
    def _every_act(cls, acts: dict[Law, ActEntry]) -> dict[Law, ActEntry]:
        if missing := [law.value for law in Law if law not in acts]:
            raise refuse("TK-R124", acts=", ".join(missing))
        return acts

    @field_validator("provisions")
    @classmethod
    def _one_provision_a_day(cls, rows: tuple[ProvisionEntry, ...]) -> tuple[ProvisionEntry, ...]:
        return _without_overlaps(rows, lambda row: (row.act, row.regime, row.use))

    @field_validator("thresholds", "direct_award_limits")
    @classmethod
    def _one_amount_a_day(cls, rows: tuple[R, ...]) -> tuple[R, ...]:
        return _without_overlaps(rows, lambda row: (row.act, row.group))

    @field_validator("euro_periods")
    @classmethod
    def _one_period_a_day(cls, periods: tuple[EuroPeriodEntry, ...]) -> tuple[EuroPeriodEntry, ...]:
        return _without_overlaps(periods, lambda _: ("euro_periods",))


def _without_overlaps(rows: tuple[E, ...], subject: Callable[[E], tuple[str, ...]]) -> tuple[E, ...]:
    """Two rows for one thing on one day would let their order in the file decide the law."""
    for one, other in combinations(rows, 2):
        if subject(one) == subject(other) and max(one.start, other.start) <= min(_last_day(one), _last_day(other)):
            raise refuse("TK-R123", subject=" ".join(subject(one)), day=max(one.start, other.start))
    return rows


def _last_day(row: Dated) -> date:
    return row.end or date.max


def law_table(file: LawsFile) -> LawTable:
    """The checked file as the table that the rules ask."""
    return LawTable(
        acts={law: act_of(entry) for law, entry in file.acts.items()},
        provisions=tuple(_provision(entry) for entry in file.provisions),
        thresholds=tuple(
            Threshold(entry.act, entry.group, entry.start, entry.end, entry.amount, entry.source)
            for entry in file.thresholds
        ),
        direct_award_limits=tuple(DirectAwardLimit(**dict(entry)) for entry in file.direct_award_limits),
        other_provisions=tuple(map(other_provisions, file.other_provisions)),
        euro_thresholds=tuple(row for period in file.euro_periods for row in period.thresholds()),
    )


def _provision(entry: ProvisionEntry) -> Provision:
    return Provision(
        act=entry.act,
        regime=entry.regime,
        use=entry.use,
        text=entry.provision,
        says=entry.says,
        start=entry.start,
        end=entry.end,
        source=entry.source,
        checked_on=entry.checked_on,
        consolidated_to=entry.consolidated_to,
    )
