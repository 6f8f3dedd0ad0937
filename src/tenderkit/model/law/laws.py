"""The dated law table: which provision applies to what, from when, read in which source, and on which day.

The table says what we know and no more: a period without a row is unknown, never guessed from its neighbour.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from itertools import combinations
from typing import Protocol, Self, TypeVar

from msgspec import Struct
from pydantic import BaseModel, ConfigDict, Field, field_validator, model_validator

from tenderkit.model.case.choices import Law
from tenderkit.model.case.titled_choice import TitledChoice
from tenderkit.model.case.values import FormatOne, IsoDate, Line, Percent, PositiveMoney, refuse
from tenderkit.model.law.acts import Act
from tenderkit.model.law.euro_thresholds import EuroPeriodEntry, EuroThreshold
from tenderkit.model.law.other_provisions import OtherProvisions, OtherProvisionsEntry, other_provisions
from tenderkit.model.law.threshold_group import ThresholdGroup

_HUNDRED = Decimal(100)


class Regime(TitledChoice):
    """Which part of the act a procurement follows."""

    ABOVE = "above", "reglerna över tröskelvärdet"
    BELOW = "below", "reglerna under tröskelvärdet"
    DIRECT = "direct", "reglerna om direktupphandling"


class ProvisionUse(TitledChoice):
    """What a provision is cited for."""

    PRINCIPLES = "principles", "principer"
    SOCIAL_CONSIDERATIONS = "social_considerations", "sociala hänsyn"
    CONDITION_BASIS = "condition_basis", "särskilda villkor för fullgörandet"
    LINK_BASIS = "link_basis", "anknytning till det som anskaffas"
    ANSWERS = "answers", "kompletterande upplysningar"
    CHANGES = "changes", "ändring av avtalet"


class _Dated(Protocol):
    """Anything with a first day and perhaps a last one, both included."""

    @property
    def start(self) -> date: ...

    @property
    def end(self) -> date | None: ...


T = TypeVar("T", bound=_Dated)
E = TypeVar("E", bound=_Dated)
R = TypeVar("R", "ThresholdEntry", "DirectAwardLimitEntry")


class Provision(Struct, frozen=True):
    """One provision in one wording. `consolidated_to`: nothing later than that was known when it was checked."""

    act: Law
    regime: Regime
    use: ProvisionUse
    text: str
    says: str
    start: date
    end: date | None
    source: str
    checked_on: date
    consolidated_to: date


class Threshold(Struct, frozen=True):
    """From this amount (SEK excluding VAT) the directive's rules apply. `checked_by` is set for a municipality's own row."""

    act: Law
    group: ThresholdGroup
    start: date
    end: date | None
    amount: Decimal
    source: str
    checked_by: str | None = None
    checked_on: date | None = None


class DirectAwardLimit(Struct, frozen=True):
    """Below this a direct award needs no other reason: an amount in SEK, or a share of the threshold in per cent."""

    act: Law
    group: ThresholdGroup
    start: date
    end: date | None
    amount: Decimal | None
    threshold_percent: int | None
    provision: str
    source: str

    def in_sek(self, threshold: Threshold | None) -> Decimal | None:
        """The limit as an amount; `None` when it is a share of a threshold that we don't know."""
        if self.amount is not None or self.threshold_percent is None:
            return self.amount
        return None if threshold is None else threshold.amount * self.threshold_percent / _HUNDRED

    def in_euro(self, threshold: EuroThreshold | None) -> EuroThreshold | None:
        """The limit as a share of a threshold that is known in euro; `None` when it isn't one."""
        if threshold is None or self.threshold_percent is None:
            return None
        return threshold.share(self.threshold_percent)


class LawTable(Struct, frozen=True):
    """Everything that is known; `None` and an absent key mean "not known for that day"."""

    acts: Mapping[Law, Act]
    provisions: tuple[Provision, ...]
    thresholds: tuple[Threshold, ...]
    direct_award_limits: tuple[DirectAwardLimit, ...]
    other_provisions: tuple[OtherProvisions, ...] = ()
    euro_thresholds: tuple[EuroThreshold, ...] = ()

    def begins(self, law: Law) -> date | None:
        """The first day that any of the act's provisions holds; `None` when the table has none of them."""
        return min((row.start for row in self.provisions if row.act == law), default=None)

    def provisions_on(self, law: Law, regime: Regime, day: date) -> dict[ProvisionUse, Provision]:
        """What to cite; a use that the act has no rule for in that regime is absent."""
        rows = (row for row in self.provisions if (row.act, row.regime) == (law, regime))
        return {row.use: row for row in _in_force(rows, day)}

    def threshold_on(self, law: Law, group: ThresholdGroup, day: date) -> Threshold | None:
        rows = (row for row in self.thresholds if (row.act, row.group) == (law, group))
        return next(_in_force(rows, day), None)

    def euro_threshold_on(self, law: Law, group: ThresholdGroup, day: date) -> EuroThreshold | None:
        """For the days whose thresholds are known in euro; `threshold_on` goes before it."""
        rows = (row for row in self.euro_thresholds if (row.act, row.group) == (law, group))
        return next(_in_force(rows, day), None)

    def direct_award_limit_on(self, law: Law, group: ThresholdGroup, day: date) -> DirectAwardLimit | None:
        rows = (row for row in self.direct_award_limits if (row.act, row.group) == (law, group))
        return next(_in_force(rows, day), None)


def _in_force(rows: Iterable[T], day: date) -> Iterator[T]:
    return (row for row in rows if row.start <= day and (row.end is None or day <= row.end))


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
    acts: dict[Law, Act]
    provisions: tuple[ProvisionEntry, ...]
    thresholds: tuple[ThresholdEntry, ...]
    direct_award_limits: tuple[DirectAwardLimitEntry, ...]
    other_provisions: tuple[OtherProvisionsEntry, ...] = ()
    euro_periods: tuple[EuroPeriodEntry, ...] = ()

    @field_validator("acts")
    @classmethod
    def _every_act(cls, acts: dict[Law, Act]) -> dict[Law, Act]:
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


def _last_day(row: _Dated) -> date:
    return row.end or date.max


def law_table(file: LawsFile) -> LawTable:
    """The checked file as the table that the rules ask."""
    return LawTable(
        acts=file.acts,
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
