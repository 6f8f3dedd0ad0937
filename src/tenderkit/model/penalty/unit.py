"""What one amount of a penalty is for: the one table of what `PenaltyPer` means, which everything about a penalty reads.

Its words are texts of the catalogue, by the unit's own value: `penalty.per.…` in a table and on the screen, `penalty.claim_per.…`
in a claim, `penalty.sanction_per.…` in an agreement, `penalty.axis.…` over time, and with a number before them `penalty.time.…`
(`3 veckor`) and `penalty.whole_time.…` (`3 påbörjade veckor`).
"""

from collections.abc import Mapping
from enum import Enum

from msgspec import Struct

from tenderkit.model.case.choices import PenaltyPer


class TimeCounted(Enum):
    """Which time a penalty is counted for, if any."""

    NONE = "none"  # each missing place once (vite.s1)
    LATE = "late"  # every unit begun since the time for remedy ended (vite.s3)
    LACKING = "lacking"  # every whole month of what a place shall last that it lacks (vite.s4)


class PenaltyUnit(Struct, frozen=True):
    """`stated_in` is the key of a breach that says how many there are; `days` how long one is, where time passes."""

    per: PenaltyPer
    time: TimeCounted
    stated_in: str
    days: int = 0

    @property
    def counts_time(self) -> bool:
        """Whether an amount is for a time, so that a place that is missing twice as long costs twice as much."""
        return self.time is not TimeCounted.NONE

    def words(self, what: str) -> str:
        """The key of a text about one unit."""
        return f"penalty.{what}.{self.per.value}"

    def number(self, what: str, count: int) -> str:
        """The key of a text with so many units in it."""
        return f"{self.words(what)}.{'one' if count == 1 else 'many'}"


UNITS: Mapping[PenaltyPer, PenaltyUnit] = {
    unit.per: unit
    for unit in (
        PenaltyUnit(PenaltyPer.MISSING_PLACE, TimeCounted.NONE, "missing_places"),
        PenaltyUnit(PenaltyPer.STARTED_DAY, TimeCounted.LATE, "late_days", days=1),
        PenaltyUnit(PenaltyPer.STARTED_WEEK, TimeCounted.LATE, "late_weeks", days=7),
        PenaltyUnit(PenaltyPer.MISSING_MONTH, TimeCounted.LACKING, "late_months"),
    )
}
"""A new unit is a member of `PenaltyPer`, a row here, its words, and the key of a breach. A clause version that doesn't name it is refused."""


def unit_of(per: PenaltyPer) -> PenaltyUnit:
    return UNITS[per]
