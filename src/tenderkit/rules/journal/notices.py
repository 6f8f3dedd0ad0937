"""The written notices of a deficiency, each with the day when it came to hand."""

from collections.abc import Sequence
from datetime import date

from msgspec import Struct

from tenderkit.model.journal.choices import EventKind
from tenderkit.rules.journal.known import KnownEvent


class SentNotice(Struct, frozen=True):
    """A notice and its receipt; `None` while nobody has noted the day."""

    sent: KnownEvent
    received: KnownEvent | None = None

    @property
    def counts_from(self) -> date:
        """The time for remedy runs from the receipt (brist.k4); for want of it, from the day it was sent."""
        return self.received.date if self.received is not None else self.sent.date


def notices_of(events: Sequence[KnownEvent]) -> tuple[SentNotice, ...]:
    """In the order in which they were sent. A receipt belongs to the last notice that was sent before it."""
    found: list[SentNotice] = []
    for each in events:
        if each.kind is EventKind.NOTICE_SENT:
            found.append(SentNotice(each))
        elif each.kind is EventKind.NOTICE_RECEIVED and found and found[-1].received is None:
            found[-1] = SentNotice(found[-1].sent, each)
    return tuple(found)
