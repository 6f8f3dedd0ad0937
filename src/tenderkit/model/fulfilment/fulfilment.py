"""Whether a requirement has been met, as it is computed from what was done: numbers and clauses, never a person."""

from collections.abc import Iterable, Mapping
from datetime import date
from enum import StrEnum

from msgspec import Struct, field

from tenderkit.messages import document_text
from tenderkit.model.clauses.roles import ClauseRole


class FulfilmentStatus(StrEnum):
    """`open`: not yet due. `undecided`: a fact or an assessment is missing that would decide."""

    MET = "met"
    PARTLY = "partly"
    NOT_MET = "not_met"
    OPEN = "open"
    UNDECIDED = "undecided"

    @property
    def title_sv(self) -> str:
        return document_text(f"fulfilment.status.{self.value}")


class FulfilmentPart(StrEnum):
    """What is judged by itself. Agreements and the follow-up are told beside the requirement, which is met or not without them."""

    DIALOGUE = "dialogue"
    PLACES = "places"
    AGREEMENT = "agreement"
    FOLLOW_UP = "follow_up"

    @property
    def is_beside(self) -> bool:
        """Whether the part is told beside the requirement's own."""
        return self in (FulfilmentPart.AGREEMENT, FulfilmentPart.FOLLOW_UP)

    @property
    def title_sv(self) -> str:
        return document_text(f"fulfilment.part.{self.value}")


class FulfilmentReason(Struct, frozen=True):
    """Why: a key of the message catalogue with its facts, the role of the clause that it rests on, and the mark of its sentence."""

    key: str
    role: ClauseRole
    facts: Mapping[str, str] = field(default_factory=dict)
    mark: str = ""

    @property
    def words(self) -> str:
        """The reason in Swedish, as a document says it."""
        return document_text(self.key, **self.facts)


class DutyKind(StrEnum):
    """What is to be done by a day. The first four belong to the employment dialogue, the others to the follow-up."""

    FIRST_DIALOGUE = "first_dialogue"
    NEXT_DIALOGUE = "next_dialogue"
    PLAN = "plan"
    ANSWER = "answer"
    REPORT = "report"
    FINAL_REPORT = "final_report"
    REPLY = "reply"
    MEETING = "meeting"


class Duty(Struct, frozen=True):
    """One thing that a supplier has to do; `due` is its last day, `done` the day it was done. Done late is met, and told as late.

    `blameless`: not done, or done late, because the authority never called, or called too late: nobody's breach.
    """

    kind: DutyKind
    status: FulfilmentStatus
    reason: FulfilmentReason
    due: date | None = None
    done: date | None = None
    blameless: bool = False

    @property
    def days_late(self) -> int:
        """By how many days it was done after its last day; 0 for what was done in time, or not at all."""
        if self.due is None or self.done is None:
            return 0
        return max(0, (self.done - self.due).days)


class PartFulfilment(Struct, frozen=True):
    """One part for one supplier. `required` and `done` count dialogues, duties or places; `required` is `None` while unknown.

    `started` places include those that are done, `ongoing` ones have no end yet. `by_months` counts months of full time in place of places. `of` is the supplier or the agreement's id where there are several,
    and `lot` the id of the one that it is counted for by itself (platser-antal.s3).
    """

    part: FulfilmentPart
    role: ClauseRole
    status: FulfilmentStatus
    required: int | None
    done: int
    reasons: tuple[FulfilmentReason, ...]
    started: int = 0
    ongoing: int = 0
    of: str = ""
    by_months: bool = False
    duties: tuple[Duty, ...] = ()
    lot: str = ""

    def number(self, count: int) -> str:
        """`4`, or in months of full time `24 mån. heltid`."""
        return document_text("fulfilment.full_time_months", count=count) if self.by_months else str(count)


class Fulfilment(Struct, frozen=True):
    """The whole, its parts, and what was done in numbers."""

    status: FulfilmentStatus
    parts: tuple[PartFulfilment, ...]
    placements_completed: int
    placements_ended_early: int
    placements_ongoing: int
    persons_completed: int

    @property
    def dialogue(self) -> FulfilmentStatus | None:
        return combined(part.status for part in self.parts if part.part is FulfilmentPart.DIALOGUE)

    @property
    def places(self) -> FulfilmentStatus | None:
        return combined(part.status for part in self.parts if part.part is FulfilmentPart.PLACES)

    @property
    def reasons(self) -> tuple[FulfilmentReason, ...]:
        """Every reason once, in the order of the parts."""
        return tuple({(each.key, each.words): each for part in self.parts for each in part.reasons}.values())


def combined(statuses: Iterable[FulfilmentStatus]) -> FulfilmentStatus | None:
    """The status of several together; `None` of nothing.

    All met is met. Something met or partly met beside something that isn't is partly met. Otherwise the whole can't be
    decided while a part can't. Nothing met is not met as soon as one is not; else the whole waits for what is open.
    """
    found = set(statuses)
    if not found:
        return None
    if len(found) == 1:
        return next(iter(found))
    if FulfilmentStatus.PARTLY in found or {FulfilmentStatus.MET, FulfilmentStatus.NOT_MET} <= found:
        return FulfilmentStatus.PARTLY
    if FulfilmentStatus.UNDECIDED in found:
        return FulfilmentStatus.UNDECIDED
    return FulfilmentStatus.NOT_MET if FulfilmentStatus.NOT_MET in found else FulfilmentStatus.OPEN
