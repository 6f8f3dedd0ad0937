"""The dated law table: which provision applies to what, from when, read in which source, and on which day.

The table says what we know and no more: a period without a row is unknown, never guessed from its neighbour.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from typing import Protocol, TypeVar

from msgspec import Struct

from tenderkit.model.case.choices import Law
from tenderkit.model.case.titled_choice import TitledChoice
from tenderkit.model.law.acts import Act
from tenderkit.model.law.euro_thresholds import EuroThreshold
from tenderkit.model.law.other_provisions import OtherProvisions
from tenderkit.model.law.threshold_group import ThresholdGroup

THRESHOLD_FILE = "troskelvarden.yaml"  # of a municipality's own, beside its clauses
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


class Dated(Protocol):
    """Anything with a first day and perhaps a last one, both included."""

    @property
    def start(self) -> date: ...

    @property
    def end(self) -> date | None: ...


T = TypeVar("T", bound=Dated)


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
