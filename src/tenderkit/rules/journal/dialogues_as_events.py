"""The dialogues of a file of format 1 as events. That format tells no call, so nothing is known of those."""

from collections.abc import Iterator

from tenderkit.model.journal.choices import EventKind
from tenderkit.model.journal.event import Event
from tenderkit.model.matching.matching import Matching


def dialogue_events(matching: Matching) -> Iterator[Event]:
    """Each one held with its answer, and the plan that came in after it."""
    for each in matching.dialogues:
        yield Event.model_construct(
            date=each.held,
            event=EventKind.DIALOGUE_HELD,
            supplier=each.supplier,
            outcome=each.outcome,
            places=each.places_offered,
            reasons=each.reasons,
        )
        if each.plan_received is not None:
            yield Event.model_construct(date=each.plan_received, event=EventKind.PLAN_RECEIVED, supplier=each.supplier)
