"""What one place comes to by the clauses: counted, not counted, going on, or for the officer to decide; each with its sentence."""

from datetime import date
from enum import StrEnum

from msgspec import Struct

from tenderkit.model.fulfilment.fulfilment import FulfilmentReason


class PlaceStanding(StrEnum):
    """`waits`: it may come to count by itself. `undecided`: an assessment or a fact is missing that would decide."""

    COUNTS = "counts"
    NOT_COUNTED = "not_counted"
    WAITS = "waits"
    UNDECIDED = "undecided"


class PlaceOutcome(Struct, frozen=True):
    """`day` is the one that decides: when it came to count, until when it may, or when it ended.

    `since` is the first day of the place, or of the first of those that make one place together; `None` when it can't be one.
    `part_of` names the place that stands for several which make one place together. `kept_open` means that nobody had it.
    """

    place: str
    standing: PlaceStanding
    reason: FulfilmentReason
    day: date | None = None
    since: date | None = None
    part_of: str | None = None
    kept_open: bool = False

    @property
    def counts(self) -> bool:
        """Whether it is a fulfilled place, or part of one."""
        return self.standing is PlaceStanding.COUNTS

    @property
    def is_one(self) -> bool:
        """Whether it stands for a place; where several make one together, one of them does."""
        return self.part_of is None
