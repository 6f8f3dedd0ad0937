"""What the grounds are weighed on: one place, or those that make one place together, with its time; and what a ground finds."""

from collections.abc import Mapping
from datetime import date

from msgspec import Struct, field

from tenderkit.model.fulfilment.place_outcome import PlaceStanding
from tenderkit.model.journal.choices import AssessedMatter, EndGround
from tenderkit.rules.places.held_to import HeldTo
from tenderkit.rules.places.history import EndOfPlace, OpenPeriod, PlaceHistory
from tenderkit.rules.places.time_done import TimeDone, lasting, time_of

_NOT_RESPONSIBLE = (EndGround.RESIGNED, EndGround.DECISION_CHANGED, EndGround.WORK_LACKING_BY_AUTHORITY)
_RESPONSIBLE = (EndGround.PLANNED, EndGround.WORK_LACKING, EndGround.OWN_BREACH)


class Finding(Struct, frozen=True):
    """What a ground says of a place, the day that decides, and the words for it with their facts."""

    standing: PlaceStanding
    key: str
    day: date | None = None
    facts: Mapping[str, object] = field(default_factory=dict)
    kept_open: bool = False


class Weighed(Struct, frozen=True):
    """`members` have begun, in the order of their days, unless there is a single one; `offered` is a place that nobody has had yet."""

    held: HeldTo
    members: tuple[PlaceHistory, ...]
    day: date | None
    time: TimeDone | None
    offered: PlaceHistory | None = None
    shared: bool = False  # by several persons, where the clause lets them (platser-uppfyllelse.s21)

    @property
    def last(self) -> PlaceHistory:
        """The one that ended last, or goes on."""
        return max(self.members, key=lambda each: each.ended.day if each.ended else date.max)

    @property
    def has_begun(self) -> bool:
        return self.members[0].started is not None

    @property
    def since(self) -> date | None:
        """The first day that somebody had it, or that it was kept open; `None` while it is only planned."""
        first = self.members[0]
        return first.started or (first.opened[0].begins if first.opened else None)

    @property
    def end(self) -> EndOfPlace | None:
        """How it ended; `None` while somebody has it."""
        return self.last.ended

    @property
    def kept_open(self) -> tuple[OpenPeriod, ...]:
        """When it was kept open: before anybody had it, or for what remained after the end."""
        opened = self.offered.opened if self.offered else ()
        end = self.end
        if not self.has_begun:
            return (*self.last.opened, *opened)
        after = (each for each in self.last.opened if end is not None and each.begins >= end.day)
        return (*after, *opened)

    @property
    def supplier_is_responsible(self) -> bool | None:
        """Whether the supplier answers for the end (platser-uppfyllelse.s9, s18); `None` when the officer has to decide.

        The officer's assessment goes before what the parties say. The first edition doesn't name a broken-off trial. A plan that
        was too short from the start is the supplier's own.
        """
        end, assessed = self.end, self.last.says(AssessedMatter.SUPPLIER_RESPONSIBLE)
        if end is None or assessed is not None:
            return assessed
        if end.ground is EndGround.TRIAL_ENDED:
            return True if self.held.second_edition else None
        if end.ground in _RESPONSIBLE or self.was_planned_too_short:
            return True
        return False if end.ground in _NOT_RESPONSIBLE else None

    @property
    def is_past(self) -> bool:
        """Whether the contract is over on the day."""
        return self.day is not None and self.day > self.held.contract_ends

    @property
    def was_planned_too_short(self) -> bool:
        """Whether it couldn't have lasted its least time by its own plan, which the second edition asks of one that ends early."""
        planned, time = self.last.place.planned.ends, self.time
        if len(self.members) > 1 or planned is None or not self.held.second_edition:
            return False
        return planned < lasting(self.held, self.last) and not (time is not None and time.by_decision)


def weighed(held: HeldTo, members: tuple[PlaceHistory, ...], day: date | None, *, shared: bool = False) -> Weighed:
    """The places that make one place together, with what nobody has had yet apart."""
    begun = tuple(each for each in members if each.started is not None)
    offered = next((each for each in members if each.started is None and each.opened), None)
    if not begun:
        return Weighed(held, members[:1], day, None)
    return Weighed(held, begun, day, time_of(held, begun), offered, shared)
