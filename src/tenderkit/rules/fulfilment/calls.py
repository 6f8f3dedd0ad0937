"""Calls to a meeting: whether one was made in time, and what one that wasn't means for the supplier."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from msgspec import Struct

from tenderkit.rules.journal.known import KnownEvent

NOTICE = timedelta(
    days=10
)  # between the call and the meeting (dialog-genomforande.k1, dialog-upprepning.k2, uppfoljning.k9)


class Call(Struct, frozen=True):
    """Made on a day, to a meeting on another."""

    made: date
    meeting: date

    @property
    def in_time(self) -> bool:
        """At least ten days before the meeting."""
        return self.meeting - self.made >= NOTICE


def calls_in(events: Iterable[KnownEvent]) -> tuple[Call, ...]:
    """The calls, in the order of their meetings."""
    found = (Call(each.date, each.event.to_be_held) for each in events if each.event.to_be_held is not None)
    return tuple(sorted(found, key=lambda call: (call.meeting, call.made)))


def was_called_by(calls: Sequence[Call], due: date) -> bool:
    """Whether there was a call in time to a meeting by the last day; one whose meeting was moved by a new call before its day is none."""
    return any(call.in_time and call.meeting <= due and not _is_moved(call, calls) for call in calls)


def _is_moved(call: Call, calls: Sequence[Call]) -> bool:
    return any(call.made < other.made <= call.meeting for other in calls)
